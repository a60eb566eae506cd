"""Problems of opening hours."""

from bot.check.entry import Both, Entry

ENTRIES = (
    Entry(
        "P102",
        title=Both("klokkeslæt, som ikke findes", "time that does not exist"),
        says=(Both('"{value}" er ikke et klokkeslæt', '"{value}" is not a time of day'),),
        hints=(Both("skriv {repair}", "write {repair}"),),
        means=Both(
            "Klokkeslæt skrives med to cifre, kolon og to cifre, fra 00:00 til 24:00.",
            "Times are written with two digits, a colon and two digits, from 00:00 to 24:00.",
        ),
        matters=Both(
            "Gættes der på tiden, kan nogen blive sendt til en lukket dør.",
            "If the time were guessed, somebody could be sent to a closed door.",
        ),
        bad="mandag-onsdag: 08:00-15.00",
        good="mandag-onsdag: 08:00-15:00",
    ),
    Entry(
        "P103",
        title=Both("åbningstid, der ikke kan læses", "opening hours that cannot be read"),
        says=(
            Both('"{value}" er ikke en åbningstid', '"{value}" is not opening hours'),
            Both("åbningstiden er tom", "the opening hours are empty"),
        ),
        hints=(
            Both('mente du "{near}"?', 'did you mean "{near}"?'),
            Both(
                "skriv fra-til: 08:00-15:00, flere med komma, eller: lukket",
                "write from-to: 08:00-15:00, several with commas, or: lukket",
            ),
        ),
        means=Both(
            "Efter en ugedag står en tid fra og til, flere adskilt af komma, eller ordet lukket.",
            "After a weekday stands a time from and to, several with commas, or the word lukket.",
        ),
        matters=Both(
            "Uden tiden kan ingen sige, om der bliver svaret nu.",
            "Without the hours nobody can say whether anyone answers now.",
        ),
        bad="mandag: fra 8 til 15",
        good="mandag: 08:00-15:00",
    ),
    Entry(
        "P104",
        title=Both("åbningstid, der skifter fra uge til uge", "hours that differ by week"),
        says=(
            Both('"{value}" er ikke ens i alle uger', '"{value}" is not the same in every week'),
        ),
        hints=(
            Both(
                "skriv den almindelige uge her, og resten under exceptions",
                "write the ordinary week here, and the rest under exceptions",
            ),
        ),
        means=Both(
            "hours er den almindelige uge. Ferier og perioder står under exceptions med datoer.",
            "hours is the ordinary week. Holidays and periods stand under exceptions, with dates.",
        ),
        matters=Both(
            "Så kan alle se, hvornår der er åbent i dag, og det kan bevises for hele året.",
            "Then everybody can see who answers today, and it can be proven for the whole year.",
        ),
        bad="hours: Jan-Jun Mo-Fr 08:00-16:00",
        good="hours: mandag-fredag 08:00-16:00\n"
        "exceptions: [{from: 2026-07-01, until: 2026-12-31, hours: lukket}]",
    ),
    Entry(
        "P105",
        title=Both("ugedag, som ikke findes", "weekday that does not exist"),
        says=(Both('"{name}" er ikke en ugedag', '"{name}" is not a weekday'),),
        hints=(
            Both('mente du "{near}"?', 'did you mean "{near}"?'),
            Both("brug: {known}", "use: {known}"),
        ),
        means=Both(
            "Ugedage skrives på dansk med små bogstaver, én eller flere: mandag, mandag-torsdag,"
            " alle-dage.",
            "Weekdays are written in Danish with small letters, one or several: mandag,"
            " mandag-torsdag, alle-dage.",
        ),
        matters=Both(
            "En dag, der ikke kan læses, er en dag, hvor ingen ved, om der bliver svaret.",
            "A day that cannot be read is a day on which nobody knows who answers.",
        ),
        bad="man-fre: 08:00-15:00",
        good="mandag-fredag: 08:00-15:00",
    ),
    Entry(
        "P106",
        title=Both("periode, der ikke hænger sammen", "period that does not fit together"),
        says=(
            Both(
                "perioden mangler en dag, eller den slutter, før den begynder",
                "the period lacks a day, or ends before it begins",
            ),
        ),
        hints=(
            Both(
                "skriv from: og until: med datoer, den første først",
                "write from: and until: with dates, the first one first",
            ),
        ),
        means=Both(
            "En undtagelse gælder fra og med from til og med until.",
            "An exception holds from its first to its last day, both included.",
        ),
        matters=Both(
            "Ellers gælder den almindelige åbningstid midt i ferien.",
            "Otherwise the ordinary hours hold in the middle of the holidays.",
        ),
        bad="exceptions: [{from: 2026-07-31, until: 2026-07-13, hours: lukket}]",
        good="exceptions: [{from: 2026-07-13, until: 2026-07-31, hours: lukket}]",
    ),
    Entry(
        "P107",
        title=Both("åbningstid uden varighed", "hours without length"),
        says=(
            Both(
                '"{value}" begynder og slutter på samme tid',
                '"{value}" begins and ends at the same time',
            ),
        ),
        hints=(
            Both(
                "skriv to forskellige tider; hele døgnet er: always",
                "write two different times; day and night is: always",
            ),
        ),
        means=Both(
            "Er de to tider ens, kan det betyde altid eller aldrig. Skriv, hvad der er ment.",
            "Two equal times may mean always or never. Write which is meant.",
        ),
        matters=Both(
            "Altid og aldrig er ikke det samme klokken tre om natten.",
            "Always and never are not the same at three in the morning.",
        ),
        bad="mandag: 08:00-08:00",
        good="mandag: 08:00-16:00",
    ),
    Entry(
        "P108",
        title=Both("undtagelser uden en uge", "exceptions without a week"),
        says=(
            Both(
                "exceptions står uden en uge i hours, som de kan gælde i stedet for",
                "exceptions stand without a week in hours that they could replace",
            ),
        ),
        hints=(
            Both(
                "skriv den almindelige uge under hours ved siden af",
                "write the ordinary week under hours beside them",
            ),
        ),
        means=Both(
            "Undtagelser gælder i stedet for en uge med oplyste tider. always, unknown, "
            "office_days og outside har ingen uge.",
            "Exceptions replace a week of stated hours. always, unknown, office_days and "
            "outside have no week.",
        ),
        matters=Both(
            "Ellers ville undtagelsen forsvinde, og nogen blive sendt til en lukket dør.",
            "Otherwise the exception would vanish, and somebody be sent to a closed door.",
        ),
        bad="hours: office_days\n"
        "exceptions: [{from: 2026-07-13, until: 2026-07-31, hours: lukket}]",
        good=(
            "hours: {mandag-fredag: 09:00-15:00}\n"
            "exceptions: [{from: 2026-07-13, until: 2026-07-31, hours: lukket}]"
        ),
    ),
    Entry(
        "P109",
        title=Both("åbningstid uden dage", "opening hours without days"),
        says=(
            Both(
                '"{value}" siger ikke, hvilke dage det er', '"{value}" does not say on which days'
            ),
        ),
        hints=(
            Both(
                "skriv dagene foran: mandag-fredag {value}",
                "write the days before it: mandag-fredag {value}",
            ),
        ),
        means=Both(
            "En tid uden dage kunne betyde hver dag, også lørdag og søndag. Det skal stå der.",
            "Hours without days could mean every day, weekends too. It must be said.",
        ),
        matters=Both(
            "Ellers kunne der stå »Åben nu« en lørdag, hvor ingen svarer.",
            "Otherwise it could say “Open now” on a Saturday when nobody answers.",
        ),
        bad="hours: 09:00-15:00",
        good="hours: mandag-fredag 09:00-15:00",
    ),
)
