"""What the article says in Polish: its claims in our own words, none copied from it."""

CLAIMS = {
    "A1": "Bieganie jest co do zasady dobre dla kręgosłupa.",
    "A2": "Wpływ zależy od (a) nasilenia dolegliwości, (b) techniki biegu.",
    "A3": "Bieganie działa korzystnie na mięśnie przykręgosłupowe.",
    "A4": "Są wyjątki, które wymagają ostrożności.",
    "A5": "Technika decyduje o obciążeniu kręgosłupa.",
    "A6": "Początkujący podskakują; podskakiwanie obciąża kręgosłup.",
    "A7": "Ruch w pionie najbardziej obciąża odcinek lędźwiowy.",
    "A8": "Doświadczenie i ergonomiczna technika zmniejszają obciążenie.",
    "A9": "Cel techniki 1: mało ruchu tułowia w pionie, plecy proste względem miednicy.",
    "A10": "Cel techniki 2: lekki ruch ciała do przodu służy odcinkowi lędźwiowemu.",
    "A11": "Technika wymaga wytrzymałości i giętkości całego ciała.",
    "A12": "Bieganie samo w sobie nie szkodzi (także początkującym).",
    "A13": (
        "Rozpoznana dyskopatia lub kręgozmyk: przed rozpoczęciem konsultacja z ortopedą lub "
        "neurochirurgiem."
    ),
    "A14": "Z rozpoznaniem: duże ryzyko pogorszenia zmian i stanu odcinka lędźwiowego.",
    "A15": "Z rozpoznaniem: bieganie może tylko nasilić dolegliwości.",
    "A16": "Osoba z rozpoznaniem, która biega, musi znać swój stan i ryzyko.",
    "A17": "Zdrowi (bez choroby kręgosłupa): bieganie wzmacnia mięśnie przykręgosłupowe.",
    "A18": "Przewlekły ból pleców: odpowiedź zależy od przyczyny.",
    "A19": "Ból z osłabienia mięśni (siedzenie, praca przy komputerze): bieganie wzmacnia.",
    "A20": "Bieganiu muszą towarzyszyć wzmacnianie, rozciąganie i regeneracja.",
    "A21": (
        "Dodatkowe ćwiczenia są konieczne dla każdego, kto poważnie traktuje bieganie i zdrowie "
        "kręgosłupa."
    ),
    "A22": "Rozciągać się po treningu, nie przed nim.",
    "A23": "Deska (plank) bardzo pomaga.",
    "A24": "Regularnie wzmacniać tułów, żeby bieganie nie szkodziło plecom.",
    "A25": "Lekarze odradzają bieganie osobom z jakąkolwiek chorobą kręgosłupa.",
    "A26": "Wybór sportu zawsze należy do pacjenta.",
    "A27": (
        "Ćwiczenia zastępcze dla osób z chorobą kręgosłupa; kryterium: praca tułowia, która "
        "stabilizuje mięśnie kręgosłupa."
    ),
    "A28": "Ćwiczenia zastępcze uruchamiają głębokie mięśnie posturalne.",
    "A29": "Bez dodatkowych ćwiczeń i rozciągania bieganie nie jest zdrowe dla kręgosłupa.",
    "A30": (
        "Zaniedbanie pracy po treningu prowadzi do przykurczu i dolegliwości dolnej części pleców."
    ),
    "A31": "Rozciąganie to regeneracja i rozluźnienie.",
    "A32": "Praca pośladków i miednicy stabilizuje odcinek lędźwiowy.",
    "A33": "Praca pośladków i miednicy wydłuża też krok i poprawia wyniki.",
    "A34": "Ryzyko biegania z dyskopatią ponosi pacjent.",
    "A35": "Dyskopatia: pacjent musi wiedzieć, że bieganie może nasilić dolegliwości.",
    "A36": "Te dolegliwości często kończą się operacją.",
    "A37": "Niektóre choroby są tak zaawansowane, że z definicji wykluczają bieganie.",
    "A38": "Bieganie jest skrajnie uzależniające.",
    "A39": "Wielu biegaczom trudno przerwać lub zrezygnować.",
    "A40": "Dylemat lekarza: obecne zdrowie wobec szkód bezczynności.",
    "A41": "Zaprzestanie wszelkiej aktywności prowadzi do innych groźnych chorób.",
    "A42": "Podłoże ma duże znaczenie.",
    "A43": "Cement, płyty i beton są najgorsze (nie pochłaniają energii).",
    "A44": "Na cemencie konieczne są buty z dobrą amortyzacją.",
    "A45": (
        "Bieganie w terenie w butach z małą amortyzacją jest najzdrowsze i najlepsze na ból "
        "odcinka lędźwiowego."
    ),
    "A46": "Uwaga: teren wymaga więcej skupienia, pracy nóg i tułowia, równowagi.",
    "A47": "Co robić przy bólu w czasie biegu, jest sprawą indywidualną.",
    "A48": "Zasadę przerwania podano tylko dla osoby zdrowej (bez rozpoznania).",
    "A49": "Zasada przerwania 1: zwolnić, iść.",
    "A50": "Zasada przerwania 2: zatrzymać się, rozciągnąć, sprawdzić.",
    "A51": "Zasada przerwania 3: nadal ból w domu po odpoczynku: rozważyć wizytę u lekarza.",
    "A52": (
        "Pochodzenie: jeden ortopeda, którego specjalnością są kolano i staw skokowy, nie "
        "kręgosłup."
    ),
}
