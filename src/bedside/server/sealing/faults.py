"""Why words cannot be sealed or opened."""


class Locked(Exception):  # noqa: N818 - what a person can mend
    """No key is at hand: none is set up, or its owner has not opened it yet."""


class Unreadable(Exception):  # noqa: N818 - what a person can mend
    """What was sealed cannot be opened: changed, moved to another place, or its key is gone."""
