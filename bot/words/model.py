"""The phrases of the product: every one has a field, so no language can lack one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Every phrase of the product, in one language."""

    name: str
    this_language: str
    other_language: str
    question_of: str
    question: str
    back: str
    resume: str
    why: str
    review: str
    change: str
    restart: str
    forget: str
    begin: str
    done: str
    done_with: str
    none_of_these: str
    none_chosen: str
    chosen: str
    unknown_place: str
    abroad: str
    unknown_area: str
    which_place: str
    none_of_them: str
    offered: str
    type_place: str
    summary: str
    back_to_answer: str
    no_answer: str
    next_contact: str
    no_next_contact: str
    misunderstood: str
    did_you_mean: str
    personal: str
    unreadable: str
    old_button: str
    expired: str
    changed: str
    failed: str
    forgotten: str
    nothing_kept: str
    kept: str
    kept_answers: str
    kept_life: str
    privacy: str
    help: str
    no_why: str
    open_until: str
    open_always: str
    closed: str
    closed_opens: str
    opens_day: str
    likely: str
    unknown_hours: str
    unknown_today: str
    phone_unknown: str
    via: str
    via_ask: str
    either: str
    in_area: str
    confirmed: str
    confirmed_by_owner: str
    not_confirmed: str
    not_confirmed_since: str
    undated: str
    dated: str
    old_source: str
    new_source: str
    plan_not_approved: str
    no_local_plan: str
    for_place: str
    do_this: str
    do_not: str
    say_this: str
    afterwards: str
    law: str
    mail: str
    secure_mail: str
    form: str
    chat: str
    visit: str
    shown_at: str
    national_police: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    at_clock: str
    today_at: str
    day_at: str
    clock: str
