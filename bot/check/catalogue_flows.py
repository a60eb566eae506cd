"""Problems of flows as they are written: names, targets and what is always there."""

from bot.check.entry import Both, Entry

ENTRIES = (
    Entry(
        "F201",
        title=Both("navn, som ikke findes", "name that does not exist"),
        says=(
            Both(
                '"{choice}" fører til "{name}", som ikke er {a_what}',
                '"{choice}" leads to "{name}", which is not {a_what}',
            ),
            Both('"{name}" er ikke {a_what}', '"{name}" is not {a_what}'),
        ),
        hints=(
            Both(
                'mente du "{near}" (linje {near_line})?',
                'did you mean "{near}" (line {near_line})?',
            ),
            Both('mente du "{near}"?', 'did you mean "{near}"?'),
            Both(
                "ret navnet, eller tilføj det, der mangler", "mend the name, or add what is missing"
            ),
        ),
        means=Both(
            "Navnet er stavet forkert, eller det, det peger på, er slettet. Står det flere steder,"
            " bliver det sagt én gang.",
            "The name is misspelt, or what it points to has been deleted. Where it stands in"
            " several places, it is told once.",
        ),
        matters=Both(
            "En vej, der ikke fører nogen steder hen, efterlader den, der spørger, uden et nummer.",
            "A road that leads nowhere leaves whoever asks without a number.",
        ),
        bad='nej:\n  da: Nej\n  en: "No"\n  to: bopel',
        good='nej:\n  da: Nej\n  en: "No"\n  to: bopael',
    ),
    Entry(
        "F203",
        title=Both("forgrening uden en sidste udvej", "fork without an else"),
        says=(
            Both(
                'den sidste gren i "{state}" gælder ikke altid',
                'the last branch of "{state}" does not always hold',
            ),
        ),
        hints=(
            Both(
                "tilføj en sidste gren uden when: - to: TILSTAND",
                "add a last branch without when: - to: STATE",
            ),
        ),
        means=Both(
            "En forgrening tager den første gren, der gælder. Den sidste har intet when og"
            " tager resten.",
            "A fork takes the first branch that holds. The last has no when and takes the rest.",
        ),
        matters=Both(
            "Et svar, ingen havde tænkt på, ville stoppe samtalen midt i det hele.",
            "An answer that nobody thought of would stop the conversation in the middle.",
        ),
        bad="vej:\n  branches:\n    - when: {age: adult}\n      to: voksen",
        good="vej:\n  branches:\n    - when: {age: adult}\n      to: voksen\n    - to: barn",
    ),
    Entry(
        "F204",
        title=Both("svar, der ikke fører nogen steder hen", "choice without a target"),
        says=(
            Both(
                'svaret "{choice}" siger ikke, hvor det fører hen',
                'choice "{choice}" does not say where it leads',
            ),
        ),
        hints=(
            Both(
                'tilføj "to:" på svaret eller på "{state}"',
                'add "to:" to the choice or to "{state}"',
            ),
        ),
        means=Both(
            "Hvert svar fører et sted hen. Et to: på spørgsmålet gælder for de svar, der ikke"
            " har et eget.",
            "Each choice leads somewhere. A to: of the question holds for choices without"
            " their own.",
        ),
        matters=Both(
            "Den, der trykker på svaret, kommer ikke videre.",
            "Whoever presses it gets no further.",
        ),
        bad='nej:\n  da: Nej\n  en: "No"',
        good='nej:\n  da: Nej\n  en: "No"\n  to: alder',
    ),
    Entry(
        "F205",
        title=Both("trin, der ikke siger noget", "step that says nothing"),
        says=(Both('trinnet "{step}" har ingen tekst', 'step "{step}" has no text'),),
        hints=(
            Both(
                "tilføj da: og en:, eller says: med en tabel",
                "add da: and en:, or says: with a table",
            ),
        ),
        means=Both(
            "Et trin har en tekst af sit eget, eller henter den i en tabel med says.",
            "A step has a text of its own, or takes it from a table with says.",
        ),
        matters=Both(
            "Et nummer uden en sætning siger ikke, hvad man skal med det.",
            "A number without a sentence does not say what it is for.",
        ),
        bad="kontakt:\n  route: concern",
        good="kontakt:\n  route: concern\n  da: Ring til dem her.\n  en: Call these.",
    ),
    Entry(
        "F207",
        title=Both("ikke én udvej ved akut fare", "not one way out in danger"),
        says=(
            Both(
                "{count} faste knapper fører til et udfald, der skal ske nu; der skal være én",
                "{count} interrupts lead to an outcome for now; there should be one",
            ),
        ),
        hints=(
            Both(
                "lad én knap under always føre til et udfald med urgency: now",
                "lead one interrupt under always to an outcome with urgency: now",
            ),
        ),
        means=Both(
            "Netop én fast knap er den akutte. Den fører til et udfald med urgency: now.",
            "Exactly one interrupt is the acute one. It leads to an outcome with urgency: now.",
        ),
        matters=Both(
            "Er der fare, skal der være ét tryk til hjælp fra hver eneste skærm.",
            "In danger, help must be one press away from every screen.",
        ),
        bad="always:\n  om: {da: Om os, en: About us, to: om-os}",
        good="always:\n  akut: {da: 🚨 Akut, en: 🚨 Urgent, to: ring-nu}",
    ),
    Entry(
        "F208",
        title=Both("svar på noget, en tabel bestemmer", "answer to what a table decides"),
        says=(
            Both(
                '"{fact}" kommer fra en tabel og kan ikke sættes',
                '"{fact}" comes from a table and cannot be set',
            ),
        ),
        hints=(
            Both(
                "slet det her, og ret tabellen under facts i planen",
                "delete it here, and change the table under facts of the plan",
            ),
        ),
        means=Both(
            "Oplysninger med table: true bliver slået op i en tabel og aldrig svaret på.",
            "Facts with table: true are looked up in a table and never answered.",
        ),
        matters=Both(
            "Ellers kunne et svar slå en regel fra, som planen bestemmer.",
            "Otherwise an answer could turn off a rule that the plan decides.",
        ),
        bad="set: {duty: strict}",
        good="set: {reporter: on_duty}",
    ),
    Entry(
        "F209",
        title=Both("åbningstid som betingelse i en samtale", "opening hours in a flow"),
        says=(
            Both(
                '"open" kan kun stå i en plans rækker',
                '"open" can stand in the rows of a plan only',
            ),
        ),
        hints=(
            Both(
                "flyt betingelsen til en række i planens tabel",
                "move the condition to a row of the plan's table",
            ),
        ),
        means=Both(
            "En samtales veje er de samme hele døgnet; kun planens tabeller ser på uret.",
            "The roads of a flow are the same at every hour; only the tables of a plan see"
            " the clock.",
        ),
        matters=Both(
            "Derfor kan det bevises, at ingen bliver sendt til et sted, der har lukket.",
            "That is why it can be proven that nobody is sent to an office that is closed.",
        ),
        bad="when: {open: vagten}",
        good="routes:\n  concern:\n    - when: {open: vagten}\n      contacts: [vagten]",
    ),
    Entry(
        "F210",
        title=Both("antal, der ikke er et tal", "count that is not a number"),
        says=(
            Both('"{value}" er ikke et antal', '"{value}" is not a count'),
            Both("antallet mangler", "the count is missing"),
        ),
        hints=(
            Both(
                "skriv et helt tal på 1 eller mere, som i {at_least: 2, of: ...}",
                "write a whole number, 1 or more, as in {at_least: 2, of: ...}",
            ),
        ),
        means=Both(
            "at_least tæller kryds, longest_wait_hours tæller timer. Begge er 1 eller mere.",
            "at_least counts ticks, longest_wait_hours counts hours. Both are 1 or more.",
        ),
        matters=Both(
            "Uden tallet ved ingen, hvor meget der skal til.",
            "Without the number nobody knows how much it takes.",
        ),
        bad="when: {sign: {at_least: to, of: other}}",
        good="when: {sign: {at_least: 2, of: other}}",
    ),
    Entry(
        "F211",
        title=Both("link, der svarer på for meget", "link that answers too much"),
        says=(
            Both(
                'et link må ikke svare på "{fact}"',
                'a link may not answer "{fact}"',
            ),
        ),
        hints=(Both("slet det fra linket", "delete it from the link"),),
        means=Both(
            "Et link eller en QR-kode kan svare på noget på forhånd, men aldrig om fare eller"
            " sted.",
            "A link or QR code may answer beforehand, but never about danger or place.",
        ),
        matters=Both(
            "En plakat ved ikke, om der er fare, når nogen scanner den.",
            "A poster does not know whether there is danger when somebody scans it.",
        ),
        bad="links:\n  ansat: {municipality: known}",
        good="links:\n  ansat: {reporter: on_duty}",
    ),
    Entry(
        "F212",
        title=Both("to værdier af noget, der kun har én", "two values of what has one"),
        says=(
            Both(
                '"{fact}" kan kun have én værdi ad gangen',
                '"{fact}" can have one value at a time',
            ),
        ),
        hints=(
            Both(
                "behold én værdi, eller skriv many: true i ordlisten",
                "keep one value, or write many: true in the vocabulary",
            ),
        ),
        means=Both(
            "Kun oplysninger med many: true kan have flere værdier.",
            "Only facts with many: true hold several values.",
        ),
        matters=Both(
            "Den ene værdi ville forsvinde, og vejen blive en anden.",
            "One value would vanish, and the road be another.",
        ),
        bad="set: {age: [under_18, adult]}",
        good="set: {age: under_18}",
    ),
)
