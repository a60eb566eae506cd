"""A diagram as SVG: shapes carry the meaning, colours go along, and the text can be read out."""

from collections.abc import Iterable, Iterator
from html import escape

from bot.graph.boxes import BARS, INSET, NUMBER, PADDING, Face, Line, Tone
from bot.graph.diagram import SIGNS, Arrow, Diagram, Kind, Mark, Node
from bot.graph.layout import HEAD, Area, Box, Stroke, Words
from bot.graph.page import Corner, Page, Print, Swatch, page_of
from bot.graph.phrases import phrases
from bot.graph.style import style_sheet

_STRONGEST = (
    Mark.REMOVED,
    Mark.ADDED,
    Mark.CHANGED,
    Mark.MISSED,
    Mark.WALKED,
    Mark.TOUCHED,
    Mark.PLAIN,
    Mark.FAINT,
)
"""Which mark a line shows that stands for several arrows."""


def svg(diagram: Diagram) -> str:
    """Return *diagram* as an SVG document."""
    page = page_of(diagram)
    return "\n".join(_document(diagram, page)) + "\n"


FITS_THE_WINDOW = "svg { max-width: 100%; height: auto }\n"
"""A wide picture is shown whole, and can be enlarged; its heading is never cut off."""


def _document(diagram: Diagram, page: Page) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {page.width} {page.height}"'
        f' width="{page.width}" height="{page.height}" lang="{diagram.lang}"'
        ' role="img" aria-labelledby="title desc">'
    )
    yield f'<title id="title">{escape(diagram.heading)}</title>'
    yield f'<desc id="desc">{escape(_described(diagram))}</desc>'
    yield f"<style>\n{FITS_THE_WINDOW}{style_sheet()}</style>"
    yield f'<rect class="bg" width="{page.width}" height="{page.height}"/>'
    yield from map(_print, page.prints)
    for swatch in page.swatches:
        yield from _swatch(swatch)
    for corner in page.corners:
        yield from _corner(corner)
    yield f'<g transform="translate({page.left} {page.top})">'
    for stroke in sorted(page.layout.strokes, key=_weight):
        yield _stroke(stroke)
    for words in page.layout.words:
        yield from _words(words, diagram)
    for box in page.layout.boxes:
        yield from _box(box, diagram)
    yield "</g>"
    yield "</svg>"


def _described(diagram: Diagram) -> str:
    p = phrases(diagram.lang)
    start = diagram.by_id[diagram.initial].title
    offered = "; ".join(
        f"{each.label}: {p.leads_to.format(title=each.title)}" for each in diagram.always
    )
    said = [diagram.about, f"{p.begins}: {start}"]
    if offered:
        said.append(f"{p.from_all}: {offered}.")
    return " ".join((*said, p.as_table.format(flow=diagram.flow)))


def _print(line: Print, style: str = "") -> str:
    return _text(line.text, line.x, line.y, line.size, style or line.style)


def _text(text: str, x: float, y: float, size: int, style: str, anchor: str = "") -> str:
    where = f' text-anchor="{anchor}"' if anchor else ""
    return (
        f'<text class="{style}" x="{_n(x)}" y="{_n(y)}" font-size="{size}"{where}>'
        f"{escape(text)}</text>"
    )


