"""Resources beside Consent as plain values: papers, traces, representatives, patients, notes, ties."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from bedside.authorizations.fhir.codes import SIGNER_OF
from bedside.authorizations.fhir.elements import (
    codes,
    day_of,
    extension,
    patient_id,
    reference_of,
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
from bedside.authorizations.fhir.reading_consents import records_of
from bedside.authorizations.fhir.refusal import Refusal, ResourceFault
from bedside.authorizations.record import Signer
from bedside.authorizations.relationship import Source, Tie
from bedside.authorizations.validation import SHA_256

Resource = Mapping[str, Any]


def items_of(resource: Resource) -> tuple[Item, ...]:
    """Return what a resource that was checked says; one that was entered in error, or is not over, may say nothing."""
    return tuple(_READERS[resource["resourceType"]](resource))


def _paper(resource: Resource) -> Iterator[Paper]:
    attachment = resource["content"][0]["attachment"]
    sha256 = extension(attachment, "sha256", str) or ""
    if sha256 and not SHA_256.fullmatch(sha256):
        raise ResourceFault(
            Refusal(
                "DocumentReference.content.attachment.extension(sha256)", "it is no SHA-256 in hexadecimal."
            )
        )
    yield Paper(
        reference=_own(resource),
        patient=patient_id(resource.get("subject", {})),
        sha256=sha256,
        content_type=attachment.get("contentType", ""),
        url=attachment.get("url", ""),
        signed=day_of(attachment.get("creation"), "DocumentReference.content.attachment.creation"),
        is_current=resource["status"] == "current",
    )


def _trace(resource: Resource) -> Iterator[Trace]:
    yield Trace(
        reference=_own(resource),
        targets=tuple(reference_of(target) for target in resource["target"]),
        recorded=_moment(resource["recorded"], "Provenance.recorded"),
        activity=min(codes(resource.get("activity")), default=""),
        agents=tuple(reference_of(agent["who"]) for agent in resource["agent"]),
        reason=min(codes(resource.get("reason")), default=""),
    )


def _representative(resource: Resource) -> Iterator[Representative]:
    told = codes(resource.get("relationship"))
    signer = next(
        (SIGNER_OF[code] for code in sorted(told) if code in SIGNER_OF), Signer.OTHER_REPRESENTATIVE
    )
    words = [concept["text"] for concept in resource.get("relationship", ()) if "text" in concept]
    period, path = resource.get("period", {}), "RelatedPerson.period"
    yield Representative(
        reference=_own(resource),
        patient=patient_id(resource["patient"]),
        signer=signer,
        authority="; ".join(words) or ", ".join(sorted(told)),
        is_active=resource.get("active", True),
        begins=day_of(period.get("start"), f"{path}.start"),
        ends=day_of(period.get("end"), f"{path}.end"),
    )


def _patient(resource: Resource) -> Iterator[PatientEntry | PatientTie]:
    died = resource.get("deceasedDateTime")
    replaced = (link for link in resource.get("link", ()) if link["type"] == "replaced-by")
    own = _own_patient(resource)
    yield PatientEntry(
        reference=own,
        identifiers=tuple(
            (one.get("system", ""), one["value"]) for one in resource.get("identifier", ()) if "value" in one
        ),
        name=_name(resource.get("name", ())),
        born=day_of(resource.get("birthDate"), "Patient.birthDate"),
        died=day_of(died, "Patient.deceasedDateTime"),
        is_dead=died is not None or resource.get("deceasedBoolean") is True,
        language=_language(resource.get("communication", ())),
        is_active=resource.get("active", True),
        replaced_by=next((patient_id(link["other"]) for link in replaced), ""),
    )
    for reference in resource.get("generalPractitioner", ()):
        tie = Tie(
            source=Source.GENERAL_PRACTITIONER,
            clinician=reference_of(reference),
            is_active=resource.get("active", True),
            reference=f"Patient/{resource.get('id', '')}",
        )
        yield PatientTie(patient=own, tie=tie)


def _note(resource: Resource) -> Iterator[ContactNote]:
    """Only what the gate wrote is read: a message of another system is none of ours."""
    decided = extension(resource, "decided", str)
    if decided is None:
        return
    reason = resource.get("statusReason", {})
    yield ContactNote(
        reference=_own(resource),
        patient=patient_id(resource.get("subject", {})),
        decided=_moment(decided, "Communication.extension(decided)"),
        channel=next((concept["text"] for concept in resource.get("medium", ()) if "text" in concept), ""),
        is_allowed=resource["status"] != "not-done",
        reason=min(codes(reason), default=""),
        sentence=reason.get("text", ""),
        sender=reference_of(resource.get("sender")),
        consent=next((reference_of(about) for about in resource.get("about", ())), ""),
    )


def _visits(resource: Resource) -> Iterator[PatientTie]:
    """A visit that took place, with each clinician who took part; one that is to come is no visit."""
    if resource["status"] not in ("finished", "in-progress", "onleave"):
        return
    period, path = resource.get("period", {}), "Encounter.period"
    for participant in resource.get("participant", ()):
        tie = Tie(
            source=Source.ENCOUNTER,
            clinician=reference_of(participant.get("individual")),
            begins=day_of(period.get("start"), f"{path}.start"),
            ends=day_of(period.get("end"), f"{path}.end"),
            organization=reference_of(resource.get("serviceProvider")),
            reference=f"Encounter/{resource.get('id', '')}",
        )
        if tie.clinician and "subject" in resource:
            yield PatientTie(patient=patient_id(resource["subject"]), tie=tie)


def _team(resource: Resource) -> Iterator[PatientTie]:
    if resource.get("status") == "entered-in-error" or "subject" not in resource:
        return
    for participant in resource.get("participant", ()):
        periods = (resource.get("period", {}), participant.get("period", {}))
        starts = [day_of(period.get("start"), "CareTeam.period.start") for period in periods]
        ends = [day_of(period.get("end"), "CareTeam.period.end") for period in periods]
        tie = Tie(
            source=Source.CARE_TEAM,
            clinician=reference_of(participant.get("member")),
            begins=max((day for day in starts if day), default=None),
            ends=min((day for day in ends if day), default=None),
            is_active=resource.get("status") == "active",
            organization=next((reference_of(one) for one in resource.get("managingOrganization", ())), ""),
            reference=f"CareTeam/{resource.get('id', '')}",
        )
        if tie.clinician:
            yield PatientTie(patient=patient_id(resource["subject"]), tie=tie)


def _own(resource: Resource) -> str:
    return f"{resource['resourceType']}/{resource.get('id', '')}"


def _own_patient(resource: Resource) -> str:
    for one in resource.get("identifier", ()):
        if one.get("system", "").endswith("/sid/patient") and one.get("value"):
            return str(one["value"])
    return str(resource.get("id", ""))


def _name(names: list[Resource]) -> str:
    """Return the official name, else the first: the one that is written on papers."""
    chosen = next((name for name in names if name.get("use") == "official"), next(iter(names), {}))
    parts = (*chosen.get("given", ()), chosen.get("family", ""))
    return " ".join(part for part in parts if part) or str(chosen.get("text", ""))


def _language(spoken: list[Resource]) -> str:
    chosen = next((one for one in spoken if one.get("preferred")), next(iter(spoken), {}))
    return min(codes(chosen.get("language")), default="")


def _moment(written: str, path: str) -> datetime:
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise ResourceFault(
            Refusal(path, "write day, time and zone, such as 2026-03-01T15:00:05Z.")
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


_READERS: Mapping[str, Callable[[Resource], Iterator[Item] | tuple[Item, ...]]] = {
    "Consent": records_of,
    "DocumentReference": _paper,
    "Provenance": _trace,
    "RelatedPerson": _representative,
    "Patient": _patient,
    "Communication": _note,
    "Encounter": _visits,
    "CareTeam": _team,
}
