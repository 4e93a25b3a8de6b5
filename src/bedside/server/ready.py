"""What a process checks with, loaded once: the guidance in force and the trained reader."""

from functools import cache
from threading import Event

from bedside.check import check_draft
from bedside.drafts import Draft
from bedside.evidence.reader.reading import Reader
from bedside.evidence.reader.shipped import shipped_reader
from bedside.policy import Guidance, load_guidance

_FIRST_WORDS = "My patient was drunk in Springfield on Tuesday. Nine in ten need none."
_is_ready = Event()


@cache
def guidance_in_force() -> Guidance:
    """Return the guidance that this process goes by, read once."""
    return load_guidance()


def reader_in_use() -> Reader | None:
    """Return the trained reader, loaded once per process."""
    return shipped_reader()


def make_ready() -> None:
    """Load what a check needs by making one, so that nobody waits for it later."""
    if not _is_ready.is_set():
        check_draft(Draft(text=_FIRST_WORDS), guidance_in_force(), reader=reader_in_use())
        _is_ready.set()


def is_ready() -> bool:
    """Whether this process has all that a check needs."""
    return _is_ready.is_set()
