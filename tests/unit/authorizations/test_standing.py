"""The one function that decides: each reason against a use, and the records that stand."""

from dataclasses import replace
from datetime import date

import pytest

from bedside.authorizations import (
    Channel,
    ContactConsent,
    Content,
    Kind,
    Language,
    Reach,
    Reason,
    Signer,
    Statement,
    WithdrawnBy,
    standing,
    standing_among,
)
from bedside.authorizations.standing import Standing
from bedside.policy import load_guidance
from tests.unit.authorizations.records import (
    AUTHORIZATION,
    CONSENT,
    CONTACT,
    OTHER_PICTURE,
    PUBLICATION,
    TODAY,
)

BORN = date(2009, 5, 1)
BY_PARENT = replace(AUTHORIZATION, signer=Signer.PARENT, authority="mother", is_minor=True, born=BORN)


def test_a_complete_authorization_stands_from_its_signature_to_its_last_day() -> None:
    for day in (date(2026, 3, 1), TODAY, date(2027, 3, 1)):
        assert standing(AUTHORIZATION, PUBLICATION, day) == Standing(Reason.ON_FILE, "AUTH-1")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"patient": "pt-200"}, Reason.OTHER_PATIENT),
        ({"is_in_error": True}, Reason.IN_ERROR),
        ({"signed": None}, Reason.UNSIGNED),
        ({"signed": date(2026, 12, 1)}, Reason.NOT_YET),
        ({"revoked": TODAY}, Reason.REVOKED),
        ({"expires": None}, Reason.NO_EXPIRY),
        ({"expires": date(2026, 11, 21)}, Reason.EXPIRED),
        ({"event_day": TODAY}, Reason.EXPIRED),
        ({"description": " "}, Reason.INCOMPLETE),
        ({"statements": frozenset((Statement.REVOCATION,))}, Reason.INCOMPLETE),
        ({"evidence": ""}, Reason.INCOMPLETE),
        ({"purposes": frozenset(("education", "marketing"))}, Reason.INCOMPLETE),
        ({"signer": Signer.PARENT, "is_minor": True, "born": BORN}, Reason.INCOMPLETE),
        ({"is_minor": True}, Reason.AGE_UNKNOWN),
        ({"is_minor": True, "born": BORN}, Reason.SIGNED_BY_MINOR),
        ({"kinds": frozenset((Kind.STORY,))}, Reason.OTHER_CONTENT),
        ({"uses": frozenset(("website",))}, Reason.OTHER_PLACE),
        ({"purposes": frozenset(("news",))}, Reason.OTHER_PURPOSE),
        ({"pictures": (OTHER_PICTURE,)}, Reason.OTHER_PICTURE),
    ],
    ids=lambda value: "" if isinstance(value, dict) else str(value),
)
def test_one_point_is_enough_for_a_publication_not_to_be_covered(
    change: dict[str, object], reason: Reason
) -> None:
    assert standing(replace(AUTHORIZATION, **change), PUBLICATION, TODAY).reason is reason  # type: ignore[arg-type] # any field


def test_a_picture_that_is_not_named_is_not_covered() -> None:
    unnamed = replace(PUBLICATION, picture="")

    assert standing(AUTHORIZATION, unnamed, TODAY).reason is Reason.PICTURE_UNKNOWN


def test_a_story_needs_no_picture_but_covers_no_other() -> None:
    story = replace(AUTHORIZATION, kinds=frozenset((Kind.STORY,)))
    told = replace(PUBLICATION, kind=Kind.STORY, picture="")

    assert standing(story, told, TODAY).stands
    assert standing(story, replace(told, picture=OTHER_PICTURE), TODAY).reason is Reason.OTHER_PICTURE


def test_a_parents_signature_ends_on_the_eighteenth_birthday() -> None:
    long = replace(BY_PARENT, expires=date(2030, 1, 1))

    assert standing(long, PUBLICATION, date(2027, 4, 30)).stands
    assert standing(long, PUBLICATION, date(2027, 5, 1)).reason is Reason.OF_AGE


def test_one_born_on_29_february_is_never_18_too_late() -> None:
    leap = replace(BY_PARENT, born=date(2008, 2, 29), signed=date(2026, 1, 2))

    assert standing(leap, PUBLICATION, date(2026, 2, 27)).stands
    assert standing(leap, PUBLICATION, date(2026, 2, 28)).reason is Reason.OF_AGE


def test_an_agent_of_an_adult_and_an_executor_need_no_birth_date() -> None:
    for signer in (Signer.HEALTH_CARE_AGENT, Signer.EXECUTOR):
        signed = replace(AUTHORIZATION, signer=signer, authority="power of attorney of 2024")

        assert standing(signed, PUBLICATION, TODAY).stands


def test_what_was_published_before_the_revocation_was_covered_then() -> None:
    revoked = replace(AUTHORIZATION, revoked=TODAY)

    assert standing(revoked, PUBLICATION, date(2026, 11, 21)).stands


def test_what_is_missing_is_named() -> None:
    lacking = replace(AUTHORIZATION, recipients=(), statements=frozenset())

    assert standing(lacking, PUBLICATION, TODAY).missing == (
        "recipients",
        "right-to-revoke",
        "not-a-condition",
        "redisclosure",
    )


