"""Checks a draft for a page: the report, with whose guidance, of what date, and what differs in the safer wording."""

from collections.abc import Mapping

from bedside.check import Report, sentences
from bedside.check.edits import applied
from bedside.check.report import Raised
from bedside.concerns.rule import Fix
from bedside.drafts import Draft, read_draft
from bedside.drafts.lengths import length_on
from bedside.evidence.named_interests import with_named_interests
from bedside.policy import Clause, Guidance
from bedside.server.drafts import wording
from bedside.server.drafts.word_difference import word_difference
from bedside.server.ready import guidance_in_force, report_on

# An institution's pack may give any address; only these are safe to follow.
_SAFE_ADDRESSES = ("https://", "http://")
# Signs; of a longer text each fix would carry the whole, so that its page makes the bare edits.
LONGEST_TIDIED = 5_000


def checked_fields(fields: Mapping[str, object]) -> dict[str, object]:
    """Return the report on a draft that is given as fields.

    Raises:
        DraftFault: the fields do not make a draft; it names every fault and repeats no word of the draft.
    """
    return checked(read_draft(fields))


def checked(draft: Draft) -> dict[str, object]:
    """Return the report on a draft, its concerns in order of weight, in the form that the page is given."""
    draft = with_named_interests(draft)
    guidance = guidance_in_force()
    report = report_on(draft, guidance)
    fields = report.to_json()
    fields["concerns"] = [_concern(raised, draft, guidance) for raised in _by_weight(report)]
    fields["verdict_word"] = str(wording.VERDICTS[report.verdict])
    fields["sentence"] = sentences.verdict_sentence(report, wording.ON_THE_PAGE)
    fields["not_looked_at"] = [wording.translated(sentence) for sentence in report.not_looked_at]
    fields["no_wording"] = sentences.no_wording(report, wording.ON_THE_PAGE)
    if report.safer_text is not None:
        fields["safer_diff"] = word_difference(draft.text, report.safer_text)
    return fields | {"length": _length(draft)}


def _by_weight(report: Report) -> list[Raised]:
    return sorted(report.concerns, key=lambda raised: (-raised.concern.asks.weight, _place(raised)))


def _place(raised: Raised) -> int:
    return min((span.start for span in raised.concern.spans), default=-1)


def _concern(raised: Raised, draft: Draft, guidance: Guidance) -> dict[str, object]:
    state = draft.author.state if draft.author else None
    clauses = guidance.cite(raised.clauses, state=state)
    concern = raised.concern
    return raised.to_json() | {
        "title": wording.title(concern.code),
        "message": wording.translated(concern.message),
        "why": wording.translated(concern.why),
        "first": wording.translated(concern.first or ""),
        "quotes": [draft.text[span.start : span.end] for span in concern.spans],
        "guidance": [_guideline(clause, guidance) for clause in sentences.of_each_guideline(clauses)],
        "board": sentences.board_sentence(concern.code, guidance, wording.ON_THE_PAGE, with_case=False),
        "fixes": [_fix(fix, draft.text) for fix in concern.fixes],
        "asks_word": str(wording.ASKS[concern.asks]),
        "languages": {
            "message": wording.language_of(concern.message),
            "why": wording.language_of(concern.why),
        },
    }


def _fix(fix: Fix, text: str) -> dict[str, object]:
    fields: dict[str, object] = {
        "label": wording.translated(fix.label),
        "edits": [[edit.start, edit.end, edit.text] for edit in fix.edits],
    }
    return fields | ({"becomes": applied(text, fix.edits)} if len(text) <= LONGEST_TIDIED else {})


def _guideline(clause: Clause, guidance: Guidance) -> dict[str, object]:
    pack = guidance.pack(clause.pack)
    date = clause.from_date or (str(clause.year) if clause.year else "") or pack.from_date
    is_safe = clause.url.startswith(_SAFE_ADDRESSES)
    return {
        "id": clause.id,
        "source": clause.source,
        "date": date or pack.read_on,
        "where": clause.locator,
        "address": clause.url if is_safe else "",
        "gist": clause.gist,
        "short": sentences.short_clause(clause, pack, wording.ON_THE_PAGE),
        "full": sentences.full_clause(clause, pack, wording.ON_THE_PAGE),
    }


def _length(draft: Draft) -> dict[str, object] | None:
    length = length_on(draft.platform, draft.text) if draft.platform else None
    if length is None:
        return None
    return {
        "count": length.count,
        "limit": length.limit,
        "unit": length.unit,
        "fits": length.is_within,
        "sentence": wording.length_sentence(length),
    }
