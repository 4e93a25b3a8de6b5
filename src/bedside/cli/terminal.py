"""What a report is written on: how wide the terminal is, and whether it shows colour and line-drawing signs."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TextIO

from rich.cells import cell_len

NARROWEST, WIDEST = 24, 100
# Signs that would move the cursor, change colours or turn the line round are shown as this instead.
UNPRINTABLE = "·"
COLOURLESS_TERMINALS = frozenset({"dumb", "unknown"})
# What tells a console of Windows that understands colours from one that prints them as signs.
_WINDOWS_COLOUR = ("WT_SESSION", "ANSICON", "TERM", "TERM_PROGRAM")
# ECMA-48, "select graphic rendition".
_CODES = {"bold": 1, "dim": 2, "reverse": 7, "red": 31, "green": 32, "yellow": 33, "cyan": 36}
_PLAIN = str.maketrans({"━": "~", "│": "|", "·": ".", "⋮": ":", "✓": "", "✎": "", "■": "", "…": "..."})


@dataclass(frozen=True, slots=True)
class Paper:
    """A terminal's width in cells, and what it can show."""

    width: int = 80
    has_colour: bool = False
    has_unicode: bool = True

    def styled(self, words: str, style: str) -> str:
        """Return words in a style such as "bold red", or as they are where there is no colour."""
        if not (self.has_colour and style and words):
            return words
        codes = ";".join(str(_CODES[name]) for name in style.split())
        return f"\x1b[{codes}m{words}\x1b[0m"

    def paragraph(
        self, words: str, *, indent: int = 0, label: str = "", style: str = "", label_style: str = "bold"
    ) -> Iterator[str]:
        """Yield words as lines; those after the first stand under the first word behind the label."""
        hanging = indent + (cell_len(label) + 1 if label and self.width >= 50 else 0)
        lines = wrapped(safe(words), self.width - hanging, self.width - indent - cell_len(label) - 1)
        for number, line in enumerate(lines):
            if number == 0 and label:
                yield " " * indent + self.styled(label, label_style) + " " + self.styled(line, style)
            else:
                yield " " * hanging + self.styled(line, style)

    def write(self, line: str, out: TextIO) -> None:
        """Write one line, in the signs that the terminal has."""
        out.write((line if self.has_unicode else line.translate(_PLAIN)).rstrip(" ") + "\n")


def paper_of(out: TextIO, environment: Mapping[str, str] = os.environ) -> Paper:
    """Return what a stream can show."""
    columns = shutil.get_terminal_size().columns
    encoding = (out.encoding or "ascii").lower()
    return Paper(
        width=max(NARROWEST, min(WIDEST, columns)),
        has_colour=_has_colour(out, environment),
        has_unicode=encoding.startswith("utf"),
    )


def safe(words: str) -> str:
    """Return words without signs that a terminal would obey."""
    return "".join(sign if sign.isprintable() else UNPRINTABLE for sign in words)


def wrapped(words: str, width: int, first: int | None = None) -> Iterator[str]:
    """Yield lines no wider than ``width``, the first than ``first``; a longer word has a line of its own, whole."""
    room, line = width if first is None else first, ""
    for word in words.split():
        if line and cell_len(line) + 1 + cell_len(word) > room:
            yield line
            room, line = width, word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _has_colour(out: TextIO, environment: Mapping[str, str]) -> bool:
    # no-color.org: any value that is not empty counts.
    if environment.get("NO_COLOR") or environment.get("TERM") in COLOURLESS_TERMINALS:
        return False
    if environment.get("FORCE_COLOR"):
        return True
    if sys.platform == "win32" and not any(environment.get(name) for name in _WINDOWS_COLOUR):
        return False
    return out.isatty()