def test_a_confirmed_consent_stands() -> None:
    assert standing(CONSENT, CONTACT, TODAY) == Standing(Reason.ON_FILE, "CONS-1")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"granted": None}, Reason.UNSIGNED),
        ({"withdrawn": TODAY}, Reason.WITHDRAWN),
        ({"expires": date(2026, 11, 1)}, Reason.EXPIRED),
        ({"channel": Channel.SMS}, Reason.OTHER_CHANNEL),
        ({"address": "rosa@example.org"}, Reason.OTHER_ADDRESS),
        ({"content": frozenset((Content.ADMINISTRATIVE,))}, Reason.CONTENT_NOT_AGREED),
        ({"confirmed": None}, Reason.UNCONFIRMED),
        ({"confirmed": date(2026, 11, 23)}, Reason.UNCONFIRMED),
        ({"warned": None}, Reason.NOT_WARNED),
        ({"wants_unencrypted": False}, Reason.ENCRYPTED_ONLY),
        ({"is_shared": True}, Reason.SHARED),
    ],
    ids=lambda value: "" if isinstance(value, dict) else str(value),
)
def test_one_point_is_enough_for_a_contact_not_to_be_covered(
    change: dict[str, object], reason: Reason
) -> None:
    assert standing(replace(CONSENT, **change), CONTACT, TODAY).reason is reason  # type: ignore[arg-type] # any field


def test_encrypted_mail_needs_no_warning() -> None:
    unwarned = replace(CONSENT, warned=None, wants_unencrypted=False)

    assert standing(unwarned, replace(CONTACT, is_encrypted=True), TODAY).stands


def test_a_shared_mailbox_gets_appointments_and_never_what_is_sensitive() -> None:
    family = replace(CONSENT, is_shared=True, content=frozenset(Content))
    accepted = replace(family, accepts_shared=True)
    about = {content: replace(CONTACT, content=content) for content in Content}

    assert standing(family, about[Content.ADMINISTRATIVE], TODAY).stands
    assert not standing(family, about[Content.CLINICAL], TODAY).stands
    assert standing(accepted, about[Content.CLINICAL], TODAY).stands
    assert not standing(accepted, about[Content.SENSITIVE], TODAY).stands


def test_a_permission_to_publish_is_no_consent_to_be_contacted() -> None:
    assert standing(AUTHORIZATION, CONTACT, TODAY).reason is Reason.OTHER_KIND_OF_RECORD
    assert standing(CONSENT, PUBLICATION, TODAY).reason is Reason.OTHER_KIND_OF_RECORD


def stopped(reach: Reach, **change: object) -> ContactConsent:
    text = replace(CONSENT, id="CONS-2", channel=Channel.SMS, address="+14015550100", reach=reach)
    return replace(text, withdrawn=TODAY, withdrawn_by=WithdrawnBy.STOP_WORD, **change)  # type: ignore[arg-type] # any field


def test_a_withdrawal_ends_whatever_it_reaches() -> None:
    assert standing_among((CONSENT, stopped(Reach.ALL)), CONTACT, TODAY).reason is Reason.WITHDRAWN
    assert standing_among((CONSENT, stopped(Reach.CHANNEL)), CONTACT, TODAY).stands
    assert standing_among((CONSENT, stopped(Reach.ALL, patient="pt-200")), CONTACT, TODAY).stands


def test_a_consent_given_after_a_withdrawal_stands() -> None:
    before = stopped(Reach.ALL, granted=date(2025, 1, 1))
    earlier = replace(before, withdrawn=date(2025, 6, 1))

    assert standing_among((earlier, CONSENT), CONTACT, TODAY).stands


def test_only_the_newest_version_counts() -> None:
    newer = replace(CONSENT, version=2, withdrawn=TODAY, withdrawn_by=WithdrawnBy.FORM)

    assert standing_among((newer, CONSENT), CONTACT, TODAY).reason is Reason.WITHDRAWN


def test_nothing_on_file_is_no() -> None:
    assert standing_among((), CONTACT, TODAY).reason is Reason.NOTHING_ON_FILE


def test_of_many_records_the_one_that_is_meant_gives_the_reason() -> None:
    other = replace(CONSENT, id="CONS-3", address="other@example.org")
    ended = replace(CONSENT, withdrawn=TODAY, withdrawn_by=WithdrawnBy.FORM, reach=Reach.ADDRESS)

    assert standing_among((other, ended), CONTACT, TODAY).reason is Reason.WITHDRAWN


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_told_in_both_languages_and_cites_clauses_of_packs(reason: Reason) -> None:
    answer = Standing(reason)
    known = load_guidance()

    assert all(answer.sentence(language).strip() for language in Language)
    assert answer.clauses
    assert all(known.find(clause) for clause in answer.clauses)


def test_a_revocation_ends_older_papers_for_the_same_picture() -> None:
    revoked = replace(AUTHORIZATION, id="AUTH-2", signed=date(2026, 5, 1), revoked=TODAY)
    of_another_picture = replace(revoked, pictures=(OTHER_PICTURE,))

    assert standing_among((AUTHORIZATION, revoked), PUBLICATION, TODAY).reason is Reason.REVOKED
    assert standing_among((AUTHORIZATION, of_another_picture), PUBLICATION, TODAY).stands


def test_an_authorization_signed_after_a_revocation_stands() -> None:
    revoked = replace(AUTHORIZATION, id="AUTH-0", signed=date(2025, 5, 1), revoked=date(2026, 2, 1))

    assert standing_among((AUTHORIZATION, revoked), PUBLICATION, TODAY).stands


def test_a_guardian_of_a_minor_who_is_not_marked_as_one_signs_until_18_all_the_same() -> None:
    unmarked = replace(AUTHORIZATION, signer=Signer.GUARDIAN, authority="court order of 2024", born=BORN)
    long = replace(unmarked, expires=date(2030, 1, 1))

    assert standing(long, PUBLICATION, date(2027, 4, 30)).stands
    assert standing(long, PUBLICATION, date(2027, 5, 1)).reason is Reason.OF_AGE
