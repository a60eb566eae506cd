"""Problems of safety sentences, remarks and links, and of answers that mean too much."""

from bot.check.entry import Both, Entry
from bot.problems import Severity

ENTRIES = (
    Entry(
        "F213",
        title=Both("sikkerhedssætning om noget fra en tabel", "safety sentence about a table fact"),
        says=(
            Both(
                '"{fact}" kommer fra en tabel og kan ikke stå i en sikkerhedssætning',
                '"{fact}" comes from a table and cannot stand in a safety sentence',
            ),
        ),
        hints=(
            Both(
                "skriv sætningen om det, folk svarer på",
                "write the sentence about what people answer",
            ),
        ),
        means=Both(
            "En plan kan ændre en tabel og dermed gøre sætningen sand uden at hjælpe nogen.",
            "A plan can change a table and so make the sentence true without helping anybody.",
        ),
        matters=Both(
            "Sætningen skal holde i hver kommune, også i den, der har ændret mest.",
            "The sentence must hold in every municipality, also in the one that changed most.",
        ),
        bad="when: {duty: strict}",
        good="when: {reporter: on_duty, age: under_18}",
    ),
    Entry(
        "F214",
        title=Both("andre sprog end indholdets", "other languages than the content"),
        says=(
            Both(
                "sprogene her er andre end ordlistens: {languages}",
                "the languages here differ from the vocabulary: {languages}",
            ),
        ),
        hints=(Both("skriv languages: [{languages}]", "write languages: [{languages}]"),),
        means=Both(
            "Sprogene bestemmes i vocabulary.yaml og er de samme i alle filer.",
            "The languages are decided in vocabulary.yaml and are the same in all files.",
        ),
        matters=Both(
            "Ellers tror man, at en tekst findes på et sprog, hvor den aldrig bliver vist.",
            "Otherwise a text seems to exist in a language in which it is never shown.",
        ),
        bad="languages: [da, en, de]",
        good="languages: [da, en]",
    ),
    Entry(
        "F215",
        title=Both("sikkerhedssætning uden et tal", "safety sentence without a number"),
        says=(
            Both(
                '"{claim}" kan ikke være "{value}"',
                '"{claim}" cannot be "{value}"',
            ),
            Both('"{claim}" siger intet', '"{claim}" says nothing'),
        ),
        hints=(
            Both(
                "skriv et tal efter ..._at_most og no_number, ellers true",
                "write a number after ..._at_most and no_number, otherwise true",
            ),
        ),
        means=Both(
            "questions_at_most og steps_at_most tager et tal, og no_number et telefonnummer;"
            " asks_nothing_twice, answers_now, unconfirmed_not_alone og nothing_forbidden tager"
            " true.",
            "questions_at_most and steps_at_most take a number, and no_number a phone number;"
            " asks_nothing_twice, answers_now, unconfirmed_not_alone and nothing_forbidden take"
            " true.",
        ),
        matters=Both(
            "En sætning uden tal lover ingenting.",
            "A sentence without a number promises nothing.",
        ),
        bad="every_path: {questions_at_most: otte}",
        good="every_path: {questions_at_most: 8}",
    ),
    Entry(
        "F216",
        title=Both("venter på en fagperson", "awaits a professional"),
        says=(Both("venter på en fagperson: {remark}", "awaits a professional: {remark}"),),
        hints=(
            Both(
                "slet bemærkningen, når en fagperson har bekræftet det",
                "delete the remark once a professional has confirmed it",
            ),
        ),
        means=Both(
            "En bemærkning, der begynder med »professional:« eller »Venter på en fagperson:«, er en"
            " beslutning, som en fagperson skal bekræfte.",
            'A remark that begins with "professional:" is a decision that a professional has to'
            " confirm.",
        ),
        matters=Both(
            "Beslutningen gælder allerede. Nogen skal have sagt god for den, før den bruges"
            " på rigtigt.",
            "The decision counts already. Somebody must have approved it before real use.",
        ),
        bad="# professional: an unknown age counts as a child",
        good="# confirmed by the network on 1 March 2027",
        severity=Severity.NOTE,
    ),
    Entry(
        "F217",
        title=Both("linknavn med bindestreg", "link name with a hyphen"),
        says=(
            Both(
                'linkets navn "{link}" har en bindestreg',
                'the name of link "{link}" has a hyphen',
            ),
        ),
        hints=(
            Both(
                "skriv navnet i ét ord",
                "write the name as one word",
            ),
        ),
        means=Both(
            "I et link står kommune og navn med bindestreg imellem: 0740-ansat. Et navn med en"
            " bindestreg i sig kan ikke findes.",
            "In a link, municipality and name stand with a hyphen between them: 0740-ansat. A name"
            " with one of its own cannot be found.",
        ),
        matters=Both(
            "QR-koden på plakaten ville ikke gøre noget.",
            "The QR code on the poster would do nothing.",
        ),
        bad="links:\n  ansat-skole: {reporter: on_duty}",
        good="links:\n  skole: {reporter: on_duty}",
    ),
    Entry(
        "F305",
        title=Both("akut fare virker ikke her", "the acute way out is gone here"),
        says=(
            Both(
                'i "{state}" tager svaret "{interrupt}" pladsen fra den akutte knap',
                'in "{state}" the choice "{interrupt}" takes the place of the acute interrupt',
            ),
        ),
        hints=(Both("giv svaret et andet navn", "give the choice another name"),),
        means=Both(
            "Et svar har samme navn som den akutte knap. Så vinder svaret, og knappen virker ikke.",
            "A choice has the name of the acute interrupt. The choice wins, and the button is"
            " dead.",
        ),
        matters=Both(
            "Hjælp skal være ét tryk væk fra hver eneste skærm, uden undtagelse.",
            "Help must be one press away from every screen, without exception.",
        ),
        bad="choices:\n  akut: {da: Ja nu, en: Yes now, to: x}",
        good="choices:\n  ja-nu: {da: Ja nu, en: Yes now, to: x}",
    ),
    Entry(
        "F306",
        title=Both("svar med samme navn som en fast knap", "choice named like an interrupt"),
        says=(
            Both(
                'svaret "{interrupt}" i "{state}" hedder det samme som en fast knap',
                'choice "{interrupt}" of "{state}" has the name of an interrupt',
            ),
        ),
        hints=(Both("giv svaret et andet navn", "give the choice another name"),),
        means=Both(
            "Faste knapper og svar bliver kendt på deres navn, så de må ikke hedde det samme.",
            "Interrupts and choices are known by their names, so the names must differ.",
        ),
        matters=Both(
            "Et tryk ville føre et andet sted hen, end der står på knappen.",
            "A press would lead elsewhere than the button says.",
        ),
        bad="choices:\n  om: {da: Om mig, en: About me}",
        good="choices:\n  mig: {da: Om mig, en: About me}",
    ),
    Entry(
        "F307",
        title=Both("svar, der indeholder et andet svar", "choice inside another choice"),
        says=(
            Both(
                'alt, hvad "{choice}" siger, siger "{other}" også',
                'all that "{choice}" says, "{other}" says too',
            ),
        ),
        hints=(
            Both(
                'lad "{choice}" sige noget, som "{other}" ikke siger',
                'let "{choice}" say something that "{other}" does not',
            ),
        ),
        means=Both(
            "Et spørgsmål bliver sprunget over, når et svar allerede er kendt. Er ét svar en"
            " del af et"
            " andet, kan ingen se, hvilket der blev givet.",
            "A question is passed over where its answer is known. If one choice is part of another,"
            " nobody can tell which was given.",
        ),
        matters=Both(
            "Samtalen ville gå den forkerte vej uden at spørge.",
            "The conversation would take the wrong road without asking.",
        ),
        bad="ja: {set: {age: adult}}\nbegge: {set: {age: adult, leader: told}}",
        good="ja: {set: {age: adult, leader: not_told}}\nbegge: {set: {age: adult, leader: told}}",
    ),
    Entry(
        "F308",
        title=Both("to kryds, der modsiger hinanden", "two ticks that contradict"),
        says=(
            Both(
                '"{choice}" og "{other}" giver "{fact}" hver sin værdi',
                '"{choice}" and "{other}" give "{fact}" different values',
            ),
        ),
        hints=(
            Both(
                "brug en oplysning med many: true, eller to forskellige oplysninger",
                "use a fact with many: true, or two different facts",
            ),
        ),
        means=Both(
            "På en liste kan man sætte begge kryds. En oplysning med én værdi kan ikke være"
            " begge dele.",
            "On a check list both can be ticked. A fact with one value cannot be both.",
        ),
        matters=Both(
            "Rækkefølgen på skærmen ville bestemme, hvad der sker.",
            "The order on screen would decide what happens.",
        ),
        bad="selv: {set: {heard: seen}}\nandre: {set: {heard: passed_on}}",
        good="andre: {set: {heard: passed_on}}",
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
            "Et spørgsmål bliver kun sprunget over, når linket siger alt, hvad et af svarene"
            " siger.",
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
)
