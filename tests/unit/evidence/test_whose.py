"""Signs are given to whom they belong: the same words are a patient's in one text and a colleague's in the next."""

import pytest

from bedside.drafts import Account, Draft, Kind
from bedside.evidence import Whose, see


def owner(draft: Draft | str, kind: str = "person") -> Whose | None:
    """Return whose the first sign of a kind is."""
    seen = see(draft if isinstance(draft, Draft) else Draft(text=draft))
    return seen.of(kind)[0].whose


@pytest.mark.parametrize("name", ["Tevita Fonua", "Zorvane Quellith", "Maria Santos"])
@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("My patient {} finished chemo today.", Whose.PATIENT),
        ("{}, bed 8, is still smiling.", Whose.PATIENT),
        ("{}'s pacemaker kept me up until two.", Whose.PATIENT),
        ("We admitted {} with sepsis last night.", Whose.PATIENT),
        ("Dr. {} gave grand rounds.", Whose.COLLEAGUE),
        ("Congratulations to {}, our new resident!", Whose.COLLEAGUE),
        ("{}, RN, is nurse of the year.", Whose.COLLEAGUE),
        ("Our social worker {} found them a bed.", Whose.COLLEAGUE),
        ("Governor {} signs the bill on Friday.", Whose.PUBLIC),
        ("{}'s novel kept me up until two.", Whose.PUBLIC),
        ("My son {} scored twice.", Whose.AUTHOR),
        ("My patient's brother-in-law {} cleared the road to us.", Whose.RELATIVE),
    ],
)
def test_a_name_belongs_to_whom_its_sentence_says(text: str, name: str, whose: Whose) -> None:
    assert owner(text.format(name)) is whose


def test_a_biography_names_its_author() -> None:
    assert owner(Draft(text="Dr. Amrit Gill | Orthopaedic surgeon | Knees", kind=Kind.BIO)) is Whose.AUTHOR


def test_whom_an_answer_speaks_to_is_other() -> None:
    answered = "Rude desk. One star. - Darlene H."
    text = "Darlene, please call us so we can talk."
    assert owner(Draft(text=text, kind=Kind.REVIEW_REPLY, in_reply_to=answered)) is Whose.OTHER


def test_the_date_of_a_lecture_is_no_patients() -> None:
    assert owner("Grand rounds on sickle cell, Thursday March 6 at noon.", "date") is not Whose.PATIENT


def test_the_day_a_patient_was_admitted_is_the_patients() -> None:
    assert owner("We admitted a 54 year old man with a stroke on March 6.", "date") is Whose.PATIENT


def test_an_office_telephone_is_the_offices() -> None:
    text = "Questions? Call our office at 406-555-0177, open 8 to 5."
    assert owner(Draft(text=text, account=Account.INSTITUTIONAL), "phone") is Whose.OFFICE


def test_people_of_long_ago_are_public() -> None:
    assert owner("In November 1918 Dr. Silas Prewitt rode between influenza houses.") is Whose.PUBLIC


def test_the_same_name_has_one_owner() -> None:
    text = "My patient Wren Abbott rang the bell. Wren danced all the way home."
    seen = see(Draft(text=text))
    assert {sign.whose for sign in seen.of("person")} == {Whose.PATIENT}


def test_a_relative_in_a_text_without_a_patient_is_other() -> None:
    assert owner("The mayor cut the ribbon with his wife, Leilani.") is not Whose.RELATIVE
