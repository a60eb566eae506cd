"""Texts in several languages: the one shape every word for people has."""

from collections.abc import Mapping
from typing import NewType

Lang = NewType("Lang", str)
"""An ISO 639-1 code: ``da``, ``en``."""

Text = Mapping[Lang, str]
"""The same text in each language of the content; the source language is always there."""

DA = Lang("da")
EN = Lang("en")


def in_language(text: Text, lang: Lang) -> str:
    """Return *text* in *lang*, or in its first language where *lang* is missing."""
    found = text.get(lang)
    return found if found is not None else next(iter(text.values()))


def same(text: str) -> Text:
    """Return a text that reads alike in every language, such as the name of a unit."""
    return {DA: text}
