"""Dates in English prose: found as mentions, resolved to intervals against a publication date.

A month-day without a year takes the year from the tense of its clause; a duration waits for its
anchor; vague words stay vague. Nothing here guesses a day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from servanda.model.when import Duration, Granularity, Interval, Unit, When

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = (
    r"(?P<{0}>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
NUMBERS = {
    word: value
    for value, word in enumerate(
        [
            "a",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {
    "a": 1,
    "an": 1,
    "fifteen": 15,
    "eighteen": 18,
    "twenty": 20,
    "thirty": 30,
    "sixty": 60,
    "ninety": 90,
}
_NUMBER = rf"\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))}"
_YEAR = r"(?:19|20)\d\d"


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


# What a date can begin with: other words are passed over at once.
_BEGINS = (
    r"\b(?=\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
    r"|[Tt]oday|[Tt]omorrow|[Yy]esterday|[Ll]ast |[Tt]his |[Nn]ext |early |mid-|late |coming "
    r"|(?:(?:in|within|over|for|after|of|by|since|during|until) )?"
    r"(?:\d|the (?:end|next|coming)|coming |next |another |a (?:maximum|period)"
    rf"|(?:{_NUMBER})[ -](?:day|week|month|year)))"
)
_PATTERN = re.compile(
    _BEGINS
    + "(?:"
    + "|".join(
        (
            rf"(?P<iso>\b{_YEAR}-\d\d-\d\d(?:\b|(?=T\d)))",
            rf"(?P<figures>(?<![\w/.-])(?:{_YEAR}/\d\d?/\d\d?"
            rf"|\d\d?/\d\d?/{_YEAR}|\d\d?\.\d\d?\.{_YEAR})(?![\w/]|\.\d))",
            rf"(?P<dmy>\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH.format('m1')}"
            rf"(?:,? (?P<y1>{_YEAR}))?\b)",
            rf"(?P<mdy>\b{_MONTH.format('m2')} ?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])"
            rf"(?:,? (?P<y2>{_YEAR}))?\b)",
            rf"(?P<my>\b(?P<edge>early |mid-|late |the end of |by the end of )?"
            rf"{_MONTH.format('m3')}(?:,? (?P<y3>{_YEAR}))?)",
            rf"(?P<dur>\b(?P<how>(?:with)?in(?: the next)?|for(?: another)?|after|over the next)"
            rf" (?:a (?:maximum|period) of )?(?P<n1>{_NUMBER})[ -](?P<u1>day|week|month|year)s?\b)",
            r"(?P<bare>\b(?P<n3>three|ninety|90|3) (?P<u5>day|month)s\b)",
            rf"(?P<ago>\b(?P<n2>{_NUMBER}) (?P<u2>day|week|month|year)s? (?P<dir>ago|earlier)\b)",
            r"(?P<rel>\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext) (?P<u3>week|month|year)\b)",
            r"(?P<vague>\b(?:in |within |over )?(?:the )?(?:coming|next few)"
            r" (?P<u4>days|weeks|months)\b)",
            r"(?P<wd>\b(?P<w>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)",
            r"(?P<today>\b(?P<t>[Tt]oday|[Yy]esterday|[Tt]omorrow)\b)",
            rf"(?P<yr>\b(?:in|by|since|during|of|until) (?P<y4>{_YEAR})\b)",
        )
    )
    + ")"
)
_FIGURES = re.compile(r"\d+")
# Without figures, the name of a month or one of these, no words are a date.
_NAMED = re.compile("Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
_UNITS = ("day", "week", "month", "year", "omorrow")
_KINDS = {
    "iso": Kind.ISO,
    "figures": Kind.ISO,
    "dmy": Kind.DAY,
    "mdy": Kind.DAY,
    "my": Kind.MONTH,
    "dur": Kind.DURATION,
    "bare": Kind.DURATION,
    "ago": Kind.AGO,
    "rel": Kind.RELATIVE,
    "vague": Kind.VAGUE,
    "wd": Kind.WEEKDAY,
    "today": Kind.TODAY,
    "yr": Kind.YEAR,
}
# "may" and "march" are words, "Jan" and "Jun" are names: alone they need a word of time before.
_MONTH_CUE = re.compile(
    r"(?:\b(?:in|by|since|until|till|of|last|next|this|from|to|early|late|mid|during|before|after"
    r"|an?|the|end)[ -])$",
    re.IGNORECASE,
)
_DOUBTFUL = frozenset({"may", "march", "jan", "jun", "mar", "april", "june", "august"})


def find(text: str, start: int = 0, end: int | None = None) -> tuple[Mention, ...]:
    """Return the dates a stretch of text mentions, in order and without overlaps."""
    stop = len(text) if end is None else end
    return tuple(_mentions(text, start, stop)) if _may(text, start, stop) else ()


def _may(text: str, start: int, stop: int) -> bool:
    """Return whether a stretch can mention a date: a look that costs a quarter of the search."""
    return bool(
        _FIGURES.search(text, start, stop)
        or _NAMED.search(text, start, stop)
        or any(text.find(word, start, stop) >= 0 for word in _UNITS)
    )


def _mentions(text: str, start: int, stop: int) -> Iterator[Mention]:
    for match in _PATTERN.finditer(text, start, stop):
        kind = _KINDS[match.lastgroup or ""] if match.lastgroup in _KINDS else _kind(match)
        if kind is Kind.MONTH and not _is_month(text, match):
            continue
        parts = tuple(
            (name[:-1] if name[-1].isdigit() else name, value)
            for name, value in match.groupdict().items()
            if value is not None and name not in _KINDS
        )
        yield Mention(match.start(), match.end(), match.group(), kind, parts)


def _kind(match: re.Match[str]) -> Kind:
    return next(kind for name, kind in _KINDS.items() if match.group(name) is not None)


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Return whether a bare month name is one: with a year, or after a word of time."""
    if match["y3"] or match["edge"]:
        return True
    before = text[max(0, match.start() - 10) : match.start()]
    following = text[match.end() : match.end() + 2]
    name_follows = bool(re.match(r" [A-Z]", following))
    if name_follows:
        return False
    return bool(_MONTH_CUE.search(before)) or match["m3"].lower().rstrip(".") not in _DOUBTFUL


