"""The five classes in Polish, for each reason a wording of its own."""

from assessments.guidelines.texts import ClassText, ClassWords

HEALTHY = ClassText(
    definition=(
        "Żaden czynnik nie daje więcej niż 0: nie jest znana choroba kręgosłupa, nie ma bólu "
        "pleców i spełniony jest każdy warunek."
    ),
    words={
        "default": ClassWords(
            name="Bieganie korzystne",
            duty="Zachęcać; utrzymać warunki.",
            label="Małe ryzyko",
            patient_title="Bieganie jest dla Ciebie dobre.",
            patient_text="Możesz biegać. Rób nadal także inne ćwiczenia.",
        )
    },
)

CONDITIONS = ClassText(
    definition=(
        "Najgorszy czynnik to 1: nie jest znana choroba kręgosłupa, ból (jeśli jest) ustępuje lub "
        "wynika z osłabienia mięśni, a przynajmniej jeden warunek nie jest spełniony albo taki "
        "ból występuje."
    ),
    words={
        "unmet": ClassWords(
            name="Korzystne pod warunkami",
            duty="Wymienić niespełnione warunki; bieganie dozwolone obok nich.",
            label="Małe ryzyko, jeśli warunki są spełnione",
            patient_title="Bieganie jest dla Ciebie dobre, jeśli zrobisz kilka rzeczy.",
            patient_text="Oto Twoja lista.",
        ),
        "pain_with_steps": ClassWords(
            name="Korzystne pod warunkami",
            duty="Każdy warunek spełniony; bieganie dozwolone, z zasadą przerwania na ból.",
            label="Małe ryzyko, jeśli warunki są spełnione",
            patient_title="Bieganie jest dla Ciebie dobre.",
            patient_text="Jeśli boli, idź krok po kroku.",
        ),
        "pain_with_own_rule": ClassWords(
            name="Korzystne pod warunkami",
            duty="Każdy warunek spełniony; bieganie dozwolone, z własną zasadą tego pacjenta.",
            label="Małe ryzyko, jeśli warunki są spełnione",
            patient_title="Bieganie jest dla Ciebie dobre.",
            patient_text="Jeśli boli, zrób to, co jest w Twoim planie.",
        ),
        "signed": ClassWords(
            name="Korzystne pod warunkami",
            duty="Nazwać warunki w planie; bieganie dozwolone obok nich.",
            label="Małe ryzyko, jeśli warunki są spełnione",
            patient_title="Bieganie jest dla Ciebie dobre, jeśli zrobisz kilka rzeczy.",
            patient_text="Są w Twoim planie.",
        ),
    },
)

_FIND_OUT = "Diagnostyka; na razie żadnej rady za bieganiem ani przeciw; zaplanować inną aktywność."
_CONFIRM = (
    "Potwierdzić lub wykluczyć zgłoszoną chorobę; na razie żadnej rady za bieganiem ani przeciw; "
    "zaplanować inną aktywność."
)
FIND_CAUSE = ClassText(
    definition=(
        "Najgorszy czynnik to 2: ból utrzymujący się lub przewlekły o nieustalonej przyczynie "
        "albo choroba kręgosłupa, którą zgłasza tylko pacjent; bez potwierdzonej choroby "
        "kręgosłupa."
    ),
    words={
        "pain": ClassWords(
            name="Najpierw ustalić",
            duty=_FIND_OUT,
            label="Nieokreślone",
            patient_title="Najpierw sprawdźmy, dlaczego boli.",
            patient_text="",
        ),
        "reported": ClassWords(
            name="Najpierw ustalić",
            duty=_CONFIRM,
            label="Nieokreślone",
            patient_title="Najpierw sprawdźmy, co naprawdę jest z Twoimi plecami.",
            patient_text="",
        ),
        "pain_and_reported": ClassWords(
            name="Najpierw ustalić",
            duty=(
                "Diagnostyka oraz potwierdzenie lub wykluczenie zgłoszonej choroby; na razie "
                "żadnej rady za bieganiem ani przeciw; zaplanować inną aktywność."
            ),
            label="Nieokreślone",
            patient_title="Najpierw sprawdźmy, dlaczego boli.",
            patient_text="Sprawdźmy też, co naprawdę jest z Twoimi plecami.",
        ),
    },
)

