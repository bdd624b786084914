"""What is recorded beside the nine questions, in Polish, for the doctor and the patient."""

from assessments.guidelines.running_spine.v1_0_0.pl.questions import (
    NO_QUESTION_TO_PATIENTS,
    NOT_RECORDED,
)
from assessments.guidelines.texts import Pair, VariableText

_YES_NO = {
    "no": Pair("Nie", "Nie"),
    "yes": Pair("Tak", "Tak"),
    "not_recorded": NOT_RECORDED,
}

RECORDED = {
    "consultation": VariableText(
        label=Pair("Konsultacja", "Specjalista"),
        question=Pair("Z kim odbyła się konsultacja?", "Który lekarz oglądał Twoje plecy?"),
        help=Pair(
            "Obowiązek konsultacji spełnia tylko ortopeda lub neurochirurg. Klasa pozostaje.",
            NO_QUESTION_TO_PATIENTS,
        ),
        values={
            "none": Pair("Nie odnotowano", "Jeszcze żaden"),
            "orthopaedist": Pair("Ortopeda", "Ortopeda, lekarz od kości i stawów"),
            "neurosurgeon": Pair("Neurochirurg", "Neurochirurg, lekarz od mózgu i kręgosłupa"),
            "other": Pair("Inny lekarz", "Inny lekarz"),
        },
    ),
    "decision": VariableText(
        label=Pair("Decyzja pacjenta", "Moja decyzja"),
        question=Pair("Co postanowił pacjent?", "Co chcesz zrobić?"),
        help=Pair(
            "Należy wyłącznie do pacjenta; nic nie jest zaznaczone z góry.",
            "Wybór należy do Ciebie. Możesz zmienić zdanie w każdej chwili.",
        ),
        values={
            "pending": Pair("Jeszcze bez decyzji", "Jeszcze nie wybieram"),
            "will_not_run": Pair("Nie będzie biegać", "Nie będę biegać"),
            "will_run_within_plan": Pair(
                "Będzie biegać zgodnie z planem", "Będę biegać tak, jak mówi mój plan"
            ),
            "will_run_against_advice": Pair(
                "Będzie biegać wbrew radzie", "Będę biegać, choć mój lekarz to odradza"
            ),
            "undecided": Pair("Niezdecydowany", "Jeszcze nie wiem"),
        },
    ),
    "difficulty_stopping": VariableText(
        label=Pair("Trudność z zaprzestaniem", "Trudno przestać"),
        question=Pair(
            "Czy pacjentowi trudno przestać biegać?", "Czy trudno byłoby Ci przestać biegać?"
        ),
        help=Pair("Pytać bez obwiniania.", "Wiele osób, które biegają, tak ma."),
        values=_YES_NO,
    ),
    "runs_now": VariableText(
        label=Pair("Biega obecnie", "Biegam teraz"),
        question=Pair("Czy pacjent obecnie biega?", "Czy teraz biegasz?"),
        help=Pair(
            "Zmienia tylko słowa: przed rozpoczęciem albo przed dalszym bieganiem.",
            "Tak, jeśli w ostatnich tygodniach był jakiś bieg.",
        ),
        values=_YES_NO,
    ),
    "glute_pelvis_work": VariableText(
        label=Pair("Ćwiczenia pośladków i miednicy", "Ćwiczenia pośladków i bioder"),
        question=Pair(
            "Czy pacjent ćwiczy pośladki i miednicę?", "Czy ćwiczysz mięśnie pośladków i bioder?"
        ),
        help=Pair(
            "Przydatne, nie konieczne: nie wpływa na klasę.",
            "Pomagają trzymać dolną część pleców.",
        ),
        values=_YES_NO,
    ),
    "discopathy": VariableText(
        label=Pair("Choroba krążka", "Problem z dyskiem"),
        question=Pair(
            "Czy wśród rozpoznań, które się liczą, jest choroba krążka międzykręgowego?",
            "Czy masz problem z dyskiem w kręgosłupie?",
        ),
        help=Pair("Wynika z rozpoznań.", NO_QUESTION_TO_PATIENTS),
        values={
            "no": Pair("Nie", "Nie"),
            "yes": Pair("Tak", "Tak"),
            "not_recorded": NOT_RECORDED,
        },
    ),
    "eased_by": VariableText(
        label=Pair("Co przyniosło ulgę", "Co pomogło"),
        question=Pair("Co złagodziło ból?", "Dzięki czemu ból minął?"),
        help=Pair(
            "Odpowiedź „nic, nawet odpoczynek” proponuje ból utrzymujący się; przyjmuje ją lekarz.",
            "Wybierz to, co pomogło najbardziej.",
        ),
        values={
            "walking": Pair("Marsz", "Chodzenie"),
            "stopping": Pair("Zatrzymanie się", "Zatrzymanie się"),
            "stretching": Pair("Rozciąganie", "Rozciąganie"),
            "rest": Pair("Odpoczynek w domu", "Odpoczynek w domu"),
            "nothing": Pair("Nic, nawet odpoczynek", "Nic, nawet odpoczynek"),
        },
    ),
    "kind": VariableText(
        label=Pair("Rodzaj choroby", "Rodzaj problemu"),
        question=Pair("Jaki to rodzaj rozpoznania?", "Jaki to problem?"),
        help=Pair("Wynika z katalogu rozpoznań.", NO_QUESTION_TO_PATIENTS),
        values={
            "discopathy": Pair("Choroba krążka", "Problem z dyskiem"),
            "spondylolisthesis": Pair("Kręgozmyk", "Kręg, który się przesunął"),
            "other_spine_disease": Pair("Inna choroba kręgosłupa", "Inny problem z kręgosłupem"),
            "symptom": Pair("Objaw, nie choroba", "Objaw, nie choroba"),
            "cause": Pair("Przyczyna bólu, nie choroba kręgosłupa", "Powód, dla którego boli"),
            "emergency": Pair("Stan nagły", "Coś, co wymaga pomocy natychmiast"),
        },
    ),
    "running_excluded": VariableText(
        label=Pair("Wyklucza bieganie?", "Zbyt zaawansowane na bieganie?"),
        question=Pair(
            "Czy jest tak zaawansowana, że wyklucza bieganie?",
            "Czy to zbyt zaawansowane na bieganie?",
        ),
        help=Pair(
            "Własna ocena lekarza, nigdy obliczana ze stopnia. Do czasu oceny: „jeszcze nie "
            "oceniono”.",
            NO_QUESTION_TO_PATIENTS,
        ),
        values={
            "no": Pair("Nie", "Nie"),
            "not_judged": Pair("Jeszcze nie oceniono", "Twój lekarz jeszcze tego nie ocenił"),
            "yes": Pair("Tak", "Tak"),
        },
    ),
    "verification": VariableText(
        label=Pair("Potwierdzenie", "Sprawdzone?"),
        question=Pair("Kto stoi za rozpoznaniem?", "Czy lekarz to sprawdził?"),
        help=Pair(
            "Rozpoznanie zgłoszone tylko przez pacjenta liczy się jako „do ustalenia”.",
            NO_QUESTION_TO_PATIENTS,
        ),
        values={
            "confirmed": Pair("Potwierdzone", "Tak, lekarz to stwierdził"),
            "patient_reported": Pair("Zgłoszone przez pacjenta", "Wiemy o tym od Ciebie"),
            "refuted": Pair("Wykluczone", "Lekarz sprawdził i tego nie masz"),
            "entered_in_error": Pair("Wpisane omyłkowo", "Zapisano to przez pomyłkę"),
        },
    ),
    "status": VariableText(
        label=Pair("Stan", "Nadal jest?"),
        question=Pair("Czy jest czynne?", "Czy nadal to masz?"),
        help=Pair("Rozpoznanie ustąpione już się nie liczy.", NO_QUESTION_TO_PATIENTS),
        values={
            "active": Pair("Czynne", "Tak"),
            "resolved": Pair("Ustąpiło", "Nie, to minęło"),
        },
    ),
}
