"""Problems of a flow as a whole: where its states lead, and what nothing uses."""

from bot.check.entry import Both, Entry
from bot.problems import Severity

ENTRIES = (
    Entry(
        "F301",
        title=Both("tilstand, som ingen kommer til", "state that nobody reaches"),
        says=(
            Both(
                'ingen vej fører til "{state}"',
                'no road leads to "{state}"',
            ),
        ),
        hints=(
            Both(
                "lad et svar eller en gren føre hertil med to: {state}, eller slet den",
                "lead a choice or a branch here with to: {state}, or delete it",
            ),
        ),
        means=Both(
            "Intet svar, ingen gren og ingen fast knap fører hertil fra begyndelsen.",
            "No choice, branch or interrupt leads here from the start.",
        ),
        matters=Both(
            "Det, der står her, bliver aldrig vist. Tit er det et to:, der er blevet forkert.",
            "What stands here is never shown. Often a to: has gone wrong.",
        ),
        bad='nej: {da: Nej, en: "No", to: alder}     # before: to: bopael\nbopael: ...',
        good='nej: {da: Nej, en: "No", to: bopael}',
    ),
    Entry(
        "F302",
        title=Both("forgreninger i ring", "forks in a circle"),
        says=(Both("forgreningerne går i ring: {way}", "the forks go in a circle: {way}"),),
        hints=(
            Both(
                "lad en af dem føre til et spørgsmål eller et udfald",
                "lead one of them to a question or an outcome",
            ),
        ),
        means=Both(
            "Forgreninger spørger ikke om noget. Går de i ring, kommer samtalen aldrig videre.",
            "Forks ask nothing. In a circle the conversation never goes on.",
        ),
        matters=Both(
            "Den, der spørger, ville få en fejl i stedet for et nummer.",
            "Whoever asks would get an error instead of a number.",
        ),
        bad="a:\n  branches: [{to: b}]\nb:\n  branches: [{to: a}]",
        good="a:\n  branches: [{to: b}]\nb:\n  branches: [{to: alder}]",
    ),
    Entry(
        "F303",
        title=Both("tilstand uden vej til en slutning", "state without a way to an ending"),
        says=(
            Both(
                'fra "{state}" kommer man aldrig til en slutning; det samme gælder {others}',
                'no road from "{state}" comes to an ending; nor from {others}',
            ),
            Both(
                'fra "{state}" kommer man aldrig til en slutning',
                'no road from "{state}" comes to an ending',
            ),
        ),
        hints=(
            Both(
                "lad et af svarene føre til et udfald",
                "lead one of the choices to an outcome",
            ),
        ),
        means=Both(
            "Uanset hvad man svarer herfra, kommer der flere spørgsmål. Et udfald med then er"
            " ingen slutning.",
            "Whatever is answered from here, more questions follow. An outcome with then is"
            " no ending.",
        ),
        matters=Both(
            "Den, der spørger, får aldrig at vide, hvem der skal ringes til.",
            "Whoever asks never learns whom to call.",
        ),
        bad="a: {ask: ..., choices: {ja: {to: b}}}\nb: {ask: ..., choices: {ja: {to: a}}}",
        good="b: {ask: ..., choices: {ja: {to: a}, nej: {to: vej}}}",
    ),
    Entry(
        "F304",
        title=Both("fast knap, der ikke fører til et udfald", "interrupt that leads to no outcome"),
        says=(
            Both(
                'den faste knap "{interrupt}" fører til "{state}", som ikke er et udfald',
                'interrupt "{interrupt}" leads to "{state}", which is not an outcome',
            ),
        ),
        hints=(Both("lad den føre til et udfald", "lead it to an outcome"),),
        means=Both(
            "En fast knap viser et udfald, og vejen tilbage kommer af sig selv.",
            "An interrupt shows an outcome, and the way back comes by itself.",
        ),
        matters=Both(
            "Den, der trykker i nød, skal have et svar og ikke et spørgsmål.",
            "Whoever presses in need must get an answer, not a question.",
        ),
        bad="always:\n  om: {da: Om os, en: About us, to: alder}",
        good="always:\n  om: {da: Om os, en: About us, to: om-os}",
    ),
    Entry(
        "F309",
        title=Both("trin, som intet udfald bruger", "step that no outcome uses"),
        says=(Both('intet udfald bruger trinnet "{step}"', 'no outcome uses step "{step}"'),),
        hints=(
            Both(
                "sæt det ind i et udfald, eller slet det",
                "put it into an outcome, or delete it",
            ),
        ),
        means=Both(
            "Trinnet er skrevet, men står ikke i noget udfald og ikke under closing.",
            "The step is written but stands in no outcome and not under closing.",
        ),
        matters=Both(
            "Tit er det faldet ud ved en fejl, og så mangler sætningen på skærmen.",
            "Often it has dropped out by mistake, and then the sentence is missing on screen.",
        ),
        bad="steps:\n  skriv-ned: {da: Skriv ned., en: Write down.}",
        good="vej:\n  steps: [kontakt, skriv-ned]",
    ),
    Entry(
        "F310",
        title=Both("rute, som den nationale plan ikke har", "route without a national answer"),
        says=(
            Both(
                'den nationale plan har ingen rute "{table}"',
                'the national plan has no route "{table}"',
            ),
        ),
        hints=(
            Both(
                "tilføj {table}: under routes i danmark.yaml",
                "add {table}: under routes in danmark.yaml",
            ),
        ),
        means=Both(
            "Et trin henter sine kontakter i en tabel, som kun de kommuner har, der selv har"
            " skrevet den.",
            "A step takes its contacts from a table that only some municipalities have written.",
        ),
        matters=Both(
            "I de andre kommuner ville trinnet stå uden et eneste nummer.",
            "In the other municipalities the step would stand without a single number.",
        ),
        bad="steps:\n  raad: {route: advice, da: Ring., en: Call.}",
        good="routes:\n  advice:\n    - contacts: [hotline]",
    ),
    Entry(
        "F311",
        title=Both("trin, der altid tier", "step that is always silent"),
        says=(
            Both(
                'ingen plan siger noget i "{table}", så trinnet "{step}" tier altid',
                'no plan says anything in "{table}", so step "{step}" is always silent',
            ),
        ),
        hints=(
            Both(
                "tilføj {table}: under says i en plan, eller slet trinnet",
                "add {table}: under says of a plan, or delete the step",
            ),
        ),
        means=Both(
            "Trinnet har ingen tekst af sit eget, og tabellen er tom overalt.",
            "The step has no text of its own, and the table is empty everywhere.",
        ),
        matters=Both(
            "Den, der læser samtalen igennem, tror, at der bliver sagt noget.",
            "Whoever proof-reads the flow believes that something is said.",
        ),
        bad="det-sker: {says: entry}",
        good="says:\n  entry:\n    - da: De ringer tilbage.\n      en: They call back.",
    ),
    Entry(
        "F312",
        title=Both("tabel, som ingen slår op i", "table that nobody looks up"),
        says=(Both('intet trin slår op i "{table}"', 'no step looks up "{table}"'),),
        hints=(
            Both(
                "brug den i et trin med route: eller says:, eller slet den",
                "use it in a step with route: or says:, or delete it",
            ),
        ),
        means=Both(
            "Tabellen står i ordlisten, og planer kan udfylde den, men intet trin viser den.",
            "The vocabulary has the table and plans can fill it, but no step shows it.",
        ),
        matters=Both(
            "En kommune kan tro, at det, den har skrevet, bliver vist.",
            "A municipality may believe that what it wrote is shown.",
        ),
        bad="tables:\n  advice: {gives: contacts}",
        good="steps:\n  raad: {route: advice, da: Ring., en: Call.}",
        severity=Severity.WARNING,
    ),
    Entry(
        "F313",
        title=Both("lovregel, som intet trin nævner", "law that no step names"),
        says=(Both('intet trin nævner lovreglen "{law}"', 'no step names law "{law}"'),),
        hints=(
            Both(
                "skriv law: {law} på et trin, eller slet reglen",
                "write law: {law} at a step, or delete the law",
            ),
        ),
        means=Both(
            "Lovregler bliver vist sammen med et trin.",
            "Laws are shown together with a step.",
        ),
        matters=Both(
            "En regel, ingen ser, bliver heller ikke efterset.",
            "A rule that nobody sees is not looked after either.",
        ),
        bad="laws:\n  frist: ...",
        good="steps:\n  skriv: {law: frist, da: Skriv i dag., en: Write today.}",
        severity=Severity.WARNING,
    ),
    Entry(
        "F318",
        title=Both("oplysning, som intet afhænger af", "fact on which nothing depends"),
        says=(Both('intet afhænger af "{fact}"', 'nothing depends on "{fact}"'),),
        hints=(
            Both(
                "brug den i et when, eller slet den",
                "use it in a when, or delete it",
            ),
        ),
        means=Both(
            "Ingen betingelse ser på oplysningen. Så ændrer svaret intet.",
            "No condition looks at the fact, so the answer changes nothing.",
        ),
        matters=Both(
            "Spørg kun om det, der ændrer svaret. Hvert spørgsmål koster nogen, der går.",
            "Ask only what changes the outcome. Every question costs somebody who leaves.",
        ),
        bad="facts:\n  colour: ...",
        good="when: {colour: red}",
        severity=Severity.WARNING,
    ),
    Entry(
        "F218",
        title=Both("to samtaler med samme navn", "two flows of one name"),
        says=(Both('{file} hedder også "{name}"', '{file} is called "{name}" too'),),
        hints=(Both("giv den ene et andet navn", "give one of them another name"),),
        means=Both(
            "Navnet efter flow: er samtalens eget. Hver samtale har sit.",
            "The name after flow: belongs to one flow. Each has its own.",
        ),
        matters=Both(
            "Ellers bliver den ene aldrig vist, og ingen ved hvilken.",
            "Otherwise one of them is never shown, and nobody knows which.",
        ),
        bad="flow: vandskade     # in two files",
        good="flow: vandskade\nflow: indbrud",
    ),
    Entry(
        "F220",
        title=Both("samtale på en andens adresse", "flow at an address that is taken"),
        says=(
            Both(
                'på nettet er adressen "/{name}" allerede en fast side eller en kommune',
                'on the web, the address "/{name}" is already a fixed page or a municipality',
            ),
        ),
        hints=(Both("giv samtalen et andet navn", "give the flow another name"),),
        means=Both(
            "Samtalen får en side med sit navn. Den adresse er optaget.",
            "The flow gets a page by its name. That address is taken.",
        ),
        matters=Both(
            "Ellers fører et link til noget andet, end man tror.",
            "Otherwise a link leads to something else than people think.",
        ),
        bad="flow: akut",
        good="flow: vandskade",
    ),
)
