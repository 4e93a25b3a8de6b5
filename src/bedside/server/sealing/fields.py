"""The field that keeps sealed bytes; `bedside manage reseal` finds every such field by itself."""

from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    _Bytes = models.BinaryField[Any, Any]
else:
    _Bytes = models.BinaryField


class SealedField(_Bytes):
    """Sealed bytes. Make them with `seal(text, about(row, "field"))`; the row needs its key before that."""

    def from_db_value(self, value: Any, *_: object) -> bytes | None:
        """Return bytes; PostgreSQL's driver gives a view of them."""
        return None if value is None else bytes(value)


def about(row: models.Model, field: str) -> str:
    """Return what binds sealed bytes to their table, row and field."""
    if row.pk is None:
        raise ValueError("A row has its key before its words are sealed: give it a UUIDField.")
    return f"{row._meta.db_table}/{row.pk}/{field}"
