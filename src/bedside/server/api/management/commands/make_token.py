"""`bedside manage make_token NAME`: a token for a program on one's own machine."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from bedside.server.api.scopes import Scope
from bedside.server.api.tokens import DAYS, TokenFault, Wanted, make_token, only_scopes
from bedside.server.people.one_time_link import the_one_person


class Command(BaseCommand):
    """Makes a token."""

    help = "Alone: make a token for a program; it is printed once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what the token is called, what it is for, and for how long."""
        names = [scope.value for scope in Scope]
        parser.add_argument("name", metavar="NAME", help="which program will use it")
        parser.add_argument(
            "--scope",
            action="append",
            choices=names,
            help="what it is for; may be given again (usual: all)",
        )
        parser.add_argument("--days", type=int, default=DAYS[-1], help="how long it works, a year at most")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the token and print it, alone on standard output."""
        if not settings.CONFIGURATION.is_alone:
            raise CommandError("In an institution people make their own tokens, on the page Tokens.")
        scopes = only_scopes(options["scope"] or [scope.value for scope in Scope])
        try:
            wanted = Wanted(options["name"][:60], scopes, options["days"])
            made, secret = make_token(the_one_person(), wanted, timezone.now())
        except TokenFault as fault:
            raise CommandError(str(fault)) from None
        self.stderr.write(f"It works until {made.until:%Y-%m-%d}, and is shown this once:")
        self.stdout.write(secret)
