"""What keeps the server from starting."""

from collections.abc import Sequence


class StartFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """The server cannot start; `faults` says all that is wrong."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)
