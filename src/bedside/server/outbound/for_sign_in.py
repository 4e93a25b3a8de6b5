"""Lets allauth, which asks the institution's sign-in by requests' sessions, ask through here and no other way."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from requests import PreparedRequest, Response, Session
from requests.adapters import BaseAdapter
from requests.exceptions import RequestException
from requests.structures import CaseInsensitiveDict
from requests.utils import get_encoding_from_headers

from bedside.server.outbound.asking import NOT_THE_CALLERS, Asked, ask
from bedside.server.outbound.faults import OutboundFault, Why
from bedside.server.outbound.purposes import Purpose

# Whatever goes wrong when a sign-in is asked, as allauth meets it.
SignInFault = RequestException


class NotReached(RequestException):
    """The institution's sign-in could not be asked; `why` says what stood in the way, and no address."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


class Through(BaseAdapter):
    """Carries one request of a session."""

    def __init__(self, purpose: Purpose) -> None:
        super().__init__()
        self._purpose = purpose

    def send(
        self,
        request: PreparedRequest,
        stream: bool = False,  # noqa: FBT001, FBT002 - as requests declares it
        timeout: float | tuple[float | None, float | None] | None = None,
        verify: bool | str = True,  # noqa: FBT001, FBT002 - as requests declares it
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> Response:
        """Ask; limits, certificates and ways are outbound's own, whatever the session says of them."""
        body = request.body.encode() if isinstance(request.body, str) else request.body
        if not isinstance(body, bytes | None):
            raise RequestException("A sign-in sends plain forms only.")
        headers = {
            name: str(value) for name, value in request.headers.items() if name.lower() not in NOT_THE_CALLERS
        }
        asked = Asked(request.method or "GET", request.url or "", headers, body)
        try:
            answer = ask(self._purpose, asked)
        except OutboundFault as fault:
            raise NotReached(fault.why) from None
        response = Response()
        response.status_code = answer.status
        response.headers = CaseInsensitiveDict(answer.headers)
        response.encoding = get_encoding_from_headers(response.headers)
        response.raw = BytesIO(answer.body)
        response.request = request
        response.url = request.url or ""
        return response

    def close(self) -> None:
        """Nothing is held open."""


class OneWaySession(Session):
    """A session that follows nothing, keeps no cookie, and knows no way but through here."""

    def __init__(self, purpose: Purpose) -> None:
        super().__init__()
        self.trust_env = False
        self.adapters.clear()
        self.mount("https://", Through(purpose))

    def get_redirect_target(self, resp: Response) -> str | None:
        """Follow nothing."""
        return None
