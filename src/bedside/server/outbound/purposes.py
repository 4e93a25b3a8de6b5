"""What the server may ask the world for, and how much of it. What is not here is not asked."""

from dataclasses import dataclass
from enum import StrEnum

KILOBYTE = 1024


class Purpose(StrEnum):
    """Why a connection is opened."""

    SIGN_IN = "sign-in"
    PUBLISHING = "publishing"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one exchange may take from its first step to its last, and how much may go either way."""

    seconds: float
    most_sent: int
    most_received: int
    methods: frozenset[str]


LIMITS: dict[Purpose, Limits] = {
    # The institution's sign-in: what it is called, its keys, a token.
    Purpose.SIGN_IN: Limits(10, 64 * KILOBYTE, 512 * KILOBYTE, frozenset({"GET", "POST"})),
    # A platform's own interface: pictures go out, a few lines come back.
    Purpose.PUBLISHING: Limits(
        60, 64 * KILOBYTE * KILOBYTE, KILOBYTE * KILOBYTE, frozenset({"GET", "POST", "PUT"})
    ),
}
