"""Somebody outside: a link that ends, a code that is said separately, and only what the author saw and allowed."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F

from bedside.server.people.tokens import hashed
from bedside.server.reviews.access import Found, NotThere
from bedside.server.reviews.contents import Words, seal_name, seal_words, words_of
from bedside.server.reviews.hiding import Leaving, leaving
from bedside.server.reviews.history import locked, touch
from bedside.server.reviews.models import Asked, SentDraft, SentVersion, ShownOutside
from bedside.server.reviews.reading import EndedFault, OutdatedFault, State

CODE_DIGITS = 6
MOST_WRONG_CODES = 5
LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Handed:
    """What the author hands over, shown once: the secret of the link, and the code to say in another way."""

    asked: Asked
    secret: str
    code: str


def would_leave(version: SentVersion, by_hand: Sequence[str] = ()) -> Leaving:
    """Return what somebody outside would see of a version."""
    return leaving(words_of(version).fields, by_hand)


def hand_out(found: Found, number: int, name: str, by_hand: Sequence[str], now: datetime) -> Handed:
    """Make a link for somebody outside that shows the newest version as it was shown to the author.

    Raises:
        OutdatedFault: there is a newer version than the one the author saw.
        EndedFault: the draft is with its readers no longer.
    """
    secret = secrets.token_urlsafe(32)
    code = "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))
    left = _leaving(found, number, by_hand)
    with transaction.atomic():
        sent, version = _newest(found, number)
        asked = Asked(sent=sent, made=now, secret_hash=hashed(secret), code_hash=code_hash(secret, code))
        asked.until = now + timedelta(days=settings.CONFIGURATION.outside_days)
        seal_name(asked, name[:LONGEST_NAME])
        asked.save(force_insert=True)
        _show(asked, version, left, now)
        touch(sent, now)
    return Handed(asked, secret, code)


def show_newest(found: Found, asked_number: UUID, number: int, by_hand: Sequence[str], now: datetime) -> None:
    """Let somebody outside who has a link see the newest version too.

    Raises:
        OutdatedFault: there is a newer version than the one the author saw.
        EndedFault: the draft is with its readers no longer.
    """
    left = _leaving(found, number, by_hand)
    with transaction.atomic():
        sent, version = _newest(found, number)
        asked = sent.asked.filter(pk=asked_number, reader=None, withdrawn=None).first()
        if asked is None:
            raise NotThere
        if not asked.shown.filter(version=version).exists():
            _show(asked, version, left, now)
            touch(sent, now)


def link_of(secret: str, now: datetime) -> Asked | None:
    """Return to whom a link was given, while it works."""
    asked = Asked.objects.select_related("sent").filter(secret_hash=hashed(secret), until__gt=now).first()
    if asked is None or asked.wrong_codes >= MOST_WRONG_CODES:
        return None
    return asked


def opens(asked: Asked, secret: str, code: str) -> bool:
    """Whether the code is right; a wrong one counts, and after a few the link works no longer."""
    told = "".join(sign for sign in code if sign.isdigit())
    tries = Asked.objects.filter(pk=asked.pk, wrong_codes__lt=MOST_WRONG_CODES)
    # The try is counted before it is judged, so that many at once get no more tries than one after the other.
    if not tries.update(wrong_codes=F("wrong_codes") + 1):
        return False
    if not secrets.compare_digest(asked.code_hash, code_hash(secret, told)):
        return False
    Asked.objects.filter(pk=asked.pk).update(wrong_codes=0)
    return True


def code_hash(secret: str, code: str) -> str:
    """Return what is kept of a code; without the secret of its link, a million codes tried tell nothing."""
    return sha256(f"{secret}:{code}".encode()).hexdigest()


def _newest(found: Found, number: int) -> tuple[SentDraft, SentVersion]:
    sent = locked(found.sent)
    if sent.state != State.OPEN:
        raise EndedFault
    newest = sent.versions.count()
    if number != newest:
        raise OutdatedFault(newest)
    return sent, sent.versions.get(number=newest)


def _leaving(found: Found, number: int, by_hand: Sequence[str]) -> Leaving:
    """Return what would leave; the check takes longer than the writing, so it stands before the transaction."""
    version = found.sent.versions.filter(number=number).first()
    if version is None:
        raise EndedFault
    return would_leave(version, by_hand)


def _show(asked: Asked, version: SentVersion, left: Leaving, now: datetime) -> None:
    shown = ShownOutside(asked=asked, version=version, made=now)
    seal_words(shown, Words(left.fields, left.masked))
    shown.save(force_insert=True)
