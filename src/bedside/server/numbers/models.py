"""What is counted while a month is open, under a key that is thrown away with it, and what was published."""

from typing import ClassVar

from django.db import models

from bedside.server.people.models import Person


class OpenMonth(models.Model):
    """A month that is being counted; with this row goes the secret without which nobody can be told from the rows."""

    month = models.DateField(unique=True)
    since = models.DateField()
    secret = models.CharField(max_length=64)
    key_name = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class CountedDay(models.Model):
    """That somebody checked something on a day: the heaviest verdict, and what came up; who stands here as a hash."""

    month = models.ForeignKey(OpenMonth, models.CASCADE, related_name="days")
    who = models.CharField(max_length=64)
    day = models.PositiveSmallIntegerField()
    unit = models.BigIntegerField()
    verdict = models.CharField(max_length=10)
    concerns = models.JSONField(default=list)

    class Meta:
        """A day of somebody is counted once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["month", "who", "day"], name="numbers_a_day_is_counted_once")
        ]

    def __str__(self) -> str:
        return f"{self.month_id}"


class PublishedMonth(models.Model):
    """The numbers of a month that is over, made once; never changed after."""

    month = models.DateField(unique=True)
    since = models.DateField()
    table = models.JSONField()
    published = models.DateTimeField()

    class Meta:
        """As time goes."""

        ordering: ClassVar = ["month"]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class Switch(models.Model):
    """That the counting was switched on or off."""

    is_on = models.BooleanField()
    switched = models.DateTimeField()
    switched_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        """The latest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        return "on" if self.is_on else "off"
