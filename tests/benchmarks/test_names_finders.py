"""Finders, the groups of names and the measure of speed, with finders made up for the purpose."""

import re
from collections import Counter

from benchmarks.names.finders import bedside, plugged_in
from benchmarks.names.groups import TOLD, by_group, largest_gap, names
from benchmarks.names.measured import figures_of, warmed_up
from benchmarks.names.sets import Marked, PublicSet
from benchmarks.names.spans import Found


def capitals(text: str) -> list[Found]:
    return [Found(match.start(), match.end(), "person") for match in re.finditer(r"[A-Z]\S+", text)]


def nothing(text: str) -> list[Found]:
    return []


def clinic(text: str) -> list[Found]:
    return [Found(8, 18, "facility")]


def mail(text: str) -> list[Found]:
    return [Found(9, 24, "email"), Found(13, 24, "url")]


def test_bedside_finds_people_and_numbers_in_our_kinds() -> None:
    text = "Mr. Tavares, MRN 8822917, called from 401-555-0134."

    found = {(span.kind, text[span.start : span.end]) for span in bedside()(text)}

    assert {("person", "Mr. Tavares"), ("phone", "401-555-0134")} <= found
    assert "id" in {kind for kind, _ in found}


def test_any_function_can_be_plugged_in() -> None:
    assert plugged_in("tests.benchmarks.test_names_finders:nothing")("Ana Quist") == []


def test_a_group_has_at_least_25_names_and_no_name_stands_twice() -> None:
    counted = Counter(name.group for name in names())

    assert min(counted.values()) >= 25
    assert max(Counter(name.full for name in names()).values()) == 1


def test_each_sentence_has_one_place_for_a_name() -> None:
    places = [re.findall(r"\{(\w+)\}", carrier["text"]) for carrier in TOLD["carrier"]]

    assert {len(found) for found in places} == {1}
    assert {place for found in places for place in found} == {"full", "given", "surname", "small"}


def test_recall_is_told_by_group_and_form() -> None:
    figures = by_group(capitals, 2)

    assert figures["anglo"]["full"] == 1.0
    assert figures["anglo"]["small"] == 0.0


def test_the_largest_gap_names_both_ends() -> None:
    assert largest_gap({"one": {"all": 0.5}, "two": {"all": 0.9}}) == ("one", "two", 0.4)


def test_a_finder_that_sees_nobody_has_no_recall_and_no_gap() -> None:
    assert largest_gap(by_group(nothing, 1))[2] == 0.0


def test_the_end_of_a_mail_address_is_no_link_of_its_own() -> None:
    marked = Marked("Write to ana@example.org", (Found(9, 24, "email"),), ())
    one = PublicSet("made up", "all", ("email", "url"), "place", (marked,))

    figures = figures_of(warmed_up(mail), [one])

    assert figures["sets"]["made up"]["url"]["exact"]["found"] == 0
    assert figures["sets"]["made up"]["email"]["exact"]["f1"] == 1.0


def test_a_hospital_is_what_the_set_calls_it() -> None:
    marked = Marked("Seen at Elm Clinic", (Found(8, 18, "place"),), ())
    one = PublicSet("made up", "all", ("place",), "place", (marked,))

    figures = figures_of(warmed_up(clinic), [one])

    assert figures["sets"]["made up"]["place"]["exact"]["f1"] == 1.0
