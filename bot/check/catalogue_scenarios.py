"""Problems of scenarios."""

from bot.check.entry import Both, Entry

ENTRIES = (
    Entry(
        "S101",
        title=Both("tidspunkt, der ikke kan læses", "moment that cannot be read"),
        says=(Both('"{value}" er ikke et tidspunkt', '"{value}" is not a moment'),),
        hints=(
            Both("skriv dato og tid: 2026-09-15 10:20", "write date and time: 2026-09-15 10:20"),
        ),
        means=Both(
            "Et scenarie foregår på et bestemt tidspunkt, dansk tid.",
            "A scenario takes place at one moment, Danish time.",
        ),
        matters=Both(
            "Uden tidspunktet prøves det ikke, hvem der svarer.",
            "Without the moment it is not tried who answers.",
        ),
        bad="at: tirsdag formiddag",
        good="at: 2026-09-15 10:20",
    ),
    Entry(
        "S102",
        title=Both("tidspunkt, der ikke fandtes", "moment that never was"),
        says=(
            Both(
                '"{value}" findes ikke: den nat stilles uret en time frem',
                '"{value}" does not exist: clocks go forward that night',
            ),
        ),
        hints=(Both("skriv {instead} i stedet", "write {instead} instead"),),
        means=Both(
            "Den sidste søndag i marts springer uret fra 02:00 til 03:00.",
            "On the last Sunday of March clocks go from 02:00 to 03:00.",
        ),
        matters=Both(
            "Scenariet ville prøve en time, ingen kan ringe i.",
            "The scenario would try an hour in which nobody can call.",
        ),
        bad="at: 2026-03-29 02:30",
        good="at: 2026-03-29 03:30",
    ),
    Entry(
        "S103",
        title=Both("svar med flere navne", "answer with several names"),
        says=(Both("her står flere svar på én gang", "several answers stand in one"),),
        hints=(
            Both(
                "skriv hvert svar for sig: [{fare: nej}, {alder: voksen}]",
                "write each answer by itself: [{fare: nej}, {alder: voksen}]",
            ),
        ),
        means=Both(
            "Et svar er ét spørgsmål og det, der blev valgt.",
            "An answer is one question and what was chosen.",
        ),
        matters=Both(
            "Rækkefølgen betyder noget: den bestemmer, hvad der bliver spurgt om.",
            "The order counts: it decides what is asked.",
        ),
        bad="answers: [{fare: nej, alder: voksen}]",
        good="answers: [{fare: nej}, {alder: voksen}]",
    ),
    Entry(
        "S104",
        title=Both("forventning, der ikke kan læses", "expectation that cannot be read"),
        says=(
            Both(
                '"{value}" er ikke noget, en kontakt kan være',
                '"{value}" is nothing that a contact can be',
            ),
        ),
        hints=(
            Both(
                "skriv open, closed, likely, unknown eller inhouse, og tiden bagefter",
                "write open, closed, likely, unknown or inhouse, and the time after it",
            ),
        ),
        means=Both(
            "Under states står, hvordan hver kontakt skal stå på det tidspunkt.",
            "Under states stands how each contact should stand at that moment.",
        ),
        matters=Both(
            "Scenariet kan ellers ikke se forskel på åbent og lukket.",
            "Otherwise the scenario cannot tell open from closed.",
        ),
        bad="states: {hotline: åben}",
        good='states: {hotline: "open 22:00"}',
    ),
    Entry(
        "S105",
        title=Both("to scenarier med samme navn", "two scenarios of one name"),
        says=(Both('der er et andet scenarie "{name}"', 'another scenario is called "{name}"'),),
        hints=(Both("giv dem hvert sit navn", "give each a name of its own"),),
        means=Both(
            "Navnet er det, der står i rapporten.",
            "The name is what the report shows.",
        ),
        matters=Both(
            "Ellers ved ingen, hvilket af dem der gik galt.",
            "Otherwise nobody knows which of them went wrong.",
        ),
        bad="- name: Hverdag\n- name: Hverdag",
        good="- name: Hverdag, formiddag\n- name: Hverdag, aften",
    ),
    Entry(
        "S106",
        title=Both("antal, der ikke er et tal", "count that is not a number"),
        says=(Both('"{value}" er ikke et antal', '"{value}" is not a count'),),
        hints=(Both("skriv et helt tal", "write a whole number"),),
        means=Both(
            "questions_at_most er, hvor mange spørgsmål der højst må stilles.",
            "questions_at_most is how many questions may be asked at most.",
        ),
        matters=Both("Uden tallet prøves længden ikke.", "Without it the length is not tried."),
        bad="questions_at_most: otte",
        good="questions_at_most: 8",
    ),
)
