"""Problems of texts that are hard to read: words of offices, long sentences, bare signs."""

from bot.check.entry import Both, Entry
from bot.problems import Severity

ENTRIES = (
    Entry(
        "T211",
        title=Both("kancellisprog", "officialese"),
        says=(Both('"{value}" er kancellisprog', '"{value}" is officialese'),),
        hints=(Both('skriv hellere "{plain}"', 'write rather "{plain}"'),),
        means=Both(
            "Ordet hører til i breve fra kontorer. Der er et ord, som alle bruger.",
            "The word belongs in letters from offices. There is one that everybody uses.",
        ),
        matters=Both(
            "Den, der er bange, læser langsommere og springer svære ord over.",
            "Whoever is afraid reads more slowly and skips hard words.",
        ),
        bad="da: Luk for vandet, såfremt det løber.",
        good="da: Luk for vandet, hvis det løber.",
        severity=Severity.WARNING,
    ),
    Entry(
        "T212",
        title=Both("lang sætning", "long sentence"),
        says=(
            Both(
                "sætningen har {count} ord, og {limit} er det meste her: {value}",
                "the sentence has {count} words, and {limit} is the most here: {value}",
            ),
        ),
        hints=(
            Both(
                "del den i to, eller slet det, der kan undværes",
                "make two of it, or delete what can be spared",
            ),
        ),
        means=Both(
            "Hver slags tekst har en længste sætning. Den ender ved punktum, kolon og linjeskift.",
            "Each kind of text has a longest sentence. It ends at a full stop, colon or new line.",
        ),
        matters=Both(
            "En lang sætning skal læses to gange, og det er der ikke ro til.",
            "A long sentence has to be read twice, and there is no peace for that.",
        ),
        bad="da: Ring til vagten, som har åbent hele døgnet, og fortæl, hvad der er sket, og hvor"
        " det er sket, og hvem der er hos dig lige nu.",
        good="da: Ring til vagten. De har åbent hele døgnet. Fortæl, hvad der er sket.",
        severity=Severity.WARNING,
    ),
    Entry(
        "T213",
        title=Both("tegn uden ord", "signs without a word"),
        says=(Both('"{value}" har ingen ord', '"{value}" has no words'),),
        hints=(Both("skriv, hvad tegnet betyder", "write what the sign means"),),
        means=Both(
            "En emoji eller et andet tegn må stå ved ord, men aldrig alene.",
            "An emoji or another sign may stand beside words, but never alone.",
        ),
        matters=Both(
            "En skærmlæser siger noget andet, end du ser, eller slet ingenting.",
            "A screen reader says something else than you see, or nothing at all.",
        ),
        bad="da: 🚨",
        good="da: 🚨 Akut fare",
    ),
    Entry(
        "T214",
        title=Both("svært at læse", "hard to read"),
        says=(
            Both(
                "teksterne af slagsen {kind} har lix {lix}, og {limit} er det meste her",
                "the texts of the kind {kind} have LIX {lix}, and {limit} is the most here",
            ),
        ),
        hints=(
            Both(
                "brug kortere sætninger og færre ord på syv bogstaver eller mere",
                "use shorter sentences and fewer words of seven letters or more",
            ),
        ),
        means=Both(
            "Lix er ord pr. sætning plus procenten af lange ord, for alle danske tekster af én"
            " slags i filen. Det er et fingerpeg: læs også teksten højt for en kollega.",
            "LIX is words by sentence plus the percentage of long words, over all Danish texts of"
            " one kind in the file. It is a hint: read the text aloud to a colleague too.",
        ),
        matters=Both(
            "18 % af de voksne i Danmark læser kun korte, enkle tekster.",
            "18 % of adults in Denmark read only short, simple texts.",
        ),
        bad="da: Foreligger der vandindtrængning, kontaktes ejendommens driftsafdeling.",
        good="da: Er der vand, så ring til viceværten.",
        severity=Severity.WARNING,
    ),
    Entry(
        "T215",
        title=Both("mange sætninger", "many sentences"),
        says=(
            Both(
                "teksten har {count} sætninger, og {limit} er det meste her",
                "the text has {count} sentences, and {limit} is the most here",
            ),
        ),
        hints=(
            Both(
                "behold det vigtigste, eller lav et trin mere",
                "keep what matters most, or make one more step",
            ),
        ),
        means=Both(
            "Et spørgsmål er én sætning, et trin højst to, og det, der sker bagefter, højst tre. Et"
            " kolon ender ingen sætning her.",
            "A question is one sentence, a step two at most, and what happens afterwards three. A"
            " colon ends no sentence here.",
        ),
        matters=Both(
            "Under pres husker man én ting ad gangen. Det fjerde, der bliver sagt, går tabt.",
            "Under stress people remember one thing at a time. The fourth thing said is lost.",
        ),
        bad="da: Ring til vagten. Luk for vandet. Tag billeder. Bliv på stedet.",
        good="da: Ring til vagten. Luk for vandet.",
        severity=Severity.WARNING,
    ),
    Entry(
        "T216",
        title=Both("ord, der ikke siges om mennesker", "word never said about people"),
        says=(Both('"{value}" siges ikke om mennesker', '"{value}" is not said about people'),),
        hints=(
            Both('skriv hellere "{plain}"', 'write rather "{plain}"'),
            Both("udelad ordet", "leave the word out"),
        ),
        means=Both(
            "Ordet dømmer et menneske, som ingen har dømt. Skriv, hvad personen siger og gør."
            " Ordene står i ordlisten under never_said.",
            "The word judges a person whom nobody has judged. Write what the person says and does."
            " The words stand in the vocabulary under never_said.",
        ),
        matters=Both(
            "Den, der er bekymret for et menneske, de holder af, lukker siden. Og mærkatet kan"
            " følge det menneske længe.",
            "Whoever is concerned for somebody they love closes the page. And the label may follow"
            " that person for long.",
        ),
        bad="da: Er klubben fuld af sjuskere?",
        good="da: Har nogen glemt at lukke for vandet?",
    ),
    Entry(
        "T217",
        title=Both("mange ting, man skal lade være med", "many things not to do"),
        says=(
            Both(
                'udfaldet "{outcome}" nævner {count} ting at lade være med; højst {limit}',
                'outcome "{outcome}" names {count} things not to do; at most {limit}',
            ),
        ),
        hints=(Both("behold dem, der kan gøre mest skade", "keep those that can do most harm"),),
        means=Both(
            "Under avoid står det, man ikke skal gøre. Der er plads til fire.",
            "Under avoid stands what not to do. There is room for four.",
        ),
        matters=Both(
            "En lang liste af forbud får folk til at gøre ingenting.",
            "A long list of don'ts makes people do nothing.",
        ),
        bad="avoid: [sluk, roer-ikke, vent, gaa-ind, ring-rundt]",
        good="avoid: [roer-ikke, gaa-ind]",
        severity=Severity.WARNING,
    ),
    Entry(
        "T218",
        title=Both("meget at læse for et barn", "much to read for a child"),
        says=(
            Both(
                'trinene i "{outcome}" har {count} sætninger på {language}; et barn læser højst'
                " {limit}",
                'the steps of "{outcome}" have {count} sentences in {language}; a child reads at'
                " most {limit}",
            ),
        ),
        hints=(Both("behold det, barnet skal gøre nu", "keep what the child should do now"),),
        means=Both(
            "Det, børn læser, står under children. Der er en sætning på højst ti ord, og et udfald"
            " på højst otte sætninger.",
            "What children read stands under children. A sentence there has ten words at most, and"
            " an outcome eight sentences.",
        ),
        matters=Both(
            "Et barn, der er bange, læser de første linjer.",
            "A child who is afraid reads the first lines.",
        ),
        bad="children: [hjaelp]   # og ni sætninger i hjaelp",
        good="children: [hjaelp]   # og fem",
        severity=Severity.WARNING,
    ),
    Entry(
        "T219",
        title=Both("langt akutkort", "long acute card"),
        says=(
            Both(
                'akutkortet "{outcome}" har {count} ord på {language}; højst {limit}',
                'the acute card "{outcome}" has {count} words in {language}; at most {limit}',
            ),
        ),
        hints=(Both("flyt det, der kan vente, bag knappen", "move what can wait behind a button"),),
        means=Both(
            "Akutkortet er det udfald, den akutte knap viser. Ordene er trinenes; numre tæller"
            " ikke.",
            "The acute card is the outcome that the acute button shows. The words are those of its"
            " steps; numbers do not count.",
        ),
        matters=Both(
            "Når nogen kan dø, er det nummeret, der skal ses.",
            "When somebody may die, it is the number that must be seen.",
        ),
        bad="steps: [ring, hvem, hvad, hvor, bagefter, husk]",
        good="steps: [ring, sikker]",
        severity=Severity.WARNING,
    ),
    Entry(
        "T220",
        title=Both("punktum efter et svar", "full stop after an answer"),
        says=(Both('"{value}" ender med punktum', '"{value}" ends with a full stop'),),
        hints=(Both("slet punktummet", "delete the full stop"),),
        means=Both(
            "En knap er ikke en sætning: den har intet punktum.",
            "A button is no sentence: it has no full stop.",
        ),
        matters=Both(
            "Et punktum får et svar til at ligne en oplysning, man ikke kan trykke på.",
            "A full stop makes an answer look like a statement that cannot be pressed.",
        ),
        bad="da: Det drypper.",
        good="da: Det drypper",
        severity=Severity.WARNING,
    ),
)
