"""Every setting of the server, in the order of the documentation."""

import re
import zoneinfo
from pathlib import Path
from urllib.parse import urlsplit

from bedside.server.setting import Setting, SettingFault, listed, one_of, whole_number, words, yes_or_no

HOST_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?\Z")
# An extension of a browser has its own scheme; no wildcard, and nothing after the port.
ORIGIN = re.compile(
    r"(https|chrome-extension|moz-extension|safari-web-extension)://[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?\Z"
)
SHORTEST_KEY = 50  # signs; what Django's own check asks for
SHORTEST_TOKEN = 32  # signs
DATABASES = ("postgresql", "postgres", "sqlite")
MAIL = ("smtp", "smtps", "smtp+starttls")


def host_names(text: str) -> tuple[str, ...]:
    """Read names of hosts; a wildcard would accept a name that somebody else chose."""
    names = listed(text)
    if not names or not all(HOST_NAME.match(name) for name in names):
        raise SettingFault("it should be host names with commas between, without https://, port or *.")
    return names


def secret_keys(text: str) -> tuple[str, ...]:
    """Read keys, one a line: the first signs, the others are still believed."""
    keys = tuple(line.strip() for line in text.splitlines() if line.strip())
    if not keys or any(len(key) < SHORTEST_KEY or len(set(key)) < 5 for key in keys):
        raise SettingFault(f"each line should be a random key of {SHORTEST_KEY} signs or more.")
    return keys


def token(text: str) -> str:
    """Read a token that a program shows."""
    if len(text) < SHORTEST_TOKEN or not text.isascii() or not text.isprintable() or " " in text:
        raise SettingFault(f"it should be {SHORTEST_TOKEN} random signs or more.")
    return text


def database_url(text: str) -> str:
    """Read the address of a database."""
    parts = urlsplit(text)
    if parts.scheme not in DATABASES or not parts.path.strip("/"):
        raise SettingFault("it should be like postgresql://name:password@host:5432/bedside.")
    return text


def mail_url(text: str) -> str:
    """Read the address of a mail server."""
    parts = urlsplit(text)
    if parts.scheme not in MAIL or not parts.hostname:
        raise SettingFault("it should be like smtp+starttls://name:password@mail.hospital.example:587.")
    return text


def https_url(text: str) -> str:
    """Read an address on the web that is reached by TLS alone."""
    parts = urlsplit(text)
    if parts.scheme != "https" or not parts.hostname:
        raise SettingFault("it should begin with https:// and name a host.")
    return text


def origins(text: str) -> tuple[str, ...]:
    """Read origins of the web, as browsers write them."""
    found = listed(text)
    if not found or not all(ORIGIN.match(origin) for origin in found):
        raise SettingFault(
            "it should be origins with commas between, such as https://intranet.hospital.example."
        )
    return found


def time_zone(text: str) -> str:
    """Read the name of a time zone."""
    if text not in zoneinfo.available_timezones():
        raise SettingFault("it should be a name such as America/New_York.")
    return text


def file_path(text: str) -> Path:
    """Read the path of a file; it does not depend on where the server is started."""
    path = Path(text)
    if not path.is_absolute():
        raise SettingFault("it should be a whole path, such as /etc/bedside/sealing-keys.")
    return path


def place(text: str) -> str:
    """Read where an institution's server listens: an address with a port, or a socket's path."""
    host, _, port = text.rpartition(":")
    if not text.startswith("unix:/") and not (host and port.isdigit() and 0 < int(port) < 1 << 16):
        raise SettingFault("it should be like 127.0.0.1:8000 or unix:/run/bedside/bedside.sock.")
    return text


