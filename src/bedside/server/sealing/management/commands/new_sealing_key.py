"""`bedside manage new_sealing_key`: puts a new key before the others."""

import os
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from bedside.server.sealing import own_key
from bedside.server.sealing.faults import Locked
from bedside.server.sealing_keys import Key, KeysFault, fault_of_place, keys_in, new_key

SETTING = "BEDSIDE_SEALING_KEYS_FILE"


class Command(BaseCommand):
    """Makes a key."""

    help = "Make a new key; from then on it seals, and the older ones still open."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, for the first time, or that the key is only shown."""
        parser.add_argument("--file", type=Path, help=f"the file of keys; else the one that {SETTING} names")
        parser.add_argument(
            "--show", action="store_true", help="print a new key for a store of secrets, and write nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it into the file or into the system's keyring."""
        if options["show"]:
            self.stdout.write(new_key().line)
            return
        if settings.CONFIGURATION.is_alone:
            self._into_keyring()
            return
        file = options["file"] or settings.CONFIGURATION.sealing_keys_file
        if file is None:
            raise CommandError(f"No file is named. Set {SETTING}, or say --file FILE.")
        try:
            count = len(_put_first(file, new_key()))
        except KeysFault as fault:
            raise CommandError(f"{file}: {fault}") from None
        except OSError as error:
            raise CommandError(
                f"{file}: it cannot be written ({error.strerror}). Use --show, and put the line there first."
            ) from None
        self.stdout.write(
            f"{file}: {count} keys, the first is new and seals from now on. Next: bedside manage reseal"
        )

    def _into_keyring(self) -> None:
        try:
            count = len(own_key.add_key())
        except Locked:
            raise CommandError(
                "The key is not in a keyring of this system: a key that is made of a passphrase stays as it is."
            ) from None
        self.stdout.write(f"{count} keys, the first is new. Start Bedside anew, then: bedside manage reseal")


def _put_first(file: Path, key: Key) -> tuple[Key, ...]:
    """Write the file anew in one step, so that a process that reads it meanwhile sees the old or the new one whole."""
    fault = fault_of_place(file, settings.CONFIGURATION.database_folders)
    if fault:
        raise KeysFault(fault)
    wanted = (key, *(keys_in(file) if file.exists() else ()))
    descriptor, made = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as opened:
            opened.write("".join(f"{one.line}\n" for one in wanted))
            opened.flush()
            os.fsync(opened.fileno())
        _as_before(Path(made), file)
        Path(made).replace(file)
    except BaseException:
        Path(made).unlink(missing_ok=True)
        raise
    return wanted


def _as_before(made: Path, file: Path) -> None:
    """Give the new file the owner and the rights of the one it follows, so that the server can read it."""
    if file.exists() and os.name == "posix":
        before = file.stat()
        os.chown(made, before.st_uid, before.st_gid)
        made.chmod(before.st_mode & 0o770)
