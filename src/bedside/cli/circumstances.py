"""The options that say where a draft goes and what goes with it, turned into a draft."""

import argparse
from pathlib import Path

from bedside.cli.faults import CommandError
from bedside.cli.inputs import Given
from bedside.drafts import Account, Audience, Authorization, Draft, DraftFault, Kind, read_draft


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
    group.add_argument(
        "--interest", metavar="MAKER|PRODUCT|KIND", action="append", default=[], help="a tie of yours"
    )


def draft_of(given: Given, options: argparse.Namespace) -> Draft:
    """Return the draft of a text in the circumstances that the options say.

    Raises:
        CommandError: an option says something that no draft can have; all such are named at once.
    """
    fields: dict[str, object] = {"id": given.name, "text": given.text}
    for key in ("kind", "account", "audience", "platform", "in_reply_to"):
        if getattr(options, key) is not None:
            fields[key] = getattr(options, key)
    author = {key: getattr(options, key) for key in ("role", "specialty", "state") if getattr(options, key)}
    fields |= {"author": author} if author else {}
    fields["attachments"] = _attachments(options)
    fields["interests"] = [_interest(row) for row in options.interest]
    try:
        return read_draft(fields)
    except DraftFault as fault:
        raise CommandError(*(f"{given.name}: {line}" for line in fault.faults)) from None


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
    if not Path(path).is_file():
        raise CommandError(
            f"{path}: there is no such picture.", "  Give the path of a picture that exists with --photo."
        )
    return path


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
