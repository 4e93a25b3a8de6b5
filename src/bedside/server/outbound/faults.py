"""Why something could not be asked: never with the address, and never with what was sent or received."""

from enum import StrEnum


class Why(StrEnum):
    """What stood in the way."""

    NO_SUCH_ADDRESS = "the address is not one that may be asked"
    NOT_PUBLIC = "the host is not on the public network, and not named in BEDSIDE_LOCAL_HOSTS"
    NOT_FOUND = "the host's name has no address"
    NOT_ALLOWED = "this purpose does not allow this kind of request"
    TOO_MUCH_SENT = "the request is larger than this purpose allows"
    TOO_MUCH_RECEIVED = "the answer is larger than this purpose allows"
    TOO_SLOW = "the answer took too long"
    NOT_TRUSTED = "the certificate of the host is not trusted for its name"
    NOT_SIGNED_IN = "the host does not take the name and password that are set"
    NO_ANSWER = "the host did not answer as it should"


class OutboundFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """Something could not be asked of the world; says why, and nothing of what was asked."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why
