"""Somebody who sees every number of a month, and subtracts as they like, learns nothing of fewer than five people."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from bedside.server.numbers.disclosure import MOST_DAYS, published
from bedside.server.numbers.table import VERDICTS, Column, Day, Table, names_from_json, table_from_json
from tests.server.numbers.worlds import HOLDS, NOTES, REVISES, WORLDS, World

FEWEST_BEHIND, FEWEST_THERE = 5, 10
Number = Counter[tuple[int, str]]  # which (unit, verdict) a number takes together, and how often


def told(table: Table) -> Iterator[tuple[Number, int]]:
    """Every number of verdicts that a page shows: of each block, of each column, and of everything."""
    everything: Number = Counter()
    for column in table.verdicts:
        whole: Number = Counter()
        for block in column.blocks:
            atoms: Number = Counter(product(block.units, column.codes))
            yield atoms, block.days
            whole += atoms
        yield whole, column.days
        everything += whole
    if table.verdicts:
        yield everything, sum(column.days for column in table.verdicts)


def behind(world: World, atoms: Number) -> set[str]:
    """Who stands behind a number."""
    return {
        who for (unit, verdict) in atoms for who in world.people_in((unit,)) if world.share(who, (verdict,))
    }


@given(WORLDS)
def test_behind_every_number_stand_five_people_and_nobody_is_half_of_it(world: World) -> None:
    for column in (*world.table.verdicts, *world.table.concerns):
        for block in column.blocks:
            people = list(world.people_in(block.units))
            shares = [share_in(world, column, who) for who in people]
            assert block.days == sum(shares)
            assert len([share for share in shares if share]) >= FEWEST_BEHIND
            assert len(people) >= FEWEST_THERE
            assert 2 * max(shares) <= block.days


def share_in(world: World, column: Column, who: str) -> int:
    if column.codes[0] in VERDICTS:
        return world.share(who, column.codes)
    return world.share_of_concern(who, column.codes[0])


@given(WORLDS)
def test_no_sum_or_difference_of_numbers_is_about_fewer_than_five(world: World) -> None:
    numbers = [atoms for atoms, _ in told(world.table)]
    for several in (1, 2, 3):
        for some in combinations(numbers, several):
            for signs in product((1, -1), repeat=several):
                found: Number = Counter()
                for sign, atoms in zip(signs, some, strict=True):
                    found.update({atom: sign * times for atom, times in atoms.items()})
                about = Counter({atom: times for atom, times in found.items() if times})
                if about and set(about.values()) == {1}:
                    assert len(behind(world, about)) >= FEWEST_BEHIND


@given(WORLDS)
def test_what_is_left_of_a_verdict_without_a_concern_is_about_five_people_too(world: World) -> None:
    """A concern that always asks for a hold stands within the holds, and all stand within the days with a check."""
    table = world.table
    around = {HOLDS: ("hold",), REVISES: ("revise", "hold"), NOTES: VERDICTS}
    for column in table.concerns:
        needed = set(around[column.codes[0]])
        verdicts = tuple(code for one in table.verdicts if needed & set(one.codes) for code in one.codes)
        for block in column.blocks:
            people = world.people_in(block.units)
            rest = [who for who in people if world.share(who, verdicts) > share_in(world, column, who)]
            assert len(rest) >= FEWEST_BEHIND


@given(WORLDS)
def test_blocks_never_overlap_and_leave_nobody_out(world: World) -> None:
    staffed = sorted(unit for unit, number in world.members.items() if number)
    for column in (*world.table.verdicts, *world.table.concerns):
        assert sorted(unit for block in column.blocks for unit in block.units) == staffed


@given(WORLDS, st.data())
@settings(max_examples=40, deadline=None)
def test_of_nobody_can_it_be_told_what_their_share_is(world: World, data: st.DataObject) -> None:
    """There is always another world in which this person's share is another and every number is the same."""
    table = world.table
    columns = (*table.verdicts, *table.concerns)
    if not columns:
        return
    column = data.draw(st.sampled_from(columns))
    block = data.draw(st.sampled_from(column.blocks))
    who = data.draw(st.sampled_from(sorted(world.people_in(block.units))))
    mine = share_in(world, column, who)

    assert any(
        share_in(other, column, who) != mine and other.table == table
        for other in others(world, who, block.units)
    )