SETTINGS = (
    Setting(
        "BEDSIDE_MODE",
        "`alone`: one person, this machine only. `institution`: many people, sign-in, TLS.",
        "institution where DATABASE_URL is set, else alone",
        "institution",
        one_of("alone", "institution"),
    ),
    Setting(
        "BEDSIDE_DATA",
        "The folder for the database of one person, for keys made at the first start, and for collected styles.",
        "the usual place of your system, such as ~/.local/share/bedside",
        "/var/lib/bedside",
        words,
    ),
    Setting(
        "DATABASE_URL",
        "The institution's database.",
        "none; must be set in institution mode",
        "postgresql://bedside@localhost/bedside",
        database_url,
        is_secret=True,
    ),
    Setting(
        "BEDSIDE_SECRET_KEY",
        "The key that signs sessions and links. Several lines: the first signs, the others are still believed, so "
        "that a key can be changed without signing everybody out.",
        "none; must be set in institution mode (alone: made at the first start)",
        "(50 random signs or more)",
        secret_keys,
        is_secret=True,
    ),
    Setting(
        "BEDSIDE_SEALING_KEYS_FILE",
        "The file of keys that seal what people keep: one a line, the first seals, the others still open. It must not "
        "lie beside the database. Without it nothing can be kept.",
        "none (alone: the key is in the keyring of the system)",
        "/etc/bedside/sealing-keys",
        file_path,
    ),
    Setting(
        "BEDSIDE_HOSTS",
        "The names by which people reach the server. A request for another name is refused.",
        "none; must be set in institution mode",
        "bedside.hospital.example",
        host_names,
    ),
    Setting(
        "BEDSIDE_LISTEN",
        "Where the institution's server listens; the proxy in front of it speaks TLS.",
        "127.0.0.1:8000",
        "unix:/run/bedside/bedside.sock",
        place,
    ),
    Setting(
        "BEDSIDE_BEHIND_PROXY",
        "`yes`: a proxy in front sets X-Forwarded-Proto and X-Forwarded-For and strips what clients send of them.",
        "no",
        "yes",
        yes_or_no,
    ),
    Setting("BEDSIDE_WORKERS", "Processes that answer, each with a reader.", "2", "4", whole_number(1, 64)),
    Setting(
        "BEDSIDE_API_PER_MINUTE",
        "How many requests one token may make in a minute.",
        "300",
        "600",
        whole_number(1, 100_000),
    ),
    Setting(
        "BEDSIDE_API_ORIGINS",
        "Whose pages may ask the API from a browser, with commas between, such as a browser extension.",
        "none",
        "https://intranet.hospital.example",
        origins,
    ),
    Setting(
        "BEDSIDE_SESSION_MINUTES",
        "After how many minutes without a request a person is signed out.",
        "15 in institution mode, 720 alone",
        "30",
        whole_number(5, 1440),
    ),
    Setting(
        "BEDSIDE_PAUSE_MINUTES",
        "How long the pause is that the page offers before a draft that asks for a change is copied or opened.",
        "20",
        "10",
        whole_number(1, 1440),
    ),
    # 45 CFR 164.316(b)(2)(i): six years from the day of making, or from the last day in effect, whichever is later.
    Setting(
        "BEDSIDE_LEDGER_YEARS",
        "After how many years `bedside manage seal_ledger` may remove entries of the ledger. HIPAA asks for six.",
        "6",
        "10",
        whole_number(1, 100),
    ),
    Setting(
        "BEDSIDE_METRICS_TOKEN",
        "With this token, whatever watches the server reads `/metrics`. Without it there is no such address.",
        "none",
        "(32 random signs or more)",
        token,
        is_secret=True,
    ),
    Setting(
        "BEDSIDE_LOCAL_HOSTS",
        "Hosts within your own network that the server may ask, such as your sign-in; else only public addresses.",
        "none",
        "login.hospital.example",
        host_names,
    ),
    Setting(
        "BEDSIDE_HOUSE_WORDS",
        "Words that everybody in your house would think of, by commas: its name, places, abbreviations. A password "
        "must be more than these, the names in BEDSIDE_HOSTS, BEDSIDE_MAIL_FROM and BEDSIDE_OIDC_NAME, and `bedside`.",
        "none",
        "Mercy,St. Anne,Lakeside",
        listed,
    ),
    Setting(
        "BEDSIDE_SECOND_FACTOR",
        "Who needs a second factor: `staff` (every role but clinician and trainee) or `everybody`.",
        "staff",
        "everybody",
        one_of("staff", "everybody"),
    ),
    Setting(
        "BEDSIDE_SECOND_READING_DAYS",
        "After how many days without anything new a draft that was sent to a second reader is deleted.",
        "30",
        "14",
        whole_number(1, 365),
    ),
    Setting(
        "BEDSIDE_APPROVAL",
        "What needs a second reader's approval before it is published from here: `none`, `institutional` (what goes to "
        "an account of the institution) or `all`.",
        "none",
        "institutional",
        one_of("none", "institutional", "all"),
    ),
    Setting(
        "BEDSIDE_REMIND_HOURS",
        "After how many hours `bedside manage remind_readers` reminds a second reader for whom a draft waits.",
        "24",
        "48",
        whole_number(1, 720),
    ),
    Setting(
        "BEDSIDE_OUTSIDE_DAYS",
        "For how many days a link works that an author gives to a second reader outside the institution.",
        "7",
        "3",
        whole_number(1, 30),
    ),
    Setting("BEDSIDE_TIME_ZONE", "The zone of the times shown.", "UTC", "America/New_York", time_zone),
    Setting(
        "BEDSIDE_LANGUAGE", "The language where the browser asks for none.", "en", "es", one_of("en", "es")
    ),
    Setting(
        "BEDSIDE_MAIL_URL",
        "The mail server for invitations and new passwords. Without it, invitations are links to hand over.",
        "none",
        "smtp+starttls://bedside:secret@mail.hospital.example:587",
        mail_url,
        is_secret=True,
    ),
    Setting(
        "BEDSIDE_MAIL_FROM",
        "The sender of the mail.",
        "bedside@ and the first of BEDSIDE_HOSTS",
        "bedside@hospital.example",
        words,
    ),
    Setting(
        "BEDSIDE_OIDC_SERVER",
        "The institution's own sign-in (OpenID Connect). Set all of server, client and secret, or none.",
        "none",
        "https://login.hospital.example",
        https_url,
    ),
    Setting("BEDSIDE_OIDC_NAME", "What the button says.", "Your institution", "Mercy Hospital", words),
    Setting(
        "BEDSIDE_OIDC_CLIENT", "The client id given by the institution's sign-in.", "none", "bedside", words
    ),
    Setting(
        "BEDSIDE_OIDC_SECRET",
        "The client secret given by the institution's sign-in.",
        "none",
        "(as given)",
        words,
        is_secret=True,
    ),
    Setting(
        "BEDSIDE_OIDC_SECOND_FACTOR",
        "`yes`: the institution's sign-in asks for a second factor itself, so Bedside does not.",
        "no",
        "yes",
        yes_or_no,
    ),
)
