"""What is wrong with a record: the field, a code, and a sentence in each language from `faults.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bedside.authorizations.record import Language

SENTENCES = Path(__file__).with_name("faults.toml")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend; `at` is the place in a list, from 0. It never repeats what was written."""

    field: str
    code: str
    at: int | None = None

    def sentence(self, language: Language = Language.ENGLISH) -> str:
        """Return what is wrong and what to do, without the name of the field."""
        return _sentences()[self.code][language]

    def __str__(self) -> str:
        where = self.field if self.at is None else f"{self.field}, number {self.at + 1}"
        return f"{where}: {self.sentence()}"


class RecordFault(ValueError):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """A record cannot be filed; `faults` says all that is wrong, never in the record's own words."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


def codes() -> frozenset[str]:
    """Return every code that has a sentence."""
    return frozenset(_sentences())


@cache
def _sentences() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(SENTENCES.read_text("utf-8"))
