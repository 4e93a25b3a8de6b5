"""What is filled in on a form, from a record or for a page: plain values by the key of the part."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bedside.authorizations.forms.wording import Form, Part, PartKind
from bedside.authorizations.record import Authorization, Record

# Words for lines, ids for what is marked, yes or no, a day; what is not there stays empty.
Answer = str | bool | date | tuple[str, ...] | frozenset[str] | None
Answers = Mapping[str, Answer]


def answers_of(record: Record, **more: Answer) -> dict[str, Answer]:
    """Return what a record fills in; names, which no record holds, are given beside it."""
    fields = (
        "kinds description pictures disclosers recipients uses purposes is_paid expires expiry_event signed"
        if isinstance(record, Authorization)
        else "channel address is_shared content wants_unencrypted expires granted"
    )
    filled: dict[str, Answer] = {field: getattr(record, field) for field in fields.split()}
    if not isinstance(record, Authorization) and record.is_shared:
        filled["accepts_shared"] = record.accepts_shared
    signed = record.signed if isinstance(record, Authorization) else record.granted
    if signed is not None:
        filled |= {"signer": record.signer.value, "authority": record.authority}
    return filled | {"born": record.born} | more


def written(part: Part, form: Form, answers: Answers) -> tuple[str, ...]:
    """Return the lines that stand under a part; what is chosen beside the options is a line as well."""
    answer = answers.get(part.key)
    if answer is None or part.kind in (PartKind.STATEMENT, PartKind.SIGNATURE):
        return ()
    if isinstance(answer, bool):
        return (form.words.yes if answer else form.words.no,)
    if isinstance(answer, date):
        return (form.words.of_day(answer),)
    if isinstance(answer, str):
        return (answer,) if answer and answer not in _ids(part) else ()
    given = sorted(answer) if isinstance(answer, frozenset) else answer
    return tuple(word for word in given if word not in _ids(part))


def is_marked(part: Part, option: str, answers: Answers) -> bool:
    """Whether an option is marked."""
    answer = answers.get(part.key)
    return (
        answer == option
        if isinstance(answer, str)
        else isinstance(answer, frozenset | tuple) and option in answer
    )


def as_plain(form: Form, answers: Answers) -> dict[str, Any]:
    """Return the form as lists and texts alone, for a page to sign on or a program."""
    return {
        "form": form.name,
        "version": form.version,
        "language": form.language.value,
        "title": form.title,
        "intro": form.intro,
        "sections": [
            {
                "heading": section.heading,
                "parts": [_plain_part(part, form, answers) for part in section.parts],
            }
            for section in form.sections
        ],
    }


def _plain_part(part: Part, form: Form, answers: Answers) -> dict[str, Any]:
    return {
        "key": part.key,
        "kind": part.kind.value,
        "text": part.text,
        "other": part.other,
        "options": [
            {"id": option.id, "text": option.text, "marked": is_marked(part, option.id, answers)}
            for option in part.options
        ],
        "written": list(written(part, form, answers)),
    }


def _ids(part: Part) -> frozenset[str]:
    return frozenset(option.id for option in part.options)
