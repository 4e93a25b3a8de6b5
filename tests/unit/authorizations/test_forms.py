"""Each form in each language carries every required element and statement, in words that people can read."""

import tomllib
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any, cast

import pytest
from pypdf import PdfReader

from bedside.authorizations import Language, Record, Statement
from bedside.authorizations.forms import Form, FormFault, PartKind, form_of, forms, lacking
from bedside.authorizations.forms.answers import answers_of, as_plain
from bedside.authorizations.forms.printing import pdf_of, printable
from bedside.authorizations.forms.wording import CONTACT, PUBLICATION, REQUIRED, WORDINGS
from bedside.authorizations.record import REPRESENTATIVES, Channel, Content, Kind, Signer
from bedside.authorizations.vocabulary import label, places, purposes
from bedside.policy import load_guidance
from tests.unit.authorizations.reading_ease import english_grade, english_syllables, spanish_ease
from tests.unit.authorizations.records import AUTHORIZATION, CONSENT

BY_NAME = {f"{form.name}-{form.version}-{form.language}": form for form in forms()}


def words_of(form: Form) -> str:
    """Everything that stands on a form, each part a sentence."""
    told = [form.title, form.intro, *(section.heading for section in form.sections)]
    told += [text for part in form.parts for text in (part.text, *(option.text for option in part.options))]
    return " ".join(text if text.endswith((".", "?")) else f"{text}." for text in told)


