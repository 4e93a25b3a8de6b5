"""The words of the sentence in which contempt was seen: ridicule is marked, and left out, as a whole."""

from bedside.drafts import Span
from bedside.evidence.passage import Passage

# A longer sentence is several; then only the telling part is marked.
WORDS = 60


def whole_sentence(passage: Passage, start: int, end: int) -> Span:
    """Return the bounds of the words around a place, from sentence start to sentence end."""
    bounds = passage.sentence_span(start)
    first, last = passage.token_at(bounds.start), passage.token_at(max(bounds.end, end))
    if first >= last or last - first > WORDS:
        return Span(start, end)
    return Span(min(start, passage.tokens[first].start), max(end, passage.tokens[last - 1].end))
