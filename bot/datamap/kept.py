"""What is kept: the database and the key file."""

from datetime import timedelta

from bot.datamap.model import Entry, Where, said
from bot.stats import model as counts
from bot.stats.withholding import K
from bot.stores.lives import IDLE, LONGEST, OUTGOING, REMINDER, SEEN


def _hours(life: timedelta) -> int:
    return int(life.total_seconds() // 3600)


_CLOSED, _YEARS = _hours(counts.CLOSED_AFTER), counts.KEPT.days // 366

AS_LONG_AS_THE_CONVERSATION = said(
    f"{_hours(IDLE)} timer efter det sidste tryk, højst {_hours(LONGEST)} timer efter det"
    " første, eller straks med /slet",
    f"{_hours(IDLE)} hours after the last press, at most {_hours(LONGEST)} hours after the"
    " first, or at once with /slet",
)
UNTIL_SENT = said(
    f"til det er sendt, højst {_hours(OUTGOING)} timer",
    f"until it is sent, at most {_hours(OUTGOING)} hours",
)

KEPT: tuple[Entry, ...] = (
    Entry(
        name=said("Personnøgle", "Person key"),
        where=Where.DATABASE,
        form=said(
            "16 byte af HMAC-SHA-256 over kanal og chat-id (eller sidens tilfældige nummer);"
            " nøglen ligger uden for databasen",
            "16 bytes of HMAC-SHA-256 over channel and chat id (or the page's random number);"
            " the key lies outside the database",
        ),
        until=AS_LONG_AS_THE_CONVERSATION,
        why=said("finde samtalen igen", "to find the conversation again"),
        fields=("person.key", "outbox.person", "reminder.person"),
        life=LONGEST,
    ),
    Entry(
        name=said("Hvor samtalen står", "Where the conversation stands"),
        where=Where.DATABASE,
        form=said(
            "tal for tilstande i flowet, forseglet med AES-256-GCM, højst 512 byte i alt",
            "numbers of states of the flow, sealed with AES-256-GCM, at most 512 bytes in all",
        ),
        until=AS_LONG_AS_THE_CONVERSATION,
        why=said(
            "fortsætte; opdage en knap fra en gammel skærm",
            "to go on; to notice a button of an old screen",
        ),
        fields=(
            "person.session",
            "Session.flow",
            "Session.digest",
            "Session.state",
            "Session.turn",
            "Session.return_to",
        ),
        life=LONGEST,
    ),
    Entry(
        name=said("Svar", "Answers"),
        where=Where.DATABASE,
        form=said(
            "tal for de valg der blev trykket på: rolle, aldersgruppe, tegn, hvor meget det"
            " haster, kommunens kode; i samme forseglede række",
            "numbers of the choices pressed: role, age band, signs, urgency, the municipality's"
            " code; in the same sealed row",
        ),
        until=AS_LONG_AS_THE_CONVERSATION,
        why=said("finde den rigtige at ringe til", "to find the right people to call"),
        fields=(
            "Session.path",
            "Session.kept",
            "Session.ticked",
            "Answer.state",
            "Answer.choices",
        ),
        life=LONGEST,
    ),
    Entry(
        name=said("Det et link begyndte med", "What a link began with"),
        where=Where.DATABASE,
        form=said(
            "kommunens kode og linkets navn som tal; i samme forseglede række",
            "the municipality's code and the link's name as numbers; in the same sealed row",
        ),
        until=AS_LONG_AS_THE_CONVERSATION,
        why=said("vise kommunen først", "to offer the municipality first"),
        fields=("Session.offered", "Session.link"),
        life=LONGEST,
    ),
    Entry(
        name=said("Valgt sprog", "Chosen language"),
        where=Where.DATABASE,
        form=said(
            "dansk eller engelsk; i samme forseglede række. Telegrams sprogkode læses ikke",
            "Danish or English; in the same sealed row. Telegram's language code is not read",
        ),
        until=AS_LONG_AS_THE_CONVERSATION,
        why=said("svare på det sprog", "to answer in that language"),
        fields=("Session.lang",),
        life=LONGEST,
    ),
    Entry(
        name=said("Tider og tæller", "Times and a counter"),
        where=Where.DATABASE,
        form=said(
            "første og sidste tryk i sekunder (UTC); hvor mange gange rækken er skrevet",
            "the first and the last press in seconds (UTC); how often the row was written",
        ),
        until=AS_LONG_AS_THE_CONVERSATION,
        why=said(
            "slette til tiden; to processer må ikke skrive oven i hinanden",
            "to delete in time; two processes must not write over each other",
        ),
        fields=("person.began", "person.seen", "person.version", "Session.seen"),
        life=LONGEST,
    ),
    Entry(
        name=said("Numre på vores beskeder", "Ids of our messages"),
        where=Where.DATABASE,
        form=said("hele tal", "whole numbers"),
        until=AS_LONG_AS_THE_CONVERSATION,
        why=said("/slet fjerner beskederne igen", "/slet removes the messages again"),
        fields=("person.messages",),
        life=LONGEST,
    ),
    Entry(
        name=said("Sete leveringer", "Seen deliveries"),
        where=Where.DATABASE,
        form=said(
            "bottens id og Telegrams nummer på leveringen (i PostgreSQL et tal gjort af dem), og"
            " hvornår; intet om personen",
            "the bot's id and Telegram's number of the delivery (in PostgreSQL a number made of"
            " them), and when; nothing of the person",
        ),
        until=said(f"{_hours(SEEN)} timer", f"{_hours(SEEN)} hours"),
        why=said(
            "den samme levering må ikke virke to gange",
            "the same delivery must not count twice",
        ),
        fields=("event.id", "event.at", "delivery.mark"),
        life=SEEN,
    ),
    Entry(
        name=said("Chat-id på det der skal sendes", "Chat id of what is to be sent"),
        where=Where.DATABASE,
        form=said("forseglet med AES-256-GCM", "sealed with AES-256-GCM"),
        until=UNTIL_SENT,
        why=said("kunne svare", "to be able to answer"),
        fields=("outbox.box", "Outgoing.address"),
        life=OUTGOING,
    ),
    Entry(
        name=said("Vores egne ord der skal sendes", "Our own words to be sent"),
        where=Where.DATABASE,
        form=said(
            "tekst fra indholdet, knapper, kontaktens nummer, numre på beskeder der skal"
            " fjernes; forseglet sammen med chat-id",
            "text of the content, buttons, a contact's number, ids of messages to be removed;"
            " sealed together with the chat id",
        ),
        until=UNTIL_SENT,
        why=said("intet svar må gå tabt", "no answer may be lost"),
        fields=(
            "Outgoing.payload",
            "Outgoing.acute",
            "outbox.id",
            "outbox.acute",
            "outbox.at",
            "Part.shown",
            "Part.first",
            "Part.fresh",
            "Part.pressed",
            "Part.remove",
            "Part.forgotten",
            "Part.blank",
            "Part.otherwise",
            "Part.beside",
            "Part.ended",
            "Part.made",
            "Message.text",
            "Message.bold",
            "Message.rows",
            "Message.aloud",
            "Button.label",
            "Button.data",
            "Button.acute",
            "Card.phone",
            "Card.name",
        ),
        life=OUTGOING,
    ),
    Entry(
        name=said("Påmindelse, når den er bedt om", "Reminder, where it was asked for"),
        where=Where.DATABASE,
        form=said(
            "chat-id, kommunens kode, højst tre kontakter og sproget, forseglet med AES-256-GCM;"
            " intet svar. Hvornår der skal mindes om det, om det er sket, og hvornår der blev bedt"
            " om det, i sekunder (UTC); numre på vores beskeder om den; hvor mange gange rækken er"
            " skrevet",
            "chat id, the municipality's code, at most three contacts and the language, sealed"
            " with AES-256-GCM; no answer. When to remind, whether that was done, and when it was"
            " asked for, in seconds (UTC); ids of our messages about it; how often the row was"
            " written",
        ),
        until=said(
            f"til den er besvaret, straks med /slet, højst {REMINDER.days} dage",
            f"until it is answered, at once with /slet, at most {REMINDER.days} days",
        ),
        why=said("minde om det, når de åbner", "to remind when they open"),
        fields=(
            "reminder.version",
            "reminder.at",
            "reminder.due",
            "reminder.asked",
            "reminder.box",
            "reminder.messages",
            "Kept.reminder",
            "Kept.address",
            "Kept.version",
            "Kept.messages",
            "Reminder.municipality",
            "Reminder.contacts",
            "Reminder.due",
            "Reminder.lang",
            "Reminder.asked",
        ),
        life=REMINDER,
    ),
    Entry(
        name=said("Tællere", "Counts"),
        where=Where.DATABASE,
        form=said(
            "antal samtaler i en uge, for sig efter kommune, efter hvor de endte og efter tid på"
            f" døgnet, aldrig to ad gangen; intet om personen. Når ugen er lukket, {_CLOSED} timer"
            f" efter søndag, bliver kun tal på mindst {K} og summen af resten tilbage",
            "how many conversations in a week, apart by municipality, by where they ended and by"
            f" time of day, never two at once; nothing of the person. When the week is closed,"
            f" {_CLOSED} hours after Sunday, only numbers of at least {K} and the sum of the rest"
            " stay",
        ),
        until=said(f"{_YEARS} år", f"{_YEARS} years"),
        why=said("se om tjenesten bliver brugt", "to see whether the service is used"),
        fields=("tally.week", "tally.kind", "tally.value", "tally.number"),
        life=counts.KEPT,
    ),
    Entry(
        name=said("Tabellernes udgave", "Version of the tables"),
        where=Where.DATABASE,
        form=said("et tal", "a number"),
        until=said("altid", "always"),
        why=said("opdatere tabellerne", "to bring the tables up to date"),
        fields=("schema_version.version",),
    ),
    Entry(
        name=said("Hvilken proces der gør hvad", "Which process does what"),
        where=Where.DATABASE,
        form=said(
            "arbejdets navn, processens tilfældige navn og et tidspunkt; kun i PostgreSQL",
            "the name of the work, the random name of the process and a time; in PostgreSQL only",
        ),
        until=said("til en anden proces tager over", "until another process takes over"),
        why=said("kun én proces sender", "only one process sends"),
        fields=("lease.work", "lease.holder", "lease.until"),
    ),
    Entry(
        name=said("Nøgler", "Keys"),
        where=Where.KEY_FILE,
        form=said(
            "tre tilfældige nøgler på 32 byte, i en fil uden for databasens mappe, kun for ejeren",
            "three random keys of 32 bytes, in a file outside the database's folder, for its"
            " owner only",
        ),
        until=said("til de skiftes", "until they are changed"),
        why=said(
            "uden dem kan databasen hverken læses eller knyttes til nogen",
            "without them the database can neither be read nor tied to anybody",
        ),
        fields=("Keys.person", "Keys.sealing", "Keys.buttons", "Keys.older", "Keys.retired"),
    ),
)
