"""The shipped settings, with less patience for a lock and a limit to the size of the file, where a test sets one."""

import os
from importlib import import_module

shipped = import_module("bedside.server.settings")
globals().update({name: value for name, value in vars(shipped).items() if name.isupper()})

options = shipped.DATABASES["default"]["OPTIONS"]
if "timeout" in options:
    pages = os.environ.get("MOST_PAGES", "")
    limit = f" PRAGMA max_page_count={pages};" if pages else ""
    hasty = options | {"timeout": 0.3, "init_command": options["init_command"] + limit}
else:
    hasty = options | {"options": "-c lock_timeout=300ms"}
DATABASES = {"default": shipped.DATABASES["default"] | {"OPTIONS": hasty}}
