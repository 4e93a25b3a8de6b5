"""Ways to shut a program off from the network, and to forbid it to write, for the tests of the built wheel."""

import shutil
import subprocess
from functools import cache

# First as root; then as any user, where the system permits it.
OPTIONS = ("-n", "-rn")

# Python runs this before anything else. It forbids nothing by itself, so that no handler can hide what was tried; what
# was tried is told at the end, by kind only, and the program then ends with a code of its own.
WATCH = """
import atexit
import os
import sys

TRIED = []
OTHERS = {"os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink", "os.truncate", "shutil.copyfile",
          "sqlite3.connect", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "syslog.syslog",
          "tempfile.mkstemp", "tempfile.mkdtemp", "webbrowser.open", "ctypes.dlopen"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def watch(event, arguments):
    # To import ctypes is to ask for the process's own symbols, which has no name; a library would have one.
    is_own = event == "ctypes.dlopen" and arguments[0] is None
    if event.startswith("socket.") or (event in OTHERS and not is_own):
        TRIED.append(event)
    elif event == "open" and (set(arguments[1] or "") & set("wax+") or (arguments[2] or 0) & WRITES):
        TRIED.append(f"open for writing: {arguments[0]!r}")


def tell():
    if TRIED:
        os.write(2, ("tried: " + "; ".join(TRIED)).encode())
        os._exit(97)


atexit.register(tell)
sys.addaudithook(watch)
"""


@cache
def namespace() -> tuple[str, ...]:
    """The words before a command that put it into an empty network namespace; none where that is not permitted."""
    program = shutil.which("unshare")
    if program is None:
        return ()
    permitted = (
        (program, option)
        for option in OPTIONS
        if subprocess.run((program, option, "true"), capture_output=True, check=False).returncode == 0
    )
    return next(permitted, ())


def how_the_network_is_shut_off() -> str:
    """What a reader of the output should know about how much the test proves here."""
    if namespace():
        return f"runs in an empty network namespace ({' '.join(namespace())}) and under an audit hook"
    return "no network namespace is permitted here; an audit hook alone watches for sockets"
