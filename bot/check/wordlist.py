"""Finding whole words and phrases of a list in a text, all in one look."""

import re
from collections.abc import Iterator, Mapping


class WordList:
    """A list of words, in small letters, each with what to write rather."""

    def __init__(self, words: Mapping[str, str]) -> None:
        """Look for *words*, the longest that fits first."""
        self._words = words
        longest_first = sorted(words, key=len, reverse=True)
        any_of = "|".join(map(re.escape, longest_first)) or "(?!)"
        self._pattern = re.compile(rf"(?<!\w)(?:{any_of})(?!\w)", re.IGNORECASE)

    def found(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield each word of the list in *text* as it stands there, once, with the other word."""
        seen = {each[0].casefold(): each[0] for each in self._pattern.finditer(text)}
        for word, written in seen.items():
            yield written, self._words[word]
