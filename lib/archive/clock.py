"""The time in China, wherever the server stands."""

from datetime import date, datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))


def today() -> date:
    """Return the day it is in China."""
    return datetime.now(BEIJING).date()


def day_of(moment: datetime) -> date:
    """Return the day in China of a moment."""
    return moment.astimezone(BEIJING).date()
