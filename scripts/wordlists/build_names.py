"""Builds the lists of given names, surnames and common words from sources that may be shipped.

    python scripts/wordlists/build_names.py --words /usr/share/dict/american-english-small
    python scripts/wordlists/build_names.py

Without --words the list of common words stays as it is. Given names and surnames come from the packages `names`
(US Census Bureau, 1990) and `faker`; the common words from Debian's `wamerican-small` (SCOWL) and from faker's
Spanish word list.
"""

import argparse
import importlib
from collections.abc import Iterable
from pathlib import Path

import names
from faker.providers import person
from faker.providers.lorem.es_ES import Provider as SpanishWords

from bedside.drafts.folding import folded

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "src" / "bedside" / "evidence" / "wordlists" / "people"
CENSUS = Path(names.__file__).parent
CENSUS_SOURCE = "US Census Bureau 1990 (public domain), package names 0.3.0"
FAKER_SOURCE = "name providers of faker 40 (MIT)"
SCOWL_SOURCE = (
    "SCOWL 2020.12.07 by Kevin Atkinson (permissive, notice in LICENSE-SCOWL.txt), Debian wamerican-small"
)
SURNAME_RANK = 40_000
# Locales whose names are met where English and Spanish are written, and that faker gives in Latin letters.
LOCALES = """az_AZ cs_CZ da_DK de_AT de_CH de_DE de_LU en en_GB en_IE en_IN en_KE en_NG en_NZ en_PK en_TH en_US es_AR
es_CA es_CL es_CO es_ES es_MX et_EE fi_FI fr_BE fr_CA fr_CH fr_DZ fr_FR ha_NG hi_IN hr_HR hu_HU id_ID ig_NG it_IT ja_JP
ko_KR lt_LT lv_LV nl_BE nl_NL no_NO pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE sw tr_TR tw_GH uz_UZ vi_VN yo_NG zh_CN
zh_TW zu_ZA""".split()
LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i i ye g".split(),
        strict=True,
    )
)
# Locales in Cyrillic letters, with how a passport writes the letters in which they differ from Russian.
CYRILLIC = {
    "bg_BG": LATIN | {"щ": "sht", "ъ": "a", "х": "h"},
    "ru_RU": LATIN,
    "uk_UA": LATIN | {"г": "h", "и": "y"},
}
# Names that faker's Spanish words hold because its text did; they are no words.
NAMES_AMONG_WORDS = set(
    """antonio carlos cuba domingo fernando francia francisco jorge jose juan luis maria marco miguel pablo
pedro rafael santiago victoria dan argentina santa carrillo""".split()
)
# The locale "en" counts every word given to a child once: "Murphy", "Wong". They are more often surnames.
COMMON_SURNAME_RANK = 5_000
# Words of all locales that are met as a place, a product or a word more than as a given name.
NO_GIVEN_NAMES = set(
    """abb add aki ala alabama ants arizona arlington avo azul bama berlin boston bozo breda bristol cali camden cena
    cicero clovis columbia cuba dejan dijon doc domingos dublin early ell els erie essex everton exa fairfax firs
    fremont fuga gano gato goma gurney gusta hagen hampton hella henny hobart indiana irl jalon kale kare kiel
    kobe lafayette lassi lavar leaner less lies liga louisiana mad manila mans mansfield mantas masa mato
    melbourne memphis mercer metta miel mijo mirena miro missouri modena montana nano nene nonna ora paisley pak
    panto pato per petri pleas pluma pol prames primus rancho rares ras red rem reno rollin rome roswell sada samo
    sanaa satu sie sim sing sos spas ssu sys telly tenis tennessee texas ties til tomen tomo torrance toto trace
    trae tram tutu vara venda vernal versa vid zed zika""".split()
)
SHORTEST = 3
LAST_LATIN_LETTER = 0x24F
ENDINGS = ("s", "es", "d", "ed", "ing", "ly", "er", "ers")


def main() -> None:
    """Write the three lists."""
    arguments = _arguments()
    if arguments.words:
        words = (_dictionary(arguments.words) | _folded(SpanishWords.word_list)) - NAMES_AMONG_WORDS
        _write("common_words.txt", f"{SCOWL_SOURCE}; Spanish words of faker 40 (MIT)", _bases(words), 1)
    given = {*_census("dist.female.first"), *_census("dist.male.first")}
    surnames = set(_census("dist.all.last", SURNAME_RANK))
    common = set((TARGET / "common_words.txt").read_text("utf-8").split("\n"))
    given |= _given_of_locales() - common - NO_GIVEN_NAMES
    for locale in (*LOCALES, *CYRILLIC):
        surnames.update(_of(locale, "last_"))
    _write("given_names.txt", f"{CENSUS_SOURCE}; {FAKER_SOURCE}", given)
    _write("surnames.txt", f"{CENSUS_SOURCE}; {FAKER_SOURCE}", surnames)


def _given_of_locales() -> set[str]:
    elsewhere = {name for locale in (*LOCALES, *CYRILLIC) if locale != "en" for name in _of(locale, "first_")}
    return elsewhere | (_of("en", "first_") - set(_census("dist.all.last", COMMON_SURNAME_RANK)))


def _census(name: str, most: int | None = None) -> list[str]:
    rows = (CENSUS / name).read_text("ascii").splitlines()[:most]
    return [row.split()[0].lower() for row in rows]


def _of(locale: str, beginning: str) -> set[str]:
    """Return the names of a locale whose list begins so, folded and in Latin letters."""
    provider = importlib.import_module(f"{person.__name__}.{locale}").Provider
    lists = (
        getattr(provider, name) for name in dir(provider) if name.startswith(beginning) and "name" in name
    )
    letters = CYRILLIC.get(locale, {})
    return _folded(
        "".join(letters.get(sign, sign) for sign in str(name).lower()).replace("-", "" if letters else "-")
        for names_ in lists
        if isinstance(names_, Iterable)
        for name in names_
    )


def _folded(entries: Iterable[str]) -> set[str]:
    return {
        folded(part)
        for entry in entries
        for part in entry.replace("-", " ").replace("'", " ").split()
        if part.isalpha() and max(map(ord, part)) <= LAST_LATIN_LETTER
    }


def _dictionary(path: Path) -> set[str]:
    content = path.read_text("utf-8")
    return {word for word in content.splitlines() if word.islower() and word.isalpha()}


def _bases(words: set[str]) -> set[str]:
    """Drop the words that are another one with an ending, which the reader of the list adds again."""
    return {
        word
        for word in words
        if not any(word.endswith(end) and word[: -len(end)] in words for end in ENDINGS)
    }


def _write(name: str, source: str, entries: set[str], shortest: int = SHORTEST) -> None:
    kept = sorted(entry for entry in entries if len(entry) >= shortest)
    (TARGET / name).write_text(
        f"# {source}. Made by scripts/wordlists/build_names.py.\n" + "\n".join(kept) + "\n", "utf-8"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Build the lists of names.")
    parser.add_argument("--words", type=Path, help="a word list, one a line, names capitalised")
    return parser.parse_args()


if __name__ == "__main__":
    main()
