"""Problems of how texts read on screen: one question, labels apart, not too long."""

from bot.check.entry import Both, Entry
from bot.problems import Severity

ENTRIES = (
    Entry(
        "T206",
        title=Both("ikke ét spørgsmål", "not one question"),
        says=(
            Both(
                "spørgsmålet har {count} spørgsmålstegn; der skal være ét",
                "the question has {count} question marks; it should have one",
                "ask",
            ),
            Both(
                "hjælpelinjen spørger om noget",
                "the help line asks something",
                "help",
            ),
            Both("{the_what} spørger om noget", "{the_what} asks something"),
        ),
        hints=(
            Both("skriv ét spørgsmål med ét spørgsmålstegn", "write one question, one ?", "ask"),
            Both("skriv det som en oplysning", "write it as a statement"),
        ),
        means=Both(
            "På hver skærm er der netop ét spørgsmål, og det står i ask.",
            "Each screen has exactly one question, and it stands in ask.",
        ),
        matters=Both(
            "Den, der er bange, kan svare på én ting ad gangen.",
            "Somebody who is afraid can answer one thing at a time.",
        ),
        bad="da: Er nogen i fare? Hvor er de?",
        good="da: Er nogen i fare?",
        severity=Severity.WARNING,
    ),
    Entry(
        "T207",
        title=Both("svar, der hedder som en fast kommando", "choice named like a command"),
        says=(
            Both(
                '"{label}" er en kommando, der altid virker',
                '"{label}" is a command that always works',
            ),
        ),
        hints=(
            Both(
                "giv svaret en tekst, der siger mere",
                "give the choice words that say more",
            ),
        ),
        means=Both(
            "Ord som akut, slet, tilbage og hjælp kan skrives på hver skærm. Et svar må ikke hedde"
            " det samme.",
            "Words such as akut, delete, back and help can be typed on every screen. No choice may"
            " be called the same.",
        ),
        matters=Both(
            "Den, der skriver »akut«, skal få hjælp nu, ikke et svar i en liste.",
            'Whoever types "akut" must get help now, not an answer in a list.',
        ),
        bad="da: Hjælp",
        good="da: Jeg har brug for råd",
    ),
    Entry(
        "T208",
        title=Both("to svar med samme tekst", "two choices with the same words"),
        says=(
            Both(
                '"{label}" er også teksten på svaret "{other}"',
                '"{label}" is also the text of choice "{other}"',
            ),
        ),
        hints=(Both("gør de to tekster forskellige", "make the two texts differ"),),
        means=Both(
            "To svar på samme spørgsmål ser ens ud.",
            "Two answers to one question look alike.",
        ),
        matters=Both(
            "Ingen kan se, hvilken vej de vælger.",
            "Nobody can see which road they choose.",
        ),
        bad="ja: {da: Ja, en: Yes}\nmaaske: {da: Ja, en: Maybe}",
        good="ja: {da: Ja, en: Yes}\nmaaske: {da: Måske, en: Maybe}",
    ),
    Entry(
        "T209",
        title=Both("tekst, der ikke kan vises", "text that cannot be shown"),
        says=(
            Both(
                "{the_what} er {size} tegn i {place}; mere end {limit} kan ikke vises",
                "{the_what} has {size} characters in {place}; more than {limit} cannot be shown",
            ),
            Both(
                "{the_what} er {size} tegn; mere end {limit} kan ikke vises",
                "{the_what} has {size} characters; more than {limit} cannot be shown",
            ),
        ),
        hints=(Both("skriv teksten kortere, eller del den i to", "shorten the text, or split it"),),
        means=Both(
            "En knap over 60 tegn bliver skåret over, og en tekst over 700 fylder en hel besked.",
            "A button over 60 characters is cut, and a text over 700 fills a whole message.",
        ),
        matters=Both(
            "Det, der bliver skåret væk, kan være det vigtigste.",
            "What is cut off may be what matters most.",
        ),
        bad="da: Ja, det er sket flere gange, og jeg tror, at det kommer til at ske igen i dag",
        good="da: Ja, og det kan ske igen",
    ),
    Entry(
        "T210",
        title=Both("tekst, der er lang at læse", "text that is long to read"),
        says=(
            Both(
                "{the_what} er {size} tegn i {place}; højst {limit} er til at læse",
                "{the_what} has {size} characters in {place}; at most {limit} read well",
            ),
            Both(
                "{the_what} er {size} tegn; højst {limit} er til at læse",
                "{the_what} has {size} characters; at most {limit} read well",
            ),
        ),
        hints=(Both("skriv teksten kortere", "shorten the text"),),
        means=Both(
            "Hver slags tekst har et mål: svar 28 tegn, spørgsmål 80, trin og hjælp 140, titel 45,"
            " kort navn 16. Emoji tæller for to.",
            "Each kind of text has a measure: choice 28 characters, question 80, step and help 140,"
            " title 45, short name 16. An emoji counts as two.",
        ),
        matters=Both(
            "Under pres læser man kun det korte. En knap over 28 tegn bliver skåret over på"
            " telefonen.",
            "Under stress people read only what is short. A button over 28 characters is cut on a"
            " phone.",
        ),
        bad="da: Offentligt ansat, som er på arbejde lige nu",
        good="da: Offentligt ansat, på arbejde",
        severity=Severity.WARNING,
    ),
    Entry(
        "F325",
        title=Both("ventetid, som ingen har sat en grænse for", "wait without a limit"),
        says=(
            Both(
                '"{outcome}" kan vente, men flowet siger ikke, hvor længe',
                '"{outcome}" can wait, but the flow does not say how long',
            ),
        ),
        hints=(
            Both(
                "tilføj promises: {can_wait: {longest_wait_hours: 84}}",
                "add promises: {can_wait: {longest_wait_hours: 84}}",
            ),
        ),
        means=Both(
            "urgency: can_wait lover, at nogen åbner. promises siger, hvor mange timer der må gå.",
            "urgency: can_wait promises that somebody opens. promises limits the hours until then.",
        ),
        matters=Both(
            "Uden en grænse kan ingen se, at en hel jul går, før nogen svarer.",
            "Without a limit nobody sees that a whole Christmas passes before anybody answers.",
        ),
        bad="outcomes:\n  vej:\n    urgency: can_wait",
        good="promises:\n  can_wait:\n    longest_wait_hours: 84",
        severity=Severity.WARNING,
    ),
    Entry(
        "F322",
        title=Both("samtale, der skal ses efter", "flow that is due for review"),
        says=(
            Both(
                "samtalen skulle have været set efter senest {day}",
                "the flow was due for review by {day}",
            ),
        ),
        hints=(
            Both(
                "læs den igennem, og sæt en ny dato",
                "go through it, and set a new date",
            ),
        ),
        means=Both(
            "review_by er dagen, hvor nogen senest skal læse samtalen igennem.",
            "review_by is the day by which somebody must go through the flow.",
        ),
        matters=Both(
            "Love og veje ændrer sig. Samtalen gælder stadig, men nogen skal se på den.",
            "Laws and roads change. The flow still counts, but somebody must look at it.",
        ),
        bad="review_by: 2024-03-01",
        good="review_by: 2027-03-01",
        severity=Severity.WARNING,
    ),
    Entry(
        "F323",
        title=Both("navn, der ikke kan være i en knap", "name that fits in no button"),
        says=(
            Both(
                '"{name}" er længere end {limit} tegn',
                '"{name}" is longer than {limit} characters',
            ),
        ),
        hints=(Both("giv det et kortere navn", "give it a shorter name"),),
        means=Both(
            "En knap i Telegram bærer 64 byte: navnet og en underskrift.",
            "A button in Telegram carries 64 bytes: the name and a signature.",
        ),
        matters=Both(
            "En knap, der ikke kan sendes, er et svar, man ikke kan give.",
            "A button that cannot be sent is an answer that cannot be given.",
        ),
        bad="ja-men-jeg-er-ikke-helt-sikker-paa-det:",
        good="ja-usikker:",
    ),
    Entry(
        "F321",
        title=Both("samme trin to gange", "the same step twice"),
        says=(
            Both(
                'trinnet "{step}" står to gange under {key} i "{outcome}"',
                'step "{step}" stands twice under {key} of "{outcome}"',
            ),
        ),
        hints=(Both("slet det ene", "delete one of them"),),
        means=Both(
            "Trinnet ville stå to gange på skærmen.",
            "The step would stand twice on screen.",
        ),
        matters=Both(
            "Tit er det ene ment som et andet trin, der så mangler.",
            "Often one of them is meant to be another step, which is then missing.",
        ),
        bad="steps: [kontakt, skriv-ned, kontakt]",
        good="steps: [kontakt, skriv-ned]",
    ),
    Entry(
        "F219",
        title=Both("sikkerhedssætning, der ikke lover noget", "safety sentence without a claim"),
        says=(
            Both(
                'sikkerhedssætningen "{sentence}" lover ingenting',
                'safety sentence "{sentence}" claims nothing',
            ),
        ),
        hints=(
            Both(
                "tilføj every_ending: {step: ...} eller et andet løfte",
                "add every_ending: {step: ...} or another claim",
            ),
        ),
        means=Both(
            "En sætning siger, hvad der gælder i hver tilstand, på hver vej eller til slut.",
            "A sentence says what holds in every state, on every path or at every ending.",
        ),
        matters=Both(
            "Det, sætningen skulle passe på, er der ingen, der passer på.",
            "What the sentence should guard is guarded by nobody.",
        ),
        bad="pligt:\n  when: {reporter: on_duty}",
        good="pligt:\n  when: {reporter: on_duty}\n  every_ending: {step: skriv-ned}",
    ),
)
