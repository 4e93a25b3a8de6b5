"""The detector of names sees people, known and invented, and not diseases, days, places and products."""

import pytest

from bedside.drafts import Draft, Kind
from bedside.evidence import see


def persons(text: str, kind: Kind = Kind.POST, in_reply_to: str | None = None) -> list[str]:
    """Return the names seen in a text."""
    seen = see(Draft(text=text, kind=kind, in_reply_to=in_reply_to))
    return [seen.words(sign) for sign in seen.of("person")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr. Tolliver is back on the unit.", "Mr. Tolliver"),
        ("Discharged Ms Okonkwo-Reyes this morning.", "Ms Okonkwo-Reyes"),
        ("Doña Jacinta trajo tamales.", "Doña Jacinta"),
        ("Baby girl Whitaker gained three ounces.", "Baby girl Whitaker"),
        ("Lakshmi Venkataraman, RN, saved the night.", "Lakshmi Venkataraman"),
        ("Dr. Quispe will see you now.", "Dr. Quispe"),
        ("03:12, ROSC. J.D. you stubborn legend.", "J.D."),
        ("JT in bed 4 pulled his line again.", "JT"),
        ("pt KM, 54, was seen for chest pain.", "KM"),
        ("The film header reads OKAFOR, B and a date.", "OKAFOR, B"),
        ("coffee w sunil deshpande from billing today", "sunil deshpande"),
        ("Felicidades a María Eduarda Quintanilha de la Vega.", "María Eduarda Quintanilha de la Vega"),
        ("O'Dwyer's pacemaker kept me up.", "O'Dwyer"),
        ("Say hi to Faisal bin Thani al-Qasir for me.", "Faisal bin Thani al-Qasir"),
        ("Ms. Graves wants her stitches out.", "Ms. Graves"),
        ("Grace Pennington rang the bell.", "Grace Pennington"),
        ("The Duchess left our ward on Friday.", "The Duchess"),
        ("The Whitlock gallbladder is finally out.", "Whitlock"),
        ("Big Sal wants his pudding.", "Big Sal"),
    ],
)
def test_a_name_is_seen_with_its_title(text: str, name: str) -> None:
    assert name in persons(text)


@pytest.mark.parametrize("name", ["Zorvane", "Quellith", "Brandubor", "Mirsheck", "Tolvandra"])
@pytest.mark.parametrize(
    "text",
    [
        "Mrs. {} said the knee is fine.",
        "My patient {} went home today.",
        "Thank you {} for the soup.",
        "A man named {} came in at four.",
        "{} laughed, and we discharged him.",
        "Her daughter {} slept in the chair.",
        "{}'s biopsy came back clean.",
        "RIP {}, sharpest tongue on the unit.",
        "Anabel {} starts with us on Monday.",
    ],
)
def test_one_invented_name_for_another_changes_nothing(text: str, name: str) -> None:
    assert any(name in seen for seen in persons(text.format(name)))


@pytest.mark.parametrize(
    "text",
    [
        "Parkinson's disease is more than a tremor.",
        "The Foley came out and the Apgar was nine.",
        "Bell's palsy, Graves' disease and Crohn's in one clinic.",
        "See you Monday in March, after Easter.",
        "Epic is down again and so is MyChart.",
        "Will you hold that thought? May I ask why?",
        "Hope is a plan. Faith too. Grace even more.",
        "If it hurts, say so. My advice: rest.",
        "I've got this. We're fine. They'd say so too.",
        "Keytruda and Ozempic are not vitamins.",
        "The Lancet and NEJM had papers on it.",
        "Five Things Every New Parent Should Know About Fever",
        "FREE FLU SHOTS THIS SATURDAY IN THE LOBBY",
        "Vitamin D will not stop Covid.",
    ],
)
def test_what_is_nobody_is_not_seen(text: str) -> None:
    assert persons(text) == []


def test_the_name_that_signed_what_is_answered_is_seen_where_it_is_spoken_to() -> None:
    answered = "Waited two hours, rude desk. - Colt B."
    assert persons("Colt, please call the office.", Kind.REVIEW_REPLY, answered) == ["Colt"]


def test_the_value_is_the_name_without_its_title() -> None:
    (sign,) = see(Draft(text="We miss Mrs. Edna Pruitt.")).of("person")
    assert sign.value == "edna pruitt"
