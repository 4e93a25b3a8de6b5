"""The commands find what was done to the ledger of a real database, write it out, and remove only what is old."""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from bedside.server.ledger import append_only
from bedside.server.ledger.acts import UnitMade
from bedside.server.ledger.chain import Fault, Head, Wrong
from bedside.server.ledger.kept_heads import written
from bedside.server.ledger.models import Checkpoint, Entry
from bedside.server.ledger.recording import LedgerFault, head, record
from bedside.server.ledger.sealing import seal
from bedside.server.ledger.values import Machine, PersonRef, UnitRef
from bedside.server.ledger.verifying import verify
from tests.house.tree import ROOT

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def seven_entries(db: None) -> None:
    """One a year, the last of them now."""
    for number in range(1, 8):
        record(UnitMade(UnitRef(number)), PersonRef(1), NOW.replace(year=2019 + number))


@contextmanager
def by_its_owner() -> Iterator[Callable[[str], object]]:
    """What an owner of the database can do, who takes the triggers away and puts them back."""
    with connection.cursor() as cursor:
        append_only.drop(cursor, connection.vendor)
        yield cursor.execute
        append_only.make(cursor, connection.vendor)


TAMPERED = {
    "UPDATE ledger_entry SET who = 'person:2' WHERE number = 3": {Fault(Wrong.CHANGED, 3)},
    "UPDATE ledger_entry SET \"when\" = '2022-03-02T09:00:00.000001Z' WHERE number = 3": {
        Fault(Wrong.CHANGED, 3)
    },
    "UPDATE ledger_entry SET facts = '{ }' WHERE number = 3": {Fault(Wrong.CHANGED, 3)},
    "UPDATE ledger_entry SET hash = 'x' WHERE number = 3": {Fault(Wrong.CHANGED, 3), Fault(Wrong.BROKEN, 4)},
    "UPDATE ledger_entry SET number = 30 WHERE number = 3": {
        Fault(Wrong.MISSING, 3, 3),
        Fault(Wrong.MISSING, 8, 29),
        Fault(Wrong.CHANGED, 30),
    },
    "DELETE FROM ledger_entry WHERE number IN (3, 4)": {Fault(Wrong.MISSING, 3, 4)},
    "DELETE FROM ledger_entry WHERE number = 1": {Fault(Wrong.MISSING, 1, 1)},
    "DELETE FROM ledger_entry WHERE number > 5": {Fault(Wrong.CUT_OFF, 7)},
    "DELETE FROM ledger_entry": {Fault(Wrong.CUT_OFF, 7)},
}


@pytest.mark.parametrize("statement", TAMPERED)
def test_what_was_done_past_the_triggers_is_found_and_placed(statement: str) -> None:
    kept = head()
    with by_its_owner() as do:
        do(statement)

    assert set(verify([kept])) == TAMPERED[statement]


def test_a_checkpoint_that_no_entry_tells_of_is_found() -> None:
    third = Entry.objects.get(number=3)
    Checkpoint.objects.create(through=3, hash=third.hash)
    Entry.objects.filter(number__lte=3).delete()

    assert verify() == (Fault(Wrong.NO_SEAL, 3),)


def test_triggers_that_are_gone_are_found() -> None:
    with connection.cursor() as cursor:
        append_only.drop(cursor, connection.vendor)
        found = verify()
        append_only.make(cursor, connection.vendor)

    assert found == (Fault(Wrong.UNGUARDED, 0),)


def verified(*words: str) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("verify_ledger", *words, stdout=out, stderr=out)
    except SystemExit as ended:
        return int(str(ended.code)), out.getvalue()
    return 0, out.getvalue()


def test_the_command_says_that_it_is_whole_and_what_its_head_is() -> None:
    code, said = verified()

    assert code == 0
    assert f"7 entries.\nHead: {written(head())}" in said


def test_the_command_says_where_and_what_to_do_and_ends_with_one() -> None:
    with by_its_owner() as do:
        do("UPDATE ledger_entry SET who = 'person:2' WHERE number = 3")
    code, said = verified()

    assert code == 1
    assert said.startswith("entry 3: ")
    assert "audit-the-ledger.md" in said


def test_a_kept_file_of_heads_grows_while_all_is_well_and_tells_of_a_lost_end(tmp_path: Path) -> None:
    file = tmp_path / "heads"
    assert verified("--heads", str(file), "--keep")[0] == 0
    record(UnitMade(UnitRef(8)), PersonRef(1), NOW)
    assert verified("--heads", str(file), "--keep")[0] == 0
    lines = file.read_text(encoding="ascii").splitlines()
    with by_its_owner() as do:
        do("DELETE FROM ledger_entry WHERE number = 8")
    code, said = verified("--heads", str(file), "--keep")

    assert [line.partition(":")[0] for line in lines] == ["7", "8"]
    assert code == 1
    assert "entry 8" in said
    assert file.read_text(encoding="ascii").splitlines() == lines