def resolve(mention: Mention, published: Interval | None, tense: Tense) -> When:
    """Return what a mention means, seen from a publication date; unresolved parts stay None."""
    if mention.kind is Kind.DURATION:
        return When(words=mention.words, duration=_duration(mention))
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
    month, day = month_number(mention.part("m") or ""), int(mention.part("d") or 0)
    year = mention.part("y")
    if year:
        return Interval.day(date(int(year), month, day))
    found = published and _year(month, day, published, tense)
    return Interval.day(date(found, month, day)) if found else None


def _month(mention: Mention, published: Interval | None, tense: Tense) -> Interval | None:
    month, year = month_number(mention.part("m") or ""), mention.part("y")
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
            return _weekday(WEEKDAYS.index((mention.part("w") or "").lower()), first, last, tense)
        case Kind.TODAY:
            shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[(mention.part("t") or "").lower()]
            return _span(first + timedelta(days=shift), last + timedelta(days=shift))
        case Kind.RELATIVE:
            return _unit(mention.part("which") or "", Unit(mention.part("u") or ""), first, last)
        case Kind.AGO:
            back = timedelta(days=_number(mention.part("n") or "") * _DAYS[mention.part("u") or ""])
            slack = timedelta(days=_DAYS[mention.part("u") or ""] // 2)
            return _span(first - back - slack, last - back + slack)
        case _:
            far = {"days": 7, "weeks": 60, "months": 240}[mention.part("u") or "days"]
            return Interval(
                earliest=first, latest=last + timedelta(days=far), granularity=Granularity.VAGUE
            )


_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}


def _weekday(weekday: int, first: date, last: date, tense: Tense) -> Interval:
    if tense is Tense.FUTURE:
        ahead = (weekday - first.weekday()) % 7
        return _span(first + timedelta(days=ahead), last + timedelta(days=ahead))
    back = (last.weekday() - weekday) % 7
    end = last - timedelta(days=back)
    back = (first.weekday() - weekday) % 7
    return _span(min(first - timedelta(days=back), end), end)


def _unit(which: str, unit: Unit, first: date, last: date) -> Interval:
    step = {"last": -1, "this": 0, "next": 1}[which.lower()]
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


def _duration(mention: Mention) -> Duration:
    return Duration(count=_number(mention.part("n") or ""), unit=Unit(mention.part("u") or ""))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def month_number(name: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    short = name.lower().rstrip(".")[:3]
    return next(i for i, month in enumerate(MONTHS, start=1) if month.startswith(short))
