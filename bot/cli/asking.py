"""The questions of ``henvend new``: a first plan in a dozen answers, each looked at as it is typed.

What an answer becomes stands in the file at once and is read by those who read the file, so
that the same rules hold here and there, with the same words and the same repair.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TextIO

from bot.check import check
from bot.check.catalogue import hint, message
from bot.cli.content import PLANS
from bot.cli.hours_typed import week_typed
from bot.cli.parser import by
from bot.language import Lang, in_language
from bot.library import Library
from bot.plan.model import Contact, OfficeDays, Outside, Place
from bot.problems import NOWHERE, Code, Problem, Severity
from bot.source.first_plan import Entries, Known, first_plan, posts
from bot.source.folder import Files, load_files
from bot.source.template import file_name
from bot.source.writer import Plain

Read = Callable[[str], str]
"""Shows a prompt and returns the line that is typed; raises EOFError where there is none."""

Said = tuple[Code, tuple[tuple[str, str], ...]]
"""A problem without its place, which moves while the file grows."""

NO_SOURCE = Problem(Code("P224"), Severity.WARNING, NOWHERE)
"""Told where the source is asked for, and not again at every number."""


def interview(
    place: Place, library: Library, files: Files, lang: Lang, read: Read, out: TextIO, today: date
) -> str:
    """Return the plan of *place* as it is answered; an answer with an error is asked again.

    *files* is the content in which the plan will stand. EOFError and KeyboardInterrupt of
    *read* come through: nothing has been written.
    """
    asking = _Interview(place, library, files, lang, read, out, today)
    asking.greet()
    asking.origin()
    wanted = posts(library)
    for number, post in enumerate(wanted, 1):
        print(f"\n{number}/{len(wanted)} {in_language(post.title, lang)}", file=out)
        asking.post(post)
    return asking.text()


@dataclass(slots=True)
class _Interview:
    place: Place
    library: Library
    files: Files
    lang: Lang
    read: Read
    out: TextIO
    today: date
    known: Known = field(default_factory=Known)
    wrong: dict[Said, Problem] | None = None

    def text(self) -> str:
        return first_plan(self.place, self.library, self.known)

    def greet(self) -> None:
        name = self.place.name
        print(
            by(
                self.lang,
                f"Planen for {name}. Skriv, hvad der står i en kilde, og tryk Enter, hvor I ikke"
                " ved det.\nAldrig et menneskes navn, eller en mobil, der kan være én persons"
                " egen.\nCtrl-C: intet bliver skrevet. Alt kan rettes i filen bagefter.\n",
                f"The plan of {name}. Type what a source says, and press Enter where you do not"
                " know it.\nNever a person's name, or a mobile that may be one person's own.\n"
                "Ctrl-C: nothing is written. Everything can be changed in the file afterwards.\n",
            ),
            file=self.out,
        )

    def origin(self) -> None:
        asked = by(self.lang, "Siden, hvor det står (https://...)", "The page that says it")
        if not self._ask(asked, self._with_source):
            self._tell((NO_SOURCE,), broken=True)
            self._ask(asked, self._with_source, by(self.lang, "ingen kilde", "no source"))
        if self.known.origin:
            asked = by(self.lang, "Sidens dato, fx 2024-05", "The date of the page, as 2024-05")
            self._ask(asked, self._with_date, by(self.lang, "uden dato", "undated"))

    def post(self, post: Contact) -> None:
        asked = by(self.lang, "Nummer, mail eller blanket", "Number, mail or form")
        unknown = by(self.lang, "ikke oplyst", "not stated")
        if not self._ask(f"  {asked}", lambda typed: self._with(post, way(typed)), unknown):
            return
        asked = by(self.lang, "Enhedens navn", "The unit's name")
        title = in_language(post.title, self.lang)
        self._ask(f"  {asked}", lambda typed: self._with(post, {"title": typed}), title)
        if "phone" in self.known.posts[post.id]:
            asked = by(self.lang, "Tider, fx man-tor 9-15, fre 9-13", "Hours, as mon-thu 9-15")
            self._ask(
                f"  {asked}",
                lambda typed: self._with(post, {"hours": week_typed(typed)}),
                self._hours(post),
            )

    def _hours(self, post: Contact) -> str:
        """Return in words what holds where no hours are typed."""
        match post.hours:
            case Outside(contact):
                title = in_language(self.library.nowhere.contacts[contact].title, self.lang)
                return by(self.lang, f"når lukket: {title}", f"when closed: {title}")
            case OfficeDays():
                return by(self.lang, "kontordage, tiden ikke oplyst", "office days, no times")
            case _:
                return by(self.lang, "som i den nationale plan", "as in the national plan")

    def _with_source(self, typed: str) -> Known:
        return replace(self.known, origin={"source": address(typed), "source_date": "undated"})

    def _with_date(self, typed: str) -> Known:
        return replace(self.known, origin={**self.known.origin, "source_date": typed})

    def _with(self, post: Contact, more: Entries) -> Known:
        so_far = self.known.posts.get(post.id, {})
        return replace(self.known, posts={**self.known.posts, post.id: {**so_far, **more}})

    def _ask(self, asked: str, becomes: Callable[[str], Known], default: str = "") -> bool:
        """Take the first answer with nothing wrong; False where Enter alone was pressed.

        A warning is let through by typing the same again.
        """
        before = self._problems(self.known) if self.wrong is None else self.wrong
        warned = ""
        while True:
            line = self.read(f"{asked} [{default}]: " if default else f"{asked}: ")
            typed = " ".join(line.split())
            if not typed:
                return False
            known = becomes(typed)
            found = self._problems(known)
            wrong = [each for said, each in found.items() if said not in before]
            broken = any(each.severity == Severity.ERROR for each in wrong)
            if not wrong or (typed == warned and not broken):
                self.known, self.wrong = known, found
                return True
            warned = typed
            self._tell(wrong, broken=broken)

    def _problems(self, known: Known) -> dict[Said, Problem]:
        """Return what is wrong with the plan as far as it is *known*, notes and source apart."""
        path = f"{PLANS}/{file_name(self.place)}"
        text = first_plan(self.place, self.library, known)
        loaded = load_files({**self.files, path: text.encode()})
        found = loaded.problems
        if loaded.draft is not None:
            found = tuple(check(loaded.draft, self.today, found))
        here = (each for each in found if each.where.path == path)
        return {
            (each.code, each.values): each
            for each in here
            if each.severity > Severity.NOTE and each.code != NO_SOURCE.code
        }

    def _tell(self, wrong: Iterable[Problem], *, broken: bool) -> None:
        for problem in wrong:
            print(f"    ! {message(problem, self.lang)}", file=self.out)
            print(f"      {hint(problem, self.lang)}", file=self.out)
        if not broken:
            said = by(
                self.lang, "skal det stå sådan, så skriv det igen", "to keep it, type it again"
            )
            print(f"      {said}", file=self.out)


def way(typed: str) -> dict[str, Plain]:
    """Return *typed* under the key where it belongs: a mail address, a page, else a number."""
    if "@" in typed:
        return {"mail": typed}
    if re.match(r"https?:|www\.", typed):
        return {"form": address(typed)}
    return {"phone": number(typed)}


def address(typed: str) -> str:
    """Return the address of a page with the ``https://`` that people leave out."""
    return typed if "://" in typed or "." not in typed else f"https://{typed}"


def number(typed: str) -> str:
    """Return eight digits in pairs, however they are set apart; anything else as it stands."""
    digits = re.sub(r"^\+45|[\s.-]", "", typed)
    eight = re.fullmatch(r"(\d\d)(\d\d)(\d\d)(\d\d)", digits)
    return " ".join(eight.groups()) if eight else typed
