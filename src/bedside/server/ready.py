"""What a process checks with, loaded once: the guidance in force and the trained reader."""

from contextlib import nullcontext
from functools import cache
from threading import Event, Lock

from bedside.check import Report, check_draft
from bedside.drafts import Draft
from bedside.evidence.reader.reading import Reader
from bedside.evidence.reader.shipped import shipped_reader
from bedside.policy import Guidance, load_guidance

_FIRST_WORDS = "My patient was drunk in Springfield on Tuesday. Nine in ten need none."
# Code points; longer than what any platform takes as a post.
LONGEST_SHORT = 5_000
_is_ready = Event()
_one_at_a_time = Lock()


@cache
def guidance_in_force() -> Guidance:
    """Return the guidance that this process goes by, read once."""
    return load_guidance()


def reader_in_use() -> Reader | None:
    """Return the trained reader, loaded once per process."""
    return shipped_reader()


def report_on(draft: Draft) -> Report:
    """Check a draft.

    Short ones, as people type them, one at a time in a process: two that take turns on one core are both late. A long
    one takes its turns beside them, so that nobody waits for its end.
    """
    with _one_at_a_time if len(draft.text) <= LONGEST_SHORT else nullcontext():
        return check_draft(draft, guidance_in_force(), reader=reader_in_use())


def make_ready() -> None:
    """Load what a check needs by making one, so that nobody waits for it later."""
    if not _is_ready.is_set():
        report_on(Draft(text=_FIRST_WORDS))
        _is_ready.set()


def is_ready() -> bool:
    """Whether this process has all that a check needs."""
    return _is_ready.is_set()
