"""Problems of a plan: what it may decide, its dates and its areas."""

from bot.check.entry import Both, Entry
from bot.problems import Severity

ENTRIES = (
    Entry(
        "P201",
        title=Both("oplysning, som planer ikke må bruge", "fact that plans may not use"),
        says=(Both('planer må ikke bruge "{fact}"', 'plans may not use "{fact}"'),),
        hints=(
            Both(
                "brug en oplysning med plans: true i ordlisten",
                "use a fact with plans: true in the vocabulary",
            ),
        ),
        means=Both(
            "Kun oplysninger med plans: true kan stå i en plans rækker. Resten er samtalens egne.",
            "Only facts with plans: true can stand in the rows of a plan. The rest belong to the"
            " flow.",
        ),
        matters=Both(
            "En kommune skal ikke kunne flytte en vej ved at se på noget, den ikke ved.",
            "A municipality must not move a road by looking at what it cannot know.",
        ),
        bad="- when: {danger: now}\n  contacts: [indgang]",
        good="- when: {reporter: on_duty}\n  contacts: [indgang]",
    ),
    Entry(
        "P202",
        title=Both("låst kontakt", "locked contact"),
        says=(
            Both(
                '"{contact}" er låst i den nationale plan',
                '"{contact}" is locked in the national plan',
            ),
        ),
        hints=(
            Both(
                "slet den her; ruterne kan stadig nævne den",
                "delete it here; routes can still name it",
            ),
        ),
        means=Both(
            "De nationale numre er låst. En plan kan nævne dem, men ikke ændre dem.",
            "The national numbers are locked. A plan can name them, not change them.",
        ),
        matters=Both(
            "Ingen kommune skal kunne komme til at ændre nummeret til alarmcentralen.",
            "No municipality must be able to change the alarm number by accident.",
        ),
        bad='hotline:\n  phone: "21 43 65 87"',
        good="routes:\n  concern:\n    - contacts: [hotline]",
    ),
    Entry(
        "P203",
        title=Both("uenighed uden en beslutning", "conflict without a decision"),
        says=(
            Both(
                'kilderne er uenige om "{about}", og intet er besluttet',
                'the sources disagree about "{about}", and nothing is decided',
            ),
            Both("en uenighed uden beslutning", "a conflict without a decision"),
        ),
        hints=(
            Both(
                "skriv decision: med det, der gælder, og reason: med hvorfor",
                "write decision: with what counts, and reason: with why",
            ),
        ),
        means=Both(
            "Siger to kilder noget forskelligt, vælger et menneske, og valget bliver skrevet ned.",
            "Where two sources differ, a person chooses, and the choice is written down.",
        ),
        matters=Both(
            "Ellers er det tilfældigt, hvilket af de to numre den, der ringer, får.",
            "Otherwise it is chance which of the two numbers somebody gets.",
        ),
        bad="- about: indgang.phone\n  decision: null",
        good="- about: indgang.phone\n  decision: det nye nummer\n  reason: siden er fra i år",
    ),
    Entry(
        "P204",
        title=Both("kommunekode, der ikke er fire cifre", "code that is not four digits"),
        says=(Both('"{code}" er ikke en kommunekode', '"{code}" is not a municipality code'),),
        hints=(
            Both(
                'skriv fire cifre i anførselstegn: "0740"',
                'write four digits in quotation marks: "0740"',
            ),
        ),
        means=Both(
            "Koden er fire cifre fra det nationale register.",
            "The code is four digits from the national register.",
        ),
        matters=Both(
            "Koden er kommunens navn i links, knapper og QR-koder.",
            "The code is the municipality's name in links, buttons and QR codes.",
        ),
        bad='places:\n  "740": {name: Silkeborg}',
        good='places:\n  "0740": {name: Silkeborg}',
    ),
    Entry(
        "P205",
        title=Both("kode og navn, der ikke passer sammen", "code and name that differ"),
        says=(
            Both(
                "{code} er {right}, men planen hedder {name}",
                "{code} is {right}, but the plan is called {name}",
            ),
        ),
        hints=(Both("ret koden eller navnet", "mend the code or the name"),),
        means=Both(
            "Kommunens kode og navn skal høre sammen.",
            "The code and the name of a municipality belong together.",
        ),
        matters=Both(
            "Ellers får borgerne i den ene kommune den andens numre.",
            "Otherwise people in one municipality get the numbers of another.",
        ),
        bad='municipality: "0740"\nname: Skive',
        good='municipality: "0740"\nname: Silkeborg',
    ),
    Entry(
        "P206",
        title=Both("to planer for én kommune", "two plans for one municipality"),
        says=(
            Both(
                "der er en anden plan for kommunen {code}",
                "there is another plan for municipality {code}",
            ),
        ),
        hints=(Both("behold den ene fil", "keep one of the files"),),
        means=Both(
            "Hver kommune har højst én fil.",
            "Each municipality has one file at most.",
        ),
        matters=Both(
            "Ellers er det filnavnet, der bestemmer, hvilke numre der gælder.",
            "Otherwise the file name decides which numbers count.",
        ),
        bad="silkeborg.yaml\nsilkeborg-ny.yaml",
        good="silkeborg.yaml",
    ),
    Entry(
        "P222",
        title=Both("plan, der skal ses efter", "plan that is due for review"),
        says=(
            Both(
                "planen er mere end fire år gammel og skulle have været set efter senest {day}",
                "the plan is more than four years old and was due for review by {day}",
                "adopted",
            ),
            Both(
                "planen skulle have været set efter senest {day}",
                "the plan was due for review by {day}",
            ),
        ),
        hints=(
            Both("læs planen igennem, og sæt en ny dato", "go through the plan, set a new date"),
        ),
        means=Both(
            "review_by er dagen, hvor kommunen senest ser planen efter. Er den ikke oplyst, tæller"
            " fire år fra adopted. Datoen alene gør aldrig en plan ubrugelig.",
            "review_by is the day by which the municipality looks at the plan again. Where it is"
            " not stated, four years from adopted count. The date alone never spoils a plan.",
        ),
        matters=Both(
            "Jo ældre planen er, jo flere numre er skiftet.",
            "The older the plan, the more numbers have changed.",
        ),
        bad="review_by: 2025-03-01",
        good="review_by: 2029-03-01",
        severity=Severity.WARNING,
    ),
    Entry(
        "P223",
        title=Both("mere end fire år til næste eftersyn", "more than four years to the review"),
        says=(
            Both(
                "{day} er mere end fire år efter vedtagelsen; senest {latest}",
                "{day} is more than four years after adoption; {latest} at the latest",
                "adopted",
            ),
            Both(
                "{day} er mere end fire år ude i fremtiden; senest {latest}",
                "{day} is more than four years ahead; {latest} at the latest",
            ),
        ),
        hints=(Both("skriv review_by: {latest}", "write review_by: {latest}"),),
        means=Both(
            "Et skriftligt beredskab skal ses efter mindst hvert fjerde år.",
            "A written procedure must be looked at again at least every fourth year.",
        ),
        matters=Both(
            "Loven siger fire år, fordi ældre planer sender folk forkerte steder hen.",
            "The law says four years because older plans send people to wrong places.",
        ),
        bad="adopted: 2024-06-24\nreview_by: 2030-01-01",
        good="adopted: 2024-06-24\nreview_by: 2028-06-24",
        severity=Severity.WARNING,
    ),
    Entry(
        "P224",
        title=Both("plan uden kilde", "plan without a source"),
        says=(Both("planen har ingen kilde", "the plan has no source"),),
        hints=(
            Both(
                "tilføj source: med adressen på kommunens side",
                "add source: with the address of the municipality's page",
            ),
        ),
        means=Both(
            "source øverst i planen gælder for alle dens kontakter.",
            "source at the top of the plan stands for all its contacts.",
        ),
        matters=Both(
            "Uden den kan ingen slå efter, om numrene stadig passer.",
            "Without it nobody can look up whether the numbers still hold.",
        ),
        bad='municipality: "0740"\ncontacts:',
        good='municipality: "0740"\nsource: https://silkeborg.dk/...\nsource_date: undated',
        severity=Severity.WARNING,
    ),
    Entry(
        "P225",
        title=Both("kontakter, som ejeren ikke har bekræftet", "contacts that are not confirmed"),
        says=(
            Both(
                "{count} af {total} kontakter er ikke bekræftet inden for 90 dage",
                "{count} of {total} contacts are not confirmed within 90 days",
            ),
        ),
        hints=(
            Both(
                "ring til dem, og skriv dagen under checked:",
                "call them, and write the day under checked:",
            ),
        ),
        means=Both(
            "checked er den dag, hvor nogen hos ejeren sidst sagde god for nummeret. Der er én note"
            " for hver plan.",
            "checked is the day on which somebody at the owner last confirmed the number. There is"
            " one note a plan.",
        ),
        matters=Both(
            "Indtil da står der »Ikke bekræftet af kommunen« ved nummeret.",
            "Until then the number is shown as not confirmed by the municipality.",
        ),
        bad="checked: null",
        good="checked: 2026-09-01",
        severity=Severity.NOTE,
    ),
    Entry(
        "P230",
        title=Both("områdenavn, der er optaget", "area name that is taken"),
        says=(Both('"{area}" kan ikke være et område', '"{area}" cannot be an area'),),
        hints=(Both("giv området et andet navn", "give the area another name"),),
        means=Both(
            "unknown og none betyder noget i forvejen, og de faste knappers navne er optaget.",
            "unknown and none mean something already, and the names of interrupts are taken.",
        ),
        matters=Both(
            "Et tryk på området ville betyde noget andet.",
            "A press on the area would mean something else.",
        ),
        bad="areas: {none: Resten af byen}",
        good="areas: {resten: Resten af byen}",
    ),
    Entry(
        "P232",
        title=Both("områder, som intet afhænger af", "areas on which nothing depends"),
        says=(Both("ingen række ser på områderne {areas}", "no row looks at the areas {areas}"),),
        hints=(
            Both(
                "brug dem i et when: {area: ...}, eller slet areas:",
                "use them in a when: {area: ...}, or delete areas:",
            ),
        ),
        means=Both(
            "Har planen områder, bliver der spurgt om området. Her ændrer svaret ikke noget.",
            "Where a plan has areas, the area is asked. Here the answer changes nothing.",
        ),
        matters=Both(
            "Et spørgsmål for meget koster nogen, der går.",
            "A question too many costs somebody who leaves.",
        ),
        bad="areas: {nord: Nord, syd: Syd}",
        good='phone:\n  - when: {area: nord}\n    is: "21 43 65 87"',
        severity=Severity.WARNING,
    ),
)
