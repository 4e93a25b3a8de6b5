"""What keeps a backup from being made or restored."""


class BackupFault(Exception):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """It was not done: what, where, what to do; never a row's content."""
