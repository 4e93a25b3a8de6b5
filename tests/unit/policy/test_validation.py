"""All faults of a pack are told at once, each with its line and its mend."""

from pathlib import Path

import pytest

from bedside.policy.compiling import pack_files
from bedside.policy.faults import Fault, PolicyFault
from bedside.policy.guidance import load_guidance
from bedside.policy.validation import read_pack, validate_pack

GOOD = """[pack]
kind = "institution"
id = "example"
title = "Online conduct"
version = 1
issuer = "Example Hospital"
country = "US"
address = "https://example.org/online"
read_on = 2026-01-15

[[clause]]
id = "example/photographs"
title = "Photographs"
gist = "Ask for written permission first."
concerns = ["patient-image"]
"""
EXAMPLE = Path(__file__).parents[3] / "examples" / "institution-pack.toml"


def faults_of(tmp_path: Path, text: str) -> tuple[Fault, ...]:
    pack = tmp_path / "hospital.toml"
    pack.write_text(text, "utf-8")
    return validate_pack(pack)


def only_fault(tmp_path: Path, text: str) -> Fault:
    (fault,) = faults_of(tmp_path, text)
    return fault


def test_a_good_pack_has_no_faults(tmp_path: Path) -> None:
    assert faults_of(tmp_path, GOOD) == ()


def test_the_example_pack_is_good() -> None:
    assert validate_pack(EXAMPLE) == ()


@pytest.mark.parametrize("pack", pack_files(), ids=lambda path: path.stem)
def test_every_pack_that_ships_is_good(pack: Path) -> None:
    assert validate_pack(pack) == ()


def test_a_missing_key_is_told_with_the_line_to_add(tmp_path: Path) -> None:
    fault = only_fault(tmp_path, GOOD.replace('gist = "Ask for written permission first."\n', ""))

    assert (fault.line, fault.what) == (11, "clause 1: no 'gist'.")
    assert fault.mend.startswith("Add a line such as: gist = ")


@pytest.mark.parametrize(
    ("right", "wrong", "line", "offered"),
    [
        ("title = ", "titel = ", 4, "'title'"),
        ('"patient-image"', '"patient-imge"', 15, "'patient-image'"),
        ('"patient-image"', '"patient_image"', 15, "'patient-image'"),
        ("[[clause]]", "[[clauses]]", 11, "[[clause]]"),
        ('kind = "institution"', 'kind = "institutions"', 2, "'institution'"),
        ("concerns = [", 'room = "presense"\nconcerns = [', 15, "'presence'"),
        ("concerns = [", 'status = "in force"\nconcerns = [', 15, "'in-force'"),
    ],
)
def test_the_nearest_name_is_offered_for_a_mistyped_one(
    tmp_path: Path, right: str, wrong: str, line: int, offered: str
) -> None:
    faults = faults_of(tmp_path, GOOD.replace(right, wrong, 1))

    assert any(fault.line == line and offered in f"{fault.what} {fault.mend}" for fault in faults)


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ("version = 1", 'version = "1"', 5),
        ("version = 1", "version = 0", 5),
        ("version = 1", "version = true", 5),
        ('"US"', '"usa"', 7),
        ('"https://example.org/online"', '"on the intranet"', 8),
        ("2026-01-15", '"in January"', 9),
        ("2026-01-15", "2026-01-15T08:00:00Z", 9),
        ('"example/photographs"', '"example photographs"', 12),
        ('"Photographs"', '""', 13),
        ('["patient-image"]', '"patient-image"', 15),
        ('["patient-image"]', "[]", 15),
        ('["patient-image"]', "[1]", 15),
    ],
)
def test_a_value_of_the_wrong_sort_is_told_where_it_stands(
    tmp_path: Path, right: str, wrong: str, line: int
) -> None:
    assert line in {fault.line for fault in faults_of(tmp_path, GOOD.replace(right, wrong, 1))}


