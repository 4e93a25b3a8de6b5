"""Letters to a sender: why something was held or not delivered, and what to do; never a word of the message itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from django.conf import settings

from bedside.authorizations import Language
from bedside.server.mail_gate.courier import EXPIRED
from bedside.server.mail_gate.deciding import Outcome
from bedside.server.mail_gate.reading import OWN_MARK
from bedside.server.mail_gate.wording import in_language, say


@dataclass(frozen=True, slots=True)
class About:
    """Which message a notice is about."""

    id: str
    sender: str
    when: datetime
    host: str


def held(about: About, outcomes: Sequence[Outcome]) -> EmailMessage:
    """Tell for whom a message was held, why, and what to do."""
    kept = [one for one in outcomes if one.held]
    lines = [say("held", sent=len(outcomes) - len(kept), all=len(outcomes)), ""]
    for one in kept:
        lines += [
            f"- {one.address}",
            *(f"  {line}" for line in _reasons(one, settings.CONFIGURATION.language)),
            "",
        ]
    return _notice(about, "subject-held", lines)


def to_file(about: About, addresses: Iterable[str]) -> EmailMessage:
    """Remind of filing what was sent."""
    return _notice(about, "subject-file", [say("file"), "", *(f"- {one}" for one in addresses), ""])


def refused(about: About, answers: Iterable[tuple[str, str]], days: int) -> EmailMessage:
    """Tell to whom a message could not be delivered; an answer is a number of the mail server's."""
    lines = [say("refused"), ""]
    for address, code in answers:
        said = say("expired", days=days) if code == EXPIRED else say("said", code=code)
        lines.append(f"- {address}: {said}")
    return _notice(about, "subject-refused", [*lines, ""])


def reasons_in_english(outcomes: Iterable[Outcome]) -> list[str]:
    """Return why and what to do for what was held, each once, for an answer in the language of programs."""
    return list(dict.fromkeys(line for one in outcomes for line in _reasons(one, "en")))


def _reasons(outcome: Outcome, language: str) -> list[str]:
    held = outcome.held
    if held is None:
        return []
    why = in_language(held.why, language)
    if held.on_file is not None:
        why = f"{why} {held.on_file.sentence(Language(language))}"
    told = [say("why", language, why=why)]
    if held.todo:
        told.append(say("todo", language, todo=" ".join(in_language(one, language) for one in held.todo)))
    if held.instead:
        told.append(say("instead", language, words=held.instead))
    return told


def _notice(about: About, subject: str, lines: Sequence[str]) -> EmailMessage:
    """Make a letter that no machine answers (RFC 3834)."""
    made = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    made["From"] = f"Bedside <{settings.CONFIGURATION.mail_from}>"
    made["To"] = about.sender
    made["Subject"] = say(subject)
    made["Date"] = format_datetime(about.when.astimezone(UTC))
    made["Message-ID"] = f"<{about.id}.{subject}@{about.host}>"
    made["Auto-Submitted"] = "auto-replied"
    made[OWN_MARK] = f"{about.id}"
    ending = say("ids", id=about.id[:12], when=format_datetime(about.when.astimezone(UTC)))
    made.set_content("\n".join([*lines, ending, ""]), charset="utf-8", cte="quoted-printable")
    return made
