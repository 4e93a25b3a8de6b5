"""Whether the gate is set up: every fault at once, and on request whether the mail server answers."""

import ssl
from collections.abc import Iterator
from pathlib import Path

from bedside.server.configuration import Configuration
from bedside.server.gate_settings import GateSettings, is_loopback
from bedside.server.mail_gate.file_registry import FileFault, read_file
from bedside.server.mail_gate.passwords import PasswordsFault, read_passwords
from bedside.server.outbound.faults import OutboundFault
from bedside.server.outbound.relaying import reach
from bedside.server.sealing.faults import Locked
from bedside.server.sealing.keys_at_hand import keys


def faults_of(configuration: Configuration) -> list[str]:
    """Return everything that is wrong with the settings and the files that they name."""
    return [*_of_settings(configuration), *_of_files(configuration.gate), *_of_keys()]


def fault_of_relay(gate: GateSettings, host: str) -> str | None:
    """Reach the mail server, and return what stands in the way."""
    if gate.relay is None:
        return None
    try:
        reach(gate.relay, host)
    except OutboundFault as fault:
        return f"BEDSIDE_GATE_RELAY: the mail server cannot be used: {fault.why.value}."
    return None


def tls_of(gate: GateSettings) -> ssl.SSLContext | None:
    """Return what the gate speaks TLS with, where a certificate is set.

    Raises:
        ssl.SSLError, OSError: the certificate or its key cannot be used.
    """
    if gate.certificate is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(gate.certificate, gate.certificate_key)
    return context


def spool_of(configuration: Configuration) -> Path:
    """Return the folder of the spool."""
    return configuration.gate.spool or configuration.data_folder / "gate"


def _of_settings(configuration: Configuration) -> Iterator[str]:
    gate = configuration.gate
    if configuration.is_alone:
        yield "BEDSIDE_MODE: the gate is a practice's. Set BEDSIDE_MODE=institution and what belongs to it."
    if gate.relay is None:
        yield "BEDSIDE_GATE_RELAY: it must be set. Name the practice's mail server."
    if not gate.domains:
        yield "BEDSIDE_GATE_DOMAINS: it must be set. Name the domains of the practice's own addresses."
    if gate.passwords is None and not gate.clients:
        yield "BEDSIDE_GATE_PASSWORDS: nobody could send. Set it, or BEDSIDE_GATE_CLIENTS."
    if gate.passwords and gate.certificate is None:
        yield "BEDSIDE_GATE_CERTIFICATE: passwords are taken by TLS alone. Name a certificate."
    if (gate.certificate is None) != (gate.certificate_key is None):
        yield "BEDSIDE_GATE_CERTIFICATE_KEY: certificate and key are set together or not at all."
    if gate.certificate is None and not is_loopback(gate.listen[0]):
        yield "BEDSIDE_GATE_LISTEN: without a certificate it must be on this machine, such as 127.0.0.1:2525."
    if gate.relay and is_loopback(gate.relay.host) and gate.relay.port == gate.listen[1]:
        yield "BEDSIDE_GATE_RELAY: the gate would hand mail to itself. Name another port."


def _of_files(gate: GateSettings) -> Iterator[str]:
    if gate.certificate and gate.certificate_key:
        try:
            tls_of(gate)
        except (OSError, ssl.SSLError):
            yield "BEDSIDE_GATE_CERTIFICATE: certificate or key cannot be read, or do not belong together."
    if gate.passwords:
        try:
            if not read_passwords(gate.passwords):
                yield "BEDSIDE_GATE_PASSWORDS: nobody stands in it. Add a line: bedside gate password ADDRESS"
        except PasswordsFault as found:
            yield from (f"BEDSIDE_GATE_PASSWORDS: {fault}" for fault in found.faults)
    if gate.registry:
        try:
            read_file(gate.registry)
        except FileFault as found:
            yield from (f"BEDSIDE_GATE_REGISTRY: {fault}" for fault in found.faults)


def _of_keys() -> Iterator[str]:
    try:
        keys()
    except Locked:
        yield "BEDSIDE_SEALING_KEYS_FILE: there is no key to seal mail with. Make one: bedside manage new_sealing_key"
