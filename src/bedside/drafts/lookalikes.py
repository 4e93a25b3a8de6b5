"""Letters of other scripts that pass for Latin ones, and the words in which they were meant to."""

import re
from collections.abc import Iterator

from bedside.drafts.mapped import Edit

# Unicode Technical Standard #39 names the idea (confusables); the pairs are those that a reader takes for
# Latin in a common typeface, chosen by eye.
_ALIKE = dict(
    zip("аеорсухіјѕԁһӏԛԝԍѵүАВЕКМНОРСТУХІЈЅԌԚԜӀ", "aeopcyxijsdhlqwgvyABEKMHOPCTYXIJSGQWI", strict=True)
)
_ALIKE |= dict(zip("οϲϳνΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ", "ocjvABEZHIKMNOPTYXC", strict=True))
_ALIKE |= dict(zip("օոսհցզԼՏՕꓐꓒꓓꓔꓖꓗꓜꓝꓟꓠꓡꓢꓣꓦꓧꓪꓫꓬꓮꓰꓲꓳ", "onuhgqLSOBPDTGKZFMNLSRVHWXYAEIO", strict=True))

# These pass only among Latin letters.
_LOOSE = dict(zip("вгзикмнптцэюяґєёВГЗИЛПФЯ", "brenkmhntueorgeeBrEuLnFR", strict=True))
_LOOSE |= dict(zip("αβγεηικμρστυχωδ", "abyenikupotuxwd", strict=True))
_LOOSE |= dict(zip("ᎪᏴᏟᎠᎬᎻᎫᏦᏞᎷΝᏢᎡᏚᎢᏙᏔ", "ABCDEHJKLMNPRSTVW", strict=True))
_IN_MIXED = _ALIKE | _LOOSE

# A Greek letter at the edge of a Latin word is science: TNFα, β2, μg, ΔG.
_SCIENCE = frozenset("αβγδεηκλμρστχωΔΩ")

_WORD = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile("[" + "".join(_IN_MIXED) + "]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_NEAR = re.compile(r"[^\S\n]+")


def disguised_words(text: str) -> Iterator[Edit]:
    """Edits that turn words made to look Latin into Latin; true Greek and Russian words stay."""
    if not _FOREIGN.search(text):
        return
    words = [match for match in _WORD.finditer(text) if not match.group().isascii()]
    for number, match in enumerate(words):
        beside = words[max(0, number - 1) : number] + words[number + 1 : number + 2]
        plain = _made_latin(match, [other for other in beside if _touch(text, match, other)])
        if plain != match.group():
            yield Edit(match.start(), match.end(), plain)


def _made_latin(match: re.Match[str], beside: list[re.Match[str]]) -> str:
    word = match.group()
    if _LATIN.search(word):
        return _mixed_made_latin(word)
    if all(sign in _ALIKE for sign in word) and not any(_is_foreign(other.group()) for other in beside):
        return "".join(_ALIKE[sign] for sign in word)
    return word


def _mixed_made_latin(word: str) -> str:
    core = word.strip("".join(_SCIENCE))
    if core.isascii():
        return word
    return "".join(_IN_MIXED.get(sign, sign) for sign in word)


def _is_foreign(word: str) -> bool:
    return not _LATIN.search(word) and any(sign not in _ALIKE for sign in word)


def _touch(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    first, second = sorted((one, other), key=lambda match: match.start())
    return bool(_NEAR.fullmatch(text, first.end(), second.start()))
