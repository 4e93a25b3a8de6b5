"""Every operation keeps one form of errors, asks for a token, tells its limits and stands in the document."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings

from bedside.server.api.counting import InProcess, InTable, key_of
from bedside.server.api.document import PREFIX, document, operations
from bedside.server.api.limits import PER_ADDRESS
from bedside.server.api.models import RequestCount
from bedside.server.people.permissions import Anybody, rules
from tests.server.api.conftest import Program
from tests.server.conftest import browser

pytestmark = pytest.mark.django_db
OPERATIONS = [
    (method, path, operation["operationId"])
    for path, methods in document()["paths"].items()
    for method, operation in methods.items()
]


def filled(path: str) -> str:
    return path.replace("{name}", "no-source").replace("{pack}", "mms-2015")


def with_settings(**changed: Any) -> override_settings:
    return override_settings(CONFIGURATION=replace(settings.CONFIGURATION, **changed))


def is_in_form(answer: Any) -> bool:
    error = answer.json()["error"]
    return (
        sorted(error) == ["do", "faults", "status", "what", "where"] and error["status"] == answer.status_code
    )


@pytest.mark.parametrize(("method", "path", "name"), OPERATIONS)
def test_every_operation_asks_for_a_token_and_knows_one_method(method: str, path: str, name: str) -> None:
    without = browser().generic(method.upper(), filled(path))
    others = [browser().generic(other, filled(path)) for other in ("PUT", "DELETE", "PATCH")]

    assert (without.status_code, is_in_form(without)) == (401, True)
    assert [(answer.status_code, is_in_form(answer)) for answer in others] == [(405, True)] * 3
    assert method.upper() in others[0]["Allow"]


def test_every_row_for_tokens_is_an_operation_and_every_operation_has_a_row() -> None:
    by_token = {name for rule in rules() if rule.may is Anybody.TOKEN for name in rule.names}

    assert by_token == {f"api:{operation['operationId']}" for operation in operations(document())}


@pytest.mark.parametrize(
    "path", ["nothing", "check/", "", "policy/none", "explain/none", "policy/diff?older=a&newer=b"]
)
def test_what_is_not_there_is_told_in_the_same_form(path: str, program: Program) -> None:
    answer = program.get(path)

    assert (answer.status_code, path and is_in_form(answer)) == ((404, True) if path else (200, ""))


def test_a_session_opens_no_operation(signed_in_as: Callable[..., Any]) -> None:
    from_page = signed_in_as().post("/api/v1/check", '{"text": "x"}', content_type="application/json")

    assert from_page.status_code == 401


def test_our_own_fault_is_told_and_logged_without_words(
    program: Program, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(draft: Any, _by: object) -> dict[str, object]:
        raise RuntimeError("planted")

    monkeypatch.setattr("bedside.server.api.checks._report", fail)
    answer = program.post("check", {"text": "words"})

    assert (answer.status_code, is_in_form(answer)) == (500, True)
    assert "planted" not in answer.content.decode()
    assert "bedside.api" in {record.name for record in caplog.records}


def test_a_body_without_its_length_is_refused(program: Program) -> None:
    answer = program.client.generic(
        "POST",
        "/api/v1/check",
        headers=program.headers,
        CONTENT_TYPE="application/json",
        HTTP_TRANSFER_ENCODING="chunked",
    )

    assert (answer.status_code, is_in_form(answer)) == (411, True)


def test_a_query_that_lacks_a_part_is_told_where(program: Program) -> None:
    answer = program.get("policy/diff?older=mms-2011")

    assert (answer.status_code, answer.json()["error"]["where"]) == (422, "query: newer")


def test_a_token_has_its_limit_and_tells_how_much_is_left(program: Program) -> None:
    with with_settings(api_per_minute=2):
        answers = [program.get("version") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[0]["RateLimit-Policy"] == '"token";q=2;w=60'
    assert answers[0]["RateLimit"].startswith('"token";r=1;t=')
    assert answers[2]["RateLimit"].startswith('"token";r=0;t=')
    assert 0 < int(answers[2]["Retry-After"]) <= 60
    assert is_in_form(answers[2])


def test_whoever_tries_tokens_out_is_stopped_and_others_are_not(program: Program) -> None:
    asked = [browser().get("/api/v1/version").status_code for _ in range(PER_ADDRESS + 1)]

    assert asked == [401] * PER_ADDRESS + [429]
    assert program.get("version").status_code == 200


def test_a_count_tells_nobody_whose_it_is_and_is_taken_away(program: Program) -> None:
    program.get("version")
    row = RequestCount.objects.get()
    with override_settings(SECRET_KEY="another key of the tests, which signs nothing of value 0123456789"):
        assert row.key != key_of("token", "1", row.until)

    assert InTable().add("other", row.until + 60, row.until + 1) == 1
    assert [kept.key for kept in RequestCount.objects.all()] == ["other"]


@pytest.mark.parametrize("kind", [InTable, InProcess])
def test_both_ways_of_counting_count(kind: Callable[[], Any]) -> None:
    counts = kind()

    assert [
        counts.add("a", 60, 0),
        counts.add("a", 60, 1),
        counts.add("b", 60, 1),
        counts.add("a", 60, 2),
    ] == [1, 2, 1, 3]


ORIGIN = "chrome-extension://abcdefghijklmnop"
ASKS = {"Origin": ORIGIN, "Access-Control-Request-Method": "POST"}


def test_no_page_elsewhere_may_ask_from_a_browser_unless_it_is_named() -> None:
    refused = browser().options("/api/v1/check", headers=ASKS)
    with with_settings(api_origins=(ORIGIN,)):
        allowed = browser().options("/api/v1/check", headers=ASKS)
        other = browser().options("/api/v1/check", headers={**ASKS, "Origin": "https://elsewhere.example"})
        failed = browser().get("/api/v1/version", headers={"Origin": ORIGIN})

    assert not refused.has_header("Access-Control-Allow-Origin")
    assert (allowed.status_code, allowed["Access-Control-Allow-Origin"]) == (204, ORIGIN)
    assert "Authorization" in allowed["Access-Control-Allow-Headers"]
    assert not other.has_header("Access-Control-Allow-Origin")
    assert (failed.status_code, failed["Access-Control-Allow-Origin"]) == (401, ORIGIN)
    assert not allowed.has_header("Access-Control-Allow-Credentials")
    assert "Origin" in failed["Vary"]


def test_pages_take_part_in_none_of_this() -> None:
    with with_settings(api_origins=(ORIGIN,)):
        page = browser().get("/account/login/", headers={"Origin": ORIGIN})

    assert not page.has_header("Access-Control-Allow-Origin")


def test_the_document_is_there_for_programs_and_for_readers() -> None:
    told = browser().get(f"{PREFIX}openapi.json")
    page = browser().get(PREFIX)

    assert json.loads(told.content) == json.loads(json.dumps(document()))
    assert told.json()["openapi"].startswith("3.1")
    assert all(path in page.content.decode() for path in document()["paths"])
    assert "<script>" not in page.content.decode()


def test_a_concern_and_a_clause_are_explained(program: Program) -> None:
    codes = [one["code"] for one in program.get("explain").json()["concerns"]]
    concern = program.get("explain/patient-identifier").json()
    clause = program.get(f"explain/{concern['clauses'][0]['id']}").json()

    assert "patient-identifier" in codes
    assert concern["not_a_concern"]
    assert clause == concern["clauses"][0]


def test_a_misspelt_name_is_offered(program: Program) -> None:
    assert "'no-source'" in program.get("explain/no-sorce").json()["error"]["do"]
    assert "'mms-2015'" in program.get("policy/mms-2051").json()["error"]["do"]


def test_the_guidance_is_listed_shown_and_compared(program: Program) -> None:
    packs = program.get("policy").json()["packs"]
    shown = program.get(f"policy/{packs[0]['id']}").json()
    changes = program.get("policy/diff?older=mms-2011&newer=mms-2015").json()["changes"]

    assert shown["clause_count"] == len(shown["clauses"]) == packs[0]["clause_count"]
    assert {"changed", "added", "dropped", "carried"} >= {change["kind"] for change in changes} != set()


def test_a_pack_is_validated_with_all_its_faults(program: Program) -> None:
    good = program.post("policy/validate", open_example(), "application/toml").json()
    bad = program.post("policy/validate", '[pack]\nid = 5\ntitle = "x', "application/toml").json()
    deep = program.post("policy/validate", "a = " + "[" * 5000, "application/toml").json()

    assert good == {"is_good": True, "faults": []}
    assert bad["is_good"] is False
    assert len(bad["faults"]) > 1
    assert deep["is_good"] is False


def open_example() -> str:
    pack = next((settings.HERE.parents[2] / "examples").rglob("*.toml"))
    return str(pack.read_text(encoding="utf-8"))
