"""Records as Consent of FHIR R4, whole: what is written here and read again is the same record."""

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from bedside.authorizations.fhir.codes import (
    ACT_CODE,
    ACT_REASON,
    ACTIONS,
    BASE,
    CONSENT_DOCUMENT,
    CONTENT_CODES,
    DISCLOSURE,
    EXTENSION,
    HIPAA_AUTHORIZATION,
    LOINC,
    PARTICIPATION,
    POLICY_CODES,
    PURPOSE_CODES,
    REGULATION,
    RELEASE,
    RESOURCE_TYPES,
    SCOPES,
)
from bedside.authorizations.record import (
    REPRESENTATIVES,
    Authorization,
    ContactConsent,
    Content,
    Record,
)

Json = dict[str, Any]
_URL = re.compile(r"https?://\S+")
_ID = re.compile(r"[A-Za-z0-9.-]{1,64}")


def consent_of(record: Record, base: str = BASE) -> Json:
    """Return the Consent of a record; `base` is the institution's address for its own codes and extensions."""
    is_authorization = isinstance(record, Authorization)
    begun = record.signed if isinstance(record, Authorization) else record.granted
    resource: Json = {
        "resourceType": "Consent",
        "id": fhir_id(record.id),
        "meta": {"versionId": str(record.version)},
        "extension": list(_extensions(record, base)),
        "identifier": [
            {
                "system": f"{base}/sid/{'authorization' if is_authorization else 'contact-consent'}",
                "value": record.id,
            }
        ],
        "status": _status(record, begun),
        "scope": _concept(SCOPES, "patient-privacy"),
        "category": [
            _concept(LOINC, RELEASE if is_authorization else CONSENT_DOCUMENT),
            _concept(ACT_CODE, DISCLOSURE),
        ],
        "patient": patient_of(record.patient, base),
        "dateTime": _day(begun),
        "performer": [{"reference": performer_of(record)}],
        "sourceReference": {"reference": f"DocumentReference/{document_id(record)}"}
        if record.evidence
        else None,
        "policy": list(_policies(record, base)),
        "policyRule": _rule(record),
        "verification": _verification(record),
        "provision": _provision(record, base, begun),
    }
    written: Json = without_nothing(resource)
    return written


def patient_of(patient: str, base: str = BASE) -> Json:
    """Return a reference to a patient, with our own reference beside it where FHIR's ids do not allow that."""
    own = {"system": f"{base}/sid/patient", "value": patient}
    return {"reference": f"Patient/{fhir_id(patient)}", "identifier": own}


def fhir_id(own: str) -> str:
    """Return an id as FHIR allows it: our own, or where that has other signs the start of its SHA-256."""
    return own if _ID.fullmatch(own) else hashlib.sha256(own.encode()).hexdigest()


def document_id(record: Record) -> str:
    """Return the id of the signed paper: one paper, one document."""
    return f"paper-{record.evidence[:48]}"


def performer_of(record: Record) -> str:
    """Return a reference to who signed."""
    if record.signer in REPRESENTATIVES:
        return f"RelatedPerson/{related_person_id(record)}"
    return f"Patient/{fhir_id(record.patient)}"


def related_person_id(record: Record) -> str:
    """Return the id of who signed for the patient: the same for the same patient, right and authority."""
    named = "\n".join((record.patient, record.signer, record.authority))
    return f"signer-{hashlib.sha256(named.encode()).hexdigest()[:48]}"


def without_nothing(value: Any) -> Any:
    """Return the value without the elements that hold nothing, which FHIR leaves out."""
    if isinstance(value, dict):
        kept = {name: without_nothing(inner) for name, inner in value.items()}
        return {name: inner for name, inner in kept.items() if inner is not None and inner not in ({}, [])}
    if isinstance(value, list):
        return [without_nothing(inner) for inner in value]
    return value


def extension_of(base: str, name: str, kind: str, value: object) -> Iterator[Json]:
    """Yield an extension, if there is something to say."""
    if value is not None and value != "":
        yield {"url": f"{base}/{EXTENSION}/{name}", f"value{kind}": value}


def _extensions(record: Record, base: str) -> Iterator[Json]:
    """What a record says and Consent has no element for; the same names in every institution."""
    yield from extension_of(base, "signer", "Code", record.signer.value)
    yield from extension_of(base, "authority", "String", record.authority)
    yield from extension_of(base, "minor", "Boolean", True if record.is_minor else None)
    yield from extension_of(base, "minor-born", "Date", _day(record.born))
    yield from extension_of(base, "form-language", "Code", record.language.value)
    yield from extension_of(base, "signed-form-sha256", "String", record.evidence)
    if isinstance(record, Authorization):
        yield from _of_authorization(record, base)
        return
    yield from extension_of(base, "confirmation-asked", "Date", _day(record.asked))
    yield from extension_of(base, "withdrawn", "Date", _day(record.withdrawn))
    yield from extension_of(base, "withdrawn-by", "Code", record.withdrawn_by and record.withdrawn_by.value)
    yield from extension_of(base, "withdrawal-reach", "Code", record.reach.value)


