"""Checks a draft: sees, weighs, settles, decides, and proposes a safer wording."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from bedside import __version__
from bedside.check import identifiability
from bedside.check.hanging import told_further
from bedside.check.identifiability import StandardLines, Thresholds
from bedside.check.passes import NOTHING_PASSES, Passes
from bedside.check.report import Raised, Report, Verdict
from bedside.check.safer import fitted, safer_text
from bedside.check.settling import settle
from bedside.check.unseen import not_looked_at
from bedside.check.verdict import raised_to_hold, verdict_of
from bedside.concerns.discovery import all_rules, rule_of
from bedside.concerns.rule import Asks, Concern
from bedside.drafts import Draft
from bedside.evidence import Evidence, Whose, see
from bedside.evidence.added import NOTHING_ADDED, Added, AddedWords
from bedside.evidence.reader.reading import Reader
from bedside.policy import Guidance

IDENTIFIABLE = "patient-identifiable"


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a draft is weighed: what may pass, what an institution asks at the least, where lines are drawn."""

    passes: Passes = NOTHING_PASSES
    least: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    thresholds: Thresholds = field(default_factory=StandardLines)


USUAL_TERMS = Terms()


def check_draft(
    draft: Draft,
    guidance: Guidance,
    passes: Passes = NOTHING_PASSES,
    reader: Reader | None = None,
) -> Report:
    """Return the report on a draft under the guidance in force, but for what its author lets pass.

    ``reader`` is the trained reader, where there is one; the report says where there is none.
    """
    terms = Terms(passes, guidance.raises, guidance.thresholds)
    added = added_by(guidance)

    def look(wording: str, *, is_read: bool) -> tuple[Evidence, tuple[Concern, ...]]:
        other = replace(draft, text=wording)
        seen_other = see(other, added, reader if is_read else None)
        return seen_other, weigh(other, seen_other, terms)

    seen = see(draft, added, reader)
    concerns = weigh(draft, seen, terms)
    verdict = verdict_of(concerns)
    estimate = identifiability.look(draft, seen, guidance.thresholds)
    return Report(
        id=draft.id,
        verdict=verdict,
        concerns=tuple(_raised(concern, draft, guidance) for concern in concerns),
        not_looked_at=not_looked_at(draft, seen, has_reader=reader is not None),
        policy=guidance.versions,
        version=__version__,
        safer_text=fitted(safer_text(seen, concerns, look), draft) if verdict is Verdict.REVISE else None,
        identifiability=None if estimate is None else estimate.to_json(),
    )


def weigh(draft: Draft, seen: Evidence, terms: Terms = USUAL_TERMS) -> tuple[Concern, ...]:
    """Return what all rules raise about a draft, settled, and raised to a hold where nothing remains."""
    by_rule = [concern for rule in all_rules() for concern in rule.weigh(draft, seen)]
    settled = settle((*by_rule, *_by_estimate(draft, seen, terms, by_rule)))
    concerns = (told_further(one, seen) if one.code == IDENTIFIABLE else one for one in settled)
    kept = (_at_least(concern, terms.least) for concern in terms.passes.apply(concerns, seen))
    return raised_to_hold(tuple(kept), seen)


def _by_estimate(draft: Draft, seen: Evidence, terms: Terms, raised: Sequence[Concern]) -> Iterator[Concern]:
    """Yield the concern that so few people fit, where no rule has raised it."""
    rule = rule_of(IDENTIFIABLE)
    if rule is None or any(concern.code == IDENTIFIABLE for concern in raised):
        return
    # What the reader would quiet stands where the rules and the figures agree that hardly anybody else fits.
    is_story = any(rule.by_rules(draft, seen))
    signs = identifiability.signs_to_raise(draft, seen, terms.thresholds, is_story=is_story)
    estimate = identifiability.look(draft, seen, terms.thresholds) if signs else None
    if estimate is not None:
        yield rule.concern(*signs, message=estimate.sentence)


def added_by(guidance: Guidance) -> Added:
    """Return what the institution's pack adds to what is seen."""
    rows = [
        AddedWords(row.kind, row.words, Whose(row.whose) if row.whose else None) for row in guidance.words
    ]
    names = (("place", guidance.places), ("facility", guidance.facilities), ("handle", guidance.handles))
    rows += [AddedWords(kind, words, Whose.OFFICE) for kind, words in names if words]
    return Added.of(rows) if rows else NOTHING_ADDED


def _at_least(concern: Concern, least: Mapping[str, str]) -> Concern:
    asked = Asks(least.get(concern.code, concern.asks))
    return replace(concern, asks=asked) if asked.weight > concern.asks.weight else concern


def _raised(concern: Concern, draft: Draft, guidance: Guidance) -> Raised:
    state = draft.author.state if draft.author else None
    clauses = (*concern.clauses, *guidance.own_clauses(concern.code))
    cited = tuple(clause.id for clause in guidance.cite(clauses, state=state))
    return Raised(concern, cited, guidance.board_percent(concern.code))
