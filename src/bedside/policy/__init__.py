"""The guidance as data: clauses and packs that are read, validated, cited and compared."""

from bedside.policy.clause import Clause, Pack
from bedside.policy.faults import Fault, PolicyFault
from bedside.policy.guidance import Guidance, guidance_from_text, load_guidance

__all__ = ["Clause", "Fault", "Guidance", "Pack", "PolicyFault", "guidance_from_text", "load_guidance"]
