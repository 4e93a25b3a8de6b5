"""Finds every fault of a pack at once, each with its line and its mend."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bedside.policy.clause import Pack
from bedside.policy.faults import Fault, PolicyFault
from bedside.policy.institution import institution_faults
from bedside.policy.reading import pack_from
from bedside.policy.schema import Key, Schema, Table, load_schema
from bedside.policy.toml_faults import Source, read_source, source_of
from bedside.policy.values import nearest, wrong_with


def validate_pack(path: Path) -> tuple[Fault, ...]:
    """Every fault of the file, in the order of its lines; an empty tuple where it is good."""
    return _faults_of(read_source(path))


def validate_text(name: str, text: str) -> tuple[Fault, ...]:
    """Every fault of a pack that was given as text."""
    return _faults_of(source_of(name, text))


def read_valid(path: Path, *, kind: str = "institution") -> Mapping[str, Any]:
    """The document of a good pack of this kind; raises `PolicyFault` with all faults otherwise."""
    return _valid(read_source(path), kind)


def read_valid_text(name: str, text: str, *, kind: str = "institution") -> Mapping[str, Any]:
    """The same of a pack that is given as text; `name` is what its faults call it."""
    return _valid(source_of(name, text), kind)


def _valid(source: Source, kind: str) -> Mapping[str, Any]:
    faults = _faults_of(source)
    if not faults and kind_of(source.document) != kind:
        line = source.lines.of_key("pack", 0, "kind")
        faults = (Fault(source.file, line, f"this is no pack of an {kind}.", f'Write: kind = "{kind}"'),)
    if faults:
        raise PolicyFault(faults)
    return source.document


def read_pack(path: Path) -> Pack:
    """The pack of a good file, of either kind; raises `PolicyFault` with all faults otherwise."""
    source = read_source(path)
    if faults := _faults_of(source):
        raise PolicyFault(faults)
    return pack_from(source.document)


def kind_of(document: Mapping[str, Any]) -> str:
    """Whose pack it is; whoever says nothing is held to the stricter rules for institutions."""
    head = document.get("pack")
    return str(head.get("kind", "institution")) if isinstance(head, dict) else "institution"


def _faults_of(source: Source) -> tuple[Fault, ...]:
    if not source.document:
        return source.faults or (Fault(source.file, 0, "the file is empty.", "Begin with [pack]."),)
    found = list(_shape_faults(source, load_schema()))
    if source.faults:
        # A line that could not be read may hold the very key that seems to be missing.
        found = [fault for fault in found if ": no '" not in fault.what]
    if kind_of(source.document) == "institution":
        found += institution_faults(source, load_schema())
    return tuple(sorted({*source.faults, *found}, key=lambda fault: (fault.line, fault.what)))


def _shape_faults(source: Source, schema: Schema) -> Iterator[Fault]:
    kind = kind_of(source.document)
    for name, given in source.document.items():
        table = schema.tables.get(name)
        if table is None or (kind in schema.choices["kind"] and kind not in table.kinds):
            yield _unknown_table(source, name, given, schema)
        else:
            yield from _table_faults(source, schema, table, given)
    for table in schema.tables.values():
        if table.required and table.name not in source.document:
            yield Fault(
                source.file,
                1,
                f"there is no {table.heading} table: no '{table.name}'.",
                f"Add one: {table.heading}",
            )
    yield from _twice(source)


def _unknown_table(source: Source, name: str, given: object, schema: Schema) -> Fault:
    is_table = isinstance(given, dict | list)
    line = source.lines.of_table(name) if is_table else source.lines.of_key("", 0, name)
    here = [table.name for table in schema.tables.values() if kind_of(source.document) in table.kinds]
    near = nearest(name, here)
    mend = f"Did you mean {schema.tables[near].heading}?" if near else f"A pack may hold: {', '.join(here)}."
    what = (
        f"there is no table {name!r} in such a pack."
        if is_table
        else f"the key {name!r} stands before any table."
    )
    return Fault(source.file, line, what, mend if is_table else "Put it under [pack].")


def _table_faults(source: Source, schema: Schema, table: Table, given: object) -> Iterator[Fault]:
    wanted = list if table.written == "list" else dict
    if not isinstance(given, wanted) or (
        table.written != "once" and not all(isinstance(one, dict) for one in _each(given))
    ):
        yield Fault(
            source.file,
            source.lines.of_table(table.name),
            f"{table.name!r} is not written as it should be.",
            f"Write: {table.heading}",
        )
        return
    if table.written == "list":
        for index, one in enumerate(_each(given)):
            yield from _key_faults(source, schema, table, (table.name, index), one)
    elif table.written == "named" and isinstance(given, dict):
        for name, one in given.items():
            yield from _key_faults(source, schema, table, (f"{table.name}.{name}", 0), one)
    else:
        yield from _key_faults(source, schema, table, (table.name, 0), given)


def _each(given: object) -> list[Any]:
    return list(given.values()) if isinstance(given, dict) else list(given) if isinstance(given, list) else []


def _key_faults(
    source: Source, schema: Schema, table: Table, at: tuple[str, int], given: Any
) -> Iterator[Fault]:
    where = place_name(table, at)
    known = list(schema.choices[table.keys_of]) if table.keys_of else list(table.keys)
    for name, value in given.items():
        key = table.each if table.each and name in known else table.keys.get(name)
        line = source.lines.of_key(*at, name)
        if key is None:
            near = nearest(name, known)
            mend = f"Did you mean {near!r}?" if near else f"It may hold: {', '.join(known)}."
            yield Fault(source.file, line, f"{where}: there is no {name!r} here.", mend)
        elif wrong := wrong_with(value, key, schema.choices):
            yield Fault(
                source.file,
                _line_of_entry(source, at, name, value, wrong),
                _sentence(f"{where}: {name!r} {wrong}"),
                _mend(key),
            )
    for key in table.keys.values():
        if key.required and key.name not in given:
            yield Fault(
                source.file,
                source.lines.of_table(*at),
                f"{where}: no {key.name!r}.",
                f"Add a line such as: {key.example}",
            )
    if table.name == "clause":
        yield from _clause_faults(source, at, where, given)


def _clause_faults(
    source: Source, at: tuple[str, int], where: str, given: Mapping[str, Any]
) -> Iterator[Fault]:
    if not {"concerns", "room", "not_checkable"} & given.keys():
        mend = (
            'Add a line such as: concerns = ["patient-image"]\nor: not_checkable = "why nothing can check it"'
        )
        yield Fault(source.file, source.lines.of_table(*at), f"{where}: it stands behind nothing.", mend)
    named = source.document.get("source", {})
    name = given.get("source")
    if isinstance(name, str) and isinstance(named, dict) and name not in named:
        near = nearest(name, list(named))
        mend = f"Did you mean {near!r}?" if near else f"Add a table: [source.{name}]"
        yield Fault(
            source.file, source.lines.of_key(*at, "source"), f"{where}: there is no source {name!r}.", mend
        )


def _twice(source: Source) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    clauses = source.document.get("clause")
    for index, clause in enumerate(clauses if isinstance(clauses, list) else ()):
        name = clause.get("id") if isinstance(clause, dict) else None
        if isinstance(name, str) and name in seen:
            line = source.lines.of_key("clause", index, "id")
            what = f"clause {index + 1}: the id {name!r} stands at line {seen[name]} already."
            yield Fault(source.file, line, what, "Give it a name of its own; an id is never used twice.")
        elif isinstance(name, str):
            seen[name] = source.lines.of_key("clause", index, "id")


def place_name(table: Table, at: tuple[str, int]) -> str:
    """How a person would point to the table: `[pack]`, `clause 4`."""
    return f"{table.name} {at[1] + 1}" if table.written == "list" else f"[{at[0]}]"


def _line_of_entry(source: Source, at: tuple[str, int], name: str, value: object, wrong: str) -> int:
    """The line of the list's entry that is wrong, or that of the key."""
    number = wrong.removeprefix("entry ").split(":")[0]
    if isinstance(value, list) and wrong.startswith("entry ") and isinstance(value[int(number) - 1], str):
        return source.lines.of_word(*at, name, value[int(number) - 1])
    return source.lines.of_key(*at, name)


def _sentence(text: str) -> str:
    return text if text.endswith("?") else f"{text}."


def _mend(key: Key) -> str:
    return f"Write a line such as: {key.example}"
