"""The one form in which a program is told what was wrong: what, where, and what to do; never in the draft's words."""

from collections.abc import Sequence

from django.http import JsonResponse


def refused(status: int, what: str, where: str, do: str) -> JsonResponse:
    """Return what went wrong, where, and what to do about it."""
    return JsonResponse({"error": {"what": what, "where": where, "do": do}}, status=status)


def refused_draft(faults: Sequence[str]) -> JsonResponse:
    """Return all faults of the fields of a draft at once."""
    parted = [fault.partition(": ") for fault in faults]
    where = ", ".join(dict.fromkeys(field for field, _, _ in parted))
    what = " ".join(faults) if len(faults) > 1 else parted[0][2]
    return refused(422, what, where, "Mend what is named, and ask again.")
