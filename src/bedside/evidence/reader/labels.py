"""What the labels of common token classifiers mean here: of what kind the words are, and whose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bedside.evidence.reader.mentions import NOTHING
from bedside.evidence.reader.reading import KINDS, OWNERS


@dataclass(frozen=True, slots=True)
class Meaning:
    """A kind of mention and its owner, or "none"."""

    kind: str = NOTHING
    whose: str = NOTHING


class ReaderError(Exception):
    """A reader of one's own cannot be used; the arguments are lines that say why and what to do."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


# The labels of CoNLL-2003, OntoNotes, WNUT-17, the i2b2 2014 de-identification task, and their usual variants.
USUAL: Mapping[str, Meaning] = {
    **dict.fromkeys(("per", "person", "name", "patname", "first_name", "last_name"), Meaning("person")),
    **dict.fromkeys(("patient", "pat"), Meaning("person", "patient")),
    **dict.fromkeys(("doctor", "staff", "hcw", "username"), Meaning("person", "colleague")),
    **dict.fromkeys(
        ("loc", "location", "gpe", "city", "street", "state", "country", "zip", "fac", "location-other"),
        Meaning("place"),
    ),
    **dict.fromkeys(("hospital", "hosp", "facility", "vendor"), Meaning("facility")),
    **dict.fromkeys(("date", "time", "date_time"), Meaning("date")),
    "age": Meaning("age"),
    **dict.fromkeys(("profession", "occupation", "job", "role"), Meaning("role")),
    **dict.fromkeys(
        ("id", "idnum", "medicalrecord", "mrn", "ssn", "healthplan", "device", "bioid", "account", "license"),
        Meaning("id", "patient"),
    ),
    **dict.fromkeys(("disease", "condition", "problem", "diagnosis", "symptom"), Meaning("condition")),
    **dict.fromkeys(("drug", "chemical", "medication", "treatment"), Meaning("drug")),
    "product": Meaning("product"),
}
# Where in an entity a piece stands; it is told by the neighbours as well.
_PLACES = ("b-", "i-", "e-", "s-", "l-", "u-", "b_", "i_")


def meanings_of(labels: Sequence[str], told: Mapping[str, str]) -> tuple[Meaning, ...]:
    """Return what each label means; ``told`` names kinds, or "kind of owner", and goes before the usual table.

    Raises `ReaderError` where a kind or owner is none of ours, or no label means anything.
    """
    own = {_plain(label): _told(label, meaning) for label, meaning in told.items()}
    meanings = tuple((own | dict(USUAL) | own).get(_plain(label), Meaning()) for label in labels)
    if all(meaning.kind == NOTHING for meaning in meanings):
        raise ReaderError(
            f"None of the model's labels is known: {', '.join(labels)}.",
            '  Say in bedside.json what they mean: {"labels": {"HOSP": "facility"}}.',
        )
    return meanings


def _told(label: str, meaning: str) -> Meaning:
    kind, _, whose = meaning.partition(" of ")
    if kind not in KINDS or (whose or NOTHING) not in (NOTHING, *OWNERS):
        raise ReaderError(
            f"bedside.json: {label} cannot mean {meaning!r}.",
            f"  A kind is one of {', '.join(KINDS)}; an owner, as in 'person of patient', one of {', '.join(OWNERS)}.",
        )
    return Meaning(kind, whose or NOTHING)


def _plain(label: str) -> str:
    small = label.lower()
    return small[2:] if small.startswith(_PLACES) else small
