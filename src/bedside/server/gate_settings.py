"""The settings of the gate in front of a mail server, in the order of the documentation, and what they say together."""

import ipaddress
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bedside.server.known_settings import file_path, host_names, mail_url
from bedside.server.setting import Setting, SettingFault, listed, whole_number

PORTS = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}
_ADDRESS = re.compile(r"[^\s@<>,;\"]{1,64}@[A-Za-z0-9.-]{1,253}\Z")
_WORD = re.compile(r"[!-~]{3,40}\Z")


@dataclass(frozen=True, slots=True)
class RelayAddress:
    """The practice's own mail server, to which everything goes that may go."""

    host: str
    port: int
    is_tls_at_once: bool
    is_tls_begun: bool
    user: str = ""
    password: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether what is sent could be read on its way."""
        return not (self.is_tls_at_once or self.is_tls_begun)


@dataclass(frozen=True, slots=True)
class GateSettings:
    """How the gate is set up."""

    listen: tuple[str, int]
    relay: RelayAddress | None
    domains: tuple[str, ...]
    colleagues: tuple[str, ...]
    certificate: Path | None
    certificate_key: Path | None
    passwords: Path | None
    clients: tuple[str, ...]
    registry: Path | None
    spool: Path | None
    record: str
    encrypting_word: str
    megabytes: int
    recipients: int
    per_minute: int
    days: int


def is_loopback(host: str) -> bool:
    """Whether a host is this machine by its number or by the one name that is always this machine's."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def listening_place(text: str) -> tuple[str, int]:
    """Read an address by number, and a port."""
    host, _, port = text.rpartition(":")
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        host = ""
    if not host or not port.isdigit() or not 0 < int(port) < 1 << 16:
        raise SettingFault("it should be an address by number and a port, such as 127.0.0.1:2525.")
    return host.strip("[]"), int(port)


def relay_address(text: str) -> RelayAddress:
    """Read where the practice's mail server is; without TLS it must be on this machine."""
    parts = urlsplit(mail_url(text))
    host = str(parts.hostname)
    try:
        port = parts.port or PORTS[parts.scheme]
    except ValueError:
        raise SettingFault("its port should be a number from 1 to 65535.") from None
    if parts.scheme == "smtp" and not is_loopback(host):
        raise SettingFault(
            "smtp:// would send mail readable on its way. Write smtp+starttls:// or smtps://, or name this machine."
        )
    return RelayAddress(
        host,
        port,
        is_tls_at_once=parts.scheme == "smtps",
        is_tls_begun=parts.scheme == "smtp+starttls",
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


def loopback_clients(text: str) -> tuple[str, ...]:
    """Read addresses of this machine whose programs need not sign in."""
    found = listed(text)
    if not found or not all(is_loopback(one) and one[0].isdigit() | (":" in one) for one in found):
        raise SettingFault("it should be addresses of this machine by number, such as 127.0.0.1 or ::1.")
    return found


def domain_names(text: str) -> tuple[str, ...]:
    """Read names of domains, in small letters."""
    return tuple(name.lower() for name in host_names(text))


def mail_address(text: str) -> str:
    """Read one e-mail address."""
    if not _ADDRESS.match(text) or not text.isascii():
        raise SettingFault("it should be one e-mail address, such as record@practice.example.")
    return text


def one_word(text: str) -> str:
    """Read a word that stands in a subject."""
    if not _WORD.match(text):
        raise SettingFault("it should be one word of 3 to 40 signs, such as [secure].")
    return text


GATE_SETTINGS = (
    Setting(
        "BEDSIDE_GATE_LISTEN",
        "Where `bedside gate smtp` takes mail from the practice's own programs.",
        "127.0.0.1:2525",
        "0.0.0.0:587",
        listening_place,
    ),
    Setting(
        "BEDSIDE_GATE_RELAY",
        "The practice's mail server, to which the gate hands what may go. By TLS, unless it is on this machine.",
        "none; must be set for the gate",
        "smtp+starttls://gate:secret@mail.practice.example:587",
        relay_address,
        is_secret=True,
    ),
    Setting(
        "BEDSIDE_GATE_DOMAINS",
        "The practice's own domains: who sends has an address in one of them, and who has one is a colleague.",
        "none; must be set for the gate",
        "practice.example",
        domain_names,
    ),
    Setting(
        "BEDSIDE_GATE_COLLEAGUES",
        "Domains of colleagues elsewhere, to whom the rules for colleagues apply.",
        "none",
        "hospital.example",
        domain_names,
    ),
    Setting(
        "BEDSIDE_GATE_CERTIFICATE",
        "The certificate (PEM, with its chain) with which the gate speaks TLS. Needed for signing in.",
        "none",
        "/etc/bedside/gate.pem",
        file_path,
    ),
    Setting(
        "BEDSIDE_GATE_CERTIFICATE_KEY",
        "The private key of the certificate.",
        "none",
        "/etc/bedside/gate.key",
        file_path,
    ),
    Setting(
        "BEDSIDE_GATE_PASSWORDS",
        "The file of those who sign in to send, one a line, as `bedside gate password` writes it.",
        "none",
        "/etc/bedside/gate-passwords",
        file_path,
    ),
    Setting(
        "BEDSIDE_GATE_CLIENTS",
        "Addresses of this machine whose programs may send without signing in.",
        "none",
        "127.0.0.1",
        loopback_clients,
    ),
    Setting(
        "BEDSIDE_GATE_REGISTRY",
        "A file of addresses with relationship and consent, for a practice that keeps no patients in Bedside.",
        "the patients and consents of this server",
        "/etc/bedside/gate-registry.toml",
        file_path,
    ),
    Setting(
        "BEDSIDE_GATE_SPOOL",
        "The folder, on a local disk, where mail lies sealed until the mail server has taken it.",
        "gate in BEDSIDE_DATA",
        "/var/lib/bedside/gate",
        file_path,
    ),
    Setting(
        "BEDSIDE_GATE_RECORD",
        "An address of the practice's own that files mail in the record: it gets a copy of what has to be filed. "
        "Without it, the sender gets a reminder.",
        "none",
        "record@practice.example",
        mail_address,
    ),
    Setting(
        "BEDSIDE_GATE_ENCRYPTING_WORD",
        "The word in a subject by which the practice's mail server encrypts a message.",
        "none",
        "[secure]",
        one_word,
    ),
    Setting(
        "BEDSIDE_GATE_MEGABYTES",
        "How large one message may be, in megabytes.",
        "25",
        "10",
        whole_number(1, 100),
    ),
    Setting(
        "BEDSIDE_GATE_RECIPIENTS",
        "How many recipients one message may have.",
        "50",
        "20",
        whole_number(1, 500),
    ),
    Setting(
        "BEDSIDE_GATE_PER_MINUTE",
        "How many messages one sender may send in a minute.",
        "60",
        "20",
        whole_number(1, 100_000),
    ),
    Setting(
        "BEDSIDE_GATE_DAYS",
        "For how many days a message is tried again before its sender is told that it was not delivered.",
        "3",
        "5",
        whole_number(1, 14),
    ),
)
