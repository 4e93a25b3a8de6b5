"""Names are known by their shape, by an initial, by the name beside them, and by a capital inside a sentence."""

import pytest

from bedside.drafts import Draft
from bedside.evidence import see


def persons(text: str) -> list[str]:
    """Return the names seen surely enough in a text."""
    seen = see(Draft(text=text))
    return [seen.words(sign) for sign in seen.of("person")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("My patient Sarah P. rang the bell.", "Sarah P"),
        ("Saw John S. again, same chest pain.", "John S"),
        ("Can you believe Robin F. brought us soup?", "Robin F"),
        ("Gave Maria L a hug.", "Maria L"),
        ("Thanks to J. Smith for the ride.", "J. Smith"),
    ],
)
def test_an_initial_belongs_to_the_name_beside_it(text: str, name: str) -> None:
    assert name in persons(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vitamin D and hepatitis B in one clinic.",
        "C. Difficile, E. Coli and H. Pylori do not care.",
        "No Z-Pak for a virus, and no K-pop in the OR.",
        "Q. How do I ask? A. Ask a nurse.",
        "Grade A work. Plan B it is.",
    ],
)
def test_a_letter_alone_makes_no_name(text: str) -> None:
    assert persons(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I told Hye-rim to rest.", "Hye-rim"),
        ("Sung-hoon's mom called back.", "Sung-hoon"),
        ("Lost Chang-su Yoon today.", "Chang-su Yoon"),
        ("In-ho Park rang the bell.", "In-ho Park"),
        ("We had Park Ji-sung on the table for hours.", "Park Ji-sung"),
        ("So Xiao-mei Deng said yes.", "Xiao-mei Deng"),
        ("ok but chang-min yoon told the whole unit", "chang-min yoon"),
        ("Our own Mary-Lou Kersting retires.", "Mary-Lou Kersting"),
        ("Mrs. Pham-Dinh calls me her angel.", "Mrs. Pham-Dinh"),
    ],
)
def test_a_name_with_a_hyphen_is_seen_whole(text: str, name: str) -> None:
    assert name in persons(text)


@pytest.mark.parametrize(
    "text",
    [
        "Long-run plans and In-house teams.",
        "Post-op day two, so-so.",
        "Yin-yang, Tai-chi, win-win.",
        "Sun-dried tomatoes for lunch, man-to-man.",
        "Follow-up calls go out on Friday.",
    ],
)
def test_words_with_a_hyphen_are_nobody(text: str) -> None:
    assert persons(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ka'ahumanu came in again.", "Ka'ahumanu"),
        ("Shoutout to N'Dea in bed 6.", "N'Dea"),
        ("D'Shawn said no.", "D'Shawn"),
    ],
)
def test_a_name_is_known_by_its_apostrophe(text: str, name: str) -> None:
    assert name in persons(text)


def test_an_apostrophe_is_none_of_a_name_in_french_or_in_speech() -> None:
    assert persons("J'ai vu L'équipe, d'accord. Y'all need sleep, Ma'am.") == []


def test_a_strange_word_beside_a_sure_name_is_one() -> None:
    assert persons("Thanks to Kowalski and Zibrowitz for covering.") == ["Kowalski", "Zibrowitz"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Told Hunter to quit vaping again.", "Hunter"),
        ("Just talked to Grace's mom.", "Grace"),
        ("Told Frank to rest.", "Frank"),
        ("So Olive Bright said yes.", "Olive Bright"),
        ("My favorite patient is Fang Lei and that is that.", "Fang Lei"),
        ("Mrs. Sun calls me her angel.", "Mrs. Sun"),
        ("Dr. Do and I took out a gallbladder.", "Dr. Do"),
        ("We had Dakota Whitcomb on the table.", "Dakota Whitcomb"),
    ],
)
def test_a_name_that_is_a_word_is_known_by_its_capital_or_its_title(text: str, name: str) -> None:
    assert name in persons(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hope is a plan. Faith too.",
        "Dr. Google and Nurse Internet walk into a bar.",
        "We drove to Lake Harlan in the Sun.",
        "The frank truth: grace under pressure, joy in the small things.",
    ],
)
def test_words_that_could_be_names_stay_words(text: str) -> None:
    assert persons(text) == []


def test_a_president_is_a_person_and_no_place() -> None:
    seen = see(Draft(text="In Obama we trusted. I met Obama once."))
    assert not seen.of("place")
    assert seen.of("person")
