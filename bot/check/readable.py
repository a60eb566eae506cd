"""Texts as a worried person can read them: plain words, short sentences, and never a sign alone.

LIX is words by sentence plus the share of words of seven letters or more. Of few words it
is noise, so all texts of one kind in a file are taken together.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from bot.check.material import Material, error, warning
from bot.check.officialese import officialese
from bot.check.uses import Used
from bot.check.wordlist import WordList
from bot.language import DA, Lang
from bot.library import Written
from bot.limits import LIX, READABLE, SENTENCES, TEXT, WORDS, units
from bot.problems import Problem, whole

SPOKEN_ONLY = frozenset({"law title", "organisation", "contact title", "area"})
"""The kinds of text that are somebody's own name: nobody here can write them otherwise."""

ENOUGH = 50
"""Words under which LIX is noise: of thirty, one long word moves it by three."""

LONG = 7
"""Letters of a long word."""

_ENDS = re.compile(r"(?<=[.!?:;])\s+(?=\W*[A-ZÆØÅ])|\n+")
_ABBREVIATED = re.compile(r"\b(kl|f\.eks|bl\.a|ca|nr|e\.g|i\.e|s)\.\s+", re.IGNORECASE)
_JOINT = "\N{SYMBOL FOR SPACE}"
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def readable(material: Material) -> Iterator[Problem]:
    """Yield officialese with a plain word for it, sentences that are too long, and bare signs."""
    used = Used(material.flows)
    listed = material.library.vocabulary.never_said
    never = {lang: WordList(words) for lang, words in listed.items()}
    for text in material.library.written:
        if text.kind not in SPOKEN_ONLY:
            yield from _officialese(text)
            yield from _about_people(text, never)
            yield from _long(text, used.kind(text))
        if text.text.strip() and not any(map(_says_something, text.text)):
            yield error("T213", text.where, value=text.text.strip())
    yield from _hard(material, used)


def _officialese(text: Written) -> Iterator[Problem]:
    for word, plain in officialese(text.text, text.lang):
        yield warning("T211", text.where, value=word, plain=plain)


def _about_people(text: Written, never: Mapping[Lang, WordList]) -> Iterator[Problem]:
    for word, instead in never[text.lang].found(text.text) if text.lang in never else ():
        yield error("T216", text.where, value=word, **({"plain": instead} if instead else {}))


def _long(text: Written, kind: str) -> Iterator[Problem]:
    if kind not in WORDS or units(text.text) > READABLE.get(kind, TEXT):  # told as too long, once
        return
    found, most = sentences(text.text), WORDS[kind]
    for sentence in found:
        count = words(sentence)
        if count > most:
            yield warning("T212", text.where, value=sentence, count=str(count), limit=str(most))
    whole = [each for each in found if not each.endswith((":", ";"))]
    asks_twice = kind == "ask" and text.text.count("?") > 1  # told as such
    if len(whole) > SENTENCES.get(kind, len(whole)) and not asks_twice:
        limit = str(SENTENCES[kind])
        yield warning("T215", text.where, count=str(len(whole)), limit=limit)


def _hard(material: Material, used: Used) -> Iterator[Problem]:
    pooled: dict[tuple[str, str], list[str]] = {}
    for text in material.library.written:
        kind = used.kind(text)
        if kind in LIX and text.lang == DA:
            pooled.setdefault((text.where.path, kind), []).append(text.text)
    for (path, kind), texts in pooled.items():
        found = lix(texts)
        if found is not None and found > LIX[kind]:
            values = {"kind": kind, "lix": str(found), "limit": str(LIX[kind])}
            yield warning("T214", whole(path), **values)


def lix(texts: Iterable[str]) -> int | None:
    """Return the LIX of *texts* taken together, or None where there are too few words.

    Up to 24 is very easy, 25-34 easy, 35-44 middle, 45-54 hard. Numbers are no words.
    """
    found = [sentence for text in texts for sentence in sentences(text)]
    every = [word for sentence in found for word in _WORD.findall(sentence)]
    if len(every) < ENOUGH:
        return None
    long = sum(len(word) >= LONG for word in every)
    return round(len(every) / len(found) + 100 * long / len(every))


def words(sentence: str) -> int:
    """Return how many words *sentence* has; numbers are none."""
    return len(_WORD.findall(sentence))


def sentences(text: str) -> list[str]:
    """Return the sentences of *text*: they end at ``. ! ? : ;`` and at every line.

    The point of an abbreviation ends none, nor one that a small letter follows: 18. september.
    """
    joined = _ABBREVIATED.sub(rf"\1.{_JOINT}", text)
    found = (each.strip() for each in _ENDS.split(joined))
    return [each.replace(_JOINT, " ") for each in found if each]


def _says_something(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter).startswith("L")
