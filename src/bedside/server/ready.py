"""What a process checks with: the guidance in force, and the trained reader, loaded once."""

from collections.abc import Mapping
from contextlib import nullcontext
from threading import Event, Lock

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils import timezone
from django.utils.module_loading import import_string

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


def guidance_in_force() -> Guidance:
    """Return the guidance that a check goes by now, as whoever keeps the institution's choice says."""
    found: Guidance = import_string(settings.GUIDANCE_IN_FORCE)()
    return found


def with_standing(person: AbstractBaseUser, fields: Mapping[str, object]) -> Mapping[str, object]:
    """Return the fields of a draft with how the permission for each picture stands, as far as a register knows.

    Where none is named in the settings, what the author says of a permission stays as it is.
    """
    if not settings.STANDING_OF_PICTURES or not fields.get("attachments"):
        return fields
    known: Mapping[str, object] = import_string(settings.STANDING_OF_PICTURES)(
        person, fields, timezone.localdate()
    )
    return known


def own_interests(person: AbstractBaseUser) -> list[dict[str, str]] | None:
    """Return the interests that go with a person's drafts, or nothing at all where they are locked."""
    found: list[dict[str, str]] | None = import_string(settings.INTERESTS_OF)(person)
    return found


def reader_in_use() -> Reader | None:
    """Return the trained reader, loaded once per process."""
    return shipped_reader()


def report_on(draft: Draft, guidance: Guidance | None = None) -> Report:
    """Check a draft, by the guidance in force if no other is given.

    Short ones, as people type them, one at a time in a process: two that take turns on one core are both late. A long
    one takes its turns beside them, so that nobody waits for its end.
    """
    # Asked for before the turn begins: it may ask the database.
    by = guidance or guidance_in_force()
    with _one_at_a_time if len(draft.text) <= LONGEST_SHORT else nullcontext():
        return check_draft(draft, by, reader=reader_in_use())


def make_ready() -> None:
    """Load what a check needs by making one, so that nobody waits for it later."""
    if not _is_ready.is_set():
        # By what comes with Bedside: the database need not be there yet, nor may one process open it for another.
        report_on(Draft(text=_FIRST_WORDS), load_guidance())
        _is_ready.set()


def is_ready() -> bool:
    """Whether this process has all that a check needs."""
    return _is_ready.is_set()
