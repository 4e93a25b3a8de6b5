"""Keep, again and again: versions grow, nothing is written over, nothing is doubled, and the time runs out."""

from datetime import UTC, datetime, timedelta
from io import StringIO
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command

from bedside.check import Verdict
from bedside.drafts import DraftFault
from bedside.server.kept import keeping
from bedside.server.kept.content import content_of, pause_of
from bedside.server.kept.keeping import (
    Keeping,
    Overtaken,
    TooMany,
    begin_pause,
    delete,
    keep,
    set_days,
    skip_pause,
    tidy,
)
from bedside.server.kept.models import KeptDraft, KeptVersion
from bedside.server.kept.own import own_draft, own_drafts
from bedside.server.people.models import Person
from bedside.server.people.roles import Role
from tests.server.conftest import PersonWith

Fields = dict[str, object]

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
FIRST: Fields = {"text": "Flu shots are in."}
SECOND: Fields = {"text": "Flu shots are in, come by."}


@pytest.fixture
def author(person_with: PersonWith) -> Person:
    return person_with(Role.CLINICIAN)


def kept(author: Person, fields: Fields = FIRST, now: datetime = NOW, days: int | None = None) -> KeptDraft:
    return keep(author, Keeping(uuid4(), 0, fields, days), now)


def again(author: Person, draft: KeptDraft, seen: int, fields: Fields) -> KeptDraft:
    return keep(author, Keeping(draft.pk, seen, fields), NOW)


def texts(draft: KeptDraft) -> list[str]:
    return [content_of(version).text for version in draft.versions.order_by("number")]


def test_each_keep_is_a_version(author: Person) -> None:
    draft = kept(author)
    again(author, draft, 1, SECOND)

    assert texts(draft) == [FIRST["text"], SECOND["text"]]


def test_the_verdict_is_the_servers_own(author: Person) -> None:
    draft = kept(author, {"text": "My patient Ann Miller, MRN 4471882, was drunk.", "verdict": "post"})

    assert content_of(draft.versions.get()).verdict is Verdict.HOLD


def test_all_circumstances_are_kept_and_nothing_else(author: Person) -> None:
    fields = {
        **FIRST,
        "platform": "x",
        "account": "professional",
        "author": {"role": "physician"},
        "title": "no field",
    }
    draft = kept(author, fields)

    assert content_of(draft.versions.get()).fields == {
        name: fields[name] for name in fields if name != "title"
    }


def test_a_later_keep_never_writes_over_what_it_has_not_seen(author: Person) -> None:
    draft = kept(author)
    again(author, draft, 1, SECOND)
    with pytest.raises(Overtaken) as told:
        again(author, draft, 1, {"text": "Another window."})

    assert told.value.draft.latest == 2
    assert texts(draft) == [FIRST["text"], SECOND["text"]]


def test_a_keep_whose_answer_was_lost_is_kept_once(author: Person) -> None:
    draft = kept(author)
    again(author, draft, 0, FIRST)
    again(author, draft, 1, SECOND)
    again(author, draft, 1, SECOND)

    assert texts(draft) == [FIRST["text"], SECOND["text"]]
    assert KeptDraft.objects.count() == 1


def test_what_is_no_draft_is_not_kept(author: Person) -> None:
    with pytest.raises(DraftFault):
        kept(author, {"text": "  "})

    assert not KeptDraft.objects.exists()


def test_nobody_else_finds_opens_or_takes_the_id_of_a_draft(author: Person, person_with: PersonWith) -> None:
    draft = kept(author)
    others = [person_with(role) for role in Role if role is not Role.CLINICIAN]

    for other in others:
        assert not own_drafts(other, NOW).exists()
        with pytest.raises(KeptDraft.DoesNotExist):
            own_draft(other, draft.pk, NOW)
        for seen in (0, 1):
            with pytest.raises(KeptDraft.DoesNotExist):
                again(other, draft, seen, SECOND)
    assert texts(draft) == [FIRST["text"]]


