"""Why a resource was not taken: which one, where in it, and what to do; never what stands there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing wrong in one resource; `path` is the element as FHIR writes it, such as `Consent.provision.period`."""

    path: str
    reason: str


class ResourceFault(ValueError):  # noqa: N818 - a fault is what a person can mend; the word of all rooms
    """A resource cannot be read; `refusals` says all that is wrong with it."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__("\n".join(f"{one.path}: {one.reason}" for one in refusals))
        self.refusals = refusals
