"""The packs that ship: complete, in order, none stale."""

from collections import Counter
from importlib.resources import files

import pytest

from bedside.concerns.discovery import all_rules
from bedside.policy.clause import Clause, Pack, Status
from bedside.policy.compiling import compiled, shipped_packs
from bedside.policy.index import INDEX
from bedside.policy.schema import load_schema

PACKS = shipped_packs()
CLAUSES = [clause for pack in PACKS for clause in pack.clauses]
KNOWN = {clause.id for clause in CLAUSES}

# How many clauses each source brought when the packs were made: ids are never dropped, reused or renumbered.
FIRST_COUNTS = {
    "acp-fsmb-2013": 35,
    "acp-2020": 9,
    "ama-2010": 9,
    "ama-2.3.2": 2,
    "ama-sm-promotion": 8,
    "ama-2.3.1": 2,
    "ama-5.026": 4,
    "ama-1.2.12": 1,
    "ama-3.1.1": 1,
    "ama-3.1.4": 3,
    "ama-3.1.5": 1,
    "ama-3.2.1": 1,
    "ama-3.2.2": 1,
    "ama-3.2.4": 1,
    "ama-8.12": 4,
    "ama-9.4.2": 7,
    "ama-9.3.2": 1,
    "ama-9.4.1": 1,
    "ama-9.6.1": 3,
    "ama-9.6.2": 1,
    "ama-9.6.3": 1,
    "ama-9.6.4": 1,
    "ama-9.1.1": 1,
    "mms-2015": 7,
    "mms-2011": 4,
    "mms": 3,
    "mms-guide-2015": 1,
    "fsmb-2012": 12,
    "fsmb-2019": 4,
    "fsmb-2021": 2,
    "fsmb-2022": 3,
    "nc-3.1.1": 2,
    "or-philosophy": 2,
    "ri-bmld": 1,
    "ri-thran-2011": 1,
    "ca-ab2098": 1,
    "hipaa-514": 14,
    "hipaa-502": 1,
    "hipaa-508": 15,
    "hipaa-502b": 1,
    "hhs-faq-570": 3,
    "hipaa-522b": 1,
    "omnibus-2013": 1,
    "hipaa-312e": 1,
    "hipaa-530j": 1,
    "hipaa-528": 1,
    "hipaa-530-sanctions": 1,
    "hipaa-404": 1,
    "tcpa": 8,
    "cms-qso-24-05": 1,
    "ocr": 10,
    "ftc-255": 6,
    "ftc-465": 6,
    "ftc-health-claims": 1,
    "open-payments": 4,
    "nppes": 3,
    "gmc-2024": 7,
    "gmc-2013": 2,
    "ahpra-2019": 2,
    "ahpra-advertising": 3,
    "cma-code": 3,
    "cpso-2022": 4,
    "cpsm-2023": 1,
    "cmpa-advice": 1,
    "nmc": 3,
    "wma-2022": 1,
    "wma-2011": 1,
}


def test_the_index_is_what_the_packs_say_now() -> None:
    """When this fails: make docs."""
    assert files("bedside.policy").joinpath(INDEX).read_text("utf-8") == compiled()


def test_no_clause_of_the_first_249_is_lost() -> None:
    now = Counter(clause_id.partition("/")[0] for clause_id in KNOWN)
    assert sum(FIRST_COUNTS.values()) == 249
    assert not {prefix: count for prefix, count in FIRST_COUNTS.items() if now[prefix] < count}


def test_no_id_stands_twice() -> None:
    assert [name for name, count in Counter(clause.id for clause in CLAUSES).items() if count > 1] == []
    assert len({pack.id for pack in PACKS}) == len(PACKS)


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.id)
def test_every_clause_stands_behind_something_or_says_why_not(clause: Clause) -> None:
    assert clause.concerns or clause.room or clause.not_checkable
    assert clause.gist.endswith(".")
    assert clause.locator
    assert clause.read_in or not clause.verified


def test_every_concern_has_a_clause_in_force_behind_it() -> None:
    behind = {code for clause in CLAUSES if clause.is_citable for code in clause.concerns}
    assert behind == set(load_schema().choices["concern"])


def test_carried_and_superseded_clauses_exist() -> None:
    named = {earlier for clause in CLAUSES for earlier in (*clause.carries, *clause.supersedes)}
    assert named <= KNOWN


def test_a_clause_that_takes_anothers_place_says_what_changed() -> None:
    assert not [clause.id for clause in CLAUSES if clause.supersedes and not clause.changed]


def test_superseded_packs_exist_and_are_off() -> None:
    by_id = {pack.id: pack for pack in PACKS}
    for pack in PACKS:
        if pack.supersedes:
            assert by_id[pack.supersedes].status is Status.SUPERSEDED
            assert not by_id[pack.supersedes].default_on


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_packs_of_other_countries_are_off(pack: Pack) -> None:
    assert pack.country == "US" or not pack.default_on


def test_the_schema_knows_what_each_concern_asks_at_the_least() -> None:
    """A raise is held against these; when this fails, mend [least] in packs/schema.toml."""
    least = load_schema().least_of
    assert {rule.code: str(rule.asks) for rule in all_rules()} == {
        rule.code: least(rule.code) for rule in all_rules()
    }
