"""Tells Django of the people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """The app of people."""

    name = "bedside.server.people"
    label = "people"
    verbose_name = "People"
