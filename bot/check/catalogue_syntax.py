"""The problem of a line that is not YAML: each trap in the author's terms, with its repair."""

from bot.check.entry import Both, Entry

ENTRIES = (
    Entry(
        "Y101",
        title=Both("linje, der ikke kan læses", "line that cannot be read"),
        says=(
            Both("teksten har et kolon i sig", "the text has a colon in it", "colon"),
            Both("der mangler et mellemrum efter kolon", "no space after the colon", "space"),
            Both("anførselstegnet slutter aldrig", "the quotation mark never ends", "quote"),
            Both(
                "teksten går videre efter anførselstegnet",
                "the text goes on after the quotation mark",
                "after",
            ),
            Both(
                "teksten begynder med en klamme, så den læses som noget andet",
                "the text begins with a bracket, so it reads as something else",
                "brace",
            ),
            Both("klammen slutter aldrig", "the bracket never ends", "open"),
            Both(
                "noget i klammerne kan ikke læses",
                "something inside the brackets cannot be read",
                "inside",
            ),
            Both("linjen har intet kolon", "the line has no colon", "key"),
            Both(
                "linjen er rykket anderledes ind end dem omkring den",
                "the line is indented unlike those around it",
                "indent",
            ),
            Both(
                "teksten begynder med et tegn, der betyder noget andet",
                "the text begins with a character that means something else",
                "start",
            ),
            Both(
                "der står en omvendt skråstreg i anførselstegn",
                "a backslash stands inside quotation marks",
                "escape",
            ),
            Both(
                "listen begynder på samme linje som sit navn",
                "the list begins on the line of its name",
                "dash",
            ),
            Both(
                "her har git sat to udgaver af filen sammen",
                "git has left two versions of the file here",
                "merge",
            ),
            Both("linjen er ikke YAML", "the line is not YAML"),
        ),
        hints=(
            Both("skriv med mellemrum: {repair}", "write it with a space: {repair}", "space"),
            Both(
                "sæt teksten i anførselstegn: {repair}",
                "put the text in quotation marks: {repair}",
            ),
            Both(
                "slut teksten med det samme anførselstegn, som den begynder med",
                "end the text with the quotation mark that it begins with",
                "quote",
            ),
            Both(
                "slut med den klamme, der passer, eller del det op på flere linjer",
                "end with the bracket that fits, or use several lines",
                "open",
            ),
            Both(
                "sæt teksten i anførselstegn, eller skriv hvert sprog på sin egen linje",
                "put the text in quotation marks, or write each language on its own line",
                "inside",
            ),
            Both(
                "behold den ene udgave, og slet linjerne med <<<<<<<, ======= og >>>>>>>",
                "keep one version, and delete the lines with <<<<<<<, ======= and >>>>>>>",
                "merge",
            ),
            Both(
                "skriv navn, kolon, mellemrum og så værdien",
                "write a name, a colon, a space and then the value",
                "key",
            ),
            Both(
                "ryk linjen ind som dem, den hører sammen med",
                "indent the line like those it belongs with",
                "indent",
            ),
            Both(
                "brug enkelte anførselstegn, eller skriv uden skråstreg",
                "use single quotation marks, or leave the backslash out",
                "escape",
            ),
            Both(
                "begynd listen på næste linje, eller skriv den i klammer: [a, b]",
                "begin the list on the next line, or write it in brackets: [a, b]",
                "dash",
            ),
            Both(
                "sæt teksten i anførselstegn, og se på linjen før",
                "put the text in quotation marks, and look at the line before",
            ),
        ),
        means=Both(
            "Filen kan ikke læses længere end hertil. Et kolon, en klamme eller et"
            " anførselstegn betyder noget i YAML, så teksten om det skal i anførselstegn.",
            "The file cannot be read beyond this place. A colon, a bracket or a quotation mark"
            " means something in YAML, so a text that holds one stands in quotation marks.",
        ),
        matters=Both(
            "Kan filen ikke læses, gælder det sidste gode indhold. Den, der ringer i nat, får"
            " ikke det nummer, du lige har rettet.",
            "Where a file cannot be read, the last good content stands. Whoever needs help"
            " tonight does not get the number that you have just put right.",
        ),
        bad="da: Ring nu: det haster",
        good='da: "Ring nu: det haster"',
    ),
)
