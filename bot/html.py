"""HTML made of elements: whatever is not made here is escaped."""

from html import escape

VOID = ("input", "link", "meta", "br", "hr")
"""Elements without an end and without children."""


class Html(str):
    """Text that is HTML already."""

    __slots__ = ()


def el(tag: str, *children: str, **attributes: str | bool | None) -> Html:
    """Return the element *tag*; ``data_x`` becomes ``data-x``, ``class_`` becomes ``class``."""
    written = "".join(_attribute(name, value) for name, value in attributes.items())
    if tag in VOID:
        return Html(f"<{tag}{written}>")
    return Html(f"<{tag}{written}>{''.join(map(_child, children))}</{tag}>")


def join(*parts: str) -> Html:
    """Return *parts* one after the other."""
    return Html("".join(map(_child, parts)))


def _child(child: str) -> str:
    return child if isinstance(child, Html) else escape(child)


def _attribute(name: str, value: str | bool | None) -> str:
    if value is None or value is False:
        return ""
    plain = name.rstrip("_").replace("_", "-")
    return f" {plain}" if value is True else f' {plain}="{escape(value)}"'
