"""Tells Django of the guidance."""

from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    """The app of the institution's guidance."""

    name = "bedside.server.policies"
    label = "policies"
    verbose_name = "Guidance"
