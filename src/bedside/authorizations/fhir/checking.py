"""The checks of a resource: the library's, and those that it does not make."""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from fhir.resources.R4B import get_fhir_model_class
from pydantic import ValidationError

from bedside.authorizations.fhir.codes import STATUSES
from bedside.authorizations.fhir.refusal import Refusal, ResourceFault

Resource = Mapping[str, Any]
DEPTH = 30
REFERENCE = re.compile(r"(?:.*/)?([A-Z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})(?:/_history/[A-Za-z0-9.-]{1,64})?")
_LOGICAL = ("urn:uuid:", "urn:oid:", "#")
# Which types a reference may lead to, by the path to it (hl7.org/fhir/R4); the library takes any.
_WHO = frozenset("Patient RelatedPerson Practitioner PractitionerRole Organization Group CareTeam".split())
TARGETS: Mapping[str, frozenset[str]] = {
    "Consent.patient": frozenset({"Patient"}),
    "Consent.performer": frozenset(
        "Organization Patient Practitioner RelatedPerson PractitionerRole".split()
    ),
    "Consent.organization": frozenset({"Organization"}),
    "Consent.sourceReference": frozenset("Consent DocumentReference Contract QuestionnaireResponse".split()),
    "Consent.verification.verifiedWith": frozenset({"Patient", "RelatedPerson"}),
    "DocumentReference.subject": frozenset("Patient Practitioner Group Device".split()),
    "Communication.subject": frozenset({"Patient", "Group"}),
    "Communication.recipient": _WHO | {"Device", "HealthcareService"},
    "Encounter.subject": frozenset({"Patient", "Group"}),
    "Encounter.participant.individual": frozenset("Practitioner PractitionerRole RelatedPerson".split()),
    "CareTeam.subject": frozenset({"Patient", "Group"}),
    "CareTeam.participant.member": _WHO - {"Group"},
    "Patient.generalPractitioner": frozenset("Organization Practitioner PractitionerRole".split()),
    "Patient.link.other": frozenset({"Patient", "RelatedPerson"}),
    "RelatedPerson.patient": frozenset({"Patient"}),
}
PROVISION_TYPES = frozenset({"permit", "deny"})
READ = (
    "Consent",
    "Provenance",
    "DocumentReference",
    "Communication",
    "Encounter",
    "CareTeam",
    "Patient",
    "RelatedPerson",
)


def check(resource: Resource) -> str:
    """Return the type of a resource that is in order, or raise `ResourceFault` with all that is wrong."""
    kind = resource.get("resourceType")
    if kind not in READ:
        raise ResourceFault(Refusal("resourceType", f"this type is not read. Read are: {', '.join(READ)}."))
    # Each looks only at what the one before found in order, and so may rely on it.
    for found in (_shape(resource, kind, 0), _of_library(kind, resource), _of_ours(kind, resource)):
        refusals = tuple(dict.fromkeys(found))
        if refusals:
            raise ResourceFault(*refusals)
    return str(kind)


def _of_library(kind: str, resource: Resource) -> Iterator[Refusal]:
    try:
        get_fhir_model_class(kind).model_validate(resource)
    except ValidationError as fault:
        for error in fault.errors(include_input=False, include_context=False, include_url=False):
            names = ".".join(str(name) for name in error["loc"] if not isinstance(name, int))
            yield Refusal(f"{kind}.{names}", _plain(error["type"]))
    except (ValueError, TypeError, AssertionError, RecursionError):
        yield Refusal(kind, "it is no resource of FHIR R4. Have the sending system validate it.")


def _plain(error_type: str) -> str:
    """Return a reason for an error of the library; its own words may repeat what stands there."""
    if error_type == "missing":
        return "it is missing, and FHIR R4 requires it."
    if error_type == "extra_forbidden":
        return "FHIR R4 has no such element. Is it an R5 resource?"
    return "its value is not what FHIR R4 allows here."


def _of_ours(kind: str, resource: Resource) -> Iterator[Refusal]:
    status = resource.get("status")
    if kind in STATUSES and status not in STATUSES[kind]:
        yield Refusal(f"{kind}.status", f"it is not one of: {', '.join(sorted(STATUSES[kind]))}.")
    yield from _targets(kind, resource, kind)
    yield from _BY_KIND.get(kind, _nothing)(resource)


