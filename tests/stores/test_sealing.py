"""Keys and boxes."""

import logging
import zlib

import pytest

from bot.service import PersonKey
from bot.stores import sealing
from bot.stores.sealing import (
    SHORT,
    Keys,
    KeysUnreadable,
    SealBroken,
    Sealer,
    keys_in,
    new_keys,
    person_key,
)

ANNA, BENT = PersonKey(b"a" * 16), PersonKey(b"b" * 16)


def test_keys_are_made_once_for_the_owner_only(tmp_path):
    path = tmp_path / "keys" / "henvend.key"

    first = keys_in(path)
    assert keys_in(path) == first
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert len({first.person, first.sealing, first.buttons}) == 3
    assert [each.name for each in path.parent.iterdir()] == ["henvend.key"]


def test_a_key_file_that_others_can_read_is_closed(tmp_path, caplog):
    path = tmp_path / "henvend.key"
    keys_in(path)
    path.chmod(0o644)
    with caplog.at_level(logging.WARNING):
        keys_in(path)

    assert path.stat().st_mode & 0o777 == 0o600
    assert "open to others" in caplog.text


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b'{"person": "xx"}', b"\xff\xfe"])
def test_a_file_without_keys_is_refused_and_left_alone(tmp_path, content):
    """Making new keys over it would lose every session for good."""
    path = tmp_path / "henvend.key"
    path.write_bytes(content)

    with pytest.raises(KeysUnreadable, match=r"henvend\.key"):
        keys_in(path)
    assert path.read_bytes() == content


def test_keys_are_never_printed():
    keys = new_keys()

    assert repr(keys) == "Keys()"
    assert isinstance(keys, Keys)


@pytest.mark.threat("I6")
def test_a_person_is_16_bytes_that_differ_by_key_channel_and_chat():
    names = {
        person_key(key, channel, chat)
        for key in (b"k" * 32, b"l" * 32)
        for channel in ("telegram", "web")
        for chat in (4711, 2**52, -5)
    }

    assert len(names) == 12
    assert {len(name) for name in names} == {16}
    assert person_key(b"k" * 32, "telegram", 4711) == person_key(b"k" * 32, "telegram", 4711)


def test_a_box_opens_for_its_person_purpose_and_key_only():
    sealer = Sealer(b"s" * 32)
    box = sealer.seal("bekymring æøå".encode(), ANNA, "session")

    assert sealer.open(box, ANNA, "session").decode() == "bekymring æøå"
    for other, person, purpose in (
        (sealer, BENT, "session"),
        (sealer, ANNA, "out"),
        (Sealer(b"t" * 32), ANNA, "session"),
    ):
        with pytest.raises(SealBroken):
            other.open(box, person, purpose)


def test_a_damaged_box_is_refused_wherever_it_is_damaged():
    sealer = Sealer(b"s" * 32)
    box = sealer.seal(b"bekymring", ANNA, "session")

    for at in range(len(box)):
        with pytest.raises(SealBroken):
            sealer.open(box[:at] + bytes([box[at] ^ 1]) + box[at + 1 :], ANNA, "session")
    for cut in range(len(box)):
        with pytest.raises(SealBroken):
            sealer.open(box[:cut], ANNA, "session")


def test_the_length_of_a_box_does_not_tell_a_few_answers_from_none():
    sealer = Sealer(b"s" * 32)
    lengths = {len(sealer.seal(bytes(range(n)), ANNA, "session")) for n in range(100)}

    assert len(lengths) == 1


@pytest.mark.parametrize("length", [*range(8), 100, SHORT - 1, SHORT, SHORT + 1, 3000, 70_000])
def test_a_box_gives_back_what_was_put_into_it_whatever_its_length(length):
    plain = bytes(each % 7 for each in range(length))
    sealer = Sealer(b"s" * 32)

    assert sealer.open(sealer.seal(plain, ANNA, "session"), ANNA, "session") == plain


@pytest.mark.parametrize("plain", [b"", b"x", b"x" * 100, b"abc" * 1000])
def test_an_older_and_a_newer_program_read_each_others_boxes(plain):
    """While they change places: what is short was compressed before, and is stored now."""
    packed = sealing._pack(plain)
    length = int.from_bytes(packed[:4], "big")

    assert zlib.decompress(packed[4 : 4 + length], -12) == plain
    squeezer = zlib.compressobj(6, zlib.DEFLATED, -12, 4)
    squeezed = squeezer.compress(plain) + squeezer.flush()
    assert sealing._unpack(len(squeezed).to_bytes(4, "big") + squeezed + bytes(9)) == plain
