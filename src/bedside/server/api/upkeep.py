"""What the schedule runs for the tokens of programs."""

from django.utils import timezone

from bedside.server.api.tokens import note_run_out
from bedside.server.jobs.job import job


@job()
def note_tokens_that_have_run_out() -> None:
    """Tell the ledger of tokens whose time is over."""
    note_run_out(timezone.now())