def test_a_deleted_draft_is_not_kept_on_in_secret(author: Person) -> None:
    draft = kept(author)
    delete(draft)

    with pytest.raises(KeptDraft.DoesNotExist):
        again(author, draft, 1, SECOND)
    assert not KeptVersion.objects.exists()


def test_a_draft_lasts_thirty_days_from_the_last_keep_unless_its_author_says_otherwise(
    author: Person,
) -> None:
    draft = kept(author)
    assert draft.delete_on == NOW + timedelta(days=30)
    set_days(draft, 7)
    later = keep(author, Keeping(draft.pk, 1, SECOND), NOW + timedelta(days=2))

    assert later.delete_on == NOW + timedelta(days=9)


@pytest.mark.parametrize(("days", "lasts"), [(0, 1), (-3, 1), (100_000, 365)])
def test_a_time_lies_within_bounds(author: Person, days: int, lasts: int) -> None:
    draft = kept(author)
    set_days(draft, days)

    assert KeptDraft.objects.get().delete_on == NOW + timedelta(days=lasts)


def test_a_draft_whose_time_is_over_is_gone_before_anything_removes_it(author: Person) -> None:
    draft = kept(author)
    over = NOW + timedelta(days=30)

    assert own_draft(author, draft.pk, over - timedelta(seconds=1)) == draft
    with pytest.raises(KeptDraft.DoesNotExist):
        own_draft(author, draft.pk, over)


def test_tidying_removes_what_is_over_and_nothing_else(author: Person) -> None:
    kept(author, now=NOW - timedelta(days=31))
    fresh = kept(author)

    assert tidy(NOW) == 1
    assert list(KeptDraft.objects.all()) == [fresh]
    assert KeptVersion.objects.count() == 1


def test_the_command_says_how_many_and_nothing_of_them(author: Person) -> None:
    kept(author, now=NOW - timedelta(days=4000))
    said = StringIO()
    call_command("tidy", stdout=said)

    assert said.getvalue() == "1 kept drafts deleted, 0 records of publishing.\n"


def test_a_pause_and_the_reason_for_skipping_it_are_sealed(author: Person) -> None:
    draft = kept(author)
    until = NOW + timedelta(minutes=20)
    begin_pause(draft, Verdict.HOLD, until)
    begun = pause_of(KeptDraft.objects.get())
    skip_pause(draft, Verdict.HOLD, "quillonberry")
    row = KeptDraft.objects.get()
    skipped = pause_of(row)

    assert begun is not None
    assert skipped is not None
    assert (begun.until, begun.reason) == (until, "")
    assert (skipped.until, skipped.reason) == (None, "quillonberry")
    assert b"quillonberry" not in bytes(row.pause or b"")


def test_in_the_clear_stand_dates_and_numbers_only(author: Person) -> None:
    draft = kept(author, {"text": "A quillonberry, in Springfield.", "platform": "mastodon"})
    begin_pause(draft, Verdict.HOLD, NOW)
    told = str(list(KeptDraft.objects.values())) + str(list(KeptVersion.objects.values()))

    assert [
        word for word in ("quillonberry", "Springfield", "mastodon", "hold", "post") if word in told
    ] == []


def test_there_is_an_end_to_drafts_and_versions(author: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_DRAFTS", 1)
    monkeypatch.setattr(keeping, "MOST_VERSIONS", 1)
    draft = kept(author)

    with pytest.raises(TooMany):
        kept(author)
    with pytest.raises(TooMany):
        again(author, draft, 1, SECOND)


def test_when_a_person_is_removed_their_drafts_go_too(author: Person) -> None:
    kept(author)
    author.delete()

    assert not KeptVersion.objects.exists()


def test_an_id_says_nothing(author: Person) -> None:
    assert isinstance(kept(author).pk, UUID)
    assert {version.pk.version for version in KeptVersion.objects.all()} == {4}
