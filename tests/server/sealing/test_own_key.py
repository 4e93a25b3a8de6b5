"""One person's own key: in the system's keyring, or made of a passphrase and held in memory alone."""

from collections.abc import Iterator
from uuid import uuid4

import keyring
import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from bedside.server.alone.views import BACKEND
from bedside.server.kept.content import content_of
from bedside.server.kept.keeping import Keeping, keep
from bedside.server.kept.models import KeptVersion
from bedside.server.people.one_time_link import the_one_person
from bedside.server.sealing import own_key
from bedside.server.sealing.faults import Locked, Unreadable
from bedside.server.sealing.models import OwnKey
from bedside.server.sealing.own_key import Standing
from bedside.server.sealing.passphrase import WrongPassphrase, key_of
from bedside.server.sealing.seals import key_id_of, seal, unseal
from tests.server.conftest import browser
from tests.server.sealing.keys import alone

PHRASE = "a calm and lengthy phrase"
OTHER = "another calm and lengthy phrase"

pytestmark = [pytest.mark.django_db, pytest.mark.urls("bedside.server.urls_alone")]


class InMemory(KeyringBackend):
    """A keyring that keeps its secrets until the test is over."""

    priority: float = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring's own is without types
        self.secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.secrets[service, username] = password


class InPlainFiles(InMemory):
    """A keyring that others could read."""

    priority = 0.5


@pytest.fixture(autouse=True)
def own_server() -> Iterator[None]:
    before = keyring.get_keyring()
    with alone():
        yield
    keyring.set_keyring(before)


@pytest.fixture
def kept_secrets() -> InMemory:
    backend = InMemory()
    keyring.set_keyring(backend)
    return backend


@pytest.fixture
def no_keyring() -> None:
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]  # see above


def test_the_first_time_a_key_is_made_in_the_keyring(kept_secrets: InMemory) -> None:
    assert own_key.standing() is Standing.NEW
    sealed = seal("two words", "here")
    own_key.close()

    assert unseal(sealed, "here") == "two words"
    assert len(kept_secrets.secrets) == 1
    assert own_key.standing() is Standing.OPEN


def test_the_database_names_the_key_and_does_not_hold_it(kept_secrets: InMemory) -> None:
    seal("two words", "here")
    noted = OwnKey.objects.get()
    [[(_, name), secret]] = kept_secrets.secrets.items()

    assert str(noted.name) == name
    assert (noted.salt, noted.key_id) == (None, None)
    assert secret not in str(OwnKey.objects.values())


def test_a_key_that_is_gone_is_told_and_no_other_is_made(kept_secrets: InMemory) -> None:
    sealed = seal("two words", "here")
    own_key.close()
    kept_secrets.secrets.clear()

    assert own_key.standing() is Standing.LOST
    with pytest.raises(Locked):
        unseal(sealed, "here")
    assert kept_secrets.secrets == {}


def test_a_new_key_goes_first_in_the_keyring(kept_secrets: InMemory) -> None:
    sealed = seal("two words", "here")
    call_command("new_sealing_key", verbosity=0)
    own_key.close()

    assert unseal(sealed, "here") == "two words"
    assert len(next(iter(kept_secrets.secrets.values())).splitlines()) == 2


def test_a_keyring_of_plain_files_is_none() -> None:
    keyring.set_keyring(InPlainFiles())

    assert own_key.standing() is Standing.ASKS_NEW_PASSPHRASE
    with pytest.raises(Locked):
        seal("two words", "here")


@pytest.mark.usefixtures("no_keyring")
def test_without_a_keyring_nothing_is_sealed_before_a_passphrase_is_chosen() -> None:
    with pytest.raises(Locked):
        seal("two words", "here")

    assert not OwnKey.objects.exists()


@pytest.mark.usefixtures("no_keyring")
def test_the_same_passphrase_opens_and_another_does_not() -> None:
    own_key.open_with(PHRASE)
    sealed = seal("two words", "here")
    own_key.close()

    assert own_key.standing() is Standing.ASKS_PASSPHRASE
    with pytest.raises(Locked):
        unseal(sealed, "here")
    with pytest.raises(WrongPassphrase):
        own_key.open_with(PHRASE + " ")
    with pytest.raises(Locked):
        unseal(sealed, "here")
    own_key.open_with(PHRASE)
    assert unseal(sealed, "here") == "two words"


@pytest.mark.usefixtures("no_keyring")
def test_another_folder_with_the_same_passphrase_has_another_key() -> None:
    own_key.open_with(PHRASE)
    sealed = seal("two words", "here")
    OwnKey.objects.all().delete()
    own_key.close()
    own_key.open_with(PHRASE)

    with pytest.raises(Unreadable):
        unseal(sealed, "here")


@pytest.mark.usefixtures("no_keyring")
def test_another_passphrase_opens_what_the_old_one_sealed_and_the_old_one_nothing() -> None:
    own_key.open_with(PHRASE)
    sealed = seal("two words", "here")
    own_key.change_passphrase(PHRASE, OTHER)
    assert unseal(sealed, "here") == "two words"
    own_key.close()

    with pytest.raises(WrongPassphrase):
        own_key.open_with(PHRASE)
    own_key.open_with(OTHER)
    assert unseal(sealed, "here") == "two words"


