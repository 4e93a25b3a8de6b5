"""Tells Django of the people."""

from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The app of people."""

    name = "bedside.server.people"
    label = "people"
    verbose_name = "People"

    def ready(self) -> None:
        """Begin to note sign-ins; models can be imported only now."""
        import_module("bedside.server.people.sign_in_log").listen()
