"""Dates in English prose: found as mentions, resolved to intervals against a publication date.

A month-day without a year takes the year from the tense of its clause; a duration waits for its
anchor; vague words stay vague. Nothing here guesses a day.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from servanda.model.when import Duration, Granularity, Interval, Unit, When
from servanda.terms import Calendar, Numbers, calendar, numbers


class Kind(StrEnum):
    """What a mention of a date is made of."""

    ISO = "iso"
    DAY = "day"
    MONTH = "month"
    DURATION = "duration"
    AGO = "ago"
    RELATIVE = "relative"
    VAGUE = "vague"
    WEEKDAY = "weekday"
    TODAY = "today"
    YEAR = "year"


class Tense(StrEnum):
    """Whether the clause around a date looks back or forward."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as written, with its place in the text and its parts."""

    start: int
    end: int
    words: str
    kind: Kind
    parts: tuple[tuple[str, str], ...]

    def part(self, name: str) -> str | None:
        """Return one part of the wording ("year"), or None."""
        return dict(self.parts).get(name)


_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The forms of `terms/dates.toml` as one pattern, and what its outer groups mean."""

    form: re.Pattern[str]
    kinds: Mapping[str, Kind]
    sign: re.Pattern[str]
    """Without one of these no words are a date."""
    time_word: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Return the shipped forms, compiled once."""
    words = calendar()
    slots = _slots(words, numbers())
    forms = {f"f{i}": form for i, form in enumerate(words.form)}
    outer = [rf"(?P<{name}>{_filled(form.pattern, slots, name)})" for name, form in forms.items()]
    begins = _filled(words.begins, slots, "")
    signs = "|".join((r"\d", slots["MON"], *words.signs))
    return _Patterns(
        form=re.compile(rf"\b{begins}(?:{'|'.join(outer)})"),
        kinds={name: Kind(form.kind) for name, form in forms.items()},
        sign=re.compile(signs),
        time_word=re.compile(words.time_words, re.IGNORECASE),
    )


def _slots(words: Calendar, counting: Numbers) -> Mapping[str, str]:
    """Return what the words in capitals in a form stand for."""
    months = [name for names in words.months for name in names]
    spelled = (*counting.articles, *counting.spelled())
    return {
        "MONTH": rf"(?P<m>{_choice(months)})\b\.?",
        "WEEKDAY": rf"(?P<w>{_choice(words.weekdays)})",
        "YEAR": r"(?:19|20)\d\d",
        "NUMBER": rf"\d{{1,3}}|{_choice(spelled)}",
        "UNIT": _choice(word for names in words.units.values() for word in names),
        "MON": "|".join(dict.fromkeys(name[:3] for name in months)),
        "DAY": "|".join(dict.fromkeys(name[:3] for name in words.weekdays)),
    }


def _filled(pattern: str, slots: Mapping[str, str], form: str) -> str:
    """Return a form with its words, and groups whose names no other form has."""
    whole = _SLOT.sub(lambda found: slots.get(found.group(), found.group()), pattern)
    return _GROUP.sub(rf"(?P<\1_{form}>", whole)


_SLOT, _GROUP = re.compile("(?<![A-Z])[A-Z]{3,}(?![A-Z])"), re.compile(r"\(\?P<(\w+)>")


