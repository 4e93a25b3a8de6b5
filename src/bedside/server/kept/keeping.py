"""Keeping a draft, its time, its pause, and its end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from bedside.check import Verdict, check_draft
from bedside.drafts import read_draft
from bedside.evidence.named_interests import with_named_interests
from bedside.server.kept.content import Content, KeptPause, chosen, content_of, seal_content, seal_pause
from bedside.server.kept.models import MOST_DAYS, USUAL_DAYS, KeptDraft, KeptVersion
from bedside.server.kept.own import own_draft, own_drafts
from bedside.server.people.models import Person
from bedside.server.ready import guidance_in_force, reader_in_use, with_standing
from bedside.server.sealing.keys_at_hand import keys

MOST_DRAFTS = 200
MOST_VERSIONS = 100
LARGEST = 100_000  # signs of all fields together; the longest post of any platform is shorter
LONGEST_REASON = 2_000  # signs
NOT_KEPT_YET = 0


class Overtaken(Exception):  # noqa: N818 - what a person can mend
    """Another window kept a newer version meanwhile; nothing was written over."""

    def __init__(self, draft: KeptDraft) -> None:
        super().__init__()
        self.draft = draft


class TooLarge(Exception):  # noqa: N818 - what a person can mend
    """It is longer than any post, and not kept."""


class TooMany(Exception):  # noqa: N818 - what a person can mend
    """There are as many kept drafts, or versions of one, as there may be."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """What somebody wants kept: the id that their page chose, the version they saw, the fields, and for how long."""

    draft_id: UUID
    seen: int
    fields: Mapping[str, object]
    days: int | None = None


def keep(author: Person, keeping: Keeping, now: datetime) -> KeptDraft:
    """Keep a draft, as a new one or as the next version; asked twice for the same, it is kept once.

    Raises:
        DraftFault: the fields make no draft.
        KeptDraft.DoesNotExist: the draft is gone, or was never this person's.
        Overtaken: there is a newer version than the one they saw.
        TooMany: there are too many already.
        TooLarge: it is too long.
        Locked: no key is at hand.
    """
    # The check takes longer than the writing, so it stands before the transaction.
    content = _checked(author, keeping.fields)
    # The first time of all this makes the key, which must not hang on whether the draft is written.
    keys()
    with transaction.atomic():
        if keeping.seen == NOT_KEPT_YET:
            return _begin(author, keeping, content, now)
        return _go_on(own_draft(author, keeping.draft_id, now), keeping, content, now)


def _checked(author: Person, fields: Mapping[str, object]) -> Content:
    kept = chosen(fields)
    if len(str(kept)) > LARGEST:
        raise TooLarge
    # What is kept is what the author says; how a permission stands is asked anew each time.
    draft = with_named_interests(read_draft(with_standing(author, kept)))
    report = check_draft(draft, guidance_in_force(), reader=reader_in_use())
    return Content(kept, report.verdict)


def _begin(author: Person, keeping: Keeping, content: Content, now: datetime) -> KeptDraft:
    there = own_drafts(author, now).filter(pk=keeping.draft_id).first()
    if there is not None:
        # The page did not hear that it was kept, and asks again.
        return _go_on(there, keeping, content, now)
    if own_drafts(author, now).count() >= MOST_DRAFTS:
        raise TooMany
    draft = KeptDraft(id=keeping.draft_id, author=author, latest=1, made=now, changed=now)
    _set_time(draft, keeping.days or USUAL_DAYS)
    try:
        with transaction.atomic():
            draft.save(force_insert=True)
    except IntegrityError:
        raise KeptDraft.DoesNotExist from None
    _add_version(draft, content)
    return draft


def _go_on(draft: KeptDraft, keeping: Keeping, content: Content, now: datetime) -> KeptDraft:
    is_same = content_of(draft.versions.get(number=draft.latest)).fields == content.fields
    if draft.latest != keeping.seen and not is_same:
        raise Overtaken(draft)
    if not is_same and draft.latest >= MOST_VERSIONS:
        raise TooMany
    seen = draft.latest
    draft.latest = seen if is_same else seen + 1
    draft.changed = now
    _set_time(draft, keeping.days or draft.days)
    # Of two at once, one finds the version it saw and the other does not.
    written = KeptDraft.objects.filter(pk=draft.pk, latest=seen).update(
        latest=draft.latest, changed=draft.changed, days=draft.days, delete_on=draft.delete_on
    )
    if not written:
        raise Overtaken(KeptDraft.objects.get(pk=draft.pk))
    if not is_same:
        _add_version(draft, content)
    return draft


def _add_version(draft: KeptDraft, content: Content) -> None:
    version = KeptVersion(draft=draft, number=draft.latest, made=draft.changed)
    seal_content(version, content)
    version.save(force_insert=True)


def _set_time(draft: KeptDraft, days: int) -> None:
    draft.days = min(max(days, 1), MOST_DAYS)
    draft.delete_on = draft.changed + timedelta(days=draft.days)


def set_days(draft: KeptDraft, days: int) -> None:
    """Set after how many days without a change a draft is deleted."""
    _set_time(draft, days)
    KeptDraft.objects.filter(pk=draft.pk).update(days=draft.days, delete_on=draft.delete_on)


def begin_pause(draft: KeptDraft, verdict: Verdict, until: datetime) -> None:
    """Note until when the author waits, so that a new page goes on waiting.

    Raises:
        Locked: no key is at hand.
    """
    _note(draft, KeptPause(verdict, until))


def skip_pause(draft: KeptDraft, verdict: Verdict, reason: str) -> None:
    """Note why the author went on without waiting; only the author ever reads it.

    Raises:
        Locked: no key is at hand.
    """
    _note(draft, KeptPause(verdict, reason=reason[:LONGEST_REASON]))


def _note(draft: KeptDraft, pause: KeptPause) -> None:
    KeptDraft.objects.filter(pk=draft.pk).update(pause=seal_pause(draft, pause))


def delete(draft: KeptDraft) -> None:
    """Delete a draft with all its versions."""
    KeptDraft.objects.filter(pk=draft.pk).delete()


def tidy(now: datetime) -> int:
    """Delete the drafts whose time is over, and say how many they were."""
    _, rows = KeptDraft.objects.filter(delete_on__lte=now).delete()
    return rows.get(KeptDraft._meta.label, 0)
