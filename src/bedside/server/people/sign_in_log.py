"""Notes sign-ins in the log, where an attack would show; by a person's number, never by name or address."""

import logging
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.http import HttpRequest

from bedside.server.people.models import Person

log = logging.getLogger(__name__)


def listen() -> None:
    """Note what Django and allauth tell."""
    user_logged_in.connect(signed_in, dispatch_uid="log-signed-in")
    user_logged_out.connect(signed_out, dispatch_uid="log-signed-out")
    user_login_failed.connect(failed, dispatch_uid="log-sign-in-failed")


def signed_in(sender: object, request: HttpRequest | None, user: Person, **more: Any) -> None:
    """Note that somebody signed in."""
    log.info("Person %d signed in.", user.pk)


def signed_out(sender: object, request: HttpRequest | None, user: Person | None, **more: Any) -> None:
    """Note that somebody signed out."""
    if user is not None:
        log.info("Person %d signed out.", user.pk)


def failed(sender: object, **more: Any) -> None:
    """Note that somebody did not get in; what they typed may be a password in the wrong field."""
    log.warning("A sign-in failed.")
