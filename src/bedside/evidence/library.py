"""The word lists and the phrase files beside the detectors, read once: from a ready index, or from the files."""

import json
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from bedside.evidence.lexicon import Lexicon
from bedside.evidence.phrases import Pattern, parse
from bedside.evidence.sign import Whose

HERE = Path(__file__).parent
# Folders of phrase files. Each is a library of its own, so that a draft is checked without what reads messages.
DETECTORS, MESSAGES = "detectors", "messages"
# Made by `make docs`; used only while it fits the files, whose digest it holds.
INDEXES = {DETECTORS: HERE / "phrases.json", MESSAGES: HERE / "message_phrases.json"}
DEFAULT_CONFIDENCE = 0.8

# For each class that must be there, which phrase and which of its patterns to try.
Book = Mapping[int, Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A class of sentences: what kind of sign they are, whose, and which patterns forbid it."""

    kind: str
    unless: tuple[int, ...] = ()
    whose: Whose | None = None
    confidence: float = DEFAULT_CONFIDENCE
    value: str = ""


@dataclass(frozen=True)
class Library:
    """All phrase files: their common lexicon, their phrases and patterns by number, and which to try when."""

    lexicon: Lexicon
    phrases: Sequence[Phrase]
    patterns: Sequence[Pattern]
    books: Mapping[str, Book]

    def to_json(self) -> dict[str, object]:
        """Return everything known, for the index."""
        return {
            "lexicon": self.lexicon.to_json(),
            "phrases": [[row.kind, row.unless, row.whose, row.confidence, row.value] for row in self.phrases],
            "patterns": [pattern.to_json() for pattern in self.patterns],
            "books": self.books,
        }


class _Unpacked(Sequence[Pattern]):
    """Patterns as the index has them, each made into one when it is first tried: few ever are."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._rows = rows
        self._made: dict[int, Pattern] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, number: Any) -> Any:
        if number not in self._made:
            self._made[number] = Pattern.from_json(self._rows[number])
        return self._made[number]


@cache
def library(folder: str = DETECTORS) -> Library:
    """Return a library: from the index where it fits the files, else from the files themselves."""
    index = INDEXES[folder]
    if index.exists():
        fields = json.loads(index.read_text("utf-8"))
        if fields["digest"] == digest(folder):
            return _from_json(fields)
    return read_library(folder)


def index_text(folder: str = DETECTORS) -> str:
    """Return what an index should hold."""
    fields = {"digest": digest(folder)} | read_library(folder).to_json()
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def digest(folder: str = DETECTORS) -> str:
    """Return a digest of every word list and of the phrase files of a folder, by name and content."""
    known = blake2b(digest_size=16)
    for path in _sources(folder):
        known.update(path.name.encode() + b"\0" + path.read_bytes())
    return known.hexdigest()


def read_library(folder: str = DETECTORS) -> Library:
    """Read every word list, and the phrase files of a folder."""
    making = _Making()
    for path in sorted((HERE / "wordlists").glob("*.toml")):
        making.share(tomllib.loads(path.read_text("utf-8")).get("classes", {}))
    making.share({path.stem: read_list(path) for path in sorted((HERE / "wordlists").glob("*.txt"))})
    for path in sorted((HERE / folder).glob("*.toml")):
        making.add_book(path.stem, tomllib.loads(path.read_text("utf-8")))
    return Library(making.lexicon, making.phrases, making.patterns, making.books)


def read_list(path: Path) -> Iterator[str]:
    """Yield the entries of a word list: one a line, ``#`` begins a remark."""
    for line in path.read_text("utf-8").splitlines():
        entry = line.partition("#")[0].strip()
        if entry:
            yield entry


def _sources(folder: str) -> list[Path]:
    folders = (HERE / "wordlists", HERE / folder)
    return sorted(path for folder in folders for path in folder.iterdir() if path.suffix in (".toml", ".txt"))


class _Making:
    """A library in the making."""

    def __init__(self) -> None:
        self.lexicon = Lexicon()
        self.shared: dict[str, int] = {}
        self.phrases: list[Phrase] = []
        self.patterns: list[Pattern] = []
        self.books: dict[str, Book] = {}

    def share(self, classes: Mapping[str, Iterable[str]]) -> None:
        """Add classes that every file may name."""
        self.shared |= {name: self.lexicon.add(name, entries) for name, entries in classes.items()}

    def add_book(self, name: str, table: Mapping[str, Any]) -> None:
        """Add one phrase file."""
        own = {
            key: self.lexicon.add(f"{name}:{key}", entries)
            for key, entries in table.get("classes", {}).items()
        }
        classes = {**self.shared, **own}
        book: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for row in table.get("phrase", ()):
            for number, pair in self._add_phrase(row, classes):
                book[number].append(pair)
        self.books[name] = dict(book)

    def _add_phrase(
        self, row: Mapping[str, Any], classes: Mapping[str, int]
    ) -> Iterator[tuple[int, tuple[int, int]]]:
        """Add a phrase and yield under which classes each of its patterns is to be tried."""
        unless = tuple(self._add_pattern(source, classes) for source in row.get("unless", ()))
        whose = Whose(row["whose"]) if "whose" in row else None
        confidence = row.get("confidence", DEFAULT_CONFIDENCE)
        self.phrases.append(Phrase(row["kind"], unless, whose, confidence, row.get("value", "")))
        for source in row["patterns"]:
            pattern = self._add_pattern(source, classes)
            for number in self._rarest(self.patterns[pattern]):
                yield number, (len(self.phrases) - 1, pattern)

    def _add_pattern(self, source: str, classes: Mapping[str, int]) -> int:
        self.patterns.append(parse(source, self.lexicon, classes))
        return len(self.patterns) - 1

    def _rarest(self, pattern: Pattern) -> frozenset[int]:
        steps = pattern.required
        return min(steps, key=lambda step: sum(self.lexicon.weight(number) for number in step.ids)).ids


def _from_json(fields: Mapping[str, Any]) -> Library:
    phrases = [
        Phrase(kind, tuple(unless), Whose(whose) if whose else None, confidence, value)
        for kind, unless, whose, confidence, value in fields["phrases"]
    ]
    books = {
        name: {int(number): rows for number, rows in book.items()} for name, book in fields["books"].items()
    }
    return Library(Lexicon.from_json(fields["lexicon"]), phrases, _Unpacked(fields["patterns"]), books)
