"""The canonical writer: comments stay, meaning stays, and what is written once stays as it is."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.source.folder import content_files
from bot.source.layout import shape_of
from bot.source.writer import Document, MeaningLost, Unreadable, canonical, same
from bot.source.yaml import parse
from tests.shipped import ROOT

FILES = [
    *content_files(ROOT),
    *sorted(ROOT.glob("flows/scenarios/*.yaml")),
    *sorted((ROOT / "tests/content").rglob("*.yaml")),
]

ORDERED = """\
# top of the file

# about the name
name: Silkeborg
municipality: "0740"
contacts: # all of them
  # about the first
  indgang:
    hours: office_days  # at the office
    # about the number
    phone: "21 76 41 68" # from the card
    # nothing more is known

  # about the second
  politi:
    title: X
# the end
"""


def text(content: str, path: str = "municipal_configs/x.yaml") -> str:
    return canonical(path, content.encode()).decode()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_shipped_file_means_the_same_and_is_written_once(path: Path) -> None:
    before = path.read_bytes()
    after = canonical(path.name, before)
    old, new = parse(path.name, before)[0], parse(path.name, after)[0]

    assert old is not None
    assert new is not None
    assert same(old, new, shape_of(old))
    assert canonical(path.name, after) == after


def test_a_comment_goes_where_its_entry_goes() -> None:
    assert text(ORDERED) == (
        "# top of the file\n\n# about the name\n"  # what stands on top stays on top
        'municipality: "0740"\nname: Silkeborg\n'
        "contacts: # all of them\n"
        "  # about the first\n  indgang:\n"
        '    # about the number\n    phone: "21 76 41 68" # from the card\n'
        "    # nothing more is known\n"
        "    hours: office_days  # at the office\n\n"
        "  # about the second\n  politi:\n    title: X\n# the end\n"
    )


def test_the_line_for_an_editor_stays_the_first() -> None:
    line = "# yaml-language-server: $schema=../schemas/plan.schema.json\n"

    assert text(line + 'name: X\nmunicipality: "0740"\n').startswith(line)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("municipality: 0740\n", 'municipality: "0740"\n'),
        ("municipality: '0740'\n", 'municipality: "0740"\n'),
        (
            "contacts:\n  a: {phone: 112, title: X}\n",
            'contacts:\n  a: {title: X, phone: "112"}\n',
        ),
        ("contacts:\n  a:\n    title: No\n", 'contacts:\n  a:\n    title: "No"\n'),
        (
            "contacts:\n  a:\n    title: {en: 2026, da: Ja}\n",
            'contacts:\n  a:\n    title: {da: Ja, en: "2026"}\n',
        ),
        ("review_by:   2027-03-01\n", "review_by: 2027-03-01\n"),
        ("checked: null\n", "checked: null\n"),
        ("contacts:\n", "contacts:\n"),
        ("name: ''\n", 'name: ""\n'),
        ("name: 'It''s \"x\"'\n", "name: 'It''s \"x\"'\n"),
        ("routes:\n  concern:\n  - contacts: [a,\n      b]\n",
         "routes:\n  concern:\n    - contacts: [a, b]\n"),
        ("contacts:\n  a:\n    hours: {mandag: 8:00-15:00}\n",
         "contacts:\n  a:\n    hours: {mandag: 8:00-15:00}\n"),
    ],
)  # fmt: skip
def test_each_value_has_one_form(written: str, wanted: str) -> None:
    head = "" if written.startswith("municipality") else 'municipality: "0740"\n'

    assert text(head + written) == head + wanted


def test_a_long_text_stands_in_block_style() -> None:
    long = "En sætning, som er så lang, at den ikke kan læses, når oversættelsen står ved siden af."
    written = f'municipality: "0740"\nsays:\n  entry: [{{da: "{long}", en: Short}}]\n'

    assert text(written) == (
        f'municipality: "0740"\nsays:\n  entry:\n    - da: "{long}"\n      en: Short\n'
    )


def test_a_hash_in_a_text_is_no_comment() -> None:
    written = (
        'municipality: "0740"\ncontacts:\n  a:\n    title: "nr. # 1"   # and this is one\n'
        "    note:\n      da: |-\n        linje # 1\n\n        # 2\n      en: x#y\n"
    )

    assert text(written) == written


def test_other_ends_of_lines_become_plain_ones() -> None:
    assert text('municipality: "0740"\r\nname: X # y\r\n') == 'municipality: "0740"\nname: X # y\n'


def test_keys_that_nobody_knows_stay_at_the_end() -> None:
    assert text('navn: X\nmunicipality: "0740"\n') == 'municipality: "0740"\nnavn: X\n'


def test_ids_keep_their_order() -> None:
    written = 'municipality: "0740"\nareas: {syd: Syd, nord: Nord}\n'

    assert text(written) == written


def test_what_cannot_be_read_is_refused() -> None:
    with pytest.raises(Unreadable) as refused:
        canonical("x.yaml", b"name: Ja: tak\n")
    assert refused.value.problems[0].code == "Y101"
    with pytest.raises(Unreadable):
        canonical("x.yaml", b"name: X\nname: Y\n")


def test_a_new_form_that_means_something_else_is_never_given_out() -> None:
    document = Document("x.yaml", b'municipality: "0740" # x\n')
    document._comments.beside.clear()
    document._comments.head.append("not a comment: {")

    with pytest.raises(MeaningLost):
        document.written()


# --- changes ----------------------------------------------------------------------------


def test_a_new_value_stands_at_its_place_and_moves_no_comment() -> None:
    document = Document("x.yaml", ORDERED.encode())
    document.put(("contacts", "indgang", "checked"), "2026-09-01")
    document.put(("contacts", "indgang", "note"), {"da": "Ja", "en": "Yes"})

    assert (
        "    hours: office_days  # at the office\n    checked: 2026-09-01\n"
        '    note:\n      da: Ja\n      en: "Yes"\n\n  # about the second\n'
    ) in document.written().decode()


def test_a_removed_row_takes_its_comments_along_and_the_others_keep_theirs() -> None:
    document = Document(
        "x.yaml",
        b'municipality: "0740"\nnever_show:\n  - number: "1"   # one\n    reason: a\n'
        b'  # before two\n  - number: "2"   # two\n    reason: b\n  - number: "3"   # three\n'
        b"    reason: c\n",
    )
    document.remove(("never_show", 1))

    assert document.written().decode() == (
        'municipality: "0740"\nnever_show:\n  - number: "1"   # one\n    reason: a\n'
        '  - number: "3"   # three\n    reason: c\n'
    )


def test_an_entry_is_added_to_a_list_that_is_there_or_is_made() -> None:
    document = Document("x.yaml", b'municipality: "0740"\n')
    document.append(("never_show",), {"number": "20 30 40 50", "reason": "a"})
    document.append(("never_show",), {"number": "20 30 40 51", "reason": "b"})

    assert document.written().decode() == (
        'municipality: "0740"\nnever_show:\n'
        '  - number: "20 30 40 50"\n    reason: a\n  - number: "20 30 40 51"\n    reason: b\n'
    )


LINES = st.lists(
    st.sampled_from(
        ["# a", "", "name: X", "name: X # b", "adopted: unknown", "  # deep", "review_by: unknown"]
    ),
    max_size=12,
)


@settings(max_examples=150)
@given(LINES)
def test_wherever_comments_stand_none_is_lost(lines: list[str]) -> None:
    kept = [line for n, line in enumerate(lines) if ":" not in line or _key(line) not in
            {_key(each) for each in lines[:n]}]  # fmt: skip
    written = "\n".join(['municipality: "0740"', *kept]) + "\n"
    after = text(written)

    assert sorted(_comments(after)) == sorted(_comments(written))
    assert text(after) == after


def _key(line: str) -> str:
    return line.partition(":")[0]


def _comments(written: str) -> list[str]:
    return [line.partition("#")[2] for line in written.split("\n") if "#" in line]
