"""Looks at a whole draft once: its words, what it answers, and what its pictures are said to show."""

from bedside.drafts import Draft, Text
from bedside.evidence.added import NOTHING_ADDED, Added
from bedside.evidence.discovery import detectors_of_stage
from bedside.evidence.evidence import Evidence, in_order
from bedside.evidence.passage import Part, Passage
from bedside.evidence.sign import Sign
from bedside.evidence.whose import attribute


def see(draft: Draft, added: Added = NOTHING_ADDED) -> Evidence:
    """Return what can be seen in a draft, and of what an institution added, in offsets of its text as given."""
    answered = _look(draft.in_reply_to, draft, Part.ANSWERED, added) if draft.in_reply_to else None
    pictures = tuple(
        _look(" . ".join(filter(None, (picture.shows, picture.alt))), draft, Part.PICTURE, added)
        for picture in draft.attachments
    )
    own = _look(draft.text, draft, Part.TEXT, added)
    return Evidence(own.text, own.signs, answered, pictures)


def _look(given: str, draft: Draft, part: Part, added: Added) -> Evidence:
    passage = Passage(Text.of(given), draft, part)
    found = [sign for detector in detectors_of_stage(1) for sign in detector.run(passage)]
    things = in_order((*found, *added.find(passage)))
    owned = passage.with_signs(attribute(passage.with_signs(things)))
    acts = tuple(sign for detector in detectors_of_stage(2) for sign in detector.run(owned))
    return Evidence(passage.text, in_order(_as_given(passage.text, sign) for sign in owned.signs + acts))


def _as_given(text: Text, sign: Sign) -> Sign:
    place = text.back(sign.start, sign.end)
    return sign.moved(place.start, place.end)
