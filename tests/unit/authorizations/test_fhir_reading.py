"""What other systems write is read as far as it says something, and permits nothing beyond."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import pytest

from bedside.authorizations import (
    Authorization,
    Channel,
    ContactConsent,
    Content,
    OptIn,
    Reason,
    Signer,
    WithdrawnBy,
    standing,
)
from bedside.authorizations.fhir import (
    ContactNote,
    Item,
    Paper,
    PatientEntry,
    PatientTie,
    Rejected,
    Representative,
    Taken,
    Trace,
    read,
    with_paper,
    with_representative,
)
from bedside.authorizations.relationship import Source
from tests.unit.authorizations.foreign import (
    ALL,
    BY_EMAIL,
    MESSAGE,
    MOTHER,
    PAPER,
    PATIENT,
    TEAM,
    TO_PUBLISH,
    TRACE,
    VISIT,
    Json,
    changed,
    concept,
    lines,
)
from tests.unit.authorizations.records import CONTACT, TODAY


def items(resource: Json) -> tuple[Item, ...]:
    (one,) = read(BytesIO(lines(resource)))
    assert isinstance(one, Taken), str(one)
    return one.items


def consent(resource: Json) -> ContactConsent:
    (one,) = items(resource)
    assert isinstance(one, ContactConsent)
    return one


def authorization(resource: Json) -> Authorization:
    (one,) = items(resource)
    assert isinstance(one, Authorization)
    return one


def refusals(resource: Json) -> list[str]:
    (one,) = read(BytesIO(lines(resource)))
    assert isinstance(one, Rejected)
    return [refusal.path for refusal in one.refusals]


def test_a_consent_to_mail_is_read_with_its_address_in_one_form() -> None:
    one = consent(BY_EMAIL)

    assert (one.channel, one.address) == (Channel.EMAIL, "rosa.t@example.org")
    assert one.content == frozenset((Content.ADMINISTRATIVE, Content.CLINICAL))
    assert (one.granted, one.confirmed, one.expires) == (date(2026, 1, 5), date(2026, 1, 5), date(2028, 1, 5))
    assert one.opt_in is OptIn.CONFIRMED


def test_a_warning_alone_is_no_choice() -> None:
    assert consent(BY_EMAIL).warned == date(2026, 1, 5)
    assert standing(consent(BY_EMAIL), CONTACT, TODAY).reason is Reason.ENCRYPTED_ONLY
    assert standing(consent(BY_EMAIL), replace(CONTACT, is_encrypted=True), TODAY).stands


def test_a_type_on_the_root_is_read_too() -> None:
    rule = BY_EMAIL["provision"]["provision"][0]
    flat = changed(BY_EMAIL, "provision", rule | {"period": {"end": "2028-01-05"}})

    assert consent(flat).content == frozenset((Content.ADMINISTRATIVE, Content.CLINICAL))


def test_a_denial_wins() -> None:
    denied = changed(BY_EMAIL, "provision.provision.1.code.0.coding.0.code", "clinical-nonurgent")
    everything = changed(BY_EMAIL, "provision.provision.1.code", None)

    assert consent(denied).content == frozenset((Content.ADMINISTRATIVE,))
    assert consent(everything).content == frozenset()


def test_a_consent_with_two_addresses_is_two() -> None:
    second = {**BY_EMAIL["provision"]["provision"][0]}
    point = {"system": "sms", "value": "(401) 555-0100"}
    second["extension"] = [
        {"url": "https://x.example/StructureDefinition/contact-channel", "valueContactPoint": point}
    ]
    both = changed(BY_EMAIL, "provision.provision", [*BY_EMAIL["provision"]["provision"], second])

    found = [one for one in items(both) if isinstance(one, ContactConsent)]
    assert [(one.id, one.address) for one in found] == [
        ("c-email-1", "rosa.t@example.org"),
        ("c-email-1.1", "+14015550100"),
    ]


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("draft", Reason.UNSIGNED),
        ("proposed", Reason.UNSIGNED),
        ("rejected", Reason.WITHDRAWN),
        ("inactive", Reason.WITHDRAWN),
        ("entered-in-error", Reason.IN_ERROR),
    ],
)
def test_only_an_active_consent_permits(status: str, reason: Reason) -> None:
    one = consent(changed(BY_EMAIL, "status", status))

    assert standing(one, replace(CONTACT, is_encrypted=True), TODAY).reason is reason


def test_an_end_without_a_day_or_a_cause_is_as_early_as_it_can_be() -> None:
    one = consent(changed(BY_EMAIL, "status", "inactive"))

    assert (one.withdrawn, one.withdrawn_by) == (date(2026, 1, 5), WithdrawnBy.OTHER_SYSTEM)


@pytest.mark.parametrize("path", ["verification", "verification.0.verificationDate"])
def test_what_was_not_verified_on_a_day_is_not_confirmed(path: str) -> None:
    assert consent(changed(BY_EMAIL, path, None)).confirmed is None
    assert consent(changed(BY_EMAIL, "verification.0.verified", value=False)).confirmed is None


def test_an_authorization_of_another_system_lacks_what_it_does_not_say() -> None:
    one = authorization(TO_PUBLISH)

    assert (one.id, one.patient) == ("AUTH-2026-0042", "pt-100")
    assert one.uses == frozenset(("https://www.example.org/results",))
    assert one.purposes == frozenset(("marketing",))
    assert (one.disclosers, one.recipients) == (("Example Clinic",), ("the public",))
    # A reference to a picture without its SHA-256 covers no file.
    assert one.pictures == ()
    assert (one.signer, one.authority, one.statements) == (Signer.OTHER_REPRESENTATIVE, "", frozenset())


def test_the_right_of_a_signer_and_the_paper_are_joined_afterwards() -> None:
    (mother,), (paper,) = items(MOTHER), items(PAPER)
    assert isinstance(mother, Representative)
    assert isinstance(paper, Paper)
    one = authorization(TO_PUBLISH)
    joined = with_paper(with_representative(one, mother), paper)

    assert isinstance(joined, Authorization)
    assert (joined.signer, joined.authority, joined.evidence) == (
        Signer.PARENT,
        "mother, with custody",
        "0" * 63 + "a",
    )
    assert with_paper(one, replace(paper, patient="pt-200")) == one
    assert with_paper(one, replace(paper, is_current=False)) == one
    assert with_representative(one, replace(mother, patient="pt-200")) == one


def test_visits_and_teams_are_ties() -> None:
    (visit,), (team,) = items(VISIT), items(TEAM)
    assert isinstance(visit, PatientTie)
    assert isinstance(team, PatientTie)

    assert (visit.patient, visit.tie.source, visit.tie.ends) == (
        "pt-100",
        Source.ENCOUNTER,
        date(2026, 2, 11),
    )
    assert (visit.tie.clinician, visit.tie.organization) == ("PractitionerRole/role-7", "Organization/org-1")
    assert (team.tie.clinician, team.tie.begins) == ("Practitioner/dr-1", date(2025, 10, 1))


@pytest.mark.parametrize("status", ["planned", "cancelled", "entered-in-error", "unknown"])
def test_a_visit_that_did_not_take_place_is_no_tie(status: str) -> None:
    assert items(changed(VISIT, "status", status)) == ()


def test_a_team_that_ended_is_a_tie_that_is_over() -> None:
    (team,) = items(changed(TEAM, "status", "inactive"))

    assert isinstance(team, PatientTie)
    assert not team.tie.is_active


def test_of_a_patient_the_least_is_taken() -> None:
    entry, tie = items(PATIENT)

    assert entry == PatientEntry(
        reference="pt-100",
        identifiers=(("https://example.org/fhir/sid/mrn", "MRN-100"),),
        name="Rosa Testpatient",
        born=date(1984, 4, 12),
        language="es",
    )
    assert isinstance(tie, PatientTie)
    assert tie.tie.source is Source.GENERAL_PRACTITIONER


def test_a_merged_or_dead_patient_is_known_as_such() -> None:
    link = [{"other": {"reference": "Patient/pt-200"}, "type": "replaced-by"}]
    merged, _ = items(changed(PATIENT, "link", link))
    dead, _ = items(changed(PATIENT, "deceasedDateTime", "2026-05-01"))

    assert isinstance(merged, PatientEntry)
    assert isinstance(dead, PatientEntry)
    assert merged.replaced_by == "pt-200"
    assert (dead.is_dead, dead.died) == (True, date(2026, 5, 1))


def test_a_trace_is_read_and_a_foreign_message_is_none_of_ours() -> None:
    (trace,) = items(TRACE)

    assert trace == Trace(
        reference="Provenance/pv-stop-1",
        targets=("Consent/c-sms-1",),
        recorded=datetime(2026, 6, 2, 9, 1, 10, tzinfo=UTC),
        activity="UPDATE",
        agents=("Device/gate-1",),
    )
    assert items(MESSAGE) == ()
    assert ContactNote not in {type(one) for resource in ALL for one in items(resource)}


@pytest.mark.parametrize(
    ("resource", "path", "value", "refused"),
    [
        (BY_EMAIL, "status", "foo", "Consent.status"),
        (BY_EMAIL, "status", None, "Consent.status"),
        (BY_EMAIL, "scope", None, "Consent.scope"),
        (BY_EMAIL, "category", [], "Consent.category"),
        (BY_EMAIL, "category", [concept("http://loinc.org", "1-8")], "Consent.category"),
        (BY_EMAIL, "patient", None, "Consent.patient"),
        (BY_EMAIL, "patient.reference", "Practitioner/1", "Consent.patient.reference"),
        (BY_EMAIL, "patient.reference", "pt-100", "Consent.patient.reference"),
        (BY_EMAIL, "performer.0.reference", "Device/1", "Consent.performer.reference"),
        (BY_EMAIL, "dateTime", "2026-03", "Consent.dateTime"),
        (BY_EMAIL, "dateTime", "2026-02-31", "Consent.dateTime"),
        (BY_EMAIL, "provision.period.end", "2025-01-01", "Consent.provision.period"),
        (BY_EMAIL, "provision.provision.0.type", "allow", "Consent.provision.provision.type"),
        (BY_EMAIL, "grantor", [{"reference": "Patient/1"}], "Consent.grantor"),
        (
            BY_EMAIL,
            "provision.provision.0.extension.0.valueContactPoint.value",
            "rosa",
            "Consent.provision.extension(contact-channel)",
        ),
        (BY_EMAIL, "provision.provision.0.extension", None, "Consent.provision"),
        (VISIT, "status", "done", "Encounter.status"),
        (VISIT, "class", None, "Encounter.class"),
        (VISIT, "subject.reference", "Location/1", "Encounter.subject.reference"),
        (VISIT, "period.end", "2026-02-10", "Encounter.period"),
        (TEAM, "status", "on", "CareTeam.status"),
        (TEAM, "participant.0.member.reference", "Location/1", "CareTeam.participant.member.reference"),
        (PATIENT, "name.0.family", " ", "Patient.name.family"),
        (PATIENT, "birthDate", "12.04.1984", "Patient.birthDate"),
        (MOTHER, "patient.reference", "Group/1", "RelatedPerson.patient.reference"),
        (PAPER, "status", "final", "DocumentReference.status"),
        (PAPER, "content", None, "DocumentReference.content"),
        (
            PAPER,
            "content.0.attachment.extension.0.valueString",
            "abc",
            "DocumentReference.content.attachment.extension(sha256)",
        ),
        (TRACE, "recorded", "yesterday", "Provenance.recorded"),
        (TRACE, "target", None, "Provenance.target"),
        (MESSAGE, "status", "refused", "Communication.status"),
    ],
)  # fmt: skip
def test_what_is_not_in_order_is_refused_with_its_path(
    resource: Json, path: str, value: object, refused: str
) -> None:
    assert refused in refusals(changed(resource, path, value))


def test_a_consent_needs_a_policy() -> None:
    without = changed(changed(BY_EMAIL, "policy", None), "policyRule", None)

    assert refusals(without) == ["Consent"]


def test_a_refusal_names_the_resource_and_never_what_stands_there() -> None:
    (one,) = read(BytesIO(lines(changed(BY_EMAIL, "dateTime", "Rosa said so"))))

    assert isinstance(one, Rejected)
    assert str(one).startswith("Resource 1, Consent/c-email-1: Consent.dateTime: ")
    assert "Rosa" not in str(one)


def test_a_type_that_is_not_read_is_told() -> None:
    assert refusals({"resourceType": "Observation", "id": "1"}) == ["resourceType"]
    assert refusals({"id": "1"}) == ["resourceType"]
    assert refusals({"resourceType": ["Consent"]}) == ["resourceType"]
