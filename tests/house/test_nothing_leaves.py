"""Nothing in the house opens a connection, but the one room that sends."""

from pathlib import Path

import pytest

from tests.house.tree import CORE, PACKAGE, calls, imports, is_or_within, modules, named

CONNECTS = frozenset(
    [
        "aiohttp",
        "asyncio",
        "ftplib",
        "http.client",
        "http.server",
        "httpx",
        "imaplib",
        "nntplib",
        "poplib",
        "requests",
        "smtplib",
        "socket",
        "socketserver",
        "ssl",
        "telnetlib",
        "urllib.request",
        "urllib3",
        "webbrowser",
        "websockets",
        "xmlrpc",
    ]
)
# What these modules import, and why it is no connection of ours.
ASKS_NOBODY = {
    "cli/serve.py": (["webbrowser"], "shows its own page in the person's own browser"),
    "server/serving_alone.py": (["socket"], "binds the socket on which it listens"),
    "server/mail_gate/checking.py": (["ssl"], "looks at the certificate with which it listens"),
    "server/mail_gate/serving.py": (["asyncio"], "listens for the practice's own programs"),
    "server/mail_gate/taking.py": (["asyncio"], "answers whoever came"),
    "server/jobs/telling.py": (["smtplib", "smtplib.SMTPException"], "names the fault of Django's mail"),
}
LEAVES_THE_PROCESS = frozenset(["ctypes", "multiprocessing", "subprocess"])
RUNS_ANOTHER_PROGRAM = ("os.exec", "os.fork", "os.popen", "os.posix_spawn", "os.spawn", "os.system")
LOADS_BY_NAME = frozenset(
    {"__import__", "import_module", "importlib.import_module", "exec", "eval", "compile"}
)
# What runs the reader is loaded by name too, and only where the reader is asked for.
DISCOVERY = frozenset({"discovery.py", "shipped.py"})


def found_imports(paths: list[Path], forbidden: frozenset[str]) -> list[str]:
    return [
        f"{named(path)}:{line} {name}"
        for path in paths
        for line, name in imports(path)
        if is_or_within(name, forbidden)
    ]


def test_only_outbound_opens_a_connection() -> None:
    outbound = PACKAGE / "server" / "outbound"
    inside = [path for path in modules() if not path.is_relative_to(outbound)]
    known = {f"src/bedside/{where}": set(names) for where, (names, _why) in ASKS_NOBODY.items()}
    used = {
        named(path): {name for _, name in imports(path) if is_or_within(name, CONNECTS)} for path in inside
    }

    assert {where: names for where, names in used.items() if names - known.get(where, set())} == {}
    assert [where for where, names in known.items() if used.get(where) != names] == []


@pytest.mark.parametrize("where", ASKS_NOBODY)
def test_who_only_listens_or_names_a_fault_connects_to_nobody(where: str) -> None:
    called = {name.rpartition(".")[2] for name, _ in calls(PACKAGE / where)}

    assert called & {"connect", "connect_ex", "create_connection", "open_connection", "urlopen"} == set()


def test_the_core_starts_no_other_program() -> None:
    started = [
        f"{named(path)}:{call.lineno} {name}"
        for path in modules(*CORE)
        for name, call in calls(path)
        if name.startswith(RUNS_ANOTHER_PROGRAM)
    ]

    assert found_imports(modules(*CORE), LEAVES_THE_PROCESS) + started == []


def test_only_discovery_loads_a_module_by_its_name() -> None:
    loaded = [
        f"{named(path)}:{call.lineno} {name}"
        for path in modules(*CORE)
        for name, call in calls(path)
        if name in LOADS_BY_NAME and path.name not in DISCOVERY
    ]

    assert loaded == []


def test_only_the_server_knows_django() -> None:
    outside = [path for path in modules() if not path.is_relative_to(PACKAGE / "server")]

    assert found_imports(outside, frozenset({"django"})) == []


def test_a_planted_connection_is_found(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("from urllib import request\n\n\ndef f():\n    import http.client\n", encoding="utf-8")

    assert [line.split()[-1] for line in found_imports([planted], CONNECTS)] == [
        "urllib.request",
        "http.client",
    ]
