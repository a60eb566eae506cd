"""The look of a picture: one set of colours by day and one by night.

Contrasts are those of the design's colour tokens. Colour is never the only sign: shapes,
words, thickness and signs say the same.
"""

from collections.abc import Mapping

FONT = (
    'Arial, Helvetica, "Liberation Sans", "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans",'
    " sans-serif"
)

LIGHT: Mapping[str, str] = {
    "bg": "#FFFFFF",
    "surface": "#F5F5F5",
    "ink": "#1A1A1A",
    "muted": "#595959",
    "line": "#767676",
    "link": "#004D99",
    "acute": "#B00020",
    "on-acute": "#FFFFFF",
    "soft": "#FDECEE",
    "note": "#FFF4D6",
    "added": "#005A9C",
    "removed": "#B34700",
    "changed": "#6B3FA0",
    "touched": "#1E6B2E",
    "faint": "#8A8A8A",
}
DARK: Mapping[str, str] = {
    "bg": "#14171A",
    "surface": "#1F2429",
    "ink": "#F2F4F5",
    "muted": "#B9C0C7",
    "line": "#8A939C",
    "link": "#8FC7FF",
    "acute": "#FFB3B0",
    "on-acute": "#1A0505",
    "soft": "#3A1518",
    "note": "#3A3014",
    "added": "#8FC7FF",
    "removed": "#FFB27A",
    "changed": "#CDB2F5",
    "touched": "#8EDB9B",
    "faint": "#767F88",
}

_SHAPES = """\
text{{font-family:{font}}}
.bg{{fill:{bg}}}
.title,.heading,.about,.contact,.urgency,.warning{{fill:{ink}}}
.title,.heading,.urgency,.warning,.corner-label{{font-weight:bold}}
.note,.small,.condition,.id{{fill:{muted}}}
.answer{{fill:{link}}}
.box,.outer,.inner,.diamond{{fill:{surface};stroke:{line};stroke-width:1.5}}
.inner{{fill:none}}
.sign{{fill:none;stroke:{muted};stroke-width:1.5}}
.bar{{fill:{ink}}}
.alert{{fill:{note};stroke:{ink};stroke-width:1.5}}
.wire{{fill:none;stroke:{line};stroke-width:1.5}}
.head{{fill:{line};stroke:none}}
.rule{{stroke:{line};stroke-width:1}}
.acute .outer,.acute .inner{{stroke:{acute};stroke-width:2}}
.acute .outer{{fill:{soft}}}
.filled{{fill:{acute}}}
.filled-text{{fill:{onacute}}}
.plain-corner{{fill:{surface};stroke:{line};stroke-width:1.5}}
.plain-text{{fill:{ink}}}
.marked{{font-weight:bold}}
.walked .line{{stroke:{ink};stroke-width:4}}
.walked .head{{fill:{ink}}}
.faint .line{{stroke:{faint};stroke-width:1}}
.faint .head{{fill:{faint}}}
.added .line{{stroke:{added};stroke-width:3}}
.added .head,.added .marked{{fill:{added}}}
.removed .line{{stroke:{removed};stroke-width:3;stroke-dasharray:7 5}}
.removed .head,.removed .marked,.missed .head,.missed .marked{{fill:{removed}}}
.missed .line{{stroke:{removed};stroke-width:2.5;stroke-dasharray:3 5}}
.changed .line{{stroke:{changed};stroke-width:3;stroke-dasharray:14 4}}
.changed .head,.changed .marked{{fill:{changed}}}
.touched .line{{stroke:{touched};stroke-width:2.5}}
.touched .head{{fill:{touched}}}
"""


def style_sheet() -> str:
    """Return the style sheet of a picture, by day and by night."""
    by_day, by_night = _sheet(LIGHT), _sheet(DARK)
    return f"{by_day}@media (prefers-color-scheme:dark){{\n{by_night}}}\n"


def _sheet(tokens: Mapping[str, str]) -> str:
    return _SHAPES.format(font=FONT, onacute=tokens["on-acute"], **tokens)
