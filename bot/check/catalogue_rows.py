"""Problems of branches, rows and conditions that can never hold."""

from bot.check.entry import Both, Entry

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
        hints=(Both("flyt grenen op over linje {line}", "move the branch above line {line}"),),
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
            Both("fjern den del, der udelukker resten", "remove the part that excludes the rest"),
        ),
        means=Both(
            "To dele af betingelsen udelukker hinanden. I en kommunes egen plan er kommunen altid"
            " kendt.",
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
                'giv et svar "set: {{fact}: {value}}", eller slet værdien her',
                'give a choice "set: {{fact}: {value}}", or delete the value here',
            ),
        ),
        means=Both(
            "Betingelsen spørger efter en værdi, som hverken svar, grene, links eller tabeller"
            " giver.",
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
        "P207",
        title=Both("tabel uden en sidste udvej", "table without an else"),
        says=(
            Both(
                'tabellen "{table}" svarer ikke i alle tilfælde',
                'table "{table}" does not answer every case',
            ),
        ),
        hints=(
            Both(
                "tilføj en sidste række uden when: i danmark.yaml",
                "add a last row without when: in danmark.yaml",
            ),
        ),
        means=Both(
            "Den nationale plans ruter og oplysninger svarer altid. Sidste række har intet when.",
            "The routes and facts of the national plan always answer. The last row has no when.",
        ),
        matters=Both(
            "Et tilfælde, ingen havde tænkt på, ville stå uden en kontakt.",
            "A case that nobody thought of would stand without a contact.",
        ),
        bad="concern:\n  - when: {age: adult}\n    contacts: [hotline]",
        good="concern:\n  - when: {age: adult}\n    contacts: [hotline]\n  - contacts: [indgang]",
    ),
    Entry(
        "P208",
        title=Both("række efter en, der altid gælder", "row after an else"),
        says=(
            Both(
                "rækken bliver aldrig brugt: linje {line} i {file} har intet when og tager alt",
                "the row is never used: line {line} of {file} has no when and takes everything",
            ),
            Both(
                "rækken bliver aldrig brugt: linje {line} har intet when og tager alt",
                "the row is never used: line {line} has no when and takes everything",
            ),
        ),
        hints=(Both("flyt rækken op over linje {line}", "move the row above line {line}"),),
        means=Both(
            "En række uden when tager resten, så den skal stå sidst.",
            "A row without when takes the rest, so it stands last.",
        ),
        matters=Both(
            "Den kontakt, der står i rækken, bliver aldrig vist.",
            "The contact in the row is never shown.",
        ),
        bad="- contacts: [indgang]\n- when: {age: adult}\n  contacts: [hotline]",
        good="- when: {age: adult}\n  contacts: [hotline]\n- contacts: [indgang]",
    ),
    Entry(
        "P209",
        title=Both("række, som en tidligere dækker", "row behind an equal or wider one"),
        says=(
            Both(
                "rækken bliver aldrig brugt: linje {line} i {file} gælder altid, når den her gør",
                "the row is never used: line {line} of {file} holds whenever this one does",
            ),
            Both(
                "rækken bliver aldrig brugt: linje {line} gælder altid, når den her gør",
                "the row is never used: line {line} holds whenever this one does",
            ),
        ),
        hints=(
            Both(
                "flyt den op, gør den anden smallere, eller slet den her",
                "move it up, narrow the other one, or delete it here",
            ),
        ),
        means=Both(
            "Den første række, der gælder, bliver taget. Nationale låste rækker kommer før planens"
            " egne.",
            "The first row that holds is taken. National locked rows come before the plan's own.",
        ),
        matters=Both(
            "Den kontakt, der står i rækken, bliver aldrig vist.",
            "The contact in the row is never shown.",
        ),
        bad="- when: {age: [adult, unborn]}\n  contacts: [a]\n"
        "- when: {age: adult}\n  contacts: [b]",
        good="- when: {age: adult}\n  contacts: [b]\n- when: {age: unborn}\n  contacts: [a]",
    ),
    Entry(
        "P228",
        title=Both("lås, der ikke gør noget", "lock that does nothing"),
        says=(
            Both(
                "kun den nationale plan kan låse; her gælder det {the_what}",
                "only the national plan can lock; this is {the_what}",
            ),
        ),
        hints=(Both("slet locked: her", "delete locked: here"),),
        means=Both(
            "locked hører til i danmark.yaml, hvor ordet holder en række eller en kontakt fast for"
            " alle.",
            "locked belongs in danmark.yaml, where it holds a row or a contact for everybody.",
        ),
        matters=Both(
            "Kommunen ville tro, at noget ligger fast, som ikke gør det.",
            "The municipality would believe that something is fixed which is not.",
        ),
        bad="- contacts: [indgang]\n  locked: true",
        good="- contacts: [indgang]",
    ),
    Entry(
        "P229",
        title=Both("rute, der kan komme ud tom", "route that can come out empty"),
        says=(
            Both(
                'rækken har ingen kontakter, og "{table}" har intet gulv',
                'the row has no contacts, and "{table}" has no floor',
            ),
        ),
        hints=(
            Both(
                "nævn en kontakt, eller giv tabellen et gulv i danmark.yaml",
                "name a contact, or give the table a floor in danmark.yaml",
            ),
        ),
        means=Both(
            "En rute er rækkens kontakter og tabellens gulv. Er begge tomme, bliver der ikke vist"
            " nogen.",
            "A route is the contacts of the row and the floor of the table. If both are empty,"
            " nobody is shown.",
        ),
        matters=Both(
            "Den, der spørger, får en tom liste.",
            "Whoever asks gets an empty list.",
        ),
        bad="advice:\n  - contacts: []",
        good="advice:\n  - contacts: [hotline]",
    ),
    Entry(
        "P231",
        title=Both("tabel, der læner sig op ad en anden", "table that leans on another"),
        says=(Both('"{fact}" kommer selv fra en tabel', '"{fact}" comes from a table itself'),),
        hints=(
            Both(
                "skriv rækken ud fra det, folk svarer på",
                "write the row by what people answer",
            ),
        ),
        means=Both(
            "En oplysning fra en tabel kan ikke bestemmes af en anden oplysning fra en tabel.",
            "A fact from a table cannot be decided by another fact from a table.",
        ),
        matters=Both(
            "To tabeller, der venter på hinanden, giver aldrig et svar.",
            "Two tables that wait for each other never give an answer.",
        ),
        bad="facts:\n  duty:\n    - when: {cover: full}\n      is: strict",
        good="facts:\n  duty:\n    - when: {reporter: on_duty}\n      is: strict",
    ),
    Entry(
        "F324",
        title=Both("svar, der ikke siger noget", "choice that says nothing"),
        says=(
            Both(
                'svaret "{choice}" siger intet, men andre svar i "{state}" gør',
                'choice "{choice}" says nothing, but others of "{state}" do',
            ),
        ),
        hints=(
            Both(
                "giv det et set: med den oplysning, de andre sætter",
                "give it a set: with the fact that the others set",
            ),
        ),
        means=Both(
            "Svaret har intet set, så samtalen ved bagefter ikke, at det blev givet.",
            "The choice has no set, so afterwards the conversation does not know it was given.",
        ),
        matters=Both(
            "Der bliver spurgt igen om det samme, eller den forkerte vej bliver taget.",
            "The same is asked again, or the wrong road is taken.",
        ),
        bad="ja: {set: {leader: told}}\nnej: {da: Nej, en: No}",
        good="ja: {set: {leader: told}}\nnej: {set: {leader: not_told}}",
    ),
)
