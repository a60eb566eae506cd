"""Problems of what is read at once: the first line of a screen, a whole message, a card."""

from bot.check.entry import Both, Entry
from bot.problems import Severity

ENTRIES = (
    Entry(
        "T221",
        title=Both("lang første linje", "long first line"),
        says=(
            Both(
                'den første linje "{value}" er {size} tegn og {count} ord;'
                " der er plads til {limit} og {words}",
                'the first line "{value}" has {size} characters and {count} words;'
                " {limit} and {words} fit",
            ),
        ),
        hints=(Both("gør linjen kortere", "shorten the line"),),
        means=Both(
            "En låst skærm viser den første linje af en besked. Det er velkomstens, en"
            " opsummerings overskrift, eller alarmlinjen efter kanalens egne ord, »Her er dit"
            " svar.«. Flowets titel står på browserens faneblad.",
            "A lock screen shows the first line of a message: that of the greeting, the heading"
            ' of a summary, or the alarm line after the words of the channel, "Here is your'
            ' answer.". The title of the flow stands on the tab of a browser.',
        ),
        matters=Both(
            "Det, der bliver klippet af, kan være nummeret.",
            "What is cut off may be the number.",
        ),
        bad="greeting: {da: Her kan du få hjælp til at finde den rigtige at ringe til}",
        good="greeting: {da: Find den rigtige at ringe til}",
        severity=Severity.WARNING,
    ),
    Entry(
        "T222",
        title=Both("emne på en låst skærm", "subject on a lock screen"),
        says=(
            Both(
                'den første linje "{value}" siger, hvad det handler om: »{word}«',
                'the first line "{value}" tells what it is about: "{word}"',
            ),
        ),
        hints=(
            Both(
                "skriv linjen uden ordet; det kan stå længere nede",
                "write the line without the word; it may stand further down",
            ),
        ),
        means=Both(
            "Delene af ord, som en låst skærm og et faneblad ikke må vise, står i ordlisten under"
            " subject, hvert sprog for sig.",
            "The parts of words that neither a lock screen nor a tab may show stand in the"
            " vocabulary under subject, each language by itself.",
        ),
        matters=Both(
            "Den, man er bekymret for, kan sidde ved siden af og se telefonen lyse.",
            "The person one is worried about may sit beside one and see the phone light up.",
        ),
        bad="greeting: {da: Hjælp efter et tyveri}",
        good="greeting: {da: Find den rigtige at ringe til}",
    ),
    Entry(
        "T223",
        title=Both("langt handlekort", "long action card"),
        says=(
            Both(
                'kortet "{card}" har {count} ord på {language} i {place}; højst {limit}',
                'the card "{card}" has {count} words in {language} in {place}; at most {limit}',
            ),
        ),
        hints=(
            Both(
                'begynd med trinnet "{step}": det har {most} ord',
                'begin with the step "{step}": it has {most} words',
            ),
        ),
        means=Both(
            "Ordene er dem, der står i trinene: det akutte, dem, man skal kontakte, og hvad man"
            " skal gøre og lade være med. Kontakter, overskrifter, navne på love og tal tæller"
            " ikke. Kortet bliver talt i hver kommune, for planen afgør, hvilke trin der står der.",
            "The words are those of the steps: what is acute, whom to contact, what to do and"
            " what not to. Contacts, headings, names of laws and numbers do not count. The card is"
            " counted in each municipality, for the plan decides which steps stand on it.",
        ),
        matters=Both(
            "Et kort på en væg bliver læst stående, af en, der har travlt.",
            "A card on a wall is read standing, by somebody in a hurry.",
        ),
        bad="to: vej   # med 139 ord i trinene",
        good="to: vej   # med højst 110",
        severity=Severity.WARNING,
    ),
    Entry(
        "T224",
        title=Both("besked, der må deles", "message that must be divided"),
        says=(
            Both(
                '"{screen}" kan fylde {size} tegn på {language} i {place}; en besked på Telegram'
                " har højst {limit}",
                '"{screen}" can have {size} characters in {language} in {place}; one Telegram'
                " message holds {limit}",
            ),
            Both(
                '"{screen}" kan fylde {size} tegn på {language}; en besked på Telegram har højst'
                " {limit}",
                '"{screen}" can have {size} characters in {language}; one Telegram'
                " message holds {limit}",
            ),
        ),
        hints=(
            Both(
                'begynd med "{part}": det fylder {most} tegn',
                'begin with "{part}": it takes {most} characters',
            ),
        ),
        means=Both(
            "En slutning er to beskeder på Telegram: kontakterne, og det, man skal vide. Et"
            " spørgsmål, opsummeringen, teksten til ens egne noter og en påmindelse er hver én."
            " `henvend prove` lægger dem sammen i hver kommune, for hvert svar og på hver tid af"
            " året, som de bliver vist, også mens klokken ikke kendes. Det, man selv beder om at se"
            " over en slutning, er en besked for sig, hvis begge er for lange til én. En hjemmeside"
            " og en terminal har ingen grænse.",
            "An ending is two messages on Telegram: the contacts, and what to know. A question, the"
            " summary, the text for one's own notes and a reminder are one each. `henvend prove`"
            " adds them up in each municipality, for each answer and at any time of the year, as"
            " they are shown, also while the time is not known. What one asks to see above an"
            " ending is a message by itself where both are too long for one. A page and a terminal"
            " have no limit.",
        ),
        matters=Both(
            "Bliver den længere, deler Henvend den mellem to kontakter. Intet går tabt, men den"
            " sidste del kommer for sig og kan blive overset.",
            "Where it is longer, Henvend divides it between two contacts. Nothing is lost, but the"
            " last part comes by itself and may be overlooked.",
        ),
        bad="note: {da: seks lange linjer, i hvert af ti områder}",
        good="note: {da: Spørg efter visitator.}",
        severity=Severity.WARNING,
    ),
    Entry(
        "T225",
        title=Both("ord, der peger på to svar", "word that points at two choices"),
        says=(
            Both(
                '"{word}" peger også på svaret "{other}"',
                '"{word}" points at choice "{other}" too',
            ),
        ),
        hints=(Both("lad det stå ved ét af dem", "leave it with one of them"),),
        means=Both(
            "Et ord under words viser den, der skriver det, hen til ét svar: det første, der"
            " har det.",
            "A word under words shows whoever types it to one choice: the first that has it.",
        ),
        matters=Both(
            "Det andet svar bliver aldrig fundet med det ord.",
            "The other choice is never found by that word.",
        ),
        bad="krise: {words: [hjælp]}\nviden: {words: [hjælp]}",
        good="krise: {words: [selvmord]}\nviden: {words: [kursus]}",
        severity=Severity.WARNING,
    ),
    Entry(
        "T226",
        title=Both("tekst, der ikke er oversat", "text that is not translated"),
        says=(
            Both(
                "teksten er ord for ord den samme som på linje {line}, på et andet sprog",
                "the text is word for word the one of line {line}, in another language",
            ),
        ),
        hints=(Both("oversæt den", "translate it"),),
        means=Both(
            "Samme tekst står på begge sprog. Navne på op til tre ord tæller ikke med.",
            "The same text stands in both languages. Names of up to three words do not count.",
        ),
        matters=Both(
            "Den, der har valgt engelsk, forstår måske ikke dansk.",
            "Whoever chose English may not understand Danish.",
        ),
        bad="da: Ring til dem i dag\nen: Ring til dem i dag",
        good="da: Ring til dem i dag\nen: Call them today",
        severity=Severity.WARNING,
    ),
    Entry(
        "T227",
        title=Both("tegn for opsætning i en tekst", "markup in a text"),
        says=(Both('"{value}" bliver vist, som det står', '"{value}" is shown as it stands'),),
        hints=(Both("slet tegnene", "delete the marks"),),
        means=Both(
            "En tekst er ord og linjer. HTML og Markdown bliver ikke til fede ord eller links, men"
            " står der som tegn.",
            "A text is words and lines. HTML and Markdown become no bold words or links, but stand"
            " there as characters.",
        ),
        matters=Both(
            "Tegnene står i vejen for den, der læser, og bliver læst højt af en skærmlæser.",
            "The marks are in the reader's way, and a screen reader says them aloud.",
        ),
        bad="da: Ring <b>nu</b>",
        good="da: Ring nu",
        severity=Severity.WARNING,
    ),
)
