"""Tells Django of kept drafts."""

from django.apps import AppConfig


class KeptConfig(AppConfig):
    """The app of kept drafts."""

    name = "bedside.server.kept"
    label = "kept"
    verbose_name = "Kept drafts"
