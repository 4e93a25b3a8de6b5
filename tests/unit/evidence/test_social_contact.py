"""Contact with people in care, seen in the draft and in what it answers."""

from bedside.drafts import Draft, Kind, Text
from bedside.evidence.detectors.social_contact import detector
from bedside.evidence.passage import Part, Passage
from bedside.evidence.sign import Sign, Whose


def signs(text: str, kind: Kind = Kind.POST, part: Part = Part.TEXT) -> list[Sign]:
    return list(detector.run(Passage(Text.of(text), Draft(text=text, kind=kind), part)))


def test_an_invitation_to_patients_is_aimed_at_them() -> None:
    assert any(sign.whose is Whose.PATIENT for sign in signs("My patients, add me on Snapchat!"))


def test_the_same_words_to_nobody_in_particular_are_faint() -> None:
    assert all(sign.confidence < 0.5 for sign in signs("Add me on Snapchat!"))


def test_an_invitation_in_a_message_is_seen() -> None:
    assert "outing" in {sign.value for sign in signs("Dinner Friday?", Kind.DIRECT_MESSAGE)}


def test_declining_is_seen() -> None:
    assert "contact-declined" in {sign.kind for sign in signs("I keep this page for family.")}


def test_a_patient_writes_who_names_the_care() -> None:
    found = signs("You took care of me in the ICU!", part=Part.ANSWERED)
    assert {(sign.kind, sign.value) for sign in found} >= {("patient-writes", "tie")}


def test_a_practice_page_is_no_private_channel() -> None:
    assert signs("Patients, follow our clinic page.") == []
