"""One setting of the server: its name, what it means, and how its text becomes a value."""

from collections.abc import Callable
from dataclasses import dataclass


class SettingFault(ValueError):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """The text of a setting is no value; says what it should be, never what it was."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting as the environment gives it, and as the documentation shows it."""

    name: str
    meaning: str
    usual: str
    example: str
    read: Callable[[str], object]
    is_secret: bool = False


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """Return a reader of whole numbers between two bounds."""

    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise SettingFault(f"it should be a whole number from {least} to {most}.")
        return int(text)

    return read


def yes_or_no(text: str) -> bool:
    """Read a switch."""
    if text.lower() not in {"yes", "no"}:
        raise SettingFault("it should be yes or no.")
    return text.lower() == "yes"


def one_of(*known: str) -> Callable[[str], str]:
    """Return a reader of one of a few words."""

    def read(text: str) -> str:
        if text not in known:
            raise SettingFault(f"it should be one of: {', '.join(known)}.")
        return text

    return read


def listed(text: str) -> tuple[str, ...]:
    """Read words with commas between them."""
    return tuple(word.strip() for word in text.split(",") if word.strip())


def words(text: str) -> str:
    """Take the text as it is."""
    return text
