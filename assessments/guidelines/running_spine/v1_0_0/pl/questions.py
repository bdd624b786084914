"""The nine questions in Polish: how a doctor reads them, and how a child of eleven would."""

from assessments.guidelines.texts import Pair, VariableText

NOT_RECORDED = Pair("Nie zapisano", "Nie wiem na pewno")
NO_QUESTION_TO_PATIENTS = "Na to odpowiada Twój lekarz."

CLASSIFYING = {
    "spine_status": VariableText(
        label=Pair("Kręgosłup", "Twój kręgosłup"),
        question=Pair("Co wiadomo o kręgosłupie?", "Co wiemy o Twoim kręgosłupie?"),
        help=Pair(
            "Wynika z rozpoznań: liczy się najgorsze czynne. Proszę zapisać lub zmienić "
            "rozpoznanie albo to, że kręgosłup zbadano.",
            NO_QUESTION_TO_PATIENTS,
        ),
        values={
            "no_disease": Pair(
                "Bez choroby kręgosłupa (zbadano)",
                "Lekarz zbadał kręgosłup i nie znalazł problemu",
            ),
            "not_assessed": Pair(
                "Choroba kręgosłupa nieznana (nie zbadano)",
                "Nie wiemy o żadnym problemie. Lekarz jeszcze nie badał kręgosłupa",
            ),
            "disease_reported": Pair(
                "Choroba zgłoszona przez pacjenta, niepotwierdzona",
                "Wiemy od Ciebie o problemie z kręgosłupem. Nie jest jeszcze sprawdzony",
            ),
            "disease_not_advanced": Pair(
                "Choroba, która sama nie wyklucza biegania", "Problem z kręgosłupem"
            ),
            "disease_stage_unknown": Pair(
                "Choroba, nie oceniono jeszcze, czy wyklucza bieganie",
                "Problem z kręgosłupem. Lekarz jeszcze nie ocenił, jak jest zaawansowany",
            ),
            "disease_advanced": Pair(
                "Choroba tak zaawansowana, że wyklucza bieganie",
                "Problem z kręgosłupem zbyt zaawansowany na bieganie",
            ),
        },
        missing="Proszę podać, co wiadomo o kręgosłupie.",
    ),
    "back_pain": VariableText(
        label=Pair("Ból pleców", "Ból pleców"),
        question=Pair("Czy występuje ból pleców?", "Czy bolą Cię plecy?"),
        help=Pair(
            "Ustępuje: pojawia się w czasie biegu lub po nim i mija po przejściu do marszu, "
            "zatrzymaniu lub odpoczynku w domu. Utrzymuje się: trwa także po odpoczynku w domu "
            "albo jest uznany za przewlekły.",
            "Pomyśl o swoich biegach i o czasie po nich.",
        ),
        values={
            "none": Pair("Bez bólu pleców", "Nie, nie bolą"),
            "settles": Pair(
                "Pojawia się przy bieganiu i ustępuje",
                "Tak, ale ból mija, gdy idę, zatrzymam się lub odpocznę",
            ),
            "persistent": Pair(
                "Utrzymuje się po odpoczynku lub jest przewlekły",
                "Tak, i boli nadal, gdy odpocznę",
            ),
        },
        missing="Proszę wybrać, czy występuje ból pleców.",
    ),
    "pain_cause": VariableText(
        label=Pair("Przyczyna bólu", "Dlaczego boli"),
        question=Pair("Co powoduje ból?", "Dlaczego bolą Cię plecy?"),
        help=Pair(
            "Ocena lekarza. Osłabienia mięśni nigdy nie wnioskuje się z samej pracy przy biurku. "
            "Jeśli przyczyna nie jest ustalona: „jeszcze nieznana”.",
            NO_QUESTION_TO_PATIENTS,
        ),
        values={
            "muscle_weakness": Pair("Osłabienie mięśni", "Słabe mięśnie"),
            "unknown": Pair("Jeszcze nieznana", "Jeszcze nie wiemy"),
            "other_known": Pair("Inna znana przyczyna", "Coś innego, co zna Twój lekarz"),
            "spinal_disease": Pair("Choroba kręgosłupa", "Problem z kręgosłupem"),
        },
        missing="Proszę wybrać, co spowodowało ból, albo „jeszcze nieznana”.",
    ),
    "technique": VariableText(
        label=Pair("Technika biegu", "Jak biegasz"),
        question=Pair("Jaka jest technika biegu?", "Jak biegasz?"),
        help=Pair(
            "Ergonomiczna to wszystkie trzy: małe podskoki, proste plecy, lekki ruch do przodu. "
            "Odpowiedź pacjenta można zmienić po obejrzeniu biegu.",
            "Dobry bieg ma mało podskoków i proste plecy, a ciało jest lekko pochylone do przodu.",
        ),
        values={
            "ergonomic": Pair(
                "Ergonomiczna: małe podskoki, proste plecy, lekki ruch do przodu",
                "Mało podskakuję, mam proste plecy i lekko pochylam się do przodu",
            ),
            "novice": Pair(
                "Początkujący albo brakuje jednego z trzech",
                "Podskakuję albo dopiero zaczynam",
            ),
            "not_recorded": NOT_RECORDED,
        },
    ),
    "core_strengthening": VariableText(
        label=Pair("Wzmacnianie tułowia", "Ćwiczenia brzucha i pleców"),
        question=Pair(
            "Czy pacjent regularnie wzmacnia tułów?", "Czy ćwiczysz mięśnie brzucha i pleców?"
        ),
        help=Pair(
            "Artykuł nie podaje dawki: regularnie znaczy to, co lekarz uznaje za regularne.",
            "Jednym ze sposobów jest deska, czyli podpór na przedramionach.",
        ),
        values={
            "regular": Pair("Regularnie", "Tak, mam taki zwyczaj"),
            "not_regular": Pair("Nieregularnie", "Nie albo tylko czasem"),
            "not_recorded": NOT_RECORDED,
        },
    ),
    "stretching": VariableText(
        label=Pair("Rozciąganie", "Rozciąganie"),
        question=Pair("Kiedy pacjent się rozciąga?", "Kiedy się rozciągasz?"),
        help=Pair(
            "Przed treningiem i po nim liczy się jako po.",
            "Jeśli rozciągasz się przed biegiem i po nim, wybierz „po”.",
        ),
        values={
            "after": Pair("Po treningu", "Po biegu"),
            "before_only": Pair("Tylko przed treningiem", "Tylko przed biegiem"),
            "none": Pair("Nie rozciąga się", "Nie rozciągam się"),
            "not_recorded": NOT_RECORDED,
        },
    ),
    "regeneration": VariableText(
        label=Pair("Regeneracja", "Dni odpoczynku"),
        question=Pair("Czy planowane są dni regeneracji?", "Czy planujesz dni odpoczynku?"),
        help=Pair(
            "Zaplanowana regeneracja jako część treningu.",
            "W dniu odpoczynku nie biegasz, żeby ciało doszło do siebie po ostatnim biegu.",
        ),
        values={
            "yes": Pair("Zaplanowane", "Tak"),
            "no": Pair("Niezaplanowane", "Nie"),
            "not_recorded": NOT_RECORDED,
        },
    ),
    "usual_surface": VariableText(
        label=Pair("Zwykłe podłoże", "Gdzie biegasz"),
        question=Pair("Po czym pacjent najczęściej biega?", "Gdzie najczęściej biegasz?"),
        help=Pair(
            "Najtwardsze są cement, płyty i beton. Asfaltu, bieżni stadionu, bieżni mechanicznej "
            "i trawy artykuł nie wymienia; liczą się jako „inne”.",
            "Wybierz podłoże, po którym biegasz przez większość czasu.",
        ),
        values={
            "trail": Pair("Szlak terenowy", "Po miękkich ścieżkach i szlakach"),
            "other": Pair(
                "Inne: asfalt, stadion, bieżnia mechaniczna, trawa",
                "Po ulicy, stadionie, bieżni lub trawie",
            ),
            "cement": Pair("Cement, płyty, beton", "Po betonie lub płytach chodnika"),
            "not_recorded": NOT_RECORDED,
        },
    ),
    "shoes": VariableText(
        label=Pair("Buty do biegania", "Twoje buty"),
        question=Pair("W jakich butach pacjent biega?", "W jakich butach biegasz?"),
        help=Pair("Oceniane razem z podłożem.", "Spójrz na podeszwy swoich butów."),
        values={
            "cushioned": Pair("Z dobrą amortyzacją", "Buty z grubą, miękką podeszwą"),
            "low_cushion_trail": Pair(
                "Terenowe z małą amortyzacją", "Buty terenowe z cienką podeszwą"
            ),
            "other": Pair("Inne", "Inne buty"),
            "not_recorded": NOT_RECORDED,
        },
    ),
}
