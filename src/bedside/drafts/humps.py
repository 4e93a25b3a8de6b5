"""Parts the words of hashtags and of names written together: '#RhodeIslandER', 'JohnSmith'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from bedside.drafts.mapped import Edit
from bedside.drafts.shapes import ADDRESS, HANDLE
from bedside.drafts.span import Span

_UPPER = "A-ZÀ-ÖØ-Þ"
_LOWER = rf"[^\W\d_{_UPPER}]"

# Outside a hashtag both parts must be long: TikTok, MyChart, OxyContin and McDonald are one word.
_PLACE = re.compile(
    rf"{ADDRESS}|{HANDLE}"
    r"|(?<![\w&/])#(?P<tag>\w{1,140})"
    rf"|(?<![\w'\-])(?P<name>[{_UPPER}]{_LOWER}{{3,24}}(?:[{_UPPER}]{_LOWER}{{2,24}}){{1,4}}(?:[{_UPPER}]{{2,5}})?)(?!\w)"
)
_QUICK = re.compile(rf"#\w|{_LOWER}{{3}}[{_UPPER}]{_LOWER}{{2}}")
_PART = re.compile(rf"(?P<upper>[{_UPPER}]+)?(?P<lower>{_LOWER}+)?(?P<digits>\d+)?(?P<gap>_+)?")
_LETTER = re.compile(r"[^\W\d_]")

_YEAR_DIGITS = 4
_KEPT = frozenset(["PhD", "PharmD", "SpO", "HbA", "PaO", "FiO"])
_PREFIXES = ("Mc", "Mac")  # McDonald, MacLeod


@dataclass(frozen=True, slots=True)
class Parted:
    """The edits that part the words, and where the hashtags stand once the edits are made."""

    edits: tuple[Edit, ...]
    tags: tuple[Span, ...]


def parted_words(text: str) -> Parted:
    """Finds the hashtags and the names written together."""
    edits: list[Edit] = []
    tags: list[Span] = []
    if _QUICK.search(text):
        for match in _PLACE.finditer(text):
            _part(match, edits, tags)
    return Parted(tuple(edits), tuple(tags))


def _part(match: re.Match[str], edits: list[Edit], tags: list[Span]) -> None:
    name, tag = match["name"], match["tag"]
    if name and name.lower() not in _whole_words():
        edits.extend(_cuts(name, match.start("name")))
    elif tag and _is_tag(tag):
        shift = sum(len(edit.text) - (edit.end - edit.start) for edit in edits)
        start = match.start() + shift
        own = [Edit(match.start("tag"), match.start("tag"), " "), *_cuts(tag, match.start("tag"))]
        edits.extend(own)
        added = sum(len(edit.text) - (edit.end - edit.start) for edit in own)
        tags.append(Span(start, match.end() + shift + added))


def _is_tag(body: str) -> bool:
    """'#3' and 'room #4B' count things; a hashtag has a word."""
    letters = len(_LETTER.findall(body))
    return letters > 0 and (not body[0].isdigit() or letters > 2)


def _cuts(body: str, offset: int) -> Iterator[Edit]:
    """Edits that part the words of one body, which starts at `offset`."""
    done = ""
    for start, end in _pieces(body):
        piece = body[start:end]
        if piece[0] == "_":
            yield Edit(offset + start, offset + end, " " * (end - start))
            done = ""
        elif not done:
            done = piece
        elif _belongs(done, piece):
            done += piece
        else:
            yield Edit(offset + start, offset + start, " ")
            done = piece


def _pieces(body: str) -> Iterator[tuple[int, int]]:
    for match in _PART.finditer(body):
        start, end = match.start(), match.end("lower") if match["lower"] else match.end("upper")
        if match["upper"] and match["lower"]:
            middle = start + _acronym_length(match["upper"], match["lower"])
            if middle > start:
                yield start, middle
            if middle < end:
                yield middle, end
        elif match["upper"] or match["lower"]:
            yield start, end
        for group in ("digits", "gap"):
            if match[group]:
                yield match.span(group)


def _acronym_length(upper: str, lower: str) -> int:
    """How many capitals are a word of their own: 'RI|Hospital' two, 'ER|nurse' two, 'A|Good' one, 'EDs' all."""
    if len(upper) == 1:
        return 0
    if lower == "s":
        return 0
    if upper in _acronyms() or (len(upper) == 2 and upper[0] not in "AI"):
        return len(upper)
    return len(upper) - 1


def _belongs(done: str, piece: str) -> bool:
    """Whether a piece goes with what stands before it: COVID19, H1N1, SpO2, eGFR, McDonald."""
    if piece[0].isdigit():
        return len(piece) != _YEAR_DIGITS and (
            len(done) <= 2 or done.isupper() or done.lower() == "covid" or done in _KEPT
        )
    if done[-1].isdigit():
        return len(piece) <= 2
    return done in _PREFIXES or done + piece in _KEPT or (len(done) == 1 and done.islower())


@lru_cache(maxsize=1)
def _whole_words() -> frozenset[str]:
    return _listed("whole_words.txt")


@lru_cache(maxsize=1)
def _acronyms() -> frozenset[str]:
    return _listed("acronyms.txt")


def _listed(name: str) -> frozenset[str]:
    lines = files("bedside.drafts").joinpath(name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
