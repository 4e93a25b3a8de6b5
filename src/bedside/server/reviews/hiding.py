"""Decides whether a draft may leave the institution as it is, and hides what may not leave."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bedside.check import check_draft
from bedside.check.checking import added_by
from bedside.drafts import Draft, read_draft
from bedside.evidence import see
from bedside.server.ready import guidance_in_force, reader_in_use
from bedside.server.reviews.masking import LABELS, Found, Masked, mask, names_hidden

# Whatever of these is raised, as a remark too: only a text with blanks leaves the institution.
PATIENT_CONCERNS = frozenset(
    {"patient-identifier", "patient-identifiable", "patient-image", "confirms-relationship"}
)
# Hiding a word too many costs little; leaving one that tells who it is costs the patient.
SURE_ENOUGH = 0.25


@dataclass(frozen=True, slots=True)
class Leaving:
    """What of a draft would leave the institution."""

    fields: Mapping[str, object]
    masked: Masked | None

    @property
    def is_masked(self) -> bool:
        """Whether there are blanks in it."""
        return self.masked is not None


def leaving(fields: Mapping[str, object], by_hand: Sequence[str] = ()) -> Leaving:
    """Return the fields of a draft as somebody outside may see them."""
    draft = read_draft(fields)
    answered = Draft(text=draft.in_reply_to or "")
    asked_by_hand = any(words.strip() for words in by_hand)
    if not (asked_by_hand or has_patient_concern(draft) or has_patient_concern(answered)):
        return Leaving(dict(fields), None)
    masked = masked_text(draft, by_hand)
    hidden = {"text": masked.text}
    if draft.in_reply_to:
        also = (*by_hand, *names_hidden(draft.text, masked))
        hidden["in_reply_to"] = masked_text(answered, also).text
    # What pictures show is told in words that no blank would be sure to cover: with blanks, none of it leaves.
    plain = {name: value for name, value in fields.items() if name != "attachments"}
    return Leaving({**plain, **hidden}, masked)


def has_patient_concern(draft: Draft) -> bool:
    """Whether anything about a patient is raised."""
    report = check_draft(draft, guidance_in_force(), reader=reader_in_use())
    return any(raised.concern.code in PATIENT_CONCERNS for raised in report.concerns)


def masked_text(draft: Draft, by_hand: Sequence[str] = ()) -> Masked:
    """Return the text of a draft with blanks for all that is marked or seen as telling who somebody is."""
    return mask(draft.text, [*_marked(draft), *_seen(draft)], by_hand)


def _marked(draft: Draft) -> Iterator[Found]:
    report = check_draft(draft, guidance_in_force(), reader=reader_in_use())
    for raised in report.concerns:
        if raised.concern.code in PATIENT_CONCERNS:
            yield from (Found(span.start, span.end) for span in raised.concern.spans)


def _seen(draft: Draft) -> Iterator[Found]:
    seen = see(draft, added_by(guidance_in_force()), reader_in_use())
    for sign in seen.of(*LABELS, at_least=SURE_ENOUGH):
        yield Found(sign.start, sign.end, LABELS[sign.kind])
