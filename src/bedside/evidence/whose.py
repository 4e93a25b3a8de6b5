"""Tells whose each person, date, age and place is: the patient's, the author's, a colleague's, the public's."""

from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign


def attribute(passage: Passage) -> tuple[Sign, ...]:
    """Return the signs of a passage with their owners."""
    return passage.signs
