"""Looks at a whole draft once: its words, what it answers, and what its pictures are said to show."""

from bedside.drafts import Attachment, Draft, Text
from bedside.evidence.added import NOTHING_ADDED, Added
from bedside.evidence.discovery import detectors_of_stage
from bedside.evidence.evidence import Evidence, in_order
from bedside.evidence.passage import Part, Passage
from bedside.evidence.reader.reading import Reader, Reading
from bedside.evidence.reader.signs import read, signs_read, with_mentions
from bedside.evidence.sign import Sign
from bedside.evidence.whose import attribute


def see(draft: Draft, added: Added = NOTHING_ADDED, reader: Reader | None = None) -> Evidence:
    """Return what can be seen in a draft, in offsets of its text as given.

    ``added`` are an institution's own words; ``reader``, where there is one, reads what no list can see.
    """
    answered = (
        _look(Passage(Text.of(draft.in_reply_to), draft, Part.ANSWERED), added) if draft.in_reply_to else None
    )
    pictures = tuple(
        _look(Passage(Text.of(_shown(picture)), draft, Part.PICTURE), added) for picture in draft.attachments
    )
    passage = Passage(Text.of(draft.text), draft)
    reading = read(passage, reader) if reader and passage.tokens else None
    own = _look(passage, added, reading)
    return Evidence(own.text, own.signs, answered, pictures)


def _shown(picture: Attachment) -> str:
    return " . ".join(filter(None, (picture.shows, picture.alt)))


def _look(passage: Passage, added: Added, reading: Reading | None = None) -> Evidence:
    found = [sign for detector in detectors_of_stage(1) for sign in detector.run(passage)]
    things = in_order((*found, *added.find(passage)))
    if reading:
        things = in_order(with_mentions(things, passage, reading))
    owned = passage.with_signs(attribute(passage.with_signs(things)))
    acts = tuple(sign for detector in detectors_of_stage(2) for sign in detector.run(owned))
    signs = (*owned.signs, *acts, *(signs_read(passage, reading) if reading else ()))
    return Evidence(passage.text, in_order(_as_given(passage.text, sign) for sign in signs))


def _as_given(text: Text, sign: Sign) -> Sign:
    place = text.back(sign.start, sign.end)
    return sign.moved(place.start, place.end)
