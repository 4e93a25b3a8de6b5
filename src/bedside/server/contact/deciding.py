"""Asks the gate, and makes of its answer what a page shows; keeps nothing."""

from dataclasses import dataclass

from django.utils.translation import gettext

from bedside.check import sentences
from bedside.contact import Answer, Request, answer
from bedside.contact.conditions import sentence_of
from bedside.contact.replies import Reply
from bedside.contact.request import Direction
from bedside.contact.table import Condition, Decision
from bedside.policy import Clause, Guidance
from bedside.server.contact import wording
from bedside.server.contact.wording import Words
from bedside.server.drafts.wording import ON_THE_PAGE, language_of, translated
from bedside.server.ready import guidance_in_force, reader_in_use

# The National Library of Medicine's pages for patients, for a question that is asked in general.
SOURCES = {"en": "https://medlineplus.gov/", "es": "https://medlineplus.gov/spanish/"}
POISON = "emergency-overdose"
GENERAL = "general"
_SAFE_ADDRESSES = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Source:
    """Whose guidance an answer rests on."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Decided:
    """An answer of the gate, in the language of the page."""

    request: Request
    answer: Answer

    @property
    def is_emergency(self) -> bool:
        """Whether somebody must be sent to help at once; nobody decides otherwise then."""
        return Condition.EMERGENCY in self.answer.conditions

    @property
    def names_poison(self) -> bool:
        """Whether the number of poison control belongs to it."""
        return self.answer.reply.name == POISON

    @property
    def sentence(self) -> Words:
        """The decision in one plain sentence."""
        return wording.EMERGENCY if self.is_emergency else wording.SENTENCES[self.answer.decision]

    @property
    def sign(self) -> str:
        """A sign beside the words."""
        return "!" if self.is_emergency else wording.SIGNS[self.answer.decision]

    @property
    def look(self) -> str:
        """Which colours it has: those of the verdict that it resembles."""
        if self.is_emergency:
            return "hold"
        looks = {Decision.REDIRECT: "revise", Decision.REFUSE: "hold"}
        return looks.get(self.answer.decision, "post")

    @property
    def why(self) -> str:
        """The reason."""
        return translated(self.answer.why)

    @property
    def language_of_why(self) -> str:
        """In which language the reason is told."""
        return language_of(self.answer.why)

    @property
    def conditions(self) -> list[str]:
        """What has to be done, one sentence each."""
        return [translated(sentence_of(one)) for one in self.answer.conditions if one != Condition.EMERGENCY]

    @property
    def continues(self) -> list[Words]:
        """Where it goes on."""
        if self.is_emergency or self.answer.decision in (Decision.ALLOW, Decision.REFUSE):
            return []
        places = [place for one, place in wording.PLACES.items() if one in self.answer.conditions]
        return places or ([wording.BY_TELEPHONE] if self.answer.decision is Decision.REDIRECT else [])

    @property
    def replies(self) -> list[Reply]:
        """The words to send: first in the language of the message, then in the other one."""
        first = self.answer.reply
        if not first.words:
            return []
        return [first, first.in_language("en" if first.language == "es" else "es")]

    @property
    def general_source(self) -> str:
        """Where a question that is asked in general is answered well."""
        return SOURCES[self.answer.reply.language] if self.answer.reply.name == GENERAL else ""

    @property
    def guidance(self) -> list[Source]:
        """Whose guidance it rests on, with addresses to read."""
        guidance = guidance_in_force()
        clauses = (guidance.find(one) for one in self.answer.clauses)
        return [_source(clause, guidance) for clause in clauses if clause]

    @property
    def note(self) -> str:
        """A line for the record, in English as records here are; without a word of the message."""
        way = "Received" if self.request.direction is Direction.INBOUND else "To be sent"
        told = f"{way} by {self.request.channel.value} ({self.request.account.value} account)."
        return self.answer.note or f"{told} {self.answer.why}"

    @property
    def taken_as(self) -> str:
        """What the page took the request to be, so that a wrong guess is seen."""
        channel, side = wording.CHANNELS[self.request.channel], wording.SIDES[self.request.account]
        return gettext("Taken as: %(channel)s; %(side)s.") % {"channel": channel, "side": side}

    @property
    def others(self) -> list[tuple[str, Words]]:
        """The decisions that a clinician may take in its place."""
        return [(one.value, said) for one, said in wording.DECISIONS.items() if one != self.answer.decision]


def decide(request: Request) -> Decided:
    """Ask the gate."""
    return Decided(request, answer(request, reader_in_use()))


def _source(clause: Clause, guidance: Guidance) -> Source:
    pack = guidance.pack(clause.pack)
    is_safe = clause.url.startswith(_SAFE_ADDRESSES)
    return Source(sentences.full_clause(clause, pack, ON_THE_PAGE), clause.url if is_safe else "")
