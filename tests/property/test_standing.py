"""What holds of every record, every use and every day: when a permission never stands."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from hypothesis import assume, given
from hypothesis import strategies as st

from bedside.authorizations import (
    Authorization,
    Channel,
    Contact,
    ContactConsent,
    Content,
    Kind,
    Publication,
    Reach,
    Record,
    Signer,
    Statement,
    Use,
    WithdrawnBy,
    standing,
    standing_among,
)
from bedside.authorizations.endings import last_day
from bedside.authorizations.majority import day_of_age, is_of_age
from tests.unit.authorizations.records import (
    AUTHORIZATION,
    CONSENT,
    CONTACT,
    OTHER_PICTURE,
    PICTURE,
    PUBLICATION,
)

BASE = replace(AUTHORIZATION, kinds=frozenset((Kind.PHOTO, Kind.STORY)), born=None)
WORDS = st.sampled_from(["website", "instagram", "conference", "https://example.org/a", ""])
PURPOSES = st.sampled_from(["education", "marketing", "news", ""])
HASHES = st.sampled_from([PICTURE, OTHER_PICTURE, ""])
ADDRESSES = st.sampled_from(["rosa.t@example.org", "b@example.org", "+14015550100", ""])
PATIENTS = st.sampled_from(["pt-100", "pt-200", ""])
DAYS = st.dates(date(2024, 12, 1), date(2028, 12, 31))
MAYBE_DAYS = st.none() | DAYS
BIRTHS = (
    st.none() | st.dates(date(1990, 1, 1), date(2020, 1, 1)) | st.dates(date(2007, 1, 1), date(2010, 1, 1))
)
OF_ANY: dict[str, st.SearchStrategy[object]] = {
    "id": st.sampled_from(["R-1", "R-2"]),
    "patient": PATIENTS,
    "signer": st.sampled_from(Signer),
    "authority": st.sampled_from(["mother", "", " "]),
    "is_minor": st.booleans(),
    "born": BIRTHS,
    "evidence": HASHES,
    "expires": MAYBE_DAYS,
    "is_in_error": st.booleans(),
}
OF_AUTHORIZATION: dict[str, st.SearchStrategy[object]] = OF_ANY | {
    "kinds": st.frozensets(st.sampled_from(Kind)),
    "description": st.sampled_from(["photograph of the left hand", ""]),
    "pictures": st.lists(HASHES, max_size=3).map(tuple),
    "disclosers": st.sampled_from([("Example Clinic",), ()]),
    "recipients": st.sampled_from([("the public",), ("",), ()]),
    "uses": st.frozensets(WORDS),
    "purposes": st.frozensets(PURPOSES),
    "is_paid": st.sampled_from([False, True, None]),
    "event_day": MAYBE_DAYS,
    "signed": MAYBE_DAYS,
    "statements": st.frozensets(st.sampled_from(Statement)),
    "revoked": MAYBE_DAYS,
}
OF_CONSENT: dict[str, st.SearchStrategy[object]] = OF_ANY | {
    "channel": st.sampled_from(Channel),
    "address": ADDRESSES,
    "content": st.frozensets(st.sampled_from(Content)),
    "warned": MAYBE_DAYS,
    "wants_unencrypted": st.booleans(),
    "is_shared": st.booleans(),
    "accepts_shared": st.booleans(),
    "granted": MAYBE_DAYS,
    "asked": MAYBE_DAYS,
    "confirmed": MAYBE_DAYS,
    "withdrawn": MAYBE_DAYS,
    "withdrawn_by": st.none() | st.sampled_from(WithdrawnBy),
    "reach": st.sampled_from(Reach),
}
OF_PUBLICATION: dict[str, st.SearchStrategy[object]] = {
    "patient": PATIENTS,
    "kind": st.sampled_from(Kind),
    "place": WORDS,
    "purpose": PURPOSES,
    "picture": HASHES,
}
OF_CONTACT: dict[str, st.SearchStrategy[object]] = {
    "patient": PATIENTS,
    "channel": st.sampled_from(Channel),
    "address": ADDRESSES,
    "content": st.sampled_from(Content),
    "is_encrypted": st.booleans(),
}
Value = TypeVar("Value", bound=Record | Use)


@st.composite
def changed(draw: st.DrawFn, value: Value, fields: dict[str, st.SearchStrategy[object]], most: int) -> Value:
    """One that stands, with some of its fields drawn anew: what is drawn wholly at random never stands."""
    names = draw(st.lists(st.sampled_from(sorted(fields)), unique=True, max_size=most))
    return replace(value, **{name: draw(fields[name]) for name in names})  # type: ignore[arg-type] # any field


MINORS = st.sampled_from([None, None, date(2009, 5, 1), date(2026, 2, 1)])


@st.composite
def records(draw: st.DrawFn, base: Record, fields: dict[str, st.SearchStrategy[object]]) -> Record:
    """An adult's or a minor's record, changed in up to four fields."""
    born = draw(MINORS)
    begun = base
    if born is not None:
        begun = replace(base, signer=Signer.PARENT, authority="mother", is_minor=True, born=born)
    return draw(changed(begun, fields, 4))


CONSENTS = records(CONSENT, OF_CONSENT)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Record, Use, date]:
    """A record, a use that is mostly what it names, and a day."""
    day = draw(DAYS | st.dates(date(2026, 3, 1), date(2027, 3, 1)))
    if draw(st.booleans()):
        record = draw(records(BASE, OF_AUTHORIZATION))
        return record, draw(changed(PUBLICATION, OF_PUBLICATION, 2)), day
    return draw(CONSENTS), draw(changed(CONTACT, OF_CONTACT, 2)), day


def signed_on(record: Record) -> date | None:
    return record.signed if isinstance(record, Authorization) else record.granted


def ended_on(record: Record) -> date | None:
    return record.revoked if isinstance(record, Authorization) else record.withdrawn


@given(cases())
def test_nothing_stands_after_a_revocation(case: tuple[Record, Use, date]) -> None:
    record, use, day = case
    ended = ended_on(record)

    assert not (standing(record, use, day).stands and ended is not None and day >= ended)


@given(cases(), st.integers(0, 4000))
def test_revoking_ends_it_from_that_day_on(case: tuple[Record, Use, date], later: int) -> None:
    record, use, day = case
    field = "revoked" if isinstance(record, Authorization) else "withdrawn"
    ended = replace(record, **{field: day})  # type: ignore[arg-type] # whichever of the two it has

    assert not standing(ended, use, day + timedelta(days=later)).stands


@given(cases())
def test_nothing_stands_after_its_last_day_or_before_its_signature(case: tuple[Record, Use, date]) -> None:
    record, use, day = case
    assume(standing(record, use, day).stands)
    signed = signed_on(record)

    assert record.ends is None or day <= record.ends
    assert not (record.ends is None and isinstance(record, Authorization))
    assert signed is not None
    assert signed <= day


@given(cases())
def test_what_stands_is_named_in_the_record(case: tuple[Record, Use, date]) -> None:
    record, use, day = case
    assume(standing(record, use, day).stands)

    assert record.patient == use.patient
    if isinstance(record, Authorization):
        assert isinstance(use, Publication)
        assert use.place in record.uses
        assert use.purpose in record.purposes
        assert use.kind in record.kinds
        assert use.picture in (*record.pictures, "")
        assert use.picture or use.kind not in (Kind.PHOTO, Kind.VIDEO)
    else:
        assert isinstance(use, Contact)
        assert (use.channel, use.address) == (record.channel, record.address)
        assert use.content in record.content


@given(cases())
def test_no_signature_for_a_minor_stands_once_the_patient_is_18(case: tuple[Record, Use, date]) -> None:
    record, use, day = case
    assume(standing(record, use, day).stands)
    signed = signed_on(record)

    assert signed is not None
    if record.signer is Signer.PARENT:
        assert record.born is not None
        assert day < day_of_age(record.born)
    if record.signer in (Signer.GUARDIAN, Signer.HEALTH_CARE_AGENT, Signer.OTHER_REPRESENTATIVE):
        assert record.born is None or is_of_age(record.born, signed) or not is_of_age(record.born, day)
    if record.signer is Signer.PATIENT:
        assert not record.is_minor
        assert record.born is None or is_of_age(record.born, signed)


@given(cases())
def test_no_consent_stands_before_it_is_confirmed(case: tuple[Record, Use, date]) -> None:
    record, use, day = case
    assume(isinstance(record, ContactConsent) and standing(record, use, day).stands)
    assert isinstance(record, ContactConsent)

    assert record.confirmed is not None
    assert record.confirmed <= day


def contradicts_itself(record: Record) -> bool:
    signed = signed_on(record)
    return (
        record.born is not None and signed is not None and record.is_minor == is_of_age(record.born, signed)
    )


LESS: dict[str, tuple[object, ...]] = {
    "kinds": (frozenset(),),
    "description": ("",),
    "pictures": ((),),
    "disclosers": ((),),
    "recipients": ((),),
    "uses": (frozenset(),),
    "purposes": (frozenset(),),
    "is_paid": (None,),
    "signed": (None,),
    "granted": (None,),
    "authority": ("",),
    "born": (None,),
    "statements": (frozenset(), frozenset((Statement.REVOCATION,))),
    "evidence": ("",),
    "content": (frozenset(),),
    "warned": (None,),
    "wants_unencrypted": (False,),
    "accepts_shared": (False,),
    "asked": (None,),
    "confirmed": (None,),
    "address": ("",),
    "patient": ("",),
}
MORE_AGAINST: dict[str, tuple[object, ...]] = {
    "is_shared": (True,),
    "is_in_error": (True,),
    "revoked": (date(2026, 1, 1), date(2026, 12, 1)),
    "withdrawn": (date(2026, 1, 1), date(2026, 12, 1)),
    "expires": (date(2025, 1, 1),),
    "event_day": (date(2025, 1, 1), date(2026, 12, 1)),
}


@given(cases(), st.sampled_from(sorted(LESS | MORE_AGAINST)), st.data())
def test_taking_away_never_makes_it_stand(
    case: tuple[Record, Use, date], field: str, data: st.DataObject
) -> None:
    record, use, day = case
    assume(hasattr(record, field) and not contradicts_itself(record))
    # An ending that is there already is not taken away.
    assume(field not in MORE_AGAINST or getattr(record, field) in (None, False))
    less = replace(record, **{field: data.draw(st.sampled_from((LESS | MORE_AGAINST)[field]))})  # type: ignore[arg-type] # any field

    assert standing(record, use, day).stands or not standing(less, use, day).stands


@given(st.lists(CONSENTS, max_size=4), cases())
def test_a_withdrawal_more_on_file_never_permits_more(
    held: list[Record], case: tuple[Record, Use, date]
) -> None:
    record, use, day = case
    ended = [
        replace(one, id=f"W-{at}", withdrawn=day)
        for at, one in enumerate(held)
        if isinstance(one, ContactConsent)
    ]

    assert standing_among((record,), use, day).stands or not standing_among((record, *ended), use, day).stands


@given(cases())
def test_what_several_records_permit_one_of_them_permits(case: tuple[Record, Use, date]) -> None:
    record, use, day = case

    assert standing_among((record,), use, day).stands == standing(record, use, day).stands


@given(cases())
def test_nothing_stands_after_its_last_day_for_reminders(case: tuple[Record, Use, date]) -> None:
    record, use, day = case
    last = last_day(record)

    assert not (standing(record, use, day).stands and last is not None and day > last)
