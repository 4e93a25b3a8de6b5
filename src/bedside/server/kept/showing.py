"""What the pages show of kept drafts, once they are opened."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from bedside.server.drafts import wording
from bedside.server.drafts.word_difference import Piece, word_difference
from bedside.server.kept.content import Content, content_of, pause_of
from bedside.server.kept.models import KeptDraft, KeptVersion
from bedside.server.sealing.faults import Unreadable

# Comparing takes time; of older versions the list tells when they were kept, and they open by a press.
MOST_COMPARED = 10


@dataclass(frozen=True, slots=True)
class Listed:
    """A kept draft in the list; one that cannot be opened is listed without words, so that it can be deleted."""

    draft: KeptDraft
    first_words: str = ""
    verdict: str = ""
    verdict_word: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A version, with what it changed of the one before, if it is one of the newest."""

    version: KeptVersion
    verdict: str
    verdict_word: str
    difference: tuple[Piece, ...]


def listed(drafts: QuerySet[KeptDraft]) -> Iterator[Listed]:
    """Yield the drafts of a list, reading of each its newest version alone.

    Raises:
        Locked: no key is at hand.
    """
    newest = KeptVersion.objects.filter(draft__in=drafts, number=F("draft__latest"))
    for version in newest.select_related("draft").order_by("-draft__changed"):
        try:
            content = content_of(version)
        except Unreadable:
            yield Listed(version.draft)
        else:
            yield Listed(
                version.draft, content.first_words, content.verdict, str(wording.VERDICTS[content.verdict])
            )


def shown(versions: Iterable[KeptVersion]) -> list[Shown]:
    """Return versions, the newest first, each with what it changed.

    Raises:
        Locked: no key is at hand.
        Unreadable: one cannot be opened.
    """
    opened = [(version, content_of(version)) for version in sorted(versions, key=lambda one: -one.number)]
    befores = [content.text for _version, content in opened[1:]] + [""]
    return [
        _shown(version, content, before if place < MOST_COMPARED else None)
        for place, ((version, content), before) in enumerate(zip(opened, befores, strict=True))
    ]


def _shown(version: KeptVersion, content: Content, before: str | None) -> Shown:
    word = str(wording.VERDICTS[content.verdict])
    return Shown(version, content.verdict, word, () if before is None else _changed(before, content))


def _changed(before: str, content: Content) -> tuple[Piece, ...]:
    return word_difference(before, content.text) if before else (("same", content.text),)


def as_kept(draft: KeptDraft) -> dict[str, object]:
    """Return what the compose page is told once a draft is kept."""
    day = formats.date_format(timezone.localtime(draft.delete_on), "DATE_FORMAT")
    said = _("Kept, for your eyes alone. It is deleted on %(day)s.") % {"day": day}
    return {
        "id": str(draft.pk),
        "version": draft.latest,
        "sentence": said,
        "address": reverse("kept:resume", args=[draft.pk]),
        "pause_at": reverse("kept:pause", args=[draft.pk]),
    }


def on_page(draft: KeptDraft, now: datetime) -> dict[str, object]:
    """Return what the compose page is told of the draft that it goes on with, its pause among it.

    Raises:
        Locked: no key is at hand.
        Unreadable: its pause cannot be opened.
    """
    kept = pause_of(draft)
    pause = None
    if kept is not None and kept.until is not None:
        left = max(0, int((kept.until - now).total_seconds()))
        pause = {"verdict": kept.verdict, "seconds_left": left}
    return as_kept(draft) | {"pause": pause}


def newer(draft: KeptDraft, mine: Mapping[str, object]) -> dict[str, object]:
    """Return the newer version that another window kept, and how what is on this page differs from it.

    Raises:
        Locked: no key is at hand.
        Unreadable: it cannot be opened.
    """
    version = draft.versions.get(number=draft.latest)
    theirs = content_of(version)
    when = formats.date_format(timezone.localtime(version.made), "TIME_FORMAT")
    return {
        "version": draft.latest,
        "fields": dict(theirs.fields),
        "difference": word_difference(theirs.text, str(mine.get("text", ""))),
        "sentence": _("At %(time)s another window kept a newer version.") % {"time": when},
    }
