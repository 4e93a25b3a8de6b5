"""Tells Django of the numbers."""

from django.apps import AppConfig


class NumbersConfig(AppConfig):
    """The app of the numbers."""

    name = "bedside.server.numbers"
    label = "numbers"
    verbose_name = "Numbers"
