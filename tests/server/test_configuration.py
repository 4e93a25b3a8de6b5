"""The settings are read at once, and whatever is wrong is told with its place and what to do."""

from pathlib import Path

import pytest

from bedside.server.configuration import ConfigurationFault, Mode, read_configuration
from bedside.server.folders import usual_data_folder

HOME = Path("/home-of-nobody")
KEY = "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOP"
INSTITUTION = {
    "DATABASE_URL": "postgresql://bedside:s%40cret@db.hospital.example:5433/bedside",
    "BEDSIDE_SECRET_KEY": KEY,
    "BEDSIDE_HOSTS": "bedside.hospital.example, www.hospital.example",
}


def faults(environment: dict[str, str]) -> tuple[str, ...]:
    with pytest.raises(ConfigurationFault) as raised:
        read_configuration(environment, HOME)
    return raised.value.faults


def test_nothing_set_is_one_person_on_this_machine() -> None:
    configuration = read_configuration({}, HOME)

    assert configuration.mode is Mode.ALONE
    assert configuration.hosts == ("127.0.0.1", "localhost")


def test_a_database_makes_an_institution() -> None:
    configuration = read_configuration(INSTITUTION, HOME)

    assert configuration.mode is Mode.INSTITUTION
    assert configuration.hosts == ("bedside.hospital.example", "www.hospital.example")
    assert configuration.session_minutes == 15


def test_an_institution_lacks_nothing_that_it_needs() -> None:
    told = faults({"BEDSIDE_MODE": "institution"})

    assert [fault.partition(":")[0] for fault in told] == [
        "DATABASE_URL",
        "BEDSIDE_SECRET_KEY",
        "BEDSIDE_HOSTS",
    ]


def test_all_faults_are_told_at_once() -> None:
    told = faults(
        INSTITUTION
        | {
            "BEDSIDE_WORKERS": "many",
            "BEDSIDE_HOSTS": "*",
            "BEDSIDE_TIME_ZONE": "Mars",
            "BEDSIDE_WORKRES": "2",
            "BEDSIDE_OIDC_SERVER": "https://login.hospital.example",
        }
    )

    assert {fault.partition(":")[0] for fault in told} == {
        "BEDSIDE_WORKERS",
        "BEDSIDE_HOSTS",
        "BEDSIDE_TIME_ZONE",
        "BEDSIDE_WORKRES",
        "BEDSIDE_OIDC_CLIENT",
        "BEDSIDE_OIDC_SECRET",
    }


def test_a_faulty_secret_is_never_repeated() -> None:
    told = faults(INSTITUTION | {"BEDSIDE_SECRET_KEY": "hunter2", "DATABASE_URL": "mysql://me:hunter2@db/x"})

    assert len(told) == 2
    assert "hunter2" not in " ".join(told)


@pytest.mark.parametrize("name", ["DATABASE_URL", "BEDSIDE_HOSTS", "BEDSIDE_LISTEN"])
def test_alone_nothing_opens_the_machine_to_others(name: str) -> None:
    given = {
        "BEDSIDE_MODE": "alone",
        "DATABASE_URL": "sqlite:///x",
        "BEDSIDE_HOSTS": "x",
        "BEDSIDE_LISTEN": "0.0.0.0:80",
    }

    assert [fault.partition(":")[0] for fault in faults({"BEDSIDE_MODE": "alone", name: given[name]})] == [
        name
    ]


def test_a_secret_comes_from_a_file_and_former_keys_stand_below(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    file.write_text(f"{KEY}-new\n{KEY}-old\n", encoding="utf-8")
    given = {name: value for name, value in INSTITUTION.items() if name != "BEDSIDE_SECRET_KEY"}

    configuration = read_configuration(given | {"BEDSIDE_SECRET_KEY_FILE": str(file)}, HOME)

    assert configuration.secret_keys == (f"{KEY}-new", f"{KEY}-old")


def test_a_file_that_is_not_there_is_a_fault() -> None:
    assert any("cannot be read" in fault for fault in faults({"BEDSIDE_LANGUAGE_FILE": "/nowhere/at/all"}))


def test_the_institutions_sign_in_is_read_whole() -> None:
    sign_in = read_configuration(
        INSTITUTION
        | {
            "BEDSIDE_OIDC_SERVER": "https://login.hospital.example",
            "BEDSIDE_OIDC_CLIENT": "bedside",
            "BEDSIDE_OIDC_SECRET": "s",
            "BEDSIDE_OIDC_SECOND_FACTOR": "yes",
        },
        HOME,
    ).sign_in

    assert sign_in is not None
    assert sign_in.asks_second_factor


@pytest.mark.parametrize(
    ("system", "environment", "folder"),
    [
        ("linux", {}, ".local/share/bedside"),
        ("linux", {"XDG_DATA_HOME": "relative"}, ".local/share/bedside"),
        ("darwin", {}, "Library/Application Support/Bedside"),
        ("win32", {}, "AppData/Local/Bedside"),
    ],
)
def test_the_data_lies_where_the_system_keeps_such_things(
    system: str, environment: dict[str, str], folder: str
) -> None:
    assert usual_data_folder(environment, HOME, system) == HOME / folder
