"""What holds for every chain: left alone it is whole, and whatever is done to it is found, with its place."""

import json
from dataclasses import asdict, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedside.server.ledger.chain import BEGINNING, Fault, Head, Link, Wrong, canonical, faults, hash_of, told
from tests.server.ledger.chains import chain, link

LENGTHS = st.integers(1, 12)
TEXTS = [field.name for field in fields(Link) if field.name not in {"number", "hash", "previous"}]


def found(links: list[Link], start: Head = BEGINNING, *kept: Head) -> list[Fault]:
    return list(faults(links, start, kept))


@given(LENGTHS, st.integers(0, 10**9))
def test_a_chain_left_alone_is_whole_from_wherever_it_begins(length: int, number: int) -> None:
    start = Head(number, "ab" * 32)
    links = chain(length, start)

    assert found(links, start, start, *(one.head for one in links)) == []


@given(st.data())
def test_any_change_of_any_word_is_found_at_its_entry(data: st.DataObject) -> None:
    links = chain(data.draw(LENGTHS))
    at = data.draw(st.integers(0, len(links) - 1))
    name = data.draw(st.sampled_from(TEXTS))
    other = data.draw(st.text(max_size=30).filter(lambda text: text != getattr(links[at], name)))
    links[at] = Link(**{**asdict(links[at]), name: other})

    assert found(links) == [Fault(Wrong.CHANGED, at + 1)]


@given(st.data())
def test_another_way_to_write_the_same_facts_is_a_change(data: st.DataObject) -> None:
    facts = {"a": data.draw(st.integers(0, 99)), "b": None}
    one = link(BEGINNING, facts=facts)
    spelled = data.draw(st.sampled_from([json.dumps(facts), canonical(facts)[:-1] + ',"a":0}']))

    assert found([replace(one, facts=spelled)]) == [Fault(Wrong.CHANGED, 1)]


@given(st.data())
def test_an_entry_that_is_changed_with_its_hash_no_longer_fits(data: st.DataObject) -> None:
    links = chain(data.draw(st.integers(2, 12)))
    at = data.draw(st.integers(0, len(links) - 2))
    links[at] = link(links[at - 1].head if at else BEGINNING, act="unit-deleted")

    assert found(links) == [Fault(Wrong.BROKEN, at + 2)]


@given(st.data())
def test_a_removal_is_found_wherever_it_is(data: st.DataObject) -> None:
    links = chain(data.draw(st.integers(2, 12)))
    first = data.draw(st.integers(0, len(links) - 1))
    last = data.draw(st.integers(first, len(links) - 1))
    head = links[-1].head
    kept = links[:first] + links[last + 1 :]
    wrong = (
        [Fault(Wrong.MISSING, first + 1, last + 1)]
        if last + 1 < len(links)
        else [Fault(Wrong.CUT_OFF, len(links))]
    )

    assert found(kept, BEGINNING, head) == wrong


@given(st.data())
def test_an_insertion_is_found(data: st.DataObject) -> None:
    links = chain(data.draw(LENGTHS))
    at = data.draw(st.integers(0, len(links) - 1))
    forged = link(links[at - 1].head if at else BEGINNING, act="unit-deleted")

    assert found([*links[:at], forged, *links[at:]])


@given(st.data())
def test_a_reordering_is_found(data: st.DataObject) -> None:
    links = chain(data.draw(st.integers(2, 8)))
    shuffled = data.draw(st.permutations(links).filter(lambda order: list(order) != links))

    assert found(list(shuffled))


@given(st.data())
def test_two_entries_that_exchange_their_places_are_found(data: st.DataObject) -> None:
    links = chain(data.draw(st.integers(2, 8)))
    one, other = sorted(data.draw(st.permutations(range(len(links))))[:2])
    links[one], links[other] = (
        replace(links[other], number=links[one].number),
        replace(links[one], number=links[other].number),
    )

    assert {Fault(Wrong.CHANGED, one + 1), Fault(Wrong.CHANGED, other + 1)} <= set(found(links))


@given(st.data())
def test_whoever_writes_everything_anew_is_found_by_a_head_that_was_kept(data: st.DataObject) -> None:
    links = chain(data.draw(LENGTHS))
    at = data.draw(st.integers(0, len(links) - 1))
    kept = links[data.draw(st.integers(at, len(links) - 1))].head
    anew = links[:at]
    for _ in links[at:]:
        anew.append(link(anew[-1].head if anew else BEGINNING, act="unit-deleted"))

    assert found(anew) == []
    assert found(anew, BEGINNING, kept) == [Fault(Wrong.NOT_THE_KEPT_ONE, kept.number)]


def test_two_kept_heads_that_contradict_each_other_are_not_both_believed() -> None:
    links = chain(2)

    assert found(links, BEGINNING, links[1].head, Head(2, "ab" * 32)) == [Fault(Wrong.NOT_THE_KEPT_ONE, 2)]


@pytest.mark.parametrize("facts", ["", "{", "[" * 100_000, "NaN", '{"a":1e999}'])
def test_facts_that_are_no_json_are_a_change_and_no_accident(facts: str) -> None:
    assert found([replace(link(BEGINNING), facts=facts)]) == [Fault(Wrong.CHANGED, 1)]


def test_the_hash_is_what_the_documentation_says() -> None:
    """Worked out by hand once: what was written with version 1 verifies for good."""
    one = link(BEGINNING, facts={"roles": ["clinician"], "unit": None})

    assert canonical(told(one)) == (
        '{"act":"unit-made","facts":{"roles":["clinician"],"unit":null},"number":1,"on":"unit:1","previous":"'
        + "0" * 64
        + '","version":1,"when":"2026-03-02T09:00:00.000000Z","who":"person:1"}'
    )
    assert hash_of(told(one)) == "d63cc42374990a571de73d7a5b4be68db0da02df8fee0ce8d7f8f26d06edf69e"
