"""Problems of flows as they are written: names, answers, and what an answer may establish."""

from bot.check.entry import Both, Entry
from bot.problems import Severity

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
            Both('mente du "{near}" (linje {near_line})?', 'did you mean "{near}" (line {near_line})?'),
            Both('mente du "{near}"?', 'did you mean "{near}"?'),
            Both("ret navnet, eller tilføj det, der mangler", "mend the name, or add what is missing"),
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
        bad="nej:\n  da: Nej\n  en: \"No\"\n  to: bopel",
        good="nej:\n  da: Nej\n  en: \"No\"\n  to: bopael",
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
            "En forgrening tager den første gren, der gælder. Den sidste har intet when og tager resten.",
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
            "Hvert svar fører et sted hen. Et to: på spørgsmålet gælder for de svar, der ikke har et eget.",
            "Each choice leads somewhere. A to: of the question holds for choices without their own.",
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
        says=(
            Both('trinnet "{step}" har ingen tekst', 'step "{step}" has no text'),
        ),
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
            "The roads of a flow are the same at every hour; only the tables of a plan see the clock.",
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
        hints=(Both("skriv et helt tal: {at_least: 2, of: ...}", "write a number: {at_least: 2, of: ...}"),),
        means=Both(
            "at_least tæller kryds og skal være 1 eller mere.",
            "at_least counts ticks and is 1 or more.",
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
            "Et link eller en QR-kode kan svare på noget på forhånd, men aldrig om fare eller sted.",
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
    Entry(
        "F213",
        title=Both("sikkerhedssætning om noget fra en tabel", "safety sentence about a table fact"),
        says=(
            Both(
                '"{fact}" kommer fra en tabel og kan ikke stå i en sikkerhedssætning',
                '"{fact}" comes from a table and cannot stand in a safety sentence',
            ),
        ),
        hints=(
            Both(
                "skriv sætningen om det, folk svarer på",
                "write the sentence about what people answer",
            ),
        ),
        means=Both(
            "En plan kan ændre en tabel og dermed gøre sætningen sand uden at hjælpe nogen.",
            "A plan can change a table and so make the sentence true without helping anybody.",
        ),
        matters=Both(
            "Sætningen skal holde i hver kommune, også i den, der har ændret mest.",
            "The sentence must hold in every municipality, also in the one that changed most.",
        ),
        bad="when: {duty: strict}",
        good="when: {reporter: on_duty, age: under_18}",
    ),
    Entry(
        "F214",
        title=Both("andre sprog end indholdets", "other languages than the content"),
        says=(
            Both(
                "sprogene her er andre end ordlistens: {languages}",
                "the languages here differ from the vocabulary: {languages}",
            ),
        ),
        hints=(Both("skriv languages: [{languages}]", "write languages: [{languages}]"),),
        means=Both(
            "Sprogene bestemmes i vocabulary.yaml og er de samme i alle filer.",
            "The languages are decided in vocabulary.yaml and are the same in all files.",
        ),
        matters=Both(
            "Ellers tror man, at en tekst findes på et sprog, hvor den aldrig bliver vist.",
            "Otherwise a text seems to exist in a language in which it is never shown.",
        ),
        bad="languages: [da, en, de]",
        good="languages: [da, en]",
    ),
    Entry(
        "F215",
        title=Both("sikkerhedssætning uden et tal", "safety sentence without a number"),
        says=(
            Both(
                '"{claim}" kan ikke være "{value}"',
                '"{claim}" cannot be "{value}"',
            ),
            Both('"{claim}" siger intet', '"{claim}" says nothing'),
        ),
        hints=(
            Both(
                "skriv et tal efter ..._at_most, ellers true",
                "write a number after ..._at_most, otherwise true",
            ),
        ),
        means=Both(
            "questions_at_most og steps_at_most tager et tal; asks_nothing_twice og answers_now tager true.",
            "questions_at_most and steps_at_most take a number; asks_nothing_twice and answers_now"
            " take true.",
        ),
        matters=Both(
            "En sætning uden tal lover ingenting.",
            "A sentence without a number promises nothing.",
        ),
        bad="every_path: {questions_at_most: otte}",
        good="every_path: {questions_at_most: 8}",
    ),
    Entry(
        "F216",
        title=Both("venter på en fagperson", "awaits a professional"),
        says=(Both("venter på en fagperson: {remark}", "awaits a professional: {remark}"),),
        hints=(
            Both(
                "slet bemærkningen, når en fagperson har bekræftet det",
                "delete the remark once a professional has confirmed it",
            ),
        ),
        means=Both(
            "En bemærkning, der begynder med »professional:« eller »Venter på en fagperson:«, er en"
            " beslutning, som en fagperson skal bekræfte.",
            'A remark that begins with "professional:" is a decision that a professional has to'
            " confirm.",
        ),
        matters=Both(
            "Beslutningen gælder allerede. Nogen skal have sagt god for den, før den bruges på rigtigt.",
            "The decision counts already. Somebody must have approved it before real use.",
        ),
        bad="# professional: an unknown age counts as a child",
        good="# confirmed by the network on 1 March 2027",
        severity=Severity.NOTE,
    ),
    Entry(
        "F217",
        title=Both("linknavn med bindestreg", "link name with a hyphen"),
        says=(
            Both(
                'linkets navn "{link}" har en bindestreg',
                'the name of link "{link}" has a hyphen',
            ),
        ),
        hints=(
            Both(
                "skriv navnet i ét ord",
                "write the name as one word",
            ),
        ),
        means=Both(
            "I et link står kommune og navn med bindestreg imellem: 0740-ansat. Et navn med en"
            " bindestreg i sig kan ikke findes.",
            "In a link, municipality and name stand with a hyphen between them: 0740-ansat. A name"
            " with one of its own cannot be found.",
        ),
        matters=Both(
            "QR-koden på plakaten ville ikke gøre noget.",
            "The QR code on the poster would do nothing.",
        ),
        bad="links:\n  ansat-skole: {reporter: on_duty}",
        good="links:\n  skole: {reporter: on_duty}",
    ),
)
