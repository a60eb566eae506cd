"""Which words a language has."""

from bot.language import DA, EN, Lang
from bot.words.danish import DANISH
from bot.words.english import ENGLISH
from bot.words.model import Words

_BY_LANGUAGE = {DA: DANISH, EN: ENGLISH}
LANGUAGES: tuple[Lang, ...] = (DA, EN)


def words(lang: Lang) -> Words:
    """Return the product's words in *lang*, Danish where it has none."""
    return _BY_LANGUAGE.get(lang, DANISH)


def other(lang: Lang) -> Lang:
    """Return the language after *lang*."""
    return LANGUAGES[(LANGUAGES.index(lang) + 1) % len(LANGUAGES)] if lang in LANGUAGES else DA
