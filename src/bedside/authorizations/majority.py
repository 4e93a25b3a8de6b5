"""The day on which a patient is of age, and signs for oneself from then on."""

from datetime import date

# Where majority comes later (19 in Alabama and Nebraska, 21 in Mississippi) 18 ends a parent's signature early, which
# only means to ask again.
OF_AGE = 18


def day_of_age(born: date) -> date:
    """Return the eighteenth birthday; for one born on 29 February the day before 1 March, which is never too late."""
    year = born.year + OF_AGE
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 2, 28)


def is_of_age(born: date, day: date) -> bool:
    """Whether somebody born on this day is of age on that one."""
    return day >= day_of_age(born)
