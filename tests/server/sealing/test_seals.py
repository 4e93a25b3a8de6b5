"""What is sealed opens in its own place, with a key that is at hand, unchanged, and not otherwise."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedside.server.sealing.faults import Locked, Unreadable
from bedside.server.sealing.seals import key_id_of, seal, seal_with, unseal
from tests.server.sealing.keys import keys_from, two_keys, write_keys

PLACE = "kept_keptversion/1/content"
# Also halves of a pair that a browser may send alone.
ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(ANY_TEXT, st.text())
def test_whatever_is_sealed_is_opened_in_its_place(text: str, place: str) -> None:
    assert unseal(seal(text, place.replace("\ud800", "")), place.replace("\ud800", "")) == text


@given(st.data())
def test_any_changed_bit_is_found(data: st.DataObject) -> None:
    sealed = bytearray(seal("two words", PLACE))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(st.integers(0, 7))

    with pytest.raises(Unreadable):
        unseal(bytes(sealed), PLACE)


@given(st.integers(0, 45))
def test_whatever_is_cut_off_is_found(length: int) -> None:
    with pytest.raises(Unreadable):
        unseal(seal("two words", PLACE)[:length], PLACE)


@pytest.mark.parametrize(
    "place", ["", "kept_keptversion/2/content", "kept_keptdraft/1/content", "kept_keptversion/1/pause"]
)
def test_what_was_sealed_for_one_place_opens_in_no_other(place: str) -> None:
    with pytest.raises(Unreadable):
        unseal(seal("two words", PLACE), place)


def test_the_same_words_sealed_twice_look_different() -> None:
    assert seal("two words", PLACE) != seal("two words", PLACE)


def test_no_word_stands_in_what_is_sealed() -> None:
    assert b"quillonberry" not in seal("quillonberry", PLACE)


def test_an_older_key_still_opens_and_the_first_one_seals(tmp_path: Path) -> None:
    older, newer = two_keys()
    sealed = seal_with(older, "two words", PLACE)
    with keys_from(write_keys(tmp_path / "keys", newer, older)):
        assert unseal(sealed, PLACE) == "two words"
        assert key_id_of(seal("two words", PLACE)) == newer.id


def test_a_key_that_is_gone_opens_nothing(tmp_path: Path) -> None:
    older, newer = two_keys()
    sealed = seal_with(older, "two words", PLACE)
    with keys_from(write_keys(tmp_path / "keys", newer)), pytest.raises(Unreadable):
        unseal(sealed, PLACE)


def test_without_a_file_nothing_is_sealed_or_opened() -> None:
    sealed = seal("two words", PLACE)
    with keys_from(None):
        with pytest.raises(Locked):
            seal("two words", PLACE)
        with pytest.raises(Locked):
            unseal(sealed, PLACE)


def test_a_process_that_runs_sees_a_new_key_at_once(tmp_path: Path) -> None:
    older, newer = two_keys()
    file = write_keys(tmp_path / "keys", older)
    with keys_from(file):
        first = seal("two words", PLACE)
        write_keys(file, newer, older)
        second = seal("two words", PLACE)

        assert (key_id_of(first), key_id_of(second)) == (older.id, newer.id)
        assert unseal(first, PLACE) == "two words"


@pytest.mark.parametrize("broken", ["", "no key\n"])
def test_a_file_that_is_broken_for_a_moment_costs_nothing(tmp_path: Path, broken: str) -> None:
    older, _ = two_keys()
    file = write_keys(tmp_path / "keys", older)
    with keys_from(file):
        sealed = seal("two words", PLACE)
        file.write_text(broken, encoding="ascii")

        assert unseal(sealed, PLACE) == "two words"


def test_a_key_is_not_shown_where_it_is_printed() -> None:
    older, _ = two_keys()

    assert older.line not in repr(older)
    assert repr(older.secret) not in repr(older)
