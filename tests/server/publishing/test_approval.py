"""Where the institution asks for it, nothing is published that no second reader has approved, word by word."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone

from bedside.drafts import Account
from bedside.server.people.models import Person
from bedside.server.people.roles import Role
from bedside.server.publishing.accounts import Network, OwnAccount, seal_account
from bedside.server.publishing.models import Connection, Publication
from bedside.server.publishing.wording import FAULTS
from bedside.server.reviews import answering, ending, outside
from bedside.server.reviews.access import As, Somebody, find
from bedside.server.reviews.models import SentDraft
from bedside.server.reviews.reading import Answered
from bedside.server.reviews.sending import send
from tests.server.conftest import PersonWith
from tests.server.reviews.people import as_author, as_reader

pytestmark = pytest.mark.django_db
TEXT = "Flu shots are in! Come by any weekday before noon."
FIELDS = {
    "text": TEXT,
    "kind": "post",
    "account": "institutional",
    "audience": "public",
    "platform": "bluesky",
}
TOKEN = re.compile(r'name="approval" value="([^"]+)"')
SignedIn = Callable[..., Client]


@pytest.fixture
def client(signed_in_as: SignedIn) -> Client:
    return signed_in_as(Role.CLINICIAN)


@pytest.fixture
def author(client: Client) -> Person:
    return Person.objects.get(held_roles__role=Role.CLINICIAN)


@pytest.fixture
def reader(person_with: PersonWith) -> Person:
    return person_with(Role.COMMUNICATIONS)


@pytest.fixture(autouse=True)
def asked_for() -> Iterator[None]:
    with override_settings(CONFIGURATION=replace(settings.CONFIGURATION, approval="institutional")):
        yield


@pytest.fixture
def connection(author: Person) -> Connection:
    return connected(author, Account.INSTITUTIONAL)


def connected(author: Person, purpose: Account) -> Connection:
    made = Connection(person=author, made=timezone.now())
    seal_account(
        made, OwnAccount(Network.BLUESKY, "bsky.example", "anna.example", "did:plc:a", purpose, "secret")
    )
    made.save(force_insert=True)
    return made


def look(client: Client, connection: Connection, **changed: str) -> str:
    return client.post("/publish/", {**FIELDS, "connection": str(connection.pk), **changed}).content.decode()


def asked_of(author: Person, reader: Person, **changed: str) -> SentDraft:
    return send(author, {**FIELDS, **changed}, [reader.pk], timezone.now())


def approve(sent: SentDraft, reader: Person) -> None:
    answering.give_answer(as_reader(sent, reader), 1, Answered.APPROVED, "", timezone.now())


def is_offered(page: str) -> bool:
    assert (str(FAULTS["approval"]) in unescape(page)) is not bool(TOKEN.search(page))
    return bool(TOKEN.search(page))


def test_only_what_was_approved_is_offered(
    client: Client, author: Person, reader: Person, connection: Connection
) -> None:
    before = look(client, connection)
    sent = asked_of(author, reader)
    asked = look(client, connection)
    approve(sent, reader)

    assert not is_offered(before)
    assert "/second-reader/ask" in before
    assert not is_offered(asked)
    assert is_offered(look(client, connection))


@pytest.mark.parametrize(
    "changed", [{"text": TEXT + " "}, {"audience": "followers"}, {"account": "professional"}]
)
def test_an_approval_of_something_else_does_not_count(
    client: Client, author: Person, reader: Person, connection: Connection, changed: dict[str, str]
) -> None:
    approve(asked_of(author, reader, **changed), reader)

    assert not is_offered(look(client, connection))


def test_what_is_taken_back_between_the_look_and_the_press_stops_the_press(
    client: Client, author: Person, reader: Person, connection: Connection
) -> None:
    sent = asked_of(author, reader)
    approve(sent, reader)
    token = TOKEN.search(look(client, connection))
    assert token
    answering.take_answer_back(as_reader(sent, reader), timezone.now())
    pressed = client.post(
        "/publish/now", {**FIELDS, "connection": str(connection.pk), "approval": unescape(token[1])}
    )

    assert pressed.status_code == 422
    assert not Publication.objects.exists()


@pytest.mark.parametrize("after", ["withdrawn", "role", "other"])
def test_an_approval_counts_while_draft_reader_and_author_are_what_they_were(
    client: Client,
    author: Person,
    reader: Person,
    connection: Connection,
    person_with: PersonWith,
    after: str,
) -> None:
    whose = person_with(Role.TRAINEE) if after == "other" else author
    sent = asked_of(whose, reader)
    approve(sent, reader)
    if after == "withdrawn":
        ending.withdraw(as_author(sent), timezone.now())
    if after == "role":
        reader.held_roles.all().delete()

    assert not is_offered(look(client, connection))


def test_somebody_outside_cannot_approve_for_the_institution(
    client: Client, author: Person, reader: Person, connection: Connection
) -> None:
    sent = asked_of(author, reader)
    asked = outside.hand_out(as_author(sent), 1, "a friend", [], timezone.now()).asked
    found = find(Somebody(links={asked.pk}), As.OUTSIDE, asked.pk, timezone.now())
    answering.give_answer(found, 1, Answered.APPROVED, "", timezone.now())

    assert not is_offered(look(client, connection))


def test_a_personal_account_is_ones_own_unless_all_is_asked_for(client: Client, author: Person) -> None:
    own = connected(author, Account.PERSONAL)
    free = look(client, own, account="personal")
    with override_settings(CONFIGURATION=replace(settings.CONFIGURATION, approval="all")):
        bound = look(client, own, account="personal")

    assert is_offered(free)
    assert not is_offered(bound)
