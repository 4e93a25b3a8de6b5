"""Sees what the trained reader reads in a draft: for each concern's matter how likely it is, and which words carry it.

A sign ``read`` over the whole text says that the reader was used and how likely the draft needs a change; a sign
``reads-as`` for a matter that is not out of the question has the concern's code as its ``value``. The confidences are
calibrated, one half being where a matter is worth raising on the reading alone.
"""

from collections.abc import Iterator

from bedside.evidence.passage import Passage
from bedside.evidence.reader.context import context_of
from bedside.evidence.reader.reading import CHANGE, Reader, Reading
from bedside.evidence.sign import Sign

SEEN_BY = "reader"
SEES = ("read", "reads-as")
OUT_OF_THE_QUESTION = 0.001


def signs_read(passage: Passage, reader: Reader) -> Iterator[Sign]:
    """Yield what a reader reads in a draft's own words, in plain coordinates."""
    if not passage.tokens:
        return
    # The model was trained on text as typed; its places are brought into the plain text by the map.
    reading = reader.read(passage.text.given, context_of(passage.draft))
    yield Sign("read", 0, len(passage.plain), None, reading.whole[CHANGE], SEEN_BY)
    for code in reading.codes:
        if reading.whole[code] >= OUT_OF_THE_QUESTION:
            start, end = _carrying(reading, code, passage)
            yield Sign("reads-as", start, end, None, reading.whole[code], SEEN_BY, code)


def _carrying(reading: Reading, code: str, passage: Passage) -> tuple[int, int]:
    """Return the sentence, in plain places, whose words most likely carry a matter."""
    places = [passage.text.back(bounds.start, bounds.end) for bounds in passage.text.sentences]
    likeliest = max(places, key=lambda place: reading.likeliest(code, place.start, place.end))
    plain = passage.text.forth(likeliest.start, likeliest.end)
    return plain.start, plain.end
