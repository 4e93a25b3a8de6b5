"""Log lines without content: what went wrong and where, never a path, a message or a value."""

import logging
from pathlib import Path
from typing import Any

OWN = "bedside"


class WithoutContent(logging.Formatter):
    """Writes where a line comes from; only our own lines, which hold no content, are written out."""

    def format(self, record: logging.LogRecord) -> str:
        """Return time, weight, source, and of a request its status and the name of its address."""
        source = f"{record.filename}:{record.lineno}"
        said = [self.formatTime(record), record.levelname, record.name, source]
        if record.name.partition(".")[0] == OWN:
            said.append(record.getMessage())
        request = getattr(record, "request", None)
        match = getattr(request, "resolver_match", None)
        said += [str(getattr(record, "status_code", "")), getattr(match, "view_name", None) or ""]
        if record.exc_info and record.exc_info[0]:
            said.append(f"{record.exc_info[0].__name__} at {_place(record.exc_info[2])}")
        return " ".join(part for part in said if part)


def _place(at: Any) -> str:
    """Return where an exception was raised; its message may hold a draft's words."""
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    return f"{Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at else "an unknown place"


def logging_without_content() -> dict[str, Any]:
    """Return the set-up of logging: warnings and worse to standard error, our own notices too."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"plain": {"()": f"{__name__}.WithoutContent"}},
        "handlers": {"error-stream": {"class": "logging.StreamHandler", "formatter": "plain"}},
        "root": {"handlers": ["error-stream"], "level": "WARNING"},
        # Django brings handlers of its own, which would write paths and messages.
        "loggers": {
            name: {"handlers": [], "level": level, "propagate": True}
            for name, level in (("django", "WARNING"), ("django.server", "WARNING"), (OWN, "INFO"))
        },
    }
