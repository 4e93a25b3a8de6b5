"""Sees where something happened: towns, counties, states and areas by the table, and unlisted ones by their shape."""

import re
from collections.abc import Iterator

from bedside.drafts import Token, TokenKind
from bedside.evidence.detector import Detector
from bedside.evidence.detectors.person_names import (
    is_common_word,
    is_given_name,
    is_no_name,
    is_public_figure,
)
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.place_scan import scan
from bedside.evidence.places import Place
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("place",))
book = Phrasebook.beside(__file__)
WITH_STATE, BY_TABLE, SEVERAL_WORDS, BY_SHAPE, BY_PREPOSITION = 0.95, 0.75, 0.85, 0.75, 0.55
# Roads by number, exits and mile posts tell where as well as a town does.
_ROAD = re.compile(
    r"\b(?:highway|hwy|route|rte|interstate|exit|mile marker|mile post|county road|state road|carretera|fm|us|sr|i)[ -]\d{1,4}\b(?!\s?(?:mg|ml|%))"
)
# A street by its name alone: "out Basin Road", "on Pell Street".
_STREET = re.compile(
    r"\b(?:[A-Z][\w']{1,20} ){1,2}(?:Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Boulevard|Blvd|Freeway|Fwy|Parkway|Turnpike|Highway|Bridge|Exit)\b(?!\s[A-Z])"
)
_BEFORE = "Lake|Port|Mount|Mt|Fort|Ft|Cape|Camp|Isla|Puerto|Villa|Lago|Loch|Glen|Point|Isle of|Gulf of|Bay of"
_BEHIND = (
    "County|Parish|Township|Borough|Falls|Creek|Springs|Harbor|Harbour|Ridge|Valley|Beach|Island|Islands|Gap|Fork|Notch|Spit|Saddle"
    "|River|Hollow|Junction|Mills|Heights|Grove|Crossing|Landing|City|Village|Reservation|Pueblo|Canyon|Mesa|Shores|Basin|Flats|Bluff|Bluffs|Rapids|Mountain|Mountains|Peak|Prairie|Desert|Coast|Pass|Cove|Inlet|Bayou|Delta|Spur|Lakes|Woods|Incline|Pines|Corner|Corners|Ferry"
)
_SHAPE = re.compile(
    rf"\b(?:(?:{_BEFORE})\.? (?!(?:The|A|I)\b)[A-Z][a-z'\u00c0-\u024f]{{2,20}}|(?!(?:The|A|Our|My|This|In|At|On|Every|Each|One)\b)[A-Z][a-z'\u00c0-\u024f]{{2,20}}(?: [A-Z][a-z'\u00c0-\u024f]{{2,20}}){{0,2}} (?:{_BEHIND}))\b(?! (?:Hospital|Clinic|Medical|Health|General|Regional|Elementary|School|Community))"
)
_PREPOSITIONS = frozenset("in near outside from around throughout across en desde cerca".split())


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield places; the value is "Peoria, IL" or "state:RI" where the table knows it, else the words themselves."""
    taken: list[tuple[int, int]] = []
    # "Wapello Fork County" is one place, and not the town of Wapello.
    for start, end, sure, value in sorted(_all(passage), key=lambda row: row[0] - row[1]):
        if not any(start < other_end and other_start < end for other_start, other_end in taken):
            taken.append((start, end))
            yield detector.sign("place", start, end, confidence=sure, value=value)


def _all(passage: Passage) -> Iterator[tuple[int, int, float, str]]:
    yield from _by_table(passage)
    for pattern, text in ((_SHAPE, passage.plain), (_STREET, passage.plain), (_ROAD, passage.folded)):
        for match in pattern.finditer(text):
            yield *match.span(), BY_SHAPE, passage.folded[match.start() : match.end()]
    for found in book.find(passage):
        yield found.start, found.end, found.confidence, found.value or passage.folded[found.start : found.end]
    yield from _by_preposition(passage)


def _by_table(passage: Passage) -> Iterator[tuple[int, int, float, str]]:
    """Yield what the table knows, clause by clause: a name does not go on behind a full stop or a dash."""
    for first, last in _clauses(passage):
        tokens = passage.tokens[first:last]
        typed = [passage.plain[token.start : token.end] for token in tokens]
        for found in scan([token.word for token in tokens], typed):
            start, end = tokens[found.start].start, _end(tokens[found.end - 1])
            yield start, end, _sure(found.place, found.end - found.start), _value(found.place)


def _clauses(passage: Passage) -> Iterator[tuple[int, int]]:
    for first, last in passage.sentence_tokens:
        start = first
        for index in range(first + 1, last):
            if not _is_joined(passage.plain[passage.tokens[index - 1].end : passage.tokens[index].start]):
                yield start, index
                start = index
        yield start, last


def _is_joined(gap: str) -> bool:
    return not any(sign in gap for sign in ";:()\n|!?") and " - " not in gap


def _end(token: Token) -> int:
    return token.end - 2 if token.word.endswith("'s") else token.end


def _sure(place: Place, words: int) -> float:
    if place.state and place.kind != "state" and words > 1:
        return WITH_STATE
    return SEVERAL_WORDS if words > 1 or place.kind == "state" else BY_TABLE


def _value(place: Place) -> str:
    if place.kind == "state":
        return f"state:{place.state or place.name}"
    return f"{place.name.title()}, {place.state}" if place.state else place.name.title()


def _by_preposition(passage: Passage) -> Iterator[tuple[int, int, float, str]]:
    """Yield an unknown capitalised word behind "in", "near", "from": towns that no table has."""
    tokens = passage.tokens
    for index in range(1, len(tokens)):
        if tokens[index - 1].word in _PREPOSITIONS and _is_strange(tokens[index], passage):
            yield tokens[index].start, _end(tokens[index]), BY_PREPOSITION, tokens[index].word


def _is_strange(token: Token, passage: Passage) -> bool:
    word, typed = token.word.removesuffix("'s"), passage.plain[token.start : token.end]
    if token.kind is not TokenKind.WORD or not typed[:1].isupper() or typed.isupper() or len(word) < 4:
        return False
    following = passage.plain[token.end : token.end + 2]
    goes_on = following[:1] == " " and following[1:2].isupper()
    return not (
        goes_on
        or token.word.endswith("'s")
        or is_common_word(word)
        or is_no_name(word)
        or is_given_name(word)
        or is_public_figure(word)
    )
