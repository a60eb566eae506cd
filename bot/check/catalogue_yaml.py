"""Problems of the file itself: what is refused in it, though YAML can read it."""

from bot.check.entry import Both, Entry

ENTRIES = (
    Entry(
        "Y102",
        title=Both("samme navn to gange", "the same name twice"),
        says=(
            Both(
                '"{key}" står her igen; første gang er linje {first}',
                '"{key}" stands here again; the first time is line {first}',
            ),
        ),
        hints=(
            Both(
                "behold den ene, eller giv den her et andet navn",
                "keep one of them, or give this one another name",
            ),
        ),
        means=Both(
            "To linjer ved siden af hinanden har samme navn. Plain YAML tager den sidste og"
            " siger intet.",
            "Two lines side by side have the same name. Plain YAML takes the last one and says"
            " nothing.",
        ),
        matters=Both(
            "Den ene af de to forsvinder. Det kan være det nummer, der virker.",
            "One of the two would vanish. It may be the number that works.",
        ),
        bad='phone: "21 43 65 87"\nphone: "21 43 65 88"',
        good='phone: "21 43 65 88"',
    ),
    Entry(
        "Y103",
        title=Both("henvisning inde i YAML", "reference inside YAML"),
        says=(
            Both(
                "teksten begynder med & eller *, som i YAML er en henvisning",
                "the text begins with & or *, which in YAML is a reference",
            ),
        ),
        hints=(
            Both(
                "sæt teksten i anførselstegn, eller skriv det hele ud",
                "put the text in quotation marks, or write it out",
            ),
        ),
        means=Both(
            "Henvisninger er slået fra. De gør en lille fil kæmpestor og skjuler, hvad der står.",
            "References are turned off. They make a small file huge and hide what it says.",
        ),
        matters=Both(
            "Den, der læser filen igennem, skal kunne se hvert nummer dér, hvor det bruges.",
            "Whoever proof-reads the file must see each number where it is used.",
        ),
        bad="da: *vigtigt* – ring først",
        good='da: "Ring først"',
    ),
    Entry(
        "Y104",
        title=Both("sammenfletning inde i YAML", "merge inside YAML"),
        says=(Both('"<<" fletter noget andet ind her', '"<<" merges something else in here'),),
        hints=(Both("skriv felterne ud", "write the fields out"),),
        means=Both(
            "Sammenfletning er slået fra, fordi den ændrer felter, der ikke kan ses på stedet.",
            "Merging is turned off, because it changes fields that cannot be seen in place.",
        ),
        matters=Both(
            "En rettelse ét sted må ikke flytte et nummer et andet sted.",
            "A change in one place must not move a number in another.",
        ),
        bad="<<: *faelles",
        good='phone: "21 43 65 87"\nhours: office_days',
    ),
    Entry(
        "Y105",
        title=Both("mærke inde i YAML", "tag inside YAML"),
        says=(Both('"{tag}" er et YAML-mærke', '"{tag}" is a YAML tag'),),
        hints=(Both("sæt teksten i anførselstegn", "put the text in quotation marks"),),
        means=Both(
            "Et udråbstegn forrest gør teksten til et mærke. Alt i indholdet er tekst, så mærker"
            " er slået fra.",
            "An exclamation mark in front makes the text a tag. Everything in content is text,"
            " so tags are turned off.",
        ),
        matters=Both(
            "Et mærke kan få et program til at gøre andet end at læse.",
            "A tag can make a program do more than read.",
        ),
        bad="da: !vigtigt Ring først",
        good="da: Ring først",
    ),
    Entry(
        "Y106",
        title=Both("to dokumenter i én fil", "two documents in one file"),
        says=(
            Both(
                "her begynder et nyt dokument i samme fil",
                "a new document begins here in the same file",
            ),
        ),
        hints=(Both('slet linjen "---"', 'delete the line "---"'),),
        means=Both(
            "En fil er én samtale, én plan eller én liste.",
            "A file is one flow, one plan or one list.",
        ),
        matters=Both(
            "Kun det første dokument ville blive læst, og resten ville mangle i nat.",
            "Only the first document would be read, and the rest would be missing tonight.",
        ),
        bad="plan: danmark\n---\ncontacts:",
        good="plan: danmark\ncontacts:",
    ),
    Entry(
        "Y107",
        title=Both("tegn, der ikke kan ses", "character that cannot be seen"),
        says=(
            Both(
                "her står et tegn, som ikke kan ses: {character}", "a hidden character: {character}"
            ),
            Both("filen er ikke gemt som UTF-8", "the file is not saved as UTF-8"),
        ),
        hints=(
            Both("gem filen igen som UTF-8", "save the file again as UTF-8", "encoding"),
            Both(
                "slet det, og skriv mellemrum i stedet",
                "delete it and write spaces instead",
            ),
        ),
        means=Both(
            "Tabulatorer, skjulte tegn og tegn, der vender skriveretningen, er ikke tilladt. Filen"
            " skal være gemt som UTF-8.",
            "Tabs, hidden characters and those that turn the direction of writing are not allowed."
            " The file must be saved as UTF-8.",
        ),
        matters=Both(
            "Et nummer kan se rigtigt ud på skærmen og være et andet, når man ringer.",
            "A number can look right on screen and be another one when it is called.",
        ),
        bad="contacts:\n<tab>indgang: ...",
        good="contacts:\n  indgang: ...",
    ),
    Entry(
        "Y108",
        title=Both("fil for stor eller for dyb", "file too large or too deep"),
        says=(
            Both("filen fylder {size} KB; der er plads til 256", "the file has {size} KB; 256 fit"),
            Both("her er {depth} lag; der er plads til 12", "{depth} levels here; 12 fit"),
        ),
        hints=(Both("del filen op", "split the file"),),
        means=Both(
            "En fil må fylde 256 KB og have 12 lag. Den nationale plan fylder omkring 15 KB.",
            "A file may have 256 KB and 12 levels. The national plan has about 15 KB.",
        ),
        matters=Both(
            "En kæmpestor fil kan få tjenesten til at gå i stå, mens nogen venter på et svar.",
            "A huge file can bring the service to a halt while somebody waits for an answer.",
        ),
        bad="[[[[[[[[[[[[[x]]]]]]]]]]]]]",
        good="[x]",
    ),
    Entry(
        "Y109",
        title=Both("fil uden felter", "file without fields"),
        says=(
            Both(
                "filen er tom, eller den begynder ikke med et navn og et kolon",
                "the file is empty, or does not begin with a name and a colon",
            ),
        ),
        hints=(
            Both(
                "begynd med flow:, plan: eller municipality:",
                "begin with flow:, plan: or municipality:",
            ),
        ),
        means=Both(
            "Yderst i en fil står felter: navn, kolon, værdi. En liste eller en løs tekst er"
            " ikke nok.",
            "The outermost level of a file is fields: name, colon, value. A list or a loose text"
            " is not enough.",
        ),
        matters=Both(
            "En tom fil er en kommune uden kontakter.",
            "An empty file is a municipality without contacts.",
        ),
        bad="- indgang\n- boerneteam",
        good='municipality: "0740"\ncontacts:',
    ),
)
