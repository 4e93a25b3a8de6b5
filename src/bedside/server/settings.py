"""Django's settings, made from the configuration; nothing here is set by hand on a server."""

import os
import secrets
from pathlib import Path

from csp.constants import NONE, SELF

from bedside.server.addresses import form_targets, mail_settings, sign_in_providers
from bedside.server.configuration import read_configuration
from bedside.server.databases import database
from bedside.server.logs import logging_without_content

CONFIGURATION = read_configuration(os.environ, Path.home())
HERE = Path(__file__).resolve().parent

# Without a key nothing that was signed outlives the process. `bedside serve` makes one at the first start.
SECRET_KEY, *SECRET_KEY_FALLBACKS = CONFIGURATION.secret_keys or (secrets.token_urlsafe(64),)
DEBUG = False
ALLOWED_HOSTS = list(CONFIGURATION.hosts)
ROOT_URLCONF = f"bedside.server.urls_{CONFIGURATION.mode}"
WSGI_APPLICATION = "bedside.server.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "bedside.server.ledger",
    "bedside.server.sealing",
    "bedside.server.people",
    "bedside.server.jobs",
    "bedside.server.backups",
    "bedside.server.policies",
    "bedside.server.numbers",
    "bedside.server.drafts",
    "bedside.server.kept",
    "bedside.server.disclosures",
    "bedside.server.publishing",
    "bedside.server.reviews",
    "bedside.server.authorizations",
    "bedside.server.contact",
    "bedside.server.api",
]

MIDDLEWARE = [
    "bedside.server.request_ids.NumberedRequests",
    "bedside.server.metrics.counting.Counting",
    "django.middleware.security.SecurityMiddleware",
    # Outside of whatever else may answer, so that no answer goes out without them.
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "bedside.server.api.answering.ForPrograms",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "bedside.server.people.idle.IdleSessions",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "bedside.server.people.guard.Guard",
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
STATIC_ROOT = None if CONFIGURATION.is_alone else CONFIGURATION.data_folder / "static"
# One person's server takes styles from where they were installed; an institution collects them once, with a hash in
# each name, so that browsers may keep them for good.
WHITENOISE_USE_FINDERS = CONFIGURATION.is_alone
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if CONFIGURATION.is_alone
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# What processes must agree on, such as how often somebody has tried to sign in, lies in the database.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if CONFIGURATION.is_alone
    else {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "shared_counts"}
}

# Jobs are made in the transaction of what causes them, and take numbers only.
TASKS = {"default": {"BACKEND": "bedside.server.jobs.backend.Jobs"}}

LOGGING = logging_without_content(as_json=not CONFIGURATION.is_alone)

# Where checks ask for the guidance that is in force.
GUIDANCE_IN_FORCE = "bedside.server.policies.in_force.guidance"
# What answers, by the SHA-256 of a picture, how the permission for it stands: called with the person, the fields of a
# draft and the day, it returns the fields. Empty: what the author says is taken.
STANDING_OF_PICTURES = "bedside.server.authorizations.resolving.with_standing"
# What knows whether a second reader approves exactly what a person would publish.
APPROVAL_OF = "bedside.server.reviews.approvals.is_approved"
# What knows the interests that go with a person's drafts; nothing where they are locked.
INTERESTS_OF = "bedside.server.disclosures.own.interests_of"

# Signing in. allauth does it; people/adapters.py says who may join.
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend"
    if CONFIGURATION.is_alone
    else "allauth.account.auth_backends.AuthenticationBackend"
]
LOGIN_URL = "alone:closed" if CONFIGURATION.is_alone else "account_login"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": name, "OPTIONS": options}
    for name, options in (
        ("django.contrib.auth.password_validation.MinimumLengthValidator", {"min_length": 12}),
        # Django's own list of common ones has 187 of twelve signs or more: these do what it is for.
        ("bedside.server.people.passwords.Leaked", {}),
        ("bedside.server.people.passwords.HouseWords", {}),
        (
            "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
            {"user_attributes": ("email", "name")},
        ),
    )
]
ACCOUNT_ADAPTER = "bedside.server.people.adapters.SignIn"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # seconds
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
# Of one person 5 wrong passwords in 5 minutes, of one address of the network 20 in a minute.
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "20/m/ip,5/300s/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(CONFIGURATION.is_behind_proxy)
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Bedside"
SOCIALACCOUNT_ADAPTER = "bedside.server.people.adapters.InstitutionSignIn"
SOCIALACCOUNT_AUTO_SIGNUP = True
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = sign_in_providers(CONFIGURATION.sign_in)

# Mail.
if CONFIGURATION.mail_url:
    for name, value in mail_settings(CONFIGURATION.mail_url).items():
        globals()[name] = value
else:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DEFAULT_FROM_EMAIL = CONFIGURATION.mail_from

# Sessions and cookies. Alone there is no TLS: the way from browser to server never leaves the machine.
IS_TLS = not CONFIGURATION.is_alone
PREFIX = "__Host-" if IS_TLS else ""
SESSION_COOKIE_NAME = f"{PREFIX}bedside-session"
SESSION_COOKIE_SECURE = IS_TLS
SESSION_COOKIE_AGE = CONFIGURATION.session_minutes * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = False
# An institution's own sign-in comes back from another site, which Strict would cut off.
SESSION_COOKIE_SAMESITE = "Lax" if IS_TLS else "Strict"
CSRF_COOKIE_NAME = f"{PREFIX}bedside-csrf"
CSRF_COOKIE_SECURE = IS_TLS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "bedside.server.errors.forged"
LANGUAGE_COOKIE_NAME = "bedside-language"
LANGUAGE_COOKIE_SECURE = IS_TLS
LANGUAGE_COOKIE_SAMESITE = "Strict"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Transport and headers.
SECURE_SSL_REDIRECT = IS_TLS
# Asked on the machine itself, past the proxy.
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CONFIGURATION.is_behind_proxy else None
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if IS_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_TLS
SECURE_HSTS_PRELOAD = False
# Whether browsers hold a hospital's whole domain to TLS before any visit is for its owner to say.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Bodies. Pictures come as files, which lie on disk only while they are read.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 20

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": form_targets(CONFIGURATION.sign_in),
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
