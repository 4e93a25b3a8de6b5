"""`bedside manage verify_ledger`: finds whatever was changed, removed, inserted or reordered."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from bedside.server.ledger.chain import Fault, Head, Wrong
from bedside.server.ledger.kept_heads import HeadFault, keep, read_head, read_heads, written
from bedside.server.ledger.models import Entry
from bedside.server.ledger.recording import head
from bedside.server.ledger.verifying import start, verify

SAYS = {
    Wrong.CHANGED: "entry {number}: it was changed after it was written, or is none of ours.",
    Wrong.BROKEN: "entry {number}: it does not follow the entry before it; one of the two was put in or exchanged.",
    Wrong.MISSING: "entries {number} to {through}: they are missing.",
    Wrong.OUT_OF_ORDER: "entry {number}: it stands in the wrong place.",
    Wrong.CUT_OFF: "entry {number}: it was there when its head was kept, and is missing at the end.",
    Wrong.NOT_THE_KEPT_ONE: "entry {number}: it is not the one that was there when its head was kept.",
    Wrong.NO_SEAL: "entry {number}: it and what is older is gone, and no entry tells of its removal by rule.",
    Wrong.UNGUARDED: "the database: the triggers that refuse changes are missing or switched off.",
}
WHAT_TO_DO = "Change nothing, take a copy of the database, and go on as docs/how-to/audit-the-ledger.md says."


class Command(BaseCommand):
    """Verifies the ledger."""

    help = "Find whatever was changed, removed, inserted or reordered in the ledger; exit code 1 where something was."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take heads that were kept: without one, nobody can know that the last entries are missing."""
        parser.add_argument(
            "--head",
            action="append",
            default=[],
            metavar="NUMBER:HASH",
            help="a head that was kept; can be repeated",
        )
        parser.add_argument(
            "--heads", type=Path, metavar="FILE", help="a file of heads that were kept, one a line"
        )
        parser.add_argument(
            "--keep",
            action="store_true",
            help="where all is well, add the head of today to the file of --heads",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Verify, and say where."""
        file: Path | None = options["heads"]
        if options["keep"] and file is None:
            raise CommandError("--keep: name the file with --heads FILE.", returncode=2)
        found = verify(_given(options["head"], file, is_begun=options["keep"]))
        if found:
            self.stderr.write("\n".join([*map(_said, found), WHAT_TO_DO]))
            sys.exit(1)
        last = head()
        if options["keep"] and file is not None and last.number:
            _keep(last, file)
        self.stdout.write(_whole(last))


def _given(heads: list[str], file: Path | None, *, is_begun: bool) -> tuple[Head, ...]:
    """Read the heads to compare with; only a file that this run may begin may be missing."""
    try:
        if is_begun and file is not None and not file.exists():
            file = None
        return (*map(read_head, heads), *(read_heads(file) if file else ()))
    except HeadFault as fault:
        raise CommandError(f"A kept head cannot be read: {fault}", returncode=2) from None
    except (OSError, UnicodeDecodeError):
        raise CommandError(
            "--heads: the file cannot be read. Look at its path and rights.", returncode=2
        ) from None


def _keep(last: Head, file: Path) -> None:
    try:
        keep(last, file)
    except OSError:
        raise CommandError(
            "--heads: the file cannot be written. Look at its path and rights.", returncode=2
        ) from None


def _said(fault: Fault) -> str:
    return SAYS[fault.wrong].format(number=fault.number, through=fault.through)


def _whole(last: Head) -> str:
    if not last.number:
        return "The ledger is whole: no entry yet."
    beginning = start().number
    before = f" Older ones, up to {beginning}, were removed by rule." if beginning else ""
    return f"The ledger is whole: {Entry.objects.count()} entries.{before}\nHead: {written(last)}"
