"""Mails a second reader who is asked, and an author who is answered: that there is something, and no more."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks.base import TaskContext

from bedside.server.jobs.job import enqueue, job
from bedside.server.outbound.mail import Mail, is_set_up, send
from bedside.server.people.models import Person
from bedside.server.reviews.access import may_read
from bedside.server.reviews.history import outline_of
from bedside.server.reviews.models import Answer, Asked, MailWish
from bedside.server.reviews.reading import State, waits_for


def wants_mail(person: Person) -> bool:
    """Whether somebody is mailed about drafts; everybody who has not said no."""
    return not MailWish.objects.filter(person=person, is_wanted=False).exists()


def wish(person: Person, *, is_wanted: bool) -> None:
    """Switch the mails to somebody on or off; what has not gone out yet goes by it too."""
    MailWish.objects.update_or_create(person=person, defaults={"is_wanted": is_wanted})


def mail_reader_later(asked: Asked, now: datetime) -> None:
    """Have a reader mailed that they are asked, once for each time."""
    if is_set_up():
        enqueue(tell_reader, asked.pk, occasion=now)


def mail_author_later(answer: Answer) -> None:
    """Have the author mailed that there is an answer, once."""
    if is_set_up():
        enqueue(tell_author, answer.pk)


@job(outside=True)
def tell_reader(context: TaskContext, asked: UUID) -> None:
    """Mail a reader for whom a draft waits, if it still does."""
    found = Asked.objects.select_related("reader", "sent").filter(pk=asked, withdrawn=None).first()
    if found is None or found.reader is None or not may_read(found.reader):
        return
    if waits_for(outline_of(found.sent), str(found.pk)):
        to_reader(found.reader, str(context.task_result.id))


@job(outside=True)
def tell_author(context: TaskContext, answer: UUID) -> None:
    """Mail an author that somebody answered, if it was not taken back meanwhile."""
    found = Answer.objects.select_related("asked__sent__author").filter(pk=answer, taken_back=None).first()
    if found is None or found.asked.sent.state == State.DELETED:
        return
    with translation.override(settings.LANGUAGE_CODE):
        subject, words = _("An answer to your draft"), _("A second reader has answered. Sign in to see it:")
    _mail(found.asked.sent.author, subject, words, reverse("reviews:sent"), str(context.task_result.id))


def to_reader(reader: Person, number: str = "") -> None:
    """Mail a reader. It names nobody and nothing: a mail passes through places that are not the institution's.

    Raises:
        NotMailedFault: it was not taken.
    """
    with translation.override(settings.LANGUAGE_CODE):
        subject, words = (
            _("A draft waits for you"),
            _("A draft waits for you in Bedside. Sign in to read it:"),
        )
    _mail(reader, subject, words, reverse("reviews:to_read"), number)


def _mail(person: Person, subject: str, words: str, path: str, number: str) -> None:
    if person.is_active and wants_mail(person):
        send(Mail(person.email, subject, words, path, number))
