"""Django's settings, made from the configuration; nothing here is set by hand on a server."""

import os
import secrets
from pathlib import Path

from bedside.server.configuration import read_configuration
from bedside.server.databases import database
from bedside.server.logs import logging_without_content

CONFIGURATION = read_configuration(os.environ, Path.home())
HERE = Path(__file__).resolve().parent

# Without a key nothing that was signed outlives the process. `bedside serve` makes one at the first start.
SECRET_KEY, *SECRET_KEY_FALLBACKS = CONFIGURATION.secret_keys or (secrets.token_urlsafe(64),)
DEBUG = False
ALLOWED_HOSTS = list(CONFIGURATION.hosts)
ROOT_URLCONF = "bedside.server.urls"
WSGI_APPLICATION = "bedside.server.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "bedside.server.people",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {"default": database(CONFIGURATION.database_url, CONFIGURATION.data_folder)}
AUTH_USER_MODEL = "people.Person"

LANGUAGE_CODE = CONFIGURATION.language
LANGUAGES = [("en", "English"), ("es", "Español")]
LOCALE_PATHS = [HERE / "locale"]
TIME_ZONE = CONFIGURATION.time_zone
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [HERE / "static"]
STATIC_ROOT = CONFIGURATION.data_folder / "static"
WHITENOISE_USE_FINDERS = CONFIGURATION.is_alone

LOGGING = logging_without_content()

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", "blob:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}
