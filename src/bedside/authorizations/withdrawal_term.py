"""By which day a withdrawal has to be honoured, in business days with the federal holidays of the United States.

A health care provider honours a STOP at once (47 CFR 64.1200(a)(9)(iv)(H)), and Bedside does; what was told by
telephone or on paper is honoured within ten business days at the latest (64.1200(a)(10), 89 Fed. Reg. 15756, in force
since 11 April 2025).
"""

from datetime import date, timedelta

import holidays

BUSINESS_DAYS = 10
SATURDAY = 5


def honoured_by(received: date, business_days: int = BUSINESS_DAYS) -> date:
    """Return the last day of the term; the day on which the wish came does not count."""
    # Ten business days never take five weeks; where an institution sets more, its holidays are looked up as well.
    years = range(received.year, (received + timedelta(days=3 * business_days + 14)).year + 1)
    free = holidays.country_holidays("US", years=years)
    day = received
    while business_days > 0:
        day += timedelta(days=1)
        business_days -= is_business_day(day, free)
    return day


def is_business_day(day: date, free: "holidays.HolidayBase") -> bool:
    """Whether people work on a day: neither at a weekend nor on a holiday, or the day that is kept for one."""
    return day.weekday() < SATURDAY and day not in free
