"""Reads this room's word lists, each once, when first needed."""

import tomllib
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=64)
def listed(name: str, key: str) -> tuple[str, ...]:
    """The words under `key` in `wordlists/NAME.toml`, in their order."""
    return tuple(_table(name)[key])


@lru_cache(maxsize=64)
def listed_set(name: str, key: str) -> frozenset[str]:
    """The same words, to be asked for membership."""
    return frozenset(listed(name, key))


@lru_cache(maxsize=8)
def _table(name: str) -> dict[str, list[str]]:
    return tomllib.loads(
        files("bedside.drafts").joinpath("wordlists", f"{name}.toml").read_text(encoding="utf-8")
    )
