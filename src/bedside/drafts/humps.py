"""Parts the words of hashtags and of names written together: '#RhodeIslandER', 'JohnSmith'."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bedside.drafts.folding import folded
from bedside.drafts.listed import listed_set
from bedside.drafts.mapped import Edit
from bedside.drafts.shapes import ADDRESS, HANDLE
from bedside.drafts.span import Span

_UPPER = "A-ZÀ-ÖØ-Þ"
_LOWER = rf"[^\W\d_{_UPPER}]"

# Outside a hashtag only three long parts and more are parted: two are a product (TikTok, OxyContin) or a
# surname (McDonald) more often than a person (JohnSmith), so those are offered as the token's `unmasked`.
_PLACE = re.compile(
    rf"{ADDRESS}|{HANDLE}"
    r"|(?<![\w&/])#(?P<tag>\w{1,140})"
    rf"|(?<![\w'\-])(?P<name>[{_UPPER}]{_LOWER}{{3,24}}(?:[{_UPPER}]{_LOWER}{{2,24}}){{2,5}}(?:[{_UPPER}]{{2,5}})?)(?!\w)"
)
_QUICK = re.compile(rf"#\w|{_LOWER}{{3}}[{_UPPER}]{_LOWER}{{2}}")
_PART = re.compile(rf"(?P<upper>[{_UPPER}]+)?(?P<lower>{_LOWER}+)?(?P<digits>\d+)?(?P<gap>_+)?")
_TWO = re.compile(rf"([{_UPPER}]{_LOWER}{{3,24}})([{_UPPER}]{_LOWER}{{2,24}})")
_LETTER = re.compile(r"[^\W\d_]")

_YEAR_DIGITS = 4
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
    added = 0  # spaces put in so far; the other edits keep the length
    for match in _PLACE.finditer(text) if _QUICK.search(text) else ():
        own = _edits_of(match)
        start = match.start() + added
        added += sum(edit.start == edit.end for edit in own)
        edits.extend(own)
        if match["tag"] and own:
            tags.append(Span(start, match.end() + added))
    return Parted(tuple(edits), tuple(tags))


def is_humped(text: str) -> bool:
    """Whether a text has a word of two parts anywhere."""
    return bool(_QUICK.search(text))


def two_words(name: str) -> str:
    """The two words of a name written together, folded; empty for one word."""
    match = _TWO.fullmatch(name)
    if match is None or name.lower() in listed_set("hashtags", "whole"):
        return ""
    return folded(f"{match[1]} {match[2]}")


def _edits_of(match: re.Match[str]) -> list[Edit]:
    name, tag = match["name"], match["tag"]
    if name and name.lower() not in listed_set("hashtags", "whole"):
        return list(_cuts(name, match.start("name")))
    if tag and _is_tag(tag):
        place = match.start("tag")
        return [Edit(place, place, " "), *_cuts(tag, place)]
    return []


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
    if upper in listed_set("hashtags", "acronyms") or (len(upper) == 2 and upper[0] not in "AI"):
        return len(upper)
    return len(upper) - 1


def _belongs(done: str, piece: str) -> bool:
    """Whether a piece goes with what stands before it: COVID19, H1N1, SpO2, eGFR, McDonald."""
    if piece[0].isdigit():
        return len(piece) != _YEAR_DIGITS and (
            len(done) <= 2 or done.isupper() or done.lower() == "covid" or _is_joined(done)
        )
    if done[-1].isdigit():
        return len(piece) <= 2
    return done in _PREFIXES or _is_joined(done + piece) or (len(done) == 1 and done.islower())


def _is_joined(piece: str) -> bool:
    return piece in listed_set("hashtags", "joined")