def _choice(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def find(text: str, start: int = 0, end: int | None = None) -> tuple[Mention, ...]:
    """Return the dates a stretch of text mentions, in order and without overlaps."""
    stop = len(text) if end is None else end
    patterns = _patterns()
    # A look for signs costs a quarter of the search.
    if not patterns.sign.search(text, start, stop):
        return ()
    return tuple(_mentions(patterns, text, start, stop))


def _mentions(patterns: _Patterns, text: str, start: int, stop: int) -> Iterator[Mention]:
    for match in patterns.form.finditer(text, start, stop):
        form = match.lastgroup or ""
        parts = tuple(
            (name.split("_")[0], value)
            for name, value in match.groupdict().items()
            if value is not None and name != form
        )
        found = Mention(match.start(), match.end(), match.group(), patterns.kinds[form], parts)
        if found.kind is not Kind.MONTH or _is_month(text, found, patterns.time_word):
            yield found


def _is_month(text: str, mention: Mention, time_word: re.Pattern[str]) -> bool:
    """Return whether a bare month name is one: with a year, or after a word of time.

    "may" and "march" are words, "Jan" and "Jun" are names of people.
    """
    if mention.part("y") or mention.part("edge"):
        return True
    if _NAME_FOLLOWS.match(text, mention.end):
        return False
    name = (mention.part("m") or "").lower()
    before = text[max(0, mention.start - 10) : mention.start]
    return name not in calendar().doubtful or bool(time_word.search(before))


_NAME_FOLLOWS = re.compile(" [A-Z]")


def resolve(mention: Mention, published: Interval | None, tense: Tense) -> When:
    """Return what a mention means, seen from a publication date; unresolved parts stay None."""
    if mention.kind is Kind.DURATION:
        return When(
            words=mention.words, duration=Duration(count=_count(mention), unit=_unit_of(mention))
        )
    return When(words=mention.words, interval=interval(mention, published, tense))


def interval(mention: Mention, published: Interval | None, tense: Tense) -> Interval | None:
    """Return the days a mention can mean, or None where nothing fixes it."""
    try:
        return _interval(mention, published, tense)
    except ValueError:  # "31 June": written, but no day
        return None


def _interval(mention: Mention, published: Interval | None, tense: Tense) -> Interval | None:
    match mention.kind:
        case Kind.ISO:
            return _figures([int(figure) for figure in _FIGURES.findall(mention.words)])
        case Kind.DAY:
            return _day(mention, published, tense)
        case Kind.MONTH:
            return _month(mention, published, tense)
        case Kind.YEAR:
            return Interval.year(int(mention.part("y") or 0))
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
    year = mention.part("y")
    if year:
        return Interval.day(date(int(year), month, day))
    found = published and _year(month, day, published, tense)
    return Interval.day(date(found, month, day)) if found else None


def _month(mention: Mention, published: Interval | None, tense: Tense) -> Interval | None:
    month, year = calendar().month(mention.part("m") or ""), mention.part("y")
    if year:
        return Interval.month(int(year), month)
    found = published and _year(month, 1 if tense is not Tense.FUTURE else 28, published, tense)
    return Interval.month(found, month) if found else None


def _year(month: int, day: int, published: Interval, tense: Tense) -> int | None:
    """Return the year the tense gives a day; None if the publication date is too vague."""
    if (published.latest - published.earliest).days > 60:
        return None
    at = published.best or published.earliest
    years = [at.year - 1, at.year, at.year + 1]
    days = [date(year, month, min(day, 28) if month == 2 else day) for year in years]
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
    match mention.kind:
        case Kind.WEEKDAY:
            return _weekday(calendar().weekday(mention.part("w") or ""), first, last, tense)
        case Kind.TODAY:
            days = timedelta(days=shift(mention))
            return _span(first + days, last + days)
        case Kind.RELATIVE:
            return _unit(_step(mention), _unit_of(mention), first, last)
        case Kind.AGO:
            unit = timedelta(days=_DAYS[_unit_of(mention)])
            away, slack = unit * _count(mention) * _step(mention), unit // 2
            return _span(first + away - slack, last + away + slack)
        case _:
            far = timedelta(days=calendar().coming[_unit_of(mention)])
            return Interval(earliest=first, latest=last + far, granularity=Granularity.VAGUE)


_DAYS = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30, Unit.YEAR: 365}


def shift(mention: Mention) -> int:
    """Return how many days after that of publication "today" or "tomorrow" is."""
    return calendar().shifts[(mention.part("shift") or "").lower()]


def _step(mention: Mention) -> int:
    return calendar().steps[(mention.part("step") or "").lower()]


def _unit_of(mention: Mention) -> Unit:
    return calendar().unit(mention.part("u") or "")


def _count(mention: Mention) -> int:
    return numbers().value(mention.part("n") or "")


def _weekday(weekday: int, first: date, last: date, tense: Tense) -> Interval:
    if tense is Tense.FUTURE:
        ahead = (weekday - first.weekday()) % 7
        return _span(first + timedelta(days=ahead), last + timedelta(days=ahead))
    back = (last.weekday() - weekday) % 7
    end = last - timedelta(days=back)
    back = (first.weekday() - weekday) % 7
    return _span(min(first - timedelta(days=back), end), end)


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


@cache
def names() -> frozenset[str]:
    """Return the names of months and weekdays, in lower case."""
    words = calendar()
    return frozenset(name.lower() for name in (*words.weekdays, *(m[0] for m in words.months)))


def weekday(day: date) -> str:
    """Return the name of a day's weekday, in lower case."""
    return calendar().weekdays[day.weekday()].lower()
