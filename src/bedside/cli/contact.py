"""`bedside contact`: whether and how an electronic contact with a patient may go ahead."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum

from bedside.cli import batch, reading
from bedside.cli.batch import LineError, Things
from bedside.cli.faults import CommandError
from bedside.cli.json_report import write_line
from bedside.cli.streams import as_utf8
from bedside.cli.terminal import Paper, paper_of, safe
from bedside.contact import Answer, Request, RequestFault, answer, read_request
from bedside.contact.conditions import sentence_of
from bedside.contact.request import Channel, Consent, Direction, Initiator, Relationship, Side, Urgency
from bedside.contact.table import Decision
from bedside.policy import load_guidance

REQUESTS = Things("requests", '{"id": "1", "channel": "email", "direction": "inbound", ...}')
# The sign stands beside the words so that nothing is told by colour alone.
LOOK = {
    Decision.ALLOW: ("✓ GO AHEAD", "bold green"),
    Decision.ALLOW_WITH_CONDITIONS: ("✓ GO AHEAD, IF", "bold green"),
    Decision.REDIRECT: ("➜ NOT HERE", "bold yellow"),
    Decision.REFUSE: ("■ NO", "bold red"),
}
MAY_GO = frozenset((Decision.ALLOW, Decision.ALLOW_WITH_CONDITIONS))
SOMETHING_ELSE = 1
INDENT = 2


def fill(parser: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    parser.description = (
        "Whether and how an electronic contact with a patient may go ahead, what to answer and what to file. "
        "Ends with 0 where it may, with 1 where it goes elsewhere or not at all, with 2 where nothing was decided."
    )
    parser.add_argument("words", nargs="*", metavar="MESSAGE", help="the message, or with --jsonl files")
    parser.add_argument(
        "--jsonl", action="store_true", help="read one request a line, write one answer a line"
    )
    parser.add_argument("--json", action="store_true", help="write the answer as JSON")
    reading.add_to(parser)
    group = parser.add_argument_group("who, where, with what agreement")
    _choice(group, "--channel", Channel)
    _choice(group, "--direction", Direction)
    _choice(group, "--from", Initiator, "initiator")
    _choice(group, "--account", Side)
    _choice(group, "--relationship", Relationship)
    _choice(group, "--email-consent", Consent)
    _choice(group, "--sms-consent", Consent)
    _choice(group, "--photo-consent", Consent)
    _choice(group, "--urgency", Urgency)
    group.add_argument("--age", type=int, metavar="YEARS", help="the patient's")
    group.add_argument("--minor", action="store_true", help="the patient is a minor")
    group.add_argument("--proxy", action="store_true", help="a parent or agent with authority on file writes")
    group.add_argument("--encrypted", action="store_true", help="the way is encrypted")
    parser.set_defaults(run=run)


def _choice(group: argparse._ArgumentGroup, name: str, choices: type[StrEnum], dest: str = "") -> None:
    group.add_argument(name, metavar="ONE", help=", ".join(choices), dest=dest or None)


def run(options: argparse.Namespace) -> int:
    """Print the answer to a request, or to each of many."""
    if options.jsonl:
        return _lines(options)
    given = answer(_asked(options), reading.reader_of(options))
    out = as_utf8(sys.stdout)
    if options.json:
        write_line(given.to_json(), out)
    else:
        paper = paper_of(sys.stdout)
        for line in _page(given, paper):
            paper.write(line, sys.stdout)
    return 0 if given.decision in MAY_GO else SOMETHING_ELSE


def _lines(options: argparse.Namespace) -> int:
    decided: list[bool] = []
    reader = reading.reader_of(options)

    def answered(request: Request) -> Mapping[str, object]:
        given = answer(request, reader)
        decided[:] = [all((*decided, given.decision in MAY_GO))]
        return given.to_json()

    done = batch.answer_lines(options.words, _request, answered, as_utf8(sys.stdout), REQUESTS)
    return done or (0 if all(decided) else SOMETHING_ELSE)


def _request(line: bytes) -> Request:
    try:
        return read_request(batch.fields_of(line))
    except RequestFault as fault:
        raise LineError("; ".join(fault.faults)) from None


def _asked(options: argparse.Namespace) -> Request:
    consent = {"email": options.email_consent, "sms": options.sms_consent, "photo": options.photo_consent}
    fields = {
        "channel": options.channel,
        "direction": options.direction,
        "initiator": options.initiator,
        "account": options.account,
        "relationship": options.relationship,
        "consent": consent,
        "patient": {"age": options.age, "minor": options.minor, "proxy": options.proxy},
        "content": " ".join(options.words),
        "urgency": options.urgency,
        "encrypted": options.encrypted,
    }
    try:
        return read_request(fields)
    except RequestFault as fault:
        raise CommandError(
            *(f"--{_option(line)}" for line in fault.faults), "  See: bedside contact --help"
        ) from None


def _option(fault: str) -> str:
    """Return a fault with the option's name in the place of the field's."""
    place, colon, rest = fault.partition(":")
    first, _, last = place.partition(".")
    name = f"{last}-consent" if first == "consent" else last or first
    return f"{'from' if name == 'initiator' else name}{colon}{rest}"


def _page(given: Answer, paper: Paper) -> Iterator[str]:
    words, style = LOOK[given.decision]
    yield from paper.paragraph(f"{paper.styled(words, style)}  {given.why}")
    for condition in given.conditions:
        yield from paper.paragraph(sentence_of(condition), label=" •", indent=INDENT + 1)
    if given.reply.words:
        yield ""
        yield paper.styled("Words to send", "bold")
        yield from paper.paragraph(safe(given.reply.words), indent=INDENT)
    if given.note:
        yield ""
        yield paper.styled("For the record", "bold")
        yield from paper.paragraph(given.note, indent=INDENT)
    yield ""
    guidance = load_guidance()
    sources = [guidance.find(clause) for clause in given.clauses]
    yield from paper.paragraph(
        "By: "
        + "; ".join(f"{clause.title} ({clause.id})" for clause in sources if clause)
        + ". More: bedside explain CLAUSE"
    )
