"""Tells Django of the ledger."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The app of the ledger."""

    name = "bedside.server.ledger"
    label = "ledger"
    verbose_name = "Ledger"