def _of_authorization(record: Authorization, base: str) -> Iterator[Json]:
    for kind in sorted(record.kinds):
        yield from extension_of(base, "published-kind", "Code", kind.value)
    yield from extension_of(base, "description", "String", record.description)
    yield from extension_of(base, "expiry-event", "String", record.expiry_event)
    yield from extension_of(base, "expiry-event-day", "Date", _day(record.event_day))
    for statement in sorted(record.statements):
        yield from extension_of(base, "statement", "Code", statement.value)
    yield from extension_of(base, "copy-given", "Date", _day(record.copy_given))
    yield from extension_of(base, "revoked", "Date", _day(record.revoked))


def _status(record: Record, begun: date | None) -> str:
    if record.is_in_error:
        return "entered-in-error"
    if (record.revoked if isinstance(record, Authorization) else record.withdrawn) is not None:
        return "inactive"
    return "proposed" if begun is None else "active"


def _policies(record: Record, base: str) -> Iterator[Json]:
    if isinstance(record, Authorization):
        yield {"authority": "https://www.ecfr.gov", "uri": REGULATION}
    if record.wording:
        yield {"authority": base, "uri": f"{base}/forms/{record.wording}/{record.wording_version}"}


def _rule(record: Record) -> Json:
    if isinstance(record, Authorization):
        return _concept(POLICY_CODES, HIPAA_AUTHORIZATION)
    return _concept(ACT_CODE, "OPTINR" if record.withdrawn is None else "OPTOUT")


def _verification(record: Record) -> list[Json]:
    if isinstance(record, Authorization) or record.confirmed is None:
        return []
    who = {"reference": performer_of(record)}
    return [{"verified": True, "verifiedWith": who, "verificationDate": _day(record.confirmed)}]


def _provision(record: Record, base: str, begun: date | None) -> Json:
    """The root sets the period and carries no type; what is permitted stands within, then what is denied."""
    within = (
        [_published(record, base)] if isinstance(record, Authorization) else list(_contacted(record, base))
    )
    # A start after the end would be no period; what contradicts itself keeps its end alone.
    start = None if begun and record.expires and begun > record.expires else _day(begun)
    return {"period": {"start": start, "end": _day(record.expires)}, "provision": within}


def _published(record: Authorization, base: str) -> Json:
    actors = [_actor("CST", {"display": name}) for name in record.disclosers]
    actors += [_actor("IRCP", {"display": name}) for name in record.recipients]
    channels = [
        one
        for use in sorted(record.uses)
        for one in extension_of(base, "authorized-channel", "Url" if _URL.fullmatch(use) else "String", use)
    ]
    return {
        "extension": [*channels, *extension_of(base, "remuneration", "Boolean", record.is_paid)],
        "type": "permit",
        "actor": actors,
        "action": [_concept(ACTIONS, "disclose"), _concept(ACTIONS, "use")],
        "purpose": [one for purpose in sorted(record.purposes) for one in _purpose(purpose, base)],
        "class": [{"system": RESOURCE_TYPES, "code": "Media"}],
        "data": [_picture(sha, base) for sha in record.pictures],
    }


def _purpose(purpose: str, base: str) -> Iterator[Json]:
    yield {"system": f"{base}/CodeSystem/publication-purpose", "code": purpose}
    if purpose in PURPOSE_CODES:
        yield {"system": ACT_REASON, "code": PURPOSE_CODES[purpose]}


def _picture(sha: str, base: str) -> Json:
    """A picture is named by its SHA-256: R4's own hash of an attachment is SHA-1."""
    reference = {"type": "Media", "identifier": {"system": f"{base}/sid/sha256", "value": sha}}
    return {"meaning": "instance", "reference": reference}


def _contacted(record: ContactConsent, base: str) -> Iterator[Json]:
    point = {"system": record.channel.value, "value": record.address}
    yield {
        "extension": [
            *extension_of(base, "contact-channel", "ContactPoint", point),
            *extension_of(base, "unencrypted-risk-acknowledged", "DateTime", _day(record.warned)),
            *extension_of(base, "unencrypted-chosen", "Boolean", record.wants_unencrypted),
            *extension_of(base, "shared-address", "Boolean", record.is_shared),
            *extension_of(base, "shared-accepted", "Boolean", record.accepts_shared),
        ],
        "type": "permit",
        "actor": [_actor("IRCP", {"reference": f"Patient/{fhir_id(record.patient)}"})],
        "action": [_concept(ACTIONS, "disclose")],
        "class": [{"system": RESOURCE_TYPES, "code": "Communication"}],
        "code": [_content(content, base) for content in sorted(record.content)],
    }
    denied = [content for content in Content if content not in record.content]
    if denied:
        yield {"type": "deny", "code": [_content(content, base) for content in denied]}


def _content(content: Content, base: str) -> Json:
    return {"coding": [{"system": f"{base}/CodeSystem/contact-content", "code": CONTENT_CODES[content]}]}


def _actor(role: str, reference: Json) -> Json:
    return {"role": _concept(PARTICIPATION, role), "reference": reference}


def _concept(system: str, code: str) -> Json:
    return {"coding": [{"system": system, "code": code}]}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
