"""A difference as one page to sign: no script, nothing from anywhere else, fit for paper."""

from collections.abc import Iterator, Sequence
from html import escape

from bot.diff.phrases import phrases
from bot.diff.telling import Section, Telling
from bot.graph.diagram import Diagram
from bot.graph.svg import svg

POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What the page may load: its own style, and nothing else."""

STYLE = """
:root { color-scheme: light dark; --paper: #fbfaf7; --card: #fff; --ink: #1d2327; --soft: #545d63;
  --line: #d9d6cd; --mark: #0b4f6c; }
@media (prefers-color-scheme: dark) { :root { --paper: #14181a; --card: #1c2124; --ink: #e9e7e1;
  --soft: #a9b1b5; --line: #3a4246; --mark: #8ecbe3; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.25rem 3rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
h1 { margin: 0 0 .25rem; font-size: 2rem; line-height: 1.2; }
h2 { margin: 2.25rem 0 .5rem; font-size: 1.3rem; }
.soft { color: var(--soft); }
.result { margin: 1.25rem 0; padding: .5rem 1.25rem; background: var(--card);
  border: 1px solid var(--line); border-left: .35rem solid var(--mark); border-radius: .4rem; }
.result p { margin: .5rem 0; font-size: 1.1rem; }
ul { list-style: none; margin: 0; padding: 0; }
li.item { margin: 0 0 .6rem; padding: .7rem 1rem; background: var(--card);
  border: 1px solid var(--line); border-radius: .4rem; break-inside: avoid;
  overflow-wrap: anywhere; }
li.item li { color: var(--soft); }
figure { margin: 1rem 0; overflow-x: auto; }
figure svg { max-width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; border: 1px solid var(--line); padding: .6rem; }
tbody td { height: 3.2rem; }
.sign { break-inside: avoid; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; }
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #333; } }
"""


def as_html(told: Telling, pictures: Sequence[Diagram] = ()) -> str:
    """Return *told* as one HTML file, with *pictures* of the flows and lines to sign on."""
    return "".join(f"{line}\n" for line in _page(told, pictures))


def _page(told: Telling, pictures: Sequence[Diagram]) -> Iterator[str]:
    p = phrases(told.lang)
    yield f'<!doctype html>\n<html lang="{told.lang}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(told.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>"
    yield f'<h1>{escape(told.title)}</h1>\n<p class="soft">{escape(told.about)}</p>'
    yield '<div class="result">'
    yield from (f"<p>{escape(each)}</p>" for each in told.headlines)
    yield "</div>"
    for section in told.sections:
        yield from _section(section)
    for diagram in pictures:
        yield f"<h2>{escape(p.pictures.format(flow=diagram.flow))}</h2>"
        yield f"<figure>{svg(diagram)}</figure>"
    yield from _signing(told)
    yield f'</main>\n<footer class="soft"><p>{escape(p.made)}</p></footer>\n</body>\n</html>'


def _section(section: Section) -> Iterator[str]:
    yield f"<h2>{escape(section.title)}</h2>\n<ul>"
    for item in section.items:
        lines = "".join(f"<li>{escape(line)}</li>" for line in item.lines)
        below = f"<ul>{lines}</ul>" if lines else ""
        yield f'<li class="item">{escape(item.text)}{below}</li>'
    yield "</ul>"


def _signing(told: Telling) -> Iterator[str]:
    p = phrases(told.lang)
    heads = "".join(f'<th scope="col">{escape(each)}</th>' for each in p.sign_columns)
    yield f'<section class="sign">\n<h2>{escape(p.sign_title)}</h2>\n<p>{escape(p.sign_about)}</p>'
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    for role in p.sign_roles:
        yield f'<tr><th scope="row">{escape(role)}</th><td></td><td></td></tr>'
    yield "</tbody></table>\n</section>"
