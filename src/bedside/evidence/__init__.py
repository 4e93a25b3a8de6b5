"""What can be seen in a draft, with place and reason; never a judgement."""

from bedside.evidence.evidence import Evidence
from bedside.evidence.seeing import see
from bedside.evidence.sign import Sign, Whose

__all__ = ["Evidence", "Sign", "Whose", "see"]
