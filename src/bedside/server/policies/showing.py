"""What the pages show of guidance: the clauses of the institution, the packs by country, the history."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bedside.policy import Guidance, Pack
from bedside.server.judgement_names import title
from bedside.server.policies.in_force import choice_on, load
from bedside.server.policies.models import Choice


@dataclass(frozen=True, slots=True)
class Shown:
    """A choice as the history shows it."""

    choice: Choice
    state: str | Promise
    own: str
    is_planned: bool
    is_in_force: bool


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause of the institution's own, with the concerns that it stands behind in words."""

    title: str
    gist: str
    where: str
    concerns: tuple[str, ...]


def own_pack(guidance: Guidance) -> Pack | None:
    """Return the institution's own pack, if there is one."""
    return next((pack for pack in guidance.packs if pack not in guidance.shelf), None)


def clauses(pack: Pack) -> list[ShownClause]:
    """Return the clauses of a pack."""
    return [
        ShownClause(clause.title, clause.gist, clause.locator, tuple(title(code) for code in clause.concerns))
        for clause in pack.clauses
    ]


def history(today: date) -> list[Shown]:
    """Return all choices, the newest first."""
    now = choice_on(today)
    return [
        _shown(choice, now, today) for choice in Choice.objects.select_related("chosen_by", "withdrawn_by")
    ]


def _shown(choice: Choice, now: Choice | None, today: date) -> Shown:
    is_in_force = now is not None and choice.pk == now.pk
    is_planned = choice.withdrawn is None and choice.since > today
    if choice.withdrawn:
        state = _("withdrawn")
    elif is_planned:
        state = _("planned")
    else:
        state = _("in force") if is_in_force else _("over")
    return Shown(choice, state, _own_label(choice), is_planned, is_in_force)


def _own_label(choice: Choice) -> str:
    pack = own_pack(load(choice.packs, choice.own_pack).guidance) if choice.own_pack else None
    return pack.label if pack else ""


def strengthened(guidance: Guidance) -> Iterator[tuple[str, str]]:
    """Yield each concern for which the institution asks more, with what it asks."""
    yield from ((title(code), asks) for code, asks in guidance.raises.items())
