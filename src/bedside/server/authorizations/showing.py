"""What stands on a day, in plain words, for the pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from bedside.authorizations import (
    Authorization,
    Contact,
    ContactConsent,
    Content,
    Kind,
    Language,
    Publication,
    Record,
)
from bedside.authorizations.among import standing_among
from bedside.authorizations.relationship import (
    Clinician,
    Relationship,
    Source,
    Tie,
    read_rule,
    relationship_of,
)
from bedside.authorizations.standing import Standing, standing
from bedside.authorizations.vocabulary import label
from bedside.server.authorizations.contents import record_of
from bedside.server.authorizations.models import Evidence, Filed, Patient, Reliance
from bedside.server.authorizations.patients import name_of
from bedside.server.authorizations.relying import proof_of, where_of
from bedside.server.people.models import Person
from bedside.server.sealing.faults import Unreadable

KINDS = {
    Kind.PHOTO: _("Photos"),
    Kind.VIDEO: _("Videos"),
    Kind.STORY: _("Story"),
    Kind.TESTIMONIAL: _("Testimonial"),
}
CHANNELS = {"email": _("E-mail"), "sms": _("Text message"), "phone": _("Telephone")}
CONTENTS = {
    Content.ADMINISTRATIVE: _("Visits, bills and forms"),
    Content.CLINICAL: _("Health"),
    Content.SENSITIVE: _("Private things"),
}
RELATIONSHIPS = {
    Relationship.ESTABLISHED: _("An established patient"),
    Relationship.BEGINNING: _("A patient to be"),
    Relationship.FORMER: _("Seen too long ago to count as established"),
    Relationship.UNKNOWN: _("No visit with you or your unit is recorded"),
}


@dataclass(frozen=True, slots=True)
class Allowed:
    """One use, and whether it stands today."""

    what: str
    stands: bool
    why: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A record as a page shows it; without a record it cannot be opened."""

    filed: Filed
    record: Record | None
    title: str
    allowed: tuple[Allowed, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether any of it stands today."""
        return any(one.stands for one in self.allowed)

    @property
    def is_authorization(self) -> bool:
        """Which of the two kinds it is."""
        return self.filed.kind == Filed.Kind.AUTHORIZATION


@dataclass(frozen=True, slots=True)
class Relied:
    """Something that relied on a record; None where it cannot be opened."""

    reliance: Reliance
    where: str | None
    proof: str | None
    patient: str | None = None


def language() -> Language:
    """Return the language of the page, as the room knows it."""
    return Language.SPANISH if (get_language() or "").startswith("es") else Language.ENGLISH


def safe_name(patient: Patient) -> str | None:
    """Return a patient's name, or None where it cannot be opened."""
    try:
        return name_of(patient)
    except Unreadable:
        return None


def shown(found: Iterable[Filed], today: date) -> list[Shown]:
    """Return records with what each allows today.

    Raises:
        Locked: no key is at hand.
    """
    opened = [(one, _opened(one)) for one in found]
    held = [record for _, record in opened if record is not None]
    return [_shown(one, record, held, today) for one, record in opened]


def _opened(filed: Filed) -> Record | None:
    try:
        return record_of(filed)
    except Unreadable:
        return None


def _shown(filed: Filed, record: Record | None, held: list[Record], today: date) -> Shown:
    if record is None:
        return Shown(
            filed, None, gettext("A record that cannot be opened: it was changed, or its key is gone.")
        )
    if isinstance(record, Authorization):
        kinds = ", ".join(str(KINDS[one]) for one in Kind if one in record.kinds)
        title = gettext("Permission to publish: %(kinds)s") % {"kinds": kinds}
        return Shown(filed, record, title, tuple(_publishing(record, today)))
    title = gettext("Contact by %(channel)s: %(address)s") % {
        "channel": CHANNELS[record.channel],
        "address": record.address,
    }
    return Shown(filed, record, title, tuple(_contacting(record, held, today)))


def _publishing(record: Authorization, today: date) -> Iterable[Allowed]:
    """Yield each place; of several kinds, purposes and pictures the best answer, as each is agreed to by itself."""
    for place in sorted(record.uses):
        uses = [
            Publication(patient=record.patient, kind=kind, place=place, purpose=purpose, picture=picture)
            for kind in record.kinds
            for purpose in record.purposes
            for picture in (record.pictures or ("",))
        ]
        answers = [standing(record, use, today) for use in uses]
        yield _allowed(label(place, language()), next((one for one in answers if one.stands), answers[0]))


def _contacting(record: ContactConsent, held: list[Record], today: date) -> Iterable[Allowed]:
    # A withdrawal of one consent may reach others, so that each is asked beside all of the patient's.
    around = [
        one
        for one in held
        if isinstance(one, ContactConsent) and (one is record or one.withdrawn is not None)
    ]
    for content in Content:
        use = Contact(patient=record.patient, channel=record.channel, address=record.address, content=content)
        own = standing(record, use, today)
        answer = standing_among(around, use, today) if own.stands else own
        yield _allowed(str(CONTENTS[content]), answer)


def _allowed(what: str, answer: Standing) -> Allowed:
    return Allowed(what, answer.stands, "" if answer.stands else answer.sentence(language()))


def relationship(person: Person, patient: Patient, today: date) -> str:
    """Return in words whether there is an established relationship, by the visits that are recorded."""
    place = str(patient.unit_id)
    ties = [
        Tie(source=Source.VISIT, clinician=str(one.by_id), ends=one.day, organization=place, specialty=place)
        for one in patient.visits.all()
    ]
    clinician = Clinician(
        ids=frozenset((str(person.pk),)), organizations=frozenset((place,)), specialties=frozenset((place,))
    )
    return str(RELATIONSHIPS[relationship_of(ties, clinician, read_rule({}), today).relationship])


def relied(found: Iterable[Reliance], *, with_patient: bool = False) -> list[Relied]:
    """Return what relied on records.

    Raises:
        Locked: no key is at hand.
    """
    return [_relied(one, with_patient=with_patient) for one in found]


def _relied(reliance: Reliance, *, with_patient: bool) -> Relied:
    name = safe_name(reliance.filed.patient) if with_patient else None
    try:
        return Relied(reliance, where_of(reliance), proof_of(reliance), name)
    except Unreadable:
        return Relied(reliance, None, None, name)


def papers(filed: Filed) -> list[Evidence]:
    """Return the papers of a record, without opening them."""
    return list(filed.evidence.defer("content"))
