"""Sees what an author says of ties with makers: clearly, by a hint, or that there are none."""

import re
from collections.abc import Iterator

from bedside.drafts import TokenKind
from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("disclosure",), stage=2)
book = Phrasebook.beside(__file__)

# The FTC's advice to influencers (2019) calls a tag mixed into a group of tags easy to miss.
BURIED_BEHIND = 3
_HEADED = re.compile(r"(?:^|\n)\s{0,3}(?:ad|advert|advertisement|anuncio|publicidad|sponsored|promo)\s?[:|-]")


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield the disclosures of a passage; the value says how clear they are."""
    for match in book.find(passage):
        value = "unclear" if match.value == "clear" and _is_buried(passage, match.start) else match.value
        yield detector.sign(match.kind, match.start, match.end, confidence=match.confidence, value=value)
    for head in _HEADED.finditer(passage.folded):
        yield detector.sign("disclosure", head.start(), head.end(), confidence=0.9, value="clear")


def _is_buried(passage: Passage, start: int) -> bool:
    """Tell whether a tag stands behind a row of other tags, where nobody reads it."""
    if not passage.folded.startswith("#", start):
        return False
    before = passage.tokens[: passage.token_at(start)]
    tags = 0
    for token in reversed(before):
        if token.kind is not TokenKind.HASHTAG_WORD and token.word != "#":
            break
        tags += token.word == "#"
    return tags >= BURIED_BEHIND
