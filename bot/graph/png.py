"""A picture as PNG, drawn from its SVG by resvg, so that both show the same.

resvg comes with the extra ``pictures``; this module is its only door. It draws with the
fonts of the machine, and where there are none it draws no letters and says nothing, so
that is looked at first.
"""

_LETTER = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    '<text x="2" y="16" font-size="16" font-family="{font}">{letter}</text></svg>'
)


class NoPng(Exception):
    """No PNG can be made here: install the extra ``pictures``."""


class NoFont(Exception):
    """No letters can be drawn: install a font such as Liberation Sans or DejaVu Sans."""


def png(svg: str) -> bytes:
    """Return *svg* as PNG in its own size; raise `NoPng` or `NoFont` where that cannot be."""
    try:
        import resvg_py
    except ImportError as error:
        raise NoPng from error
    from bot.graph.style import FONT

    font = FONT.replace('"', "'")
    drawn, blank = (
        bytes(resvg_py.svg_to_bytes(svg_string=_LETTER.format(font=font, letter=letter)))
        for letter in ("H", "")
    )
    if drawn == blank:
        raise NoFont
    return bytes(resvg_py.svg_to_bytes(svg_string=svg))
