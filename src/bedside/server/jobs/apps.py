"""Tells Django of the jobs."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The app of jobs."""

    name = "bedside.server.jobs"
    label = "jobs"
    verbose_name = "Jobs"
