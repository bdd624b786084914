"""Factors, strengths and unmet conditions in Polish; nothing unrecorded is called not done."""

from assessments.guidelines.texts import FactorText, Pair

FACTORS = {
    "spine": FactorText(
        Pair("Kręgosłup", "Twój kręgosłup"),
        Pair(
            "Decyduje tu choroba kręgosłupa; żadna odpowiedź o treningu tego nie zmienia.",
            "To wynika z Twojego kręgosłupa. Buty, ścieżki ani trening tego nie zmienią.",
        ),
    ),
    "pain": FactorText(
        Pair("Ból pleców i jego przyczyna", "Twój ból pleców"),
        Pair(
            "Decydują tu ból i jego przyczyna; żadna odpowiedź o treningu tego nie zmienia.",
            "To wynika z Twojego bólu. Buty, ścieżki ani trening tego nie zmienią.",
        ),
    ),
    "technique": FactorText(Pair("Technika", "Jak biegasz")),
    "core": FactorText(Pair("Wzmacnianie tułowia", "Ćwiczenia brzucha i pleców")),
    "stretching": FactorText(Pair("Rozciąganie", "Rozciąganie")),
    "regeneration": FactorText(Pair("Regeneracja", "Dni odpoczynku")),
    "surface_and_shoes": FactorText(Pair("Podłoże i buty", "Twoje podłoże i buty")),
}

STRENGTHS = {
    "necessary": Pair("konieczne", "To jest Ci potrzebne."),
    "required": Pair("wymagane", "To część treningu."),
    "advised": Pair("zalecane", "Tak jest dla Ciebie lepiej."),
    "over_time": Pair("do opanowania z czasem", "To wymaga czasu."),
}

CONDITIONS = {
    "technique_novice": Pair(
        "Techniki uczy się z czasem: małe podskoki, proste plecy, lekki ruch do przodu.",
        "Naucz się biegać z mniejszym podskakiwaniem. To wymaga czasu, więc rób to po trochu.",
    ),
    "technique_to_check": Pair(
        "Technika do sprawdzenia: podskakiwanie, proste plecy, ruch do przodu.",
        "Do sprawdzenia: jak biegasz. Poproś poradnię, żeby ktoś zobaczył Twój bieg.",
    ),
    "core_not_regular": Pair(
        "Wzmacnianie tułowia jest konieczne: ma być regularne.",
        "Trzeba często ćwiczyć brzuch i plecy. Deska to dobry początek.",
    ),
    "core_to_check": Pair(
        "Wzmacnianie tułowia do sprawdzenia: jest konieczne i powinno być regularne.",
        "Do sprawdzenia: czy często ćwiczysz brzuch i plecy? Przy bieganiu to potrzebne.",
    ),
    "stretching_before_only": Pair(
        "Zalecane jest rozciąganie po treningu, a nie tylko przed nim.",
        "Lepiej rozciągać się po biegu, a nie tylko przed nim.",
    ),
    "stretching_none": Pair(
        "Rozciąganie jest konieczne: po każdym treningu.",
        "Trzeba się rozciągać po każdym biegu.",
    ),
    "stretching_to_check": Pair(
        "Rozciąganie do sprawdzenia: jest konieczne, po każdym treningu.",
        "Do sprawdzenia: czy rozciągasz się po biegu? To potrzebne.",
    ),
    "regeneration_no": Pair(
        "Zaplanowana regeneracja jest wymagana jako część treningu.",
        "Zaplanuj dni odpoczynku. Odpoczynek jest częścią treningu.",
    ),
    "regeneration_to_check": Pair(
        "Zaplanowana regeneracja do sprawdzenia: jest wymaganą częścią treningu.",
        "Do sprawdzenia: czy planujesz dni odpoczynku? Odpoczynek jest częścią treningu.",
    ),
    "shoes_on_cement": Pair(
        "Na cemencie, płytach i betonie konieczne są buty z dobrą amortyzacją.",
        "Na twardym podłożu potrzebne są buty z grubą, miękką podeszwą. Miękkie ścieżki są "
        "jeszcze lepsze.",
    ),
    "shoes_on_cement_to_check": Pair(
        "Buty do sprawdzenia: na cemencie, płytach i betonie konieczna jest dobra amortyzacja.",
        "Do sprawdzenia: Twoje buty. Na twardym podłożu potrzebna jest gruba, miękka podeszwa.",
    ),
    "shoes_on_other": Pair(
        "Na tym podłożu zalecane są buty z amortyzacją albo zmiana na szlaki terenowe.",
        "Tam, gdzie biegasz, lepsze są buty z miękką podeszwą. Miękkie ścieżki też są dobre.",
    ),
    "shoes_on_other_to_check": Pair(
        "Buty do sprawdzenia: na tym podłożu zalecane są buty z amortyzacją.",
        "Do sprawdzenia: Twoje buty. Tam, gdzie biegasz, lepsza jest miękka podeszwa.",
    ),
    "surface_to_check": Pair(
        "Podłoże do sprawdzenia, a z nim buty: na twardym konieczna jest amortyzacja.",
        "Do sprawdzenia: gdzie biegasz. Na twardym podłożu potrzebne są buty z miękką podeszwą.",
    ),
}

MODES = {
    "automatic": Pair("W planie", "W Twoim planie"),
    "offered": Pair("Do wyboru, zaznaczyć, jeśli pasuje", "Lekarz może to dodać"),
    "if_running": Pair(
        "Dopiero gdy pacjent zdecyduje się biegać", "Tylko jeśli zdecydujesz się biegać"
    ),
}

WARNINGS = {
    "cause_without_disease": (
        "Ból przypisano chorobie kręgosłupa, ale żadna nie jest potwierdzona: proszę zapisać "
        "chorobę albo zmienić przyczynę."
    ),
}

MARKERS = {
    "provisional": Pair(
        "Tymczasowe: kręgosłup nie jest jeszcze w pełni oceniony.",
        "To nie jest ostateczne: Twój kręgosłup nie jest jeszcze w pełni zbadany.",
    ),
    "overridden": Pair(
        "Podpisane przez lekarza inaczej, niż wynika z obliczonej klasy.",
        "Tak zdecydował Twój lekarz.",
    ),
}
