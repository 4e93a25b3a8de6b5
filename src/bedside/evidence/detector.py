"""How a detector presents itself: its name, the kinds of sign that it sees, and when it runs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bedside.evidence.passage import Passage
from bedside.evidence.sign import Sign, Whose

Find = Callable[[Passage], Iterable[Sign]]


@dataclass(slots=True)
class Detector:
    """One kind of sense. Stage 1 sees things; stage 2 sees acts and may use the things, with their owners."""

    module: str
    sees: tuple[str, ...]
    stage: int = 1
    find: Find | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """The module's own name, which is the detector's."""
        return self.module.rpartition(".")[2]

    def __call__(self, find: Find) -> Find:
        """Take the module's ``find`` function; used as a decorator."""
        self.find = find
        return find

    def sign(
        self,
        kind: str,
        start: int,
        end: int,
        *,
        whose: Whose | None = None,
        confidence: float = 0.8,
        value: str = "",
    ) -> Sign:
        """Make a sign that carries this detector's name."""
        return Sign(kind, start, end, whose, confidence, self.name, value)

    def run(self, passage: Passage) -> tuple[Sign, ...]:
        """Return what is seen in a passage, in plain coordinates."""
        return () if self.find is None else tuple(self.find(passage))
