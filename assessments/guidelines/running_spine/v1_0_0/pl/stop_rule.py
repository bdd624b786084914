"""The stop rule and the decision in Polish, in the words that a patient reads."""

from assessments.guidelines.running_spine.v1_0_0.pl.records import RECORDED
from assessments.guidelines.texts import DecisionText, Pair, StopRuleText

STOP_RULE = StopRuleText(
    title=Pair("Zasada przerwania przy bólu w czasie biegu lub po nim", "Bolą mnie plecy"),
    scope=Pair(
        "Tylko dla osób bez rozpoznanej choroby kręgosłupa; każdy inny ma własną zasadę.",
        "Te kroki są dla Ciebie, jeśli żaden lekarz nie stwierdził problemu z Twoim kręgosłupem.",
    ),
    steps={
        "S0": Pair(
            "Ból w czasie biegu lub po nim: czy lekarz mówił pacjentowi o problemie z kręgosłupem?",
            "Czy lekarz powiedział Ci o problemie z kręgosłupem?",
        ),
        "S1": Pair("Zwolnić, iść.", "Zwolnij i idź. Czy ból mija?"),
        "S2": Pair(
            "Zakończyć trening; można spróbować rozciągania; sprawdzić, czy ból mija.",
            "Zatrzymaj się. Spróbuj się rozciągnąć. Zobacz, czy ból mija. Czy minął?",
        ),
        "S3": Pair(
            "Dom i odpoczynek. Nadal ból: rozważyć wizytę u lekarza.",
            "Wróć do domu i odpocznij. Czy po tym nadal boli?",
        ),
    },
    answers={
        "yes": "Tak",
        "no_during": "Nie. Boli, gdy biegnę",
        "no_after": "Nie. Boli po biegu",
        "gone": "Ból minął",
        "still": "Nadal boli",
    },
    endings={
        "own_rule": Pair(
            "Zasada, którą napisał lekarz, albo domyślna zasada produktu.",
            "Oto zasada dla Ciebie.",
        ),
        "log": Pair("Zapisać; zasada się kończy.", "Dobrze. Zapisz to w swoim dzienniku."),
        "see_doctor": Pair(
            "Rozważyć wizytę u lekarza; ból utrzymujący się jest proponowany lekarzowi.",
            "Pomyśl o wizycie u lekarza. Możesz stąd napisać do swojej poradni.",
        ),
    },
    own_rule_heading=Pair("Własna zasada tego pacjenta", "Zasada Twojego lekarza dla Ciebie"),
    default_rule=Pair(
        "Dla tego pacjenta nie napisano zasady: przerwać i nie biegać do kontaktu z poradnią.",
        "Przerwij teraz. Nie biegaj, dopóki nie porozmawiasz ze swoją poradnią.",
    ),
    default_rule_source=Pair(
        "Domyślna zasada produktu, nie artykułu: artykuł nie podaje zasady dla pacjenta z "
        "rozpoznaniem.",
        "Ta zasada pochodzi z tego portalu. Twój lekarz nie napisał jeszcze zasady dla Ciebie.",
    ),
    individual=Pair(
        "Co robić przy bólu w czasie biegu, jest sprawą indywidualną; proszę napisać zasadę dla "
        "tego pacjenta.",
        "Co robić, gdy boli, nie u każdego jest takie samo.",
    ),
)

DECISION = DecisionText(
    choices=RECORDED["decision"].values,
    steps=(
        "Klasa jest obliczana, a lekarz ją podpisuje.",
        "Lekarz wyjaśnia ryzyko; zapisuje się pokazane teksty i ich wersje.",
        "C3 i C4: konsultacja z ortopedą lub neurochirurgiem.",
        "Decyduje tylko pacjent; nic nie jest zaznaczone z góry i nic innego od tego nie zależy.",
        "Pacjent może w każdej chwili zdecydować na nowo; wcześniejsze decyzje można przeczytać.",
        "Wyższa klasa później sprawia, że decyzja znów czeka, i obie strony się o tym dowiadują.",
    ),
    awareness=Pair(
        "Oświadczenie zapisuje, że pacjent wie; nie jest zrzeczeniem się praw i nikogo nie "
        "zwalnia z obowiązku opieki.",
        "To znaczy, że znasz ryzyko. Twój lekarz nadal się Tobą opiekuje.",
    ),
    teach_back="Własnymi słowami: co bieganie może zrobić z Twoimi plecami?",
    change_of_mind="Możesz zmienić zdanie w każdej chwili.",
    against_advice_heading="Tego nie ma w Twoim planie. Twój lekarz odradza bieganie.",
    # AMB-06: no word of advice against running where nobody gave it.
    not_in_plan_heading="Tego nie ma w Twoim planie. Najpierw porozmawiaj z lekarzem.",
    run_though_not_in_plan="Będę biegać, choć nie ma tego w moim planie",
    run_only_as_agreed="Będę biegać tylko tak, jak ustalę to z lekarzem",
)
