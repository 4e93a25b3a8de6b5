"""Tells the administrators what needs them: in the log, and by mail where it is set up; never with content."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.utils import translation
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from bedside.server.jobs import leasing
from bedside.server.jobs.models import Lease
from bedside.server.people.models import Person
from bedside.server.people.roles import Role

log = logging.getLogger(__name__)
Words = str | Promise


def tell_administrators(what: Words, what_to_do: Words) -> None:
    """Say what is wrong and what to do; where the mail does not go out, the log still has it.

    The log is in English, by which one finds its lines; the mail is in the language of the server (BEDSIDE_LANGUAGE).
    """
    with translation.override("en"):
        log.error("%s %s", str(what), str(what_to_do))
    if settings.CONFIGURATION.is_alone or settings.CONFIGURATION.mail_url is None:
        return
    try:
        with translation.override(settings.LANGUAGE_CODE):
            send_mail(f"Bedside: {what}", f"{what}\n\n{what_to_do}\n", None, _addresses())
    except (SMTPException, OSError) as error:
        log.error("The administrators could not be told by mail: %s.", type(error).__name__)


def tell_of_set_aside() -> None:
    """Tell of jobs that were set aside, each once."""
    untold = DBTaskResult.objects.filter(status=leasing.ASIDE, lease__is_told=False)
    numbers = list(untold.values_list("pk", flat=True))
    if not numbers:
        return
    tell_administrators(
        format_lazy(_("Jobs set aside: {number}."), number=len(numbers)),
        _(
            "They failed as often as they are tried. Run bedside manage jobs on the host, which tries them again."
        ),
    )
    Lease.objects.filter(task__in=numbers).update(is_told=True)


def _addresses() -> list[str]:
    administrators = Person.objects.filter(is_active=True, held_roles__role=Role.ADMINISTRATOR)
    return list(administrators.values_list("email", flat=True).distinct())
