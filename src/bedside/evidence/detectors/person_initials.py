"""Sees people who are named by initials or by a nickname: ``J.D.``, ``JT in bed 4``, ``the Duchess``."""

import re
from collections.abc import Iterator

from bedside.evidence.detectors.person_names import is_common_word, is_surname
from bedside.evidence.passage import Passage

# Two to four letters with points: "J.D.", "R. T.", "R.O'D.".
_POINTED = re.compile(r"(?<![\w.])(?:[A-Z]\.\s?){1,3}(?:[A-Z]\.|O'[A-Z]\.|[A-Z](?![\w.]))")
# Two or three capitals without points need a patient's circumstances beside them.
_BARE = re.compile(
    r"(?<![\w.#@/-])(?P<name>[A-Z]{2,3})(?:,?\s+(?:(?:in|from|at)\s+)?(?:bed|room|rm|bay)\s?#?\d"
    r"|,\s+(?:a\s+)?\d{1,3}\s?(?:,|yo\b|y/o|yr|year|[mfMF]\b)|\s+\(\d{1,3}\s?[mfMF]?\))"
)
_AFTER_PATIENT = re.compile(
    r"\b(?:[Pp]t|[Pp]atient|[Mm]y patient|[Cc]lient|[Ii]nitials|paciente)\s+(?P<name>[A-Z]{2,3})(?![\w./-])"
)
# Abbreviations that are written with points.
_POINTED_WORDS = frozenset(
    """us uk dc md rn pa do pm am er iv phd bc la np or ps rip tv qid tid bid prn usa eu un ny nj nc sc nm ie eg dds dvm ems
    icu dob mrn po pe ct ed dnr dnp pad adhd sob lpn cna mph ba bs ms aka fyi asap eta rsvp hr vp ceo fda cdc nhs gp msn bsn
    edd lmp""".split()
)
# Capitals that clinicians write without points and that are nobody's initials.
_BARE_WORDS = _POINTED_WORDS | frozenset(
    """va ma ri me vt ak hi az ca co fl ga ia id il in ks ky mn mo mt ne nv oh ok pr tn tx ut wa wi wy al ar de
    vs st cpr uti ekg ecg mri mi dvt tia ptsd ama bp rr acs cva cabg copd chf ckd aki dka gi gu ob gyn ent ot pt rt im sq
    npo eod pcp hpi ros iud ivf rsv hiv hpv als asd tb dm htn afb cc gcs ich sah sdh gsw mva mvc loc bka hcc mds aml cll
    cml all nhl svt vt vf yo fm obg pgy npi ii iii iv vi qi kg lb lbs cm mm mg mcg ml hm im em fp ok tl op os od""".split()
)


# "OKAFOR, B" and "OKAFOR, Ben", as a chart has it.
_CHART_NAME = re.compile(
    r"(?<![\w.#@/-])(?P<name>(?P<surname>[A-Z]{3,20}), (?:[A-Z](?![\w'])|[A-Z][a-z]{2,14}))(?=[\s.,]|$)"
)


# "The Duchess left our ward": what a ward calls somebody by, which are no offices that a town has.
_NICKNAME = re.compile(
    r"\b[Tt]he (?:Duchess|Duke|Queen|King|Princess|Prince|Countess|Contessa|Count|Baron|Baroness|Godfather|Godmother|Empress"
    r"|Maestro|Diva|Oracle|Commodore|Admiral|Boss|Legend|Wizard|Professor|Colonel|General|Matriarch)\b(?! (?:of|[A-Z])|-)"
)


def initials(passage: Passage) -> Iterator[tuple[int, int, float]]:
    """Yield start, end and confidence of initials and nicknames that stand for a person."""
    plain = passage.plain
    for match in _POINTED.finditer(plain):
        letters = re.sub(r"[^A-Za-z]", "", match.group()).lower()
        if letters not in _POINTED_WORDS:
            yield match.start(), match.end(), 0.8
    for match in _NICKNAME.finditer(plain):
        yield match.start(), match.end(), 0.55
    for match in _CHART_NAME.finditer(plain):
        if is_surname(match["surname"].lower()) and not is_common_word(match["surname"].lower()):
            yield match.start(), match.end(), 0.8
    for pattern, sure in ((_BARE, 0.75), (_AFTER_PATIENT, 0.7)):
        for match in pattern.finditer(plain):
            if match["name"].lower() not in _BARE_WORDS:
                yield match.start("name"), match.end("name"), sure
