"""A picture of a patient goes out without a permission that covers it.

Why it is a concern:
    A face, a tattoo, a scan or a name on a screen lets people recognise somebody; only the patient's written
    permission for this use allows it.

Example:
    Swipe for the before pic of her nose!

Safer wording:
    A drawing of what the operation changes.

Not a concern:
    The author's own body or family, staff, models, published figures, empty rooms, and pictures with a permission on
    file that covers the use.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bedside.concerns.rule import Asks, Concern, Rule
from bedside.drafts import Attachment, Authorization, Draft
from bedside.evidence import Evidence, Sign

rule = Rule(
    __name__,
    asks=Asks.REVISE,
    clauses=(
        "hipaa-514/Q-photo",
        "hipaa-508/general",
        "mms/written-permission",
        "ama-3.1.4/third-party-consent",
    ),
    since="0.1",
)

ENDED = frozenset({Authorization.REVOKED, Authorization.EXPIRED})
FIRST = "a written authorization of the patient that covers this picture and this place"
CHANGE = "the picture"


@dataclass(frozen=True, slots=True)
class _Shown:
    """What one picture is said to show."""

    picture: Attachment
    values: frozenset[str]

    @property
    def is_stand_in(self) -> bool:
        """A model, an animal, a published figure or an empty place, and no patient beside it."""
        return not self._has("patient", "names") and self._has("stand-in", "nobody")

    @property
    def is_own(self) -> bool:
        """The author's own body, film or face."""
        return self._has("author") and not self._has("patient", "names")

    @property
    def is_staff(self) -> bool:
        """People who work there, and nobody in care."""
        return self._has("staff") and not self._has("patient", "lesion", "names", "scan", "specimen")

    @property
    def is_of_a_patient(self) -> bool:
        """Somebody in care, or what was made of them: a body part, a film, a slide."""
        if self.is_stand_in or self.is_own or self.is_staff:
            return False
        return self._has("patient", "lesion", "body", "scan", "specimen", "person")

    @property
    def can_be_cropped(self) -> bool:
        """Only a screen or a label tells of patients, beside people who may be shown."""
        return self._has("names", "chart") and not self._has("patient", "lesion", "body", "specimen")

    @property
    def is_beyond_permission(self) -> bool:
        """The permission on file is said to be for another use, or withdrawn."""
        return self._has("limited", "withdrawn")

    def _has(self, *values: str) -> bool:
        return not self.values.isdisjoint(values)


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise each picture of a patient that nothing allows, and a caption that announces one."""
    places = seen.of("picture-announced")
    shown = [
        _shown(picture, evidence) for picture, evidence in zip(draft.attachments, seen.pictures, strict=True)
    ]
    for one in shown:
        yield from _judged(one, places)
    if not draft.attachments and places and not seen.has("consent-stated"):
        yield rule.concern(*places, message="This announces a picture of a patient.", first=FIRST)


def _shown(picture: Attachment, evidence: Evidence) -> _Shown:
    return _Shown(picture, frozenset(sign.value for sign in evidence.of("picture-subject")))


def _judged(shown: _Shown, places: tuple[Sign, ...]) -> Iterator[Concern]:
    standing = shown.picture.authorization
    if standing is Authorization.NOT_NEEDED:
        return
    if standing is Authorization.ON_FILE:
        if shown.is_beyond_permission:
            yield rule.concern(
                *places, message="The permission on file does not cover this use of the picture.", first=FIRST
            )
        return
    if standing in ENDED and (shown.is_of_a_patient or not shown.is_own):
        yield rule.concern(*places, message="The permission for this picture has ended.", first=FIRST)
    elif shown.is_of_a_patient and not _is_only_a_background(shown):
        yield rule.concern(
            *places, message="This picture shows a patient, and no permission for it is on file.", first=FIRST
        )
    elif shown.can_be_cropped and "names" in shown.values:
        yield rule.concern(
            *places, message="A screen or a label in the picture names patients.", change=CHANGE
        )


def _is_only_a_background(shown: _Shown) -> bool:
    return shown.can_be_cropped and not shown.values.isdisjoint({"author", "staff", "background"})
