"""The options that say where a draft goes and what goes with it, as the fields of a draft."""

import argparse
import re
from collections.abc import Mapping
from pathlib import Path

from bedside.cli.faults import CommandError
from bedside.cli.inputs import Given, read_all, shown_name
from bedside.drafts import Account, Audience, Authorization, Draft, DraftFault, Kind, read_draft

Fields = Mapping[str, object]

_OWN = ("kind", "account", "audience", "platform", "in_reply_to")
_AUTHOR = ("role", "specialty", "state", "name", "affiliations", "credentials")
# The way from a field that is wrong to the option that gave it.
_PLACE = re.compile(r"^(?:\w+(?:\[\d+\])?\.)*(\w+)(?:\[\d+\])?:")
_OPTIONS = {"affiliations": "affiliation", "path": "photo", "maker": "interest", "product": "interest"}
# Something to hold the circumstances against before any draft is read.
_ANY_WORDS = "Words."


def add_to(parser: argparse.ArgumentParser) -> None:
    """Add the options to a command."""
    group = parser.add_argument_group("where it goes, and what goes with it")
    group.add_argument("--kind", metavar="KIND", help=_one_of(Kind))
    group.add_argument("--account", metavar="ACCOUNT", help=_one_of(Account))
    group.add_argument("--audience", metavar="AUDIENCE", help=_one_of(Audience))
    group.add_argument("--platform", metavar="NAME", help="x, bluesky, mastodon, instagram, linkedin ...")
    group.add_argument("--in-reply-to", metavar="TEXT", help="the post, message or review that it answers")
    group.add_argument(
        "--photo", metavar="FILE", action="append", default=[], help="a picture that goes with it"
    )
    group.add_argument("--shows", metavar="TEXT", action="append", default=[], help="what a picture shows")
    group.add_argument(
        "--authorization", metavar="STANDING", help=_one_of(Authorization) + " (for the pictures)"
    )
    group.add_argument("--role", help="yours: attending, resident, student, staff")
    group.add_argument("--specialty", help="yours")
    group.add_argument("--state", help="where you work, two letters")
    group.add_argument("--name", help="yours, as it stands on the account")
    group.add_argument(
        "--affiliation", dest="affiliations", metavar="EMPLOYER", action="append", help="whom you work for"
    )
    group.add_argument(
        "--credentials", metavar="DEGREE", action="append", help="what you hold: MD, DO, RN ..."
    )
    group.add_argument(
        "--interest", metavar="MAKER|PRODUCT|KIND", action="append", default=[], help="a tie of yours"
    )


def fields_of(options: argparse.Namespace) -> Fields:
    """Return the fields of a draft that the options say.

    Raises:
        CommandError: an option says something that no draft can have; all such are named at once.
    """
    fields: dict[str, object] = _said(options, _OWN)
    author = _said(options, _AUTHOR)
    if author:
        fields["author"] = author
    if options.photo or options.shows:
        fields["attachments"] = _attachments(options)
    if options.interest:
        fields["interests"] = [_interest(row) for row in options.interest]
    try:
        read_draft({"text": _ANY_WORDS, **fields})
    except DraftFault as fault:
        raise CommandError(*(_by_option(line) for line in fault.faults)) from None
    return fields


def read_drafts(options: argparse.Namespace) -> tuple[list[tuple[Draft, Path | None]], list[CommandError]]:
    """Return the drafts that the options name, each with its file, and what is wrong with the others.

    Raises:
        CommandError: an option about all of them is wrong.
    """
    fields = fields_of(options)
    given, unread = read_all(options.drafts, options.text)
    drafts, faults = [], list(unread)
    for one in given:
        try:
            drafts.append((draft_of(one, fields), one.path))
        except CommandError as fault:
            faults.append(fault)
    return drafts, faults


def draft_of(given: Given, fields: Fields) -> Draft:
    """Return the draft of a text in its circumstances.

    Raises:
        CommandError: the text cannot be a draft.
    """
    try:
        return read_draft({**fields, "id": given.name, "text": given.text})
    except DraftFault as fault:
        raise CommandError(*(f"{given.name}, {line}" for line in fault.faults)) from None


def _said(options: argparse.Namespace, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(options, name) for name in names if getattr(options, name) is not None}


def _by_option(fault: str) -> str:
    found = _PLACE.match(fault)
    if found is None:
        return fault
    option = _OPTIONS.get(found[1], found[1]).replace("_", "-")
    return f"--{option}:{fault[found.end() :]}"


def _attachments(options: argparse.Namespace) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for index in range(max(len(options.photo), len(options.shows))):
        row = {"type": "photo"}
        if index < len(options.photo):
            row["path"] = _existing(options.photo[index])
        if index < len(options.shows):
            row["shows"] = options.shows[index]
        if options.authorization is not None:
            row["authorization"] = options.authorization
        rows.append(row)
    return rows


def _existing(path: str) -> str:
    try:
        is_there = Path(path).is_file()
    except (OSError, ValueError):
        is_there = False
    if not is_there:
        raise CommandError(
            f"--photo {shown_name(path)}: there is no such picture.",
            "  Give the path of a picture that exists.",
        )
    return shown_name(path)


def _interest(row: str) -> dict[str, str]:
    parts = [part.strip() for part in row.split("|")]
    if len(parts) != 3:
        raise CommandError(
            "--interest: three parts are needed, with | between them.",
            '  For example: --interest "Corvessa Medical|Corvessa patch|speaker fee"',
        )
    return dict(zip(("maker", "product", "kind"), parts, strict=True))


def _one_of(names: type[Kind] | type[Account] | type[Audience] | type[Authorization]) -> str:
    return ", ".join(name.value for name in names)
