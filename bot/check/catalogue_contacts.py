"""Problems of contacts: how they are reached, when they answer, and where that was read."""

from bot.check.entry import Both, Entry
from bot.problems import Severity

ENTRIES = (
    Entry(
        "P210",
        title=Both("kontakt uden kilde", "contact without a source"),
        says=(
            Both(
                '"{contact}" har ingen kilde; ingen kan sige, hvor gammelt nummeret er',
                '"{contact}" has no source; nobody can say how old the number is',
            ),
        ),
        hints=(Both("tilføj source: og source_date:", "add source: and source_date:"),),
        means=Both(
            "Hver kontakt har en kilde: adressen på den side, hvor den blev læst.",
            "Each contact has a source: the address of the page where it was read.",
        ),
        matters=Both(
            "Den, der ringer, skal kunne se, om nummeret er fra i år eller fra 2016.",
            "Whoever calls must be able to see whether the number is from this year or from 2016.",
        ),
        bad='vagten:\n  phone: "21 43 65 87"',
        good='vagten:\n  phone: "21 43 65 87"\n'
        "  source: https://kommune.dk/vagten\n  source_date: 2026-03",
        severity=Severity.WARNING,
    ),
    Entry(
        "P211",
        title=Both("kontakter, der henviser i ring", "contacts in a circle"),
        says=(Both("kontakterne henviser i ring: {way}", "the contacts go in a circle: {way}"),),
        hints=(
            Both(
                "giv en af dem sin egen vej eller sine egne timer",
                "give one of them a way or hours of its own",
            ),
        ),
        means=Both(
            "via, either og outside henviser til en anden kontakt. I ring svarer ingen.",
            "via, either and outside point to another contact. In a circle nobody answers.",
        ),
        matters=Both(
            "Den ene siger »ring til den anden«, og den anden siger det samme.",
            'The one says "call the other", and the other says the same.',
        ),
        bad="a: {via: b}\nb: {via: a}",
        good='a: {via: b}\nb: {phone: "21 43 65 87", hours: always}',
    ),
    Entry(
        "P212",
        title=Both("telefon uden åbningstid", "phone without hours"),
        says=(
            Both(
                '"{contact}" har et nummer, men ingen åbningstid',
                '"{contact}" has a number but no hours',
            ),
        ),
        hints=(
            Both(
                "tilføj hours: med tiderne, eller hours: unknown",
                "add hours: with the times, or hours: unknown",
            ),
        ),
        means=Both(
            "Et nummer har altid en åbningstid, om det så kun er unknown eller office_days.",
            "A number always has hours, if only unknown or office_days.",
        ),
        matters=Both(
            "Ellers kan ingen sige, om der bliver svaret nu.",
            "Otherwise nobody can say whether anyone answers now.",
        ),
        bad='vagten:\n  phone: "21 43 65 87"',
        good='vagten:\n  phone: "21 43 65 87"\n  hours: unknown',
    ),
    Entry(
        "P213",
        title=Both("kontakt, som ingen kan nå", "contact that nobody can reach"),
        says=(
            Both(
                '"{contact}" kan ikke nås på nogen måde og siger det ikke',
                '"{contact}" can be reached in no way and does not say so',
            ),
        ),
        hints=(
            Both(
                "tilføj phone:, eller missing: med hvad man så gør",
                "add phone:, or missing: with what to do instead",
            ),
        ),
        means=Both(
            "En kontakt har en vej, eller en sætning under missing, der siger, at vejen ikke er"
            " kendt.",
            "A contact has a way, or a sentence under missing that says the way is not known.",
        ),
        matters=Both(
            "Et navn uden en vej er en blindgyde, hvis ingen siger, hvad man så gør.",
            "A name without a way is a dead end unless somebody says what to do.",
        ),
        bad="vagten:\n  title: Vagten\n  hours: office_days",
        good="vagten:\n  title: Vagten\n  hours: office_days\n  missing:\n"
        "    da: Nummeret er ikke oplyst. Spørg din leder.\n"
        "    en: The number is not stated. Ask your manager.",
    ),
    Entry(
        "P214",
        title=Both("kontakt, som ingen nævner", "contact that nobody names"),
        says=(
            Both(
                'ingen rute og intet trin nævner "{contact}"',
                'no route and no step names "{contact}"',
            ),
        ),
        hints=(Both("nævn den i en rute, eller slet den", "name it in a route, or delete it"),),
        means=Both(
            "Kontakten står i planen, men ingen række, intet trin og ingen kontakt bruger den.",
            "The plan has the contact, but no row, step or other contact uses it.",
        ),
        matters=Both(
            "Nummeret bliver aldrig vist. Tit er navnet faldet ud af en rute.",
            "The number is never shown. Often the name has dropped out of a route.",
        ),
        bad='contacts:\n  vagten: {phone: "21 43 65 87", hours: always}',
        good="routes:\n  concern:\n    - contacts: [vagten]",
    ),
    Entry(
        "P215",
        title=Both("nummer, der ikke er dansk", "number that is not Danish"),
        says=(
            Both(
                '"{value}" er ikke et dansk telefonnummer med otte cifre i par',
                '"{value}" is not a Danish phone number of eight digits in pairs',
            ),
            Both("nummeret er tomt", "the number is empty"),
        ),
        hints=(
            Both('skriv "{near}"', 'write "{near}"'),
            Both(
                "skriv otte cifre i par og i anførselstegn; det første er 2-9",
                "write eight digits in pairs and in quotation marks; the first is 2-9",
            ),
        ),
        means=Both(
            "Numre har otte cifre i par, uden landekode. De korte står kun i den nationale plan.",
            "Numbers have eight digits in pairs, without country code. Short ones stand in the"
            " national plan only.",
        ),
        matters=Both(
            "Et ciffer for lidt er et opkald, der ikke går igennem.",
            "A digit too few is a call that does not go through.",
        ),
        bad='phone: "+4521436587"',
        good='phone: "21 43 65 87"',
    ),
    Entry(
        "P216",
        title=Both("dyrt nummer", "premium number"),
        says=(Both('"{value}" er et overtakseret nummer', '"{value}" is a premium number'),),
        hints=(
            Both(
                "brug et almindeligt nummer, eller slet det",
                "use an ordinary number, or delete it",
            ),
        ),
        means=Both(
            "Numre, der begynder med 90, koster ekstra at ringe til.",
            "Numbers that begin with 90 cost extra.",
        ),
        matters=Both(
            "Ingen skal betale for at bede om hjælp.",
            "Nobody must pay to ask for help.",
        ),
        bad='phone: "90 43 65 87"',
        good='phone: "21 43 65 87"',
    ),
    Entry(
        "P217",
        title=Both("kort nummer i en lokal plan", "short number in a local plan"),
        says=(
            Both(
                '"{value}" hører til i den nationale plan',
                '"{value}" belongs to the national plan',
            ),
        ),
        hints=(
            Both(
                "slet nummeret her, og nævn den nationale kontakt i ruten",
                "delete the number here, and name the national contact in the route",
            ),
        ),
        means=Both(
            "De korte, nationale numre står ét sted, i danmark.yaml, og er låst.",
            "The short national numbers stand in one place, in danmark.yaml, and are locked.",
        ),
        matters=Both(
            "Står nummeret to steder, bliver det ene ikke rettet.",
            "A number in two places is mended in one of them.",
        ),
        bad='vagten:\n  phone: "116 111"',
        good="routes:\n  concern:\n    - contacts: [boernetelefonen]",
    ),
    Entry(
        "P218",
        title=Both("adresse, der ikke er sikker", "address that is not safe"),
        says=(
            Both(
                '"{value}" begynder ikke med https://',
                '"{value}" does not begin with https://',
            ),
        ),
        hints=(Both("brug adressen med https://", "use the address with https://"),),
        means=Both(
            "Adresser, som folk får vist, begynder med https://.",
            "Addresses that people are shown begin with https://.",
        ),
        matters=Both(
            "På en usikker adresse kan andre læse, hvad der bliver skrevet.",
            "On an unsafe address others can read what is written.",
        ),
        bad="form: http://kommune.dk/blanket",
        good="form: https://kommune.dk/blanket",
    ),
    Entry(
        "P219",
        title=Both("kilde uden sikker adresse", "source without a safe address"),
        says=(
            Both(
                "kildens adresse begynder med http://",
                "the address of the source begins with http://",
                "plain",
            ),
            Both('kilden "{value}" er ikke en adresse', 'the source "{value}" is no address'),
        ),
        hints=(
            Both(
                "se, om siden også findes med https://",
                "see whether the page exists with https:// too",
                "plain",
            ),
            Both(
                "skriv adressen på siden, hvor det står",
                "write the address of the page where it stands",
            ),
        ),
        means=Both(
            "En kilde er adressen på en side. Med http kan siden være ændret undervejs.",
            "A source is the address of a page. With http the page may be changed on its way.",
        ),
        matters=Both(
            "Kilden er det, en kollega slår op, når et nummer ikke virker.",
            "The source is what a colleague looks up when a number does not work.",
        ),
        bad="source: http://kommune.dk/vagten",
        good="source: https://kommune.dk/vagten",
        severity=Severity.WARNING,
    ),
)
