"""Everything kept is sealed anew with the newest key; stopped in the middle, it goes on and nothing is lost."""

from io import StringIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from bedside.check import Verdict
from bedside.server.kept.content import content_of, pause_of
from bedside.server.kept.keeping import Keeping, keep, skip_pause
from bedside.server.kept.models import KeptDraft, KeptVersion
from bedside.server.ledger.models import Entry
from bedside.server.people.roles import Role
from bedside.server.sealing.resealing import reseal, sealed_fields
from bedside.server.sealing.seals import key_id_of
from tests.server.conftest import PersonWith
from tests.server.sealing.keys import keys_from, two_keys, write_keys

pytestmark = pytest.mark.django_db
DRAFTS = 60  # more than one transaction takes


@pytest.fixture
def keys_file(tmp_path: Path, person_with: PersonWith) -> Path:
    """A file whose one key has sealed some drafts."""
    older, _ = two_keys()
    file = write_keys(tmp_path / "keys", older)
    author = person_with(Role.CLINICIAN)
    with keys_from(file):
        for number in range(DRAFTS):
            draft = keep(author, Keeping(uuid4(), 0, {"text": f"Draft {number}."}), timezone.now())
        skip_pause(draft, Verdict.HOLD, "the floor is on fire")
    return file


def used_keys() -> set[bytes]:
    pauses = KeptDraft.objects.exclude(pause=None).values_list("pause", flat=True)
    contents = KeptVersion.objects.values_list("content", flat=True)
    return {key_id_of(bytes(sealed)) for sealed in [*pauses, *contents] if sealed}


def test_every_table_that_keeps_sealed_words_is_found() -> None:
    assert {KeptDraft: ("pause",), KeptVersion: ("content",)}.items() <= sealed_fields().items()


def test_afterwards_the_newest_key_alone_opens_everything(keys_file: Path) -> None:
    [older_key] = used_keys()
    said = StringIO()
    with keys_from(keys_file):
        call_command("new_sealing_key", stdout=said)
        call_command("reseal", stdout=said)
        newest = keys_file.read_text(encoding="ascii").splitlines()[0]
        assert len(used_keys()) == 1
        assert older_key not in used_keys()
        call_command("reseal", stdout=StringIO())
    # Once: the second time there was nothing to do.
    assert Entry.objects.filter(act="key-rotated").count() == 1
    only_new = keys_file.with_name("only-new")
    only_new.touch(0o600)
    only_new.write_text(newest + "\n", encoding="ascii")
    with keys_from(only_new):
        texts = {content_of(version).text for version in KeptVersion.objects.all()}
        reasons = [pause for draft in KeptDraft.objects.exclude(pause=None) if (pause := pause_of(draft))]

    assert texts == {f"Draft {number}." for number in range(DRAFTS)}
    assert [pause.reason for pause in reasons] == ["the floor is on fire"]
    assert f"{DRAFTS + 1} sealed anew" in said.getvalue()


def test_stopped_in_the_middle_it_goes_on(keys_file: Path) -> None:
    with keys_from(keys_file):
        call_command("new_sealing_key", stdout=StringIO())
        first_rows = next(reseal(KeptVersion, ("content",)))
        assert len(used_keys()) == 2
        again = StringIO()
        call_command("reseal", stdout=again)

        assert len(used_keys()) == 1
    assert f"{DRAFTS + 1 - first_rows.anew} sealed anew, {first_rows.anew} had" in again.getvalue()


def test_what_cannot_be_opened_stays_as_it_is_and_is_told(keys_file: Path, tmp_path: Path) -> None:
    before = set(KeptVersion.objects.values_list("content", flat=True))
    _, other = two_keys()
    with (
        keys_from(write_keys(tmp_path / "other", other)),
        pytest.raises(CommandError, match=f"{DRAFTS + 1} could not be opened"),
    ):
        call_command("reseal", stdout=StringIO())

    assert set(KeptVersion.objects.values_list("content", flat=True)) == before


def test_without_a_key_it_says_what_to_do() -> None:
    with keys_from(None), pytest.raises(CommandError, match="BEDSIDE_SEALING_KEYS_FILE"):
        call_command("reseal", stdout=StringIO())
