"""What is said on the web only, complete in each language; all else stands in `bot.words`."""

from collections.abc import Mapping

from bot.channels.web.phrases_da import DANISH
from bot.channels.web.phrases_en import ENGLISH
from bot.channels.web.wording import Wording
from bot.language import DA, EN, Lang

ALL: Mapping[Lang, Wording] = {DA: DANISH, EN: ENGLISH}


def wording(lang: Lang) -> Wording:
    """Return this channel's words in *lang*, Danish where it has none."""
    return ALL.get(lang, DANISH)