CONSULT = ClassText(
    definition=(
        "Najgorszy czynnik to 3: choroba kręgosłupa, której lekarz nie uznał za wykluczającą "
        "bieganie (lub jeszcze nie ocenił), albo ból o znanej przyczynie, na którą artykuł nie "
        "daje odpowiedzi."
    ),
    words={
        "spine_disease": ClassWords(
            name="Konsultacja przed rozpoczęciem (odradzane)",
            duty=(
                "Ortopeda lub neurochirurg przed rozpoczęciem; odradzać; ćwiczenia zastępcze; "
                "świadoma decyzja."
            ),
            label="Duże ryzyko",
            patient_title="Zanim zaczniesz biegać, porozmawiaj ze specjalistą.",
            patient_text="Ryzyko jest duże. Wybór należy do Ciebie.",
        ),
        "spine_disease_consulted": ClassWords(
            name="Po konsultacji, odradzane",
            duty=(
                "Konsultacja odnotowana, klasa pozostaje; odradzać; ćwiczenia zastępcze; świadoma "
                "decyzja."
            ),
            label="Duże ryzyko",
            patient_title="Rozmowa ze specjalistą już się odbyła.",
            patient_text="Ryzyko jest nadal duże. Wybór należy do Ciebie.",
        ),
        "other_cause": ClassWords(
            name="Konsultacja przed rozpoczęciem",
            duty=(
                "Ortopeda lub neurochirurg przed rozpoczęciem; ćwiczenia zastępcze; świadoma "
                "decyzja."
            ),
            label="Potrzebna opinia lekarza",
            patient_title="Zanim zaczniesz biegać, porozmawiaj z lekarzem.",
            patient_text=(
                "Nasz przewodnik nie ma odpowiedzi na tę przyczynę. Wybór należy do Ciebie."
            ),
        ),
        "other_cause_consulted": ClassWords(
            name="Po konsultacji, brak odpowiedzi w wytycznych",
            duty=(
                "Konsultacja odnotowana, klasa pozostaje; ćwiczenia zastępcze; świadoma decyzja."
            ),
            label="Potrzebna opinia lekarza",
            patient_title="Rozmowa ze specjalistą już się odbyła.",
            patient_text=(
                "Nasz przewodnik nie ma odpowiedzi na tę przyczynę. Wybór należy do Ciebie."
            ),
        ),
        "signed": ClassWords(
            name="Konsultacja przed rozpoczęciem",
            duty=(
                "Ortopeda lub neurochirurg przed rozpoczęciem; ćwiczenia zastępcze; świadoma "
                "decyzja."
            ),
            label="Potrzebna opinia lekarza",
            patient_title="Zanim zaczniesz biegać, porozmawiaj z lekarzem.",
            patient_text="Chcemy najpierw omówić to z Tobą. Wybór należy do Ciebie.",
        ),
        "signed_consulted": ClassWords(
            name="Po konsultacji, podpisane przez lekarza",
            duty=(
                "Konsultacja odnotowana, klasa pozostaje; ćwiczenia zastępcze; świadoma decyzja."
            ),
            label="Potrzebna opinia lekarza",
            patient_title="Rozmowa ze specjalistą już się odbyła.",
            patient_text="O bieganiu rozmawiamy razem z Tobą. Wybór należy do Ciebie.",
        ),
    },
)

EXCLUDED = ClassText(
    definition=(
        "Najgorszy czynnik to 4: przynajmniej jedna czynna choroba, którą lekarz uznał za tak "
        "zaawansowaną, że wyklucza bieganie."
    ),
    words={
        "default": ClassWords(
            name="Wykluczone z definicji",
            duty=(
                "Bez biegania w planie; ćwiczenia zastępcze; świadoma decyzja nadal zapisana; "
                "konto nie jest zablokowane."
            ),
            label="Bieganie wykluczone",
            patient_title="Bieganie nie jest bezpieczne dla Twoich pleców.",
            patient_text="Są inne sposoby, żeby się ruszać.",
        )
    },
)

CLASSES = {
    "healthy": HEALTHY,
    "conditions": CONDITIONS,
    "find_cause": FIND_CAUSE,
    "consult": CONSULT,
    "excluded": EXCLUDED,
}
