"""What passes by without being kept, and what the log says."""

from datetime import timedelta

from bot.channels.telegram.delivery import REMEMBERED
from bot.channels.web.rates import LIFE
from bot.datamap.model import Entry, Where, said
from bot.stores.recent import MOST

ONE_TURN = said("til svaret er lavet, et øjeblik", "until the answer is made, a moment")
PASSING: tuple[Entry, ...] = (
    Entry(
        name=said("Det der skrives", "What is typed"),
        where=Where.MEMORY,
        form=said(
            "sammenlignes med det der står på skærmen, og smides væk; det har intet sted i"
            " databasen",
            "compared with what is on screen, and thrown away; the database has no place for it",
        ),
        until=ONE_TURN,
        why=said("et svar kan også skrives", "an answer can be typed too"),
        fields=("Write.text",),
    ),
    Entry(
        name=said("Det en kanal læser", "What a channel reads"),
        where=Where.MEMORY,
        form=said(
            "chat-id eller sidens nummer, hvad der blev trykket på, beskedens nummer; navne,"
            " brugernavne, sprogkoder og medier læses ikke",
            "chat id or the page's number, what was pressed, the message's number; names, user"
            " names, language codes and media are not read",
        ),
        until=ONE_TURN,
        why=said("svare", "to answer"),
        fields=(
            "Arrival.chat",
            "Arrival.person",
            "Arrival.delivery",
            "Arrival.event",
            "Arrival.stamp",
            "Arrival.press",
            "Arrival.pressed",
            "Arrival.typed",
            "Arrival.beside",
            "Sent.ticket",
            "Sent.event",
            "Sent.bound",
            "Sent.missing",
            "Sent.leaves",
            "Ticket.number",
            "Ticket.stamp",
            "Ticket.lang",
            "Ticket.start",
            "Ticket.address",
        ),
    ),
    Entry(
        name=said("Hvad der er sendt", "What has been sent"),
        where=Where.MEMORY,
        form=said(
            f"for de seneste {REMEMBERED} samtaler: personnøglen og numre på vores beskeder; de"
            " seneste leveringer der gik galt, ved nummer",
            f"for the latest {REMEMBERED} conversations: the person key and the ids of our"
            " messages; the latest deliveries that went wrong, by number",
        ),
        until=said("til processen slutter", "until the process ends"),
        why=said(
            "rette den samme besked; ikke prøve for evigt",
            "to edit the same message; not to try for ever",
        ),
    ),
    Entry(
        name=said("Rækker der lige er skrevet", "Rows that were just written"),
        where=Where.MEMORY,
        form=said(
            f"med SQLite: for de seneste {MOST} personer det samme som i tabellen, forseglet",
            f"with SQLite: for the latest {MOST} people the same as in the table, sealed",
        ),
        until=said(
            "til rækken slettes, ved hver oprydning, eller processen slutter",
            "until the row is deleted, at every sweep, or the process ends",
        ),
        why=said("ikke læse dem igen ved næste svar", "not to read them again at the next answer"),
    ),
    Entry(
        name=said("Netværksadresse (IP)", "Network address (IP)"),
        where=Where.MEMORY,
        form=said(
            "12 byte af HMAC-SHA-256 med en nøgle der kun er i hukommelsen; adressen selv"
            " gemmes ikke og logges ikke",
            "12 bytes of HMAC-SHA-256 with a key that is in memory only; the address itself is"
            " not kept and not logged",
        ),
        until=said("højst en time", "at most an hour"),
        why=said("holde misbrug ude", "to keep abuse out"),
        life=timedelta(seconds=LIFE),
    ),
    Entry(
        name=said("Driftslog", "Log of operation"),
        where=Where.LOG,
        form=said(
            "hvad der skete, fejlens art og sted i koden; aldrig hvem, hvad der blev svaret,"
            " eller et nummer",
            "what happened, the kind of an error and where in the code; never who, what was"
            " answered, or a number",
        ),
        until=said(
            "det der er sat på maskinen; højst 14 dage anbefales",
            "as set on the machine; at most 14 days is advised",
        ),
        why=said("drift", "operation"),
    ),
)