@pytest.mark.usefixtures("no_keyring")
def test_whoever_does_not_know_the_old_one_changes_nothing() -> None:
    own_key.open_with(PHRASE)
    before = OwnKey.objects.values().get()

    with pytest.raises(WrongPassphrase):
        own_key.change_passphrase(PHRASE + "x", OTHER)
    assert OwnKey.objects.values().get() == before


@pytest.mark.usefixtures("no_keyring")
def test_a_key_that_was_made_of_its_passphrase_is_changed_too() -> None:
    salt = b"a salt of before"
    made = key_of(PHRASE, salt)
    OwnKey.objects.create(where=OwnKey.Where.PASSPHRASE, salt=salt, key_id=made.id)
    own_key.open_with(PHRASE)
    sealed = seal("two words", "here")
    own_key.change_passphrase(PHRASE, OTHER)
    own_key.close()
    own_key.open_with(OTHER)

    assert unseal(sealed, "here") == "two words"


@pytest.mark.usefixtures("no_keyring")
def test_neither_key_nor_passphrase_lies_in_the_database() -> None:
    own_key.open_with(PHRASE)
    [key] = own_key.keys()
    row = OwnKey.objects.get()

    assert key.secret not in bytes(row.wrapped or b"")
    assert PHRASE.encode() not in bytes(row.wrapped or b"")
    assert key.line not in str(OwnKey.objects.values())


@pytest.mark.usefixtures("no_keyring")
def test_a_keyring_has_no_passphrase_to_change(kept_secrets: InMemory) -> None:
    seal("two words", "here")

    assert len(kept_secrets.secrets) == 1
    assert not own_key.is_under_passphrase()
    with pytest.raises(WrongPassphrase):
        own_key.change_passphrase(PHRASE, OTHER)


@pytest.mark.usefixtures("no_keyring")
def test_the_page_changes_it(signed_in: Client) -> None:
    own_key.open_with(PHRASE)
    address = "/kept/passphrase/change"
    given = {"old": PHRASE, "passphrase": OTHER, "again": OTHER}
    wrong = signed_in.post(address, given | {"old": "something else"})
    twice = signed_in.post(address, given | {"again": OTHER + "x"})
    good = signed_in.post(address, given)

    assert (wrong.status_code, twice.status_code) == (200, 200)
    assert OTHER not in wrong.content.decode() + twice.content.decode()
    assert good.headers["Location"] == "/kept/"
    assert b"Change the passphrase" in signed_in.get("/kept/").content
    own_key.close()
    own_key.open_with(OTHER)


@pytest.mark.usefixtures("no_keyring")
def test_where_the_old_one_was_seen_everything_is_sealed_with_a_new_key(signed_in: Client) -> None:
    own_key.open_with(PHRASE)
    [old] = own_key.keys()
    draft = keep(the_one_person(), Keeping(uuid4(), 0, {"text": "Two words."}), timezone.now())
    given = {"old": PHRASE, "passphrase": OTHER, "again": OTHER, "was_seen": "on"}
    signed_in.post("/kept/passphrase/change", given)
    sealed = bytes(KeptVersion.objects.get(draft=draft).content)

    assert key_id_of(sealed) == own_key.keys()[0].id != old.id
    assert content_of(KeptVersion.objects.get(draft=draft)).text == "Two words."


@pytest.mark.usefixtures("no_keyring")
def test_the_first_key_under_a_passphrase_is_not_rotated_from_outside() -> None:
    own_key.open_with(PHRASE)

    with pytest.raises(CommandError, match="passphrase"):
        call_command("new_sealing_key")


@pytest.fixture
def signed_in() -> Client:
    client = browser()
    client.force_login(the_one_person(), backend=BACKEND)
    return client


@pytest.mark.usefixtures("no_keyring")
def test_the_page_asks_for_a_new_passphrase_twice_and_leads_back(signed_in: Client) -> None:
    address = "/kept/passphrase"
    short = signed_in.post(address, {"passphrase": "short", "again": "short"})
    other = signed_in.post(address, {"passphrase": PHRASE, "again": PHRASE + "x"})
    good = signed_in.post(address, {"passphrase": PHRASE, "again": PHRASE, "next": "/compose"})

    assert (short.status_code, other.status_code) == (200, 200)
    assert good.headers["Location"] == "/compose"
    assert PHRASE not in other.content.decode()
    assert own_key.standing() is Standing.OPEN


@pytest.mark.usefixtures("no_keyring")
@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]
)
def test_the_page_leads_nowhere_else(signed_in: Client, elsewhere: str) -> None:
    good = signed_in.post("/kept/passphrase", {"passphrase": PHRASE, "again": PHRASE, "next": elsewhere})

    assert good.headers["Location"] == "/kept/"


@pytest.mark.usefixtures("no_keyring")
def test_the_page_refuses_a_wrong_passphrase(signed_in: Client) -> None:
    own_key.open_with(PHRASE)
    own_key.close()
    answer = signed_in.post("/kept/passphrase", {"passphrase": "another lengthy phrase"})

    assert answer.status_code == 200
    assert own_key.standing() is Standing.ASKS_PASSPHRASE
