"""How a sentence opens says whether it can stand without the one before it."""

import pytest

from bedside.drafts.openings import Opening


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("He told me so himself.", "A patient"),
        ("In the end he told me so.", "a patient"),
        ("he didn't make it", "a patient"),
        ("She'll start with the knee.", "A patient will"),
        ("Her mother sat up all night.", "A patient's"),
        ("We got him back.", "a patient"),
        ("We let her.", ""),
        ("He was right.", ""),
        ("She'd start with the knee.", ""),
    ],
)
def test_a_pronoun_has_plain_words_where_they_read_well(said: str, plain: str) -> None:
    pronoun = Opening(said, is_spanish=False).pronoun()

    assert pronoun is not None
    assert pronoun.plain == plain


@pytest.mark.parametrize(
    "said", ["The older one is asking about his truck.", "Wash your hands.", "The hero is here."]
)
def test_other_sentences_have_no_pronoun_to_name(said: str) -> None:
    assert Opening(said, is_spanish=False).pronoun() is None


def test_a_spanish_pronoun_has_plain_words() -> None:
    pronoun = Opening("Ella salió caminando ese mismo día.", is_spanish=True).pronoun()

    assert pronoun is not None
    assert pronoun.plain == "Una paciente"


@pytest.mark.parametrize(
    "said",
    [
        "It works when nothing else does.",
        "Because the signs were missed twice.",
        "That was a first for us.",
        "Makes you think.",
        "Ten stitches short of a hundred.",
        "Nine days.",
    ],
)
def test_what_says_nothing_alone_hangs(said: str) -> None:
    assert Opening(said, is_spanish=False).hangs()


@pytest.mark.parametrize(
    "said",
    [
        "It's okay to ask for help.",
        "It took six of us to lift the bed.",
        "It's flu season.",
        "This week we vaccinate.",
        "This is your reminder to hydrate.",
        "Two doses protect for life.",
        "2. The trays survive a backpack.",
        "Two words: flu shot.",
        "Make it a habit.",
    ],
)
def test_what_stands_alone_does_not_hang(said: str) -> None:
    assert not Opening(said, is_spanish=False).hangs()


@pytest.mark.parametrize("said", ["Me pidió un café.", "Nos bendijo a todos.", "Porque nadie miró."])
def test_what_says_nothing_alone_in_spanish_hangs(said: str) -> None:
    assert Opening(said, is_spanish=True).hangs()


@pytest.mark.parametrize("said", ["Cuiden su corazón.", "La vacuna salva vidas.", "Se recomienda caminar."])
def test_what_stands_alone_in_spanish_does_not_hang(said: str) -> None:
    assert not Opening(said, is_spanish=True).hangs()


@pytest.mark.parametrize(
    ("said", "rest"),
    [
        ("So drink water.", "drink water."),
        ("But please, get a PCP.", "please, get a PCP."),
        ("So proud of this team.", "So proud of this team."),
        ("Then comes the tablet.", "Then comes the tablet."),
    ],
)
def test_a_link_is_told_from_the_sentence_behind_it(said: str, rest: str) -> None:
    assert said[Opening(said, is_spanish=False).link() :] == rest
