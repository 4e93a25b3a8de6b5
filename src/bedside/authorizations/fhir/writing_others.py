"""Papers, traces, representatives, patients, notes of the contact gate and ties as resources of FHIR R4."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from bedside.authorizations.fhir.codes import (
    ACT_CODE,
    AGENTS,
    BASE,
    CONSENT_DOCUMENT,
    LOINC,
    OPERATIONS,
    RELEASE,
    ROLE_CODE,
    ROLE_CODES,
)
from bedside.authorizations.fhir.items import (
    ContactNote,
    Item,
    Paper,
    PatientEntry,
    PatientTie,
    Representative,
    Trace,
)
from bedside.authorizations.fhir.writing_consents import (
    consent_of,
    document_id,
    extension_of,
    fhir_id,
    patient_of,
    performer_of,
    related_person_id,
    without_nothing,
)
from bedside.authorizations.record import REPRESENTATIVES, Authorization, ContactConsent, Record
from bedside.authorizations.relationship import Source

Json = dict[str, Any]


def resource_of(item: Item, base: str = BASE) -> Json:
    """Return one item as one resource."""
    written: Json = without_nothing(_written(item, base))
    return written


def around(record: Record, recorded: str, base: str = BASE) -> Iterator[Json]:
    """Yield what goes out beside a Consent: who signed, the paper, and the traces of signature and end.

    `recorded` is the moment of the export with its zone, such as 2026-03-01T15:00:05Z.
    """
    begun = record.signed if isinstance(record, Authorization) else record.granted
    ended = record.revoked if isinstance(record, Authorization) else record.withdrawn
    if record.signer in REPRESENTATIVES:
        yield resource_of(_signer(record), base)
    if record.evidence:
        yield resource_of(_paper_of(record, begun), base)
    if begun is not None:
        yield _signature(record, begun, recorded, "CREATE")
    if ended is not None:
        yield _signature(record, ended, recorded, "UPDATE")


def _written(item: Item, base: str) -> Json:
    if isinstance(item, Authorization | ContactConsent):
        return consent_of(item, base)
    if isinstance(item, Paper):
        return _document(item, base)
    if isinstance(item, Trace):
        return _provenance(item)
    if isinstance(item, Representative):
        return _related_person(item, base)
    if isinstance(item, PatientEntry):
        return _patient(item, base)
    return _communication(item, base) if isinstance(item, ContactNote) else _tie(item, base)


def _signer(record: Record) -> Representative:
    return Representative(
        reference=f"RelatedPerson/{related_person_id(record)}",
        patient=record.patient,
        signer=record.signer,
        authority=record.authority,
    )


def _paper_of(record: Record, begun: date | None) -> Paper:
    return Paper(
        reference=f"DocumentReference/{document_id(record)}",
        patient=record.patient,
        sha256=record.evidence,
        signed=begun,
        is_current=not record.is_in_error,
    )


def _signature(record: Record, day: date, recorded: str, activity: str) -> Json:
    name = "signature" if activity == "CREATE" else "end"
    resource = {
        "resourceType": "Provenance",
        "id": fhir_id(f"{fhir_id(record.id)[:50]}-{name}"),
        "target": [{"reference": f"Consent/{fhir_id(record.id)}"}],
        "occurredDateTime": day.isoformat(),
        "recorded": recorded,
        "activity": {"coding": [{"system": OPERATIONS, "code": activity}]},
        "agent": [
            {
                "type": {"coding": [{"system": AGENTS, "code": "author"}]},
                "who": {"reference": performer_of(record)},
            }
        ],
    }
    written: Json = without_nothing(resource)
    return written


def _document(paper: Paper, base: str) -> Json:
    attachment = {
        "extension": list(extension_of(base, "sha256", "String", paper.sha256)),
        "contentType": paper.content_type or None,
        "url": paper.url or None,
        "creation": paper.signed and paper.signed.isoformat(),
    }
    return _own(paper.reference) | {
        "status": "current" if paper.is_current else "entered-in-error",
        "type": {"coding": [{"system": LOINC, "code": RELEASE}]},
        "category": [{"coding": [{"system": LOINC, "code": CONSENT_DOCUMENT}]}],
        "subject": patient_of(paper.patient, base) if paper.patient else None,
        "content": [{"attachment": attachment}],
    }


def _provenance(trace: Trace) -> Json:
    return _own(trace.reference) | {
        "target": [{"reference": target} for target in trace.targets],
        "recorded": trace.recorded.isoformat(),
        "reason": [{"coding": [{"code": trace.reason}]}] if trace.reason else None,
        "activity": {"coding": [{"system": OPERATIONS, "code": trace.activity}]} if trace.activity else None,
        "agent": [{"who": {"reference": agent}} for agent in trace.agents],
    }


def _related_person(person: Representative, base: str) -> Json:
    code = ROLE_CODES.get(person.signer)
    relationship = {
        "coding": [{"system": ROLE_CODE, "code": code}] if code else None,
        "text": person.authority or None,
    }
    return _own(person.reference) | {
        "active": person.is_active,
        "patient": patient_of(person.patient, base),
        "relationship": [relationship] if code or person.authority else None,
        "period": _period(person.begins, person.ends),
    }


def _patient(entry: PatientEntry, base: str) -> Json:
    """The least: our own reference, the numbers by which one is found, name and birth date only where given."""
    own = {"system": f"{base}/sid/patient", "value": entry.reference}
    numbers = [{"system": system or None, "value": value} for system, value in entry.identifiers]
    return {
        "resourceType": "Patient",
        "id": fhir_id(entry.reference),
        "identifier": numbers if own in numbers else [own, *numbers],
        "active": entry.is_active,
        "name": [{"text": entry.name}] if entry.name else None,
        "birthDate": entry.born and entry.born.isoformat(),
        "deceasedDateTime": entry.died and entry.died.isoformat(),
        "deceasedBoolean": True if entry.is_dead and not entry.died else None,
        "communication": [{"language": {"coding": [{"system": "urn:ietf:bcp:47", "code": entry.language}]}}]
        if entry.language
        else None,
        "link": [{"other": patient_of(entry.replaced_by, base), "type": "replaced-by"}]
        if entry.replaced_by
        else None,
    }


def _communication(note: ContactNote, base: str) -> Json:
    return _own(note.reference) | {
        "extension": list(extension_of(base, "decided", "DateTime", note.decided.isoformat())),
        "status": "preparation" if note.is_allowed else "not-done",
        "statusReason": {
            "coding": [{"system": f"{base}/CodeSystem/gate-reason", "code": note.reason}]
            if note.reason
            else None,
            "text": note.sentence or None,
        },
        "medium": [{"text": note.channel}],
        "subject": patient_of(note.patient, base),
        "about": [{"reference": note.consent}] if note.consent else None,
        "sender": {"reference": note.sender} if note.sender else None,
    }


def _tie(of: PatientTie, base: str) -> Json:
    """A visit or an encounter as Encounter, a care team as CareTeam; a named physician goes out with the Patient."""
    tie = of.tie
    if tie.source not in (Source.VISIT, Source.ENCOUNTER, Source.CARE_TEAM):
        raise ValueError(f"A tie of the source {tie.source} is no resource by itself.")
    subject, organization = (
        patient_of(of.patient, base),
        {"reference": tie.organization} if tie.organization else None,
    )
    if tie.source in (Source.VISIT, Source.ENCOUNTER):
        return _own(tie.reference or _made_up(of, "Encounter")) | {
            "status": "finished",
            "class": {"system": ACT_CODE, "code": "AMB"},
            "subject": subject,
            "participant": [{"individual": {"reference": tie.clinician}}],
            "period": _period(tie.begins, tie.ends),
            "serviceProvider": organization,
        }
    return _own(tie.reference or _made_up(of, "CareTeam")) | {
        "status": "active" if tie.is_active else "inactive",
        "subject": subject,
        "period": _period(tie.begins, tie.ends),
        "participant": [{"member": {"reference": tie.clinician}}],
        "managingOrganization": [organization] if organization else None,
    }


def _made_up(of: PatientTie, kind: str) -> str:
    """Return an id that is the same for the same tie."""
    parts = (of.patient, of.tie.clinician, of.tie.source, str(of.tie.begins), str(of.tie.ends))
    return f"{kind}/{fhir_id(' '.join(parts))}"


def _own(reference: str) -> Json:
    kind, _, own = reference.partition("/")
    return {"resourceType": kind, "id": fhir_id(own)}


def _period(begins: date | None, ends: date | None) -> Json:
    return {"start": begins and begins.isoformat(), "end": ends and ends.isoformat()}
