"""The page itself: header, conversation, why, problems and editor; the rest is filled in."""

from dataclasses import dataclass

from bot.flow.model import Flow
from bot.html import Html, el, join
from bot.language import DA, EN, Lang, in_language
from bot.library import Library
from bot.plan.places import alphabetic
from bot.trying.words import PageWords, page_words
from bot.words import words


@dataclass(frozen=True, slots=True)
class Asked:
    """As what the page was asked for, as it stands in its address."""

    lang: Lang = DA
    flow: str = ""
    place: str = ""
    at: str = ""
    link: str = ""


def page(library: Library | None, files: tuple[str, ...], asked: Asked) -> str:
    """Return the whole page; what moves is fetched by its script."""
    p = page_words(asked.lang)
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("title", f"{p.title} · Henvend"),
        el("link", rel="icon", href="static/icon.svg", type="image/svg+xml"),
        el("link", rel="stylesheet", href="static/try.css"),
        el("script", src="static/try.js", defer=True),
    )
    body = el(
        "body",
        _header(p),
        el("noscript", el("p", p.needs_script, class_="banner")),
        el("p", class_="banner", id="banner", role="status", hidden=True),
        el("main", _chat(p), _side(library, asked, p), _problems(p), _editor(files, p)),
        *_texts(p),
    )
    return f"<!doctype html>{el('html', head, body, lang=asked.lang)}"


def _header(p: PageWords) -> Html:
    return el(
        "header",
        el("h1", "Henvend", el("span", f" {p.title}")),
        el("p", p.only_here, class_="here"),
        el("a", "", href="#problems", id="health", class_="health"),
    )


def _chat(p: PageWords) -> Html:
    return el(
        "section",
        el("h2", p.chat, el("span", p.not_real, class_="marks"), id="chat-title"),
        el("div", id="chat", class_="phone", aria_live="polite"),
        class_="chat",
        aria_labelledby="chat-title",
    )


def _side(library: Library | None, asked: Asked, p: PageWords) -> Html:
    return el(
        "section",
        el("h2", p.try_as, id="as-title"),
        _setup(library, asked, p),
        el("h2", p.why, id="why-title"),
        el("div", id="why"),
        class_="side",
        aria_labelledby="as-title",
    )


def _setup(library: Library | None, asked: Asked, p: PageWords) -> Html:
    return el(
        "form",
        _field(p.municipality, "place", _places(library, asked, p)),
        el(
            "div",
            el("label", p.time, for_="at"),
            el(
                "input",
                id="at",
                name="at",
                value=asked.at,
                placeholder=p.now,
                autocomplete="off",
                aria_describedby="at-said",
            ),
            el("p", p.time_hint, id="at-said", class_="marks"),
            class_="field",
        ),
        _field(p.language, "lang", join(*(_option(each, words(each).this_language, asked.lang)
                                          for each in (DA, EN)))),
        _field(p.flow, "flow", join(*_flows(library, asked))),
        _field(p.link, "link", join(*_links(library, asked, p))),
        id="setup",
    )  # fmt: skip


def _field(label: str, name: str, options: Html) -> Html:
    return el(
        "div",
        el("label", label, for_=name),
        el("select", options, id=name, name=name),
        class_="field",
    )


def _option(value: str, label: str, chosen: str) -> Html:
    return el("option", label, value=value, selected=value == chosen)


def _places(library: Library | None, asked: Asked, p: PageWords) -> Html:
    if library is None:
        return _option("", p.ask_in_chat, "")
    w = words(asked.lang)
    by_name = sorted(library.places.by_code.values(), key=lambda place: alphabetic(place.name))
    return join(
        _option("", p.ask_in_chat, asked.place),
        *(_option(each.code, each.name, asked.place) for each in by_name),
        _option("unknown", w.unknown_place, asked.place),
        _option("abroad", w.abroad, asked.place),
    )


def _flows(library: Library | None, asked: Asked) -> list[Html]:
    flows = library.flows.values() if library is not None else ()
    return [_option(each.id, in_language(each.title, asked.lang), asked.flow) for each in flows]


def _links(library: Library | None, asked: Asked, p: PageWords) -> list[Html]:
    flow = flow_of(library, asked.flow) if library is not None else None
    links = flow.links if flow is not None else ()
    return [_option("", p.no_link, asked.link), *(_option(x, x, asked.link) for x in links)]


def flow_of(library: Library, name: str) -> Flow | None:
    """Return the flow *name*, else the first; None where there is no flow at all."""
    found = next((each for each in library.flows.values() if each.id == name), None)
    return found or next(iter(library.flows.values()), None)


def _problems(p: PageWords) -> Html:
    return el(
        "section",
        el("h2", p.problems, id="problems-title"),
        el("div", id="problems"),
        class_="content",
        aria_labelledby="problems-title",
    )


def _editor(files: tuple[str, ...], p: PageWords) -> Html:
    return el(
        "section",
        el("h2", p.editor, id="editor-title"),
        el(
            "div",
            el("label", p.file, for_="file"),
            el("select", *(_option(each, each, "") for each in files), id="file"),
            el("button", p.save, type="button", id="save", class_="go", disabled=True),
            el("span", p.unchanged, id="saved", role="status", class_="marks"),
            class_="tools",
        ),
        el(
            "div",
            el("div", id="gutter", class_="gutter", aria_hidden="true"),
            el("textarea", id="text", spellcheck="false", wrap="off", autocapitalize="off",
               autocomplete="off", aria_labelledby="editor-title", aria_describedby="typed-title"),
            class_="editing",
        ),
        el("h3", p.as_typed, id="typed-title"),
        el("div", id="typed", aria_live="polite"),
        class_="editor",
        aria_labelledby="editor-title",
    )  # fmt: skip


def _texts(p: PageWords) -> list[Html]:
    """Return the sentences that the script shows."""
    needed = ("lost", "reloaded", "saved", "unsaved", "unchanged", "fetch_again", "cannot_open")
    return [el("template", getattr(p, name), id=f"says-{name}") for name in needed]
