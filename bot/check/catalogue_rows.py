"""Problems of branches, rows and conditions, of facts, and of names that buttons carry."""

from bot.check.entry import Both, Entry
from bot.problems import Severity

ENTRIES = (
    Entry(
        "F314",
        title=Both("gren, som en tidligere gren dækker", "branch behind an equal or wider one"),
        says=(
            Both(
                "grenen bliver aldrig taget: linje {line} gælder altid, når den her gør",
                "the branch is never taken: line {line} holds whenever this one does",
            ),
        ),
        hints=(
            Both(
                "flyt den op over linje {line}, eller slet den",
                "move it above line {line}, or delete it",
            ),
        ),
        means=Both(
            "Den første gren, der gælder, bliver taget. Den smalle skal stå før den brede.",
            "The first branch that holds is taken. The narrow one stands before the wide one.",
        ),
        matters=Both(
            "Den særlige vej, nogen har tænkt over, bliver aldrig brugt.",
            "The special road that somebody thought out is never used.",
        ),
        bad="- {when: {sign: [a, b]}, to: x}\n- {when: {sign: a}, to: y}\n- to: z",
        good="- {when: {sign: a}, to: y}\n- {when: {sign: [a, b]}, to: x}\n- to: z",
    ),
    Entry(
        "F315",
        title=Both("gren efter en, der altid gælder", "branch after an else"),
        says=(
            Both(
                "grenen bliver aldrig taget: linje {line} har intet when og tager alt",
                "the branch is never taken: line {line} has no when and takes everything",
            ),
        ),
        hints=(
            Both(
                "flyt grenen op over linje {line}",
                "move the branch above line {line}",
            ),
        ),
        means=Both(
            "En gren uden when tager resten, så den skal stå sidst.",
            "A branch without when takes the rest, so it stands last.",
        ),
        matters=Both(
            "Alt efter den er dødt, uden at nogen kan se det på skærmen.",
            "Everything behind it is dead, and nobody can see that on screen.",
        ),
        bad="- to: z\n- {when: {age: adult}, to: x}",
        good="- {when: {age: adult}, to: x}\n- to: z",
    ),
    Entry(
        "F316",
        title=Both("betingelse, der modsiger sig selv", "condition that contradicts itself"),
        says=(
            Both(
                "betingelsen kan aldrig gælde i {the_what}",
                "the condition can never hold in {the_what}",
            ),
        ),
        hints=(
            Both(
                "fjern den del, der udelukker resten",
                "remove the part that excludes the rest",
            ),
        ),
        means=Both(
            "To dele af betingelsen udelukker hinanden. I en kommunes egen plan er kommunen altid kendt.",
            "Two parts of the condition exclude each other. In a municipality's own plan the"
            " municipality is always known.",
        ),
        matters=Both(
            "Det, der står her, bliver aldrig vist til nogen.",
            "What stands here is never shown to anybody.",
        ),
        bad="when: {age: adult, any: [{age: under_18}]}",
        good="when: {age: [adult, under_18]}",
    ),
    Entry(
        "F317",
        title=Both("værdi, som ingen kan få", "value that nobody can have"),
        says=(
            Both(
                'intet svar giver "{fact}" værdien {value}',
                'no answer gives "{fact}" the value {value}',
            ),
        ),
        hints=(
            Both(
                'giv et svar "set: {fact: {value}}", eller slet det her',
                'give a choice "set: {fact: {value}}", or delete it here',
            ),
        ),
        means=Both(
            "Betingelsen spørger efter en værdi, som hverken svar, grene, links eller tabeller giver.",
            "The condition asks for a value that no choice, branch, link or table gives.",
        ),
        matters=Both(
            "Tit er et set: faldet ud, og så går folk en anden vej end den, I har aftalt.",
            "Often a set: has dropped out, and then people take another road than you agreed.",
        ),
        bad="when: {danger: crisis}      # and no choice sets it",
        good="krise:\n  set: {danger: crisis}",
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
        "F319",
        title=Both("gammelt navn, der stadig bruges", "old name that is still in use"),
        says=(
            Both(
                '"{name}" er omdøbt, men findes stadig på linje {line}',
                '"{name}" is renamed, but still exists on line {line}',
            ),
        ),
        hints=(
            Both(
                "slet linjen her, eller giv tilstanden et andet navn",
                "delete the line here, or give the state another name",
            ),
        ),
        means=Both(
            "renamed fører igangværende samtaler fra et gammelt navn til et nyt.",
            "renamed leads running conversations from an old name to a new one.",
        ),
        matters=Both(
            "Den, der er midt i samtalen, ville havne et forkert sted.",
            "Whoever is in the middle of a conversation would end up in a wrong place.",
        ),
        bad="renamed: {bopael: bolig}\nstates:\n  bopael: ...",
        good="renamed: {bopael: bolig}\nstates:\n  bolig: ...",
    ),
    Entry(
        "F320",
        title=Both("link, der ikke svarer på noget", "link that answers nothing"),
        says=(
            Both(
                'linket "{link}" svarer ikke på noget spørgsmål',
                'link "{link}" answers no question',
            ),
        ),
        hints=(
            Both(
                "giv linket det samme, som et svar sætter",
                "give the link what a choice sets",
            ),
        ),
        means=Both(
            "Et spørgsmål bliver kun sprunget over, når linket siger alt, hvad et af svarene siger.",
            "A question is passed over only where the link says all that one of its choices says.",
        ),
        matters=Both(
            "Plakaten lover en genvej, der ikke findes.",
            "The poster promises a short cut that does not exist.",
        ),
        bad="links:\n  ansat: {level: doubt}",
        good="links:\n  ansat: {reporter: on_duty}",
        severity=Severity.WARNING,
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
)
