"""What is gathered from evidence for the estimate, and that nothing is where no patient is spoken of."""

from bedside.check.identifiability import (
    Closeness,
    Setting,
    Sex,
    StandardLines,
    When,
    clues_of,
    estimate,
    look,
    signs_to_raise,
    telling_signs,
)
from bedside.drafts import Author, Draft, Text
from bedside.evidence import Evidence
from bedside.evidence.sign import Sign, Whose

PHYSICIAN = Author(role="attending", specialty="emergency medicine", state="RI")
Marked = tuple[str, str, Whose | None, str]


def _seen(text: str, *marked: Marked) -> Evidence:
    signs = []
    for words, kind, whose, value in marked:
        start = text.index(words)
        signs.append(Sign(kind, start, start + len(words), whose, 0.9, "by hand", value))
    return Evidence(Text.of(text), tuple(signs))


def test_the_emergency_physician_of_a_small_state_is_told_that_the_patient_can_be_known() -> None:
    text = (
        "Long night in trauma. A logger in his forties, crushed when the chain on his own skidder snapped. "
        "His truck was still running in the lot when his brother got to us."
    )
    seen = _seen(
        text,
        ("night", "recency", Whose.OFFICE, ""),
        ("trauma", "facility", Whose.OFFICE, ""),
        ("A logger", "patient-mention", Whose.PATIENT, "one"),
        ("logger", "role", Whose.PATIENT, "logger"),
        ("his forties", "age", Whose.PATIENT, "40s"),
        ("crushed", "event", Whose.PATIENT, ""),
        ("brother", "relative-mention", Whose.RELATIVE, ""),
    )
    clues = clues_of(Draft(text, author=PHYSICIAN), seen)
    assert clues is not None
    assert clues.when is When.DAY
    assert clues.setting is Setting.EMERGENCY
    assert clues.knows_facility
    outcome = estimate(clues)
    assert outcome.closeness is Closeness.FEW
    assert "Hardly anybody else" in outcome.sentence


def test_general_teaching_gets_no_estimate() -> None:
    text = "Men over 50 with hypertension should know their numbers. Most of my patients do not."
    seen = _seen(
        text,
        ("over 50", "age", Whose.PUBLIC, "50"),
        ("hypertension", "condition", Whose.PUBLIC, ""),
        ("patients", "patient-mention", Whose.PUBLIC, "generic"),
    )
    assert clues_of(Draft(text, author=PHYSICIAN), seen) is None


def test_numbers_of_a_practice_get_no_estimate() -> None:
    text = "Our clinic in Providence gave 412 flu shots in October."
    seen = _seen(
        text,
        ("clinic", "facility", Whose.OFFICE, ""),
        ("Providence", "place", Whose.OFFICE, "Providence, RI"),
        ("October", "date", Whose.OFFICE, ""),
    )
    assert clues_of(Draft(text, author=PHYSICIAN), seen) is None


def test_an_invented_patient_gets_no_estimate() -> None:
    text = "Imagine a woman of 60 who comes in with pneumonia."
    seen = _seen(
        text,
        ("a woman", "patient-mention", Whose.PATIENT, "one"),
        ("Imagine", "case-story", Whose.PATIENT, "hypothetical"),
        ("60", "age", Whose.PATIENT, "60"),
    )
    assert clues_of(Draft(text, author=PHYSICIAN), seen) is None


def test_a_patient_of_old_without_detail_fits_very_many() -> None:
    text = "In 1998 I had a patient with pneumonia who taught me to listen."
    seen = _seen(
        text,
        ("1998", "date", None, ""),
        ("a patient", "patient-mention", Whose.PATIENT, "one"),
        ("pneumonia", "condition", Whose.PATIENT, ""),
    )
    clues = clues_of(Draft(text), seen)
    assert clues is not None
    assert estimate(clues).people.likely > 1_000_000


def test_the_authors_own_age_is_not_the_patients() -> None:
    text = "I turned 41 today and a patient sang for me."
    seen = _seen(
        text, ("41", "age", Whose.AUTHOR, "41"), ("a patient", "patient-mention", Whose.PATIENT, "one")
    )
    clues = clues_of(Draft(text), seen)
    assert clues is not None
    assert clues.ages is None


def test_a_place_with_its_state_is_looked_up_and_an_unknown_town_kept() -> None:
    text = "My patient from Peoria moved to Dunmarrow."
    seen = _seen(
        text,
        ("My patient", "patient-mention", Whose.PATIENT, "one"),
        ("Peoria", "place", Whose.PATIENT, "Peoria, IL"),
        ("Dunmarrow", "place", Whose.PATIENT, ""),
    )
    clues = clues_of(Draft(text), seen)
    assert clues is not None
    assert [place.state for place in clues.places] == ["IL"]
    assert clues.has_unlisted_place


