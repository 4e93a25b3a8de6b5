"""Reads how a sentence opens: with a pronoun, a link, or words that say nothing without what stood before."""

import re
from dataclasses import dataclass
from functools import cached_property

from bedside.drafts.span import Span

# Longer than this, a line that begins with a number has a verb of its own.
FRAGMENT_WORDS = 7
# "He was right": so few words about somebody say nothing of anybody else.
TELLING_WORDS = 3
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun for one person, where it stands in the sentence, and the plain words that can stand for it, if any."""

    place: Span
    plain: str


@dataclass(frozen=True)
class _Forms:
    """What one language has of each; a pattern that never matches where it has none."""

    pronoun: re.Pattern[str]
    expletive: re.Pattern[str]
    hanging: re.Pattern[str]
    link: re.Pattern[str]
    counted: re.Pattern[str]
    verb: re.Pattern[str]


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


_NEVER = re.compile(r"(?!)")
_ENGLISH_LINK = r"""
    (?:(?:and|but|also|anyway|plus|yet|besides|meanwhile|or)(?:\ (?:also|then|anyway|so|yes))?
    |so(?!,?\ (?:proud|much|many|few|little|grateful|happy|sad|tired|glad|excited|sorry|far|long|good|great|thankful
    |hono\w+|true|close|here|very|\w+ly\b|\w+ed\b|\w+ing\b)))\b,?\s+
"""
_ENGLISH = _Forms(
    # "Her" before a noun is hers; before these, or at an end, it is she.
    pronoun=_form(
        r"\b(?:(?P<subject>he|she)(?P<short>['’](?:ll|d)\b)?|(?P<object>him|her(?=\s*(?:[.,;:!?)]|$)|\s+(?:to|for|in|on|at|with|and|but|again|back"
        r"|out|up|home|off|from|that|when|as|so|an?|the|how|why|what|if|into|through|today|later|well|about|by)\b))"
        r"|(?P<owner>his|her(?!\w)))\b"
    ),
    expletive=_form(r"""
        it(?:['’]s|\ (?:is|was|takes|took|can\ be|will\ be|feels|felt|seems|helps|hurts|pays|costs))
        \ (?:[\w'’]+\ ){0,4}(?:to|that|how)\b
        |it(?:['’]s|\ is)\ (?:an?\ |the\ |almost\ )?(?:\w+\ )?(?:season|time|day|week|month|year|night|morning
        |(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september
        |october|november|december|national|world)\b
    """),
    hanging=_form(rf"""
        (?:{_ENGLISH_LINK})?(?:
        it\b | they\b | them\b | because\b | which\b | neither\b | nor\b | otherwise\b | hence\b | therefore\b | both\b
        |(?:this|that|these|those)(?:['’]s|\ (?:is|was|are|were|isn['’]t|wasn['’]t|happen\w*|means?|meant|makes?
        |made|took|takes|can|could|will|would|has|had|alone|one))\b(?!\ (?:your|a\ reminder|what\ \w+\ looks))
        |(?:the|that)\ (?:same|latter|former|other\ one|next\ one)\b
        |(?:makes|goes|says|tells|breaks|gets|turns|proves|shows|hits|takes|gives|costs|feels)\ (?:you|me|us|to
        |my|our|an?|the|it|him|her|out|hard|like|every\w*)\b
        |made\ (?:me|us|my\ (?:day|week|night))\b | broke\ (?:me|my\ heart|us)\b | hit\ (?:me|us)\b
        )
    """),
    link=_form(_ENGLISH_LINK),
    # Written out: figures begin the entries of lists.
    counted=_form(
        r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
        r"|a\ hundred|half|dozens?|hundreds?)\b(?![^.!?]*:)"
    ),
    verb=_form(
        r"(?:is|are|was|were|be|has|have|had|do|does|did|can|could|may|might|will|would|should|must|protects?|saves?|works?"
        r"|helps?|prevents?|cuts?|lowers?|reduces?|takes?|needs?|gets?|got|dies?|lives?|causes?|kills?|counts?|matters?"
        r"|makes?|made|costs?|comes?|came|goes|go|went|says?|said|shows?|know|see|saw|feel|think|want|wear|call|\w+['’](?:s|re|ve|ll))"
    ),
)
_SPANISH = _Forms(
    pronoun=_form(r"\b(?P<subject>él|ella)\b"),
    expletive=_NEVER,
    hanging=_form(
        r"(?:(?:y|pero|así\ que|entonces)\ )?(?:(?:me|nos|le|les|lo|la|los|las|se)"
        r"\ \w+(?:[óí]|aron|ieron|ía|aba|jo|zo)\b"
        r"|(?:eso|esto|aquello|ell[oa]s|porque)\b)"
    ),
    link=_form(r"(?:así\ que|pero|y|entonces|además|o\ sea)\b,?\s+"),
    counted=_NEVER,
    verb=_form(r"\w+"),
)
_PLAIN = {"él": "un paciente", "ella": "una paciente"}


@dataclass(frozen=True)
class Opening:
    """One sentence, read for how it opens."""

    said: str
    is_spanish: bool

    def pronoun(self) -> Pronoun | None:
        """Return the first pronoun for one person; whose something is counts only where the sentence begins with it."""
        for found in self._forms.pronoun.finditer(self.said):
            begins = not _WORD.search(self.said, 0, found.start())
            if begins or found.lastgroup != "owner":
                return Pronoun(Span(*found.span()), self._plain(found))
        return None

    def _plain(self, found: re.Match[str]) -> str:
        """Return what can stand for a pronoun, or nothing where no plain word would read well there."""
        if self.is_spanish:
            plain = _PLAIN[found[0].lower()]
        else:
            plain = "a patient" + "'s" * bool(found["owner"]) + " will" * bool(found["short"])
            is_last = found["object"] and not _WORD.search(self.said, found.end())
            if (
                is_last
                or (found["short"] or "").endswith("d")
                or len(_WORD.findall(self.said)) <= TELLING_WORDS
            ):
                return ""
        return plain[:1].upper() + plain[1:] if found[0][:1].isupper() else plain

    def hangs(self) -> bool:
        """Tell whether it says nothing without the sentence before it."""
        if self._forms.expletive.match(self.said):
            return False
        return self._forms.hanging.match(self.said) is not None or self._is_fragment()

    def link(self) -> int:
        """Return how long the link is with which it opens ("So", "But then"), with the space behind it."""
        found = self._forms.link.match(self.said)
        return found.end() if found and found.end() < len(self.said) else 0

    def has_no_verb(self) -> bool:
        """Tell whether so few words stand here, and none of the usual verbs, that it is the end of another sentence."""
        words = [word.lower() for word in _WORD.findall(self.said)]
        return len(words) <= FRAGMENT_WORDS and not any(
            (word.endswith("ed") and word != "hundred") or self._forms.verb.fullmatch(word) for word in words
        )

    def _is_fragment(self) -> bool:
        return self._forms.counted.match(self.said) is not None and self.has_no_verb()

    @cached_property
    def _forms(self) -> _Forms:
        return _SPANISH if self.is_spanish else _ENGLISH
