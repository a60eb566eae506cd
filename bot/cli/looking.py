"""The content that a service begins with: read again where a file changes, until it is right."""

import logging
from collections.abc import Sequence

from bot.app.standby import Content
from bot.cli.content import NoContent, library, places, root
from bot.language import Lang
from bot.scenario.play import chosen_flow
from bot.source.watch import Stamps, stamps

log = logging.getLogger("henvend.app")


class Looking:
    """Reads the content again where a file has changed, and tells what is wrong with it."""

    def __init__(self, stated: str | None, lang: Lang) -> None:
        """Look in the folder *stated*, else where content is looked for; tell in *lang*."""
        self._stated = stated
        self._lang = lang
        self._stamps: Sequence[Stamps] | None = None
        self._found: Content | None = None

    def __call__(self) -> Content | None:
        """Return the content, or None while it has errors; they are told once."""
        now = [stamps(folder) for folder in places(self._stated)]
        if now != self._stamps:
            self._stamps = now
            self._found = self._read()
        return self._found

    def _read(self) -> Content | None:
        try:
            content = library(self._stated, self._lang, whole=True)
            return Content(content, chosen_flow(content, None).id, root(self._stated, self._lang))
        except NoContent:
            return None
        except Exception as fault:  # a fault of ours must not keep the acute card away
            log.error("the content could not be read: %s", type(fault).__name__)
            return None
