"""Whether a record may be filed: all that is wrong with it at once, each with its field and a way to mend it."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from bedside.authorizations.addresses import AddressFault, normalised
from bedside.authorizations.faults import Fault, RecordFault
from bedside.authorizations.majority import is_of_age
from bedside.authorizations.missing import missing_elements
from bedside.authorizations.record import Authorization, ContactConsent, Language, Record, Signer
from bedside.authorizations.used_again import used_again

SHA_256 = re.compile(r"[0-9a-f]{64}")
WORD_LIMIT = 200  # characters of a place, a purpose, a name of who discloses or receives
TEXT_LIMIT = 4_000  # characters of a description, an event, an authority
# A last day this far off is none: 164.508(c)(1)(v) allows "none" for research alone.
LONGEST_YEARS = 100
LEAST_WORDS = 3
VAGUE = Path(__file__).with_name("vague.toml")


def faults_of(record: Record, today: date, held: Iterable[Record] = ()) -> tuple[Fault, ...]:
    """Return everything that is wrong with a record that somebody wants to file; `held` is what is on file."""
    of_its_kind = (
        _of_authorization(record) if isinstance(record, Authorization) else _of_contact_consent(record)
    )
    found = (*_of_any(record), *of_its_kind, *_of_days(record, today), *_of_signer(record))
    return (*found, *used_again(record, held))


def require_valid(record: Record, today: date, held: Iterable[Record] = ()) -> None:
    """Raise `RecordFault` with every fault, if there is one."""
    faults = faults_of(record, today, held)
    if faults:
        raise RecordFault(faults)


def _of_any(record: Record) -> Iterator[Fault]:
    for field in ("id", "patient", "wording", "wording_version"):
        if not getattr(record, field).strip():
            yield Fault(field, "missing")
    if record.version < 1:
        yield Fault("version", "version-below-one")
    yield from (Fault(element, "missing") for element in missing_elements(record))
    if record.evidence and not SHA_256.fullmatch(record.evidence):
        yield Fault("evidence", "not-sha-256")
    if len(record.authority) > TEXT_LIMIT:
        yield Fault("authority", "too-long")


def _of_authorization(record: Authorization) -> Iterator[Fault]:
    for at, picture in enumerate(record.pictures):
        if not SHA_256.fullmatch(picture):
            yield Fault("pictures", "not-sha-256", at)
        elif picture in record.pictures[:at]:
            yield Fault("pictures", "twice", at)
    for field in ("disclosers", "recipients", "uses", "purposes"):
        for at, word in enumerate(sorted(getattr(record, field))):
            if not word or " ".join(word.split()) != word or not word.isprintable():
                yield Fault(field, "not-a-word", at)
            elif len(word) > WORD_LIMIT:
                yield Fault(field, "too-long", at)
    for field in ("description", "expiry_event"):
        if len(getattr(record, field)) > TEXT_LIMIT:
            yield Fault(field, "too-long")
    if record.description.strip() and _is_vague(record.description):
        yield Fault("description", "vague")


def _is_vague(description: str) -> bool:
    words = description[:TEXT_LIMIT].casefold().split()
    return len(words) < LEAST_WORDS or any(f" {phrase} " in f" {' '.join(words)} " for phrase in _vague())


@cache
def _vague() -> tuple[str, ...]:
    phrases = tomllib.loads(VAGUE.read_text("utf-8"))
    return tuple(phrase for language in Language for phrase in phrases[language])


def _of_contact_consent(record: ContactConsent) -> Iterator[Fault]:
    yield from _of_address(record)
    if not record.content:
        yield Fault("content", "missing")
    if record.granted is None:
        yield Fault("granted", "missing")
    if record.confirmed is not None and record.asked is None:
        yield Fault("confirmed", "confirmed-unasked")
    if (record.withdrawn is None) != (record.withdrawn_by is None):
        yield Fault("withdrawn_by", "withdrawn-by-what")
    if record.wants_unencrypted and record.warned is None:
        yield Fault("wants_unencrypted", "chosen-unwarned")
    if record.accepts_shared and not record.is_shared:
        yield Fault("accepts_shared", "accepted-unshared")


def _of_address(record: ContactConsent) -> Iterator[Fault]:
    try:
        plain = normalised(record.channel, record.address)
    except AddressFault:
        yield Fault("address", "not-an-address")
        return
    if plain != record.address:
        yield Fault("address", "not-normalised")


def _of_days(record: Record, today: date) -> Iterator[Fault]:
    """Yield days that are to come and ought not, and days in an order that cannot be."""
    is_authorization = isinstance(record, Authorization)
    begins = "signed" if is_authorization else "granted"
    begun: date | None = getattr(record, begins)
    later = (
        ("copy_given", "event_day", "revoked") if is_authorization else ("asked", "confirmed", "withdrawn")
    )
    past = (begins, *later, "born") if is_authorization else (begins, *later, "warned", "born")
    yield from (Fault(field, "in-the-future") for field in past if _is_after(getattr(record, field), today))
    yield from (Fault(field, "before-signing") for field in later if _is_after(begun, getattr(record, field)))
    if _is_after(begun, record.expires):
        yield Fault("expires", "before-signing")
    if record.expires is not None and begun is not None and record.expires.year - begun.year >= LONGEST_YEARS:
        yield Fault("expires", "no-expiry")
    if isinstance(record, ContactConsent) and _is_after(record.asked, record.confirmed):
        yield Fault("confirmed", "confirmed-unasked")


def _is_after(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day > other


def _of_signer(record: Record) -> Iterator[Fault]:
    """Yield what contradicts itself about who signed for whom."""
    signed = record.signed if isinstance(record, Authorization) else record.granted
    if record.is_minor and record.born is None and record.signer is not Signer.EMANCIPATED_MINOR:
        yield Fault("born", "minor-without-birth")
    if record.is_minor and record.signer is Signer.PATIENT:
        yield Fault("signer", "minor-signs")
    if not record.is_minor and record.signer in (Signer.PARENT, Signer.EMANCIPATED_MINOR):
        yield Fault("signer", "no-minor")
    if record.born is None or signed is None:
        return
    if record.born > signed:
        yield Fault("born", "born-after-signing")
    elif record.is_minor == is_of_age(record.born, signed):
        yield Fault("is_minor", "age-contradicts")
