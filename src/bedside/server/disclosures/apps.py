"""Tells Django of own interests."""

from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    """The app of own interests."""

    name = "bedside.server.disclosures"
    label = "disclosures"
    verbose_name = "Own interests"
