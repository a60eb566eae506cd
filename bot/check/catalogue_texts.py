"""Problems of the words that people read."""

from bot.check.entry import Both, Entry
from bot.problems import Severity

ENTRIES = (
    Entry(
        "T101",
        title=Both("oversættelse, der mangler", "missing translation"),
        says=(Both("{the_what} mangler på {language}", "{the_what} has no text in {language}"),),
        hints=(Both('tilføj "{lang}:" med teksten', 'add "{lang}:" with the text'),),
        means=Both(
            "Hver tekst findes på alle indholdets sprog.",
            "Every text exists in all languages of the content.",
        ),
        matters=Both(
            "Den, der har valgt engelsk, skal ikke stå med dansk midt i det, der haster.",
            "Whoever has chosen English must not meet Danish in the middle of what is urgent.",
        ),
        bad="nej:\n  da: Nej",
        good='nej:\n  da: Nej\n  en: "No"',
    ),
    Entry(
        "T102",
        title=Both("spørgsmål uden kort navn", "question without a short name"),
        says=(Both('{the_what} har intet "short"', '{the_what} has no "short"'),),
        hints=(
            Both(
                'tilføj et par ord til oversigten: "short: {da: Bor i, en: Lives in}"',
                'add a few words for the summary: "short: {da: Bor i, en: Lives in}"',
            ),
        ),
        means=Both(
            "short er spørgsmålets navn i oversigten »Tjek dine svar«, højst 16 tegn.",
            "short is the name of the question in the summary, at most 16 characters.",
        ),
        matters=Both(
            "Med hele spørgsmål i oversigten kan ingen se, hvilket svar der er forkert.",
            "With whole questions in the summary nobody sees which answer is wrong.",
        ),
        bad="alder:\n  ask: {da: Hvor gammel er du?, en: How old are you?}",
        good="alder:\n  ask: {da: Hvor gammel er du?, en: How old are you?}\n"
        "  short: {da: Alder, en: Age}",
    ),
    Entry(
        "T103",
        title=Both("spørgsmål uden begrundelse", "question without a reason"),
        says=(
            Both(
                'spørgsmålet "{state}" siger ikke, hvorfor der spørges',
                'question "{state}" does not say why it is asked',
            ),
        ),
        hints=(
            Both(
                "tilføj why: med én sætning på hvert sprog",
                "add why: with one sentence in each language",
            ),
        ),
        means=Both(
            "Folk kan trykke »Hvorfor spørger I?«. why er svaret.",
            'People can press "Why do you ask?". why is the answer.',
        ),
        matters=Both(
            "Den, der ikke ved, hvad svaret bruges til, går måske.",
            "Whoever does not know what the answer is for may leave.",
        ),
        bad="alder:\n  ask: {da: Hvor gammel er du?, en: How old are you?}",
        good="alder:\n  ask: {da: Hvor gammel er du?, en: How old are you?}\n"
        "  why: {da: Alderen afgør hvem der hjælper., en: Age decides who helps.}",
        severity=Severity.WARNING,
    ),
    Entry(
        "T201",
        title=Both("telefonnummer i en tekst", "phone number in a text"),
        says=(
            Both(
                '"{value}" ligner et telefonnummer midt i en tekst',
                '"{value}" looks like a phone number inside a text',
            ),
        ),
        hints=(
            Both(
                "flyt nummeret til en kontakt i planen, og nævn kontakten i trinnet",
                "move the number to a contact of the plan, and name the contact in the step",
            ),
        ),
        means=Both(
            "Numre står kun hos kontakter, hvor de har åbningstid, kilde og dato. I tekster må kun"
            " alarmnumrene stå.",
            "Numbers stand with contacts only, where they have hours, a source and a date. Only"
            " the alarm numbers may stand in texts.",
        ),
        matters=Both(
            "Et nummer i en tekst bliver ikke rettet, når nummeret skifter, og ingen kan se, om der"
            " er åbent.",
            "A number in a text is not mended when the number changes, and nobody can see whether"
            " anyone answers.",
        ),
        bad="da: Ring til vagten på 21 43 65 87.",
        good="contacts: [vagten]\nda: Ring til vagten.",
    ),
    Entry(
        "T202",
        title=Both("mailadresse i en tekst", "mail address in a text"),
        says=(
            Both(
                '"{value}" er en mailadresse midt i en tekst',
                '"{value}" is a mail address inside a text',
            ),
        ),
        hints=(
            Both(
                "flyt adressen til mail: på en kontakt i planen",
                "move the address to mail: of a contact in the plan",
            ),
        ),
        means=Both(
            "Adresser står kun hos kontakter, hvor de har kilde og dato.",
            "Addresses stand with contacts only, where they have a source and a date.",
        ),
        matters=Both(
            "En adresse i en tekst bliver stående, når den er nedlagt.",
            "An address in a text stays when it is no longer read.",
        ),
        bad="da: Skriv til vagten@kommune.dk.",
        good="vagten:\n  mail: vagten@kommune.dk",
    ),
    Entry(
        "T203",
        title=Both("CPR-nummer i en tekst", "CPR number in a text"),
        says=(Both("teksten har noget, der ligner et CPR-nummer", "the text holds a CPR number"),),
        hints=(Both("slet nummeret", "delete the number"),),
        means=Both(
            "Ti cifre, der begynder med en dato, ligner et CPR-nummer. De må aldrig stå i"
            " indholdet.",
            "Ten digits that begin with a date look like a CPR number. None may stand in content.",
        ),
        matters=Both(
            "Indholdet kan læses af alle. Et CPR-nummer i det er et brud på loven.",
            "Everybody can read the content. A CPR number in it breaks the law.",
        ),
        bad="da: For eksempel 010190-1234.",
        good="da: Sig ikke personens CPR-nummer.",
    ),
    Entry(
        "T204",
        title=Both("pladsholder, der ikke findes", "placeholder that does not exist"),
        says=(Both('"{value}" er ikke en pladsholder', '"{value}" is not a placeholder'),),
        hints=(Both("brug en af: {known}", "use one of: {known}"),),
        means=Both(
            "Nogle få ord i klammer bliver skiftet ud med kommunens eget, for eksempel"
            " {municipality} og {area}. Andet bliver ikke.",
            "A few words in braces are replaced by the municipality's own, such as {municipality}"
            " and {area}. Nothing else is.",
        ),
        matters=Both(
            "Ellers står der klammer på skærmen, hvor der skulle stå et navn.",
            "Otherwise braces stand on screen where a name should.",
        ),
        bad="da: Ring til {kommune}.",
        good="da: Ring til {municipality}.",
    ),
    Entry(
        "T205",
        title=Both("pladsholder et sted, hvor den ikke bliver fyldt ud", "placeholder that stays"),
        says=(
            Both(
                '"{value}" bliver ikke fyldt ud her',
                '"{value}" is not filled in here',
            ),
        ),
        hints=(
            Both(
                "skriv teksten uden klammer",
                "write the text without braces",
            ),
        ),
        means=Both(
            "Svar, faste knapper, korte navne og velkomsten bliver vist, som de står.",
            "Choices, controls, short names and the greeting are shown as they stand.",
        ),
        matters=Both(
            "En knap med klammer ligner en fejl, og så tør man ikke trykke.",
            "A button with braces looks broken, and then people do not dare to press it.",
        ),
        bad="da: Ja, i {municipality}",
        good="da: Ja, i kommunen",
    ),
)
