"""From a host's name to an address that may be asked: resolved once, and connected to as resolved."""

import socket
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong

from bedside.server.outbound.faults import OutboundFault, Why
from bedside.server.outbound.public_addresses import is_public


def addresses_of(host: str, port: int, local_hosts: frozenset[str], seconds: float) -> list[str]:
    """Return the addresses of a host.

    Every one of them must be public: a name with one public and one private address is made to confuse. The caller
    connects to what is returned here, so that a name which changes its address meanwhile gains nothing.
    """
    addresses = _resolved(host, port, seconds)
    if host.lower() not in local_hosts and not all(map(is_public, addresses)):
        raise OutboundFault(Why.NOT_PUBLIC)
    return addresses


def _resolved(host: str, port: int, seconds: float) -> list[str]:
    # The system's resolver knows no limit of time: it is asked in a thread, which is left behind if it takes too long.
    asking = ThreadPoolExecutor(max_workers=1)
    try:
        found = asking.submit(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM).result(timeout=seconds)
    except TookTooLong:
        raise OutboundFault(Why.TOO_SLOW) from None
    except (OSError, UnicodeError):
        raise OutboundFault(Why.NOT_FOUND) from None
    finally:
        asking.shutdown(wait=False, cancel_futures=True)
    addresses = list(dict.fromkeys(str(where[0]) for *_, where in found))
    if not addresses:
        raise OutboundFault(Why.NOT_FOUND)
    return addresses
