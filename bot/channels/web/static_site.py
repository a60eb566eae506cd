"""The plans as files that a plain web server serves while the service is down.

Every page is made of the same cards as the paper, in the frame of the live page: acute numbers
on top, contacts with their hours as a rule. Nothing claims how it stands now, for nobody knows
when the file is read. The pages need no script, and refuse one that somebody slips in.
"""

import hashlib
from collections.abc import Iterator
from importlib.resources import files

from bot.channels.web.ending import dialled
from bot.channels.web.frame import emergency, paragraphs
from bot.channels.web.phrases import wording
from bot.html import Html, el, join
from bot.language import Lang
from bot.paper.model import Card, Entry, Move
from bot.paper.phrases import phrases
from bot.words import LANGUAGES, date_in_words, other, words

INDEX = "index.html"


def stylesheet() -> tuple[str, bytes]:
    """Return the name of the stylesheet, which changes with what is in it, and its bytes."""
    content = files("bot.channels.web").joinpath("static", "henvend.css").read_bytes()
    return f"henvend-{hashlib.sha256(content).hexdigest()[:12]}.css", content


def file_of(name: str, lang: Lang) -> str:
    """Return the file of the page *name* in *lang*: Danish stands at the plain name."""
    return f"{name}.html" if lang == LANGUAGES[0] else f"{name}.{lang}.html"


def municipality(cards: tuple[Card, ...], name: str) -> str:
    """Return the page of one municipality, all its *cards* one under the other."""
    first = cards[0]
    lang, said = first.lang, phrases(first.lang)
    main = join(
        el("h1", words(lang).for_place.format(place=first.place)),
        el("p", said.down, class_="help"),
        paragraphs(*first.standing, said.draft_about if any(x.draft for x in cards) else ""),
        *(_card(each) for each in cards),
        el("div", el("p", said.sends_nothing), class_="closing"),
        el("p", said.written.format(date=date_in_words(first.printed, lang)), class_="marks"),
    )
    return _document(first.place, main, lang, name)


def index(places: tuple[tuple[str, str], ...], lang: Lang) -> str:
    """Return the page that lists *places*, each a name and its file's name, by first letter."""
    said = phrases(lang)
    letters = dict.fromkeys(place[:1] for place, _ in places)
    main = join(
        el("h1", said.choose_place),
        el("p", said.down, class_="help"),
        el("nav", el("div", *(el("a", x, href=f"#{_anchor(x)}", class_="letter") for x in letters),
                     role="group"), class_="letters", aria_label=wording(lang).by_letter),
        *(_letter(letter, places, lang) for letter in letters),
    )  # fmt: skip
    return _document(said.choose_place, main, lang, "index")


def _letter(letter: str, places: tuple[tuple[str, str], ...], lang: Lang) -> Html:
    named = (
        el("li", el("a", place, href=file_of(name, lang)))
        for place, name in places
        if place.startswith(letter)
    )
    return join(el("h2", letter, id=_anchor(letter)), el("ul", *named, class_="places"))


def _anchor(letter: str) -> str:
    return f"l{ord(letter):x}"


def _document(title: str, main: Html, lang: Lang, name: str) -> str:
    w, there = wording(lang), other(lang)
    style, _ = stylesheet()
    policy = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="robots", content="noindex"),
        el("meta", name="referrer", content="no-referrer"),
        el("title", f"{title} · {words(lang).name}"),
        el("link", rel="stylesheet", href=style),
    )
    to_index = el("a", phrases(lang).choose_place, href=file_of("index", lang))
    swap = el("a", words(lang).other_language, href=file_of(name, there), lang=there,
              hreflang=there)  # fmt: skip
    body = el(
        "body",
        el("a", w.skip, href="#main", class_="skip"),
        el("header", emergency(w), class_="top"),
        el("main", main, id="main", tabindex="-1"),
        el("footer", el("div", to_index, swap, class_="ways"), aria_label=w.footer),
    )
    return f"<!doctype html>{el('html', head, body, lang=lang)}\n"


def _card(card: Card) -> Html:
    w, said = words(card.lang), phrases(card.lang)
    notes = (el("p", move.text) for move in card.acute if not move.entries)
    return join(
        el("h2", card.audience),
        *(_move(each, card.lang, 3) for each in card.acute if each.entries),
        *notes,
        *(_move(each, card.lang, 3) for each in card.moves),
        *_listed(said.do, card.do),
        *_listed(w.do_not, card.avoid),
    )


def _move(move: Move, lang: Lang, level: int) -> Html:
    law = el("p", move.law, class_="marks") if move.law else Html("")
    return join(
        el(f"h{level}", move.text, class_="told"),
        law,
        *(_entry(each, lang) for each in move.entries),
    )


def _entry(entry: Entry, lang: Lang) -> Html:
    return el("div", _called(entry), *_members(entry, lang), *_about(entry), class_="contact")


def _members(entry: Entry, lang: Lang) -> Iterator[Html]:
    for number, member in enumerate(entry.members):
        if number and not member.area:
            yield el("p", words(lang).either, class_="or")
        yield el("div", _called(member), *_about(member), class_="member")


def _called(entry: Entry) -> Html:
    count = f"{entry.number}. " if entry.number is not None else ""
    unit = el("span", f"{count}{entry.name}", class_="unit")
    if not entry.phone:
        return el("p", unit)
    phone = el("span", entry.phone, class_="phone")
    return el("a", unit, " ", phone, href=dialled(entry.phone), class_="call")


def _about(entry: Entry) -> Iterator[Html]:
    yield from (el("p", line) for line in entry.lines)
    if entry.draft or entry.mark:
        draft = el("strong", entry.draft) if entry.draft else Html("")
        yield el("p", draft, " " if entry.draft else "", entry.mark, class_="marks")


def _listed(title: str, items: tuple[str, ...]) -> Iterator[Html]:
    if items:
        yield el("h3", title, class_="told")
        yield el("ul", *(el("li", each) for each in items))
