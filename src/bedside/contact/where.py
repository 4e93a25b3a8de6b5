"""Facts that must hold and facts that may not, as rows of data say them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Facts = frozenset[str]


@dataclass(frozen=True, slots=True)
class Where:
    """Facts that must all hold and facts of which none may; ``a|b`` is either."""

    when: tuple[frozenset[str], ...] = ()
    unless: frozenset[str] = frozenset()

    def fits(self, facts: Facts) -> bool:
        """Tell whether a request with these facts is meant."""
        return all(choices & facts for choices in self.when) and not self.unless & facts

    def named(self) -> frozenset[str]:
        """Return every fact that is named."""
        return self.unless.union(*self.when)


def read_where(row: Mapping[str, Any]) -> Where:
    """Read the keys ``when`` and ``unless`` of a row."""
    return Where(
        tuple(_choices(source) for source in row.get("when", ())), _all_choices(row.get("unless", ()))
    )


def _all_choices(sources: Iterable[str]) -> frozenset[str]:
    return frozenset(fact for source in sources for fact in _choices(source))


def _choices(source: str) -> frozenset[str]:
    """Read ``channel:email|sms`` as either of two facts."""
    head, colon, rest = source.rpartition(":")
    return frozenset(f"{head}{colon}{part}" for part in rest.split("|"))
