"""What holds for an institution's pack beyond its shape: it may ask for more, never for less, and may not silence."""

from collections.abc import Iterator, Mapping
from typing import Any

from bedside.policy.faults import Fault
from bedside.policy.guard import load_guard, silenced_by, silenced_by_word
from bedside.policy.index import Shelf, load_shelf
from bedside.policy.schema import Schema
from bedside.policy.toml_faults import Source

_ORDER = ("note", "revise", "hold")
_SECTION_7 = (
    "Section 7 of the National Labor Relations Act (29 U.S.C. 157) protects it, with a union or without.\n"
    "Take it out, or say what is meant: patients' information, trade secrets, harassment, "
    "speaking in the employer's name."
)


def institution_faults(source: Source, schema: Schema) -> list[Fault]:
    """Every fault that a guideline's pack could not have; parts of the wrong shape are left to the shape check."""
    shelf = load_shelf()
    return [
        *_id_faults(source, shelf),
        *_silencing_clauses(source),
        *_silencing_words(source),
        *_raise_faults(source, schema),
        *_threshold_faults(source, shelf),
    ]


def _id_faults(source: Source, shelf: Shelf) -> Iterator[Fault]:
    own = _table(source, "pack").get("id")
    if own in {pack.id for pack in shelf.packs}:
        line = source.lines.of_key("pack", 0, "id")
        yield Fault(
            source.file,
            line,
            f"[pack]: {own!r} is a pack that ships with Bedside.",
            'Choose another: id = "example-hospital"',
        )
    if not isinstance(own, str):
        return
    for index, clause in _list(source, "clause"):
        name = clause.get("id")
        if isinstance(name, str) and not name.startswith(f"{own}/"):
            line = source.lines.of_key("clause", index, "id")
            mend = f'Write: id = "{own}/{name.rpartition("/")[2]}"'
            yield Fault(
                source.file, line, f"clause {index + 1}: the id does not begin with the pack's own.", mend
            )


def _silencing_clauses(source: Source) -> Iterator[Fault]:
    facilities = _table(source, "facilities").get("names")
    listed = [_table(source, "pack").get("issuer"), *(facilities if isinstance(facilities, list) else ())]
    names = [name for name in listed if isinstance(name, str)]
    for index, clause in _list(source, "clause"):
        passages = [clause[key] for key in ("title", "gist") if isinstance(clause.get(key), str)]
        if reason := silenced_by(passages, names):
            line = source.lines.of_key("clause", index, "gist")
            what = f"clause {index + 1}: refused, because it would forbid {reason}."
            yield Fault(source.file, line, what, _SECTION_7)


def _silencing_words(source: Source) -> Iterator[Fault]:
    for index, given in _list(source, "words"):
        words = given.get("words")
        for number, word in enumerate(words if isinstance(words, list) else (), 1):
            if isinstance(word, str) and (reason := silenced_by_word(word)):
                line = source.lines.of_word("words", index, "words", word)
                what = f"words {index + 1}, entry {number}: refused, because marking it would hold back {reason}."
                yield Fault(source.file, line, what, _SECTION_7)


def _raise_faults(source: Source, schema: Schema) -> Iterator[Fault]:
    refused = load_guard().raises
    for code, asks in _table(source, "raises").items():
        if code not in schema.choices["concern"] or asks not in _ORDER:
            continue
        line = source.lines.of_key("raises", 0, code)
        least = schema.least_of(code)
        if _ORDER.index(asks) <= _ORDER.index(least):
            what, mend = _no_raise(code, asks, least)
            yield Fault(source.file, line, what, mend)
        elif code in refused and _ORDER.index(asks) > _ORDER.index(refused[code][0]):
            reason = f"{refused[code][1]}\nSection 7 of the National Labor Relations Act (29 U.S.C. 157) protects it."
            yield Fault(source.file, line, f"[raises]: {code!r} may not be raised to {asks!r}.", reason)


def _no_raise(code: str, asks: str, least: str) -> tuple[str, str]:
    if asks == least:
        return f"[raises]: {code!r} asks {least!r} already.", "Leave the line out."
    what = f"[raises]: {code!r} asks {least!r}, and {asks!r} would lower it."
    return what, "Nothing can be lowered; leave the line out."


def _threshold_faults(source: Source, shelf: Shelf) -> Iterator[Fault]:
    shipped = {threshold.name: threshold for threshold in (shelf.thresholds.place, shelf.thresholds.cell)}
    for name, value in _table(source, "thresholds").items():
        if (
            name in shipped
            and isinstance(value, int)
            and not isinstance(value, bool)
            and value < shipped[name].value
        ):
            line = source.lines.of_key("thresholds", 0, name)
            what = f"[thresholds]: {name!r} is less strict than {shipped[name].value}."
            yield Fault(
                source.file,
                line,
                what,
                f"Larger is stricter ({shipped[name].source}); leave the line out or write more.",
            )


def _table(source: Source, name: str) -> Mapping[str, Any]:
    given = source.document.get(name)
    return given if isinstance(given, dict) else {}


def _list(source: Source, name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    given = source.document.get(name)
    for index, one in enumerate(given if isinstance(given, list) else ()):
        if isinstance(one, dict):
            yield index, one
