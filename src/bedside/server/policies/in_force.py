"""The guidance that checks go by today; a change is known to every process with its next check."""

import logging
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from bedside.policy import Guidance, PolicyFault, guidance_from_text, load_guidance
from bedside.policy.faults import Fault
from bedside.policy.index import load_shelf
from bedside.server.policies.models import Choice

OWN = "own pack"  # what the faults of the institution's pack call it
KEPT = 4  # guidance that a process holds at once: what is in force, and what was until just now
KEPT_CHOICES = 16  # what requests chose of it
log = logging.getLogger("bedside.policies")


@dataclass(frozen=True, slots=True)
class Loaded:
    """Guidance, and what of the choice could not be used, if anything."""

    guidance: Guidance
    faults: tuple[Fault, ...] = ()


def guidance() -> Guidance:
    """Return the guidance that a check goes by now.

    The database is asked each time, by one short query: no process goes on with what is no longer in force.
    """
    return loaded_now().guidance


def loaded_now() -> Loaded:
    """Return the guidance of today with what could not be used of it."""
    if settings.CONFIGURATION.is_alone:
        return _usual()
    found = _in_force(timezone.localdate()).values_list("digest", flat=True).first()
    return _usual() if found is None else _loaded(found)


def choice_on(day: date) -> Choice | None:
    """Return the choice that is in force on a day: the one of the latest day, and of several the one made last."""
    return _in_force(day).first()


def choosable() -> tuple[str, ...]:
    """Return the packs among which a request may choose: those in force, and on one's own machine all."""
    if settings.CONFIGURATION.is_alone:
        return tuple(pack.id for pack in load_shelf().packs)
    choice = choice_on(timezone.localdate())
    return usual_packs() if choice is None else tuple(choice.packs)


def guidance_of(packs: tuple[str, ...]) -> Guidance:
    """Return the guidance with these packs of it alone; what the institution itself adds always counts."""
    choice = None if settings.CONFIGURATION.is_alone else choice_on(timezone.localdate())
    return _some(packs, "" if choice is None else choice.digest)


def usual_packs() -> tuple[str, ...]:
    """Return the packs by which checks go where nobody has chosen any."""
    return tuple(pack.id for pack in _usual().guidance.packs)


def _in_force(day: date) -> QuerySet[Choice]:
    return Choice.objects.filter(since__lte=day, withdrawn=None).order_by("-since", "-pk")


@cache
def _usual() -> Loaded:
    return Loaded(load_guidance())


@lru_cache(maxsize=KEPT_CHOICES)
def _some(packs: tuple[str, ...], digest: str) -> Guidance:
    own_pack = Choice.objects.filter(digest=digest).order_by("-pk")[:1].get().own_pack if digest else ""
    return load(list(packs), own_pack).guidance


# By digest, since the same words give the same guidance, whatever row they stand in.
@lru_cache(maxsize=KEPT)
def _loaded(digest: str) -> Loaded:
    choice = Choice.objects.filter(digest=digest).order_by("-pk")[:1].get()
    return load(choice.packs, choice.own_pack)


def load(packs: list[str], own_pack: str) -> Loaded:
    """Return the guidance of a choice as far as this version of Bedside can use it.

    A pack that a newer version refuses must not stop every check: checks go on without it, and the page says so.
    """
    known = {pack.id for pack in load_shelf().packs}
    chosen = [pack for pack in packs if pack in known]
    gone = tuple(
        Fault(pack, 0, "this pack no longer comes with Bedside.", "Choose again.")
        for pack in packs
        if pack not in known
    )
    if not own_pack:
        return Loaded(load_guidance(packs=chosen), gone)
    try:
        return Loaded(guidance_from_text(OWN, own_pack, packs=chosen), gone)
    except PolicyFault as refused:
        log.error("The institution's own pack cannot be used.")
        return Loaded(load_guidance(packs=chosen), (*gone, *refused.faults))
