"""What holds for every address: nothing private stays in a browser, nothing is framed or read as something else."""

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bedside.server.people.permissions import Anybody, rule_for
from bedside.server.people.roles import Role
from tests.server.addresses import Address, addresses
from tests.server.conftest import PersonWith, browser

pytestmark = pytest.mark.django_db
WALKED = addresses("bedside.server.urls_institution")


@pytest.fixture
def client(person_with: PersonWith) -> Client:
    """Somebody with every role."""
    made = browser()
    made.force_login(person_with(*Role))
    return made


def is_private(address: Address) -> bool:
    rule = rule_for(address.name)
    return rule is None or rule.may is not Anybody.ANYONE


def test_what_is_for_somebody_is_kept_by_no_browser(client: Client) -> None:
    private = [one for one in WALKED if is_private(one)]
    kept = [
        one.name for one in private if "no-store" not in client.get(one.path).headers.get("Cache-Control", "")
    ]

    assert private
    assert kept == []


def test_no_answer_can_be_framed_or_taken_for_something_else(client: Client) -> None:
    lacking = []
    for one in WALKED:
        headers = client.get(one.path).headers
        policy = headers.get("Content-Security-Policy", "")
        if headers.get("X-Content-Type-Options") != "nosniff" or "frame-ancestors 'none'" not in policy:
            lacking.append(one.name)
        if headers.get("X-Frame-Options") != "DENY" or "Strict-Transport-Security" not in headers:
            lacking.append(one.name)

    assert lacking == []


def test_no_answer_lets_a_script_of_its_own_run(client: Client) -> None:
    policies = {client.get(one.path).headers.get("Content-Security-Policy", "") for one in WALKED}

    assert [policy for policy in policies if "unsafe" in policy or "default-src 'none'" not in policy] == []


def test_every_text_says_in_which_letters_it_is(client: Client) -> None:
    kinds = {client.get(one.path).headers.get("Content-Type", "") for one in WALKED}
    texts = {kind for kind in kinds if kind.startswith("text/") and "charset=utf-8" not in kind.lower()}

    assert texts == set()


def test_nothing_is_sent_back_as_it_came(client: Client) -> None:
    echoed = [
        one.name
        for one in WALKED
        if b"canary-7c1e" in client.trace(one.path, HTTP_X_SAID="canary-7c1e").content
    ]

    assert echoed == []
    assert {client.trace(one.path).status_code for one in WALKED if is_private(one)} <= {
        301,
        302,
        400,
        401,
        403,
        404,
        405,
    }


def test_what_changes_something_is_not_asked_for_with_get(client: Client) -> None:
    before = everything()
    for one in WALKED:
        client.get(one.path)

    assert everything() == before


def everything() -> dict[str, int]:
    """How many rows each of our tables has; that somebody tried without a token is counted."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("bedside.server.")]
    ours = [model for model in ours if model.__name__ != "RequestCount"]
    return {model.__name__: model._default_manager.count() for model in ours}


def test_too_many_files_and_too_much_are_refused(client: Client) -> None:
    most = settings.DATA_UPLOAD_MAX_NUMBER_FILES
    files = {f"file-{number}": SimpleUploadedFile("a.png", b"x") for number in range(most + 1)}

    assert client.post("/compose/shared", files).status_code == 413
    assert (
        client.post("/compose/shared", {"text": "x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE}).status_code
        == 413
    )
    fields = {f"field-{number}": "x" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    assert client.post("/compose/shared", fields).status_code == 413


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "a.html", "a.svg", "..\\a.png", "a\x00.png", "%2e%2e%2fa"]
)
def test_a_file_that_is_sent_along_lands_nowhere(name: str, client: Client) -> None:
    sent = SimpleUploadedFile(name or "x", b"<script>alert(1)</script>", content_type="text/html")
    answer = client.post("/compose/shared", {"text": "Good morning.", "file": sent})

    assert answer.status_code in {200, 400}
    assert b"<script>alert" not in answer.content
    assert settings.MEDIA_ROOT == ""
    assert [
        kept
        for kept in ("media", "upload")
        if kept in str(addresses("bedside.server.urls_institution")).lower()
    ] == []


@pytest.mark.parametrize(
    "path",
    [
        "/static/",
        "/static/built/",
        "/..%2f..%2fetc/passwd",
        "/static//etc/passwd",
        "/.git/config",
        "/.env",
        "/admin/",
    ],
)
def test_nothing_else_of_the_disk_is_served(path: str, client: Client) -> None:
    assert client.get(path).status_code == 404
