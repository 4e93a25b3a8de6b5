"""The signed paper: taken by what its first bytes say, within bounds, sealed, and given out as what it is."""

from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime

from bedside.server.authorizations.models import Evidence, Filed
from bedside.server.sealing.fields import about
from bedside.server.sealing.seals import seal, unseal

LARGEST = 10_000_000  # bytes
# By their first bytes: PDF (ISO 32000-1, 7.5.2), JPEG (ISO 10918-1, B.1.1.3), PNG (RFC 2083, 3.1).
_FIRST = {
    b"%PDF-": Evidence.Kind.PDF,
    b"\xff\xd8\xff": Evidence.Kind.JPEG,
    b"\x89PNG\r\n\x1a\n": Evidence.Kind.PNG,
}
ENDINGS = {Evidence.Kind.PDF: "pdf", Evidence.Kind.JPEG: "jpg", Evidence.Kind.PNG: "png"}


class PaperFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """A file is none of the kinds that are kept, or too large."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file as it came."""

    content: bytes

    @property
    def kind(self) -> str:
        """What its first bytes say; what a browser or a name says is not believed.

        Raises:
            PaperFault: it is none of the kinds that are kept, or too large.
        """
        found = next((kind for first, kind in _FIRST.items() if self.content.startswith(first)), None)
        if found is None or len(self.content) > LARGEST:
            raise PaperFault
        return found.value


def keep_paper(filed: Filed, paper: Paper, now: datetime) -> Evidence:
    """Keep a file, sealed.

    Raises:
        PaperFault: it is none that is kept.
        Locked: no key is at hand.
    """
    made = Evidence(filed=filed, kind=paper.kind, made=now)
    made.content = seal(b64encode(paper.content).decode("ascii"), about(made, "content"))
    made.save(force_insert=True)
    return made


def paper_of(evidence: Evidence) -> bytes:
    """Return a file as it came.

    Raises:
        Locked: no key is at hand.
        Unreadable: it cannot be opened.
    """
    return b64decode(unseal(evidence.content, about(evidence, "content")))