def _shape(value: Any, path: str, depth: int) -> Iterator[Refusal]:
    """Yield empty lists, objects and texts, which FHIR forbids, numbers that are none, and what is too deep."""
    if depth > DEPTH:
        yield Refusal(path, f"it is nested deeper than {DEPTH} levels.")
    elif isinstance(value, dict):
        if not value:
            yield Refusal(path, "it is empty. Leave the element out.")
        for name, inner in value.items():
            yield from _shape(
                inner, f"{path}.{name}" if name.isalnum() or name.startswith("_") else path, depth + 1
            )
    elif isinstance(value, list):
        if not value:
            yield Refusal(path, "the list is empty. Leave the element out.")
        for inner in value:
            yield from _shape(inner, path, depth + 1)
    elif isinstance(value, str) and not value.strip():
        yield Refusal(path, "the text is empty. Leave the element out.")
    elif isinstance(value, float) and not math.isfinite(value):
        yield Refusal(path, "it is no number.")


def _targets(kind: str, value: Any, path: str) -> Iterator[Refusal]:
    """Yield references that lead to a type that may not stand there."""
    if isinstance(value, list):
        for inner in value:
            yield from _targets(kind, inner, path)
    elif isinstance(value, dict):
        allowed = TARGETS.get(path)
        if allowed is not None and "reference" in value:
            yield from _target(value, path, allowed)
        for name, inner in value.items():
            if isinstance(inner, dict | list):
                yield from _targets(kind, inner, f"{path}.{name}")


def _target(reference: Resource, path: str, allowed: frozenset[str]) -> Iterator[Refusal]:
    written = reference["reference"]
    if written.startswith(_LOGICAL):
        found = reference.get("type")
    else:
        matched = REFERENCE.fullmatch(written)
        if matched is None:
            yield Refusal(f"{path}.reference", "it is no reference such as Patient/123.")
            return
        found = matched[1]
    if found is not None and found not in allowed:
        yield Refusal(f"{path}.reference", f"it has to lead to: {', '.join(sorted(allowed))}.")


def _of_consent(resource: Resource) -> Iterator[Refusal]:
    for name in ("scope", "category"):
        if not resource.get(name):
            yield Refusal(f"Consent.{name}", "it is missing, and FHIR R4 requires it.")
    # Invariant ppc-1 of the Consent resource.
    if not resource.get("policy") and not resource.get("policyRule"):
        yield Refusal("Consent", "it has neither policy nor policyRule (invariant ppc-1).")
    if not resource.get("patient"):
        yield Refusal("Consent.patient", "it is missing; nobody can tell whose consent this is.")
    if "provision" in resource:
        yield from _of_provision(resource["provision"], "Consent.provision")


def _of_provision(provision: Resource, path: str) -> Iterator[Refusal]:
    if provision.get("type", "permit") not in PROVISION_TYPES:
        yield Refusal(f"{path}.type", "it is neither permit nor deny.")
    yield from _of_period(provision.get("period"), f"{path}.period")
    for inner in provision.get("provision", ()):
        yield from _of_provision(inner, f"{path}.provision")


def _of_period(period: Resource | None, path: str) -> Iterator[Refusal]:
    """Invariant per-1: the start is not after the end, as far as both are written."""
    start, end = (period or {}).get("start"), (period or {}).get("end")
    if start and end:
        length = min(len(start), len(end), 10)
        if start[:length] > end[:length]:
            yield Refusal(path, "it ends before it starts (invariant per-1).")


def _of_encounter(resource: Resource) -> Iterator[Refusal]:
    yield from _of_period(resource.get("period"), "Encounter.period")
    if not resource.get("class"):
        yield Refusal("Encounter.class", "it is missing, and FHIR R4 requires it.")


def _of_care_team(resource: Resource) -> Iterator[Refusal]:
    yield from _of_period(resource.get("period"), "CareTeam.period")
    for participant in resource.get("participant", ()):
        yield from _of_period(participant.get("period"), "CareTeam.participant.period")


def _of_provenance(resource: Resource) -> Iterator[Refusal]:
    for name in ("target", "agent"):
        if not resource.get(name):
            yield Refusal(f"Provenance.{name}", "it is missing, and FHIR R4 requires it.")


def _of_document(resource: Resource) -> Iterator[Refusal]:
    if not resource.get("content"):
        yield Refusal("DocumentReference.content", "it is missing, and FHIR R4 requires it.")


def _nothing(_resource: Resource) -> Iterator[Refusal]:
    yield from ()


_BY_KIND: Mapping[str, Callable[[Resource], Iterator[Refusal]]] = {
    "Consent": _of_consent,
    "Encounter": _of_encounter,
    "CareTeam": _of_care_team,
    "Provenance": _of_provenance,
    "DocumentReference": _of_document,
}
