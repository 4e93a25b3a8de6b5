"""The pages of kept drafts: one's own alone; what goes wrong leaves the words where they were written."""

import json
from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from bedside.server.kept.models import KeptDraft, KeptVersion
from bedside.server.people.roles import Role
from tests.server.sealing.keys import keys_from, two_keys, write_keys

pytestmark = pytest.mark.django_db
TEXT = "What a shit show of a week, says quillonberry."
SignedInAs = Callable[..., Client]


def keep(
    client: Client, text: str = TEXT, draft_id: str = "", seen: int = 0, **fields: object
) -> tuple[int, Any]:
    told = {"id": draft_id or str(uuid4()), "seen": seen, "draft": {"text": text, **fields}}
    answer = client.post("/kept/keep", json.dumps(told), content_type="application/json")
    return answer.status_code, answer.json()


@pytest.fixture
def author(signed_in_as: SignedInAs) -> Client:
    return signed_in_as(Role.CLINICIAN)


def test_a_kept_draft_is_listed_with_its_first_words_and_opened_again(author: Client) -> None:
    status, told = keep(author, platform="bluesky", author={"role": "resident"})
    listed = author.get("/kept/").content.decode()
    page = author.get(told["address"]).content.decode()

    assert status == 200
    assert "says quillonberry" in listed
    assert "Revise" in listed
    assert 'value="bluesky" selected' in page
    assert 'value="resident" selected' in page
    assert TEXT in page
    assert f'"id": "{told["id"]}", "version": 1' in page


def test_no_word_of_a_draft_stands_in_an_address(author: Client) -> None:
    _, told = keep(author)

    assert "quillonberry" not in str(told["address"]) + str(told["pause_at"])


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize(
    ("path", "method"),
    [("", "get"), ("/versions", "get"), ("/time", "post"), ("/delete", "post")],
)
def test_somebody_elses_draft_answers_as_if_there_were_none(
    author: Client, signed_in_as: SignedInAs, role: Role, path: str, method: str
) -> None:
    _, told = keep(author)
    other = signed_in_as(role, email="other@hospital.example")
    here, nowhere = f"/kept/{told['id']}{path}", f"/kept/{uuid4()}{path}"
    seen, missing = getattr(other, method)(here, {"days": 1}), getattr(other, method)(nowhere, {"days": 1})

    assert (seen.status_code, missing.status_code) == (404, 404)
    assert seen.content.replace(here.encode(), b"") == missing.content.replace(nowhere.encode(), b"")
    assert KeptDraft.objects.get().days == 30
    assert b"quillonberry" not in other.get("/kept/").content


def test_somebody_elses_draft_takes_no_version_and_no_pause(author: Client, signed_in_as: SignedInAs) -> None:
    _, told = keep(author)
    other = signed_in_as(Role.ADMINISTRATOR)
    body = json.dumps({"verdict": "hold", "reason": "x"})
    paused = other.post(f"/kept/{told['id']}/pause", body, content_type="application/json")

    assert keep(other, draft_id=str(told["id"]), seen=1)[0] == 404
    assert paused.status_code == 404
    assert KeptDraft.objects.get().pause is None


def test_two_windows_both_versions_are_shown(author: Client) -> None:
    _, told = keep(author, "One two three.")
    keep(author, "One two four.", str(told["id"]), 1)
    status, answer = keep(author, "One two five.", str(told["id"]), 1)

    assert status == 409
    assert answer["newer"]["fields"]["text"] == "One two four."
    assert answer["newer"]["difference"] == [["same", "One two "], ["left-out", "four."], ["new", "five."]]
    assert KeptVersion.objects.count() == 2


def test_versions_are_shown_word_by_word_and_an_older_one_is_gone_on_from(author: Client) -> None:
    _, told = keep(author, "One two three.")
    keep(author, "One two four.", str(told["id"]), 1)
    page = author.get(f"/kept/{told['id']}/versions").content.decode()
    older = author.get(f"/kept/{told['id']}?version=1").content.decode()

    assert "<del>" in page
    assert "<ins>" in page
    assert "One two three." in older
    assert '"version": 2' in older
    assert author.get(f"/kept/{told['id']}?version=7").status_code == 404


def test_the_time_is_set_and_shown(author: Client) -> None:
    _, told = keep(author)
    author.post(f"/kept/{told['id']}/time", {"days": "3"})
    author.post(f"/kept/{told['id']}/time", {"days": "forever"})

    assert KeptDraft.objects.get().days == 3


def test_a_draft_is_deleted_at_once(author: Client) -> None:
    _, told = keep(author)
    author.post(f"/kept/{told['id']}/delete")

    assert not KeptVersion.objects.exists()
    assert author.get(str(told["address"])).status_code == 404


def test_a_pause_outlives_the_page_for_its_author(author: Client) -> None:
    _, told = keep(author)
    body = json.dumps({"verdict": "revise", "seconds_left": 600})
    author.post(str(told["pause_at"]), body, content_type="application/json")
    page = author.get(str(told["address"])).content.decode()
    found = json.loads(
        page.partition('<script id="page" type="application/json">')[2].partition("</script>")[0]
    )

    assert found["kept"]["pause"]["verdict"] == "revise"
    assert 590 <= found["kept"]["pause"]["seconds_left"] <= 600


