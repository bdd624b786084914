"""The recommendations in Polish: their names, the doctor's text and the patient's."""

from assessments.guidelines.texts import RecommendationText


def always(text: str) -> dict[str, str]:
    """The same words in every case."""
    return {"default": text}


RECOMMENDATIONS = {
    "REC-01": RecommendationText(
        name="Ćwiczenia zastępcze (stabilizujące)",
        clinician=(
            "Zaproponować zamiast biegania aktywność stabilizującą tułów: pilates, jogę, wybrane "
            "ćwiczenia na siłowni, sztuki walki. Wybrać razem z pacjentem przynajmniej jedną; "
            "„odpowiednie” ćwiczenia na siłowni to dobrane do tego rozpoznania. Nic na liście "
            "nie jest zaznaczone z góry; uwagi do aktywności są w warstwie bezpieczeństwa."
        ),
        patient=always(
            "Można się ruszać bez biegania. Dobre są pilates, joga, niektóre ćwiczenia na siłowni, "
            "a nawet sztuki walki. Ćwiczą głębokie mięśnie, które trzymają plecy. Wybierz z "
            "lekarzem coś, co lubisz."
        ),
    ),
    "REC-02": RecommendationText(
        name="Tułów i deska (plank)",
        clinician=(
            "Zalecić regularne wzmacnianie tułowia, z deską (plank) jako ćwiczeniem wzorcowym."
        ),
        patient=always(
            "Wzmacniaj brzuch i plecy. Często rób deskę. Pracują w niej jednocześnie brzuch, "
            "plecy, ręce i nogi."
        ),
    ),
    "REC-03": RecommendationText(
        name="Pośladki i miednica",
        clinician=(
            "Dodać wzmacnianie pośladków i miednicy: wpływa na postawę, stabilizuje odcinek "
            "lędźwiowy, wydłuża krok."
        ),
        patient={
            "may_run": (
                "Ćwicz mięśnie pośladków i bioder. Pomagają trzymać dolną część pleców. Możesz "
                "też lepiej biegać."
            ),
            "default": "Ćwicz mięśnie pośladków i bioder. Pomagają trzymać dolną część pleców.",
        },
    ),
    "REC-04": RecommendationText(
        name="Rozciąganie po, nie przed",
        clinician=(
            "Rozciąganie należy do czasu po treningu. Zaniedbanie wiąże się z przykurczem i "
            "dolegliwościami dolnej części pleców."
        ),
        patient=always(
            "Rozciągaj się po treningu, a nie przed nim. Jeśli to pomijasz, mięśnie mogą "
            "zesztywnieć, a plecy mogą boleć."
        ),
    ),
    "REC-05": RecommendationText(
        name="Regeneracja",
        clinician="Planować regenerację (odpoczynek i rozluźnienie) jako część treningu.",
        patient=always(
            "Odpoczynek jest częścią treningu. Daj ciału czas, żeby doszło do siebie po biegu."
        ),
    ),
    "REC-06": RecommendationText(
        name="Podłoże",
        clinician="Odradzać cement, płyty i beton; lepsze są szlaki terenowe.",
        patient=always(
            "Ważne jest, gdzie biegasz. Twarde podłoże, jak beton lub płyty chodnika, jest "
            "najgorsze dla pleców. Lepsze są miękkie ścieżki i szlaki."
        ),
    ),
    "REC-07": RecommendationText(
        name="Buty z amortyzacją na twardym podłożu",
        clinician=(
            "Przy bieganiu po cemencie, płytach lub betonie: konieczne są buty z dobrą amortyzacją."
        ),
        patient=always(
            "Jeśli musisz biegać po twardym podłożu, noś buty z grubą, miękką podeszwą."
        ),
    ),
    "REC-08": RecommendationText(
        name="Buty z małą amortyzacją na szlakach, z uwagą o równowadze",
        clinician=(
            "Na szlakach: buty terenowe z małą amortyzacją. Uwaga: potrzeba skupienia, siły nóg "
            "i tułowia oraz równowagi na niestabilnym podłożu. Nie przedstawiać jako leczenia "
            "pacjenta z rozpoznaniem."
        ),
        patient=always(
            "Na szlakach noś buty terenowe z cienką podeszwą. Patrz, gdzie stawiasz stopy. "
            "Podłoże nie jest równe, więc nogi i ciało muszą mocniej pracować, żeby utrzymać "
            "równowagę."
        ),
    ),
    "REC-09": RecommendationText(
        name="Technika",
        clinician=(
            "Uczyć: jak najmniej ruchu tułowia w pionie, plecy proste względem miednicy, lekki "
            "ruch do przodu. Wymaga wytrzymałości i giętkości całego ciała, więc stopniowo."
        ),
        patient=always(
            "Staraj się nie podskakiwać w biegu. Trzymaj plecy prosto i lekko pochyl się do "
            "przodu. Nauka wymaga czasu, więc rób to po trochu."
        ),
    ),
    "REC-10": RecommendationText(
        name="Zasada przerwania przy bólu w czasie biegu lub po nim",
        clinician=(
            "S1 zwolnić i iść. S2 jeśli ból trwa: zatrzymać się, spróbować rozciągania, "
            "sprawdzić. S3 nadal ból w domu po odpoczynku: rozważyć wizytę u lekarza. Podana "
            "tylko dla osób bez rozpoznanej choroby kręgosłupa; dla pacjenta z rozpoznaniem "
            "napisać zasadę indywidualną."
        ),
        patient=always(
            "Bolą Cię plecy, gdy biegasz? Krok 1: zwolnij i idź. Krok 2: nadal boli? Zatrzymaj "
            "się. Spróbuj się rozciągnąć. Zobacz, czy ból mija. Krok 3: nadal boli w domu, po "
            "odpoczynku? Pomyśl o wizycie u lekarza."
        ),
    ),
    "REC-11": RecommendationText(
        name="Konsultacja przed rozpoczęciem",
        clinician=(
            "Konsultacja z ortopedą lub neurochirurgiem, zanim pacjent zacznie biegać. Zapisać "
            "kto, kiedy i z jakim wynikiem (jedno zaznaczenie, gdy podpisujący nim jest: „ta "
            "wizyta jest konsultacją”). Nie obniża klasy."
        ),
        patient={
            "excluded": "Idź z plecami do ortopedy lub neurochirurga.",
            "spine_disease_runs_now": (
                "Zanim znów pobiegniesz, idź do ortopedy lub neurochirurga. Bieganie może "
                "pogorszyć stan Twoich pleców."
            ),
            "spine_disease": (
                "Zanim zaczniesz biegać, idź do ortopedy lub neurochirurga. Bieganie może "
                "pogorszyć stan Twoich pleców."
            ),
            "other_cause_runs_now": "Zanim znów pobiegniesz, idź do ortopedy lub neurochirurga.",
            "other_cause": "Zanim zaczniesz biegać, idź do ortopedy lub neurochirurga.",
        },
    ),
    "REC-12": RecommendationText(
        name="Najpierw ustalić przyczynę",
        clinician=(
            "Ustalić przyczynę bólu (C2: zanim doradzi się bieganie lub je odradzi). Odpowiedź "
            "zależy od przyczyny."
        ),
        patient={
            "find_cause": (
                "Nie wiemy jeszcze, dlaczego bolą Cię plecy. Najpierw to sprawdźmy. Potem powiemy "
                "Ci, czy bieganie to dobry pomysł."
            ),
            "default": "Nie wiemy jeszcze, dlaczego bolą Cię plecy. Najpierw to sprawdźmy.",
        },
    ),
    "REC-13": RecommendationText(
        name="Oświadczenie o świadomej decyzji",
        clinician=(
            "Omówić stan i ryzyko; doradzić; potem zapisać własną decyzję pacjenta, z datą i "
            "podpisem. Ryzyko ponosi pacjent i decyzja należy do pacjenta. Nie zwalnia to "
            "lekarza z obowiązku opieki."
        ),
        patient={
            "spine_disease": (
                "Lekarz powiedział Ci o Twoich plecach i o ryzyku. Od biegania plecy mogą boleć "
                "bardziej. Jeśli zdecydujesz się biegać, bierzesz to ryzyko na siebie. Wybór "
                "należy do Ciebie. Możesz zmienić zdanie w każdej chwili."
            ),
            "other_cause": (
                "Lekarz rozmawiał z Tobą o Twoich plecach. Jeśli zdecydujesz się biegać, bierzesz "
                "ryzyko na siebie. Wybór należy do Ciebie. Możesz zmienić zdanie w każdej chwili."
            ),
        },
    ),
    "REC-14": RecommendationText(
        name="Nigdy nie radzić bezczynności",
        clinician=(
            "Ograniczenie, nie wskazówka: nie można podpisać planu bez przynajmniej jednej "
            "aktywności fizycznej. Jeśli dziś nic z listy nie jest bezpieczne, uzgodnić marsz lub "
            "inną aktywność własnymi słowami, z datą kontroli; w przeciwnym razie szkic pozostaje "
            "niepodpisany, z podaniem przyczyny. Ważyć obecny stan zdrowia i szkody bezczynności."
        ),
        patient={
            "silent": "",
            "default": (
                "Nie przestawaj się ruszać. Długi brak ruchu może prowadzić do innych chorób. "
                "Znajdziemy ruch, który jest dla Ciebie."
            ),
        },
    ),
    "REC-15": RecommendationText(
        name="Ostrzeżenie o operacji",
        clinician=(
            "Powiedzieć pacjentowi, że w dyskopatii dolegliwości, które bieganie może nasilić, "
            "często kończą się operacją (słowa artykułu)."
        ),
        patient=always(
            "Jeśli od biegania chory dysk zacznie boleć bardziej, może być potrzebna operacja. "
            "Lekarz może Ci powiedzieć, jak bardzo jest to prawdopodobne u Ciebie."
        ),
    ),
    "REC-16": RecommendationText(
        name="Uwaga o uzależnieniu od ruchu",
        clinician=(
            "Bieganie opisano jako skrajnie uzależniające; liczyć się z trudnością w "
            "zaprzestaniu. Pytać bez obwiniania, zaproponować wsparcie, uzgodnić inną aktywność."
        ),
        patient=always(
            "Trudno przestać biegać, gdy się to kocha. Wiele osób tak ma. Powiedz lekarzowi, "
            "jeśli jest Ci trudno. Nie jesteś w tym sam ani sama."
        ),
    ),
    "REC-17": RecommendationText(
        name="Bieganie jest zalecane",
        clinician=(
            "Choroba kręgosłupa nieznana: bieganie pobudza i wzmacnia mięśnie przykręgosłupowe. "
            "Samo w sobie nieszkodliwe, także dla początkujących."
        ),
        patient=always("Bieganie jest dobre dla Twoich pleców. Wzmacnia mięśnie pleców."),
    ),
    "REC-18": RecommendationText(
        name="Bieganie pomaga słabym mięśniom",
        clinician=(
            "Ból z osłabienia mięśni (siedzący tryb życia, praca przy biurku): bieganie wzmacnia "
            "mięśnie kręgosłupa, razem z REC-02 do REC-05."
        ),
        patient=always(
            "Plecy bolą Cię, bo mięśnie są słabe. Może się tak dziać od długiego siedzenia. "
            "Bieganie może pomóc je wzmocnić."
        ),
    ),
    "REC-19": RecommendationText(
        name="Bieganie jest wykluczone",
        clinician=(
            "Lekarz uznał chorobę za tak zaawansowaną, że z definicji wyklucza bieganie. Nie "
            "umieszczać biegania w planie."
        ),
        patient=always(
            "Twój problem z plecami jest zbyt zaawansowany na bieganie. Nie chcemy, żeby stała Ci "
            "się krzywda. Są inne sposoby, żeby się ruszać."
        ),
    ),
    "REC-20": RecommendationText(
        name="Odradzanie biegania",
        clinician=(
            "Odradzać bieganie: duże ryzyko, że zmiany i odcinek lędźwiowy się pogorszą, a "
            "dolegliwości nasilą. Podać rozpoznanie."
        ),
        patient=always(
            "Uważamy, że nie należy biegać. Jest duże ryzyko, że bieganie pogorszy stan Twoich "
            "pleców."
        ),
    ),
    "REC-21": RecommendationText(
        name="Ćwiczenia uzupełniające są warunkiem, nie dodatkiem",
        clinician=(
            "Wymienić każdy niespełniony warunek (tułów, rozciąganie, regeneracja, technika, "
            "podłoże lub buty) jako to, co musi się zmienić, żeby bieganie było zdrowe dla "
            "kręgosłupa."
        ),
        patient=always(
            "Możesz biegać. Najpierw jednak trzeba zmienić kilka rzeczy. Twoja lista jest poniżej."
        ),
    ),
    "REC-22": RecommendationText(
        name="Potwierdzić lub wykluczyć to, co zgłasza pacjent",
        clinician=(
            "Pacjent zgłasza chorobę kręgosłupa, której nie potwierdził tu żaden lekarz. Zbadać, "
            "potem potwierdzić lub wykluczyć; do tego czasu nie doradzać biegania ani go nie "
            "odradzać."
        ),
        patient={
            "find_cause": (
                "Wiemy od Ciebie o problemie z plecami. Najpierw sprawdźmy go razem. Potem powiemy "
                "Ci, czy bieganie to dobry pomysł."
            ),
            "default": "Wiemy od Ciebie o problemie z plecami. Najpierw sprawdźmy go razem.",
        },
    ),
}
