"""Tells Django of the backups, which have commands and no tables."""

from django.apps import AppConfig


class BackupsConfig(AppConfig):
    """The app of backups."""

    name = "bedside.server.backups"
    label = "backups"
    verbose_name = "Backups"
