"""How often a program may ask: per token, and without a good one per address of the network."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from bedside.server.api.counting import counts, key_of
from bedside.server.errors import Problem, Refused

SECONDS = 60
# Without a good token: whoever tries tokens out, and whoever fetches the document over and over.
PER_ADDRESS = 60
HELD = "bedside_limit"


@dataclass(frozen=True, slots=True)
class Limit:
    """How much of a limit is left, and for how long."""

    what: str
    most: int
    asked: int
    seconds_left: int

    @property
    def left(self) -> int:
        """How many more may come before the minute is over."""
        return max(0, self.most - self.asked)

    def headers(self) -> dict[str, str]:
        """Return the fields that tell a program of it (draft-ietf-httpapi-ratelimit-headers-10)."""
        fields = {
            "RateLimit-Policy": f'"{self.what}";q={self.most};w={SECONDS}',
            "RateLimit": f'"{self.what}";r={self.left};t={self.seconds_left}',
        }
        return fields | ({"Retry-After": str(self.seconds_left)} if self.asked > self.most else {})


def count_token(request: HttpRequest, number: int) -> None:
    """Count a request of a token.

    Raises:
        Refused: there were too many.
    """
    _count(request, "token", str(number), settings.CONFIGURATION.api_per_minute)


def count_address(request: HttpRequest) -> None:
    """Count a request that came without a good token.

    Raises:
        Refused: there were too many.
    """
    _count(request, "address", address_of(request), PER_ADDRESS)


def limit_of(request: HttpRequest) -> Limit | None:
    """Return what was counted of a request."""
    held = getattr(request, HELD, None)
    return held if isinstance(held, Limit) else None


def address_of(request: HttpRequest) -> str:
    """Return where a request comes from: what the proxy says, where there is one; it is never kept."""
    if settings.CONFIGURATION.is_behind_proxy:
        return str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _count(request: HttpRequest, what: str, who: str, most: int) -> None:
    now = int(timezone.now().timestamp())
    until = now - now % SECONDS + SECONDS
    asked = counts().add(key_of(what, who, until), until, now)
    limit = Limit(what, most, asked, until - now)
    setattr(request, HELD, limit)
    if asked > most:
        raise Refused(
            Problem(
                429,
                f"More than {most} requests in a minute.",
                what,
                f"Wait {limit.seconds_left} seconds; Retry-After says how long.",
            )
        )
