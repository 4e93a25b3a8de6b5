"""What is written as FHIR and read again is the same, whatever a record says; and no bytes break the reading."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

from hypothesis import example, given
from hypothesis import strategies as st

from bedside.authorizations import (
    Authorization,
    Channel,
    ContactConsent,
    Content,
    Kind,
    Language,
    Reach,
    Record,
    Signer,
    Statement,
    WithdrawnBy,
)
from bedside.authorizations.fhir import (
    ContactNote,
    Item,
    Paper,
    PatientEntry,
    PatientTie,
    Representative,
    StreamFault,
    Taken,
    Trace,
    bundle,
    ndjson,
    read,
)
from bedside.authorizations.relationship import Source, Tie

NOW = "2026-11-22T10:00:00Z"
DAYS = st.none() | st.dates(date(1950, 1, 1), date(2090, 1, 1))
WORDS = st.text(st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=12)
PHRASES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
HASHES = st.text("0123456789abcdef", min_size=64, max_size=64)
IDS = PHRASES | st.from_regex(r"[A-Za-z0-9.-]{1,20}", fullmatch=True)
OF_ANY: dict[str, st.SearchStrategy[object]] = {
    "id": IDS,
    "patient": IDS,
    "version": st.integers(1, 9_999),
    "expires": DAYS,
    "signer": st.sampled_from(Signer),
    "authority": st.just("") | PHRASES,
    "is_minor": st.booleans(),
    "born": DAYS,
    "wording": st.sampled_from(["publication", "contact", "our-own"]),
    "wording_version": st.sampled_from(["1", "2026-03"]),
    "language": st.sampled_from(Language),
    "evidence": st.just("") | HASHES,
    "is_in_error": st.booleans(),
}
AUTHORIZATIONS = st.fixed_dictionaries(
    {
        **OF_ANY,
        "kinds": st.frozensets(st.sampled_from(Kind)),
        "description": st.just("") | PHRASES,
        "pictures": st.lists(HASHES, max_size=3, unique=True).map(tuple),
        "disclosers": st.lists(PHRASES, max_size=3).map(tuple),
        "recipients": st.lists(PHRASES, max_size=3).map(tuple),
        "uses": st.frozensets(PHRASES | st.just("https://example.org/results"), max_size=4),
        "purposes": st.frozensets(
            st.sampled_from(["marketing", "education", "at-request"]) | PHRASES, max_size=3
        ),
        "is_paid": st.none() | st.booleans(),
        "expiry_event": st.just("") | PHRASES,
        "event_day": DAYS,
        "signed": DAYS,
        "statements": st.frozensets(st.sampled_from(Statement)),
        "copy_given": DAYS,
        "revoked": DAYS,
    }
).map(lambda fields: Authorization(**fields))  # type: ignore[arg-type] # every field is drawn
POINTS = st.sampled_from(
    [(Channel.EMAIL, "rosa.t@example.org"), (Channel.SMS, "+14015550100"), (Channel.PHONE, "+34612345678")]
)


@st.composite
def consents(draw: st.DrawFn) -> ContactConsent:
    """A consent as the registry keeps one: confirmed after it was asked, and withdrawn by something."""
    channel, address = draw(POINTS)
    fields = {name: draw(strategy) for name, strategy in OF_ANY.items()}
    withdrawn, confirmed = draw(DAYS), draw(DAYS)
    asked = draw(DAYS) if confirmed is None else draw(st.dates(date(1950, 1, 1), date(2090, 1, 1)))
    return ContactConsent(
        **fields,  # type: ignore[arg-type] # every field is drawn
        channel=channel,
        address=address,
        content=draw(st.frozensets(st.sampled_from(Content))),
        warned=draw(DAYS),
        wants_unencrypted=draw(st.booleans()),
        is_shared=draw(st.booleans()),
        accepts_shared=draw(st.booleans()),
        granted=draw(DAYS),
        asked=asked,
        confirmed=confirmed,
        withdrawn=withdrawn,
        withdrawn_by=None if withdrawn is None else draw(st.sampled_from(WithdrawnBy)),
        reach=draw(st.sampled_from(Reach)),
    )


FHIR_IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9.-]{0,20}", fullmatch=True)
MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds


@st.composite
def periods(draw: st.DrawFn) -> tuple[date | None, date | None]:
    begins, ends = draw(DAYS), draw(DAYS)
    return (ends, begins) if begins and ends and begins > ends else (begins, ends)


def _of_kind(kind: str) -> st.SearchStrategy[str]:
    return FHIR_IDS.map(lambda own: f"{kind}/{own}")


def _tie(parts: tuple[str, Source, str, tuple[date | None, date | None], str, bool]) -> PatientTie:
    patient, source, clinician, (begins, ends), reference, is_active = parts
    kind, once = ("Encounter", True) if source is Source.ENCOUNTER else ("CareTeam", False)
    tie = Tie(source=source, clinician=clinician, begins=begins, ends=ends, reference=f"{kind}/{reference}")
    return PatientTie(patient=patient, tie=replace(tie, is_active=is_active or once))


OTHERS: st.SearchStrategy[Item] = st.one_of(
    st.builds(
        Paper,
        reference=_of_kind("DocumentReference"),
        patient=IDS,
        sha256=HASHES,
        content_type=st.sampled_from(["", "application/pdf"]),
        signed=DAYS,
        is_current=st.booleans(),
    ),
    st.builds(
        Trace,
        reference=_of_kind("Provenance"),
        targets=st.lists(_of_kind("Consent"), min_size=1, max_size=3).map(tuple),
        recorded=MOMENTS,
        activity=st.sampled_from(["", "UPDATE"]),
        agents=st.lists(_of_kind("Device"), min_size=1, max_size=2).map(tuple),
        reason=st.sampled_from(["", "PATRQT"]),
    ),
    st.builds(
        Representative,
        reference=_of_kind("RelatedPerson"),
        patient=IDS,
        signer=st.sampled_from([Signer.PARENT, Signer.GUARDIAN, Signer.HEALTH_CARE_AGENT, Signer.EXECUTOR]),
        authority=PHRASES,
        is_active=st.booleans(),
    ),
    st.builds(
        PatientEntry,
        reference=IDS,
        name=st.just("") | PHRASES,
        born=DAYS,
        language=st.sampled_from(["", "en", "es"]),
        is_active=st.booleans(),
        replaced_by=st.just("") | IDS,
    ),
    st.builds(
        ContactNote,
        reference=_of_kind("Communication"),
        patient=IDS,
        decided=MOMENTS,
        channel=st.sampled_from(["email", "sms"]),
        is_allowed=st.booleans(),
        reason=st.sampled_from(["", "withdrawn"]),
        sentence=st.just("") | PHRASES,
        sender=st.just("") | _of_kind("Practitioner"),
        consent=st.just("") | _of_kind("Consent"),
    ),
    st.tuples(
        IDS,
        st.sampled_from([Source.ENCOUNTER, Source.CARE_TEAM]),
        _of_kind("Practitioner"),
        periods(),
        FHIR_IDS,
        st.booleans(),
    ).map(_tie),
)


def read_again(data: bytes) -> list[Item]:
    found = list(read(BytesIO(data)))
    assert all(isinstance(one, Taken) for one in found), [str(one) for one in found]
    return [item for one in found if isinstance(one, Taken) for item in one.items]


# A representative whose right has no code and is not described leaves nothing to say of the relationship.
@example(Authorization(id="1", patient="p", signer=Signer.OTHER_REPRESENTATIVE))
@given(AUTHORIZATIONS | consents())
def test_a_record_comes_back_the_same(record: Record) -> None:
    back = read_again(b"".join(ndjson([record], NOW)))

    assert [item for item in back if isinstance(item, Authorization | ContactConsent)] == [record]


@given(OTHERS)
def test_what_belongs_to_records_comes_back_the_same(item: Item) -> None:
    (back,) = read_again(b"".join(bundle([item], NOW)))

    if isinstance(item, PatientEntry):
        assert isinstance(back, PatientEntry)
        # Our own reference goes out as an identifier, by which the patient is found again.
        assert [value for _system, value in back.identifiers] == [item.reference]
        assert replace(back, identifiers=()) == item
    else:
        assert back == item


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_break_the_reading(data: bytes) -> None:
    for before in (b"", b'{"resourceType":"Bundle","entry":[', b'{"resourceType":"Consent",'):
        try:
            found = list(read(BytesIO(before + data)))
        except StreamFault:
            continue
        assert all(one.after.done > 0 for one in found)
