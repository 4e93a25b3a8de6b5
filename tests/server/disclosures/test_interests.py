"""One's own interests: sealed, nobody else's to see, and known to one's own checks."""

import json
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from bedside.drafts import Interest
from bedside.server.disclosures import own
from bedside.server.disclosures.forms import KINDS
from bedside.server.disclosures.models import OwnInterest
from bedside.server.people.models import Person
from bedside.server.people.roles import Role
from bedside.server.sealing.seals import unseal
from tests.server.conftest import PersonWith

pytestmark = pytest.mark.django_db
PAGE = "/interests/"
TIE = {"maker": "Quillonberry Medical", "product": "Corvessa patch", "kind": "speaker fee"}
SignedIn = Callable[..., Client]


@pytest.fixture
def client(signed_in_as: SignedIn) -> Client:
    return signed_in_as(Role.CLINICIAN)


def me() -> Person:
    return Person.objects.get(held_roles__role=Role.CLINICIAN)


def test_what_is_written_down_is_listed_and_goes_with_ones_drafts(client: Client) -> None:
    answer = client.post(PAGE, TIE, follow=True)
    composed = client.get("/compose")

    assert b"Quillonberry Medical" in answer.content
    assert composed.context["form"].initial["interests"] == [TIE]
    assert own.interests_of(me()) == [TIE]


def test_it_is_sealed_in_the_database(client: Client) -> None:
    client.post(PAGE, TIE)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM disclosures_owninterest")
        row = cursor.fetchone()

    assert row is not None
    assert [
        word for word in TIE.values() if any(word.encode() in bytes(str(part), "utf-8") for part in row)
    ] == []
    sealed = OwnInterest.objects.get()
    assert json.loads(unseal(sealed.content, f"disclosures_owninterest/{sealed.pk}/content")) == TIE


@pytest.mark.parametrize("role", list(Role))
def test_nobody_else_sees_or_deletes_it_in_any_role(
    role: Role, person_with: PersonWith, signed_in_as: SignedIn
) -> None:
    whose = person_with(Role.CLINICIAN, email="whose@hospital.example")
    row = own.add(whose, Interest(**TIE), timezone.now())
    other = signed_in_as(role)

    assert b"Quillonberry" not in other.get(PAGE).content
    assert other.post(f"{PAGE}{row.pk}/delete").status_code == 404
    assert other.post(f"{PAGE}{uuid4()}/delete").status_code == 404
    assert own.interests_of(whose) == [TIE]


def test_what_is_deleted_is_gone(client: Client) -> None:
    client.post(PAGE, TIE)
    client.post(f"{PAGE}{OwnInterest.objects.get().pk}/delete")

    assert not OwnInterest.objects.exists()


def test_the_same_twice_stands_there_once(client: Client) -> None:
    client.post(PAGE, TIE)
    client.post(PAGE, TIE)

    assert OwnInterest.objects.count() == 1


def test_there_is_an_end_to_how_many(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own, "MOST", 1)
    client.post(PAGE, TIE)
    answer = client.post(PAGE, {**TIE, "product": "Another"})

    assert (answer.status_code, OwnInterest.objects.count()) == (422, 1)


@pytest.mark.parametrize("given", [{}, {"maker": "", "kind": "stock"}, {"maker": "M", "kind": "canary"}])
def test_what_is_missing_is_asked_for_and_nothing_is_written(client: Client, given: dict[str, str]) -> None:
    assert client.post(PAGE, {"x": "y", **given}).status_code == 422
    assert not OwnInterest.objects.exists()


def test_one_that_cannot_be_opened_is_listed_and_can_be_deleted(client: Client) -> None:
    client.post(PAGE, TIE)
    client.post(PAGE, {**TIE, "maker": "Ostrel"})
    broken = OwnInterest.objects.earliest("made")
    OwnInterest.objects.filter(pk=broken.pk).update(content=OwnInterest.objects.latest("made").content)

    assert str(broken.pk).encode() in client.get(PAGE).content
    assert [one["maker"] for one in own.interests_of(me()) or []] == ["Ostrel"]
    assert client.post(f"{PAGE}{broken.pk}/delete").status_code == 302


def test_without_a_key_the_page_says_so_and_one_can_still_write(client: Client) -> None:
    client.post(PAGE, TIE)
    with override_settings(INTERESTS_OF=f"{__name__}.locked"):
        composed = client.get("/compose")

    assert composed.status_code == 200
    assert b"locked" in composed.content


def locked(_person: Person) -> None:
    """What is told where no key is at hand."""


@pytest.mark.parametrize("kind", [kind for kind, _ in KINDS])
def test_each_kind_gives_a_sentence_that_discloses(client: Client, kind: str) -> None:
    draft = {"text": "Three weeks on the Corvessa patch: remarkable.", "interests": [{**TIE, "kind": kind}]}
    report = client.post("/compose/check", json.dumps(draft), content_type="application/json").json()
    found = next(one for one in report["concerns"] if one["code"] == "undisclosed-interest")

    assert "Quillonberry Medical" in found["fixes"][0]["edits"][0][2]


OTHER_MATTERS = (
    "Six weeks after the operation.",
    "Flu shots are in! Come by any weekday before noon.",
    "Grateful for our nurses.",
    "Vacúnese contra la gripe. Venga cualquier día antes del mediodía.",
)


@pytest.mark.parametrize("text", OTHER_MATTERS)
def test_a_tie_raises_nothing_where_a_draft_is_about_something_else(client: Client, text: str) -> None:
    def report(draft: dict[str, object]) -> object:
        return client.post("/compose/check", json.dumps(draft), content_type="application/json").json()

    assert report({"text": text, "interests": [TIE]}) == report({"text": text})


@pytest.mark.parametrize(
    "draft",
    [
        {"text": "The Corvessa patch changed my practice."},
        {"text": "Great data from @QuillonberryMedical."},
        {
            "text": "I recommend it to all my patients.",
            "kind": "reply",
            "in_reply_to": "Is the Corvessa patch good?",
        },
    ],
)
def test_a_tie_counts_where_a_draft_or_what_it_answers_names_it(
    client: Client, draft: dict[str, object]
) -> None:
    told = json.dumps(draft | {"interests": [TIE]})
    report = client.post("/compose/check", told, content_type="application/json").json()

    assert "undisclosed-interest" in [one["code"] for one in report["concerns"]]
