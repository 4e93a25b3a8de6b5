"""The pages of the guidance: preview first, then in force; faults with their line; nothing typed is kept."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from bedside.server.people.roles import Role
from bedside.server.policies.in_force import guidance, usual_packs
from bedside.server.policies.models import Choice
from tests.server.policies.packs import FIGURE, GOOD, clause

pytestmark = pytest.mark.django_db
CANARY = "Canary Pawtucket of room nine"
CHANGE = "/guidance/change"


@pytest.fixture
def officer(signed_in_as: Callable[..., Client]) -> Client:
    return signed_in_as(Role.PROFESSIONALISM_OFFICER)


def fields(page: Any) -> dict[str, Any]:
    """What the form on a page would send back."""
    form = page.context["form"]
    given = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {name: getattr(value, "pk", value) for name, value in given.items() if value not in (None, "")}


def previewed(client: Client, own_pack: str, **more: object) -> Any:
    begun = fields(client.get(CHANGE))
    return client.post(CHANGE, begun | {"own_pack": own_pack, "do": "preview"} | more)


def put(client: Client, own_pack: str, **more: object) -> Any:
    return client.post(CHANGE, fields(previewed(client, own_pack)) | {"do": "put"} | more)


def test_the_preview_says_which_drafts_change_and_changes_nothing(officer: Client) -> None:
    page = previewed(officer, GOOD, drafts=FIGURE)
    changed = page.context["outcome"].preview.changed

    assert [judged.draft.text for judged in page.context["outcome"].preview.typed] == [FIGURE]
    assert changed[0].draft.text == FIGURE
    assert any("Project Lighthouse" in judged.draft.text for judged in changed)
    assert any("<mark>" in page.content.decode() for judged in changed)
    assert not Choice.objects.exists()


def test_the_words_that_are_meant_are_marked_and_make_the_draft(officer: Client) -> None:
    for judged in previewed(officer, GOOD).context["outcome"].preview.changed:
        assert "".join(words for words, _ in judged.passages) == judged.draft.text
        assert any(is_meant for _, is_meant in judged.passages)


def test_guidance_that_is_the_same_changes_no_draft(officer: Client) -> None:
    preview = previewed(officer, "").context["outcome"].preview

    assert (preview.changed, preview.told_otherwise) == ((), ())


def test_after_the_preview_it_is_put_in_force(officer: Client) -> None:
    answer = put(officer, GOOD)

    assert answer.headers["Location"] == "/guidance/"
    assert guidance().versions[-1] == "harbor-lantern@1"
    assert b"Harbor Lantern Hospital: Online conduct" in officer.get("/guidance/").content


def test_what_was_not_previewed_is_shown_first(officer: Client) -> None:
    seen = fields(previewed(officer, GOOD))
    other = GOOD.replace("version = 1", "version = 2")
    again = officer.post(CHANGE, seen | {"own_pack": other, "do": "put"})

    assert again.status_code == 200
    assert not Choice.objects.exists()
    assert fields(again)["own_pack"].count("version = 2") == 1


def test_a_file_takes_the_place_of_the_text(officer: Client) -> None:
    file = SimpleUploadedFile("pack.toml", b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())

    assert fields(previewed(officer, "", file=file))["own_pack"] == GOOD


@pytest.mark.parametrize("content", [b"\xff\xfe\x00bad", b"#" * 200_001])
def test_a_file_that_is_no_text_or_too_large_is_refused(officer: Client, content: bytes) -> None:
    page = previewed(officer, "", file=SimpleUploadedFile("pack.toml", content))

    assert page.status_code == 422
    assert list(page.context["errors"]) == ["file"]


@pytest.mark.parametrize(
    ("pack", "reason"),
    [
        (clause("Staff may not criticise the hospital online."), "criticism of the employer"),
        (clause("Do not talk about pay or salaries online."), "pay"),
        (GOOD.replace('no-source = "revise"', 'threat = "note"'), "would lower it"),
        (GOOD.replace("issuer =", "isuer ="), "issuer"),
    ],
)
def test_a_pack_that_is_refused_says_line_reason_and_mend(officer: Client, pack: str, reason: str) -> None:
    page = previewed(officer, pack)
    faults = page.context["outcome"].faults

    assert page.status_code == 422
    assert any(reason in fault.what for fault in faults)
    assert all(fault.line and escape(fault.what) in page.content.decode() for fault in faults)
    assert not Choice.objects.exists()


def test_all_faults_are_told_at_once(officer: Client) -> None:
    bad = (
        GOOD.replace("issuer =", "isuer =")
        .replace("read_on = 2026-01-15\n", "")
        .replace("no-source", "no-sorce")
    )

    assert len(previewed(officer, bad).context["outcome"].faults) >= 3


def test_two_who_choose_at_once_are_told(officer: Client, signed_in_as: Callable[..., Client]) -> None:
    first = fields(previewed(officer, GOOD))
    put(signed_in_as(Role.ADMINISTRATOR), "")
    told = officer.post(CHANGE, first | {"do": "put"})

    assert Choice.objects.count() == 1
    assert told.status_code == 200
    assert officer.post(CHANGE, fields(told) | {"do": "put"}).status_code == 302
    assert Choice.objects.count() == 2


def test_one_goes_back_to_an_earlier_choice_and_the_history_keeps_both(officer: Client) -> None:
    put(officer, GOOD)
    first = Choice.objects.get()
    put(officer, "")
    back = fields(officer.get(f"{CHANGE}?from={first.pk}"))
    seen = fields(officer.post(CHANGE, back | {"do": "preview"}))
    officer.post(CHANGE, seen | {"do": "put"})
    last = Choice.objects.order_by("-pk")[0]

    assert (last.own_pack, last.returns_to) == (first.own_pack, first)
    assert Choice.objects.count() == 3
    assert officer.get("/guidance/").status_code == 200
    assert officer.get(f"/guidance/{last.pk}").status_code == 200


def test_a_plan_is_withdrawn_with_a_press(officer: Client) -> None:
    put(officer, GOOD, since=timezone.localdate() + timedelta(days=5))
    plan = Choice.objects.get()
    officer.post(f"/guidance/{plan.pk}/withdraw")
    plan.refresh_from_db()

    assert plan.withdrawn is not None
    assert officer.get("/guidance/").status_code == 200


def test_everybody_reads_the_clauses_and_nobody_else_the_history(
    officer: Client, signed_in_as: Callable[..., Client]
) -> None:
    put(officer, GOOD)
    page = signed_in_as(Role.TRAINEE).get("/guidance/").content.decode()

    assert "Say where a figure comes from." in page
    assert CHANGE not in page
    assert "Project Lighthouse" not in page


def test_a_report_names_the_institution(officer: Client, signed_in_as: Callable[..., Client]) -> None:
    put(officer, GOOD)
    author = signed_in_as(Role.CLINICIAN)
    report = author.post("/compose/check", {"text": FIGURE}, content_type="application/json").json()
    cited = [clause for concern in report["concerns"] for clause in concern["guidance"]]

    assert report["verdict"] == "revise"
    assert any(clause["full"].startswith("Harbor Lantern Hospital, Online conduct") for clause in cited)
    assert any(clause["gist"] == "Say where a figure comes from." for clause in cited)


def test_drafts_that_are_tried_are_kept_nowhere(officer: Client, caplog: pytest.LogCaptureFixture) -> None:
    officer.post(CHANGE, fields(previewed(officer, GOOD, drafts=f"My patient {CANARY}")) | {"do": "put"})
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - our own tables
            assert CANARY not in str(cursor.fetchall())

    assert Choice.objects.exists()
    assert CANARY not in caplog.text


def test_the_example_to_begin_with_is_a_good_pack(officer: Client) -> None:
    begun = fields(officer.get(f"{CHANGE}?starter"))

    assert officer.post(CHANGE, begun | {"do": "preview"}).context["outcome"].faults == ()


def test_a_guideline_that_is_not_chosen_is_off(officer: Client) -> None:
    put(officer, "", packs=[])
    assert Choice.objects.count() == 0
    seen = fields(previewed(officer, "", packs=["gmc-2024", "ahpra-2019"]))
    officer.post(CHANGE, seen | {"do": "put"})

    assert {pack.id for pack in guidance().packs} == {"gmc-2024", "ahpra-2019"}
    assert set(usual_packs()) & {"gmc-2024", "ahpra-2019"} == set()
