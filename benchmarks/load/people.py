"""People who write drafts, each a text of their own, at the pace at which people compose."""

import json
import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from itertools import count, pairwise
from threading import Barrier, Thread

# Karat, Halverson, Horn, Karat 1999 (CHI '99, "Patterns of entry and correction in large vocabulary continuous speech
# recognition systems"): people compose 19 words a minute at the keyboard. Dhakal, Feit, Kristensson, Oulasvirta 2018
# (CHI '18, "Observations on typing from 136 million keystrokes"): a key follows the last after 239 ms. So people type
# in bursts; their length is assumed.
WORDS_A_MINUTE = 19
SIGNS_A_WORD = 6
SECONDS_A_KEY = 0.239
KEYS_A_BURST = 8 * SIGNS_A_WORD
SECONDS_OF_THOUGHT = KEYS_A_BURST * (60 / (WORDS_A_MINUTE * SIGNS_A_WORD) - SECONDS_A_KEY)
# As front/src/compose/checker.ts has it, in seconds.
LEAST_PAUSE, MOST_PAUSE, QUICK, SLOWER = 0.04, 1.0, 0.08, 2.0
LENGTH = 280
PLACES = (
    "clinic",
    "ward",
    "office",
    "night shift",
    "meeting",
    "lecture",
    "journal club",
    "waiting room",
    "corridor",
)
OPENINGS = (
    "Long day at the",
    "Grateful for the",
    "A thought after the",
    "Overheard before the",
    "Still awake from the",
)
MIDDLES = (
    "Nine in ten sore throats need no antibiotic, and nobody believes it.",
    "Our residents stayed late again and nobody thanked them.",
    "A patient asked me whether the new patch works, and I had no good answer.",
    "If you wait for the flu shot until it is cold, you wait too long.",
    "The parking at our hospital is a disgrace, and I said so.",
    "She is eighty-one, walks two miles every day and laughs at my advice.",
)


@dataclass(slots=True)
class Told:
    """What one person was told: how long each check took, in milliseconds, how long after its key, and what failed."""

    times: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who asks where, and for how long."""

    host: str
    port: int
    headers: dict[str, str]
    path: str
    seconds: float


def text_of(person: int, seed: int = 0) -> str:
    """Return a text of 280 signs that no other person writes."""
    drawn = random.Random(f"{seed} {person}")
    words = f"{drawn.choice(OPENINGS)} {drawn.choice(PLACES)} number {person}."
    while len(words) < LENGTH:
        words += f" {drawn.choice(MIDDLES)} ({drawn.randrange(10_000)})"
    return words[:LENGTH]


def compose(sittings: list[Sitting]) -> list[Told]:
    """Let everybody write at once, and return what each was told."""
    barrier = Barrier(len(sittings))
    told = [Told() for _ in sittings]
    people = [
        Thread(target=_write, args=(number, sitting, barrier, told[number]))
        for number, sitting in enumerate(sittings)
    ]
    for one in people:
        one.start()
    for one in people:
        one.join()
    return told


def _write(person: int, sitting: Sitting, barrier: Barrier, told: Told) -> None:
    """Ask as the page does: after a pause in typing, one question at a time, and less often where answers are slow."""
    keys, texts = _keys(person), _texts(person)
    _ask(sitting, next(texts), Told())
    barrier.wait()
    begun = time.monotonic()
    pause, free_at = LEAST_PAUSE, 0.0
    for key, following in pairwise(keys):
        if key > sitting.seconds:
            return
        # Words that come while a question is under way wait for its answer; of several, the last are asked about.
        asks_at = max(key + pause, free_at)
        if following <= asks_at:
            continue
        time.sleep(max(0.0, begun + asks_at - time.monotonic()))
        taken = _ask(sitting, next(texts), told)
        free_at = time.monotonic() - begun
        told.waits.append(1000 * (free_at - key))
        pause = min(MOST_PAUSE, max(LEAST_PAUSE, SLOWER * (taken - QUICK)))


def _keys(person: int) -> Iterator[float]:
    """Yield when each key is pressed, in seconds: bursts of words, and thoughts between them."""
    drawn = random.Random(person)
    now = drawn.random() * SECONDS_OF_THOUGHT
    while True:
        for _ in range(max(1, round(drawn.gauss(KEYS_A_BURST, KEYS_A_BURST / 3)))):
            # A key's interval varies by half of itself.
            now += drawn.gammavariate(4, SECONDS_A_KEY / 4)
            yield now
        now += drawn.expovariate(1 / SECONDS_OF_THOUGHT)


def _texts(person: int) -> Iterator[str]:
    """Yield a text of full length again and again, a few signs changed each time, so that none is asked twice."""
    text = text_of(person)
    for number in count():
        yield f"{text[: LENGTH - 6]}{number:06d}"


def _ask(sitting: Sitting, text: str, told: Told) -> float:
    """Ask by a connection of its own, as the proxy of the documentation does; return how many seconds it took."""
    body = json.dumps({"text": text, "platform": "bluesky", "author": {"role": "physician"}})
    begun = time.perf_counter()
    connection = HTTPConnection(sitting.host, sitting.port, timeout=30)
    try:
        connection.request("POST", sitting.path, body, sitting.headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            told.failed.append(str(answer.status))
    except (HTTPException, OSError) as fault:
        told.failed.append(type(fault).__name__)
    finally:
        connection.close()
    taken = time.perf_counter() - begun
    told.times.append(1000 * taken)
    return taken


def shares_of(times: list[float]) -> dict[str, float]:
    """Return the middle, and how long the slowest twentieth and hundredth take at least."""
    cuts = statistics.quantiles(times, n=100)
    return {"p50": cuts[49], "p95": cuts[94], "p99": cuts[98]}
