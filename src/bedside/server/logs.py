"""Log lines without content: what went wrong and where, never a path, a message or a value."""

import json
import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bedside.server.request_ids import ATTRIBUTE, request_id

OWN = "bedside"


class WithoutContent(logging.Formatter):
    """Writes where a line comes from; only our own lines, which hold no content, are written out."""

    def format(self, record: logging.LogRecord) -> str:
        """Return time, weight, source, and of a request its number, its status and the name of its address."""
        return " ".join(parts_of(record).values())


class AsJson(logging.Formatter):
    """The same as JSON, one object a line, for whatever collects logs."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the parts by name."""
        return json.dumps(parts_of(record), ensure_ascii=False)


def parts_of(record: logging.LogRecord) -> dict[str, str]:
    """Return what a line may say; what is not there is left out."""
    request = getattr(record, "request", None)
    match = getattr(request, "resolver_match", None)
    parts = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "logger": record.name,
        "source": f"{record.filename}:{record.lineno}",
        "said": record.getMessage() if record.name.partition(".")[0] == OWN else "",
        "status": str(getattr(record, "status_code", "")),
        "address": getattr(match, "view_name", None) or "",
        "request": getattr(request, ATTRIBUTE, "") or request_id(),
        "error": _error(record),
    }
    return {name: part for name, part in parts.items() if part}


def _error(record: logging.LogRecord) -> str:
    if not record.exc_info or not record.exc_info[0]:
        return ""
    return f"{record.exc_info[0].__name__} at {_place(record.exc_info[2])}"


def _place(at: Any) -> str:
    """Return where an exception was raised; its message may hold a draft's words."""
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    return f"{Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at else "an unknown place"


def logging_without_content(*, as_json: bool = False) -> dict[str, Any]:
    """Return the set-up of logging: warnings and worse to standard error, our own notices too."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"plain": {"()": f"{__name__}.WithoutContent"}, "json": {"()": f"{__name__}.AsJson"}},
        "handlers": {
            "error-stream": {"class": "logging.StreamHandler", "formatter": "json" if as_json else "plain"}
        },
        "root": {"handlers": ["error-stream"], "level": "WARNING"},
        # Django brings handlers of its own, which would write paths and messages.
        "loggers": {
            name: {"handlers": [], "level": level, "propagate": True}
            for name, level in (("django", "WARNING"), ("django.server", "WARNING"), (OWN, "INFO"))
        },
    }
