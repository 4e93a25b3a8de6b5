"""Tells Django of the gate for electronic contact."""

from django.apps import AppConfig


class ContactConfig(AppConfig):
    """The app of the gate."""

    name = "bedside.server.contact"
    label = "contact"
    verbose_name = "Contact"