def test_a_clause_that_stands_behind_nothing_is_a_fault(tmp_path: Path) -> None:
    fault = only_fault(tmp_path, GOOD.replace('concerns = ["patient-image"]\n', ""))

    assert fault.what == "clause 1: it stands behind nothing."
    assert "not_checkable" in fault.mend


def test_an_id_that_stands_twice_points_to_the_first(tmp_path: Path) -> None:
    clause = GOOD[GOOD.index("[[clause]]") :]
    fault = only_fault(tmp_path, GOOD + clause)

    assert fault.line == 17
    assert "line 12" in fault.what


def test_all_faults_are_told_at_once_and_in_order(tmp_path: Path) -> None:
    text = GOOD.replace("version = 1", 'version = "one"').replace("title = ", "titel = ", 2)
    lines = [fault.line for fault in faults_of(tmp_path, text)]

    assert lines == sorted(lines)
    assert {1, 4, 5, 11, 13} <= set(lines)


def test_broken_toml_is_told_together_with_the_faults_of_the_rest(tmp_path: Path) -> None:
    text = GOOD.replace('title = "Online conduct"', 'title = "Online conduct').replace(
        "version = 1", "version ="
    )
    faults = faults_of(tmp_path, text.replace('["patient-image"]', '["patient-imge"]'))

    assert [fault.line for fault in faults] == [4, 5, 15]
    assert "closing quotation mark" in faults[0].what


@pytest.mark.parametrize("text", ["", "   \n", "# only a remark\n"])
def test_an_empty_file_is_told_how_to_begin(tmp_path: Path, text: str) -> None:
    assert "[pack]" in only_fault(tmp_path, text).mend


@pytest.mark.parametrize(
    "text", ["= 1", "[pack", "[[clause]]\nid = [", 'a = """', "\x00", "clause = 3", "pack = []"]
)
def test_broken_files_never_end_in_a_traceback(tmp_path: Path, text: str) -> None:
    assert faults_of(tmp_path, text)


@pytest.mark.parametrize("cut", range(0, 1500, 97))
def test_a_file_cut_off_anywhere_never_ends_in_a_traceback(tmp_path: Path, cut: int) -> None:
    whole = EXAMPLE.read_text("utf-8")
    assert isinstance(faults_of(tmp_path, whole[cut:]), tuple)
    assert isinstance(faults_of(tmp_path, whole[: len(whole) - cut]), tuple)


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    (fault,) = validate_pack(tmp_path / "nowhere.toml")
    assert "no such file" in fault.what


def test_a_folder_is_a_fault(tmp_path: Path) -> None:
    (fault,) = validate_pack(tmp_path)
    assert "folder" in fault.what


def test_a_file_that_is_not_utf_8_is_a_fault(tmp_path: Path) -> None:
    pack = tmp_path / "latin.toml"
    pack.write_bytes(b'title = "\xe9"')
    (fault,) = validate_pack(pack)
    assert "UTF-8" in fault.what


def test_loading_a_bad_pack_raises_all_faults(tmp_path: Path) -> None:
    pack = tmp_path / "hospital.toml"
    pack.write_text(GOOD.replace("version = 1", "").replace("title = ", "titel = ", 1), "utf-8")

    with pytest.raises(PolicyFault) as raised:
        load_guidance(institution=pack)

    assert raised.value.faults == validate_pack(pack)
    assert len(raised.value.faults) == 3


def test_a_good_file_is_read_as_a_pack_so_that_it_can_be_compared() -> None:
    assert read_pack(EXAMPLE).label == "harbor-lantern@1"


def test_a_bad_file_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(PolicyFault, match="no such file"):
        read_pack(tmp_path / "nowhere.toml")


def test_a_guideline_cannot_be_loaded_as_an_institutions_pack(tmp_path: Path) -> None:
    """Else a pack could call itself a guideline and walk past the guard."""
    pack = tmp_path / "hospital.toml"
    pack.write_text(GOOD.replace('"institution"', '"guideline"'), "utf-8")

    with pytest.raises(PolicyFault, match="no pack of an institution"):
        load_guidance(institution=pack)
