"""What a concern asks for is seen by somebody, and what a phrase file finds is announced by its detector."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from bedside.evidence.discovery import all_detectors
from bedside.evidence.reader.signs import SEES
from tests.house.tree import PACKAGE, imports, modules, named, parsed

# How many of the first arguments are places and not kinds.
ASKING = {"of": 0, "has": 0, "near": 1, "same_sentence": 1}
DETECTORS = PACKAGE / "evidence" / "detectors"


def assigned(path: Path) -> dict[str, ast.expr]:
    """The constants of a module, those included that it takes from our other modules."""
    found: dict[str, ast.expr] = {}
    for node in parsed(path).body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("bedside."):
            source = PACKAGE.parent.joinpath(*(node.module or "").split(".")).with_suffix(".py")
            theirs = assigned(source) if source.exists() else {}
            found |= {
                alias.asname or alias.name: theirs[alias.name] for alias in node.names if alias.name in theirs
            }
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            found[node.target.id] = node.value
    return found


def strings(node: ast.AST, constants: dict[str, ast.expr]) -> Iterator[str]:
    """The words that an expression of literals and constants stands for; of a table, its keys."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Name) and node.id in constants:
        yield from strings(constants[node.id], {**constants, node.id: ast.Constant(None)})
    elif isinstance(node, ast.Dict):
        yield from (word for key in node.keys if key for word in strings(key, constants))
    elif isinstance(node, ast.Call):
        yield from (word for argument in node.args for word in strings(argument, constants))
    elif isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Starred | ast.BinOp):
        yield from (word for child in ast.iter_child_nodes(node) for word in strings(child, constants))


def asked_kinds(path: Path) -> set[str]:
    constants = assigned(path)
    return {
        word
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKING
        for argument in node.args[ASKING[node.func.attr] :]
        for word in strings(argument, constants)
    }


def phrase_kinds(path: Path) -> set[str]:
    phrases = tomllib.loads(path.read_text(encoding="utf-8")).get("phrase", [])
    # A kind that begins so is never a sign: it only keeps its words from being taken for one.
    return {
        phrase["kind"] for phrase in phrases if "kind" in phrase and not phrase["kind"].startswith("not-a-")
    }


def test_every_kind_that_is_asked_for_is_seen() -> None:
    seen = {*SEES, *(kind for detector in all_detectors() for kind in detector.sees)}
    unseen = {named(path): asked_kinds(path) - seen for path in modules("concerns", "check")}

    assert {name: kinds for name, kinds in unseen.items() if kinds} == {}


def test_every_kind_of_a_phrase_file_is_announced_by_its_detector() -> None:
    silent = {
        path.name: phrase_kinds(path) - set(detector.sees)
        for detector in all_detectors()
        if (path := DETECTORS / f"{detector.name}.toml").exists()
    }

    assert {name: kinds for name, kinds in silent.items() if kinds} == {}


def test_every_phrase_file_stands_beside_its_module() -> None:
    # The cues of ownership serve no detector; their reader is a package of its own name beside the detectors.
    alone = [path for path in DETECTORS.glob("*.toml") if not path.with_suffix(".py").exists()]

    assert [path.name for path in alone if not (DETECTORS.parent / path.stem / "__init__.py").exists()] == []


def test_every_detector_is_found_by_discovery() -> None:
    standing = {
        path.stem for path in DETECTORS.glob("*.py") if "Detector(__name__" in path.read_text("utf-8")
    }

    assert standing - {detector.name for detector in all_detectors()} == set()


def test_a_module_beside_the_detectors_is_one_or_serves_one() -> None:
    paths = [path for path in DETECTORS.glob("*.py") if not path.name.startswith("_")]
    served = {name for path in paths for _, name in imports(path)}
    idle = {path.stem for path in paths if f"bedside.evidence.detectors.{path.stem}" not in served}

    assert idle - {detector.name for detector in all_detectors()} == set()


def test_an_asked_kind_is_read_through_constants(tmp_path: Path) -> None:
    asking = tmp_path / "asking.py"
    asking.write_text(
        "SOME = ('a', 'b')\nMORE = (*SOME, 'c')\n"
        "def f(seen):\n    seen.of(*MORE, whose='x')\n    seen.near('place', 'd', words=3)\n",
        encoding="utf-8",
    )

    assert asked_kinds(asking) == {"a", "b", "c", "d"}
