"""Where in a TOML file a table, a key or a word stands, since the standard reader does not tell."""

import re
from dataclasses import dataclass, field

# (table, how many of that table came before, key); ("", 0, key) for keys before the first table.
Place = tuple[str, int, str]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\]]+?)\s*\]")
_KEY = re.compile(
    r"""^\s*((?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*'))*)\s*="""
)
_FENCE = re.compile(r'"""|' + "'''")
_STRING = re.compile(r""""(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")


@dataclass(frozen=True, slots=True)
class Lines:
    """Line numbers, from 1, of one file."""

    text: tuple[str, ...]
    tables: dict[tuple[str, int], int] = field(default_factory=dict)
    keys: dict[Place, int] = field(default_factory=dict)

    def of_table(self, table: str, index: int = 0) -> int:
        """The line of `[table]`, of the n-th `[[table]]`, or of the first `[table.NAME]`; 1 where there is none."""
        inside = (line for (name, _), line in self.tables.items() if name.startswith(f"{table}."))
        return self.tables.get((table, index)) or min(inside, default=1)

    def of_key(self, table: str, index: int, key: str) -> int:
        """The line of a key, or that of its table where the key is written inline or is missing."""
        return self.keys.get((table, index, key), self.of_table(table, index))

    def of_word(self, table: str, index: int, key: str, word: str) -> int:
        """The line where a word of a list stands, or that of the key."""
        start = self.of_key(table, index, key)
        for number in range(start, len(self.text) + 1):
            if word in self.text[number - 1]:
                return number
        return start


def read_lines(source: str) -> Lines:
    """Note every table and key of a TOML text with its line."""
    lines = Lines(tuple(source.splitlines()))
    seen: dict[str, int] = {}
    table, index, depth, fence = "", 0, 0, ""
    for number, line in enumerate(lines.text, 1):
        if not fence and depth == 0:
            if header := _HEADER.match(line):
                table, index = _enter(header, seen)
                lines.tables[table, index] = number
            elif key := _KEY.match(line):
                _note(lines, (table, index), _parts(key[1]), number)
        fence, depth = _carry(line, fence, depth)
    return lines


def _enter(header: re.Match[str], seen: dict[str, int]) -> tuple[str, int]:
    name = ".".join(_parts(header[2]))
    if header[1] == "[":
        return name, 0
    index = seen.get(name, 0)
    seen[name] = index + 1
    return name, index


def _note(lines: Lines, table: tuple[str, int], key: list[str], number: int) -> None:
    *inside, last = key
    name = ".".join(part for part in (table[0], *inside) if part)
    lines.keys.setdefault((name, 0 if inside else table[1], last), number)
    if inside:
        lines.tables.setdefault((name, 0), number)


def _parts(name: str) -> list[str]:
    return [part.strip().strip("\"'") for part in re.findall(r""""[^"]*"|'[^']*'|[^.\s]+""", name)]


def _carry(line: str, fence: str, depth: int) -> tuple[str, int]:
    """Follow strings over several lines and open brackets, so that what stands inside them is taken for no key."""
    position = 0
    while position < len(line):
        if fence:
            end = line.find(fence, position)
            if end < 0:
                return fence, depth
            position, fence = end + 3, ""
        elif opened := _FENCE.match(line, position):
            fence, position = opened[0], opened.end()
        elif string := _STRING.match(line, position):
            position = string.end()
        elif line[position] == "#":
            break
        else:
            is_header = depth == 0 and _HEADER.match(line) is not None
            depth += 0 if is_header else {"[": 1, "{": 1, "]": -1, "}": -1}.get(line[position], 0)
            position += 1
    return fence, max(depth, 0)
