"""Reads a message as handed in: subject, words, what is attached; refuses what readers could read differently."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import errors, policy
from email.message import EmailMessage
from email.parser import BytesParser

from bedside.contact.request import CONTENT_LIMIT
from bedside.server.mail_gate.html_text import words_of_html

# As it came: nothing that nobody asked for is written anew.
AS_GIVEN = policy.SMTP.clone(refold_source="none", cte_type="7bit")
MOST_PARTS = 200
# RFC 5321, 6.3: a limit on Received lines, at least 100, ends loops that nothing else ends.
MOST_RECEIVED = 100
OWN_MARK = "Bedside-Gate"
ONCE = (
    "From",
    "Sender",
    "Subject",
    "Date",
    "Message-ID",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
)
ENCRYPTED_KINDS = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
# With one of these the end of a part, and so what is read, is a matter of opinion.
UNSOUND = (
    errors.NoBoundaryInMultipartDefect,
    errors.StartBoundaryNotFoundDefect,
    errors.CloseBoundaryNotFoundDefect,
    errors.FirstHeaderLineIsContinuationDefect,
    errors.MisplacedEnvelopeHeaderDefect,
    errors.MissingHeaderBodySeparatorDefect,
    errors.MultipartInvariantViolationDefect,
    errors.InvalidMultipartContentTransferEncodingDefect,
    errors.InvalidBase64PaddingDefect,
    errors.InvalidBase64CharactersDefect,
    errors.InvalidBase64LengthDefect,
    errors.UndecodableBytesDefect,
)
_BARE = re.compile(rb"\r(?!\n)|(?<!\r)\n|\0")


class MailFault(ValueError):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """The message cannot go as it is; `code` is the enhanced status (RFC 3463), and no word of the message is told."""

    def __init__(self, code: str, what: str) -> None:
        super().__init__(what)
        self.code = code


@dataclass(frozen=True, slots=True)
class Mail:
    """A message and what was read of it."""

    message: EmailMessage = field(repr=False)
    sender: str = field(repr=False)
    subject: str = field(repr=False)
    text: str = field(repr=False)
    attachments: tuple[str, ...] = field(repr=False)
    is_encrypted: bool
    is_signed: bool

    @property
    def content(self) -> str:
        """All words that can be read: subject, text, names of what is attached."""
        return "\n".join(filter(None, (self.subject, self.text, *self.attachments)))


def read_mail(given: bytes, encrypting_word: str = "") -> Mail:
    """Read a message.

    Raises:
        MailFault: it is not sound, has been here before, or holds more than can be read.
    """
    _require_sound_lines(given)
    message = _parsed(given)
    _require_sound_headers(message)
    parts = _parts(message)
    kinds = {part.get_content_type() for part in parts}
    subject = _header(message, "Subject")
    text = "\n".join(dict.fromkeys(filter(None, map(_words, filter(_is_read, parts)))))
    attachments = tuple(_name(part) for part in parts if _is_attached(part))
    if len(subject) + len(text) + sum(map(len, attachments)) > CONTENT_LIMIT - len(parts) - 2:
        raise MailFault("5.3.4", f"Its text is longer than {CONTENT_LIMIT:,} characters. Send it in parts.")
    return Mail(
        message=message,
        sender=_from(message),
        subject=subject,
        text=text,
        attachments=attachments,
        is_encrypted=_is_sealed(message)
        or bool(encrypting_word and encrypting_word.lower() in subject.lower()),
        is_signed="multipart/signed" in kinds or any(_is_signed_kind(part) for part in parts),
    )


def is_inline_text(part: EmailMessage) -> bool:
    """Whether a part is text that is shown, as words or as a page."""
    return part.get_content_type() in ("text/plain", "text/html") and _is_read(part)


def words_of(part: EmailMessage) -> str:
    """Return the text of a part.

    Raises:
        MailFault: its encoding is none that is known.
    """
    payload = part.get_payload(decode=True)
    charset = part.get_content_charset("us-ascii")
    try:
        return payload.decode(charset) if isinstance(payload, bytes) else ""
    except (LookupError, UnicodeDecodeError):
        raise MailFault(
            "5.6.1", "The encoding of its text cannot be read. Write it as plain text in UTF-8."
        ) from None


def _require_sound_lines(given: bytes) -> None:
    # A line that ends for one server and goes on for the next lets a second message be smuggled in.
    if _BARE.search(given):
        raise MailFault(
            "5.6.0", "It holds line breaks that are none (a CR or LF alone), or a NUL. Send lines with CRLF."
        )
    if given.count(b"multipart/") > MOST_PARTS or given.count(b"message/") > MOST_PARTS:
        raise MailFault("5.6.0", f"It has more than {MOST_PARTS} parts. Send it in several messages.")


def _parsed(given: bytes) -> EmailMessage:
    try:
        message = BytesParser(policy=AS_GIVEN).parsebytes(given)
    except (RecursionError, ValueError, LookupError, IndexError, AttributeError, TypeError):
        raise MailFault("5.6.0", "Its parts cannot be told apart. Write it anew, as plain text.") from None
    assert isinstance(message, EmailMessage)
    return message


def _require_sound_headers(message: EmailMessage) -> None:
    if OWN_MARK in message or len(message.get_all("Received", [])) > MOST_RECEIVED:
        raise MailFault(
            "5.4.6", "It has been here before: it goes in a circle. Look where your mail server sends mail."
        )
    twice = [name for name in ONCE if len(message.get_all(name, [])) > 1]
    if twice:
        raise MailFault("5.6.0", f"It has more than one {twice[0]} line. Write it anew.")
    if any(not str(value).isascii() for _, value in message.raw_items()):
        raise MailFault(
            "5.6.7", "A line of its head holds letters that are not encoded (RFC 2047). Write it anew."
        )


def _parts(message: EmailMessage) -> list[EmailMessage]:
    """Return every part that is not made of parts."""
    try:
        found = list(message.walk())
    except (RecursionError, AttributeError):
        raise MailFault("5.6.0", "Its parts lie too deep within each other. Send it as plain text.") from None
    if len(found) > MOST_PARTS:
        raise MailFault("5.6.0", f"It has more than {MOST_PARTS} parts. Send it in several messages.")
    leaves = [part for part in found if not part.is_multipart()]
    for part in leaves:
        if part.get_content_maintype() == "text":
            part.get_payload(decode=True)  # finds what is wrong with its encoding
    if any(isinstance(defect, UNSOUND) for part in found for defect in part.defects):
        raise MailFault("5.6.0", "Its parts or their encoding are broken. Write it anew.")
    return leaves


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_maintype() != "text" or part.get_content_disposition() == "attachment"


def _is_read(part: EmailMessage) -> bool:
    return not _is_attached(part)


def _words(part: EmailMessage) -> str:
    words = words_of(part)
    return words_of_html(words) if part.get_content_type() == "text/html" else words.strip()


def _name(part: EmailMessage) -> str:
    """Return what an attachment is called; it is not opened."""
    try:
        return part.get_filename() or part.get_content_type()
    except (ValueError, LookupError, AttributeError, TypeError):
        raise MailFault("5.6.0", "The name of an attachment cannot be read. Name it anew.") from None


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        raise MailFault("5.6.0", f"Its {name} line cannot be read. Write it anew.") from None


def _from(message: EmailMessage) -> str:
    """Return the one address in whose name it is sent."""
    try:
        found = message["From"].addresses if "From" in message else ()
        addresses = [one.addr_spec for one in found]
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        addresses = []
    if len(addresses) != 1 or "@" not in addresses[0]:
        raise MailFault("5.6.0", "Its From line should hold one address. Set it in your mail program.")
    return str(addresses[0])


def _is_sealed(message: EmailMessage) -> bool:
    """Whether the whole of it is encrypted from end to end; of S/MIME the signed kind is readable."""
    return message.get_content_type() in ENCRYPTED_KINDS and not _is_signed_kind(message)


def _is_signed_kind(part: EmailMessage) -> bool:
    kind = str(part.get_param("smime-type", "") or "").lower()
    return part.get_content_type() in ENCRYPTED_KINDS and kind in ("signed-data", "certs-only")


def shown_texts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Yield the parts that hold text that is shown."""
    for part in message.walk():
        if not part.is_multipart() and is_inline_text(part):
            yield part
