"""A file of keys for a test, and one person's own server in place of an institution's."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.test import override_settings

from bedside.server.alone.views import BACKEND
from bedside.server.configuration import Mode
from bedside.server.sealing import own_key
from bedside.server.sealing_keys import Key, new_key


def write_keys(file: Path, *keys: Key) -> Path:
    """Write keys as an administrator does, in one step, readable by its owner alone."""
    made = file.with_name(f".{file.name}")
    made.touch(0o600)
    made.write_text("".join(f"{key.line}\n" for key in keys), encoding="ascii")
    return made.replace(file)


@contextmanager
def keys_from(file: Path | None) -> Iterator[None]:
    """Let the institution's server take its keys from a file, or have none."""
    with override_settings(CONFIGURATION=replace(settings.CONFIGURATION, sealing_keys_file=file)):
        yield


@contextmanager
def alone() -> Iterator[None]:
    """Let the server be one person's own, begun anew."""
    configuration = replace(settings.CONFIGURATION, mode=Mode.ALONE, sealing_keys_file=None)
    own_key.close()
    with override_settings(
        CONFIGURATION=configuration, AUTHENTICATION_BACKENDS=[BACKEND], LOGIN_URL="alone:closed"
    ):
        yield
    own_key.close()


def two_keys() -> tuple[Key, Key]:
    """Draw two keys."""
    return new_key(), new_key()
