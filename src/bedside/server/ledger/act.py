"""What every act of the ledger is: a value whose fields can hold numbers, references and words from closed lists."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, ClassVar, get_args, get_origin, get_type_hints

from bedside.server.ledger.values import Digest, Doer, PackEdition, PeerConcernRef, Ref, Subject

# A double holds whole numbers up to here (RFC 8259, section 6), and so does every reader of JSON.
LARGEST = 2**53 - 1
# What a field may be declared as; `str` is not among them.
PLAIN = (bool, int, date, Digest, PackEdition, Ref, PeerConcernRef, StrEnum)

Told = bool | int | str | list[str] | None


@dataclass(frozen=True, slots=True)
class Act:
    """Something done in the institution's name.

    Each act has its code, what it is about in the field `on`, and in further fields the few facts that it needs.
    """

    code: ClassVar[str]


def allowed(act: type[Act]) -> dict[str, tuple[bool, tuple[type, ...]]]:
    """Return of each field whether it holds several values, and of which classes they may be."""
    hints = get_type_hints(act)
    return {field.name: _classes(hints[field.name], f"{act.__name__}.{field.name}") for field in fields(act)}


def _classes(hint: Any, where: str) -> tuple[bool, tuple[type, ...]]:
    if get_origin(hint) is frozenset:
        return True, _plain(get_args(hint), where)
    if isinstance(hint, UnionType):
        return False, _plain(get_args(hint), where)
    return False, _plain((hint,), where)


def _plain(classes: tuple[Any, ...], where: str) -> tuple[type, ...]:
    for one in classes:
        if one is not NoneType and not (isinstance(one, type) and issubclass(one, PLAIN)):
            raise TypeError(
                f"{where}: the ledger takes no {one}. Use a number, a Ref or a closed list of words."
            )
    return tuple(classes)


def facts_of(act: Act) -> dict[str, Told]:
    """Return what an act tells beside its code and what it is about; refuse what its types do not allow."""
    return {name: _field(act, name) for name in allowed(type(act)) if name != "on"}


def subject_of(act: Act) -> Subject:
    """Return what an act is about."""
    _field(act, "on")
    subject: Subject = getattr(act, "on")  # noqa: B009 - each act declares its own
    return subject


def doer_name(by: Doer) -> str:
    """Return who did it, as the ledger writes it; refuse anything but a doer."""
    if not isinstance(by, Doer):
        raise TypeError("The ledger takes a PersonRef, an OutsideLinkRef or a Machine for who did it.")
    return str(by)


def _field(act: Act, name: str) -> Told:
    are_several, classes = allowed(type(act))[name]
    value = getattr(act, name)
    values = value if are_several and isinstance(value, frozenset) else (value,)
    if isinstance(value, frozenset) is not are_several or not all(_is_one_of(one, classes) for one in values):
        # What was given stands nowhere in this message: it may be what must not be kept.
        raise TypeError(f"{type(act).__name__}.{name}: not what the act declares.")
    return sorted(str(_told(one)) for one in values) if are_several else _told(value)


def _is_one_of(value: object, classes: tuple[type, ...]) -> bool:
    """Whether a value is of one of these classes: a bool is no number, a moment no date."""
    if isinstance(value, bool):
        return bool in classes
    return isinstance(value, classes) and not isinstance(value, datetime)


def _told(value: Any) -> bool | int | str | None:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if abs(value) > LARGEST:
            raise TypeError("The ledger takes numbers up to 2^53 - 1.")
        return int(value)
    return value.isoformat() if isinstance(value, date) else str(value)
