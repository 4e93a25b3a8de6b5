"""The word lists and the phrase files beside the detectors, read once."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bedside.evidence.lexicon import Lexicon
from bedside.evidence.phrases import Pattern, parse
from bedside.evidence.sign import Whose

HERE = Path(__file__).parent
DEFAULT_CONFIDENCE = 0.8


@dataclass(frozen=True, slots=True)
class Phrase:
    """A class of sentences: what kind of sign they are, whose, and the patterns that say them."""

    kind: str
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()
    whose: Whose | None = None
    confidence: float = DEFAULT_CONFIDENCE
    value: str = ""


@dataclass(frozen=True, slots=True)
class Library:
    """All phrase files: their common lexicon, and each file's phrases by a class that must be there."""

    lexicon: Lexicon
    books: Mapping[str, Mapping[int, tuple[tuple[Phrase, Pattern], ...]]]


@cache
def library() -> Library:
    """Read every word list and phrase file once."""
    lexicon = Lexicon()
    shared = _shared_classes(lexicon)
    books = {}
    for path in sorted((HERE / "detectors").glob("*.toml")):
        books[path.stem] = _indexed(_phrases(path, lexicon, shared), lexicon)
    return Library(lexicon, books)


def _shared_classes(lexicon: Lexicon) -> dict[str, int]:
    classes = {}
    for path in sorted((HERE / "wordlists").glob("*.toml")):
        for name, entries in tomllib.loads(path.read_text("utf-8")).get("classes", {}).items():
            classes[name] = lexicon.add(name, entries)
    for path in sorted((HERE / "wordlists").glob("*.txt")):
        classes[path.stem] = lexicon.add(path.stem, read_list(path))
    return classes


def read_list(path: Path) -> Iterator[str]:
    """Yield the entries of a word list: one a line, ``#`` begins a remark."""
    for line in path.read_text("utf-8").splitlines():
        entry = line.partition("#")[0].strip()
        if entry:
            yield entry


def _phrases(path: Path, lexicon: Lexicon, shared: Mapping[str, int]) -> Iterator[Phrase]:
    table = tomllib.loads(path.read_text("utf-8"))
    own = {
        name: lexicon.add(f"{path.stem}:{name}", entries)
        for name, entries in table.get("classes", {}).items()
    }
    classes = {**shared, **own}
    for row in table.get("phrase", ()):
        yield Phrase(
            row["kind"],
            _parsed(row["patterns"], lexicon, classes),
            _parsed(row.get("unless", ()), lexicon, classes),
            Whose(row["whose"]) if "whose" in row else None,
            row.get("confidence", DEFAULT_CONFIDENCE),
            row.get("value", ""),
        )


def _parsed(sources: Iterable[str], lexicon: Lexicon, classes: Mapping[str, int]) -> tuple[Pattern, ...]:
    return tuple(parse(source, lexicon, classes) for source in sources)


def _indexed(phrases: Iterable[Phrase], lexicon: Lexicon) -> Mapping[int, tuple[tuple[Phrase, Pattern], ...]]:
    index: defaultdict[int, list[tuple[Phrase, Pattern]]] = defaultdict(list)
    for phrase in phrases:
        for pattern in phrase.patterns:
            rarest = min(
                pattern.required, key=lambda step: sum(lexicon.weight(number) for number in step.ids)
            )
            for number in rarest.ids:
                index[number].append((phrase, pattern))
    return {number: tuple(rows) for number, rows in index.items()}
