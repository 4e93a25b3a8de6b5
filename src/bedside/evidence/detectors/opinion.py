"""Sees that an author takes a side in a matter of public or workplace policy, by adding up cues."""

from collections.abc import Iterator

from bedside.drafts import Kind
from bedside.evidence.detector import Detector
from bedside.evidence.passage import Passage
from bedside.evidence.phrasebook import Match, Phrasebook
from bedside.evidence.sign import Sign

detector = Detector(__name__, sees=("opinion", "opinion-cue"), stage=2)
book = Phrasebook.beside(__file__)

# Taking a side needs a matter and a judgement, or a profile that announces opinions.
ENOUGH = 0.8


@detector
def find(passage: Passage) -> Iterator[Sign]:
    """Yield one opinion for a text, from its first cue to its last."""
    best: dict[str, Match] = {}
    is_bio = passage.draft.kind is Kind.BIO
    for match in book.find(passage):
        known = best.get(match.value)
        if (match.value == "bio") is is_bio and (known is None or match.confidence > known.confidence):
            best[match.value] = match
    if "policy" not in best and not is_bio:
        return
    weight = sum(match.confidence for match in best.values())
    if weight >= ENOUGH - 1e-9:
        start, end = min(match.start for match in best.values()), max(match.end for match in best.values())
        yield detector.sign("opinion", start, end, confidence=min(0.9, weight / 1.5 + 0.1))
