"""Problems of what was recorded in a plan: approvals and confirmations."""

from bot.check.entry import Both, Entry
from bot.problems import Severity

ENTRIES = (
    Entry(
        "P234",
        title=Both("godkendelse, der er bortfaldet", "approval that has lapsed"),
        says=(
            Both(
                "godkendelsen fra {day} passer ikke til det, planen siger nu",
                "the approval of {day} does not fit what the plan says now",
            ),
        ),
        hints=(
            Both(
                "få planen godkendt igen, og kør henvend approve",
                "have the plan approved again, and run henvend approve",
            ),
        ),
        means=Both(
            "En godkendelse gælder det, folk fik at vide, da den blev givet: kontakter, tider,"
            " rækkefølge og tekster. Noget af det er ændret siden, eller datoen er skrevet ind"
            " i hånden uden approved_content.",
            "An approval is of what people were told when it was given: contacts, hours, order"
            " and texts. Some of that has changed since, or the date was written by hand without"
            " approved_content.",
        ),
        matters=Both(
            'Hver slutning siger igen "Ikke godkendt af kommunen", til nogen har set på det.',
            'Every ending says "Not approved by the municipality" again until somebody has looked.',
        ),
        bad="approved: 2026-09-01",
        good="approved: 2026-09-01\napproved_by: direktør for børn og unge\n"
        "approved_content: 3f9a1c2e77b0d415",
        severity=Severity.WARNING,
    ),
    Entry(
        "P235",
        title=Both("navn i stedet for en rolle", "name instead of a role"),
        says=(Both('"{value}" ligner et navn', '"{value}" looks like a name'),),
        hints=(
            Both(
                "skriv rollen med små bogstaver, fx afdelingsleder",
                "write the role in small letters, such as head of department",
            ),
        ),
        means=Both(
            "Den, der bekræfter eller godkender, står her med sin rolle. Et ord med stort"
            " begyndelsesbogstav kan være et navn.",
            "Whoever confirms or approves stands here by role. A word with a capital letter"
            " may be a name.",
        ),
        matters=Both(
            "Filerne bliver delt og gemt i årevis, og folk skifter arbejde. Ingens navn skal stå"
            " i dem.",
            "The files are shared and kept for years, and people change jobs. Nobody's name"
            " belongs in them.",
        ),
        bad="checked_by: Anna Hansen",
        good="checked_by: afdelingsleder",
    ),
    Entry(
        "P237",
        title=Both("dato, der ikke er kommet endnu", "date that has not come yet"),
        says=(
            Both(
                "{name} er {day}, og den dag er ikke kommet", "{name} is {day}, which has not come"
            ),
        ),
        hints=(Both("skriv den dag, hvor det skete", "write the day on which it happened"),),
        means=Both(
            "adopted, approved og checked siger, hvornår noget er sket. En dag i fremtiden er en"
            " tastefejl, eller computerens ur går forkert.",
            "adopted, approved and checked say when something happened. A day to come is a slip of"
            " the hand, or the computer's clock is wrong.",
        ),
        matters=Both(
            'En bekræftelse, der ikke er givet endnu, tæller ikke. Slutningen ville sige "Ikke'
            ' bekræftet siden" en dag, der ikke er kommet.',
            'A confirmation that has not been given does not count. The ending would say "Not'
            ' confirmed since" a day that has not come.',
        ),
        bad="checked: 2062-09-01",
        good="checked: 2026-09-01",
        severity=Severity.WARNING,
    ),
)