def test_a_file_of_heads_that_is_not_there_is_told_so_unless_it_is_to_begin(tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        call_command("verify_ledger", "--heads", str(tmp_path / "mistyped"))


def test_a_given_head_is_compared() -> None:
    other = Head(7, "ab" * 32)

    assert verified("--head", written(head()))[0] == 0
    assert verified("--head", written(other))[0] == 1


@pytest.mark.parametrize("words", [("--head", "seven"), ("--keep",), ("--heads", "/dev/null/x", "--keep")])
def test_what_cannot_be_read_is_told_and_is_no_verdict(words: tuple[str, ...]) -> None:
    with pytest.raises(CommandError) as told:
        call_command("verify_ledger", *words)

    assert told.value.returncode == 2


def test_what_is_old_is_removed_with_an_entry_that_tells_of_it_and_the_rest_verifies() -> None:
    kept = head()
    third = Entry.objects.get(number=3)
    sealed = seal(Machine.HOST, NOW, years=4)

    assert sealed == Head(3, third.hash) or sealed == Head(2, Entry.objects.get(number=3).previous)
    assert list(Entry.objects.values_list("number", flat=True))[-1] == 8
    assert verify([kept, sealed]) == ()
    assert seal(Machine.HOST, NOW, years=4) is None


def test_an_older_head_is_no_fault_once_its_entries_were_removed_by_rule() -> None:
    first = Entry.objects.get(number=1).link.head
    seal(Machine.HOST, NOW, years=3)

    assert verify([first]) == ()


def test_nothing_is_removed_from_a_ledger_that_is_not_whole() -> None:
    with by_its_owner() as do:
        do("UPDATE ledger_entry SET who = 'person:2' WHERE number = 3")

    with pytest.raises(LedgerFault):
        seal(Machine.HOST, NOW, years=1)
    assert Entry.objects.count() == 7


def test_an_entry_that_stands_after_a_younger_one_waits_for_it() -> None:
    record(UnitMade(UnitRef(8)), PersonRef(1), NOW.replace(year=2000))
    seal(Machine.HOST, NOW + timedelta(days=1), years=1)

    assert Entry.objects.filter(when__startswith="2000").exists()


def test_a_ledger_sealed_on_the_last_of_february_begins_in_time() -> None:
    assert seal(Machine.HOST, datetime(2024, 2, 29, tzinfo=UTC), years=3) is not None
    assert verify() == ()


def test_the_command_looks_before_it_removes() -> None:
    said = StringIO()
    call_command("seal_ledger", "--dry-run", stdout=said)
    assert Entry.objects.count() == 7
    call_command("seal_ledger", stdout=said)

    old = Entry.objects.filter(when__lt=f"{timezone.now().year - 7}").exists()
    assert not old
    assert verify() == ()


@pytest.mark.parametrize("ending", ["jsonl", "csv"])
def test_an_export_holds_everything_its_own_note_too_and_an_auditor_can_verify_it(
    ending: str, tmp_path: Path
) -> None:
    file = tmp_path / f"ledger.{ending}"
    call_command("export_ledger", str(file), stdout=StringIO())

    assert len(file.read_text(encoding="ascii").splitlines()) == 8 + (ending == "csv")
    assert audited(file, tmp_path) == (0, f"8 entries, whole. Head: {written(head())}\n")
    assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CommandError):
        call_command("export_ledger", str(file))


@pytest.mark.parametrize("ending", ["jsonl", "csv"])
@pytest.mark.parametrize("tamper", ["changed", "removed", "swapped"])
def test_the_auditors_own_program_finds_what_was_done_to_a_file(
    ending: str, tamper: str, tmp_path: Path
) -> None:
    file = tmp_path / f"ledger.{ending}"
    call_command("export_ledger", str(file), stdout=StringIO())
    lines = file.read_text(encoding="ascii").splitlines(keepends=True)
    match tamper:
        case "changed":
            lines[3] = lines[3].replace("person:1", "person:2")
        case "removed":
            del lines[3]
        case "swapped":
            lines[3], lines[4] = lines[4], lines[3]
    file.write_text("".join(lines), encoding="ascii")

    assert audited(file, tmp_path)[0] == 1


def audited(file: Path, folder: Path) -> tuple[int, str]:
    """What the program says that the documentation gives to an auditor."""
    page = (ROOT / "docs" / "reference" / "ledger-format.md").read_text(encoding="utf-8")
    program = folder / "verify.py"
    found = re.search(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert found
    program.write_text(found[1], encoding="utf-8")
    ran = subprocess.run((sys.executable, program, file), capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout


def test_an_ending_that_is_no_form_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        call_command("export_ledger", str(tmp_path / "ledger.pdf"))


def test_a_line_of_the_export_is_what_the_hash_is_made_of_and_the_hash(tmp_path: Path) -> None:
    file = tmp_path / "ledger.jsonl"
    call_command("export_ledger", str(file), stdout=StringIO())
    told = json.loads(file.read_text(encoding="ascii").splitlines()[0])
    hashed = told.pop("hash")
    written_again = json.dumps(told, sort_keys=True, separators=(",", ":"))

    assert hashlib.sha256(written_again.encode()).hexdigest() == hashed


def test_facts_that_somebody_made_unreadable_still_go_out(tmp_path: Path) -> None:
    with by_its_owner() as do:
        do("UPDATE ledger_entry SET facts = 'x' WHERE number = 3")
    for ending in ("jsonl", "csv"):
        call_command("export_ledger", str(tmp_path / f"ledger.{ending}"), stdout=StringIO())


def test_a_rolled_back_act_leaves_no_gap() -> None:
    with suppress(ZeroDivisionError), transaction.atomic():
        record(UnitMade(UnitRef(8)), PersonRef(1), NOW)
        raise ZeroDivisionError
    record(UnitMade(UnitRef(8)), PersonRef(1), NOW)

    assert verify() == ()
