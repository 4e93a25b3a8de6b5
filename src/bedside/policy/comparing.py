"""Compares two packs, most often two editions: what was carried over, changed, added, dropped."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bedside.policy.clause import Clause, Pack


class ChangeKind(StrEnum):
    """What became of a clause, in the order in which a reader wants to know."""

    CHANGED = "changed"
    ADDED = "added"
    DROPPED = "dropped"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class Change:
    """One clause of the older pack with what stands for it in the newer; either may be missing."""

    kind: ChangeKind
    old: Clause | None = None
    new: tuple[Clause, ...] = ()
    how: str = ""


def diff_packs(old: Pack, new: Pack) -> tuple[Change, ...]:
    """Pair the clauses by what they carry or take the place of, or by their ids, and tell what became of each."""
    heirs = {clause.id: tuple(_heirs(clause, new)) for clause in old.clauses}
    inherited = {clause.id for pairs in heirs.values() for clause in pairs}
    changes = [_fate(clause, heirs[clause.id]) for clause in old.clauses]
    changes += [
        Change(ChangeKind.ADDED, new=(clause,)) for clause in new.clauses if clause.id not in inherited
    ]
    order = list(ChangeKind)
    return tuple(sorted(changes, key=lambda change: order.index(change.kind)))


def counts(changes: tuple[Change, ...]) -> Mapping[ChangeKind, int]:
    """How many changes there are of each kind."""
    return {kind: sum(change.kind is kind for change in changes) for kind in ChangeKind}


def _heirs(old: Clause, new: Pack) -> Iterator[Clause]:
    """Whatever takes the clause's place comes first, then whatever carries it on, or bears its id."""
    yield from (clause for clause in new.clauses if old.id in clause.supersedes)
    yield from (clause for clause in new.clauses if old.id in clause.carries or old.id == clause.id)


def _fate(old: Clause, heirs: tuple[Clause, ...]) -> Change:
    if not heirs:
        return Change(ChangeKind.DROPPED, old)
    replacing = next((clause for clause in heirs if old.id in clause.supersedes), None)
    if replacing is not None:
        return Change(ChangeKind.CHANGED, old, heirs, replacing.changed)
    same = next((clause for clause in heirs if clause.id == old.id), None)
    if same is not None and _differences(old, same):
        return Change(ChangeKind.CHANGED, old, heirs, _differences(old, same))
    return Change(ChangeKind.CARRIED, old, heirs)


def _differences(old: Clause, new: Clause) -> str:
    """What differs between two versions of a clause with one id, in words."""
    told = []
    if old.gist != new.gist:
        told.append("The gist is worded anew.")
    if old.status is not new.status:
        told.append(f"Its status was {old.status} and is {new.status}.")
    told += [f"It now stands behind {code}." for code in new.concerns if code not in old.concerns]
    told += [f"It stands behind {code} no more." for code in old.concerns if code not in new.concerns]
    return " ".join(told)
