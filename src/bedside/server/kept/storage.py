"""What to say when the database could not take what was to be kept: the author's words stay on the page."""

import sqlite3

from django.db import Error
from django.utils.translation import gettext as _

from bedside.server.errors import Problem

# PostgreSQL, appendix A: class 53, insufficient resources.
FULL_STATES = ("53100",)


def storage_problem(error: Error) -> Problem:
    """Return the problem in words; what the database itself said may hold values."""
    if _is_full(error):
        return Problem(
            507,
            _("Not kept: there is no room left where Bedside keeps drafts."),
            "database",
            _(
                "Your words are still on this page. Copy them, and tell who runs Bedside; or delete kept drafts."
            ),
        )
    return Problem(
        503,
        _("Not kept: the database is busy or does not answer."),
        "database",
        _("Your words are still on this page. Wait a little, then press Keep again."),
    )


def _is_full(error: Error) -> bool:
    cause = error.__cause__
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", None) == sqlite3.SQLITE_FULL
    return getattr(cause, "sqlstate", None) in FULL_STATES
