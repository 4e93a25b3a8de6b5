"""Consent of FHIR R4 as records: an authorization to publish, or consents to be contacted, one for each address."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from bedside.authorizations.addresses import AddressFault, normalised
from bedside.authorizations.fhir.codes import (
    CONSENT_DOCUMENT,
    CONTENT_OF,
    HIPAA_AUTHORIZATION,
    PURPOSE_OF,
    RELEASE,
)
from bedside.authorizations.fhir.elements import (
    codes,
    codings,
    day_of,
    extension,
    extensions,
    identified,
    identifier_of,
    patient_id,
    reference_of,
)
from bedside.authorizations.fhir.refusal import Refusal, ResourceFault
from bedside.authorizations.record import (
    Authorization,
    Channel,
    ContactConsent,
    Content,
    Kind,
    Language,
    Reach,
    Record,
    Signer,
    Statement,
    WithdrawnBy,
)

Resource = Mapping[str, Any]
# The states in which a Consent permits something; any other is a draft, a refusal or an end.
GIVEN = frozenset({"active"})
ENDED = frozenset({"inactive", "rejected"})
_Choice = TypeVar("_Choice", Kind, Statement, Signer, Reach, WithdrawnBy)


def records_of(resource: Resource) -> tuple[Record, ...]:
    """Return the records of a Consent that was checked; what it does not say stays unknown."""
    categories = codes(resource.get("category"))
    if RELEASE in categories or HIPAA_AUTHORIZATION in codes(resource.get("policyRule")):
        return (_authorization(resource),)
    if CONSENT_DOCUMENT in categories:
        return tuple(_contact_consents(resource))
    raise ResourceFault(
        Refusal(
            "Consent.category", f"it is neither {RELEASE} (authorization) nor {CONSENT_DOCUMENT} (contact)."
        )
    )


def _authorization(resource: Resource) -> Authorization:
    root = resource.get("provision", {})
    permits, denies = _rules(root)
    signed = day_of(resource.get("dateTime"), "Consent.dateTime")
    return Authorization(
        **_of_either(resource),
        kinds=_choices(resource, "published-kind", Kind, "Consent.extension(published-kind)"),
        description=extension(resource, "description", str) or "",
        pictures=_pictures(permits, denies),
        disclosers=_actors(permits, "CST"),
        recipients=_actors(permits, "IRCP"),
        uses=frozenset(value for permit in permits for value in extensions(permit, "authorized-channel")),
        purposes=_purposes(permits),
        is_paid=next((value for permit in permits for value in extensions(permit, "remuneration")), None),
        expires=_period_day(root, "end"),
        expiry_event=extension(resource, "expiry-event", str) or "",
        event_day=_extension_day(resource, "expiry-event-day"),
        signed=signed if resource["status"] not in ("draft", "proposed") else None,
        statements=_choices(resource, "statement", Statement, "Consent.extension(statement)"),
        copy_given=_extension_day(resource, "copy-given"),
        revoked=_ended_day(resource, "revoked", signed),
    )


def _contact_consents(resource: Resource) -> Iterator[ContactConsent]:
    """Yield one consent for each address; a denial takes its content from all, or from the address that it names."""
    permits, denies = _rules(resource.get("provision", {}))
    given = [(point, permit) for permit in permits for point in extensions(permit, "contact-channel")]
    if not given:
        raise ResourceFault(
            Refusal(
                "Consent.provision", "no permitted provision names an address or number (contact-channel)."
            )
        )
    either = _of_either(resource)
    for number, (point, permit) in enumerate(given):
        channel, address = _point(point)
        of_address = either | {"id": f"{either['id']}.{number}"} if number else either
        yield ContactConsent(
            **of_address,
            channel=channel,
            address=address,
            content=_content([permit]) - _denied(denies, (channel, address)),
            **_of_contact(resource, permit),
        )


def _of_contact(resource: Resource, permit: Resource) -> dict[str, Any]:
    granted = day_of(resource.get("dateTime"), "Consent.dateTime")
    withdrawn = _ended_day(resource, "withdrawn", granted)
    is_given = resource["status"] not in ("draft", "proposed")
    by = _choice(resource, "withdrawn-by", WithdrawnBy)
    return {
        "warned": _extension_day(permit, "unencrypted-risk-acknowledged"),
        "wants_unencrypted": extension(permit, "unencrypted-chosen", bool) is True,
        "is_shared": extension(permit, "shared-address", bool) is True,
        "accepts_shared": extension(permit, "shared-accepted", bool) is True,
        "granted": granted if is_given else None,
        "asked": _extension_day(resource, "confirmation-asked") or _confirmed(resource),
        "confirmed": _confirmed(resource),
        "expires": _period_day(resource.get("provision", {}), "end"),
        "withdrawn": withdrawn,
        "withdrawn_by": (by or WithdrawnBy.OTHER_SYSTEM) if withdrawn else None,
        "reach": _choice(resource, "withdrawal-reach", Reach) or Reach.ALL,
    }


def _of_either(resource: Resource) -> dict[str, Any]:
    policy = next((one["uri"] for one in resource.get("policy", ()) if "/forms/" in one.get("uri", "")), "")
    wording, version = ([*policy.rpartition("/forms/")[2].split("/"), "", ""])[:2]
    signer = _choice(resource, "signer", Signer)
    if signer is None:
        # Somebody else than the patient performed it: by what right stands in the RelatedPerson.
        by_other = any(not reference_of(one).startswith("Patient/") for one in resource.get("performer", ()))
        signer = Signer.OTHER_REPRESENTATIVE if by_other else Signer.PATIENT
    language = extension(resource, "form-language", str) or str(resource.get("language", "en"))[:2]
    return {
        "id": identifier_of(resource)[1] or resource.get("id", ""),
        "patient": patient_id(resource["patient"]),
        "version": _version(resource),
        "signer": signer,
        "authority": extension(resource, "authority", str) or "",
        "is_minor": extension(resource, "minor", bool) is True,
        "born": _extension_day(resource, "minor-born"),
        "wording": wording,
        "wording_version": version,
        "language": Language.SPANISH if language == "es" else Language.ENGLISH,
        "evidence": extension(resource, "signed-form-sha256", str) or "",
        "is_in_error": resource["status"] == "entered-in-error",
    }


def _version(resource: Resource) -> int:
    written = resource.get("meta", {}).get("versionId", "1")
    return int(written) if written.isdecimal() and len(written) < 10 and int(written) > 0 else 1


def _rules(root: Resource) -> tuple[list[Resource], list[Resource]]:
    """Return what permits and what denies, the root among them where a type stands on it."""
    rules = [root] if "type" in root else []
    waiting = list(root.get("provision", ()))
    while waiting:
        rule = waiting.pop(0)
        rules.append(rule)
        waiting[:0] = rule.get("provision", ())
    return (
        [rule for rule in rules if rule.get("type") == "permit"],
        [rule for rule in rules if rule.get("type") == "deny"],
    )


def _pictures(permits: list[Resource], denies: list[Resource]) -> tuple[str, ...]:
    """Return the pictures that are named by SHA-256; a reference without one covers no file."""
    denied = {identified(data["reference"]) for rule in denies for data in rule.get("data", ())}
    named = (
        identified(data["reference"])
        for rule in permits
        for data in rule.get("data", ())
        if data["meaning"] == "instance"
    )
    return tuple(dict.fromkeys(sha for sha in named if sha and sha not in denied))


def _actors(permits: list[Resource], role: str) -> tuple[str, ...]:
    actors = (actor for rule in permits for actor in rule.get("actor", ()))
    return tuple(
        actor["reference"].get("display") or reference_of(actor["reference"])
        for actor in actors
        if role in codes(actor["role"])
    )


def _purposes(permits: list[Resource]) -> frozenset[str]:
    """Return our own codes; one of v3-ActReason stands for its purpose where no code of ours does."""
    found = [
        (one.get("system", ""), one.get("code", "")) for rule in permits for one in rule.get("purpose", ())
    ]
    own = frozenset(code for system, code in found if system.endswith("/publication-purpose"))
    return own or frozenset(PURPOSE_OF.get(code, code) for _system, code in found if code)


def _content(rules: list[Resource]) -> frozenset[Content]:
    named = (code for rule in rules for _system, code in codings(rule.get("code")))
    return frozenset(CONTENT_OF[code] for code in named if code in CONTENT_OF)


def _denied(denies: list[Resource], address: tuple[Channel, str]) -> frozenset[Content]:
    """Return what is denied for an address; a denial that names no content denies all."""
    denied: frozenset[Content] = frozenset()
    for rule in denies:
        points = [_point(point) for point in extensions(rule, "contact-channel")]
        if not points or address in points:
            denied |= _content([rule]) or frozenset(Content)
    return denied


def _point(point: object) -> tuple[Channel, str]:
    path = "Consent.provision.extension(contact-channel)"
    if not isinstance(point, Mapping) or point.get("system") not in set(Channel):
        raise ResourceFault(Refusal(path, f"its system is not one of: {', '.join(Channel)}."))
    channel = Channel(point["system"])
    try:
        return channel, normalised(channel, str(point.get("value", "")))
    except AddressFault as fault:
        raise ResourceFault(Refusal(path, str(fault).removeprefix("address: "))) from None


def _confirmed(resource: Resource) -> date | None:
    """Return the first day on which it was verified; without a day nothing is known."""
    path = "Consent.verification.verificationDate"
    verified = (one for one in resource.get("verification", ()) if one.get("verified") is True)
    days = [day for one in verified if (day := day_of(one.get("verificationDate"), path)) is not None]
    return min(days, default=None)


def _ended_day(resource: Resource, name: str, begun: date | None) -> date | None:
    """Return the day of the end. Where a Consent has ended and no day is told, it ended as early as it can have."""
    told = _extension_day(resource, name)
    if told is not None or resource["status"] not in ENDED:
        return told
    return begun or date.min


def _period_day(provision: Resource, name: str) -> date | None:
    return day_of(provision.get("period", {}).get(name), f"Consent.provision.period.{name}")


def _extension_day(element: Resource, name: str) -> date | None:
    return day_of(extension(element, name, str), f"Consent.extension({name})")


def _choice(element: Resource, name: str, choices: type[_Choice]) -> _Choice | None:
    return next(iter(_choices(element, name, choices, f"Consent.extension({name})")), None)


def _choices(element: Resource, name: str, choices: type[_Choice], path: str) -> frozenset[_Choice]:
    values = tuple(extensions(element, name))
    if any(value not in set(choices) for value in values):
        raise ResourceFault(Refusal(path, f"it is not one of: {', '.join(choices)}."))
    return frozenset(map(choices, values))
