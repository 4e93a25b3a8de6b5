"""Decides on a request, and says what to answer, on whose guidance, and what to write in the record."""

from dataclasses import dataclass

from bedside.contact.facts import facts_of
from bedside.contact.replies import Reply, record_note, reply_to
from bedside.contact.request import Request
from bedside.contact.table import Condition, Decision, row_for
from bedside.evidence.reader.reading import Reader


@dataclass(frozen=True, slots=True)
class Answer:
    """What may become of a contact.

    ``reply`` are words to send, empty where nothing need be said; ``note`` is a line for the record, empty where
    nothing has to be filed. Both are proposals in plain words that confirm nothing in public.
    """

    id: str
    decision: Decision
    conditions: tuple[Condition, ...]
    clauses: tuple[str, ...]
    why: str
    reply: Reply
    note: str

    def to_json(self) -> dict[str, object]:
        """Return the answer in the form of the ``Contact`` contract."""
        return {
            "id": self.id,
            "decision": self.decision.value,
            "conditions": [condition.value for condition in self.conditions],
            "reply": self.reply.words,
            "reply_language": self.reply.language,
            "clauses": list(self.clauses),
            "why": self.why,
            "record_note": self.note,
        }


def answer(request: Request, reader: Reader | None = None) -> Answer:
    """Decide on a request by the first row of the table that fits.

    What an emergency asks for outranks everything else: its row is the first. Without a ``reader`` the message is read
    by phrases alone, which see less.
    """
    facts = facts_of(request, reader)
    row = row_for(facts)
    conditions = row.conditions_for(facts)
    return Answer(
        id=request.id,
        decision=row.decision,
        conditions=conditions,
        clauses=row.clauses,
        why=row.why,
        reply=reply_to(request, row.reply, facts),
        note=record_note(request, row, conditions),
    )
