"""Tells Django of authorizations."""

from django.apps import AppConfig


class AuthorizationsConfig(AppConfig):
    """The app of authorizations."""

    name = "bedside.server.authorizations"
    label = "authorizations"
    verbose_name = "Authorizations"
