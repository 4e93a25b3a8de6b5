"""A file is read resource by resource, from any place on, and a broken one loses nothing that came before."""

import tracemalloc
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO

import pytest

from bedside.authorizations.fhir import (
    Position,
    Progress,
    Rejected,
    StreamFault,
    Taken,
    bundle,
    ndjson,
    read,
    resources,
    streams,
)
from bedside.authorizations.record import Record
from tests.unit.authorizations.foreign import ALL, BY_EMAIL, VISIT, bundled, changed, lines
from tests.unit.authorizations.records import AUTHORIZATION, CONSENT

NOW = "2026-11-22T10:00:00Z"
NUMBERED = [changed(VISIT, "id", f"enc-{number}") for number in range(30)]


def names(data: bytes, start: Position = Position()) -> list[str]:  # noqa: B008 - frozen
    return [one.resource for one in read(BytesIO(data), start)]


def test_a_bundle_and_lines_say_the_same() -> None:
    by_line = [one.items for one in read(BytesIO(lines(*ALL))) if isinstance(one, Taken)]

    assert len(by_line) == len(ALL)
    for data in (
        bundled(*ALL),
        bundled(*ALL, indent=2),
        b"\xef\xbb\xbf" + bundled(*ALL),
        b"\n " + bundled(*ALL),
    ):
        assert [one.items for one in read(BytesIO(data)) if isinstance(one, Taken)] == by_line
    with_mark = b"\xef\xbb\xbf" + lines(*ALL).replace(b"\n", b"\r\n\r\n")
    assert [one.items for one in read(BytesIO(with_mark)) if isinstance(one, Taken)] == by_line


def test_the_type_of_a_bundle_may_come_last() -> None:
    data = bundled(*ALL)
    turned = b'{"entry":' + data.partition(b'"entry": ')[2][:-1] + b',"resourceType":"Bundle"}'

    assert names(turned) == names(data)


@pytest.mark.parametrize("data", [lines(*NUMBERED), bundled(*NUMBERED), bundled(*NUMBERED, indent=1)])
def test_an_import_goes_on_from_every_position(data: bytes) -> None:
    whole = list(read(BytesIO(data)))

    for number, one in enumerate(whole):
        start = Position.of(str(one.after))
        assert [rest.resource for rest in read(BytesIO(data), start)] == [
            rest.resource for rest in whole[number + 1 :]
        ]
    assert whole[-1].after.done == len(NUMBERED)


def test_what_comes_in_pieces_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bundled(*ALL, changed(BY_EMAIL, "policy.0.authority", "https://example.org/ñ/" + "é" * 3_000))
    whole = list(read(BytesIO(data)))
    monkeypatch.setattr(streams, "PIECE", 7)

    assert list(read(BytesIO(data))) == whole


def test_a_bad_line_is_refused_and_the_rest_is_read() -> None:
    bad: Iterable[bytes] = (
        b"{",
        b"[1]",
        b"null",
        b"\xff\xfe",
        b'{"id": 1, "id": 2}',
        b'{"a": NaN}',
        b"{" * 50_000,
    )
    for one in bad:
        found = list(read(BytesIO(lines(VISIT) + one + b"\n" + lines(BY_EMAIL))))
        assert [type(result) for result in found] == [Taken, Rejected, Taken]


def test_an_entry_without_a_resource_is_refused_and_the_rest_is_read() -> None:
    data = b'{"resourceType":"Bundle","entry":[{},7,{"resource":[]},' + bundled(VISIT).partition(b"[")[2]

    assert [type(one) for one in read(BytesIO(data))] == [Rejected, Rejected, Rejected, Taken]


def test_a_bundle_that_breaks_off_keeps_what_came_before() -> None:
    data = bundled(*NUMBERED)
    broken = BytesIO(data[: data.index(b'"enc-20"')])
    found: list[str] = []

    with pytest.raises(StreamFault, match="resource 21") as caught:
        found.extend(one.resource for one in read(broken))

    assert len(found) == 20
    assert caught.value.at.done == 20
    assert names(data, caught.value.at) == [f"Encounter/enc-{number}" for number in range(20, 30)]


@pytest.mark.parametrize(
    "data", [b'{"entry":\n5}', b'{"resourceType":\n"Patient"}', b'{"resourceType":"Bundle", "entry":[}']
)
def test_what_is_no_bundle_is_told(data: bytes) -> None:
    with pytest.raises(StreamFault):
        list(read(BytesIO(data)))


def test_an_empty_file_holds_nothing() -> None:
    assert list(read(BytesIO(b""))) == []
    assert list(read(BytesIO(b"\n \n"))) == []


def test_what_is_longer_than_memory_allows_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LONGEST", 5_000)
    long = changed(VISIT, "id", "x" * 20_000)
    found = list(read(BytesIO(lines(VISIT, long, BY_EMAIL))))

    assert [type(one) for one in found] == [Taken, Rejected, Taken]


@pytest.mark.parametrize("token", ["", "5", "a:b", "1:-2", "1:2:3", "9" * 16 + ":1"])
def test_a_position_that_is_none_is_refused(token: str) -> None:
    with pytest.raises(ValueError, match="two numbers"):
        Position.of(token)


def test_the_same_resource_again_is_known_as_the_same() -> None:
    turned = dict(reversed(list(BY_EMAIL.items()))) | {"meta": {"lastUpdated": "2026-11-01T00:00:00Z"}}
    first, again, other = read(BytesIO(lines(BY_EMAIL, turned, changed(BY_EMAIL, "status", "inactive"))))

    assert isinstance(first, Taken)
    assert isinstance(again, Taken)
    assert isinstance(other, Taken)
    assert (first.identity, first.fingerprint) == (again.identity, again.fingerprint)
    assert first.identity == other.identity
    assert first.fingerprint != other.fingerprint


def test_progress_is_told_on_the_way_and_at_the_end() -> None:
    told: list[Progress] = []
    data = lines(*[VISIT] * 999, {"resourceType": "Basic"})

    list(read(BytesIO(data), tell=told.append))

    assert [(one.taken, one.rejected) for one in told] == [(500, 0), (999, 1), (999, 1)]
    assert told[-1].after == Position(1000, len(data))


@pytest.mark.parametrize("written", [lines, bundled])
def test_memory_does_not_grow_with_the_file(written: object) -> None:
    assert callable(written)

    def peak(count: int) -> int:
        stream = BytesIO(written(*[VISIT] * count))
        tracemalloc.start()
        for _one in read(stream):
            pass
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(2_000) < 1.3 * peak(400) + 100_000


def test_an_export_is_a_bundle_of_what_was_given_and_reads_back() -> None:
    records: list[Record] = [AUTHORIZATION, replace(CONSENT, id="ours 1/2")]

    for data in (b"".join(bundle(records, NOW)), b"".join(ndjson(records, NOW))):
        found = [item for one in read(BytesIO(data)) if isinstance(one, Taken) for item in one.items]
        assert [item for item in found if isinstance(item, type(AUTHORIZATION) | type(CONSENT))] == records
    assert (
        b"".join(bundle([], NOW))
        == b'{"resourceType":"Bundle","type":"collection","timestamp":"%s"}\n' % NOW.encode()
    )


def test_an_institution_writes_its_own_addresses() -> None:
    base = "https://clinic.example/fhir"
    written = list(resources([AUTHORIZATION], NOW, base))

    assert all("bedside.example" not in str(resource) for resource in written)
    found = list(read(BytesIO(b"".join(ndjson([AUTHORIZATION], NOW, base)))))
    assert AUTHORIZATION in [item for one in found if isinstance(one, Taken) for item in one.items]
