"""What goes in and out beside consents: papers, traces, representatives, patients, notes of the gate, ties."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bedside.authorizations.record import Record, Signer
from bedside.authorizations.relationship import Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A signed paper or screen: the file by its SHA-256, where it was kept, and whether it still counts."""

    reference: str
    patient: str
    sha256: str = ""
    content_type: str = ""
    url: str = ""
    signed: date | None = None
    is_current: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Who did what to which resources, and when."""

    reference: str
    targets: tuple[str, ...]
    recorded: datetime
    activity: str = ""
    agents: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Representative:
    """Somebody who may act for a patient, and by what right; no name is taken."""

    reference: str
    patient: str
    signer: Signer
    authority: str = ""
    is_active: bool = True
    begins: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientEntry:
    """The least of a patient by which one is found again; a telephone number here is no consent."""

    reference: str
    identifiers: tuple[tuple[str, str], ...] = ()
    name: str = ""
    born: date | None = None
    died: date | None = None
    is_dead: bool = False
    language: str = ""
    is_active: bool = True
    replaced_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactNote:
    """What the contact gate decided; never what the message says."""

    reference: str
    patient: str
    decided: datetime
    channel: str
    is_allowed: bool
    reason: str
    sentence: str = ""
    sender: str = ""
    consent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientTie:
    """A tie of one patient to one clinician."""

    patient: str
    tie: Tie


Item = Record | Paper | Trace | Representative | PatientEntry | ContactNote | PatientTie


def with_paper(record: Record, paper: Paper) -> Record:
    """Return the record with its paper, if it names none yet and the paper counts for its patient."""
    fits = paper.is_current and paper.sha256 and paper.patient == record.patient and not record.evidence
    return replace(record, evidence=paper.sha256) if fits else record


def with_representative(record: Record, person: Representative) -> Record:
    """Return the record with the right of who signed, where it was not known by what right somebody signed."""
    is_unknown = record.signer is Signer.OTHER_REPRESENTATIVE and not record.authority
    if not is_unknown or not person.is_active or person.patient != record.patient:
        return record
    return replace(record, signer=person.signer, authority=person.authority)
