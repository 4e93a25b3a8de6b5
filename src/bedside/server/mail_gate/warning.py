"""Adds the warning about unencrypted mail to every text of a message that is shown, and leaves the rest as it is."""

import re
from copy import deepcopy
from email.message import EmailMessage
from html import escape

from bedside.server.mail_gate.reading import MailFault, shown_texts, words_of

# What describes a part and is lost where its text is set anew.
KEPT = ("Content-ID", "Content-Disposition", "Content-Language", "Content-Location", "Content-Description")
_END_OF_PAGE = re.compile(r"</body\s*>|</html\s*>", re.IGNORECASE)


def with_warning(message: EmailMessage, warning: str) -> EmailMessage:
    """Return the message with the warning at the end of its text and of its page.

    Raises:
        MailFault: there is no text to which it could be added.
    """
    warned = deepcopy(message)
    parts = list(shown_texts(warned))
    if not parts:
        raise MailFault(
            "5.7.1", "It has no text to which the warning about unencrypted mail could be added. Add a line."
        )
    for kind in ("plain", "html"):
        ofkind = [part for part in parts if part.get_content_subtype() == kind]
        if ofkind:
            _add(ofkind[-1], kind, warning)
    return warned


def _add(part: EmailMessage, kind: str, warning: str) -> None:
    text = words_of(part)
    added = _on_a_page(text, warning) if kind == "html" else f"{text.rstrip()}\n\n----\n{warning}\n"
    described = [(name, part[name]) for name in KEPT if name in part]
    part.set_content(added, subtype=kind, charset="utf-8", cte="quoted-printable")
    for name, value in described:
        del part[name]
        part[name] = value


def _on_a_page(page: str, warning: str) -> str:
    found = _END_OF_PAGE.search(page)
    place = found.start() if found else len(page)
    return f"{page[:place]}<hr><p>{escape(warning)}</p>\n{page[place:]}"
