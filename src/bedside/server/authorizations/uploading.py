"""Takes files in memory alone, so that no signed paper and no picture ever lies on the disk in the clear."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect

MOST_AT_ONCE = 30_000_000  # bytes, of all files together


class InMemory(MemoryFileUploadHandler):
    """Keeps every file in memory, and takes no more than a signed form with its pictures can be."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *_: Any, **__: Any) -> None:  # noqa: N803 - as Django names it
        """Take the request if it is not too large."""
        if content_length > MOST_AT_ONCE:
            raise StopUpload(connection_reset=True)
        self.activated = True


def files_in_memory(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view take files in memory; the form's token is looked at once they are, and not before."""
    protected = csrf_protect(view)

    @wraps(view)
    def taking(request: HttpRequest, *words: Any, **named: Any) -> HttpResponse:
        request.upload_handlers = [InMemory(request)]
        return protected(request, *words, **named)

    exempt: Callable[..., HttpResponse] = csrf_exempt(taking)
    return exempt


def contents(request: HttpRequest, name: str) -> Sequence[bytes]:
    """Return the files that were sent under a name."""
    return [sent.read() for sent in request.FILES.getlist(name) if sent.size]
