"""Putting guidance in force, and taking back what was planned."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from bedside.policy import Guidance, guidance_from_text, load_guidance
from bedside.server.ledger.acts import PolicyChosen, PolicyWithdrawn
from bedside.server.ledger.recording import record, wait_for_turn
from bedside.server.ledger.values import Digest, PackEdition, PolicyRef
from bedside.server.people.in_the_ledger import person_ref
from bedside.server.people.models import Person
from bedside.server.people.permissions import may
from bedside.server.policies.in_force import OWN
from bedside.server.policies.models import Choice, digest_of

CHANGE = "policies:change"
FURTHEST_DAYS = 366


class ChoiceFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """Guidance cannot be put in force so, or not taken back; says why."""


class ChangedMeanwhile(ChoiceFault):
    """Somebody else has chosen since this person looked."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody would put in force: shipped packs, and the institution's own as text."""

    packs: tuple[str, ...]
    own_pack: str = ""

    @property
    def digest(self) -> str:
        """The SHA-256 by which the same guidance is known again."""
        return digest_of(list(self.packs), self.own_pack)

    def guidance(self) -> Guidance:
        """Return the guidance that it makes; raises `PolicyFault` with all faults."""
        if self.own_pack:
            return guidance_from_text(OWN, self.own_pack, packs=self.packs)
        return load_guidance(packs=self.packs)


@dataclass(frozen=True, slots=True)
class Terms:
    """From what day on, what the person had before them, and to which earlier choice it goes back, if to any."""

    since: date
    seen: int
    returns_to: int | None = None


def latest_number() -> int:
    """Return the number of the choice made last, 0 where there is none."""
    return Choice.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def put_in_force(by: Person, wanted: Wanted, terms: Terms, now: datetime) -> Choice:
    """Put guidance in force from a day on; raises `PolicyFault` where the pack is not good."""
    _require_may_change(by)
    _require_day(terms.since, timezone.localdate(now))
    guidance = wanted.guidance()
    with transaction.atomic():
        # Two who put something in force at once: the second is told of the first.
        wait_for_turn()
        if latest_number() != terms.seen:
            raise ChangedMeanwhile(
                _("Somebody else has changed the guidance since you looked. Look at the preview again.")
            )
        choice = Choice.objects.create(
            packs=list(wanted.packs),
            own_pack=wanted.own_pack,
            digest=wanted.digest,
            since=terms.since,
            chosen=now,
            chosen_by=by,
            returns_to_id=terms.returns_to,
        )
        record(_told(choice, guidance), person_ref(by), now)
    return choice


def withdraw(by: Person, choice: Choice, now: datetime) -> None:
    """Take back what was planned and has not begun."""
    _require_may_change(by)
    with transaction.atomic():
        waiting = Choice.objects.filter(pk=choice.pk, withdrawn=None, since__gt=timezone.localdate(now))
        if not waiting.update(withdrawn=now, withdrawn_by=by):
            raise ChoiceFault(
                _("This is in force, or was, or is withdrawn already. Go back to an earlier one instead.")
            )
        record(PolicyWithdrawn(PolicyRef(choice.pk)), person_ref(by), now)


def _told(choice: Choice, guidance: Guidance) -> PolicyChosen:
    shipped = frozenset(PackEdition(pack.label) for pack in guidance.packs if pack in guidance.shelf)
    own = Digest(sha256(choice.own_pack.encode()).hexdigest()) if choice.own_pack else None
    return PolicyChosen(PolicyRef(choice.pk), shipped, own, choice.since)


def _require_may_change(by: Person) -> None:
    if not may(by, CHANGE):
        raise ChoiceFault(_("Only an administrator or a professionalism officer changes the guidance."))


def _require_day(since: date, today: date) -> None:
    if since < today:
        raise ChoiceFault(_("The day is over. Choose today or a later day."))
    if (since - today).days > FURTHEST_DAYS:
        raise ChoiceFault(_("The day is more than a year away. Choose an earlier one."))
