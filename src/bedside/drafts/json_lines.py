"""Reads a draft's fields from JSON, and writes an object on a line of its own, the same at every door."""

import json
from collections.abc import Mapping
from typing import NoReturn

# Allowed inside JSON, yet many readers of lines end a line at them.
_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


class JsonFault(ValueError):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """Bytes that are no JSON object: what is wrong and what to do, never in the words that were given."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what}; {mend}")
        self.what, self.mend = what, mend


def read_object(raw: bytes) -> Mapping[str, object]:
    """Return the object that bytes hold.

    Raises:
        JsonFault: they hold none.
    """
    fields = _value(raw)
    if not isinstance(fields, dict):
        raise JsonFault("not a JSON object", 'write for example {"id": "1", "text": "..."}')
    return fields


def json_line(fields: Mapping[str, object]) -> str:
    """Return an object as JSON on one line, with the line's end."""
    return json.dumps(fields, ensure_ascii=False).translate(_LINE_ENDS) + "\n"


def _value(raw: bytes) -> object:
    try:
        found: object = json.loads(raw.decode("utf-8-sig").rstrip(), parse_constant=_no_number)
    except JsonFault:
        raise
    except UnicodeDecodeError as error:
        raise JsonFault(f"not UTF-8 at byte {error.start}", "save the file as UTF-8") from None
    except json.JSONDecodeError as error:
        where = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}, column {error.colno}"
        raise JsonFault(f"not JSON at {where}: {error.msg}", "one draft a line, as a JSON object") from None
    except RecursionError:
        raise JsonFault("nested too deeply", "a draft is a flat JSON object") from None
    except ValueError:
        raise JsonFault("a number in it has too many digits", "write it as text in quotes") from None
    return found


def _no_number(name: str) -> NoReturn:
    raise JsonFault(f"{name} is no number in JSON", "leave it out")