def test_a_state_that_is_told_stands_before_the_authors() -> None:
    text = "She flew in from Texas for her surgery."
    seen = _seen(
        text, ("She", "patient-mention", Whose.PATIENT, "one"), ("Texas", "place", Whose.PATIENT, "state:TX")
    )
    clues = clues_of(Draft(text, author=PHYSICIAN), seen)
    assert clues is not None
    assert clues.state is not None
    assert clues.state.state == "TX"
    assert clues.sex is Sex.WOMAN


def test_two_roles_of_one_name_count_once() -> None:
    text = "The sheriff came in; a sheriff never waits."
    seen = _seen(
        text,
        ("The sheriff", "patient-mention", Whose.PATIENT, "one"),
        ("The sheriff", "role", Whose.PATIENT, "sheriff"),
        ("a sheriff", "role", Whose.PATIENT, "sheriff"),
    )
    clues = clues_of(Draft(text), seen)
    assert clues is not None
    assert [rate.name for rate in clues.occupations] == ["sheriff"]


def test_the_signs_that_tell_are_marked_in_order() -> None:
    text = "Tonight my patient, a sheriff."
    seen = _seen(
        text,
        ("a sheriff", "role", Whose.PATIENT, "sheriff"),
        ("my patient", "patient-mention", Whose.PATIENT, "one"),
        ("Tonight", "recency", None, ""),
    )
    marked = [seen.words(sign) for sign in telling_signs(Draft(text), seen)]
    assert marked == ["Tonight", "a sheriff"]


def test_a_draft_with_nothing_seen_gets_no_estimate() -> None:
    assert clues_of(Draft("Wash your hands."), _seen("Wash your hands.")) is None


def test_few_people_raise_the_details_that_tell() -> None:
    text = "Tonight my patient, the sheriff of this county."
    seen = _seen(
        text,
        ("Tonight", "recency", None, ""),
        ("my patient", "patient-mention", Whose.PATIENT, "one"),
        ("sheriff", "role", Whose.PATIENT, "sheriff"),
        ("my patient", "case-story", Whose.PATIENT, "recent"),
    )
    draft = Draft(text, author=PHYSICIAN)
    raised = signs_to_raise(draft, seen, StandardLines())
    assert [seen.words(sign) for sign in raised] == ["Tonight", "sheriff"]


def test_without_the_story_of_one_person_nothing_is_raised() -> None:
    text = "Tonight my patient, the sheriff of this county."
    seen = _seen(
        text,
        ("Tonight", "recency", None, ""),
        ("my patient", "patient-mention", Whose.PATIENT, "one"),
        ("sheriff", "role", Whose.PATIENT, "sheriff"),
    )
    assert signs_to_raise(Draft(text, author=PHYSICIAN), seen, StandardLines()) == ()


def test_an_agreement_that_is_stated_is_left_to_the_concerns() -> None:
    text = "Tonight my patient, the sheriff, signed our release."
    seen = _seen(
        text,
        ("Tonight", "recency", None, ""),
        ("my patient", "patient-mention", Whose.PATIENT, "one"),
        ("sheriff", "role", Whose.PATIENT, "sheriff"),
        ("signed our release", "consent-stated", None, ""),
    )
    draft = Draft(text, author=PHYSICIAN)
    outcome = look(draft, seen, StandardLines())
    assert outcome is not None
    assert signs_to_raise(draft, seen, StandardLines()) == ()


def test_a_time_alone_is_nobodys_portrait() -> None:
    text = "At 3:12 this morning my patient smiled."
    seen = _seen(
        text,
        ("3:12", "time", Whose.PATIENT, ""),
        ("this morning", "recency", None, ""),
        ("my patient", "patient-mention", Whose.PATIENT, "one"),
    )
    draft = Draft(text, author=PHYSICIAN)
    assert signs_to_raise(draft, seen, StandardLines()) == ()


def test_an_illness_that_no_table_lists_does_not_raise() -> None:
    text = "Tonight my patient had zanzibaritis."
    seen = _seen(
        text,
        ("Tonight", "recency", None, ""),
        ("my patient", "patient-mention", Whose.PATIENT, "one"),
        ("zanzibaritis", "condition", Whose.PATIENT, ""),
    )
    assert signs_to_raise(Draft(text, author=PHYSICIAN), seen, StandardLines()) == ()


def test_history_gets_no_estimate() -> None:
    text = "In October 1918 a nurse of 34 fell ill at noon in this ward."
    seen = _seen(
        text,
        ("October 1918", "date", None, ""),
        ("a nurse", "patient-mention", Whose.PATIENT, "one"),
        ("34", "age", Whose.PATIENT, "34"),
    )
    assert clues_of(Draft(text, author=PHYSICIAN), seen) is None


def test_a_rank_and_a_date_alone_are_a_historians() -> None:
    text = "On 24 April 1952 the Colonel took command."
    seen = _seen(
        text, ("24 April 1952", "date", Whose.PATIENT, ""), ("Colonel", "role", Whose.PATIENT, "colonel")
    )
    assert clues_of(Draft(text, author=PHYSICIAN), seen) is None
