"""Days that are known exactly, roughly, or only as a span after something else."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_ISO = re.compile(
    r"(?P<first>(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?)"
    r"(?:/(?P<latest>\d{4}-\d\d-\d\d))?"
)


class Granularity(StrEnum):
    """How fine the words were: "Thursday" is a day, "last month" a month."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The earliest and latest day something can mean, both included.

    `best` is a single day only where the words name one; a month has none.
    """

    earliest: date
    latest: date
    granularity: Granularity = Granularity.DAY
    best: date | None = None

    def __post_init__(self) -> None:
        """Refuse an interval that ends before it begins.

        Raises:
            ValueError: the ends are reversed, or `best` lies outside them.
        """
        if self.earliest > self.latest:
            raise ValueError(f"interval ends {self.latest} before it begins {self.earliest}")
        if self.best is not None and not self.earliest <= self.best <= self.latest:
            raise ValueError(f"best day {self.best} lies outside {self.earliest}..{self.latest}")

    @classmethod
    def day(cls, day: date) -> "Interval":
        """Return the interval that is exactly one day."""
        return cls(earliest=day, latest=day, best=day)

    @classmethod
    def month(cls, year: int, month: int) -> "Interval":
        """Return a whole calendar month."""
        last = calendar.monthrange(year, month)[1]
        return cls(
            earliest=date(year, month, 1),
            latest=date(year, month, last),
            granularity=Granularity.MONTH,
        )

    @classmethod
    def year(cls, year: int) -> "Interval":
        """Return a whole calendar year."""
        return cls(
            earliest=date(year, 1, 1), latest=date(year, 12, 31), granularity=Granularity.YEAR
        )

    @classmethod
    def from_iso(cls, text: str) -> "Interval | None":
        """Return what `iso` wrote: a day, a month, a year or `earliest/latest`; else None."""
        match = _ISO.fullmatch(text)
        if match is None:
            return None
        try:
            if match["latest"]:
                ends = date.fromisoformat(match["first"]), date.fromisoformat(match["latest"])
                return cls(earliest=ends[0], latest=ends[1])
            year, month, day = (int(part or 0) for part in match.group("year", "month", "day"))
            if day:
                return cls.day(date(year, month, day))
            return cls.month(year, month) if month else cls.year(year)
        except ValueError:
            return None

    @property
    def known_by(self) -> date:
        """Return the day from which it is certain that this has passed: best, else the latest."""
        return self.best or self.latest

    def overlaps(self, other: "Interval") -> bool:
        """Return whether some day lies in both."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def iso(self) -> str:
        """Return ISO 8601: one day, `YYYY-MM` for a month, else `earliest/latest`."""
        if self.earliest == self.latest:
            return self.earliest.isoformat()
        if self.granularity is Granularity.MONTH:
            return self.earliest.isoformat()[:7]
        if self.granularity is Granularity.YEAR:
            return self.earliest.isoformat()[:4]
        return f"{self.earliest.isoformat()}/{self.latest.isoformat()}"


class Unit(StrEnum):
    """The unit of a duration."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """A span such as "90 days" that becomes a deadline once its anchor is known."""

    count: int
    unit: Unit

    def after(self, anchor: date) -> date:
        """Return the day this duration ends when counted from `anchor` (not counting it).

        Months end on the same day of a later month, or on that month's last day.
        """
        if self.unit is Unit.DAY:
            return anchor + timedelta(days=self.count)
        if self.unit is Unit.WEEK:
            return anchor + timedelta(weeks=self.count)
        months = self.count * (12 if self.unit is Unit.YEAR else 1)
        index = anchor.year * 12 + anchor.month - 1 + months
        year, month = divmod(index, 12)
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(anchor.day, last))

    def after_interval(self, anchor: Interval) -> Interval:
        """Return when this duration ends if it starts somewhere in `anchor`.

        Three months after a month is a month; ninety days after it are the days between two.
        """
        first, last = self.after(anchor.earliest), self.after(anchor.latest)
        if anchor.granularity is Granularity.MONTH and self.unit in (Unit.MONTH, Unit.YEAR):
            return Interval.month(first.year, first.month)
        if first == last:
            return Interval.day(first)
        vague = anchor.granularity is Granularity.VAGUE
        return Interval(
            earliest=first,
            latest=last,
            granularity=Granularity.VAGUE if vague else Granularity.DAY,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date as written: its exact words, and what they resolve to, if anything.

    A duration that still waits for its anchor has `duration` and no `interval`.
    """

    words: str
    interval: Interval | None = None
    duration: Duration | None = None
    anchor: str | None = None
    """What a resolved duration was counted from, as written."""
