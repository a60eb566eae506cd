"""Buttons that send an event of the conversation."""

import json
from collections.abc import Mapping

from bot.html import Html, el


def button(
    label: str,
    event: Mapping[str, object],
    style: str = "answer",
    *,
    spoken: str | None = None,
    key: str | None = None,
    ticked: bool | None = None,
) -> Html:
    """Return a button that sends *event*.

    *spoken* is said in place of the label; *key* finds the button again after the page has
    changed; with *ticked* it is one of a list that can be ticked.
    """
    box = Html("") if ticked is None else el("span", "✓" if ticked else "", class_="box",
                                             aria_hidden="true")  # fmt: skip
    return el(
        "button",
        box,
        label,
        type="button",
        class_=style,
        aria_label=spoken,
        data_key=key,
        role=None if ticked is None else "checkbox",
        aria_checked=None if ticked is None else str(ticked).lower(),
        data_event=json.dumps(event, ensure_ascii=False),
    )
