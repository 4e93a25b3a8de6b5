"""The page of the ledger, and taking it out."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from bedside.server.ledger.acts import LedgerExported
from bedside.server.ledger.exporting import lines
from bedside.server.ledger.forms import ChoiceForm, ExportForm
from bedside.server.ledger.models import Entry
from bedside.server.ledger.recording import record
from bedside.server.ledger.showing import shown
from bedside.server.ledger.values import FileForm, PersonRef, Whole

ENTRIES_A_PAGE = 50
TYPES = {FileForm.JSON_LINES: "application/jsonl", FileForm.CSV: "text/csv; charset=utf-8"}


@never_cache
@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """Show what was done, the newest first."""
    form = ChoiceForm(request.GET or {})
    entries = form.chosen().order_by("-number") if form.is_valid() else Entry.objects.none()
    page = Paginator(entries, ENTRIES_A_PAGE).get_page(request.GET.get("page"))
    chosen = request.GET.copy()
    chosen.pop("page", None)
    told = {"form": form, "page": page, "entries": shown(list(page)), "chosen": chosen.urlencode()}
    return render(request, "ledger/ledger.html", told)


@never_cache
@require_POST
def export(request: HttpRequest) -> HttpResponseBase:
    """Note that the ledger is taken out, then hand it out."""
    form = ExportForm(request.POST)
    if not form.is_valid():
        return render(request, "errors/400.html", status=400)
    kind = FileForm(form.cleaned_data["form"])
    with transaction.atomic():
        rows = form.chosen().count()
        told = LedgerExported(Whole.LEDGER, kind, rows, is_whole=form.is_everything())
        noted = record(told, _by(request), timezone.now())
    # Up to the note of this export; what comes after it belongs to the next.
    entries = form.chosen().filter(number__lte=noted.number).iterator()
    answer = StreamingHttpResponse(lines((entry.link for entry in entries), kind), content_type=TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="bedside-ledger-{noted.number}.{kind}"'
    return answer


def _by(request: HttpRequest) -> PersonRef:
    """Return who asks; the guard has let in nobody else."""
    if not isinstance(request.user, get_user_model()):
        raise PermissionDenied
    return PersonRef(request.user.pk)
