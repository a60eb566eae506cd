"""The content that a service begins with: what is published, or a folder until that is right."""

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from bot.app.standby import Content
from bot.cli.content import NoContent, places, root, snapshot
from bot.clock import Clock
from bot.language import Lang
from bot.library import Library
from bot.publishing.following import Following
from bot.publishing.live import live
from bot.publishing.shelf import Draft, Kind, Overtaken, Shelf
from bot.scenario.play import chosen_flow
from bot.source.folder import Files, read_well
from bot.source.watch import Stamps, Telling, stamps

log = logging.getLogger("henvend.app")

AT_FIRST = "henvend serve"
"""Who publishes the first version, where nobody has published one."""


Use = Callable[[Library, Path, Files], Content | None]
"""Is given the content, its folder and its files."""


class Looking:
    """Reads the content again where a file has changed, and tells what is wrong with it."""

    def __init__(self, stated: str | None, lang: Lang, use: Use) -> None:
        """Look in the folder *stated*, else where content is looked for; tell in *lang*.

        *use* makes what serves of what is right.
        """
        self._stated = stated
        self._lang = lang
        self._use = use
        self._stamps: Sequence[Stamps] | None = None
        self._found: Content | None = None

    def __call__(self) -> Content | None:
        """Return the content, or None while it has errors; they are told once."""
        now = [stamps(folder) for folder in places(self._stated)]
        if now != self._stamps:
            self._found = self._read()
            self._stamps = now
        return self._found

    def _read(self) -> Content | None:
        try:
            files, content = snapshot(self._stated, self._lang, whole=True)
            return self._use(content, root(self._stated, self._lang), files)
        except NoContent:
            return None
        except OSError:
            raise
        except Exception as fault:  # a fault of ours must not keep the acute card away
            log.error("the content could not be read: %s", type(fault).__name__)
            return None


class Published:
    """Takes what stands on the shelf; where nothing does, publishes the folder as it stands."""

    def __init__(
        self, shelf: Shelf, stated: str | None, lang: Lang, clock: Clock, told: Telling
    ) -> None:
        """Look on *shelf*; as `Looking` does in a folder while nothing is published."""
        self._shelf = shelf
        self._clock = clock
        self._folder = Looking(stated, lang, self._first)
        self._books = Following(shelf, clock, told=told)

    def __call__(self) -> Content | None:
        """Return what is published, or None while nothing on the shelf can serve.

        Raise OSError where a first version cannot be written.
        """
        if self._books.edition is None and self._shelf.newest():
            self._books.look()
        return self._folder() if not self._shelf.newest() else self._content()

    def _first(self, content: Library, folder: Path, files: Files) -> Content | None:
        draft = Draft(read_well(files), content, self._clock.now(), AT_FIRST, Kind.FIRST)
        with suppress(Overtaken):
            self._shelf.put(draft, after=0)
        self._books.look()
        return self._content()

    def _content(self) -> Content | None:
        if self._books.edition is None:
            return None
        library = self._books.current()
        return Content(library, chosen_flow(library, None).id, self._books)


def in_a_folder(stated: str | None, lang: Lang, clock: Clock, told: Telling) -> Looking:
    """Return what looks at a folder that serves as it stands, without being published."""

    def use(content: Library, folder: Path, files: Files) -> Content:
        flow = chosen_flow(content, None).id
        return Content(content, flow, live(folder, content, flow, clock, told))

    return Looking(stated, lang, use)
