"""`bedside manage first_administrator EMAIL`: makes the one person who can invite the others."""

import getpass
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from bedside.server.people.inviting import InvitationFault, first_administrator


class Command(BaseCommand):
    """Makes the first administrator."""

    help = "Make the first administrator; asks for the password on the terminal."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address; a password never stands on a command line."""
        parser.add_argument("email", metavar="EMAIL")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask for the password twice and make the person."""
        if settings.CONFIGURATION.is_alone:
            raise CommandError("Alone, there are no administrators. Set BEDSIDE_MODE=institution first.")
        try:
            person = first_administrator(options["email"], _asked(), timezone.now())
        except InvitationFault as fault:
            raise CommandError(str(fault)) from None
        self.stdout.write(
            f"{person.email} is the administrator. After signing in, a second factor is set up first."
        )


def _asked() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("Password: ")
    if password != getpass.getpass("Once more: "):
        raise CommandError("The two are not the same. Try again.")
    return password
