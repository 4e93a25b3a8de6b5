"""What a job may carry: numbers of rows, never words.

The rows of jobs lie in clear in the database and in its backups, so that nothing that a person wrote may stand there.
"""

from collections.abc import Callable, Mapping, Sequence
from inspect import Parameter, signature
from typing import Any, get_type_hints
from uuid import UUID

NUMBERS = (int, UUID)


class JobFault(TypeError):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """A job cannot be made so, and why; never what it was given."""


def parameters_of(function: Callable[..., object], *, takes_context: bool) -> dict[str, type]:
    """Return the numbers that a job takes, by name.

    Raises:
        JobFault: it takes something else.
    """
    hints = get_type_hints(function)
    given = list(signature(function).parameters.values())[int(takes_context) :]
    for one in given:
        if hints.get(one.name) not in NUMBERS or one.kind is not Parameter.POSITIONAL_OR_KEYWORD:
            raise JobFault(
                f"{function.__name__}, {one.name}: a job takes numbers only. Declare it as int or UUID, "
                "and let the job read the row."
            )
    return {one.name: hints[one.name] for one in given}


def stored(
    parameters: Mapping[str, type], given: Sequence[object], named: Mapping[str, object]
) -> list[int | str]:
    """Return numbers as their row keeps them.

    Raises:
        JobFault: something is missing, or is no number.
    """
    values = [*given, *(named[name] for name in list(parameters)[len(given) :] if name in named)]
    if len(values) != len(parameters) or len(given) + len(named) != len(parameters):
        raise JobFault(f"The job takes {len(parameters)} numbers: {', '.join(parameters) or 'none'}.")
    return [
        _stored(value, kind, name) for value, (name, kind) in zip(values, parameters.items(), strict=True)
    ]


def _stored(value: object, kind: type, name: str) -> int | str:
    # A bool is an int to Python, and no number of a row.
    if type(value) is not kind:
        raise JobFault(f"{name}: a job takes the number of a row, as {kind.__name__}.")
    return value if isinstance(value, int) else str(value)


def read(parameters: Mapping[str, type], kept: Sequence[Any]) -> list[int | UUID]:
    """Return numbers as the job takes them.

    Raises:
        JobFault: the row holds something else; it was written by another edition, or by nobody of ours.
    """
    if len(kept) != len(parameters):
        raise JobFault("The job's row does not hold the numbers that the job takes.")
    return [_read(value, kind) for value, kind in zip(kept, parameters.values(), strict=True)]


def _read(value: object, kind: type) -> int | UUID:
    try:
        if kind is UUID and isinstance(value, str):
            return UUID(value)
    except ValueError:
        pass
    if kind is int and type(value) is int:
        return value
    raise JobFault("The job's row does not hold the numbers that the job takes.")
