"""Packs, clauses and faults as plain text."""

from bedside.policy.faults import Fault
from bedside.policy.guidance import load_guidance
from bedside.policy.rendering import render_clause, render_faults, render_list, render_pack


def test_the_list_says_what_is_on_and_what_is_off() -> None:
    text = render_list(load_guidance(), width=100)

    assert "  on  hipaa " in text
    assert "  off gmc-2024 " in text
    assert text.index("United States") < text.index("United Kingdom")
    assert max(len(line) for line in text.splitlines()) <= 100


def test_a_clause_tells_source_place_status_and_how_it_was_read() -> None:
    text = render_clause(load_guidance().clause("acp-fsmb-2013/closed-networks"))

    assert text.startswith("acp-fsmb-2013/closed-networks: Closed groups are not private")
    assert "not verified: from memory" in text
    assert "in-force; since 2013-04-11" in text


def test_a_pack_is_shown_with_all_its_clauses() -> None:
    guidance = load_guidance()
    pack = guidance.pack("state-ca")
    text = render_pack(pack)

    assert "repealed; until 2024-01-01" in text
    assert all(clause.id in text for clause in pack.clauses)


def test_a_fault_says_where_what_and_how_to_mend() -> None:
    text = render_faults(
        [Fault("hospital.toml", 4, "clause 1: no 'gist'.", 'Add a line such as: gist = "..."')]
    )
    assert text == "hospital.toml, line 4: clause 1: no 'gist'.\n  Add a line such as: gist = \"...\""
