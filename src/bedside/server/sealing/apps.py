"""Tells Django of sealing."""

from django.apps import AppConfig


class SealingConfig(AppConfig):
    """The app of sealing."""

    name = "bedside.server.sealing"
    label = "sealing"
    verbose_name = "Sealing"
