"""An institution asks for more, never for less, and never for silence about work."""

from pathlib import Path

import pytest

from bedside.policy.faults import Fault, PolicyFault
from bedside.policy.guidance import guidance_from_text, load_guidance
from bedside.policy.validation import validate_pack

HEAD = """[pack]
id = "example"
title = "Online conduct"
version = 3
issuer = "Example Hospital"
country = "US"
address = "https://example.org/online"
read_on = 2026-01-15

"""
ADDITIONS = """[[words]]
kind = "confidential-matter"
words = ["Project Lighthouse"]

[facilities]
names = ["Example Hospital"]

[places]
names = ["Gull Point"]

[accounts]
handles = ["@example"]

[raises]
no-source = "revise"
profanity = "hold"

[thresholds]
place_population = 50000
"""


def pack_of(tmp_path: Path, text: str) -> Path:
    pack = tmp_path / "hospital.toml"
    pack.write_text(HEAD + text, "utf-8")
    return pack


def faults_of(tmp_path: Path, text: str) -> tuple[Fault, ...]:
    return validate_pack(pack_of(tmp_path, text))


def test_an_institution_adds_words_places_names_accounts_asks_and_thresholds(tmp_path: Path) -> None:
    guidance = load_guidance(institution=pack_of(tmp_path, ADDITIONS))

    assert guidance.versions[-1] == "example@3"
    assert [(added.kind, added.words) for added in guidance.words] == [
        ("confidential-matter", ("Project Lighthouse",))
    ]
    assert (guidance.places, guidance.facilities, guidance.handles) == (
        ("Gull Point",),
        ("Example Hospital",),
        ("@example",),
    )
    assert guidance.raises == {"no-source": "revise", "profanity": "hold"}
    assert (guidance.thresholds.place_population, guidance.thresholds.smallest_cell) == (50_000, 11)
    assert guidance.thresholds.place.set_by == "example"


def test_an_institutions_clause_is_cited_beside_those_of_the_rule(tmp_path: Path) -> None:
    clause = '[[clause]]\nid = "example/a"\ntitle = "Pictures"\ngist = "Ask."\nconcerns = ["patient-image"]\n'
    guidance = load_guidance(institution=pack_of(tmp_path, clause))
    own = guidance.own_clauses("patient-image")

    assert own == ("example/a",)
    assert [cited.id for cited in guidance.cite(("hipaa-514/Q-photo", *own))] == [
        "hipaa-514/Q-photo",
        "example/a",
    ]


@pytest.mark.parametrize(
    "line",
    ['profanity = "note"', 'profanity = "revise"', 'no-source = "note"', 'disparages-colleagues = "hold"'],
)
def test_nothing_is_lowered_and_what_silences_is_not_raised(tmp_path: Path, line: str) -> None:
    (fault,) = faults_of(tmp_path, f"[raises]\n{line}\n")
    assert fault.line == 11


@pytest.mark.parametrize("line", ["place_population = 19999", "smallest_cell = 10"])
def test_a_threshold_is_never_less_strict(tmp_path: Path, line: str) -> None:
    (fault,) = faults_of(tmp_path, f"[thresholds]\n{line}\n")
    assert fault.line == 11
    assert "Larger is stricter" in fault.mend


def test_a_clause_that_silences_is_refused_with_the_reason_and_the_law(tmp_path: Path) -> None:
    clause = (
        '[[clause]]\nid = "example/a"\ntitle = "Pay"\ngist = "Do not discuss wages online."\nroom = "check"\n'
    )
    (fault,) = faults_of(tmp_path, clause)

    assert fault.line == 13
    assert fault.what == "clause 1: refused, because it would forbid talk about pay."
    assert "29 U.S.C. 157" in fault.mend


def test_the_institutions_own_names_count_as_the_employer(tmp_path: Path) -> None:
    clause = '[[clause]]\nid = "example/a"\ntitle = "Loyalty"\ngist = "Do not criticise the Lantern."\nroom = "check"\n'
    (fault,) = faults_of(tmp_path, clause + '[facilities]\nnames = ["the Lantern"]\n')
    assert "criticism of the employer" in fault.what


def test_a_word_that_silences_is_refused_by_position_and_not_repeated(tmp_path: Path) -> None:
    (fault,) = faults_of(
        tmp_path, '[[words]]\nkind = "organisation"\nwords = [\n    "Gull",\n    "SEIU",\n]\n'
    )

    assert fault.line == 14
    assert fault.what.startswith("words 1, entry 2: refused")
    assert "SEIU" not in str(fault)


def test_clause_ids_begin_with_the_packs_own_so_that_none_is_taken_over(tmp_path: Path) -> None:
    clause = '[[clause]]\nid = "hipaa-514/A-names"\ntitle = "Names"\ngist = "Ours."\nroom = "check"\n'
    (fault,) = faults_of(tmp_path, clause)
    assert fault.mend == 'Write: id = "example/A-names"'


def test_a_pack_cannot_take_the_id_of_one_that_ships(tmp_path: Path) -> None:
    pack = tmp_path / "hospital.toml"
    pack.write_text(HEAD.replace('"example"', '"hipaa"'), "utf-8")
    (fault,) = validate_pack(pack)
    assert "ships with Bedside" in fault.what


def test_an_institution_has_no_sources_of_its_own(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, '[source.x]\nname = "x"\n')
    assert fault.line == 10


def test_a_pack_that_is_given_as_text_is_held_to_the_same(tmp_path: Path) -> None:
    written = load_guidance(institution=pack_of(tmp_path, ADDITIONS))
    given = guidance_from_text("hospital.toml", HEAD + ADDITIONS)

    assert given == written
    with pytest.raises(PolicyFault) as refused:
        guidance_from_text("hospital.toml", HEAD + '[raises]\nthreat = "note"\n')
    assert str(refused.value).startswith("hospital.toml, line 11: ")


def test_an_institutions_clause_is_cited_with_its_name() -> None:
    clause = '[[clause]]\nid = "example/pictures"\ntitle = "Pictures"\ngist = "Ask."\nconcerns = ["patient-image"]\n'
    head = HEAD.replace("[pack]\n", '[pack]\nsource = "Online conduct, January 2026"\n')

    cited = guidance_from_text("hospital.toml", head + clause).clause("example/pictures")

    assert cited.source == "Example Hospital, Online conduct, January 2026"
