"""The guidance that one check goes by: the packs that are on, and what an institution adds."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from bedside.policy.additions import Additions, WordList, additions_from, stricter
from bedside.policy.clause import Clause, Pack, Status
from bedside.policy.faults import Fault, PolicyFault
from bedside.policy.index import Shelf, load_shelf
from bedside.policy.reading import pack_from
from bedside.policy.thresholds import Figure, Thresholds
from bedside.policy.validation import read_valid, read_valid_text


@dataclass(frozen=True, slots=True)
class Guidance:
    """Packs in force for a check, every clause by its id, thresholds, figures, and an institution's additions."""

    packs: tuple[Pack, ...]
    shelf: tuple[Pack, ...]
    thresholds: Thresholds
    figures: tuple[Figure, ...]
    added: Additions = field(default_factory=Additions)
    by_id: Mapping[str, Clause] = field(default_factory=dict, repr=False)

    @property
    def versions(self) -> tuple[str, ...]:
        """The packs that are on, as a report names them."""
        return tuple(pack.label for pack in self.packs)

    @property
    def raises(self) -> Mapping[str, str]:
        """What a concern asks here at the least, by its code: "revise" or "hold"."""
        return self.added.raises

    @property
    def words(self) -> tuple[WordList, ...]:
        return self.added.words

    @property
    def places(self) -> tuple[str, ...]:
        return self.added.places

    @property
    def facilities(self) -> tuple[str, ...]:
        return self.added.facilities

    @property
    def handles(self) -> tuple[str, ...]:
        return self.added.handles

    def find(self, clause_id: str) -> Clause | None:
        """Any clause that Bedside knows, whether its pack is on or off."""
        return self.by_id.get(clause_id)

    def clause(self, clause_id: str) -> Clause:
        """Any clause that Bedside knows; raises `PolicyFault` with the nearest id for one that it does not."""
        found = self.find(clause_id)
        if found is None:
            raise PolicyFault((_unknown("clause", clause_id, self.by_id),))
        return found

    def pack(self, pack_id: str) -> Pack:
        """Any pack that Bedside knows; raises `PolicyFault` with the nearest id for one that it does not."""
        for pack in (*self.packs, *self.shelf):
            if pack.id == pack_id:
                return pack
        raise PolicyFault((_unknown("pack", pack_id, [pack.id for pack in self.shelf]),))

    def is_on(self, pack_id: str) -> bool:
        """Whether this check goes by the pack."""
        return any(pack.id == pack_id for pack in self.packs)

    def cite(self, clause_ids: Iterable[str], *, state: str | None = None) -> tuple[Clause, ...]:
        """Of these clauses, those a report may name: of a pack that is on, in force, of this state if of any."""
        known = (self.by_id[clause_id] for clause_id in clause_ids if clause_id in self.by_id)
        return tuple(clause for clause in known if clause.is_citable and self._reaches(clause, state))

    def own_clauses(self, code: str) -> tuple[str, ...]:
        """The ids of the institution's own clauses that stand behind a concern, to be cited with the rule's."""
        own = (clause for pack in self.packs if pack not in self.shelf for clause in pack.clauses)
        return tuple(clause.id for clause in own if code in clause.concerns)

    def board_percent(self, code: str) -> int | None:
        """The share of state boards that would likely investigate such a post, published in 2013, if there is."""
        shares = (
            figure.percent for figure in self.figures if (figure.concern, figure.kind) == (code, "boards")
        )
        return next((round(share) for share in shares if share is not None), None)

    def figures_for(self, code: str) -> tuple[Figure, ...]:
        """All published figures about a concern; they are shown, never graded by."""
        return tuple(figure for figure in self.figures if figure.concern == code)

    def _reaches(self, clause: Clause, state: str | None) -> bool:
        pack = next((pack for pack in self.packs if pack.id == clause.pack), None)
        if pack is None:
            return False
        # An enforcement record teaches everywhere, and whoever loads an institution's pack belongs to it.
        if pack.region is None or clause.status is Status.ENFORCEMENT_RECORD or pack not in self.shelf:
            return True
        return state is not None and pack.region.rpartition("-")[2].casefold() == state.casefold()


def load_guidance(*, packs: Collection[str] | None = None, institution: Path | None = None) -> Guidance:
    """The guidance with the usual packs, or with exactly these, and an institution's pack on top if one is given.

    Raises `PolicyFault` with every fault when a pack is not known or the institution's file is not good.
    """
    shelf = load_shelf()
    on = _chosen(shelf, packs)
    if institution is None:
        return _guidance(shelf, on)
    return _with_own(shelf, on, read_valid(institution))


def guidance_from_text(name: str, text: str, *, packs: Collection[str] | None = None) -> Guidance:
    """The same with an institution's pack that is given as text; `name` is what its faults call it."""
    shelf = load_shelf()
    return _with_own(shelf, _chosen(shelf, packs), read_valid_text(name, text))


def _with_own(shelf: Shelf, on: tuple[Pack, ...], document: Mapping[str, Any]) -> Guidance:
    return _guidance(shelf, (*on, pack_from(document)), additions_from(document))


def _guidance(shelf: Shelf, on: tuple[Pack, ...], added: Additions | None = None) -> Guidance:
    added = added or Additions()
    return Guidance(
        packs=on,
        shelf=shelf.packs,
        thresholds=stricter(shelf.thresholds, added.thresholds, on[-1].id if on else ""),
        figures=shelf.figures,
        added=added,
        by_id={clause.id: clause for pack in (*shelf.packs, *on) for clause in pack.clauses},
    )


def _chosen(shelf: Shelf, wanted: Collection[str] | None) -> tuple[Pack, ...]:
    if wanted is None:
        return tuple(pack for pack in shelf.packs if pack.default_on)
    known = {pack.id for pack in shelf.packs}
    faults = tuple(_unknown("pack", name, known) for name in wanted if name not in known)
    if faults:
        raise PolicyFault(faults)
    return tuple(pack for pack in shelf.packs if pack.id in wanted)


def _unknown(what: str, name: str, known: Iterable[str]) -> Fault:
    names = sorted(known)
    begun = [one for one in names if name and one.startswith(name.lower())]
    near = begun or get_close_matches(name, names, n=1, cutoff=0.5)
    mend = f"Did you mean {' or '.join(near)}?" if near else "See all of them with: bedside policy list"
    return Fault(file="guidance", line=0, what=f"there is no {what} {name!r}.", mend=mend)
