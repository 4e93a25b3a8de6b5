"""What Django and allauth ask of a mail server and of an institution's sign-in, made from their addresses."""

from typing import Any
from urllib.parse import unquote, urlsplit

from bedside.server.configuration import InstitutionSignIn

PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}
SECONDS_TO_ANSWER = 10


def mail_settings(url: str) -> dict[str, Any]:
    """Return Django's settings for a mail server."""
    parts = urlsplit(url)
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "",
        "EMAIL_PORT": parts.port or PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp+starttls",
        "EMAIL_TIMEOUT": SECONDS_TO_ANSWER,
    }


def sign_in_providers(sign_in: InstitutionSignIn | None) -> dict[str, Any]:
    """Return allauth's settings for the institution's own sign-in."""
    if sign_in is None:
        return {}
    app = {
        "provider_id": "institution",
        "name": sign_in.name,
        "client_id": sign_in.client,
        "secret": sign_in.secret,
        "settings": {"server_url": sign_in.server, "oauth_pkce_enabled": True},
    }
    # The institution vouches for the addresses of its own people.
    return {"openid_connect": {"APPS": [app], "EMAIL_AUTHENTICATION": True, "VERIFIED_EMAIL": True}}


def form_targets(sign_in: InstitutionSignIn | None) -> list[str]:
    """Return where forms may lead: here, and by a redirect to the institution's sign-in."""
    own = ["'self'"]
    return own if sign_in is None else [*own, "https://" + urlsplit(sign_in.server).netloc]