def root_of(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def read(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


@pytest.mark.parametrize("name", BY_NAME)
def test_a_form_carries_every_required_element_and_statement(name: str) -> None:
    assert lacking(BY_NAME[name]) == ()


@pytest.mark.parametrize("name", BY_NAME)
def test_nothing_on_a_form_is_empty_or_asked_twice(name: str) -> None:
    form = BY_NAME[name]
    keys = [part.key for part in form.parts]
    texts = [form.title, form.intro, *(section.heading for section in form.sections)]
    texts += [text for part in form.parts for text in (part.text, *(option.text for option in part.options))]

    assert all(text.strip() for text in texts)
    assert len(keys) == len(set(keys))


def test_a_form_that_lacks_an_element_is_found() -> None:
    form = form_of(PUBLICATION, Language.ENGLISH)
    rights = next(section for section in form.sections if any(p.key == "redisclosure" for p in section.parts))
    without = tuple(replace(p, text=" ") if p.key == "redisclosure" else p for p in rights.parts)
    sections = tuple(
        replace(rights, parts=without) if section is rights else section for section in form.sections
    )

    assert lacking(replace(form, sections=sections)) == ("redisclosure",)


def test_every_form_is_there_in_every_language_with_the_same_questions() -> None:
    for name in REQUIRED:
        english, spanish = form_of(name, Language.ENGLISH), form_of(name, Language.SPANISH)

        assert english.version == spanish.version
        assert english.statements == spanish.statements
        asked = [
            [(p.key, p.kind, [o.id for o in p.options]) for p in form.parts] for form in (english, spanish)
        ]
        assert asked[0] == asked[1]


def test_the_wording_of_an_authorization_holds_every_statement_of_the_law() -> None:
    assert form_of(PUBLICATION, Language.ENGLISH).statements == frozenset(Statement)


def test_the_options_are_those_of_the_record() -> None:
    part = {part.key: part for part in form_of(PUBLICATION, Language.ENGLISH).parts}
    contact = {part.key: part for part in form_of(CONTACT, Language.ENGLISH).parts}

    assert {option.id for option in part["kinds"].options} == set(Kind)
    assert {option.id for option in part["uses"].options} == set(places())
    assert {option.id for option in part["purposes"].options} == set(purposes())
    assert {option.id for option in part["signer"].options} == set(Signer)
    assert {option.id for option in contact["channel"].options} == set(Channel)
    assert {option.id for option in contact["content"].options} == set(Content)
    assert {option.id for option in contact["signer"].options} >= REPRESENTATIVES - {Signer.EXECUTOR}


def test_every_required_element_cites_a_clause_of_a_pack() -> None:
    known = load_guidance()

    assert [clause for form in REQUIRED.values() for clause in form.values() if not known.find(clause)] == []


@pytest.mark.parametrize("name", [name for name in BY_NAME if name.endswith("-en")])
def test_english_reads_at_grade_eight_at_most(name: str) -> None:
    form = BY_NAME[name]
    statements = [part.text for part in form.parts if part.kind is PartKind.STATEMENT]

    assert english_grade(words_of(form)) <= 6
    assert max(english_grade(text) for text in (form.intro, *statements)) <= 8


@pytest.mark.parametrize("name", [name for name in BY_NAME if name.endswith("-es")])
def test_spanish_reads_easily(name: str) -> None:
    assert spanish_ease(words_of(BY_NAME[name])) >= 65


def test_the_measure_tells_easy_from_hard() -> None:
    hard = "Pursuant to applicable regulations, authorization revocation notwithstanding, disclosure is irrevocable."

    assert [english_syllables(word) for word in ("the", "people", "permission", "share", "needed")] == [
        1,
        2,
        3,
        1,
        2,
    ]
    assert english_grade("We will give you a copy of this form.") < 4
    assert english_grade(hard) > 15


@pytest.mark.parametrize("name", BY_NAME)
def test_the_printed_form_holds_every_word_tagged_in_its_language(name: str) -> None:
    form = BY_NAME[name]
    pdf = pdf_of(form, letterhead="Example Clinic")
    reader = PdfReader(BytesIO(pdf))
    root = root_of(reader)
    tree = root["/StructTreeRoot"]["/K"][0].get_object()["/K"]
    drawn = read(pdf)

    assert [part.key for part in form.parts if " ".join(part.text.split()) not in drawn] == []
    assert root["/Lang"].startswith(form.language.value)
    assert root["/MarkInfo"]["/Marked"]
    assert [element.get_object()["/S"] for element in tree].count("/H2") == len(form.sections)
    assert len(tree) >= len(form.parts)
    assert reader.metadata is not None
    assert reader.metadata.title == form.title


def test_every_mark_on_a_page_leads_to_its_place_in_the_tree() -> None:
    reader = PdfReader(BytesIO(pdf_of(form_of(PUBLICATION, Language.SPANISH))))
    kept = root_of(reader)["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    by_page = {kept[at]: kept[at + 1] for at in range(0, len(kept), 2)}

    for number, page in enumerate(cast(Any, reader.pages)):
        content = page.get_contents()
        marks = content.get_data().count(b"/MCID")
        elements = [element.get_object() for element in by_page[page["/StructParents"]]]
        assert page["/StructParents"] == number
        assert [element["/K"] for element in elements] == list(range(marks))
        assert {element["/Pg"].get_object()["/StructParents"] for element in elements} == {number}


@pytest.mark.parametrize(("name", "record"), [(PUBLICATION, AUTHORIZATION), (CONTACT, CONSENT)])
def test_a_record_fills_a_form_in(name: str, record: Record) -> None:
    form = form_of(name, Language.ENGLISH)
    answers = answers_of(record, patient="Rosa Testpatient")
    drawn = read(pdf_of(form, answers))
    plain = {
        part["key"]: part for section in as_plain(form, answers)["sections"] for part in section["parts"]
    }

    assert "Rosa Testpatient" in drawn
    assert plain["expires"]["written"] == [form.words.of_day(record.expires or date.min)]
    if name == PUBLICATION:
        marked = {option["id"] for option in plain["uses"]["options"] if option["marked"]}
        assert marked == {"website", "instagram"}
        assert AUTHORIZATION.description in drawn
    else:
        assert [option["id"] for option in plain["channel"]["options"] if option["marked"]] == ["email"]
        assert plain["wants_unencrypted"]["written"] == ["Yes"]


def test_a_place_of_the_institutions_own_is_written_out() -> None:
    form = form_of(PUBLICATION, Language.SPANISH)
    answers = answers_of(replace(AUTHORIZATION, uses=frozenset(("website", "La pantalla del vestíbulo"))))

    assert "La pantalla del vestíbulo" in read(pdf_of(form, answers))
    assert label("website", Language.SPANISH) == "Nuestro sitio web"
    assert label("La pantalla del vestíbulo", Language.SPANISH) == "La pantalla del vestíbulo"


def test_every_page_says_which_of_how_many_it_is() -> None:
    form = form_of(PUBLICATION, Language.ENGLISH)
    drawn = [page.extract_text() for page in PdfReader(BytesIO(pdf_of(form))).pages]

    assert [f"Page {at} of {len(drawn)}" in text for at, text in enumerate(drawn, 1)] == [True] * len(drawn)


def test_the_same_form_prints_the_same_bytes() -> None:
    form = form_of(CONTACT, Language.SPANISH)

    assert pdf_of(form, answers_of(CONSENT)) == pdf_of(form, answers_of(CONSENT))


def test_what_is_filled_in_is_text_and_never_markup() -> None:
    form = form_of(PUBLICATION, Language.ENGLISH)

    assert "<b>Rosa</b> & <img" in read(pdf_of(form, {"patient": "<b>Rosa</b> & <img src='/etc/passwd'/>"}))


def test_letters_that_the_font_lacks_lose_their_accent() -> None:
    assert printable("Nguyễn Łukasz Ñandú\u200b") == "Nguyen Łukasz Ñandú"
    assert printable("李") == "?"


def test_an_unknown_form_is_told_with_those_there_are() -> None:
    with pytest.raises(FormFault, match="publication 1 en"):
        form_of("release", Language.ENGLISH)
    with pytest.raises(FormFault):
        form_of(CONTACT, Language.ENGLISH, version="99")


def test_a_file_is_named_by_what_is_in_it() -> None:
    for path in WORDINGS.glob("*.toml"):
        source = tomllib.loads(path.read_text("utf-8"))

        assert path.stem == f"{source['form']}-{source['version']}-{source['language']}"
