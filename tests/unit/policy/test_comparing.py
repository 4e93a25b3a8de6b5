"""What became of a clause from one edition to the next."""

from dataclasses import replace

from bedside.policy.clause import Clause, Pack
from bedside.policy.comparing import ChangeKind, counts, diff_packs
from bedside.policy.guidance import load_guidance
from bedside.policy.rendering import render_changes

OLD = Clause(
    id="a/1", pack="old", title="One", gist="Was so.", source="S", locator="1", url="https://example.org"
)


def pack(*clauses: Clause) -> Pack:
    return Pack("p", "P", 1, "I", "US", "https://example.org", "2026-01-15", clauses=clauses)


def kinds(old: Pack, new: Pack) -> list[ChangeKind]:
    return [change.kind for change in diff_packs(old, new)]


def test_a_clause_with_the_same_id_and_words_is_carried() -> None:
    assert kinds(pack(OLD), pack(OLD)) == [ChangeKind.CARRIED]


def test_a_clause_with_the_same_id_and_other_words_is_changed() -> None:
    (change,) = diff_packs(pack(OLD), pack(replace(OLD, gist="Is so.", concerns=("profanity",))))
    assert change.kind is ChangeKind.CHANGED
    assert change.how == "The gist is worded anew. It now stands behind profanity."


def test_a_clause_that_another_carries_is_carried() -> None:
    assert kinds(pack(OLD), pack(replace(OLD, id="b/1", carries=("a/1",)))) == [ChangeKind.CARRIED]


def test_a_clause_whose_place_another_takes_is_changed_even_if_a_third_carries_it() -> None:
    carrying = replace(OLD, id="b/1", carries=("a/1",))
    replacing = replace(OLD, id="b/2", supersedes=("a/1",), changed="Stricter.")
    (change,) = diff_packs(pack(OLD), pack(carrying, replacing))

    assert (change.kind, change.how) == (ChangeKind.CHANGED, "Stricter.")
    assert [clause.id for clause in change.new] == ["b/2", "b/1"]


def test_what_is_only_in_one_pack_is_added_or_dropped() -> None:
    assert kinds(pack(), pack(OLD)) == [ChangeKind.ADDED]
    assert kinds(pack(OLD), pack()) == [ChangeKind.DROPPED]


def test_from_2010_to_today_the_ama_changed_three_clauses_and_carried_five() -> None:
    guidance = load_guidance()
    changes = diff_packs(guidance.pack("ama-2010"), guidance.pack("ama-code"))
    number = counts(changes)

    assert (number[ChangeKind.CHANGED], number[ChangeKind.CARRIED], number[ChangeKind.DROPPED]) == (3, 5, 1)


def test_the_comparison_reads_as_text() -> None:
    guidance = load_guidance()
    old, new = guidance.pack("mms-2011"), guidance.pack("mms-2015")
    text = render_changes(old, new, diff_packs(old, new), width=72)

    assert "mms-2011/a to mms-2015/2" in text
    assert "was: Do not post identifiable patient information online." in text
    assert "Read with care" in text
    assert max(len(line) for line in text.splitlines()[3:]) <= 72
