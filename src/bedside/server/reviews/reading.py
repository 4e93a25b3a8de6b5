"""What may happen to a draft that was sent to second readers: pure rules, to which every service asks its way."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType


class State(StrEnum):
    """How a sent draft stands."""

    OPEN = "open"
    WITHDRAWN = "withdrawn"
    POSTED = "posted"
    DELETED = "deleted"


NEXT: Mapping[State, frozenset[State]] = MappingProxyType(
    {
        State.OPEN: frozenset({State.WITHDRAWN, State.POSTED, State.DELETED}),
        State.WITHDRAWN: frozenset({State.DELETED}),
        State.POSTED: frozenset({State.DELETED}),
        State.DELETED: frozenset(),
    }
)


class Answered(StrEnum):
    """What a second reader answers."""

    APPROVED = "approved"
    CHANGES_ASKED = "changes-asked"


class Came(StrEnum):
    """When an answer came."""

    IN_TIME = "in-time"
    AFTER_A_CHANGE = "after-a-change"
    AFTER_WITHDRAWAL = "after-withdrawal"
    AFTER_POSTING = "after-posting"
    AFTER_DELETION = "after-deletion"


CAME_AFTER: Mapping[State, Came] = MappingProxyType(
    {
        State.WITHDRAWN: Came.AFTER_WITHDRAWAL,
        State.POSTED: Came.AFTER_POSTING,
        State.DELETED: Came.AFTER_DELETION,
    }
)
# Given while the draft was with its readers; what came later is told, and approves nothing.
WHILE_OPEN = frozenset({Came.IN_TIME, Came.AFTER_A_CHANGE})


class ReadingFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """Something cannot be done with a sent draft."""


class EndedFault(ReadingFault):
    """The draft is with its readers no longer."""


class OutdatedFault(ReadingFault):
    """Somebody went on from the same version meanwhile; nothing was overwritten."""

    def __init__(self, newest: int) -> None:
        super().__init__(f"version {newest} is the newest")
        self.newest = newest


class NoSuchVersionFault(ReadingFault):
    """There is no version of this number."""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer: by whom, to which version, and to exactly which text."""

    reader: str
    number: int
    fingerprint: str
    answered: Answered
    came: Came = Came.IN_TIME
    is_taken_back: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """A sent draft as far as the rules ask: its state, the fingerprint of each version, the answers in their order."""

    versions: tuple[str, ...]
    state: State = State.OPEN
    answers: tuple[Given, ...] = ()
    # Readers from whom the author took the draft back.
    left_out: frozenset[str] = frozenset()

    @property
    def newest(self) -> int:
        """The number of the newest version; the first is 1."""
        return len(self.versions)


def change(reading: Reading, based_on: int, fingerprint: str) -> Reading:
    """Add a version that was made from another one; what changes nothing adds none.

    Raises:
        EndedFault: it is with its readers no longer.
        OutdatedFault: the one that it was made from is not the newest.
    """
    if reading.state is not State.OPEN:
        raise EndedFault
    if based_on != reading.newest:
        raise OutdatedFault(reading.newest)
    if reading.versions[-1:] == (fingerprint,):
        return reading
    return replace(reading, versions=(*reading.versions, fingerprint))


def end(reading: Reading, to: State) -> Reading:
    """Let the draft end so.

    Raises:
        EndedFault: it has ended in a way from which there is no way there.
    """
    if to not in NEXT[reading.state]:
        raise EndedFault
    return replace(reading, state=to)


def answer(reading: Reading, reader: str, number: int, shown: str, answered: Answered) -> Reading:
    """Add what a reader answers to the version that they were shown; `shown` is the fingerprint of what they saw.

    An answer is never refused for being late: it is kept, with what happened before it came.
    """
    if reading.state is not State.DELETED and not 1 <= number <= reading.newest:
        raise NoSuchVersionFault
    given = Given(reader, number, shown, answered, came_when(reading, reader, number))
    return replace(reading, answers=(*reading.answers, given))


def came_when(reading: Reading, reader: str, number: int) -> Came:
    """Return when an answer to a version comes that is given now."""
    if reader in reading.left_out and reading.state is State.OPEN:
        return Came.AFTER_WITHDRAWAL
    after = CAME_AFTER.get(reading.state)
    if after is not None:
        return after
    return Came.IN_TIME if number == reading.newest else Came.AFTER_A_CHANGE


def take_back(reading: Reading, reader: str) -> Reading:
    """Let a reader take back whatever they have answered."""
    return replace(
        reading,
        answers=tuple(
            replace(one, is_taken_back=True) if one.reader == reader else one for one in reading.answers
        ),
    )


def leave_out(reading: Reading, reader: str) -> Reading:
    """Take the draft back from one reader; what they answered approves nothing from then on."""
    return replace(reading, left_out=reading.left_out | {reader})


def approved_by(reading: Reading, fingerprint: str) -> frozenset[str]:
    """Return whose approval stands for exactly this text: the last that they said of it, and not taken back."""
    if reading.state not in (State.OPEN, State.POSTED):
        return frozenset()
    last = {
        one.reader: one
        for one in reading.answers
        if one.fingerprint == fingerprint and one.came in WHILE_OPEN and not one.is_taken_back
    }
    approved = {reader for reader, one in last.items() if one.answered is Answered.APPROVED}
    return frozenset(approved - reading.left_out)


def last_answer(reading: Reading, reader: str) -> Given | None:
    """Return what a reader said last, unless they took it back."""
    own = [one for one in reading.answers if one.reader == reader and not one.is_taken_back]
    return own[-1] if own else None


def waits_for(reading: Reading, reader: str) -> bool:
    """Whether the author waits for this reader's answer to the newest version."""
    if reading.state is not State.OPEN or reader in reading.left_out:
        return False
    last = last_answer(reading, reader)
    return last is None or last.number < reading.newest
