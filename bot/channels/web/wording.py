"""The words of the web page: every one has a field, so no language can lack one."""

from dataclasses import dataclass

Section = tuple[str, tuple[str, ...]]
"""A heading and its paragraphs."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Every phrase of this channel, in one language.

    *numbers* are the emergency numbers that stand on every page, each with what it is for.
    *failed* is shown when neither store nor content can be read.
    """

    skip: str
    numbers: tuple[tuple[str, str], ...]
    numbers_label: str
    acute: str
    leave: str
    leave_about: str
    footer: str
    new_tab: str
    title_start: str
    title_question: str
    title_summary: str
    title_outcome: str
    title_farewell: str
    title_error: str
    answer_missing: str
    nothing_ticked: str
    place_missing: str
    go_on: str
    ticked: str
    find_place: str
    by_letter: str
    change_about: str
    call: str
    may_tick: str
    see_above: str
    take_along: str
    copy: str
    copied: str
    not_copied: str
    as_text: str
    print: str
    remind: str
    remind_about: str
    reminder_file: str
    reminder_title: str
    reminder_text: str
    refresh: str
    other_ways: str
    insight: str
    privacy: str
    accessibility: str
    to_start: str
    elsewhere: str
    again: str
    telegram_away: str
    failed_title: str
    failed: str
    busy_title: str
    busy: str
    missing_title: str
    missing: str
    refused_title: str
    refused: str
    privacy_sections: tuple[Section, ...]
    accessibility_sections: tuple[Section, ...]