def test_a_pause_is_no_longer_than_the_setting(author: Client) -> None:
    _, told = keep(author)
    body = json.dumps({"verdict": "hold", "seconds_left": 10**9})
    author.post(str(told["pause_at"]), body, content_type="application/json")
    page = author.get(str(told["address"])).content.decode()

    assert '"seconds_left": 1' in page
    assert '"seconds_left": 1000000000' not in page


def test_the_reason_for_going_on_is_shown_to_its_author(author: Client) -> None:
    _, told = keep(author)
    body = json.dumps({"verdict": "hold", "reason": "the clinic <b>closes</b> at noon"})
    author.post(str(told["pause_at"]), body, content_type="application/json")

    assert "the clinic &lt;b&gt;closes" in author.get(f"/kept/{told['id']}/versions").content.decode()


@pytest.mark.parametrize(
    "body", ["{}", "[]", '{"verdict": "post", "reason": "x"}', '{"verdict": "hold"}', "no json"]
)
def test_what_is_no_pause_is_refused(author: Client, body: str) -> None:
    _, told = keep(author)

    assert author.post(str(told["pause_at"]), body, content_type="application/json").status_code in {400, 422}


@pytest.mark.parametrize(
    "told",
    [{}, {"id": "x", "seen": 0, "draft": {}}, {"id": str(uuid4()), "seen": -1, "draft": {}}, {"id": 1}],
)
def test_what_does_not_say_what_to_keep_is_refused(author: Client, told: dict[str, object]) -> None:
    answer = author.post("/kept/keep", json.dumps(told), content_type="application/json")

    assert answer.status_code == 422
    assert answer.json()["error"]["do"]


def form(**fields: object) -> dict[str, object]:
    return {"text": TEXT, "kept": str(uuid4()), "seen": "0", **fields}


def test_keep_works_without_scripts(author: Client) -> None:
    answer = author.post("/kept/keep", form())

    assert answer.status_code == 302
    assert TEXT in author.get(answer.headers["Location"]).content.decode()


@pytest.mark.parametrize("circumstance", ["gone", "overtaken", "locked"])
def test_without_scripts_too_the_words_stay_on_the_page(author: Client, circumstance: str) -> None:
    _, told = keep(author, "One.")
    keep(author, "Two.", str(told["id"]), 1)
    asked = {
        "gone": form(seen="3"),
        "overtaken": form(kept=told["id"], seen="1"),
        "locked": form(),
    }[circumstance]
    with keys_from(None) if circumstance == "locked" else nullcontext():
        answer = author.post("/kept/keep", asked)

    assert answer.status_code in {404, 409, 423}
    assert TEXT in answer.content.decode()
    assert "Not kept" in answer.content.decode() or "Nothing can be kept" in answer.content.decode()


def test_without_a_key_nothing_is_kept_and_the_page_says_so(author: Client) -> None:
    keep(author)
    with keys_from(None):
        status, told = keep(author)
        listed = author.get("/kept/")
        compose = author.get("/compose").content.decode()

    assert status == 423
    assert "Ask who runs Bedside" in told["error"]["do"]
    assert listed.status_code == 423
    assert 'id="keep" class="outline" hidden' in compose


def test_a_draft_whose_key_is_gone_is_listed_so_that_it_can_be_deleted(
    author: Client, tmp_path: Path
) -> None:
    _, told = keep(author)
    _, other = two_keys()
    with keys_from(write_keys(tmp_path / "keys", other)):
        listed = author.get("/kept/").content.decode()
        opened = author.get(str(told["address"]))
        deleted = author.post(f"/kept/{told['id']}/delete")

    assert "cannot be opened" in listed
    assert opened.status_code == 409
    assert deleted.status_code == 302
    assert not KeptDraft.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    "connection.vendor != 'sqlite'", reason="a database with little room is made so on SQLite"
)
def test_a_full_database_leaves_the_words_on_the_page(author: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        [pages] = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    try:
        status, told = keep(author, "Words. " * 12_000)
        page = author.post("/kept/keep", form(text="Words. " * 12_000))
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1073741823")

    assert (status, page.status_code) == (507, 507)
    assert "no room left" in told["error"]["what"]
    assert "Words. Words." in page.content.decode()
    assert not KeptDraft.objects.exists()


def test_what_is_longer_than_any_post_is_not_kept(author: Client) -> None:
    status, told = keep(author, "Words. " * 15_000)

    assert status == 413
    assert "longer than any post" in told["error"]["what"]
    assert not KeptDraft.objects.exists()


def test_of_many_versions_the_newest_are_compared_and_all_can_be_opened(author: Client) -> None:
    _, told = keep(author, "Version 1.")
    for number in range(2, 14):
        keep(author, f"Version {number}.", told["id"], number - 1)
    page = author.get(f"/kept/{told['id']}/versions").content.decode()

    assert page.count("<ins>") == 10
    assert page.count("Go on from version") == 13


def test_what_is_over_is_not_listed(author: Client) -> None:
    keep(author)
    KeptDraft.objects.update(delete_on=timezone.now() - timedelta(seconds=1))

    assert b"quillonberry" not in author.get("/kept/").content


def test_pages_with_words_are_not_kept_by_a_browser(author: Client) -> None:
    _, told = keep(author)

    for path in ("/kept/", str(told["address"]), f"/kept/{told['id']}/versions"):
        assert "no-store" in author.get(path).headers["Cache-Control"]
