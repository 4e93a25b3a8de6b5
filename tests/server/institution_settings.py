"""The settings of an institution's server, as the tests run it: on SQLite, or on the database that is named."""

import os
import tempfile
from importlib import import_module
from pathlib import Path
from unittest import mock

from bedside.server.sealing_keys import Key

DATABASE = (
    os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{tempfile.gettempdir()}/bedside-tests/bedside.sqlite3"
)
# A key that seals nothing of value, in a folder of its own.
KEYS = Path(tempfile.gettempdir()) / "bedside-tests-keys" / "sealing-keys"
KEYS.parent.mkdir(mode=0o700, exist_ok=True)
if not KEYS.exists():
    KEYS.touch(0o600)
    KEYS.write_text(Key(bytes(range(32))).line + "\n", encoding="ascii")
ENVIRONMENT = {
    "BEDSIDE_MODE": "institution",
    "BEDSIDE_DATA": str(Path(tempfile.gettempdir()) / "bedside-tests"),
    "DATABASE_URL": DATABASE,
    "BEDSIDE_SECRET_KEY": "a key of the tests alone, which signs nothing of value 0123456789",
    "BEDSIDE_SEALING_KEYS_FILE": str(KEYS),
    "BEDSIDE_HOSTS": "bedside.hospital.example",
    "BEDSIDE_BEHIND_PROXY": "yes",
}

with mock.patch.dict(os.environ, ENVIRONMENT):
    shipped = import_module("bedside.server.settings")

globals().update({name: value for name, value in vars(shipped).items() if name.isupper()})

# Only what would cost time and proves nothing here; everything else is as shipped.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = None
