"""Hands what lies in the spool to the mail server, again and again until it is taken, refused, or too old."""

import heapq
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Condition, Thread

from bedside.server.mail_gate.letter import Entry, Letter, Progress
from bedside.server.mail_gate.spool import Spool, SpoolFault
from bedside.server.outbound.faults import OutboundFault
from bedside.server.outbound.relaying import Handed
from bedside.server.sealing.faults import Locked, Unreadable

THREADS = 4
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 15 * 60.0  # seconds
EXPIRED = "4.4.7"  # RFC 3463: delivery time expired
DAY = 24 * 60 * 60.0
_log = logging.getLogger("bedside.mail_gate")

Send = Callable[[str, tuple[str, ...], bytes], list[Handed]]
Tell = Callable[[Entry, Progress], Entry | None]


@dataclass(frozen=True, slots=True)
class Way:
    """How a courier works: how it hands over, how it words what could not be delivered, and for how long it tries."""

    send: Send
    tell: Tell
    keep_trying: timedelta


class Couriers:
    """A few threads that hand over what is due."""

    def __init__(self, spool: Spool, way: Way) -> None:
        self._spool, self._way = spool, way
        self._due: list[tuple[float, float, str]] = []
        self._changed = Condition()
        self._is_over = False
        self._threads = [Thread(target=self._work, name=f"courier-{n}", daemon=True) for n in range(THREADS)]

    def start(self) -> None:
        """Begin with what was left from before."""
        for number in self._spool.waiting():
            self.take(number)
        for thread in self._threads:
            thread.start()

    def take(self, number: str, pause: float = 0.0) -> None:
        """Hand over an entry, now or after a pause."""
        with self._changed:
            heapq.heappush(self._due, (time.monotonic() + pause, pause, number))
            self._changed.notify()

    def stop(self, seconds: float) -> None:
        """End, once what is being handed over is done or so many seconds are over; nothing is lost either way."""
        with self._changed:
            self._is_over = True
            self._changed.notify_all()
        until = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))

    def _next(self) -> tuple[float, str] | None:
        with self._changed:
            while not self._is_over:
                wait = self._due[0][0] - time.monotonic() if self._due else DAY
                if wait <= 0:
                    _, pause, number = heapq.heappop(self._due)
                    return pause, number
                self._changed.wait(wait)
        return None

    def _work(self) -> None:
        while (found := self._next()) is not None:
            pause, number = found
            if not self._deliver(number):
                self.take(number, min(max(FIRST_PAUSE, 2 * pause), LONGEST_PAUSE))

    def _deliver(self, number: str) -> bool:
        """Say whether the entry is settled; whatever goes wrong, it stays in the spool and is tried again."""
        try:
            return self._settle(number)
        except OutboundFault as fault:
            _log.warning("The mail server did not take an entry; it is tried again. Why: %s.", fault.why.name)
        except (Locked, Unreadable, SpoolFault) as fault:
            _log.error(
                "An entry of the spool cannot be used now; it is tried again. Why: %s.", type(fault).__name__
            )
        except Exception:  # noqa: BLE001 - a courier that ended would leave mail where it is
            _log.exception("An entry of the spool could not be handed over; it is tried again.")
        return False

    def _settle(self, number: str) -> bool:
        entry, progress = self._spool.read(number)
        is_old = datetime.now(UTC) - entry.since > self._way.keep_trying
        for place, letter in enumerate(entry.letters):
            if progress.open_in(place, letter):
                progress = self._hand_over(entry, progress, place, letter, is_old=is_old)
        if not progress.is_over(entry):
            return False
        told = self._way.tell(entry, progress) if progress.refused else None
        if told is not None and self._spool.put(told):
            self.take(told.id)
        if progress.refused and told is None:
            _log.error("A notice to a sender could not be delivered and was given up.")
        self._spool.finish(number)
        return True

    def _hand_over(
        self, entry: Entry, progress: Progress, number: int, letter: Letter, *, is_old: bool
    ) -> Progress:
        """Hand a letter to those who still wait for it, and note at once what was said."""
        places = progress.open_in(number, letter)
        try:
            said = self._way.send(
                entry.sender, tuple(letter.recipients[place] for place in places), letter.message
            )
        except OutboundFault:
            if not is_old:
                raise
            said = [Handed(0)] * len(places)
        answers = dict(zip(places, said, strict=True))
        refused = {place: one.detail or str(one.code) for place, one in answers.items() if one.is_refused}
        if is_old:
            refused |= {
                place: EXPIRED for place, one in answers.items() if not (one.is_taken or one.is_refused)
            }
        settled = [place for place, one in answers.items() if one.is_taken or place in refused]
        if not settled:
            return progress
        changed = progress.with_settled(number, settled, refused)
        self._spool.note(entry.id, changed)
        return changed
