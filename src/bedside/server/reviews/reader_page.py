"""What a reader sees of a draft, and what they can do with it: the same for a colleague and for somebody outside."""

from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from bedside.server.drafts.word_difference import Piece, word_difference
from bedside.server.reviews import answering
from bedside.server.reviews.access import Found, NotThere
from bedside.server.reviews.contents import Words
from bedside.server.reviews.forms import AnswerForm, RemarkForm
from bedside.server.reviews.models import Remark
from bedside.server.reviews.reading import Answered, EndedFault, NoSuchVersionFault, State
from bedside.server.reviews.showing import ShownRemark, shown_remark, shown_text
from bedside.server.reviews.wording import ended_sentence, standing_for_reader, thanks

ENDED = 410


@dataclass(frozen=True, slots=True)
class Door:
    """Where a reader goes in: the addresses of the page and of what is sent from it."""

    page: str
    remark: str
    answer: str
    take_back: str
    is_outside: bool = False


def show(
    request: HttpRequest,
    found: Found,
    door: Door,
    *,
    remark: RemarkForm | None = None,
    answer: AnswerForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show a version as this reader may see it, or say why there is nothing to see."""
    if not found.is_open:
        return ended(request, found)
    numbers = answering.numbers_for(found)
    if not numbers:
        raise NotThere
    number = _wanted(request, numbers)
    _version, words = answering.seen_by_reader(found, number)
    remarks = _remarks(found, number, words)
    told: dict[str, Any] = {
        "sent": found.sent,
        "door": door,
        "author": str(found.sent.author),
        "number": number,
        "newest": numbers[-1],
        "numbers": numbers,
        "text": shown_text(words, [one.said for one in remarks]),
        "is_masked": words.masked is not None,
        "difference": _difference(found, numbers, number, words),
        "remarks": remarks,
        "standing": standing_for_reader(answering.asked_in(found).answers.filter(taken_back=None).last()),
        "remark_form": remark or RemarkForm(initial={"number": number}),
        "answer_form": answer or AnswerForm(initial={"number": number}),
    }
    return render(request, "reviews/read.html", told, status=status)


def take_remark(request: HttpRequest, found: Found, door: Door) -> HttpResponse:
    """Keep a remark; where that cannot be, its words come back."""
    form = RemarkForm(request.POST)
    if not found.is_open:
        return ended(request, found, form.data.get("note", ""), form.data.get("wording", ""))
    if not form.is_valid():
        return show(request, found, door, remark=form, status=422)
    number = form.cleaned_data["number"]
    try:
        _version, words = answering.seen_by_reader(found, number)
        said = form.said_of(words.text)
        if said is None:
            return show(request, found, door, remark=form, status=422)
        answering.remark_on(found, number, said, timezone.now())
    except EndedFault:
        found.sent.refresh_from_db()
        return ended(request, found, form.cleaned_data["note"], form.cleaned_data["wording"])
    except NoSuchVersionFault:
        raise NotThere from None
    except answering.TooManyFault:
        messages.error(
            request, _("You have made as many remarks as there may be. Answer the author with them.")
        )
    else:
        messages.success(request, _("Your remark is with the author."))
    return HttpResponseRedirect(f"{door.page}?version={number}#remarks")


def take_answer(request: HttpRequest, found: Found, door: Door) -> HttpResponse:
    """Keep an answer, late or not, and say plainly what it means."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return show(request, found, door, answer=form, status=422)
    answered = Answered(form.cleaned_data["answered"])
    number, note = form.cleaned_data["number"], form.cleaned_data["note"]
    try:
        came = answering.give_answer(found, number, answered, note, timezone.now())
    except NoSuchVersionFault:
        raise NotThere from None
    messages.success(request, thanks(came, answered))
    return HttpResponseRedirect(door.page)


def take_back(request: HttpRequest, found: Found, door: Door) -> HttpResponse:
    """Take back what this reader answered."""
    if answering.take_answer_back(found, timezone.now()):
        messages.success(request, _("Your answer is taken back. You can answer again."))
    return HttpResponseRedirect(door.page)


def ended(request: HttpRequest, found: Found, *own_words: str) -> HttpResponse:
    """Say why there is nothing to see; what the reader has just written comes back to them."""
    told = {
        "sentence": ended_sentence(State(found.sent.state), is_left_out=found.sent.state == State.OPEN),
        "own_words": [words for words in own_words if words.strip()],
    }
    return render(request, "reviews/ended.html", told, status=ENDED)


def _wanted(request: HttpRequest, numbers: list[int]) -> int:
    given = request.POST.get("number") or request.GET.get("version") or ""
    wanted = int(given) if given.isascii() and given.isdigit() and len(given) < 6 else numbers[-1]
    return wanted if wanted in numbers else numbers[-1]


def _remarks(found: Found, number: int, words: Words) -> list[ShownRemark]:
    """Return the remarks on a version: a colleague sees those of the colleagues, somebody outside the own ones."""
    asked = answering.asked_in(found)
    remarks = Remark.objects.filter(version__number=number).select_related("asked__reader", "version")
    if asked.is_outside:
        own = remarks.filter(asked=asked)
    else:
        own = remarks.filter(asked__sent=found.sent, asked__reader__isnull=False)
    return [replace(shown_remark(one, words), is_own=one.asked_id == asked.pk) for one in own]


def _difference(found: Found, numbers: list[int], number: int, words: Words) -> tuple[Piece, ...]:
    """Return what this version changed of the one that this reader could see before it."""
    before = [one for one in numbers if one < number]
    if not before:
        return ()
    _version, earlier = answering.seen_by_reader(found, before[-1])
    return word_difference(earlier.text, words.text)
