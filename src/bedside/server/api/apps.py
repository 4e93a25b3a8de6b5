"""Tells Django of the tokens and of the interface for programs."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The app of what programs ask."""

    name = "bedside.server.api"
    label = "api"
    verbose_name = "Programs"
