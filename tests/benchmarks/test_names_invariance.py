"""How names are exchanged in labelled drafts, and what counts as a change; the drafts are made up."""

from typing import Any

from bedside.check import Report, Verdict, check_draft
from bedside.drafts import Draft
from bedside.policy import load_guidance
from benchmarks.names.groups import Name
from benchmarks.names.invariance import Changes, other_names, renamed_row, words_added

GUIDANCE = load_guidance()
PEOPLE = [
    Name("made up", given, surname) for given, surname in (("Tova", "Peck"), ("Duc", "Nez"), ("Uri", "Ly"))
]
ROW: dict[str, Any] = {
    "kind": "review-reply",
    "account": "professional",
    "audience": "public",
    "text": "Mrs. Quist, thank you! Ana Quist's knee is fine.",
    "in_reply_to": "Great. - Ana Quist",
    "mentions": [["Mrs. Quist", "person", "patient"], ["Ana Quist", "person", "patient"]],
}


class Seen:
    """A check that keeps the texts it was given."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __call__(self, draft: Draft) -> Report:
        self.texts.append(draft.text)
        return check_draft(draft, GUIDANCE)


def test_a_name_changes_wherever_it_stands() -> None:
    renamed = renamed_row(ROW, {"Ana": "Tova", "Quist": "Peck"})

    assert renamed["text"] == "Mrs. Peck, thank you! Tova Peck's knee is fine."
    assert renamed["in_reply_to"] == "Great. - Tova Peck"


def test_a_part_of_a_word_stays() -> None:
    assert renamed_row({"text": "Analgesia for Ana"}, {"Ana": "Tova"})["text"] == "Analgesia for Tova"


def test_surnames_become_surnames_and_titles_stay() -> None:
    check = Seen()

    other_names([ROW], PEOPLE, check)

    original, renamed = check.texts
    assert original == ROW["text"]
    assert renamed.startswith("Mrs. ")
    assert renamed.split()[1].rstrip(",") in {"Peck", "Nez", "Ly"}
    assert "Quist" not in renamed


def test_people_of_public_life_keep_their_names() -> None:
    row = ROW | {"mentions": [["Ana Quist", "person", "public"]]}

    assert other_names([row], PEOPLE, Seen())["made up"].drafts == 0


def test_words_are_added_below() -> None:
    check = Seen()

    changes = words_added([ROW], check)

    assert changes.drafts == 1
    assert check.texts[1].startswith(f"{ROW['text']}\n\n")


def test_let_pass_and_stopped_are_counted_apart() -> None:
    changes = Changes()
    post, hold = (check_draft(Draft(text=text), GUIDANCE) for text in ("Wash your hands.", ROW["text"]))
    assert post.verdict is Verdict.POST
    assert hold.verdict is not Verdict.POST

    changes.add(post, hold)
    changes.add(hold, post)
    changes.add(post, post)

    assert (changes.verdict, changes.let_pass, changes.stopped) == (2, 1, 1)
