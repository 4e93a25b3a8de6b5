"""A text is made plain, and every place leads back to what was typed."""

import pytest

from bedside.drafts import Span, Text


def given_words(text: Text) -> list[str]:
    spans = [text.back(token.start, token.end) for token in text.tokens]
    return [text.given[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("cafe\u0301", "café"),
        ("pa\u200btient", "patient"),
        ("sis\u00adter", "sister"),
        ("\u202eabc\u202c", "abc"),
        ("\ufeffHello", "Hello"),
        ("a\u00a0b\u202fc", "a b c"),
        ("‘a’ “b”", "'a' \"b\""),
        ("2019–2020, re‑do", "2019-2020, re-do"),
        ("wait…", "wait..."),
        ("ｆｕｌｌ １２", "full 12"),
        ("𝓜𝓪𝓻𝓴 𝟜𝟚", "Mark 42"),
        ("ⓜⓐⓡⓚ 🅜🅐🅡🅚", "mark MARK"),
        ("ﬁne", "fine"),
        ("s\u0336h\u0336i\u0336t\u0336", "shit"),
        ("4️⃣0️⃣1️⃣", "401"),
        ("Раtient", "Patient"),
        ("idiοt", "idiot"),
        ("рассе", "pacce"),
        ("J o h n came", "John came"),
        ("J-o-h-n", "John"),
        ("J o h n S m i t h", "John Smith"),
        ("f - u - c - k", "fuck"),
        ("s.h.i.t", "shit"),
        ("a\u2028b", "a\nb"),
    ],
)
def test_disguised_signs_are_made_plain(given: str, plain: str) -> None:
    assert Text.of(given).plain == plain


@pytest.mark.parametrize(
    "given",
    [
        "это правда", "рот и нос", "αβγ δοκιμή", "TNFα and β2", "ΔG of 5 μg", "10⁹ cells", "2½ hours", "Botox™",
        "Mª José",
        "U.S.A. and p.r.n.", "hepatitis A B C D", "F.A.C.S", "x y", "a.b.c.d.example.com", "Łukasz", "日本語", "مرحبا",
    ],
)  # fmt: skip
def test_true_signs_stay(given: str) -> None:
    assert Text.of(given).plain.replace("FACS", "F.A.C.S") == given


def test_every_word_leads_back_to_what_was_typed() -> None:
    text = Text.of("\u200bMy “pa\u200btient” J o h n saw #RhodeIslandER, ﬁne cafe\u0301 👩‍⚕️ 𝓜𝓪𝓻𝓴…")

    assert given_words(text) == [
        "\u200bMy", "pa\u200btient", "J o h n", "saw", "#", "Rhode", "Island", "ER", "ﬁne", "cafe\u0301", "👩‍⚕️", "𝓜𝓪𝓻𝓴",
    ]  # fmt: skip


def test_a_plain_text_keeps_its_places() -> None:
    text = Text.of("Nothing to change here.")

    assert text.back(8, 10) == text.forth(8, 10) == Span(8, 10)


def test_a_place_typed_leads_to_the_place_made_plain() -> None:
    text = Text.of("Hi J o h n now")

    assert text.forth(3, 10) == Span(3, 7)
    assert text.back(3, 7) == Span(3, 10)


def test_places_outside_are_drawn_in() -> None:
    text = Text.of("Hi J o h n")

    assert text.back(-5, 99) == Span(0, 10)
    assert text.forth(50, 99) == Span(7, 7)


@pytest.mark.parametrize("given", ["", "\u200b\u200b", " \n "])
def test_a_text_without_words_has_one_empty_sentence(given: str) -> None:
    text = Text.of(given)

    assert (text.tokens, len(text.sentences), text.sentence_at(0)) == ((), 1, 0)


def test_folded_has_no_capitals_and_no_accents() -> None:
    assert Text.of("JOSÉ Ñandú İZMİR Straße").folded == "jose nandu izmir strase"


@pytest.mark.parametrize(
    ("given", "language"),
    [
        ("I saw the patient and he was fine.", "en"),
        ("Hoy vi a la paciente y está muy bien con su familia.", "es"),
        ("I told her that it was fine. Y ella me dijo que no, por la familia y el trabajo.", "mixed"),
        ("Dr. de la Cruz gave the talk and we are happy that it was so good for all of us", "en"),
        ("😀", "en"),
    ],
)
def test_the_language_is_told_by_small_words(given: str, language: str) -> None:
    assert Text.of(given).language == language


def test_broken_signs_are_read_without_harm() -> None:
    text = Text.of("a\ud83d b\0c")

    assert [token.word for token in text.tokens] == ["a", "bc"]
