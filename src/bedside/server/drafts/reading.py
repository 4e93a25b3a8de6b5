"""Reads what a program sends to be checked: a draft as JSON."""

import json
from collections.abc import Mapping

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest

LARGEST = 2_000_000  # bytes; the core reads a million signs, and a whole archive of posts is many drafts


class NotRead(Exception):  # noqa: N818 - what a person can mend
    """What was sent is no draft: a status, what is wrong, where, and what to do."""

    def __init__(self, status: int, what: str, where: str, do: str) -> None:
        super().__init__(what)
        self.status, self.what, self.where, self.do = status, what, where, do


def fields_in(request: HttpRequest) -> Mapping[str, object]:
    """Return the fields of the draft in a request.

    Raises:
        NotRead: it is no JSON object, or too large.
    """
    if request.content_type != "application/json":
        raise NotRead(415, "This is not JSON.", "Content-Type", "Send a draft as application/json.")
    body = _body(request)
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        raise NotRead(400, "This is no valid JSON.", "body", "Send one draft as a JSON object.") from None
    if not isinstance(fields, dict):
        raise NotRead(400, "This is JSON, and no object.", "body", "Send one draft as a JSON object.")
    return fields


def _body(request: HttpRequest) -> bytes:
    too_large = NotRead(413, "This is too large.", "body", "Send at most 2 MB; split what is longer.")
    try:
        body = request.body
    except RequestDataTooBig:
        raise too_large from None
    if len(body) > LARGEST:
        raise too_large
    return body
