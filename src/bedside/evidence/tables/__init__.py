"""Tables of figures and names that ship with the package, each read once, when first needed."""

from functools import cache
from pathlib import Path


@cache
def table_bytes(name: str) -> bytes:
    """Return the bytes of a table."""
    return Path(__file__).with_name(name).read_bytes()


def table_rows(name: str) -> list[list[str]]:
    """Return the rows of a small table, its remarks and empty lines left out."""
    lines = table_bytes(name).decode("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
