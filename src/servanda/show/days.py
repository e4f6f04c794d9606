"""Days and spans in words: `23 June 2021`, `between 23 and 29 January 2021`, `5 days`."""

from datetime import date

from servanda.model.agreement import Awaiting
from servanda.model.assessment import LateDays
from servanda.model.when import Granularity, Interval

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def day(value: date) -> str:
    """Return a day as people write it, in English whatever the machine's language."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def span(interval: Interval, joint: str = "to") -> str:
    """Return a day, a month, a year, or both ends of an interval with a word between them."""
    first, last = interval.earliest, interval.latest
    if first == last:
        return day(first)
    if interval.granularity is Granularity.MONTH and _same_month(first, last):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if interval.granularity is Granularity.YEAR and first.year == last.year:
        return str(first.year)
    return f"{_shared(first, last)} {joint} {day(last)}"


def on(interval: Interval) -> str:
    """Return when something happened: `on` a day, `in` a month, `between` two days."""
    words = span(interval, "and")
    if interval.earliest == interval.latest:
        return f"on {words}"
    return f"between {words}" if " and " in words else f"in {words}"


def by(interval: Interval) -> str:
    """Return by when something is due; of a month, in it."""
    return f"by {span(interval)}" if interval.earliest == interval.latest else on(interval)


def days(count: int) -> str:
    """Return a number of days: `1 day`, `209 days`."""
    return f"{count:,} day" if count == 1 else f"{count:,} days"


def after(reading: Awaiting) -> str:
    """Return a deadline whose day is not known: `90 days after the entry into force, …`."""
    count, unit = reading.duration.count, reading.duration.unit
    length = f"{count:,} {unit}" if count == 1 else f"{count:,} {unit}s"
    return f"{length} after {reading.since}, whose day is not known"


def late(value: LateDays) -> str:
    """Return how late something is by every reading of its deadline."""
    if value.least == value.most:
        return days(value.most)
    return f"{value.least:,} to {days(value.most)}"


def published(interval: Interval | None) -> str:
    """Return when a document was published, as exactly as its evidence allows."""
    if interval is None:
        return "no date known"
    return day(interval.best) if interval.best else span(interval)


def _shared(first: date, last: date) -> str:
    """Return the first day without the month or year it shares with the last."""
    if _same_month(first, last):
        return str(first.day)
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]}"
    return day(first)


def _same_month(first: date, last: date) -> bool:
    return (first.year, first.month) == (last.year, last.month)
