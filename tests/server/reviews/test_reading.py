"""The rules of a second reading: no order of events makes an approval apply to another text."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bedside.server.reviews.publication import Publication, fingerprint
from bedside.server.reviews.reading import (
    NEXT,
    Answered,
    Came,
    EndedFault,
    NoSuchVersionFault,
    OutdatedFault,
    Reading,
    State,
    answer,
    approved_by,
    change,
    end,
    last_answer,
    leave_out,
    take_back,
    waits_for,
)

TEXTS = ("Flu shots are in.", "Flu shots are out.", "Flu shots are in")
PRINTS = tuple(fingerprint(Publication(text)) for text in TEXTS)
FIRST, SECOND, THIRD = PRINTS
ANNE, BEN = "anne", "ben"


def sent(*prints: str) -> Reading:
    return Reading(prints or (FIRST,))


def approved(reading: Reading, number: int = 1, reader: str = ANNE) -> Reading:
    return answer(reading, reader, number, reading.versions[number - 1], Answered.APPROVED)


def test_an_approval_belongs_to_the_text_that_was_shown() -> None:
    reading = approved(sent())

    assert approved_by(reading, FIRST) == {ANNE}
    assert approved_by(change(reading, 1, SECOND), SECOND) == frozenset()


def test_whoever_goes_back_to_the_approved_text_has_its_approval_again() -> None:
    reading = change(change(approved(sent()), 1, SECOND), 2, FIRST)

    assert approved_by(reading, reading.versions[-1]) == {ANNE}


def test_an_approval_that_comes_after_a_change_is_kept_for_its_own_text() -> None:
    reading = approved(change(sent(), 1, SECOND), number=1)

    assert reading.answers[-1].came is Came.AFTER_A_CHANGE
    assert approved_by(reading, SECOND) == frozenset()
    assert approved_by(reading, FIRST) == {ANNE}


@pytest.mark.parametrize(
    ("state", "came"),
    [
        (State.WITHDRAWN, Came.AFTER_WITHDRAWAL),
        (State.POSTED, Came.AFTER_POSTING),
        (State.DELETED, Came.AFTER_DELETION),
    ],
)
def test_an_answer_after_the_end_is_kept_and_approves_nothing(state: State, came: Came) -> None:
    reading = approved(end(sent(), state))

    assert reading.answers[-1].came is came
    assert approved_by(reading, FIRST) == frozenset()


def test_an_approval_given_in_time_stands_once_it_is_posted() -> None:
    assert approved_by(end(approved(sent()), State.POSTED), FIRST) == {ANNE}
    assert approved_by(end(approved(sent()), State.WITHDRAWN), FIRST) == frozenset()


def test_the_last_word_on_a_text_counts() -> None:
    reading = answer(approved(sent()), ANNE, 1, FIRST, Answered.CHANGES_ASKED)

    assert approved_by(reading, FIRST) == frozenset()
    assert approved_by(approved(reading), FIRST) == {ANNE}


def test_what_is_taken_back_or_was_given_by_somebody_left_out_approves_nothing() -> None:
    both = approved(approved(sent()), reader=BEN)

    assert approved_by(take_back(both, ANNE), FIRST) == {BEN}
    assert approved_by(leave_out(both, BEN), FIRST) == {ANNE}
    assert last_answer(take_back(both, ANNE), ANNE) is None


def test_a_change_from_an_older_version_is_refused_and_overwrites_nothing() -> None:
    reading = change(sent(), 1, SECOND)

    with pytest.raises(OutdatedFault) as fault:
        change(reading, 1, THIRD)
    assert fault.value.newest == 2


def test_what_changes_nothing_makes_no_version() -> None:
    assert change(sent(), 1, FIRST) == sent()


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.POSTED, State.DELETED])
def test_nothing_changes_after_the_end(state: State) -> None:
    with pytest.raises(EndedFault):
        change(end(sent(), state), 1, SECOND)


@pytest.mark.parametrize("before", State)
@pytest.mark.parametrize("after", State)
def test_only_the_ways_of_the_table_lead_on(before: State, after: State) -> None:
    reading = Reading((FIRST,), before)

    if after in NEXT[before]:
        assert end(reading, after).state is after
    else:
        with pytest.raises(EndedFault):
            end(reading, after)


@pytest.mark.parametrize("number", [0, 2, -1])
def test_a_version_that_was_never_there_is_answered_by_nobody(number: int) -> None:
    with pytest.raises(NoSuchVersionFault):
        answer(sent(), ANNE, number, FIRST, Answered.APPROVED)


def test_an_author_waits_for_whoever_has_not_answered_the_newest_version() -> None:
    reading = approved(sent())

    assert not waits_for(reading, ANNE)
    assert waits_for(reading, BEN)
    assert waits_for(change(reading, 1, SECOND), ANNE)
    assert not waits_for(leave_out(reading, BEN), BEN)
    assert not waits_for(end(reading, State.WITHDRAWN), BEN)


@given(st.text(), st.text(), st.sampled_from(["", "x"]), st.sampled_from(["", "x"]))
def test_two_publications_have_one_fingerprint_only_if_they_are_the_same(
    text: str, other: str, platform: str, elsewhere: str
) -> None:
    one, two = Publication(text, platform=platform), Publication(other, platform=elsewhere)

    assert (fingerprint(one) == fingerprint(two)) is (one == two)


class TwoPeople(RuleBasedStateMachine):
    """An author and two readers do whatever they like, each in several windows, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.reading = Reading((PRINTS[0],))
        # What each reader really pressed Approve on, while they looked at exactly this text.
        self.pressed: set[tuple[str, str]] = set()
        self.windows: dict[str, int] = {ANNE: 1, BEN: 1}

    def _try(self, step: Callable[[], Reading]) -> None:
        with suppress(EndedFault, OutdatedFault):
            self.reading = step()

    @rule(which=st.sampled_from(PRINTS), based_on=st.integers(0, 6))
    def author_changes(self, which: str, based_on: int) -> None:
        self._try(lambda: change(self.reading, based_on, which))

    @rule(which=st.sampled_from(PRINTS))
    def author_changes_the_newest(self, which: str) -> None:
        self._try(lambda: change(self.reading, self.reading.newest, which))

    @rule(to=st.sampled_from([State.WITHDRAWN, State.POSTED, State.DELETED]))
    def author_ends(self, to: State) -> None:
        self._try(lambda: end(self.reading, to))

    @rule(reader=st.sampled_from([ANNE, BEN]))
    def author_leaves_out(self, reader: str) -> None:
        self.reading = leave_out(self.reading, reader)

    @precondition(lambda self: self.reading.state is State.OPEN)
    @rule(reader=st.sampled_from([ANNE, BEN]))
    def reader_looks(self, reader: str) -> None:
        self.windows[reader] = self.reading.newest

    @rule(reader=st.sampled_from([ANNE, BEN]), answered=st.sampled_from(Answered))
    def reader_answers(self, reader: str, answered: Answered) -> None:
        number = self.windows[reader]
        shown = self.reading.versions[number - 1]
        before = len(self.reading.answers)
        self.reading = answer(self.reading, reader, number, shown, answered)
        assert len(self.reading.answers) == before + 1
        if answered is Answered.APPROVED:
            self.pressed.add((reader, shown))

    @rule(reader=st.sampled_from([ANNE, BEN]))
    def reader_takes_back(self, reader: str) -> None:
        self.reading = take_back(self.reading, reader)
        self.pressed = {(one, text) for one, text in self.pressed if one != reader}

    @invariant()
    def an_approval_is_of_a_text_that_was_seen_and_approved(self) -> None:
        for which in PRINTS:
            for reader in approved_by(self.reading, which):
                assert (reader, which) in self.pressed

    @invariant()
    def after_a_withdrawal_nothing_is_approved(self) -> None:
        if self.reading.state in (State.WITHDRAWN, State.DELETED):
            assert not any(approved_by(self.reading, which) for which in PRINTS)


TestTwoPeople = TwoPeople.TestCase