def _n(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")


def _corner(corner: Corner) -> Iterator[str]:
    acute = corner.standing.acute
    yield f'<g data-always="{escape(corner.standing.id)}">'
    yield _rect(corner.area, "filled" if acute else "plain-corner", 4)
    for line in corner.prints:
        bold = " corner-label" if line.style == "corner-label" else ""
        yield _print(line, ("filled-text" if acute else "plain-text") + bold)
    yield "</g>"


def _swatch(swatch: Swatch) -> Iterator[str]:
    if isinstance(swatch.kind, Mark):
        yield from _sample(swatch.kind, swatch.area)
        return
    yield '<g class="acute">' if swatch.kind == Kind.ACUTE else "<g>"
    area = swatch.area
    if swatch.kind == Kind.BRANCH:
        area = Area(area.x + 6, area.y, 22, 22)
    yield from _shape(swatch.kind, area, small=True)
    yield "</g>"


def _sample(mark: Mark, area: Area) -> Iterator[str]:
    """Yield a short line as *mark* draws it, with its sign."""
    foot = area.y + area.height // 2
    end = area.x + area.width
    yield f'<g class="{mark.value}"><path class="wire line" d="M{area.x} {foot}H{end}"/>'
    if mark in SIGNS:
        yield _text(SIGNS[mark], area.middle, foot - 2, 18, "marked", "middle")
    yield "</g>"


def _box(box: Box, diagram: Diagram) -> Iterator[str]:
    node = box.node
    classes = " ".join(
        each for each in ("acute" if node.kind == Kind.ACUTE else "", _class(node.mark)) if each
    )
    about = f' class="{classes}"' if classes else ""
    yield f'<g data-state="{escape(node.id)}"{about}>'
    yield f"<title>{escape(_spoken(node, diagram))}</title>"
    if node.kind == Kind.BRANCH:
        yield from _shape(node.kind, _diamond(box.area))
        for line in box.face.lines:
            x = box.area.middle + box.area.height / 2 + 6
            yield _text(line.text, x, box.area.y + box.area.height / 2 + 5, line.size, line.tone)
    else:
        yield from _shape(node.kind, box.area)
        yield from _lines(box, node)
    yield from _sign_of_mark(node.mark, box.area.x - 6, box.area.y + 4, diagram)
    yield "</g>"


def _spoken(node: Node, diagram: Diagram) -> str:
    kind = phrases(diagram.lang).kinds[node.kind]
    return f"{node.title} ({kind}, {node.id})" if node.title else f"{kind} ({node.id})"


def _diamond(area: Area) -> Area:
    return Area(area.middle - area.height // 2, area.y, area.height, area.height)


def _shape(kind: Kind, area: Area, *, small: bool = False) -> Iterator[str]:
    right, bottom = area.x + area.width, area.y + area.height
    if kind == Kind.BRANCH:
        across, down = area.x + area.width / 2, area.y + area.height / 2
        yield (
            f'<path class="diamond line" d="M{_n(across)} {area.y}L{right} {_n(down)}'
            f'L{_n(across)} {bottom}L{area.x} {_n(down)}Z"/>'
        )
    elif kind in (Kind.OUTCOME, Kind.ACUTE):
        inset = 3 if small else INSET
        yield _rect(area, "outer line", 2)
        inner = (area.width - 2 * inset, area.height - 2 * inset)
        yield _rect(Area(area.x + inset, area.y + inset, *inner), "inner", 1)
    else:
        yield _rect(area, "box line", 8 if small else 14)
        yield from _sign(kind, right - (25 if small else 24), area.y + (3 if small else 8))


def _rect(area: Area, style: str, round_: int) -> str:
    return (
        f'<rect class="{style}" x="{area.x}" y="{area.y}" width="{area.width}"'
        f' height="{area.height}" rx="{round_}"/>'
    )


def _sign(kind: Kind, x: int, y: int) -> Iterator[str]:
    """Yield the small drawing that tells a list, a place and a summary from a question."""
    if kind == Kind.LIST:
        yield f'<path class="sign" d="M{x} {y + 1}h14v14h-14zM{x + 3} {y + 8}l3 4 5-8"/>'
    elif kind == Kind.PLACE:
        yield (
            f'<path class="sign" d="M{x + 7} {y + 16}c-4-5-6-7-6-10a6 6 0 0 1 12 0c0 3-2 5-6 10z'
            f'M{x + 7} {y + 4}a2 2 0 0 1 0 4a2 2 0 0 1 0-4z"/>'
        )
    elif kind == Kind.SUMMARY:
        yield f'<path class="sign" d="M{x} {y + 3}h15M{x} {y + 8}h15M{x} {y + 13}h15"/>'


def _lines(box: Box, node: Node) -> Iterator[str]:
    inset = PADDING + (INSET if node.kind in (Kind.OUTCOME, Kind.ACUTE) else 0)
    x, y = box.area.x + inset, float(box.area.y + inset)
    for number, line in enumerate(box.face.lines):
        y += line.height if number or not line.begins else line.height - 6
        foot = y - line.size * 0.3
        yield from _before(line, node, x, foot)
        if line.tone == Tone.CONTACT:
            mark, _, said = line.text.partition("\t")
            if mark:
                yield _text(mark, x, foot, line.size, line.tone)
            yield _text(said, x + NUMBER, foot, line.size, line.tone)
        else:
            yield _text(line.text, x + line.indent, foot, line.size, line.tone)


def _before(line: Line, node: Node, x: float, foot: float) -> Iterator[str]:
    """Yield the sign before a line: bars for an urgency, a triangle for a warning."""
    if not line.begins:
        return
    if line.tone == Tone.URGENCY and node.urgency is not None:
        for bar in range(BARS.get(node.urgency, 0)):
            left = _n(x + 8 * bar)
            yield f'<rect class="bar" x="{left}" y="{_n(foot - 11)}" width="5" height="12"/>'
    if line.tone == Tone.WARNING:
        yield f'<path class="alert" d="M{_n(x)} {_n(foot + 1)}l7-12 7 12z"/>'


def _words(words: Words, diagram: Diagram) -> Iterator[str]:
    yield f'<g class="{_class(words.arrow.mark)}">' if words.arrow.mark != Mark.PLAIN else "<g>"
    yield from _centred(words.face, words.area)
    side = words.area.x + words.area.width + 2
    yield from _sign_of_mark(words.arrow.mark, side, words.area.y + 14, diagram)
    yield "</g>"


def _centred(face: Face, area: Area) -> Iterator[str]:
    y = float(area.y + 3)
    for number, line in enumerate(face.lines):
        y += line.height if number else line.height - 6
        foot = y - line.size * 0.3
        yield _text(line.text, area.middle, foot, line.size, line.tone, "middle")


def _sign_of_mark(mark: Mark, x: int, y: int, diagram: Diagram) -> Iterator[str]:
    sign = SIGNS.get(mark)
    if sign is not None:
        said = phrases(diagram.lang).marks[mark]
        title = f"<title>{escape(said)}</title>"
        yield f'<text class="marked" x="{x}" y="{y}" font-size="20">{title}{sign}</text>'


def _stroke(stroke: Stroke) -> str:
    (x, y), *others = stroke.points
    path = f"M{x} {y}" + "".join(f"L{across} {down}" for across, down in others)
    mark = _mark_of(stroke.arrows)
    group = f' class="{_class(mark)}"' if mark != Mark.PLAIN else ""
    head = _head(stroke.points) if stroke.head else ""
    return f'<g{group}><path class="wire line" d="{path}"/>{head}</g>'


def _head(points: tuple[tuple[int, int], ...]) -> str:
    (_, before), (x, y) = points[-2:]
    back = -HEAD if y > before else HEAD
    return f'<path class="head" d="M{x} {y}l-5 {back}h10z"/>'


def _mark_of(arrows: Iterable[Arrow]) -> Mark:
    marks = {arrow.mark for arrow in arrows}
    return next((mark for mark in _STRONGEST if mark in marks), Mark.PLAIN)


def _weight(stroke: Stroke) -> int:
    """Return the order of drawing: what stands out comes last, on top."""
    return -_STRONGEST.index(_mark_of(stroke.arrows))


def _class(mark: Mark) -> str:
    return "" if mark == Mark.PLAIN else mark.value
