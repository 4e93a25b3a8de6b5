"""How long an import of FHIR takes and how much memory: `python -m benchmarks.fhir_import [COUNT] [ndjson|bundle]`."""

import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count, islice
from pathlib import Path

from bedside.authorizations import Authorization, Channel, ContactConsent, Content, Kind, Record, Statement
from bedside.authorizations.fhir import Progress, ndjson, read

RECORDED = "2026-11-22T10:00:00Z"
DAY = date(2026, 1, 5)
AUTHORIZATION = Authorization(
    id="",
    patient="",
    kinds=frozenset((Kind.PHOTO,)),
    description="Photograph of the healed left forearm, taken on 3 May",
    pictures=("1" * 64,),
    disclosers=("Example Clinic",),
    recipients=("The public",),
    uses=frozenset(("website", "instagram")),
    purposes=frozenset(("education",)),
    expires=date(2027, 1, 5),
    signed=DAY,
    statements=frozenset(Statement),
    wording="publication",
    wording_version="1",
)
CONSENT = ContactConsent(
    id="",
    patient="",
    channel=Channel.EMAIL,
    address="",
    content=frozenset((Content.ADMINISTRATIVE,)),
    granted=DAY,
    asked=DAY,
    confirmed=DAY,
    wording="contact",
    wording_version="1",
)


def records() -> Iterator[Record]:
    """Yield a patient's two records after another's, without end; with paper and traces each is three resources."""
    for number in count():
        patient, paper = f"pt-{number}", f"{number:064x}"
        yield replace(AUTHORIZATION, id=f"A-{number}", patient=patient, evidence=paper)
        address = f"p{number}@example.org"
        yield replace(CONSENT, id=f"C-{number}", patient=patient, evidence=paper, address=address)


def write(path: Path, size: int, *, is_bundle: bool) -> None:
    """Write so many resources."""
    lines = islice(ndjson(records(), RECORDED), size)
    with path.open("wb") as file:
        if not is_bundle:
            file.writelines(lines)
            return
        file.write(b'{"resourceType":"Bundle","type":"collection","entry":[')
        file.writelines(b'%b{"resource":%b}' % (b"," if at else b"", line) for at, line in enumerate(lines))
        file.write(b"]}")


def measure(path: Path) -> str:
    """Import a file and say what it took; the peak is of the whole process."""
    told: list[Progress] = []
    began, used = time.perf_counter(), time.process_time()
    with path.open("rb") as file:
        for _one in read(file, tell=lambda progress: told.__setitem__(slice(None), [progress])):
            pass
    wall, cpu = time.perf_counter() - began, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = path.stat().st_size / 1e6
    return (
        f"{told[-1].taken:,} taken, {told[-1].rejected:,} rejected of {size:.0f} MB: "
        f"{cpu:.1f} s of processor time, {wall:.1f} s, peak {peak:.0f} MB"
    )


def main(arguments: list[str]) -> None:
    """Write a file, import it, print the figures."""
    size = int(next(iter(arguments), "100000"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "resources"
        write(path, size, is_bundle="bundle" in arguments)
        print(measure(path))


if __name__ == "__main__":
    main(sys.argv[1:])
