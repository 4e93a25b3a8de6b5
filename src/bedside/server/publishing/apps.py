"""Tells Django of publishing."""

from django.apps import AppConfig


class PublishingConfig(AppConfig):
    """The app of publishing."""

    name = "bedside.server.publishing"
    label = "publishing"
    verbose_name = "Publishing"
