"""Sees people who are named by initials alone: ``J.D.``, ``R.O'D.``, ``JT in bed 4``."""

import re
from collections.abc import Iterator

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
_NO_INITIALS = frozenset(
    """us uk dc md rn pa do pm am er iv phd bc la np or ps rip ct ed tv qid tid bid prn usa eu un ny nj nh nc sc sd nd wv va
    ma ri me vt ak hi az ca co fl ga ia id il in ks ky mn mo ms mt ne nm nv oh ok pr tn tx ut wa wi wy al ar de ie eg
    vs st dds dvm cpr ems icu dob mrn hr bp rr uti ekg ecg mri mi pe dvt tia ptsd adhd ama aka fyi asap eta bls als
    acs afib cva cabg copd chf ckd aki dka gi gu ob gyn ent ot pt rt im sq po npo eod pcp hpi ros iud ivf rsv hiv hpv
    tb ms dm htn afb ros cc gcs ich sah sdh gsw mva mvc loc bka aka hcc mds aml cll cml all nhl nsr svt vt vf avr tavr
    i.e e.g b.s m.s b.a m.a j.d.r""".split()
)


def initials(passage: Passage) -> Iterator[tuple[int, int, float]]:
    """Yield start, end and confidence of initials that stand for a person."""
    plain = passage.plain
    for match in _POINTED.finditer(plain):
        letters = re.sub(r"[^A-Za-z]", "", match.group()).lower()
        if letters not in _NO_INITIALS:
            yield match.start(), match.end(), 0.8
    for pattern, sure in ((_BARE, 0.75), (_AFTER_PATIENT, 0.7)):
        for match in pattern.finditer(plain):
            if match["name"].lower() not in _NO_INITIALS:
                yield match.start("name"), match.end("name"), sure
