"""Cuts a Bundle or NDJSON into resources one by one, in bounded memory, from any place on."""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from json import JSONDecodeError
from typing import Any, BinaryIO

from bedside.authorizations.fhir.refusal import Refusal

# A signed paper within a resource has a few MB as base64; what is longer is not held in memory.
LONGEST = 16 * 1024 * 1024
PIECE = 64 * 1024
HEAD = 4096
_SPACE = re.compile(r"[ \t\r\n]*")


class StreamFault(ValueError):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """The file as a whole cannot be read on; what came before stands, and `at` is where to go on once it is mended."""

    def __init__(self, at: "Position", what: str) -> None:
        super().__init__(f"{at.where}: {what}")
        self.at = at


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """How far a file was read: resources that are done, and in NDJSON the byte after them."""

    done: int = 0
    offset: int = 0

    @property
    def where(self) -> str:
        """The place for a person."""
        return f"resource {self.done + 1}"

    def __str__(self) -> str:
        return f"{self.done}:{self.offset}"

    @staticmethod
    def of(token: str) -> "Position":
        """Read a position from its text."""
        matched = re.fullmatch(r"(\d{1,15}):(\d{1,18})", token)
        if matched is None:
            raise ValueError("A position is written as two numbers, such as 1200:345678.")
        return Position(int(matched[1]), int(matched[2]))


@dataclass(frozen=True, slots=True)
class Cut:
    """One resource as it stands in the file, or why it is none; `after` is where to go on."""

    after: Position
    resource: dict[str, Any] | None
    full_url: str = ""
    refusal: Refusal | None = None


def cut(stream: BinaryIO, start: Position = Position()) -> Iterator[Cut]:
    """Yield the resources of a Bundle or of NDJSON, whichever it is; `stream` can be rewound."""
    if _is_bundle(stream):
        yield from _entries(stream, start)
    else:
        stream.seek(start.offset)
        yield from _lines(stream, start)


def _is_bundle(stream: BinaryIO) -> bool:
    """Tell the two apart by how the file begins; the first line of NDJSON is a whole resource."""
    stream.seek(0)
    head = stream.read(HEAD).removeprefix(codecs.BOM_UTF8).lstrip()
    stream.seek(0)
    first, _, rest = head.partition(b"\n")
    try:
        whole = json.loads(first)
    except (ValueError, RecursionError):
        begins = head.startswith(b"{")
        return begins and (
            b'"Bundle"' in head or b'"entry"' in head or (len(head) < HEAD and bool(rest.strip()))
        )
    return isinstance(whole, dict) and whole.get("resourceType") == "Bundle"


def _lines(stream: BinaryIO, start: Position) -> Iterator[Cut]:
    at = start
    while line := stream.readline(LONGEST + 1):
        is_too_long = len(line) > LONGEST
        length = len(line) + (_skip_line(stream) if is_too_long and not line.endswith(b"\n") else 0)
        offset = at.offset + length
        if not line.strip():
            at = Position(at.done, offset)
            continue
        at = Position(at.done + 1, offset)
        if is_too_long:
            yield Cut(at, None, refusal=_TOO_LONG)
        else:
            yield _parsed(line.removeprefix(codecs.BOM_UTF8), at)


def _skip_line(stream: BinaryIO) -> int:
    skipped = 0
    while piece := stream.readline(PIECE):
        skipped += len(piece)
        if piece.endswith(b"\n"):
            break
    return skipped


def _parsed(line: bytes, at: Position) -> Cut:
    try:
        return _of_value(_DECODER.decode(line.decode("utf-8").strip()), at)
    except UnicodeDecodeError:
        return Cut(at, None, refusal=Refusal("", "it is not written in UTF-8."))
    except (ValueError, RecursionError):
        return Cut(at, None, refusal=Refusal("", "it is no JSON object on one line."))


def _of_value(value: object, at: Position, full_url: str = "") -> Cut:
    if isinstance(value, dict):
        return Cut(at, value, full_url)
    return Cut(at, None, refusal=Refusal("", "it is no JSON object."))


class _Window:
    """The part of a text that is being read: filled as needed, and cut off behind."""

    def __init__(self, stream: BinaryIO) -> None:
        self._pieces = codecs.getreader("utf-8")(stream)
        self._text, self._at = "", 0

    def peek(self) -> str:
        """Return the next sign that is no white space, or nothing at the end."""
        while True:
            self._at = _SPACE.match(self._text, self._at).end()  # type: ignore[union-attr] # it matches nothing too
            if self._at < len(self._text) or not self._fill():
                return self._text[self._at : self._at + 1]

    def take(self, sign: str) -> None:
        """Take one sign that has to come."""
        if self.peek() != sign:
            raise ValueError(sign)
        self._at += 1

    def value(self) -> Any:
        """Take one whole value; more is read only where the value is not whole."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except JSONDecodeError:
                # Doubling what is held keeps the tries few: time grows with the length alone.
                if not self._double():
                    raise
                continue
            # A number at the end may go on in the next piece.
            if end < len(self._text) or not self._fill():
                self._at = end
                return value

    def _fill(self) -> bool:
        """Cut off what was read and add a piece; False where there is none."""
        piece = self._pieces.read(PIECE)
        self._text, self._at = self._text[self._at :] + piece, 0
        return bool(piece)

    def _double(self) -> bool:
        before = len(self._text) - self._at
        if before > LONGEST:
            return False
        while len(self._text) - self._at < 2 * before and self._fill():
            pass
        return len(self._text) - self._at > before


def _entries(stream: BinaryIO, start: Position) -> Iterator[Cut]:
    """Yield the entries of a Bundle; those before the start are passed over unread."""
    window, at = _Window(stream), Position()
    try:
        if window.peek() == "\ufeff":
            window.take("\ufeff")
        window.take("{")
        while window.peek() != "}":
            name = window.value()
            window.take(":")
            if name == "entry":
                for cut_one in _array(window, at):
                    at = cut_one.after
                    if at.done > start.done:
                        yield cut_one
            elif window.value() != "Bundle" and name == "resourceType":
                raise ValueError(name)
            if window.peek() == ",":
                window.take(",")
    except UnicodeDecodeError:
        raise StreamFault(at, "from here on it is not written in UTF-8. Have it written anew.") from None
    except (ValueError, RecursionError):
        message = (
            "from here on it is no Bundle and no NDJSON. Have it written anew, then go on from this position."
        )
        raise StreamFault(at, message) from None


def _array(window: _Window, at: Position) -> Iterator[Cut]:
    window.take("[")
    while window.peek() != "]":
        entry = window.value()
        at = Position(at.done + 1)
        if isinstance(entry, dict) and "resource" in entry:
            yield _of_value(entry["resource"], at, str(entry.get("fullUrl", "")))
        else:
            yield Cut(at, None, refusal=Refusal("Bundle.entry.resource", "it is missing."))
        if window.peek() == ",":
            window.take(",")
    window.take("]")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object that says one thing twice: which of the two counts is anybody's guess."""
    held = dict(pairs)
    if len(held) != len(pairs):
        raise ValueError("twice")
    return held


_DECODER = json.JSONDecoder(object_pairs_hook=_once)
_TOO_LONG = Refusal("", f"it is longer than {LONGEST // 1024 // 1024} MB. Leave the file of the paper out.")
