"""The claims in plain Polish, as patients read them: each says what its claim says, no more."""

PLAIN_CLAIMS = {
    "A1": "Z reguły bieganie jest dobre dla kręgosłupa.",
    "A2": (
        "To, co daje bieganie, zależy od dwóch rzeczy: jak bardzo dokuczają Ci plecy i jak biegasz."
    ),
    "A3": "Bieganie służy mięśniom przy kręgosłupie.",
    "A4": "Są wyjątki. Wtedy trzeba uważać.",
    "A5": "To, jak biegasz, decyduje o tym, ile musi znieść kręgosłup.",
    "A6": "Osoby, które zaczynają biegać, podskakują. Podskakiwanie obciąża kręgosłup.",
    "A7": "Ruch w górę i w dół najbardziej obciąża dolną część pleców.",
    "A8": "Doświadczenie zmniejsza obciążenie. Tak samo bieg, który oszczędza ciało.",
    "A9": ("Pierwszy cel w biegu: mało ruchu tułowia w górę i w dół. Plecy prosto nad biodrami."),
    "A10": "Drugi cel w biegu: ciało płynie lekko do przodu. To pomaga dolnej części pleców.",
    "A11": "Żeby tak biegać, całe ciało musi być wytrzymałe i giętkie.",
    "A12": "Bieganie samo nie szkodzi. Dotyczy to też osób, które zaczynają.",
    "A13": (
        "Czy lekarz stwierdził u Ciebie problem z dyskiem albo kręg, który się przesunął? Zanim "
        "zaczniesz biegać, idź do ortopedy lub neurochirurga."
    ),
    # AMB-06: „duże ryzyko” i „może”, nigdy pewność.
    "A14": (
        "Czy lekarz stwierdził u Ciebie problem z kręgosłupem? Jest duże ryzyko, że bieganie "
        "pogorszy jego stan i stan dolnej części pleców."
    ),
    "A15": (
        "Czy lekarz stwierdził u Ciebie problem z kręgosłupem? Bieganie może nasilić ból i inne "
        "dolegliwości. Nie może ich zmniejszyć."
    ),
    "A16": (
        "Jeśli biegasz z problemem kręgosłupa, który stwierdził lekarz, musisz wiedzieć, co Ci "
        "jest i jakie jest ryzyko."
    ),
    "A17": "Jeśli nie masz choroby kręgosłupa, bieganie wzmacnia mięśnie przy kręgosłupie.",
    "A18": "Czy biegać, gdy plecy bolą od dawna? To zależy od tego, dlaczego bolą.",
    "A19": (
        "Czy plecy bolą Cię, bo mięśnie są słabe, na przykład od siedzenia i pracy przy "
        "komputerze? Bieganie je wzmacnia."
    ),
    "A20": "Jeśli biegasz, musisz też wzmacniać mięśnie, rozciągać się i odpoczywać.",
    "A21": (
        "Czy poważnie traktujesz bieganie i to, żeby kręgosłup miał się dobrze? Dodatkowe "
        "ćwiczenia są konieczne."
    ),
    "A22": "Rozciągaj się, gdy skończysz trening, a nie przed nim.",
    "A23": "Deska (plank) daje dużo dobrego.",
    "A24": "Regularnie wzmacniaj brzuch i plecy, żeby bieganie nie szkodziło plecom.",
    "A25": "Osobom z każdą chorobą kręgosłupa lekarze odradzają bieganie.",
    "A26": "Jaki sport uprawiasz, to zawsze Twój wybór.",
    "A27": (
        "Przy chorobie kręgosłupa są inne ćwiczenia. Liczy się praca tułowia, która stabilizuje "
        "mięśnie kręgosłupa."
    ),
    "A28": "Te inne ćwiczenia uruchamiają głębokie mięśnie, które trzymają ciało prosto.",
    "A29": (
        "Jeśli nie ćwiczysz dodatkowo i się nie rozciągasz, bieganie nie jest zdrowe dla "
        "kręgosłupa."
    ),
    "A30": (
        "Jeśli pomijasz ćwiczenia po treningu, mięśnie skracają się i sztywnieją, a dół pleców "
        "zaczyna dokuczać."
    ),
    "A31": "Rozciąganie to sposób na odnowę i rozluźnienie.",
    "A32": "Ćwiczenia pośladków i bioder stabilizują dolną część pleców.",
    "A33": "Ćwiczenia pośladków i bioder także wydłużają krok i sprawiają, że biegasz lepiej.",
    "A34": "Jeśli biegasz z chorym dyskiem, ryzyko ponosisz Ty.",
    "A35": (
        "Jeśli masz problem z dyskiem, musisz wiedzieć: bieganie może nasilić ból i inne "
        "dolegliwości."
    ),
    # AMB-25: słowa artykułu, nie prognoza.
    "A36": (
        "Artykuł mówi, że ból i inne dolegliwości od dysku często kończą się operacją. Nie podaje "
        "liczb i nie mówi o Tobie. Zapytaj lekarza."
    ),
    "A37": "Niektóre choroby są tak zaawansowane, że z samej natury wykluczają bieganie.",
    "A38": "Bieganie bardzo, bardzo mocno wciąga. Można się od niego uzależnić.",
    "A39": "Wielu osobom trudno przerwać bieganie albo z niego zrezygnować.",
    "A40": "Lekarz musi zważyć dwie rzeczy: Twoje zdrowie teraz i szkody z braku ruchu.",
    "A41": "Całkowita rezygnacja z ruchu prowadzi do innych chorób, i to groźnych.",
    "A42": "Bardzo ważne jest to, po czym biegasz.",
    "A43": "Cement, płyty chodnika i beton są najgorsze. Nie łagodzą uderzeń.",
    "A44": "Do biegania po cemencie konieczne są buty, które dobrze łagodzą każdy krok.",
    "A45": (
        "Bieganie w terenie, w butach terenowych z cienką podeszwą, jest najzdrowsze. Jest też "
        "najlepsze na ból w dole pleców."
    ),
    "A46": (
        "Ale w terenie patrz bardziej pod nogi. Nogi i tułów pracują mocniej, potrzebna jest też "
        "dobra równowaga."
    ),
    "A47": "Co robić, gdy boli w biegu, nie u każdego jest takie samo.",
    "A48": (
        "Kroki na wypadek bólu są tylko dla osób zdrowych. To znaczy, że lekarz nie stwierdził u "
        "nich problemu z kręgosłupem."
    ),
    "A49": "Krok pierwszy, gdy boli: zwolnij i idź.",
    "A50": "Krok drugi: zatrzymaj się, rozciągnij i sprawdź, jak jest.",
    "A51": "Krok trzeci: jeśli w domu, po odpoczynku, nadal boli, pomyśl o wizycie u lekarza.",
    "A52": (
        "To wszystko mówi jeden ortopeda. Zajmuje się on kolanem i stawem skokowym, a nie "
        "kręgosłupem."
    ),
}
