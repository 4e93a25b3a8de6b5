"""Putting a record on file and every later version of it; what relied on it is called back when it ends."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from uuid import uuid4

from django.db import transaction

from bedside.authorizations import Authorization, ContactConsent, Reach, Record, WithdrawnBy
from bedside.authorizations.among import reaches
from bedside.authorizations.changing import asked_on, confirmed_on, entered_in_error, revoked_on, withdrawn_on
from bedside.authorizations.validation import require_valid
from bedside.server.authorizations import finding
from bedside.server.authorizations.access import filed_of, patients_of, require_treating
from bedside.server.authorizations.contents import record_of, records_of, seal_record
from bedside.server.authorizations.evidence import Paper, keep_paper
from bedside.server.authorizations.models import Filed, FiledVersion, Patient
from bedside.server.ledger.acts import (
    AuthorizationRecorded,
    AuthorizationRevoked,
    ContactConsentRecorded,
    ContactConsentWithdrawn,
)
from bedside.server.ledger.recording import record as tell
from bedside.server.ledger.values import AuthorizationRef
from bedside.server.people.in_the_ledger import person_ref
from bedside.server.people.models import Person
from bedside.server.sealing.keys_at_hand import keys


@dataclass(frozen=True, slots=True)
class Signed:
    """What was signed: the record, with its papers; the first of them is the evidence that the record names."""

    record: Record
    papers: tuple[Paper, ...]


def put_on_file(by: Person, patient: Patient, signed: Signed, now: datetime, today: date) -> Filed:
    """Put an authorization or a consent on file.

    Raises:
        NotTreating: they treat nobody here.
        Patient.DoesNotExist: it is no patient of their unit.
        RecordFault: the record does not hold; it says everything that is wrong.
        Locked: no key is at hand.
    """
    require_treating(by)
    patient = patients_of(by).get(pk=patient.pk)
    keys()
    filed = Filed(pk=uuid4(), patient=patient, kind=_kind(signed.record), latest=1, made=now)
    evidence = sha256(signed.papers[0].content).hexdigest() if signed.papers else ""
    record = replace(signed.record, id=str(filed.pk), patient=str(patient.pk), evidence=evidence, version=1)
    held = [one for _, one in records_of(filed_of(by))]
    require_valid(record, today, held)
    with transaction.atomic():
        _set_days(filed, record)
        filed.save(force_insert=True)
        _add_version(filed, record, by, now)
        for paper in signed.papers:
            keep_paper(filed, paper, now)
        if isinstance(record, Authorization):
            finding.index_pictures(filed, record.pictures)
        told = AuthorizationRecorded if isinstance(record, Authorization) else ContactConsentRecorded
        tell(told(AuthorizationRef(filed.number)), person_ref(by), now)
    return filed


def revoke(by: Person, filed: Filed, day: date, now: datetime) -> int:
    """Revoke an authorization from a day on; say how many things that relied on it are to be taken down."""
    record = _open_to(by, filed)
    assert isinstance(record, Authorization)
    _ended(by, filed, revoked_on(record, day), day, now)
    return filed.reliances.filter(taken_down=None, take_down_since__isnull=False).count()


def withdraw(by: Person, filed: Filed, how: WithdrawnBy, reach: Reach, day: date, now: datetime) -> int:
    """Withdraw a consent from a day on, as far as the patient said; say how many consents end with it."""
    record = _open_to(by, filed)
    assert isinstance(record, ContactConsent)
    withdrawn = withdrawn_on(record, day, how, reach)
    others = records_of(filed_of(by).filter(patient=filed.patient_id, ended=None).exclude(pk=filed.pk))
    also = [
        (one, other)
        for one, other in others
        if isinstance(other, ContactConsent) and reaches(withdrawn, other)
    ]
    with transaction.atomic():
        _ended(by, filed, withdrawn, day, now)
        for one, other in also:
            _ended(by, one, withdrawn_on(other, day, how, Reach.ADDRESS), day, now)
    return 1 + len(also)


def note_asked(by: Person, filed: Filed, day: date, now: datetime) -> None:
    """Note that the patient was asked to confirm an address."""
    record = _open_to(by, filed)
    if isinstance(record, ContactConsent):
        _change(by, filed, asked_on(record, day), now)


def note_confirmed(by: Person, filed: Filed, day: date, now: datetime) -> None:
    """Note that the patient confirmed the address."""
    record = _open_to(by, filed)
    if isinstance(record, ContactConsent):
        _change(by, filed, confirmed_on(record, day), now)


def set_aside(by: Person, filed: Filed, day: date, now: datetime) -> None:
    """Note that a record was entered in error; it counts for nothing from then on."""
    _ended(by, filed, entered_in_error(_open_to(by, filed)), day, now)


def _open_to(by: Person, filed: Filed) -> Record:
    """Return a record that somebody may change.

    Raises:
        Filed.DoesNotExist: it is nobody's of their unit.
    """
    require_treating(by)
    return record_of(filed_of(by).get(pk=filed.pk))


def _ended(by: Person, filed: Filed, record: Record, day: date, now: datetime) -> None:
    with transaction.atomic():
        if not _change(by, filed, record, now):
            return
        filed.reliances.filter(taken_down=None, take_down_since=None).update(take_down_since=day)
        told = AuthorizationRevoked if isinstance(record, Authorization) else ContactConsentWithdrawn
        tell(told(AuthorizationRef(filed.number)), person_ref(by), now)


def _change(by: Person, filed: Filed, record: Record, now: datetime) -> bool:
    """Add the next version, and say whether there was anything to add; of two at once one finds the older gone."""
    seen = filed.latest
    if record.version <= seen:
        return False
    with transaction.atomic():
        filed.latest = record.version
        _set_days(filed, record)
        written = Filed.objects.filter(pk=filed.pk, latest=seen).update(
            latest=filed.latest, ends=filed.ends, ended=filed.ended
        )
        if not written:
            raise Filed.DoesNotExist
        _add_version(filed, record, by, now)
    return True


def _add_version(filed: Filed, record: Record, by: Person, now: datetime) -> None:
    version = FiledVersion(filed=filed, number=record.version, by=by, made=now)
    seal_record(version, record)
    version.save(force_insert=True)


def _set_days(filed: Filed, record: Record) -> None:
    ended = record.revoked if isinstance(record, Authorization) else record.withdrawn
    filed.ends, filed.ended = record.ends, ended
    if record.is_in_error and filed.ended is None:
        filed.ended = filed.made.date()


def _kind(record: Record) -> str:
    return Filed.Kind.AUTHORIZATION if isinstance(record, Authorization) else Filed.Kind.CONSENT
