"""What is wrong with a pack, where, and how to mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of one file; `line` is 0 when the fault belongs to the file as a whole."""

    file: str
    line: int
    what: str
    mend: str = ""

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{where}: {self.what}" + "".join(f"\n  {line}" for line in self.mend.splitlines())


class PolicyFault(ValueError):  # noqa: N818 - a fault is what the person reads; the name is settled
    """The guidance cannot be loaded; carries every fault that was found, not only the first."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
