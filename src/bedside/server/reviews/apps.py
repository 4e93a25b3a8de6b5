"""Tells Django of the second reader."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """The app of the second reader."""

    name = "bedside.server.reviews"
    label = "reviews"
    verbose_name = "Second reader"
