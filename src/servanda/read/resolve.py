"""What dates in prose mean: intervals of days, seen from the day of publication.

A month-day without a year takes the year from its weekday, else from the tense of its clause; a
duration waits for its anchor, "two days later" for the day told before it; vague words stay vague.
Nothing here guesses a day.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from servanda.model.when import Duration, Granularity, Interval, Unit, When
from servanda.read.dates import Kind, Mention, Tense
from servanda.terms import calendar, numbers

_FIGURES = re.compile(r"\d+")
_SATURDAY = 5


def resolve(
    mention: Mention, published: Interval | None, tense: Tense, told: Interval | None = None
) -> When:
    """Return what a mention means, seen from a publication date; unresolved parts stay None.

    `told` is the day told before it, from which "two days later" counts.
    """
    if mention.kind is Kind.DURATION:
        length = Duration(count=_count(mention), unit=_unit_of(mention))
        return When(words=mention.words, duration=length)
    return When(words=mention.words, interval=interval(mention, published, tense, told))


def resolved(
    mentions: Iterable[Mention], published: Interval | None, tense: Callable[[Mention], Tense]
) -> Iterator[tuple[Mention, When]]:
    """Yield what mentions in the order of a text mean, each beside the day told before it."""
    told = None
    for mention in mentions:
        when = resolve(mention, published, tense(mention), told)
        if when.interval and when.interval.best:
            told = when.interval
        yield mention, when


def interval(
    mention: Mention, published: Interval | None, tense: Tense, told: Interval | None = None
) -> Interval | None:
    """Return the days a mention can mean, or None where nothing fixes it."""
    try:
        return _interval(mention, published, tense, told)
    except (ValueError, OverflowError):  # "31 June" and "9,000 years ago": written, but no day
        return None


def _interval(
    mention: Mention, published: Interval | None, tense: Tense, told: Interval | None
) -> Interval | None:
    match mention.kind:
        case Kind.ISO:
            return _figures([int(figure) for figure in _FIGURES.findall(mention.words)])
        case Kind.DAY:
            return _day(mention, published, tense)
        case Kind.MONTH:
            return _month(mention, published, tense)
        case Kind.YEAR:
            return Interval.year(int(mention.part("y") or 0))
        case Kind.OFFSET:
            return _away(mention, told.best, told.best, tense) if told and told.best else None
        case _:
            return _relative(mention, published, tense) if published else None


def _figures(figures: list[int]) -> Interval | None:
    """Return the day of "2021-06-24" or "24/06/2021"; None if day and month could be swapped."""
    if figures[0] > 31:
        return Interval.day(date(*figures))
    first, second, year = figures
    if first == second or max(first, second) > 12:
        return Interval.day(date(year, min(first, second), max(first, second)))
    return None


def _day(mention: Mention, published: Interval | None, tense: Tense) -> Interval | None:
    month, day = calendar().month(mention.part("m") or ""), int(mention.part("d") or 0)
    year = int(mention.part("y") or 0) or _year(mention, month, day, published, tense)
    if not year:
        return None
    last = mention.part("d2")
    return _span(date(year, month, day), date(year, month, int(last or day)))


def _month(mention: Mention, published: Interval | None, tense: Tense) -> Interval | None:
    month, year = calendar().month(mention.part("m") or ""), mention.part("y")
    if year:
        return Interval.month(int(year), month)
    directed = _DIRECTION.get(_step(mention), tense) if mention.part("step") else tense
    day = 28 if directed is Tense.FUTURE else 1
    found = _nearest_year(mention, month, day, published, directed)
    return Interval.month(found, month) if found else None


_DIRECTION = {-1: Tense.PAST, 1: Tense.FUTURE}


def _year(
    mention: Mention, month: int, day: int, published: Interval | None, tense: Tense
) -> int | None:
    """Return the year that "of last year" gives a day, else its weekday and tense."""
    which = mention.part("of")
    if which:
        at = published and (published.best or published.earliest)
        return at.year + calendar().steps[which.lower()] if at else None
    return _nearest_year(mention, month, day, published, tense)


def _nearest_year(
    mention: Mention, month: int, day: int, published: Interval | None, tense: Tense
) -> int | None:
    """Return the year the tense gives a day; None if the publication date is too vague."""
    if published is None or (published.latest - published.earliest).days > 60:
        return None
    at = published.best or published.earliest
    years = [at.year - 1, at.year, at.year + 1]
    days = [date(year, month, min(day, 28) if month == 2 else day) for year in years]
    named = mention.part("w")
    if named:
        days = [d for d in days if d.weekday() == calendar().weekday(named)] or days
    if tense is Tense.PAST:
        return max((d for d in days if d <= published.latest), default=days[0]).year
    if tense is Tense.FUTURE:
        return min((d for d in days if d >= published.earliest), default=days[-1]).year
    return min(days, key=lambda d: abs((d - at).days)).year


def _relative(mention: Mention, published: Interval, tense: Tense) -> Interval | None:
    if (published.latest - published.earliest).days > 31:
        return None
    first, last = published.earliest, published.latest
    if published.best:
        first = last = published.best
    return _RELATIVE[mention.kind](mention, first, last, tense)


def _weekend(mention: Mention, first: date, last: date, tense: Tense) -> Interval:
    saturday = _named(mention, _SATURDAY, first, last, tense)
    return _span(saturday.earliest, saturday.latest + timedelta(days=1))


def _today(mention: Mention, first: date, last: date, _: Tense) -> Interval:
    days = timedelta(days=shift(mention))
    return _span(first + days, last + days)


def _whole(mention: Mention, first: date, last: date, _: Tense) -> Interval:
    return _unit(_step(mention), _unit_of(mention), first, last)


def _end(mention: Mention, first: date, last: date, _: Tense) -> Interval:
    step, unit = _step(mention), _unit_of(mention)
    ends = (_unit(step, unit, day, day).latest for day in (first, last))
    return _span(*ends)


def _coming(mention: Mention, first: date, last: date, _: Tense) -> Interval:
    far = timedelta(days=calendar().coming[_unit_of(mention)])
    return Interval(earliest=first, latest=last + far, granularity=Granularity.VAGUE)


def _away(mention: Mention, first: date, last: date, _: Tense) -> Interval:
    """Return the day so many days away; of weeks and longer, the days around it."""
    unit = timedelta(days=_DAYS[_unit_of(mention)])
    away, slack = unit * _count(mention) * _step(mention), unit // 2
    return _span(first + away - slack, last + away + slack)


_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30, Unit.YEAR: 365}


def shift(mention: Mention) -> int:
    """Return how many days after that of publication "today" or "tomorrow" is."""
    return calendar().shifts[(mention.part("shift") or "").lower()]


def _step(mention: Mention) -> int:
    return calendar().steps.get((mention.part("step") or "").lower(), 0)


def _unit_of(mention: Mention) -> Unit:
    word = mention.part("u")
    return calendar().unit(word) if word else Unit.DAY


def _count(mention: Mention) -> int:
    return numbers().value(mention.part("n") or "1")


def _weekday(mention: Mention, first: date, last: date, tense: Tense) -> Interval | None:
    if mention.part("d"):
        return _day(mention, Interval(earliest=first, latest=last), tense)
    weekday = calendar().weekday(mention.part("w") or "")
    if mention.part("n") is None:
        return _named(mention, weekday, first, last, tense)
    weeks = timedelta(weeks=_count(mention) * _step(mention))
    near = _nearest(weekday, first, last, _DIRECTION[_step(mention)])
    return _span(near.earliest + weeks, near.latest + weeks)


def _named(mention: Mention, weekday: int, first: date, last: date, tense: Tense) -> Interval:
    """Return the day of a weekday's name, by "last" or "next" before it, else by the tense.

    "Next Friday" is the coming one, or that of the week after it; if the coming one lies in the
    next calendar week, it is that. "Last Friday" likewise.
    """
    step = _step(mention)
    if not step:
        return _nearest(weekday, first, last, tense)
    beyond = timedelta(days=step)
    near = _nearest(weekday, first + beyond, last + beyond, _DIRECTION[step])
    sure = first == last and _week(near.earliest) != _week(first)
    if sure or " " in (mention.part("step") or ""):
        return near
    other = timedelta(weeks=step)
    return _span(min(near.earliest, near.earliest + other), max(near.latest, near.latest + other))


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _nearest(weekday: int, first: date, last: date, tense: Tense) -> Interval:
    if tense is Tense.FUTURE:
        ahead = (day + timedelta(days=(weekday - day.weekday()) % 7) for day in (first, last))
        return _span(*ahead)
    back = (day - timedelta(days=(day.weekday() - weekday) % 7) for day in (first, last))
    return _span(*back)


def _day_of_month(mention: Mention, first: date, last: date, tense: Tense) -> Interval | None:
    """Return "the 21st" nearest to the day of publication, in the direction of the tense."""
    day = int(mention.part("d") or 0)
    ends = [found for end in (first, last) if (found := _nearest_month(day, end, tense))]
    return _span(min(ends), max(ends)) if ends else None


def _nearest_month(day: int, at: date, tense: Tense) -> date | None:
    months = [_month_shift(at, step).earliest for step in (-2, -1, 0, 1, 2)]
    days = [m.replace(day=day) for m in months if day <= monthrange(m.year, m.month)[1]]
    if tense is Tense.PAST:
        return max((d for d in days if d <= at), default=None)
    if tense is Tense.FUTURE:
        return min((d for d in days if d >= at), default=None)
    return min(days, key=lambda d: abs((d - at).days), default=None)


def _unit(step: int, unit: Unit, first: date, last: date) -> Interval:
    if unit is Unit.YEAR:
        return Interval(
            earliest=date(first.year + step, 1, 1),
            latest=date(last.year + step, 12, 31),
            granularity=Granularity.YEAR,
        )
    if unit is Unit.MONTH:
        low, high = _month_shift(first, step), _month_shift(last, step)
        return Interval(earliest=low.earliest, latest=high.latest, granularity=Granularity.MONTH)
    monday = first - timedelta(days=first.weekday() - 7 * step)
    return _span(monday, last - timedelta(days=last.weekday() - 7 * step - 6))


def _month_shift(day: date, step: int) -> Interval:
    year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
    return Interval.month(year, month + 1)


def _span(first: date, last: date) -> Interval:
    return Interval.day(first) if first == last else Interval(earliest=first, latest=last)


def weekday_name(day: date) -> str:
    """Return the name of a day's weekday, in lower case."""
    return calendar().weekdays[day.weekday()].lower()


_RELATIVE: Mapping[Kind, Callable[[Mention, date, date, Tense], Interval | None]] = {
    Kind.WEEKDAY: _weekday,
    Kind.WEEKEND: _weekend,
    Kind.DAY_OF_MONTH: _day_of_month,
    Kind.TODAY: _today,
    Kind.RELATIVE: _whole,
    Kind.END: _end,
    Kind.AGO: _away,
    Kind.VAGUE: _coming,
}
