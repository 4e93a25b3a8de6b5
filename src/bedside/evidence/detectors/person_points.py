"""Gives points to the words of a name by the lists in which they stand and by their shape."""

from collections.abc import Sequence

from bedside.drafts import TokenKind
from bedside.evidence.detectors.person_words import Word

# Surnames with which a place begins as often: "Lake Harlan".
OF_PLACES = frozenset(
    "lake port mount fort cape camp villa point bay park river loma cerro rancho monte valle playa rio rock pine oak".split()
)
# Endings of diseases, drugs and chemicals.
OF_DISEASE = (
    "itis", "osis", "oses", "emia", "aemia", "oma", "omas", "omatous", "pathy", "pathic", "plasia", "plastic",
    "trophy", "trophic", "uria", "penia", "ectomy", "otomy", "ostomy", "plasty", "scopy", "gram", "graphy", "algia",
    "phobia", "lysis", "rrhea", "sclerosis", "plegia", "paresis", "mab", "nib", "pril", "sartan", "statin", "olol",
    "azole", "cillin", "mycin", "cycline", "floxacin", "tide", "gliptin", "flozin", "xaban", "afil", "azepam", "caine",
    "idine", "amine", "zumab", "genesis", "therapy", "nosis", "ology", "ologic", "tion", "tions", "tional", "ment", "ments", "cancer", "cancers", "oid", "ococcus", "virus", "bacter", "bacillus", "amoeba", "genic",
)  # fmt: skip


def by_lists(run: Sequence[Word], style: str) -> float:
    """Return the points of a name's words, in a sentence that uses capitals in a style."""
    words = [word for word in run if not word.is_letter]
    if not words:
        return -3.0
    first, last = words[0], words[-1]
    if len(run) == 1:
        return _alone(first, style)
    points = _given(first, last) + (_surname(last) if len(words) > 1 else 0.5)
    points += 1.0 if len(words) < len(run) else 0.0
    points -= sum(1.0 for word in words[1:-1] if word.is_common and not word.is_surname)
    points -= 3.0 if any(map(_is_of_disease, words)) else 0.0
    points -= 1.5 if all(word.is_eponym for word in words) else 0.0
    return points - (1.0 if style in {"headline", "capitals"} else 0.0)


def _alone(word: Word, style: str) -> float:
    strange = 1.0 if style in {"headline", "capitals"} else 0.0
    if word.is_eponym or _is_of_disease(word):
        if not word.is_given:
            return -1.5
        return _common_given(word, style) - strange if word.is_common else 0.0
    if word.is_acronym and style == "usual":
        return -1.0
    if word.is_shaped:
        return 1.5 - strange
    if word.is_common:
        return (_common_given(word, style) if word.is_given else -3.0) - strange
    if word.is_given:
        return 2.0 - strange
    return (0.3 if word.is_surname else -0.4) - strange


def _common_given(word: Word, style: str) -> float:
    """Return the points of "Hope" or "Hunter" alone: who writes one with a capital inside a sentence means somebody."""
    is_meant = style == "usual" and word.is_capital and not word.first_in_sentence
    return -0.3 if is_meant and word.token.kind is TokenKind.WORD else -1.0


def _is_of_disease(word: Word) -> bool:
    return not (word.is_given or word.is_surname) and word.base.endswith(OF_DISEASE)


def _given(word: Word, last: Word) -> float:
    if word.is_shaped:
        return 1.5
    if word.is_surname and last.is_half:
        return 1.0
    if word.is_common and not word.is_given:
        # "Fang Lei", "Walker Kowalski": the second word tells that the first is one too.
        is_surname_here = word.is_surname and word.base not in OF_PLACES and not last.is_common
        is_surname_here &= not word.first_in_sentence
        return 0.0 if is_surname_here and (last.is_given or last.is_surname) else -1.0
    if word.is_common:
        return 1.0
    return 2.5 if word.is_given else 1.0 if word.is_surname else 0.8


def _surname(word: Word) -> float:
    if word.is_shaped:
        return 1.2
    if word.is_common:
        return 0.5 if word.is_surname else -1.0
    return 1.2 if word.is_surname or word.is_given else 0.6
