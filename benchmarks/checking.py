"""Checks drafts as the command does, on every core at once."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial

from bedside.check import Report, check_draft
from bedside.drafts import Draft
from bedside.evidence.reader.shipped import shipped_reader
from bedside.policy import load_guidance
from benchmarks.speed import Check

Checkers = Callable[[Sequence[Draft]], Iterable[Report]]
# Drafts that a process is handed at a time.
HANDFUL = 16


@cache
def check() -> Check:
    """Return the check by the guidance that comes with Bedside, with the reader."""
    return partial(check_draft, guidance=load_guidance(), reader=shipped_reader())


@contextmanager
def checkers() -> Iterator[Checkers]:
    """Processes that check, one for each core; begun anew, for what runs the reader does not outlive a fork."""
    with multiprocessing.get_context("spawn").Pool() as pool:
        yield lambda drafts: pool.imap(_checked, drafts, chunksize=HANDFUL)


def _checked(draft: Draft) -> Report:
    return check()(draft)
