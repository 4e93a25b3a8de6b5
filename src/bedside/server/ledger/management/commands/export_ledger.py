"""`bedside manage export_ledger FILE`: writes the ledger out for an auditor."""

import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from bedside.server.ledger.acts import LedgerExported
from bedside.server.ledger.exporting import lines
from bedside.server.ledger.kept_heads import written
from bedside.server.ledger.models import Entry
from bedside.server.ledger.recording import head, record
from bedside.server.ledger.values import FileForm, Machine, Whole
from bedside.server.ledger.verifying import links

OWNER_ONLY = 0o600
BY_ENDING = {".jsonl": FileForm.JSON_LINES, ".csv": FileForm.CSV}


class Command(BaseCommand):
    """Writes the ledger out."""

    help = "Write the whole ledger into FILE, as JSON Lines (.jsonl) or as a table (.csv), with its hashes."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file; its ending says in which form."""
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        """Note the export, then write everything, the note too."""
        file: Path = options["file"]
        form = BY_ENDING.get(file.suffix)
        if form is None:
            raise CommandError("FILE: name one that ends in .jsonl or .csv.", returncode=2)
        try:
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
        except OSError as error:
            raise CommandError(
                f"FILE: it cannot be made ({error.strerror}). Name a new file.", returncode=2
            ) from None
        with transaction.atomic():
            rows = Entry.objects.count()
            record(LedgerExported(Whole.LEDGER, form, rows, is_whole=True), Machine.HOST, timezone.now())
        with os.fdopen(descriptor, "w", encoding="ascii", newline="") as opened:
            opened.writelines(lines(links(), form))
        self.stdout.write(f"{file}: written. Head: {written(head())}")
