"""The sentences about answers: how each stands, and when it came."""

from django.utils.translation import gettext as _

from bedside.server.reviews.models import Answer, Asked
from bedside.server.reviews.reading import Answered, Came, Given, Reading, State


def came_sentence(answer: Answer) -> str:
    """Return what was answered, to which version, and whether it came late."""
    number = {"number": answer.number}
    if answer.answered == Answered.APPROVED:
        said = _("Approved version %(number)s.") % number
    else:
        said = _("Asked for changes to version %(number)s.") % number
    taken_back = _("Taken back since.") if answer.taken_back else ""
    return " ".join(filter(None, [said, _late(Came(answer.came)), taken_back]))


def _late(came: Came) -> str:
    if came is Came.AFTER_A_CHANGE:
        return _("It came after you had written a newer version.")
    if came is Came.AFTER_WITHDRAWAL:
        return _("It came after you had taken the draft back, and approves nothing.")
    if came is Came.AFTER_POSTING:
        return _("It came after you had posted, and approves nothing.")
    if came is Came.AFTER_DELETION:
        return _("It came after you had deleted the draft, and approves nothing.")
    return ""


def standing_sentence(asked: Asked, last: Given | None, reading: Reading, *, is_approval: bool) -> str:
    """Return how a reader's answer stands for the newest text."""
    if asked.withdrawn is not None:
        return _("Taken back from this reader.")
    if is_approval:
        return _("Has approved exactly this text.")
    if last is None:
        return _("Has not answered.") if reading.state is State.OPEN else _("Did not answer.")
    number = {"number": last.number}
    if last.answered is Answered.CHANGES_ASKED:
        return _("Asks for changes (version %(number)s).") % number
    if asked.is_outside and last.number == reading.newest:
        return _("Has approved the text with blanks; what is hidden there is approved by nobody.")
    return _("Has approved version %(number)s, not this text.") % number


def thanks(came: Came, answered: Answered) -> str:
    """Return what a reader is told once they have answered."""
    if came is Came.AFTER_A_CHANGE:
        return _(
            "Kept. Meanwhile the author has written a newer version, to which your answer does not belong."
        )
    if came is Came.AFTER_WITHDRAWAL:
        return _(
            "Kept, so that the author knows. The draft was taken back before your answer came; nothing is open."
        )
    if came is Came.AFTER_POSTING:
        return _("Kept, so that the author knows. The author had posted before your answer came.")
    if came is Came.AFTER_DELETION:
        return _("Kept, so that the author knows. The author had deleted the draft before your answer came.")
    if answered is Answered.APPROVED:
        return _("Thank you. You have approved exactly this text; any change to it needs a new answer.")
    return _("Thank you. The author sees that you ask for changes.")


def ended_sentence(state: State, *, is_left_out: bool) -> str:
    """Return why a reader sees nothing."""
    if state is State.POSTED:
        return _("The author has posted it, and needs no answer any more.")
    if state is State.DELETED:
        return _("The author has deleted this draft.")
    if state is State.WITHDRAWN or is_left_out:
        return _("The author has taken this draft back.")
    return ""


def standing_for_reader(answer: Answer | None) -> str:
    """Return what a reader has answered so far."""
    if answer is None:
        return ""
    number = {"number": answer.number}
    if answer.answered == Answered.APPROVED:
        return _("You approved version %(number)s.") % number
    return _("You asked for changes to version %(number)s.") % number
