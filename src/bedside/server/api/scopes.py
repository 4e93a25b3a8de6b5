"""What a token is for."""

from enum import StrEnum


class Scope(StrEnum):
    """A part of the interface; a token opens those that it names."""

    CHECK = "check"
    EXPLAIN = "explain"
    POLICY = "policy"
