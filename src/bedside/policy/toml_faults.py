"""Reads TOML as far as it can be read, and says in plain words where it cannot."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bedside.policy.faults import Fault
from bedside.policy.lines import Lines, read_lines

_AT = re.compile(r"^(?P<what>.*?) \(at (?:line (?P<line>\d+), column \d+|end of document)\)$", re.DOTALL)
_MOST_FAULTS = 50
_MOST_BYTES = 2_000_000

# What the standard reader says, and what to do about it.
_MENDS = (
    (
        "Illegal character '\\n'",
        "the text has no closing quotation mark.",
        'Close it on the same line: key = "text"',
    ),
    (
        "Unterminated string",
        "the text has no closing quotation mark.",
        'Close it: key = "text", or three marks for several lines.',
    ),
    ("Invalid value", "the value is no TOML value.", 'Put text in quotation marks: key = "text"'),
    ("Expected '=' after a key", "there is no equals sign after the key.", 'Write: key = "text"'),
    (
        "Invalid initial character for a key",
        "a key may not begin like this.",
        'Write: key = "text", or put # before a remark.',
    ),
    ("Cannot overwrite a value", "the key stands twice in this table.", "Keep one of the two lines."),
    (
        "Cannot declare",
        "the table stands twice.",
        "Put the keys under the first one; a list is written [[clause]].",
    ),
    (
        "Unescaped '\\' in a string",
        "a backslash stands alone.",
        "Write it twice, or use single quotation marks.",
    ),
    ("Unclosed array", "a list has no closing bracket.", "Write ] after its last entry."),
    (
        "Expected newline or end of document",
        "something stands after the value, or there is no such date.",
        "Put it on a line of its own, or # before a remark.",
    ),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its document, its lines, and what could not be read of it."""

    file: str
    document: Mapping[str, Any]
    lines: Lines
    faults: tuple[Fault, ...] = ()


def read_source(path: Path) -> Source:
    """Read a TOML file; lines that are broken are reported and left out, so that the rest is checked too."""
    text, fault = _text_of(path)
    return _nothing(str(path), fault) if fault is not None else source_of(str(path), text)


def source_of(file: str, text: str) -> Source:
    """Read TOML that was given as text, under the name by which its faults are to speak of it."""
    lines = text.splitlines()
    faults: list[Fault] = []
    while len(faults) < _MOST_FAULTS:
        try:
            return Source(file, tomllib.loads("\n".join(lines)), read_lines("\n".join(lines)), tuple(faults))
        except RecursionError:
            return _nothing(file, Fault(file, 0, "it is nested too deeply.", "A pack is a flat file."))
        except tomllib.TOMLDecodeError as broken:
            fault = _fault(file, str(broken), len(lines))
            faults.append(fault)
            if not lines[fault.line - 1 : fault.line] or not lines[fault.line - 1].strip():
                break
            lines[fault.line - 1] = ""
    return _nothing(file, *faults)


def _nothing(file: str, *faults: Fault) -> Source:
    return Source(file, {}, read_lines(""), faults)


def _text_of(path: Path) -> tuple[str, Fault | None]:
    file = str(path)
    try:
        if path.stat().st_size > _MOST_BYTES:
            return "", Fault(
                file,
                0,
                "the file is larger than 2 MB.",
                "A pack is a text of some pages; split it, or check the name.",
            )
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"), None
    except UnicodeDecodeError:
        return "", Fault(file, 0, "the file is not UTF-8 text.", "Save it as UTF-8.")
    except FileNotFoundError:
        return "", Fault(file, 0, "there is no such file.", "Check the name and the folder.")
    except IsADirectoryError:
        return "", Fault(file, 0, "this is a folder.", "Name the pack's file in it.")
    except OSError as failed:
        return "", Fault(file, 0, f"the file cannot be read ({failed.strerror}).", "Check its permissions.")


def _fault(file: str, message: str, last_line: int) -> Fault:
    at = _AT.match(message)
    line = int(at["line"]) if at and at["line"] else max(last_line, 1)
    for said, what, mend in _MENDS:
        if message.startswith(said):
            return Fault(file, line, what, mend)
    said = at["what"] if at else message
    return Fault(file, line, f"this is not TOML ({said}).", "The format is described at https://toml.io")
