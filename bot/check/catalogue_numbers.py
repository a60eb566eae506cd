"""Problems of addresses, of what must not be shown, and of what stands twice."""

from bot.check.entry import Both, Entry
from bot.problems import Severity

ENTRIES = (
    Entry(
        "P220",
        title=Both("mailadresse, der ikke kan bruges", "mail address that does not work"),
        says=(
            Both('"{value}" er ikke en mailadresse', '"{value}" is not a mail address'),
            Both("mailadressen er tom", "the mail address is empty"),
        ),
        hints=(Both("skriv navn@sted.dk", "write name@place.dk"),),
        means=Both(
            "En mailadresse har et navn, et @ og et sted, uden mellemrum.",
            "A mail address has a name, an @ and a place, without spaces.",
        ),
        matters=Both(
            "En mail, der kommer retur i morgen, er ikke kommet frem i nat.",
            "A mail that bounces tomorrow has not arrived tonight.",
        ),
        bad="mail: vagten@kommune",
        good="mail: vagten@kommune.dk",
    ),
    Entry(
        "P221",
        title=Both("noget, der ikke må vises", "something that must not be shown"),
        says=(
            Both('"{value}" må ikke vises: {reason}', '"{value}" must not be shown: {reason}'),
            Both('"{value}" må ikke vises', '"{value}" must not be shown'),
        ),
        hints=(
            Both(
                "slet det her, eller find det, der er kommet i stedet",
                "delete it here, or find what has replaced it",
            ),
        ),
        means=Both(
            "Nummeret, adressen eller ordene står under never_show i en plan. Så må de ikke stå"
            " nogen steder.",
            "The number, address or words stand under never_show of a plan. Then they may stand"
            " nowhere.",
        ),
        matters=Both(
            "Det er nedlagt, forkert eller nogens egen mobil. Den, der ringer, spilder sin tid.",
            "It is closed down, wrong, or somebody's own mobile. Whoever calls loses time.",
        ),
        bad='phone: "21 43 65 87"     # and never_show has it',
        good='phone: "21 43 65 88"',
    ),
    Entry(
        "P236",
        title=Both("nummer uden for nummerplanen", "number outside the numbering plan"),
        says=(
            Both(
                '"{value}" hører ikke til den danske nummerplan',
                '"{value}" does not belong to the Danish numbering plan',
            ),
        ),
        hints=(
            Both(
                "ret det forkerte ciffer efter kilden, eller ring og hør, om nummeret findes",
                "mend the wrong digit after the source, or call to hear whether it exists",
            ),
        ),
        means=Both(
            "Der er otte cifre, men ingen i Danmark har fået numre, der begynder sådan. Det er"
            " oftest en skrivefejl. Nye serier kan mangle i nummerplanen her.",
            "There are eight digits, but nobody in Denmark has been given numbers that begin so."
            " Most often it is a slip. New series may be missing from the numbering plan here.",
        ),
        matters=Both(
            "Den, der ringer, får ingen forbindelse.",
            "Whoever calls reaches nobody.",
        ),
        bad='phone: "37 10 20 11"',
        good='phone: "21 43 65 87"',
        severity=Severity.WARNING,
    ),
    Entry(
        "P226",
        title=Both("samme nummer to steder", "one number in two places"),
        says=(
            Both(
                "{value} er også nummeret på {contact} (linje {line} i {file})",
                "{value} is also the number of {contact} (line {line} of {file})",
            ),
            Both(
                "{value} er også nummeret på {contact} (linje {line})",
                "{value} is also the number of {contact} (line {line})",
            ),
        ),
        hints=(
            Both(
                'ret nummeret, eller nævn den nationale kontakt "{id}" i ruten',
                'mend the number, or name the national contact "{id}" in the route',
                "national",
            ),
            Both(
                "ret det forkerte, eller skriv under organisation: hvem der ejer nummeret",
                "mend the wrong one, or say under organisation: who owns the number",
            ),
        ),
        means=Both(
            "To kontakter, der ikke hører sammen, har samme nummer. Det kan være en skrivefejl.",
            "Two contacts that do not belong together have one number. It may be a slip.",
        ),
        matters=Both(
            "Den, der ringer, får måske en anden kommune.",
            "Whoever calls may get another municipality.",
        ),
        bad='vagten: {phone: "21 43 65 87"}\nteamet: {phone: "21 43 65 87"}',
        good='vagten: {phone: "21 43 65 87"}\nteamet: {phone: "21 43 65 88"}',
        severity=Severity.WARNING,
    ),
    Entry(
        "P227",
        title=Both("uenige åbningstider uden en beslutning", "disputed hours, no decision"),
        says=(
            Both(
                'kilderne er uenige om, hvornår "{contact}" har åbent, og intet er besluttet',
                'the sources disagree about the hours of "{contact}", and nothing is decided',
            ),
        ),
        hints=(
            Both(
                "tilføj under conflicts: about: {about}, decision: og reason:",
                "add under conflicts: about: {about}, decision: and reason:",
            ),
        ),
        means=Both(
            "En liste af åbningstider betyder, at kilderne er uenige. Der er kun åbent, hvor de er"
            " enige.",
            "A list of hours means that sources disagree. It is open only where all of them agree.",
        ),
        matters=Both(
            "Et menneske skal have valgt, før nogen ringer efter det.",
            "A person must have chosen before anybody calls by it.",
        ),
        bad="hours:\n  - mandag-fredag 08:00-16:00\n  - mandag-fredag 09:00-15:00",
        good="conflicts:\n  - about: vagten.hours\n    decision: 09:00-15:00\n"
        "    reason: den nyeste side",
    ),
    Entry(
        "P233",
        title=Both("stavemåde, der peger på to kommuner", "spelling of two municipalities"),
        says=(
            Both(
                '"{spelling}" står både ved {name} og {other}',
                '"{spelling}" stands both with {name} and {other}',
            ),
        ),
        hints=(
            Both(
                "slet den her, og skriv navnet under not_municipalities med ask",
                "delete it here, and write the name under not_municipalities with ask",
            ),
        ),
        means=Both(
            "En stavemåde kan kun vælge én kommune. Peger navnet på flere, bliver der spurgt.",
            "A spelling can choose one municipality only. Where it means several, it is asked.",
        ),
        matters=Both(
            "Den, der skriver navnet, ville få en anden kommunes numre uden at vide det.",
            "Whoever types the name would get another municipality's numbers without knowing.",
        ),
        bad='"0740": {name: Silkeborg, spellings: [Skive]}',
        good='"0740": {name: Silkeborg, spellings: [Gjessø]}',
    ),
    Entry(
        "P238",
        title=Both("område uden et nummer", "area without a number"),
        says=(
            Both(
                '"{contact}" har et nummer i de andre områder, men ikke i {area}',
                '"{contact}" has a number in the other areas, but not in {area}',
            ),
        ),
        hints=(
            Both(
                'tilføj rækken; er der intet nummer, så skriv is: ""',
                'add the row; where there is no number, write is: ""',
            ),
        ),
        means=Both(
            "Kontakten har en række for hvert område, og ét af planens områder er ikke med.",
            "The contact has a row for each area, and one of the plan's areas is not among them.",
        ),
        matters=Both(
            "Den, der bor der, får at vide, at nummeret ikke er oplyst.",
            "Whoever lives there is told that the number is not stated.",
        ),
        bad='areas: {nord: Nord, syd: Syd}\nphone:\n  - when: {area: nord}\n    is: "37 10 20 11"',
        good='phone:\n  - when: {area: nord}\n    is: "37 10 20 11"\n'
        '  - when: {area: syd}\n    is: "37 10 20 12"',
        severity=Severity.WARNING,
    ),
)