def others(world: World, who: str, units: tuple[int, ...]) -> Iterator[World]:
    """Worlds in which somebody else did what this person did: all of it, or one day of it, or the other way round."""
    colleagues = [one for one in world.people_in(units) if one != who]
    mine = world.days[who]
    for one in colleagues:
        yield world.with_days(**{who: world.days[one], one: mine})
    for one in colleagues:
        theirs = world.days[one]
        for at in range(len(mine)):
            yield world.with_days(**{who: mine[:at] + mine[at + 1 :], one: (*theirs, mine[at])})
        for at in range(len(theirs)):
            yield world.with_days(**{who: (*mine, theirs[at]), one: theirs[:at] + theirs[at + 1 :]})


@given(WORLDS)
def test_the_order_of_the_rows_and_the_names_of_people_change_nothing(world: World) -> None:
    days = [day for who in sorted(world.days, reverse=True) for day in world.days[who]]
    renamed = [Day(f"other-{day.who}", day.unit, day.verdict, day.concerns) for day in days]

    assert published(renamed, world.members) == world.table


@given(WORLDS)
def test_a_table_that_is_kept_is_read_as_it_was(world: World) -> None:
    kept = world.table.to_json({1: "Surgery"})

    assert table_from_json(kept) == world.table
    assert names_from_json(kept) == {1: "Surgery"}


def days(unit: int, people: int, verdict: str, each: int = 1, *, after: int = 0) -> list[Day]:
    return [Day(f"{unit}-{after + number}", unit, verdict) for number in range(people) for _ in range(each)]


def test_a_unit_of_five_is_never_told_alone() -> None:
    assert published(days(1, 5, "post"), {1: 5}) == Table()


def test_four_people_of_twenty_are_never_told() -> None:
    assert published(days(1, 4, "post"), {1: 20}) == Table()


def test_a_small_unit_takes_another_with_it() -> None:
    table = published(days(1, 10, "post") + days(2, 12, "post") + days(3, 3, "post"), {1: 12, 2: 14, 3: 6})

    assert [block.units for block in table.verdicts[0].blocks] == [(2,), (1, 3)]
    assert table.verdicts[0].codes == VERDICTS
    assert table.verdicts[0].days == 25


def test_a_rare_verdict_is_told_together_with_the_lighter_one() -> None:
    shown = published(days(1, 12, "post") + days(1, 6, "revise") + days(1, 2, "hold", after=6), {1: 20})

    assert [(column.codes, column.days) for column in shown.verdicts] == [
        (("post",), 12),
        (("revise", "hold"), 8),
    ]


def test_one_person_counts_for_a_few_days_only() -> None:
    busy = days(1, 1, "post", 31) + days(1, 9, "post", after=1)

    assert published(busy, {1: 20}).verdicts[0].days == MOST_DAYS + 9


def test_a_number_that_is_mostly_one_persons_is_told_with_others_only() -> None:
    one = days(1, 1, "revise", 4) + days(1, 1, "hold", 4)
    others = days(1, 4, "hold", after=1) + days(1, 12, "post", after=5)

    assert [column.codes for column in published(one + others, {1: 20}).verdicts] == [VERDICTS]


def test_a_number_that_only_everybody_at_their_most_could_make_is_not_told() -> None:
    month = days(1, 10, "post", 4) + days(1, 10, "revise") + days(1, 10, "hold")

    assert [column.codes for column in published(month, {1: 10}).verdicts] == [VERDICTS]
    assert [column.codes for column in published(month, {1: 12}).verdicts] == [
        ("post",),
        ("revise",),
        ("hold",),
    ]
