"""The whole map. A column or a field that stands in none of its entries fails a test."""

from bot.datamap.kept import KEPT
from bot.datamap.model import Entry
from bot.datamap.passing import PASSING
from bot.language import DA, EN, Text

MAP: tuple[Entry, ...] = (*KEPT, *PASSING)

NEVER: Text = {
    DA: "Aldrig: det der skrives, billeder, lyd, filer, steder, delte kontakter; navne,"
    " brugernavne, CPR-numre, Telegrams sprogkode, IP-adresser; hvad der står i beskeder, i"
    " loggen. Samtaler indgår ikke i sikkerhedskopier.",
    EN: "Never: what is typed, pictures, sound, files, places, shared contacts; names, user"
    " names, CPR numbers, Telegram's language code, IP addresses; what messages say, in the log."
    " Conversations are no part of backups.",
}
