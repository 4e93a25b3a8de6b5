"""What counts as found and as right in the benchmark of names."""

import pytest

from benchmarks.names.scoring import score, total
from benchmarks.names.spans import Found, trimmed

TEXT = "Dr. Ana Quist's aunt Mabel Orr moved to 12 Elm St, Dayton."


def place_of(words: str, kind: str = "person") -> Found:
    start = TEXT.index(words)
    return Found(start, start + len(words), kind)


@pytest.mark.parametrize("words", ["Dr. Ana Quist's", "Dr. Ana Quist", "Ana Quist's", "Ana Quist"])
def test_titles_and_possessives_are_no_part_of_a_name(words: str) -> None:
    assert trimmed(place_of(words), TEXT) == place_of("Ana Quist")


def test_a_title_alone_stays_what_it_is() -> None:
    assert trimmed(place_of("Dr."), TEXT) == place_of("Dr")


def test_marks_at_the_edges_do_not_count() -> None:
    assert trimmed(place_of(" Dayton.", "place"), TEXT) == place_of("Dayton", "place")


def test_of_an_age_the_number_counts() -> None:
    assert trimmed(Found(2, 13, "age"), "a 64-year-old man") == Found(2, 4, "age")


def test_the_same_edges_match_in_both_ways() -> None:
    one = score([(TEXT, [place_of("Mabel Orr")], [], [place_of("Mabel Orr")])], ["person"])["person"]

    assert (one.exact.f1, one.overlap.f1) == (1.0, 1.0)


def test_half_of_a_name_is_found_but_not_exactly() -> None:
    one = score([(TEXT, [place_of("Mabel Orr")], [], [place_of("Mabel")])], ["person"])["person"]

    assert (one.exact.f1, one.overlap.f1) == (0.0, 1.0)


def test_less_than_half_of_a_name_is_not_found_though_what_was_marked_is_right() -> None:
    one = score([(TEXT, [place_of("Mabel Orr")], [], [place_of("Orr")])], ["person"])["person"]

    assert (one.overlap.recall, one.overlap.precision) == (0.0, 1.0)


def test_a_sentence_marked_for_one_name_is_wrong() -> None:
    found = place_of("Mabel Orr moved to 12 Elm St, Dayton")

    one = score([(TEXT, [place_of("Mabel Orr")], [], [found])], ["person"])["person"]

    assert (one.overlap.recall, one.overlap.precision) == (1.0, 0.0)


def test_an_address_in_two_pieces_is_found() -> None:
    labelled = place_of("12 Elm St, Dayton", "place")
    pieces = [place_of("12 Elm St", "place"), place_of("Dayton", "place")]

    one = score([(TEXT, [labelled], [], pieces)], ["place"])["place"]

    assert (one.overlap.recall, one.overlap.precision, one.exact.recall) == (1.0, 1.0, 0.0)


def test_another_kind_is_not_found() -> None:
    scores = score(
        [(TEXT, [place_of("Dayton", "place")], [], [place_of("Dayton", "person")])], ["person", "place"]
    )

    assert (scores["place"].overlap.recall, scores["person"].overlap.precision) == (0.0, 0.0)


def test_what_a_set_labels_and_we_do_not_score_counts_neither_way() -> None:
    aunt = place_of("aunt Mabel", "WORK")

    one = score([(TEXT, [], [aunt], [place_of("Mabel Orr")])], ["person"])["person"]

    assert (one.exact.found, one.overlap.found) == (0, 0)


def test_all_kinds_together_are_their_sum() -> None:
    labelled = [place_of("Mabel Orr"), place_of("Dayton", "place")]

    scores = score([(TEXT, labelled, [], [place_of("Mabel Orr")])], ["person", "place"])

    together = total(scores.values())

    assert (together.exact.labelled, together.exact.caught, together.exact.recall) == (2, 1, 0.5)
