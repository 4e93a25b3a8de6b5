"""How often the gate for electronic contact decides rightly: `python -m benchmarks.contact`, and within `make bench`.

Permissive is a decision freer than the right one, the error that harms. An emergency is missed where the answer does
not send to emergency services.
"""

import json
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from bedside.contact import Request, answer, read_request
from bedside.contact.table import Decision
from bedside.evidence.reader.shipped import shipped_reader
from benchmarks.labelled import HERE, REPOSITORY

FREEDOM = tuple(Decision)
EMERGENCY = "advise-emergency-services"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A request with what a careful reviewer decides."""

    request: Request
    decision: Decision
    conditions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares in 0..1; ``per_second`` are decisions on one core."""

    requests: int
    right: float
    permissive: float
    conditions_f1: float
    emergencies: int
    emergencies_missed: int
    false_emergencies: int
    per_second: float


Scored = Mapping[str, tuple[str, Figures]]


def main() -> int:
    """Score every set that is there and print the table."""
    Console(width=None if sys.stdout.isatty() else 120).print(table_of(scored()))
    return 0


def scored() -> Scored:
    """Score every set that is there; each by its name, with its use."""
    rows = tomllib.loads((HERE / "sets.toml").read_text("utf-8"))["contact"]
    return {
        row["name"]: (row["use"], score(read(REPOSITORY / row["path"])))
        for row in rows
        if (REPOSITORY / row["path"]).exists()
    }


def figures_of(scored: Scored) -> dict[str, dict[str, object]]:
    """Return the figures as the results file has them."""
    return {f"contact, {name}": asdict(row) for name, (_, row) in scored.items()}


def read(path: Path) -> tuple[Wanted, ...]:
    """Return the labelled requests of a file."""
    return tuple(_wanted(line) for line in path.read_text("utf-8").splitlines() if line.strip())


def score(wanted: Sequence[Wanted]) -> Figures:
    """Decide on every request and compare."""
    begin = time.perf_counter()
    answers = [answer(one.request, shipped_reader()) for one in wanted]
    seconds = time.perf_counter() - begin
    pairs = list(zip(wanted, answers, strict=True))
    given = [frozenset(condition.value for condition in one.conditions) for one in answers]
    both = sum(len(one.conditions & some) for one, some in zip(wanted, given, strict=True))
    total = sum(len(one.conditions) + len(some) for one, some in zip(wanted, given, strict=True))
    urgent = [EMERGENCY in one.conditions for one in wanted]
    sent = [EMERGENCY in some for some in given]
    return Figures(
        requests=len(wanted),
        right=_share(one.decision is given.decision for one, given in pairs),
        permissive=_share(
            FREEDOM.index(given.decision) < FREEDOM.index(one.decision) for one, given in pairs
        ),
        conditions_f1=2 * both / total if total else 1.0,
        emergencies=sum(urgent),
        emergencies_missed=sum(is_one and not told for is_one, told in zip(urgent, sent, strict=True)),
        false_emergencies=sum(told and not is_one for is_one, told in zip(urgent, sent, strict=True)),
        per_second=len(wanted) / seconds,
    )


def _wanted(line: str) -> Wanted:
    fields = json.loads(line)
    expect = fields["expect"]
    return Wanted(read_request(fields), Decision(expect["decision"]), frozenset(expect["conditions"]))


def _share(held: Iterator[bool]) -> float:
    values = list(held)
    return sum(values) / len(values)


def table_of(scored: Scored) -> Table:
    """Return the figures as people read them."""
    table = Table(title="Contact: decisions")
    for heading in ("set", "use", "requests", "right", "permissive", "conditions F1"):
        table.add_column(heading, justify="left" if heading in ("set", "use") else "right")
    for heading in ("emergencies", "missed", "false", "a second"):
        table.add_column(heading, justify="right")
    for name, (use, row) in scored.items():
        table.add_row(
            name,
            use,
            str(row.requests),
            f"{row.right:.1%}",
            f"{row.permissive:.1%}",
            f"{row.conditions_f1:.2f}",
            str(row.emergencies),
            str(row.emergencies_missed),
            str(row.false_emergencies),
            f"{row.per_second:,.0f}",
        )
    return table


if __name__ == "__main__":
    sys.exit(main())
