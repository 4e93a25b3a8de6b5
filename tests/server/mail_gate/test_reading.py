"""What is read of a message is what whoever gets it reads; what could be read in two ways is refused."""

from email.message import EmailMessage
from email.policy import SMTP

import pytest

from bedside.server.mail_gate.html_text import words_of_html
from bedside.server.mail_gate.reading import MOST_RECEIVED, Mail, MailFault, read_mail
from tests.server.mail_gate.practice import letter

HEAD = b"From: dr.weber@practice.example\r\nSubject: A matter\r\nMIME-Version: 1.0\r\n"


def read(message: EmailMessage) -> Mail:
    return read_mail(message.as_bytes(policy=SMTP))


def fault_of(content: bytes) -> str:
    with pytest.raises(MailFault) as caught:
        read_mail(content)
    return caught.value.code


def test_text_and_page_are_read_and_attachments_are_named_only() -> None:
    message = letter("A subject", "Plain words.")
    message.add_alternative("<html><style>p {}</style><p>Words of a <b>page</b>.</p></html>", subtype="html")
    message.add_attachment(b"%PDF secret inside", maintype="application", subtype="pdf", filename="order.pdf")
    message.add_attachment("words of a file", filename="list.txt")
    found = read(message)

    assert found.text == "Plain words.\nWords of a page."
    assert found.attachments == ("order.pdf", "list.txt")
    assert "secret" not in found.content
    assert "words of a file" not in found.content


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [("base64", "utf-8"), ("quoted-printable", "iso-8859-1"), ("base64", "windows-1252")],
)
def test_every_usual_encoding_is_read(encoding: str, charset: str) -> None:
    message = EmailMessage()
    message["From"] = "dr.weber@practice.example"
    message["Subject"] = "Año nuevo"
    message.set_content("Su cita es mañana.", charset=charset, cte=encoding)

    assert read(message).content == "Año nuevo\nSu cita es mañana."


def test_a_forwarded_message_is_read() -> None:
    message = letter("Forwarded", "See below.")
    message.add_attachment(letter("Inner", "Words within."))

    assert "Words within." in read(message).text


def test_words_that_a_page_hides_are_read() -> None:
    page = (
        '<p style="display:none">hidden</p><img alt="a picture"><script>not()</script>one<br>two &amp; three'
    )

    assert words_of_html(page) == "hidden\na picture one\ntwo & three"


def test_encrypted_and_signed_messages_are_told_apart() -> None:
    sealed = HEAD + b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nMIAG\r\n"
    signed = HEAD + b"Content-Type: application/pkcs7-mime; smime-type=signed-data\r\n\r\nMIAG\r\n"

    assert (read_mail(sealed).is_encrypted, read_mail(sealed).is_signed) == (True, False)
    assert (read_mail(signed).is_encrypted, read_mail(signed).is_signed) == (False, True)
    assert read_mail(letter("[Secure] hello").as_bytes(policy=SMTP), "[secure]").is_encrypted


@pytest.mark.parametrize(
    "ending", [b"a\nb\r\n", b"a\rb\r\n", b"a\n.\r\nb\r\n", b"a\r\n.\rb\r\n", b"a\0b\r\n", b"a\r\r\nb\r\n"]
)
def test_a_line_that_ends_for_some_only_is_refused(ending: bytes) -> None:
    assert fault_of(HEAD + b"\r\n" + ending) == "5.6.0"


@pytest.mark.parametrize(
    "rest",
    [
        b"Content-Type: multipart/mixed\r\n\r\nno boundary\r\n",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\nno start\r\n",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nno end\r\n",
        b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n*** no base64 ***\r\n",
        b"From: another@practice.example\r\n\r\ntwo senders\r\n",
        b"Content-Type: text/plain\r\nContent-Type: text/html\r\n\r\ntwo kinds\r\n",
        b"this is no header\r\n\r\nwords\r\n",
    ],
)
def test_broken_mail_is_refused_and_told_why(rest: bytes) -> None:
    assert fault_of(HEAD + rest) == "5.6.0"


def test_what_cannot_be_read_is_refused() -> None:
    assert fault_of(HEAD + b"Content-Type: text/plain; charset=no-such\r\n\r\nwords\r\n") == "5.6.1"
    assert fault_of(HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\n\xff\xfe\xfd\r\n") == "5.6.1"
    assert fault_of(HEAD + b"X-Name: Jos\xe9\r\n\r\nwords\r\n") == "5.6.7"
    assert fault_of(HEAD + b"\r\n" + b"word " * 19 + b"\r\n" + (b"word " * 19 + b"\r\n") * 1100) == "5.3.4"


def test_no_sender_or_two_are_refused() -> None:
    for line in (b"", b"From: \r\n", b"From: a@practice.example, b@practice.example\r\n", b"From: <>\r\n"):
        assert fault_of(line + b"Subject: A matter\r\n\r\nwords\r\n") == "5.6.0"


def test_mail_that_goes_in_a_circle_is_refused() -> None:
    assert fault_of(b"Received: from a by b\r\n" * (MOST_RECEIVED + 1) + HEAD + b"\r\nwords\r\n") == "5.4.6"
    assert fault_of(HEAD + b"Bedside-Gate: 1\r\n\r\nwords\r\n") == "5.4.6"


def test_parts_without_number_or_end_are_refused_and_cost_little() -> None:
    parts = b"--x\r\n\r\na\r\n" * 5_000
    deep = b"".join(
        b"--%d\r\nContent-Type: multipart/mixed; boundary=%d\r\n\r\n" % (one, one + 1) for one in range(2_000)
    )

    assert (
        fault_of(HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + parts + b"--x--\r\n")
        == "5.6.0"
    )
    assert fault_of(HEAD + b"Content-Type: multipart/mixed; boundary=0\r\n\r\n" + deep) == "5.6.0"


def test_no_fault_repeats_a_word_of_the_message() -> None:
    with pytest.raises(MailFault) as caught:
        read_mail(HEAD + b"Content-Type: text/plain; charset=canary\r\n\r\ncanary\r\n")

    assert "canary" not in str(caught.value)
    assert "canary" not in repr(read(letter("canary", "canary")))
