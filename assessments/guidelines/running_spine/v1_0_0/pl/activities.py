"""The activities in Polish, in the patient's words: what each is, why it helps, how to begin."""

from assessments.guidelines.texts import ActivityText, Pair

ACTIVITIES = {
    "running": ActivityText(
        name=Pair("Bieganie", "Bieganie"),
        what="Biegasz w tempie, które jest dla Ciebie dobre.",
        why="Ćwiczy mięśnie wzdłuż kręgosłupa.",
        begin="Zacznij powoli i krótko. Co tydzień dodaj trochę.",
        mind="Jeśli bolą Cię plecy, zrób to, co jest w Twoim planie.",
    ),
    "pilates": ActivityText(
        name=Pair("Pilates", "Pilates"),
        what="Spokojne, powolne ruchy na macie. Mięśnie brzucha i pleców są napięte.",
        why="Ćwiczy głębokie mięśnie, które trzymają plecy.",
        begin="Idź na zajęcia dla początkujących. Powiedz prowadzącemu o swoich plecach.",
        mind="Powoli i dokładnie jest lepiej niż mocno i szybko.",
    ),
    "yoga": ActivityText(
        name=Pair("Joga", "Joga"),
        what="Przyjmujesz pozycje, oddychasz i rozciągasz się.",
        why="Ćwiczy głębokie mięśnie pleców i pomaga dobrze stać.",
        begin="Idź na zajęcia dla początkujących. Powiedz prowadzącemu o swoich plecach.",
        mind="Pomiń pozycję, która Ci nie służy. Poproś o łatwiejszą.",
    ),
    "gym": ActivityText(
        name=Pair("Wybrane ćwiczenia na siłowni", "Siłownia"),
        what="Ćwiczenia dobrane do Twoich pleców.",
        why="Silne mięśnie brzucha i pleców pomagają trzymać kręgosłup.",
        begin="Zapytaj lekarza lub fizjoterapeutę, które są dla Ciebie dobre.",
        mind="Zacznij od małych ciężarów. Najpierw dokładny ruch.",
    ),
    "martial_arts": ActivityText(
        name=Pair("Sztuki walki", "Sztuki walki"),
        what="Uczysz się kopnięć, obrotów i równowagi z trenerem.",
        why="Pracuje cały tułów, a to pomaga trzymać plecy.",
        begin="Zapytaj lekarza, który rodzaj jest dla Ciebie. Spróbuj zajęć dla początkujących.",
        mind="Zanim zaczniesz, powiedz trenerowi o swoich plecach.",
    ),
    "core_plank": ActivityText(
        name=Pair("Wzmacnianie tułowia i deska (plank)", "Ćwiczenia brzucha i pleców"),
        what=(
            "Ćwiczysz brzuch i plecy. W podporze, czyli w desce, trzymasz ciało prosto jak deska."
        ),
        why="Brzuch, plecy, ręce i nogi pracują jednocześnie.",
        begin="Wytrzymaj krótko. Odpocznij i zrób to jeszcze raz.",
        mind="Trzymaj plecy prosto. Skończ, gdy nie możesz już dobrze wytrzymać.",
    ),
    "glute_pelvis": ActivityText(
        name=Pair("Ćwiczenia pośladków i miednicy", "Ćwiczenia pośladków i bioder"),
        what="Ćwiczenia mięśni pośladków i bioder.",
        why="Pomagają trzymać dolną część pleców.",
        begin="Poproś, żeby pokazano Ci dwa lub trzy. Rób je w domu.",
        mind="Ruszaj się powoli i nie ruszaj plecami.",
    ),
    "stretching": ActivityText(
        name=Pair("Rozciąganie", "Rozciąganie"),
        what="Delikatnie wydłużasz mięśnie.",
        why="Pomaga się rozluźnić i mięśnie nie są sztywne.",
        begin="Rozciągaj się po treningu, gdy ciało jest rozgrzane.",
        mind="Lekkie ciągnięcie jest w porządku. Ból nie.",
    ),
    "regeneration": ActivityText(
        name=Pair("Regeneracja", "Dni odpoczynku"),
        what="Dni, w których ciało ma czas na odpoczynek.",
        why="Odpoczynek jest częścią treningu.",
        begin="Planuj dni odpoczynku tak samo jak trening.",
        mind="Odpoczynek to nie siedzenie przez cały dzień.",
    ),
    "walking": ActivityText(
        name=Pair("Marsz", "Chodzenie"),
        what="Chodzisz w tempie, które jest dla Ciebie dobre.",
        why="Utrzymuje Cię w ruchu. Długi brak ruchu może prowadzić do innych chorób.",
        begin="Zacznij od krótkiego spaceru po płaskim.",
        mind="Chodź trochę mniej, jeśli bolą Cię plecy.",
    ),
    "other": ActivityText(
        name=Pair("Inna aktywność", "Coś innego, co lubisz"),
        what="Coś, co wybierasz razem z lekarzem.",
        why="Utrzymuje Cię w ruchu.",
        begin="Porozmawiaj z lekarzem, jak często i jak długo.",
        mind="To, co lekarz napisał w Twoim planie.",
    ),
}
