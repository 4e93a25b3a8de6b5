"""The warning stands in every text that is shown; nothing else of a message changes."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from bedside.server.mail_gate.reading import MailFault, read_mail
from bedside.server.mail_gate.warning import with_warning
from tests.server.mail_gate.practice import letter

WARNING = "Others may read this: <call us>."


def warned(message: EmailMessage) -> EmailMessage:
    made = with_warning(read_mail(message.as_bytes(policy=SMTP)).message, WARNING).as_bytes()
    found = message_from_bytes(made, policy=policy.default)
    assert isinstance(found, EmailMessage)
    assert made.isascii()
    return found


def text_of(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    return str(body.get_content())


def test_the_warning_stands_in_text_and_page() -> None:
    message = letter(text="Mañana a las tres.")
    message.add_alternative("<html><body><p>Mañana</p></body></html>", subtype="html")
    found = warned(message)

    assert text_of(found, "plain").startswith("Mañana a las tres.")
    assert WARNING in text_of(found, "plain")
    assert "Others may read this: &lt;call us&gt;." in text_of(found, "html")
    assert text_of(found, "html").index("Others") < text_of(found, "html").index("</body>")


def test_attachments_and_pictures_stay_as_they_are() -> None:
    message = letter()
    message.add_alternative('<p><img src="cid:one">', subtype="html")
    page = message.get_body(("html",))
    assert isinstance(page, EmailMessage)
    page.add_related(b"\x89PNG picture", maintype="image", subtype="png", cid="<one>")
    message.add_attachment(b"%PDF\r\n\0\xff", maintype="application", subtype="pdf", filename="order.pdf")
    found = warned(message)
    parts = {part.get_content_type(): part for part in found.walk()}

    assert parts["image/png"].get_content() == b"\x89PNG picture"
    assert parts["image/png"]["Content-ID"] == "<one>"
    assert parts["application/pdf"].get_content() == b"%PDF\r\n\0\xff"
    assert parts["application/pdf"].get_filename() == "order.pdf"
    assert [found[name] for name in ("From", "To", "Subject")] == [
        message[name] for name in ("From", "To", "Subject")
    ]


def test_a_message_without_text_cannot_be_warned() -> None:
    message = letter()
    message.set_content(b"%PDF", maintype="application", subtype="pdf")

    with pytest.raises(MailFault):
        warned(message)
