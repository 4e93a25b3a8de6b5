"""The SARIF log has the shape of version 2.1.0, points at lines and columns, and holds no word of a draft."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bedside.cli.sarif import FINGERPRINT, log
from bedside.concerns.rule import Asks
from tests.unit.cli.door import SWEARS, run
from tests.unit.cli.made import checked, concern

TEXT = "A first line.\nWe saw 😷 Ann\nLee today."
LEVELS = {"none", "note", "warning", "error"}


def assert_shape(found: Mapping[str, Any]) -> None:
    """Hold a log against what the schema of 2.1.0 requires of the parts that we write."""
    assert found["version"] == "2.1.0"
    assert found["$schema"].endswith("/sarif-schema-2.1.0.json")
    (one,) = found["runs"]
    driver = one["tool"]["driver"]
    assert driver["name"]
    assert one["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    assert all(isinstance(row["executionSuccessful"], bool) for row in one["invocations"])
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in LEVELS
    for result in one["results"]:
        assert_result(result, ids)


def assert_result(result: Mapping[str, Any], ids: list[str]) -> None:
    assert result["message"]["text"]
    assert result["level"] in LEVELS
    assert ids[result["ruleIndex"]] == result["ruleId"]
    assert all(isinstance(mark, str) and mark for mark in result["partialFingerprints"].values())
    for place in result["locations"]:
        physical = place["physicalLocation"]
        assert " " not in physical["artifactLocation"]["uri"]
        region = physical.get("region", {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1})
        assert region["startLine"] >= 1
        assert region["startColumn"] >= 1
        assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])


def test_the_log_has_the_shape_that_readers_expect(tmp_path: Path) -> None:
    file = tmp_path / "über uns.txt"
    file.write_text(SWEARS, "utf-8")

    ran = run("check", str(file), "--text", SWEARS, "--format", "sarif")

    found = json.loads(ran.out)
    assert_shape(found)
    uris = [
        row["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for row in found["runs"][0]["results"]
    ]
    assert uris[0] == "the-words-given"
    assert uris[1].startswith("file:///")
    assert uris[1].endswith("%C3%BCber%20uns.txt")
    assert "record system" not in ran.out


def test_a_place_is_told_in_lines_and_code_points() -> None:
    found: Any = log((checked(TEXT, concern(TEXT, "Ann\nLee"), name="page.md"),))

    assert_shape(found)
    assert found["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 2,
        "startColumn": 10,
        "endLine": 3,
        "endColumn": 4,
        "charOffset": 23,
        "charLength": 7,
    }


def test_what_is_asked_becomes_the_level() -> None:
    rows = [concern(TEXT, "Ann", asks=asks) for asks in Asks]

    found: Any = log((checked(TEXT, *rows),))

    assert [result["level"] for result in found["runs"][0]["results"]] == ["note", "warning", "error"]


def test_a_concern_about_no_words_points_at_the_whole_text() -> None:
    found: Any = log((checked(TEXT, concern(TEXT, "", code="patient-image")),))

    assert_shape(found)
    assert "region" not in found["runs"][0]["results"][0]["locations"][0]["physicalLocation"]


def test_the_mark_of_a_result_lets_it_pass() -> None:
    found = json.loads(run("check", "--text", SWEARS, "--format", "sarif").out)
    mark = found["runs"][0]["results"][0]["partialFingerprints"][FINGERPRINT]

    assert run("check", "--text", SWEARS, "--ignore", mark).code == 0


def test_a_clean_text_has_a_log_without_results() -> None:
    found = json.loads(run("check", "--text", "Wash your hands, all of you.", "--format", "sarif").out)

    assert_shape(found)
    assert found["runs"][0]["results"] == []
