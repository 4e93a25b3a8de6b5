"""Mail to people of this server: a sentence and a link, and nothing of what anybody wrote."""

from dataclasses import dataclass
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage


class NotMailedFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """The mail server did not take it; nothing is said of it, because the server's answer repeats addresses."""


@dataclass(frozen=True, slots=True)
class Mail:
    """What is mailed; the number stays the same at every try, so that a mail server knows the second one again."""

    address: str
    subject: str
    sentence: str
    path: str
    number: str = ""


def is_set_up() -> bool:
    """Whether this server has anything to mail by, and anybody to mail."""
    return settings.CONFIGURATION.mail_url is not None and not settings.CONFIGURATION.is_alone


def send(mail: Mail) -> None:
    """Hand a mail to the mail server.

    Raises:
        NotMailedFault: it was not taken.
    """
    host = settings.CONFIGURATION.hosts[0]
    headers = {"Auto-Submitted": "auto-generated"}
    if mail.number:
        headers["Message-ID"] = f"<{mail.number}@{host}>"
    body = f"{mail.sentence}\n\nhttps://{host}{mail.path}\n"
    try:
        EmailMessage(mail.subject, body, None, [mail.address], headers=headers).send()
    except (SMTPException, OSError):
        raise NotMailedFault from None
