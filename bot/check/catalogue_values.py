"""Problems of files, fields and single values, whatever the file is about."""

from bot.check.entry import Both, Entry

ENTRIES = (
    Entry(
        "Y110",
        title=Both("navn, der ikke er en tekst", "name that is not a text"),
        says=(
            Both("før kolon står en liste eller felter", "a list or fields stand before the colon"),
        ),
        hints=(
            Both(
                "skriv et navn før kolon, eller sæt teksten i anførselstegn",
                "write a name before the colon, or put the text in quotation marks",
            ),
        ),
        means=Both(
            "Før et kolon skal der stå et navn. En klamme dér læses som en liste eller felter.",
            "A name stands before a colon. A bracket there reads as a list or as fields.",
        ),
        matters=Both(
            "Ingen kan slå feltet op, så det, der står i det, bliver aldrig vist.",
            "Nobody can look the field up, so what it holds is never shown.",
        ),
        bad="{municipality}: Ring til kommunen",
        good='da: "Ring til {municipality}"',
    ),
    Entry(
        "Y111",
        title=Both("fil, der ikke kan åbnes", "file that cannot be opened"),
        says=(
            Both(
                "filen er en genvej eller ligger uden for mappen",
                "the file is a link, or lies outside the folder",
                "link",
            ),
            Both("filen kan ikke åbnes: {detail}", "the file cannot be opened: {detail}"),
            Both("filen kan ikke åbnes", "the file cannot be opened"),
        ),
        hints=(
            Both(
                "læg selve filen i mappen, og giv læseadgang",
                "put the file itself into the folder, and allow reading",
            ),
        ),
        means=Both(
            "Filen er en genvej, ligger uden for mappen, eller må ikke læses.",
            "The file is a link, lies outside the folder, or may not be read.",
        ),
        matters=Both(
            "Indhold, der hentes et andet sted fra, kan blive ændret uden at nogen ser det.",
            "Content fetched from elsewhere can change without anybody seeing it.",
        ),
        bad="municipal_configs/silkeborg.yaml -> ../../tmp/x.yaml",
        good="municipal_configs/silkeborg.yaml",
    ),
    Entry(
        "Y112",
        title=Both("fil, som ikke siger, hvad den er", "file that does not say what it is"),
        says=(
            Both(
                "filen siger ikke, hvad den er",
                "the file does not say what it is",
            ),
        ),
        hints=(
            Both(
                "begynd med flow: NAVN, eller med municipality: og kommunens kode",
                "begin with flow: NAME, or with municipality: and its code",
            ),
        ),
        means=Both(
            "Øverst i filen skal der stå flow:, plan: eller municipality:.",
            "At the top of the file stands flow:, plan: or municipality:.",
        ),
        matters=Both(
            "Filen ville blive sprunget over, og kommunen stå uden sin egen plan.",
            "The file would be passed over, and the municipality left without its plan.",
        ),
        bad="name: Silkeborg\ncontacts:",
        good='municipality: "0740"\nname: Silkeborg\ncontacts:',
    ),
    Entry(
        "Y113",
        title=Both("fil, der mangler", "file that is missing"),
        says=(Both("filen findes ikke", "the file does not exist"),),
        hints=(Both("læg filen tilbage i mappen", "put the file back into the folder"),),
        means=Both(
            "Fire filer skal altid være der: vocabulary.yaml, laws.yaml, danmark.yaml og"
            " places.yaml.",
            "Four files are always needed: vocabulary.yaml, laws.yaml, danmark.yaml, places.yaml.",
        ),
        matters=Both(
            "Uden den nationale plan er der ingen kontakter i de kommuner, der ikke har en egen.",
            "Without the national plan, municipalities without one of their own have no contacts.",
        ),
        bad="municipal_configs/silkeborg.yaml",
        good="municipal_configs/danmark.yaml\nmunicipal_configs/silkeborg.yaml",
    ),
    Entry(
        "Y201",
        title=Both("værdi af en anden slags", "value of another kind"),
        says=(Both("{the_what} skal være {shape}", "{the_what} should be {shape}"),),
        hints=(
            Both(
                "se efter, om en linje er rykket forkert ind, eller sæt teksten i anførselstegn",
                "look for a line that is indented wrongly, or put the text in quotation marks",
            ),
        ),
        means=Both(
            "Der står en tekst, hvor der skal være felter, eller felter, hvor der skal være"
            " en tekst."
            " Tit er en linje rykket for lidt eller for langt ind.",
            "A text stands where fields are needed, or fields where a text is. Often a line is"
            " indented too little or too far.",
        ),
        matters=Both(
            "Det, der står der, kan ikke vises.",
            "What stands there cannot be shown.",
        ),
        bad="contacts: indgang",
        good="contacts:\n  indgang:\n    title: Vagten",
    ),
    Entry(
        "Y202",
        title=Both("felt, som ikke findes", "field that does not exist"),
        says=(
            Both('"{key}" hører ikke til i {the_what}', '"{key}" does not belong in {the_what}'),
        ),
        hints=(
            Both('mente du "{near}"?', 'did you mean "{near}"?'),
            Both("slet linjen, eller brug: {known}", "delete the line, or use: {known}"),
        ),
        means=Both(
            "Feltet er stavet forkert eller står et forkert sted.",
            "The field is misspelt, or stands in a wrong place.",
        ),
        matters=Both(
            "Et felt, ingen kender, bliver aldrig læst. Åbningstiden under det findes så ikke"
            " i nat.",
            "A field that nobody knows is never read. The hours below it do not exist tonight.",
        ),
        bad="aabent: mandag-fredag 08:00-16:00",
        good="hours: mandag-fredag 08:00-16:00",
    ),
    Entry(
        "Y203",
        title=Both("felt, der mangler", "field that is missing"),
        says=(Both('{the_what} mangler "{key}"', '{the_what} has no "{key}"'),),
        hints=(Both('tilføj "{key}:"', 'add "{key}:"'),),
        means=Both(
            "Feltet skal være der, for at resten giver mening.",
            "The field is needed for the rest to mean anything.",
        ),
        matters=Both(
            "Uden det ved ingen, hvad der skal vises.",
            "Without it nobody knows what to show.",
        ),
        bad="vej:\n  title: {da: Ring, en: Call}",
        good="vej:\n  urgency: today\n  title: {da: Ring, en: Call}\n  steps: [kontakt]",
    ),
    Entry(
        "Y204",
        title=Both("navn med forkerte tegn", "name with wrong characters"),
        says=(
            Both(
                '"{name}" er ikke skrevet som et navn',
                '"{name}" is not written like a name',
            ),
        ),
        hints=(
            Both(
                "brug små bogstaver a-z, tal og bindestreger; i oplysninger understreg",
                "use small letters a-z, digits and hyphens; underscores in facts",
            ),
        ),
        means=Both(
            "Navne er til maskinen: små bogstaver uden æ, ø og å. Det, folk læser, står under"
            " da: og en:.",
            "Names are for the machine: small letters without æ, ø and å. What people read"
            " stands under da: and en:.",
        ),
        matters=Both(
            "Navnet bæres i en knap og gemmes i samtalen. Andre tegn kan gå i stykker på vejen.",
            "The name travels in a button and is kept in the conversation. Other characters may"
            " break on the way.",
        ),
        bad="Børneteam:",
        good="boerneteam:",
    ),
    Entry(
        "Y205",
        title=Both("hverken ja eller nej", "neither yes nor no"),
        says=(
            Both('"{value}" er hverken true eller false', '"{value}" is neither true nor false'),
        ),
        hints=(Both("skriv true, eller slet linjen", "write true, or delete the line"),),
        means=Both(
            "Feltet er enten sandt eller falsk. Skriv true eller false.",
            "The field is either true or false. Write true or false.",
        ),
        matters=Both(
            "Et ja, der læses som nej, kan fjerne en kontakt fra skærmen.",
            "A yes that reads as no can take a contact off the screen.",
        ),
        bad="locked: ja",
        good="locked: true",
    ),
    Entry(
        "Y206",
        title=Both("dato, som ikke findes", "date that does not exist"),
        says=(Both('"{value}" er ikke en dato', '"{value}" is not a date'),),
        hints=(
            Both(
                "skriv 2027-03-01 (en kildes dato også 2027-03, 2027 eller undated;"
                " lukkedage hvert år: 12-24)",
                "write 2027-03-01 (a source: also 2027-03, 2027 or undated;"
                " closing days of each year: 12-24)",
            ),
        ),
        means=Both(
            "Datoer skrives 2027-03-01. Er dagen eller måneden ikke kendt, så skriv 2027-03 eller"
            " 2027; en kilde uden dato er undated.",
            "Dates are written 2027-03-01. Where day or month is not known, write 2027-03 or 2027;"
            " a source without a date is undated.",
        ),
        matters=Both(
            "Datoen siger den, der ringer, hvor gammelt nummeret er.",
            "The date tells whoever calls how old the number is.",
        ),
        bad="checked: 1. marts 2026",
        good="checked: 2026-03-01",
    ),
    Entry(
        "Y207",
        title=Both("komma, der deler en tekst", "comma that cuts a text"),
        says=(
            Both(
                'teksten slutter ved kommaet: "{before}" og "{after}" står hver for sig',
                'the text ends at the comma: "{before}" and "{after}" stand apart',
            ),
        ),
        hints=(
            Both(
                'sæt teksten i anførselstegn: "{before}, {after}"',
                'put the text in quotation marks: "{before}, {after}"',
            ),
        ),
        means=Both(
            "Inden i { } skiller et komma felterne. En tekst med komma skal i anførselstegn"
            " eller på"
            " sin egen linje.",
            "Inside { } a comma separates fields. A text with a comma stands in quotation marks or"
            " on a line of its own.",
        ),
        matters=Both(
            "Ellers vises kun den halve sætning, og det kan være den forkerte halvdel.",
            "Otherwise only half the sentence is shown, and it may be the wrong half.",
        ),
        bad="ja: {da: Ja, tak, en: Yes please}",
        good='ja: {da: "Ja, tak", en: Yes please}',
    ),
    Entry(
        "Y208",
        title=Both("kolon uden mellemrum", "colon without a space"),
        says=(
            Both(
                'der mangler et mellemrum efter "{key}:"',
                'no space after "{key}:"',
            ),
        ),
        hints=(Both('skriv "{key}: {rest}"', 'write "{key}: {rest}"'),),
        means=Both(
            "Uden mellemrum efter kolon er det hele ét langt navn.",
            "Without a space after the colon the whole is one long name.",
        ),
        matters=Both("Teksten ville mangle på skærmen.", "The text would be missing on screen."),
        bad="ja: {da:Ja, en: Yes}",
        good="ja: {da: Ja, en: Yes}",
    ),
)
