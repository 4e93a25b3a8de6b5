"""That somebody agreed, that nobody real is meant, that details were changed."""

import pytest

from bedside.drafts import Draft, Text
from bedside.evidence.detectors.consent_stated import detector
from bedside.evidence.passage import Part, Passage


def values(text: str, part: Part = Part.TEXT) -> set[str]:
    return {sign.value for sign in detector.run(Passage(Text.of(text), Draft(text=text), part))}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Shared with her written permission.", "consent"),
        ("His wife asked me to tell you.", "consent"),
        ("He is a composite, sewn from a dozen.", "nobody"),
        ("Qbank again: a zookeeper with a rash.", "nobody"),
        ("Details changed to protect her.", "changed"),
        ("Publicado con permiso por escrito de la familia.", "consent"),
    ],
)
def test_such_a_statement_is_seen(text: str, value: str) -> None:
    assert value in values(text)


@pytest.mark.parametrize(
    "text",
    [
        "We never got as far as a form.",
        "She signed our consent form last night.",
        "Consent should be a conversation.",
    ],
)
def test_consent_to_treatment_and_none_at_all_are_not_it(text: str) -> None:
    assert values(text) == set()
