"""A file of keys is looked at when the server starts; whatever is wrong is told, and never a key."""

import os
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from bedside.server.configuration import ConfigurationFault, read_configuration
from bedside.server.sealing_keys import KIND, KeysFault, keys_in, new_key, read_keys
from tests.server.sealing.keys import keys_from, two_keys, write_keys

SECRET = "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOP"


def environment(folder: Path, file: Path) -> dict[str, str]:
    return {
        "DATABASE_URL": f"sqlite://{folder / 'database' / 'bedside.sqlite3'}",
        "BEDSIDE_DATA": str(folder / "data"),
        "BEDSIDE_SECRET_KEY": SECRET,
        "BEDSIDE_HOSTS": "bedside.hospital.example",
        "BEDSIDE_SEALING_KEYS_FILE": str(file),
    }


def fault(folder: Path, file: Path) -> str:
    with pytest.raises(ConfigurationFault) as raised:
        read_configuration(environment(folder, file), folder)
    [told] = raised.value.faults
    assert told.startswith("BEDSIDE_SEALING_KEYS_FILE: ")
    return told


def test_a_file_in_a_place_of_its_own_is_taken(tmp_path: Path) -> None:
    (tmp_path / "secrets").mkdir()
    file = write_keys(tmp_path / "secrets" / "keys", *two_keys())

    assert read_configuration(environment(tmp_path, file), tmp_path).sealing_keys_file == file


@pytest.mark.parametrize("beside", ["database", "data", "data/deeper"])
def test_keys_beside_the_database_are_refused(tmp_path: Path, beside: str) -> None:
    (tmp_path / beside).mkdir(parents=True)
    file = write_keys(tmp_path / beside / "keys", *two_keys())

    assert "beside the database" in fault(tmp_path, file)


def test_a_link_that_leads_beside_the_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    file = write_keys(tmp_path / "data" / "keys", *two_keys())
    (tmp_path / "keys").symlink_to(file)

    assert "beside the database" in fault(tmp_path, tmp_path / "keys")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# a remark alone\n",
        "hunter2\n",
        f"{KIND}hunter2\n",
        KIND + "A" * 43 + "=\n",
        new_key().line.removeprefix(KIND) + "\n",
        f"{new_key().line}\n{KIND}x",
    ],
    ids=["nothing", "remark", "password", "password-as-key", "zeros", "no-kind", "second-line"],
)
def test_what_is_no_key_is_told_by_its_line_alone(tmp_path: Path, text: str) -> None:
    file = tmp_path / "keys"
    file.touch(0o600)
    file.write_text(text, encoding="ascii")
    told = fault(tmp_path, file)

    assert "hunter2" not in told
    assert all(line not in told for line in text.split() if len(line) > 8)


def test_a_key_that_stands_twice_is_told() -> None:
    line = new_key().line
    with pytest.raises(KeysFault, match="twice"):
        read_keys(f"{line}\n{line}\n")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "cannot be read" in fault(tmp_path, tmp_path / "missing")


@pytest.mark.skipif(sys.platform == "win32", reason="rights are the folder's there")
def test_a_file_that_everybody_may_read_is_refused(tmp_path: Path) -> None:
    file = write_keys(tmp_path / "keys", *two_keys())
    file.chmod(0o604)

    assert "chmod o-rwx" in fault(tmp_path, file)


def test_a_path_that_is_not_whole_is_refused(tmp_path: Path) -> None:
    assert "whole path" in fault(tmp_path, Path("keys"))


def test_alone_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationFault, match="BEDSIDE_SEALING_KEYS_FILE: alone"):
        read_configuration({"BEDSIDE_SEALING_KEYS_FILE": "/etc/bedside/keys"}, tmp_path)


def test_a_new_key_goes_first_and_the_others_stay(tmp_path: Path) -> None:
    older, old = two_keys()
    file = write_keys(tmp_path / "keys", older, old)
    with keys_from(file):
        call_command("new_sealing_key", stdout=StringIO())
    first, *others = keys_in(file)

    assert others == [older, old]
    assert first not in others


def test_the_first_key_makes_the_file_for_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    with keys_from(None):
        call_command("new_sealing_key", file=file, stdout=StringIO())

    assert len(keys_in(file)) == 1
    assert os.name != "posix" or file.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["keys"]


def test_a_key_is_shown_only_when_that_is_asked_for(tmp_path: Path) -> None:
    said, shown = StringIO(), StringIO()
    file = write_keys(tmp_path / "keys", new_key())
    with keys_from(file):
        call_command("new_sealing_key", stdout=said)
        call_command("new_sealing_key", show=True, stdout=shown)

    assert KIND not in said.getvalue()
    assert len(read_keys(shown.getvalue())) == 1
    assert len(keys_in(file)) == 2


def test_no_file_is_named(tmp_path: Path) -> None:
    with keys_from(None), pytest.raises(CommandError, match="BEDSIDE_SEALING_KEYS_FILE"):
        call_command("new_sealing_key", stdout=StringIO())


def test_a_broken_file_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    file.touch(0o600)
    file.write_text("no key\n", encoding="ascii")
    with keys_from(file), pytest.raises(CommandError, match="line 1"):
        call_command("new_sealing_key", stdout=StringIO())

    assert file.read_text(encoding="ascii") == "no key\n"
    assert [path.name for path in tmp_path.iterdir()] == ["keys"]
