"""Runs the gate: takes mail in, hands it on, and ends without losing any."""

import asyncio
import logging
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

from aiosmtpd.smtp import SMTP
from django.conf import settings

from bedside import __version__
from bedside.server.configuration import Configuration
from bedside.server.gate_settings import GateSettings
from bedside.server.mail_gate.checking import fault_of_relay, faults_of, spool_of, tls_of
from bedside.server.mail_gate.courier import Couriers, Way
from bedside.server.mail_gate.file_registry import FileRegistry
from bedside.server.mail_gate.passwords import Passwords, new_line
from bedside.server.mail_gate.registry import Registry
from bedside.server.mail_gate.server_registry import ServerRegistry
from bedside.server.mail_gate.spool import Spool, SpoolFault
from bedside.server.mail_gate.submission import Office, told_of_refusals
from bedside.server.mail_gate.taking import Counter, Taking
from bedside.server.outbound.relaying import hand_over
from bedside.server.ready import make_ready
from bedside.server.start_fault import StartFault

# Judging takes one core; a second thread lets one message reach the disk while the next is judged.
THREADS = 2
MOST_CONNECTIONS = 50
SECONDS_OF_SILENCE = 300.0  # RFC 5321, 4.5.3.2.7
SECONDS_TO_END = 20.0
DAY = 24 * 60 * 60.0
MEGABYTE = 1024 * 1024


def check(say: Callable[[str], None]) -> None:
    """Say that everything is set up and that the mail server answers.

    Raises:
        StartFault: something is wrong; it says everything that is.
    """
    configuration = settings.CONFIGURATION
    faults = faults_of(configuration)
    relay = fault_of_relay(configuration.gate, own_name(configuration)) if not faults else None
    if faults or relay:
        raise StartFault([*faults, *([relay] if relay else [])])
    say("The gate is set up, and the mail server answers.")


def password(address: str, say: Callable[[str], None], show: Callable[[str], None]) -> None:
    """Draw a password for somebody who sends: the line of the file is said, the password is shown."""
    drawn, line = new_line(address)
    show(f"The password, shown once: {drawn}")
    say(line)


def serve(say: Callable[[str], None]) -> None:
    """Take mail until a signal.

    Raises:
        StartFault: it is not set up, or the place to listen is taken.
    """
    configuration = settings.CONFIGURATION
    faults = faults_of(configuration)
    if faults:
        raise StartFault(faults)
    spool = Spool(spool_of(configuration))
    try:
        spool.open()
    except SpoolFault as fault:
        raise StartFault([f"BEDSIDE_GATE_SPOOL: {fault}"]) from None
    try:
        _serve(configuration, spool, say)
    finally:
        spool.close()


def own_name(configuration: Configuration) -> str:
    """Return by what name the gate speaks."""
    return str(configuration.hosts[0])


def _serve(configuration: Configuration, spool: Spool, say: Callable[[str], None]) -> None:
    gate = configuration.gate
    assert gate.relay is not None, "it was checked"
    # The library notes its own matters, such as names that it will drop; what concerns mail is said here.
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)
    office = Office(gate, _registry(gate), own_name(configuration))
    way = Way(
        send=partial(hand_over, gate.relay, office.host),
        tell=partial(told_of_refusals, office=office),
        keep_trying=timedelta(days=gate.days),
    )
    couriers = Couriers(spool, way)
    passwords = Passwords(gate.passwords) if gate.passwords else None
    with ThreadPoolExecutor(THREADS, thread_name_prefix="judge") as executor:
        # Whoever hands something in waits for the reader; nobody is sent away while it is loaded.
        ready = executor.submit(make_ready)
        counter = Counter(office, spool, passwords, executor, ready, couriers.take)
        couriers.start()
        try:
            asyncio.run(_listen(counter, say))
        finally:
            couriers.stop(SECONDS_TO_END)


def _registry(gate: GateSettings) -> Registry:
    return FileRegistry(gate.registry, gate.domains) if gate.registry else ServerRegistry()


async def _listen(counter: Counter, say: Callable[[str], None]) -> None:
    loop, over = asyncio.get_running_loop(), asyncio.Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(one, over.set)
    connections = Connections(counter)
    host, port = counter.gate.listen
    try:
        server = await loop.create_server(connections.new, host, port)
    except OSError as error:
        raise StartFault(
            [f"BEDSIDE_GATE_LISTEN: it cannot be listened there ({error.strerror}). Name another."]
        ) from None
    tidying = loop.create_task(_each_day(counter.spool))
    say(f"The gate takes mail on {host}:{port}.")
    await over.wait()
    server.close()
    tidying.cancel()
    await connections.end(SECONDS_TO_END)


class Connection(SMTP):
    """One connection; more of them than the gate bears are sent away with a word."""

    def __init__(self, connections: "Connections") -> None:
        counter = connections.counter
        super().__init__(
            connections.taking,
            data_size_limit=counter.gate.megabytes * MEGABYTE,
            hostname=counter.office.host,
            ident=f"Bedside {__version__.partition('.')[0]}",
            tls_context=connections.tls,
            auth_require_tls=True,
            authenticator=connections.taking.authenticate,
            timeout=SECONDS_OF_SILENCE,
            loop=connections.loop,
        )
        self._all = connections

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Count it, or send it away."""
        is_new = self.transport is None
        if is_new and len(self._all.open) >= MOST_CONNECTIONS and isinstance(transport, asyncio.Transport):
            transport.write(b"421 4.3.2 Too many connections. Try again in a minute.\r\n")
            transport.close()
            return
        if is_new:
            self._all.open.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        """Count it no more."""
        if self in self._all.open:
            self._all.open.discard(self)
            super().connection_lost(error)


class Connections:
    """All connections of the gate, so that the end of it can wait for them."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self.loop = asyncio.get_running_loop()
        self.taking = Taking(counter)
        self.tls = tls_of(counter.gate)
        self.open: set[Connection] = set()

    def new(self) -> Connection:
        """Return what speaks with the next one who comes."""
        return Connection(self)

    async def end(self, seconds: float) -> None:
        """Wait until nobody hands anything in any more, at most so many seconds."""
        until = self.loop.time() + seconds
        while self.open and self.loop.time() < until:
            for one in [one for one in self.open if one.envelope is None or one.envelope.mail_from is None]:
                if one.transport is not None:
                    one.transport.close()
            await asyncio.sleep(0.05)


async def _each_day(spool: Spool) -> None:
    while True:
        await asyncio.sleep(DAY)
        await asyncio.to_thread(spool.tidy)
