"""A program with a token, as it asks an institution's server through its proxy."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from bedside.server.api.scopes import Scope
from bedside.server.api.tokens import Wanted, make_token
from bedside.server.people.models import Person
from bedside.server.people.roles import Role
from tests.server.conftest import PersonWith, browser

ALL = frozenset(Scope)


@dataclass(frozen=True, slots=True)
class Program:
    """Something that holds a token and asks with it."""

    client: Client
    secret: str

    def get(self, path: str, **more: Any) -> Any:
        return self.client.get(f"/api/v1/{path}", headers=self.headers, **more)

    def post(self, path: str, body: Any, kind: str = "application/json", **more: Any) -> Any:
        sent = body if isinstance(body, str | bytes) else json.dumps(body)
        return self.client.post(
            f"/api/v1/{path}",
            sent,
            content_type=kind,
            headers={**self.headers, **more.pop("headers", {})},
            **more,
        )

    def lines(self, path: str, body: Any) -> list[dict[str, Any]]:
        """What a batch answers, line by line."""
        answer = self.post(path, body, "application/jsonl")
        assert answer.status_code == 200, answer.content
        return [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.secret}"}


@pytest.fixture
def person(person_with: PersonWith) -> Person:
    """Somebody who may make tokens."""
    return person_with(Role.CLINICIAN)


@pytest.fixture
def program_for(person: Person) -> Callable[..., Program]:
    """Makes a program with a token of these scopes."""

    def make(*scopes: Scope, days: int = 30) -> Program:
        wanted = Wanted("a program", frozenset(scopes or ALL), days)
        return Program(browser(), make_token(person, wanted, timezone.now())[1])

    return make


@pytest.fixture
def program(program_for: Callable[..., Program]) -> Program:
    """A program that may do everything."""
    return program_for()
