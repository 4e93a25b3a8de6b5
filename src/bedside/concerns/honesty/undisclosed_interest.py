"""A product is spoken of by someone with a tie to its maker, and readers are not told of the tie.

Why it is a concern:
    Readers weigh praise differently once they know that its author is paid, invested or was given something;
    the FTC and the AMA ask that they be told plainly, where they will see it.

Example:
    The Calvane patch is the only thing that ever worked in my migraine clinic. (Its maker pays the author.)

Safer wording:
    Disclosure: Calvane pays me speaker fees. The Calvane patch is what I reach for in my migraine clinic.

Not a concern:
    A tie to a maker that the text does not speak of, a tie told in plain words, a public body thanked, the
    author's own clinic and its prices.
"""

from collections.abc import Iterator

from bedside.concerns.rule import Asks, Concern, Edit, Fix, Rule
from bedside.drafts import Account, Draft, Interest, Kind, Span
from bedside.evidence import Evidence, Sign

rule = Rule(
    __name__,
    asks=Asks.REVISE,
    clauses=(
        "ftc-255/material-connection",
        "ftc-255/clear-conspicuous",
        "ama-sm-promotion/5",
        "acp-fsmb-2013/disclose-interests",
        "mms/financial",
        "gmc-2024/advertising",
    ),
    since="0.1",
)

# A disclosure this far behind the first mention stands where a feed has folded the text away.
FAR_BEHIND = 600
MENTIONS = ("product", "maker")
EARNING = ("discount-code", "affiliate-link")
HINTS = ("tag", "ambassador", "given")

SENTENCES = {
    "en": {
        "consult": "Disclosure: {maker} pays me consulting fees.",
        "advis": "Disclosure: {maker} pays me as an adviser.",
        "speak": "Disclosure: {maker} pays me speaker fees.",
        "equity": "Disclosure: I own part of {maker}.",
        "stock": "Disclosure: I own stock in {maker}.",
        "own": "Disclosure: I own part of {maker}.",
        "found": "Disclosure: I own part of {maker}.",
        "royalt": "Disclosure: {maker} pays me royalties.",
        "grant": "Disclosure: {maker} funds my research.",
        "gift": "Disclosure: {maker} gave this to me for free.",
        "earning": "Disclosure: I earn something when you use my code or link.",
        "": "Disclosure: I have a paid tie to {maker}.",
    },
    "es": {
        "consult": "Aviso: {maker} me paga por asesoría.",
        "advis": "Aviso: {maker} me paga por asesoría.",
        "speak": "Aviso: {maker} me paga por dar charlas.",
        "equity": "Aviso: tengo acciones de {maker}.",
        "stock": "Aviso: tengo acciones de {maker}.",
        "own": "Aviso: tengo parte de {maker}.",
        "found": "Aviso: tengo parte de {maker}.",
        "royalt": "Aviso: {maker} me paga regalías.",
        "grant": "Aviso: {maker} me paga la investigación.",
        "gift": "Aviso: {maker} me lo regaló.",
        "earning": "Aviso: recibo una comisión por cada compra con mi código o enlace.",
        "": "Aviso: {maker} me paga.",
    },
}


@rule
def weigh(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise mentions of what the author has a tie to, and ties that the words show, where nothing tells of them."""
    declared = [sign for sign in seen.of(*MENTIONS) if sign.value.isdigit()]
    if _is_told(seen, declared):
        return
    yield from _posing(draft, seen)
    if declared:
        interest = draft.interests[int(declared[0].value)]
        yield _undisclosed(seen, tuple(declared), _sentence(seen, interest))
    elif draft.interests and _recommends_what_was_asked(seen):
        interest = draft.interests[0]
        yield _undisclosed(seen, seen.of("praise"), _sentence(seen, interest))
    else:
        yield from _evident(draft, seen)


def _is_told(seen: Evidence, mentions: list[Sign]) -> bool:
    first = min((sign.start for sign in mentions), default=0)
    return any(sign.value == "clear" and sign.start < first + FAR_BEHIND for sign in seen.of("disclosure"))


def _recommends_what_was_asked(seen: Evidence) -> bool:
    """Tell whether a reply praises what the question names and the reply itself does not."""
    asked = [sign for sign in seen.answered.of(*MENTIONS) if sign.value.isdigit()] if seen.answered else []
    return bool(asked) and seen.has("praise")


def _posing(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise a review of the author's own house written as a customer's (16 CFR 465.5): no wording mends that."""
    if draft.kind is not Kind.REVIEW_REPLY and seen.has("posing") and seen.has("employer-named"):
        yield rule.concern(
            *seen.of("posing"),
            asks=Asks.HOLD,
            message="This reviews the place where you work as if you were its patient.",
            clauses=("ftc-465/5-insiders", "ftc-465/2-fake", "ftc-255/material-connection"),
        )


def _evident(draft: Draft, seen: Evidence) -> Iterator[Concern]:
    """Raise ties that the words show: a code or link that pays, a gift, friends at a maker."""
    if draft.account is Account.INSTITUTIONAL:
        return
    earning = seen.of(*EARNING, at_least=0.8)
    if earning:
        yield _undisclosed(
            seen, earning, _first_sentence(seen, "earning", ""), "You seem to earn from this code or link"
        )
        return
    ties = [(tie, names) for tie, names in _ties(seen) if _sells(seen, tie, names)]
    if ties:
        # Two ties to one maker are told in one sentence.
        names = [name for _, named in ties for name in named[:1]]
        maker = seen.words(names[0]).lstrip("@") if names else "its maker"
        key = "gift" if any(tie.value == "given" for tie, _ in ties) else ""
        places = tuple(sorted({*(tie for tie, _ in ties), *names}, key=lambda sign: sign.start))
        yield _undisclosed(seen, places, _first_sentence(seen, key, maker), "This shows a tie to a maker")


def _ties(seen: Evidence) -> Iterator[tuple[Sign, list[Sign]]]:
    """Yield the ties that the words show, each with the names that stand beside it."""
    for tie in seen.of("tie"):
        yield tie, [name for name in seen.of("tie-name") if tie.end <= name.start <= tie.end + 3]


def _sells(seen: Evidence, tie: Sign, names: list[Sign]) -> bool:
    """Tell whether a tie comes with praise for what somebody sells."""
    praised = seen.has("praise", "product", "discount") or len(seen.same_sentence(tie, "tie")) > 0
    return praised and (bool(names) or tie.value in HINTS)


def _undisclosed(seen: Evidence, places: tuple[Sign, ...], sentence: str, what: str = "") -> Concern:
    said = what or "You have a tie to the maker of this"
    fix = Fix(f"Say it first: {sentence}", (Edit(0, 0, f"{sentence} "),))
    spans = tuple(Span(place.start, place.end) for place in places)
    return rule.concern(*spans, message=f"{said}, and readers are not told.", fixes=(fix,))


def _sentence(seen: Evidence, interest: Interest) -> str:
    kind = interest.kind.lower()
    key = next((key for key in SENTENCES["en"] if key and key in kind), "")
    return _first_sentence(seen, key, interest.maker or interest.product)


def _first_sentence(seen: Evidence, key: str, maker: str) -> str:
    language = "es" if seen.text.language == "es" else "en"
    return SENTENCES[language][key].format(maker=maker.rstrip("."))
