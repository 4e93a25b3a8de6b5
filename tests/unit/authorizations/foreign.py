"""Resources as another record system writes them; all people and places are invented."""

import copy
import json
from typing import Any

Json = dict[str, Any]


def concept(system: str, code: str) -> Json:
    return {"coding": [{"system": system, "code": code}]}


TERMS = "http://terminology.hl7.org/CodeSystem"
BY_EMAIL: Json = {
    "resourceType": "Consent",
    "id": "c-email-1",
    "status": "active",
    "scope": concept(f"{TERMS}/consentscope", "patient-privacy"),
    "category": [concept("http://loinc.org", "59284-0"), concept(f"{TERMS}/v3-ActCode", "IDSCL")],
    "patient": {"reference": "Patient/pt-100"},
    "dateTime": "2026-01-05T15:10:00-05:00",
    "performer": [{"reference": "Patient/pt-100"}],
    "sourceReference": {"reference": "DocumentReference/doc-1"},
    "policy": [{"authority": "https://example.org", "uri": "https://example.org/policies/e-contact/2.0"}],
    "policyRule": concept(f"{TERMS}/v3-ActCode", "OPTINR"),
    "verification": [
        {
            "verified": True,
            "verifiedWith": {"reference": "Patient/pt-100"},
            "verificationDate": "2026-01-05T15:12:00-05:00",
        }
    ],
    "provision": {
        "period": {"start": "2026-01-05", "end": "2028-01-05"},
        "provision": [
            {
                "type": "permit",
                "code": [
                    concept("https://example.org/fhir/CodeSystem/contact-content", "admin"),
                    concept("https://example.org/fhir/CodeSystem/contact-content", "clinical-nonurgent"),
                ],
                "extension": [
                    {
                        "url": "https://example.org/fhir/StructureDefinition/contact-channel",
                        "valueContactPoint": {"system": "email", "value": "Rosa.T@example.org"},
                    },
                    {
                        "url": "https://example.org/fhir/StructureDefinition/unencrypted-risk-acknowledged",
                        "valueDateTime": "2026-01-05T15:10:00-05:00",
                    },
                ],
            },
            {
                "type": "deny",
                "code": [concept("https://example.org/fhir/CodeSystem/contact-content", "sensitive-result")],
            },
        ],
    },
}
TO_PUBLISH: Json = {
    "resourceType": "Consent",
    "id": "c-photo-1",
    "status": "active",
    "identifier": [{"system": "https://example.org/fhir/sid/authorization", "value": "AUTH-2026-0042"}],
    "scope": concept(f"{TERMS}/consentscope", "patient-privacy"),
    "category": [concept("http://loinc.org", "64292-6")],
    "patient": {"reference": "https://ehr.example.org/fhir/Patient/pt-100/_history/4"},
    "dateTime": "2026-03-01T10:00:00-05:00",
    "performer": [{"reference": "RelatedPerson/mother-1"}],
    "policy": [
        {"authority": "https://www.ecfr.gov", "uri": "https://www.ecfr.gov/current/title-45/section-164.508"}
    ],
    "policyRule": concept(f"{TERMS}/consentpolicycodes", "hipaa-auth"),
    "provision": {
        "period": {"start": "2026-03-01", "end": "2027-03-01"},
        "provision": [
            {
                "type": "permit",
                "actor": [
                    {
                        "role": concept(f"{TERMS}/v3-ParticipationType", "CST"),
                        "reference": {"reference": "PractitionerRole/role-7", "display": "Example Clinic"},
                    },
                    {
                        "role": concept(f"{TERMS}/v3-ParticipationType", "IRCP"),
                        "reference": {"display": "the public"},
                    },
                ],
                "purpose": [{"system": f"{TERMS}/v3-ActReason", "code": "HMARKT"}],
                "data": [{"meaning": "instance", "reference": {"reference": "Media/photo-881"}}],
                "extension": [
                    {
                        "url": "https://example.org/fhir/StructureDefinition/authorized-channel",
                        "valueUrl": "https://www.example.org/results",
                    }
                ],
            }
        ],
    },
}
VISIT: Json = {
    "resourceType": "Encounter",
    "id": "enc-1",
    "status": "finished",
    "class": {"system": f"{TERMS}/v3-ActCode", "code": "AMB"},
    "subject": {"reference": "Patient/pt-100"},
    "participant": [{"individual": {"reference": "PractitionerRole/role-7"}}],
    "period": {"start": "2026-02-11T14:00:00-05:00", "end": "2026-02-11T14:25:00-05:00"},
    "serviceProvider": {"reference": "Organization/org-1"},
}
TEAM: Json = {
    "resourceType": "CareTeam",
    "id": "ct-1",
    "status": "active",
    "subject": {"reference": "Patient/pt-100"},
    "period": {"start": "2025-09-01"},
    "participant": [{"member": {"reference": "Practitioner/dr-1"}, "period": {"start": "2025-10-01"}}],
}
PATIENT: Json = {
    "resourceType": "Patient",
    "id": "pt-100",
    "active": True,
    "identifier": [{"system": "https://example.org/fhir/sid/mrn", "value": "MRN-100"}],
    "name": [{"use": "official", "family": "Testpatient", "given": ["Rosa"]}],
    "birthDate": "1984-04-12",
    "telecom": [{"system": "email", "value": "rosa.t@example.org"}],
    "communication": [{"language": concept("urn:ietf:bcp:47", "es"), "preferred": True}],
    "generalPractitioner": [{"reference": "PractitionerRole/role-7"}],
}
MOTHER: Json = {
    "resourceType": "RelatedPerson",
    "id": "mother-1",
    "patient": {"reference": "Patient/pt-100"},
    "relationship": [concept(f"{TERMS}/v3-RoleCode", "MTH") | {"text": "mother, with custody"}],
}
PAPER: Json = {
    "resourceType": "DocumentReference",
    "id": "doc-1",
    "status": "current",
    "subject": {"reference": "Patient/pt-100"},
    "content": [
        {
            "attachment": {
                "contentType": "application/pdf",
                "extension": [
                    {
                        "url": "https://example.org/fhir/StructureDefinition/sha256",
                        "valueString": "0" * 63 + "a",
                    }
                ],
            }
        }
    ],
}
TRACE: Json = {
    "resourceType": "Provenance",
    "id": "pv-stop-1",
    "target": [{"reference": "Consent/c-sms-1/_history/2"}],
    "recorded": "2026-06-02T09:01:10Z",
    "activity": concept(f"{TERMS}/v3-DataOperation", "UPDATE"),
    "agent": [{"who": {"reference": "Device/gate-1"}, "onBehalfOf": {"reference": "Patient/pt-100"}}],
}
MESSAGE: Json = {
    "resourceType": "Communication",
    "id": "msg-out-78",
    "status": "not-done",
    "subject": {"reference": "Patient/pt-100"},
}
ALL = (BY_EMAIL, TO_PUBLISH, VISIT, TEAM, PATIENT, MOTHER, PAPER, TRACE, MESSAGE)


def changed(resource: Json, path: str, value: object) -> Json:
    """A copy with one element changed, or taken out where the value is None; `path` is such as `provision.0.type`."""
    written: Json = copy.deepcopy(resource)
    inner: Any = written
    *before, last = path.split(".")
    for name in before:
        inner = inner[int(name)] if name.isdecimal() else inner[name]
    if value is None:
        del inner[last]
    else:
        inner[int(last) if last.isdecimal() else last] = value
    return written


def lines(*resources: Json) -> bytes:
    return b"".join(json.dumps(resource).encode() + b"\n" for resource in resources)


def bundled(*resources: Json, indent: int | None = None) -> bytes:
    whole = {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": one} for one in resources],
    }
    return json.dumps(whole, indent=indent).encode()
