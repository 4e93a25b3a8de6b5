"""What leaves the gate: letters, and the entry of the spool that holds those of one submission."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Letter:
    """One message for those who get it in the same words."""

    recipients: tuple[str, ...] = field(repr=False)
    message: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """Everything that comes of one submission: written at once, so that no part of it goes without the others.

    `told` is who learns what could not be delivered; nobody, where the entry itself only tells something.
    """

    id: str
    sender: str = field(repr=False)
    told: str = field(repr=False)
    since: datetime
    letters: tuple[Letter, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an entry has come: which recipients of which letter are settled, and the answers of those refused.

    Letters and recipients stand as numbers, so that it can lie beside the sealed entry in the clear.
    """

    settled: frozenset[tuple[int, int]] = frozenset()
    refused: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def open_in(self, number: int, letter: Letter) -> list[int]:
        """Return which recipients of a letter still wait."""
        return [place for place in range(len(letter.recipients)) if (number, place) not in self.settled]

    def is_over(self, entry: Entry) -> bool:
        """Whether nobody waits any more."""
        return not any(self.open_in(number, letter) for number, letter in enumerate(entry.letters))

    def with_settled(self, number: int, places: Sequence[int], refused: Mapping[int, str]) -> "Progress":
        """Return it with more recipients of a letter settled."""
        return replace(
            self,
            settled=self.settled | {(number, place) for place in places},
            refused={**self.refused, **{(number, place): said for place, said in refused.items()}},
        )


def entry_to_text(entry: Entry) -> str:
    """Return an entry as it is sealed."""
    return json.dumps(
        {
            "sender": entry.sender,
            "told": entry.told,
            "since": entry.since.timestamp(),
            "letters": [
                {"to": list(one.recipients), "message": one.message.decode("latin-1")}
                for one in entry.letters
            ],
        }
    )


def entry_from_text(number: str, text: str) -> Entry:
    """Read an entry that was opened."""
    told: dict[str, Any] = json.loads(text)
    return Entry(
        id=number,
        sender=told["sender"],
        told=told["told"],
        since=datetime.fromtimestamp(told["since"], UTC),
        letters=tuple(Letter(tuple(one["to"]), one["message"].encode("latin-1")) for one in told["letters"]),
    )


def progress_to_text(progress: Progress) -> str:
    """Return how far an entry has come, as it lies on disk."""
    refused = [[number, place, said] for (number, place), said in progress.refused.items()]
    return json.dumps({"settled": sorted(map(list, progress.settled)), "refused": refused})


def progress_from_text(text: str) -> Progress:
    """Read how far an entry has come."""
    told: dict[str, Any] = json.loads(text)
    return Progress(
        frozenset((number, place) for number, place in told["settled"]),
        {(number, place): said for number, place, said in told["refused"]},
    )
