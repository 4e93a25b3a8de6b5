"""Sees what the trained reader reads in a draft: for each concern's matter how likely it is and which words carry it,
whom and what the words name, and whose that is.

A sign ``read`` over the whole text says that the reader was used and how likely the draft needs a change; a sign
``reads-as`` for a matter that is not out of the question has the concern's code as its ``value``. The confidences are
calibrated, one half being where a matter is worth raising on the reading alone.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bedside.evidence.named_interests import with_named_interests
from bedside.evidence.passage import Passage
from bedside.evidence.reader.context import context_of
from bedside.evidence.reader.reading import CHANGE, Mention, Reader, Reading
from bedside.evidence.sign import Sign, Whose

SEEN_BY = "reader"
# What a mention becomes where no list or pattern marked anything. An age or a day needs its value and a role its name,
# which only patterns and lists give.
ADDED = {
    "person": "person",
    "place": "place",
    "facility": "facility",
    "id": "record-number",
    "condition": "condition",
    "drug": "drug",
    "product": "product",
}
SEES = ("read", "reads-as", *ADDED.values())
OUT_OF_THE_QUESTION = 0.001
# Which sentence carries a matter is looked for from here on; below it stands over the whole text.
WORTH_PLACING = 0.1
# Signs that have an owner that the reader may tell, by the kind that it reads.
OWNED = {
    "person": ("person",),
    "age": ("age",),
    "date": ("date", "time"),
    "place": ("place", "postcode", "street-address"),
    "facility": ("facility",),
}
ENOUGH = 0.5
# The author's home and the author's office are both read as the author's; which it is, the words around it tell.
HOME_OR_OFFICE = frozenset(("postcode", "street-address"))


def read(passage: Passage, reader: Reader) -> Reading:
    """Return what a reader reads in a draft's own words, as typed: the model was trained on such.

    Of the author's interests it is told those that the draft names: told of any tie, it takes any words for praise.
    """
    return reader.read(passage.text.given, context_of(with_named_interests(passage.draft)))


def signs_read(passage: Passage, reading: Reading) -> Iterator[Sign]:
    """Yield what was read of the concerns' matters, in plain coordinates."""
    if CHANGE in reading.whole:
        yield Sign("read", 0, len(passage.plain), None, reading.whole[CHANGE], SEEN_BY)
    for code in reading.codes:
        if reading.whole[code] >= OUT_OF_THE_QUESTION:
            is_likely = reading.whole[code] >= WORTH_PLACING
            start, end = _carrying(reading, code, passage) if is_likely else (0, len(passage.plain))
            yield Sign("reads-as", start, end, None, reading.whole[code], SEEN_BY, code)


def with_mentions(signs: Sequence[Sign], passage: Passage, reading: Reading) -> Iterator[Sign]:
    """Yield signs with the owners that were read, and the persons and places that no list or pattern marked."""
    told = sorted((_in_plain(mention, passage) for mention in reading.mentions), key=_start)
    covered = bytearray(len(passage.plain))
    for sign in signs:
        covered[sign.start : sign.end] = b"\1" * (sign.end - sign.start)
        yield _owned(sign, told)
    for mention in told:
        is_new = 1 not in covered[mention.start : mention.end]
        if mention.kind in ADDED and mention.share >= ENOUGH and is_new:
            yield Sign(
                ADDED[mention.kind], mention.start, mention.end, _owner(mention), mention.share, SEEN_BY
            )


def _in_plain(mention: Mention, passage: Passage) -> Mention:
    place = passage.text.forth(mention.start, mention.end)
    return replace(mention, start=place.start, end=place.end)


def _owned(sign: Sign, told: Sequence[Mention]) -> Sign:
    """Return a sign with the owner that was read for it, where it came with none."""
    if sign.whose is not None:
        return sign
    # Mentions do not overlap, so that those that touch a sign stand together.
    near = told[bisect_right(told, sign.start, key=_end) : bisect_left(told, sign.end, key=_start)]
    owners = (
        _owner(mention)
        for mention in near
        if sign.kind in OWNED.get(mention.kind, ()) and sign.overlaps(mention.start, mention.end)
    )
    owner = next(filter(None, owners), None)
    return sign if owner is Whose.AUTHOR and sign.kind in HOME_OR_OFFICE else sign.belonging_to(owner)


def _start(mention: Mention) -> int:
    return mention.start


def _end(mention: Mention) -> int:
    return mention.end


def _owner(mention: Mention) -> Whose | None:
    return Whose(mention.whose) if mention.whose and mention.whose_share >= ENOUGH else None


def _carrying(reading: Reading, code: str, passage: Passage) -> tuple[int, int]:
    """Return the sentence, in plain places, whose words most likely carry a matter."""
    places = [passage.text.back(bounds.start, bounds.end) for bounds in passage.text.sentences]
    likeliest = max(places, key=lambda place: reading.likeliest(code, place.start, place.end))
    plain = passage.text.forth(likeliest.start, likeliest.end)
    return plain.start, plain.end
