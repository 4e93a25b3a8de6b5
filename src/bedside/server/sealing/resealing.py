"""Seals everything anew with the newest key, a few rows at a time, so that it can be stopped and begun again."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models, transaction

from bedside.server.sealing.faults import Unreadable
from bedside.server.sealing.fields import SealedField, about
from bedside.server.sealing.keys_at_hand import keys
from bedside.server.sealing.seals import key_id_of, seal, unseal

ROWS_AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class Resealed:
    """How many sealed values were sealed anew, had the newest key already, or could not be opened."""

    anew: int = 0
    newest_already: int = 0
    unreadable: int = 0

    def __add__(self, other: "Resealed") -> "Resealed":
        return Resealed(
            self.anew + other.anew,
            self.newest_already + other.newest_already,
            self.unreadable + other.unreadable,
        )


def sealed_fields() -> dict[type[models.Model], tuple[str, ...]]:
    """Return every model that keeps sealed bytes, with the names of the fields."""
    found = {
        model: tuple(field.name for field in model._meta.local_fields if isinstance(field, SealedField))
        for model in apps.get_models()
    }
    return {model: names for model, names in found.items() if names}


def reseal(model: type[models.Model], names: tuple[str, ...]) -> Iterator[Resealed]:
    """Seal the rows of a model anew, in the order of their keys; each answer is one transaction.

    Raises:
        Locked: no key is at hand.
    """
    after: object = None
    while True:
        with transaction.atomic():
            rows = _rows(model, after)
            done = sum((_reseal_row(row, names) for row in rows), Resealed())
        if not rows:
            return
        yield done
        after = rows[-1].pk


def reseal_all() -> Resealed:
    """Seal every row of every table anew.

    Raises:
        Locked: no key is at hand.
    """
    every = (reseal(model, names) for model, names in sealed_fields().items())
    return sum((done for some in every for done in some), Resealed())


def _rows(model: type[models.Model], after: object) -> list[models.Model]:
    found = model._default_manager.order_by("pk").select_for_update()
    return list((found if after is None else found.filter(pk__gt=after))[:ROWS_AT_ONCE])


def _reseal_row(row: models.Model, names: tuple[str, ...]) -> Resealed:
    newest = keys()[0].id
    before = {name: value for name in names if (value := getattr(row, name)) is not None}
    old = {name: value for name, value in before.items() if key_id_of(value) != newest}
    anew = {name: made for name, value in old.items() if (made := _anew(row, name, value)) is not None}
    if anew:
        type(row)._default_manager.filter(pk=row.pk).update(**anew)
    return Resealed(len(anew), len(before) - len(old), len(old) - len(anew))


def _anew(row: models.Model, name: str, value: bytes) -> bytes | None:
    place = about(row, name)
    try:
        return seal(unseal(value, place), place)
    except Unreadable:
        return None
