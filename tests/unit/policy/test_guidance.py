"""The guidance that a check goes by."""

from dataclasses import FrozenInstanceError

import pytest

from bedside.policy.faults import PolicyFault
from bedside.policy.guidance import Guidance, load_guidance


@pytest.fixture(scope="module")
def usual() -> Guidance:
    return load_guidance()


def test_packs_of_the_united_states_in_force_are_on(usual: Guidance) -> None:
    assert usual.versions[:3] == ("acp-fsmb-2013@1", "acp-2020@1", "ama-code@1")
    assert {pack.country for pack in usual.packs} == {"US"}
    assert not {pack.id for pack in usual.packs if pack.status in ("superseded", "repealed")}


def test_packs_of_other_countries_are_on_when_chosen() -> None:
    assert load_guidance(packs=["gmc-2024"]).versions == ("gmc-2024@1",)


def test_an_unknown_pack_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(PolicyFault, match="Did you mean gmc-2024"):
        load_guidance(packs=["gmc-2042"])


def test_the_beginning_of_a_packs_name_offers_all_that_begin_so() -> None:
    with pytest.raises(PolicyFault, match="Did you mean acp-2020 or acp-fsmb-2013"):
        load_guidance(packs=["acp"])


def test_a_clause_is_found_whether_its_pack_is_on_or_off(usual: Guidance) -> None:
    assert usual.clause("hipaa-514/A-names").title == "Names"
    assert usual.clause("gmc-2024/context").pack == "gmc-2024"


def test_an_unknown_clause_is_refused_with_the_nearest_one(usual: Guidance) -> None:
    with pytest.raises(PolicyFault, match="hipaa-514/A-names"):
        usual.clause("hipaa-514/a-names")


def test_a_report_cites_only_clauses_in_force_of_packs_that_are_on(usual: Guidance) -> None:
    cited = usual.cite(["hipaa-514/A-names", "gmc-2024/context", "ama-2010/a", "no-such/clause"])
    assert [clause.id for clause in cited] == ["hipaa-514/A-names"]


def test_a_state_boards_clause_is_cited_in_its_state_only(usual: Guidance) -> None:
    assert usual.cite(["or-philosophy/confidentiality"], state="or")
    assert not usual.cite(["or-philosophy/confidentiality"], state="RI")
    assert not usual.cite(["or-philosophy/confidentiality"])


def test_an_enforcement_record_is_cited_everywhere(usual: Guidance) -> None:
    assert usual.cite(["ri-thran-2011"], state="TX")


def test_what_rests_on_memory_is_not_verified(usual: Guidance) -> None:
    assert usual.clause("acp-fsmb-2013/position-1").verified
    assert usual.clause("acp-fsmb-2013/position-5").verified
    assert not usual.clause("acp-fsmb-2013/closed-networks").verified


@pytest.mark.parametrize(
    ("code", "percent"),
    [
        ("misleading-claim", 81),
        ("patient-image", 79),
        ("misrepresents-credentials", 77),
        ("patient-contact", 77),
        ("intoxication", 73),
        ("patient-identifiable", 65),
        ("discriminatory", 60),
        ("disparages-patients", 46),
        ("patient-identifier", None),
        ("no-such-concern", None),
    ],
)
def test_board_figures_are_those_published_in_2013(usual: Guidance, code: str, percent: int | None) -> None:
    assert usual.board_percent(code) == percent


def test_every_figure_says_where_it_comes_from(usual: Guidance) -> None:
    assert all(figure.source and figure.year and figure.url for figure in usual.figures)
    assert usual.figures_for("confirms-relationship")[0].unit == "usd"


def test_thresholds_carry_their_sources(usual: Guidance) -> None:
    assert (usual.thresholds.place_population, usual.thresholds.smallest_cell) == (20_000, 11)
    assert "164.514" in usual.thresholds.place.source
    assert "CMS" in usual.thresholds.cell.source


def test_guidance_cannot_be_changed_once_loaded(usual: Guidance) -> None:
    with pytest.raises(FrozenInstanceError):
        usual.packs = ()  # type: ignore[misc]  # the point of the test


def test_loading_opens_one_file_and_reads_no_toml(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("TOML was read")

    monkeypatch.setattr("tomllib.loads", refuse)
    assert len(load_guidance().by_id) >= 249
