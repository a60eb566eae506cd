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
)
