"""Secrets that are handed out in links, and kept as a hash."""

from hashlib import sha256


def hashed(secret: str) -> str:
    """Return what is kept of a secret; it is long and random, so no slow hash is needed."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
