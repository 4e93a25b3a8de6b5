"""Tells Django of the page for drafts."""

from django.apps import AppConfig


class DraftsConfig(AppConfig):
    """The app of drafts."""

    name = "bedside.server.drafts"
    label = "server_drafts"
    verbose_name = "Drafts"
