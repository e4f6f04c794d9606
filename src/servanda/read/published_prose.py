"""What an article's own prose and pictures say of the day it was published.

Nothing is published before what it tells in the past tense, so such a date bounds the day from
below; dates of what is to come, in lists and in other stories bound nothing. Newsrooms use a bare
weekday for the last six days: beside a dated day of that name, it bounds the day from above.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from servanda.model.source import DateEvidence, Role, Segment, Strength
from servanda.model.when import Duration, Interval, Unit
from servanda.read import dates
from servanda.read.dates import Kind, Mention, Tense
from servanda.read.pages import date_words
from servanda.read.resolve import interval, resolve, shift, weekday_name
from servanda.terms import calendar

CAPTION, POST, TOLD, MONTH, YEAR = (
    "dated caption",
    "embedded post",
    "day told as past",
    "month told as past",
    "year told as past",
)
NAMED, TODAY = "weekday and day give the year", "today beside its date"
LAPSE = "agreement and duration give the deadline that lapsed"
SAME_DAY, POSTS = "weekday of the earliest possible day", "posts of one week"
THIS_WEEK, LAST, BARE_MONTH = "this week", "last month or year", "past month without a year"
# So much of an article is looked at: its beginning, the lead within that, and its end; and so many
# lines above and below for its pictures.
HEAD, LEAD, TAIL, ABOVE, BELOW = 3000, 2500, 800, 2, 2
# Around a date, so many characters of its sentence are looked at; each rule names so many dates.
BEFORE, AFTER, MOST = 160, 120, 3
# A weekday, "today" or "last month" goes with a date that follows within so many characters.
BESIDE = 12
# Two sentences that share so many longer words tell of the same.
ALIKE = 2
WEEK = timedelta(days=6)
# An embedded post may be stamped with the day of another zone.
ZONES = timedelta(days=1)
_READ = frozenset({Role.BODY, Role.CAPTION, Role.NAVIGATION})
_LAPSED = re.compile(
    r"\b(?:deadline|period|ultimatum|mandate|term)\b[^.]{0,40}"
    r"\b(?:expired|lapsed|passed|ended|ran out)\b"
    r"[^.]{0,20}\b(?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)$"
)
_AGREED = re.compile(r"\b(?:sign|agree|truce|ceasefire|cease-fire|accord|deal)", re.IGNORECASE)
# What stands before a date in prose; in a list of other stories it follows a headline.
_INTRODUCED = re.compile(
    r"(?:\b(?:on|since|of|from|in|during|late|early|\w{3,6}day)(?: the)?,?|[a-z],) ?\(?$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?P<day>mon|tues|wednes|thurs|fri|satur|sun)day"
    r"(?: (?:morning|afternoon|evening|night))?,? ?\(?(?:on |the )?$",
    re.IGNORECASE,
)
_POST = re.compile(r"\(@\w{1,30}\)(?: on)?[ .]{0,3}$")
_STOP = re.compile(r"[.!?][\"”’')]* (?=[\"“‘'(]?[A-Z])")
_CONTENT = re.compile(r"[^\W\d_]{5,}")
_SINCE = ("in ", "since ", "during ")


@dataclass(frozen=True, slots=True)
class Told:
    """A date as an article mentions it, with the rest of its sentence."""

    mention: Mention
    role: Role
    before: str
    after: str
    interval: Interval | None
    """What it means without knowing the day of publication."""
    lead: bool

    @property
    def day(self) -> date | None:
        """The day, where day, month and year are all told."""
        return self.interval.best if self.interval else None

    @property
    def ahead(self) -> bool:
        """Whether the sentence speaks of what is to come or may come."""
        return bool(date_words().ahead.search(f"{self.before} | {self.after}".lower()))

    @property
    def past(self) -> bool:
        """Whether the sentence tells of the past, and of nothing that is to come."""
        words = f"{self.before} | {self.after}".lower()
        return bool(date_words().past.search(words)) and not self.ahead

    @property
    def coming(self) -> bool:
        """Whether the words straight before the date put it in the future."""
        return bool(date_words().coming.search(self.before[-60:].lower()))


def told(text: str, segments: Sequence[Segment]) -> tuple[Told, ...]:
    """Return the dates in an article's beginning and end, its captions and embedded posts."""
    body = [number for number, part in enumerate(segments) if part.role is Role.BODY]
    if not body:
        return ()
    near = segments[max(0, body[0] - ABOVE) : body[-1] + BELOW + 1]
    start, end = segments[body[0]].start, segments[body[-1]].end
    windows = ((start - TAIL, start + HEAD), (max(start + HEAD, end - TAIL), end + TAIL))
    return tuple(
        found
        for first, last in windows
        for segment in near
        if segment.role in _READ and segment.start < last and segment.end > first
        for found in _told(text, segment, max(first, segment.start), min(last, segment.end), start)
    )


def _told(text: str, segment: Segment, first: int, last: int, start: int) -> Iterator[Told]:
    for mention in dates.find(text, first, last):
        yield Told(
            mention=mention,
            role=segment.role,
            before=_STOP.split(text[max(first, mention.start - BEFORE) : mention.start])[-1],
            after=_STOP.split(text[mention.end : min(last, mention.end + AFTER)])[0],
            interval=interval(mention, None, Tense.PAST),
            lead=mention.start < start + LEAD,
        )


def floors(found: Sequence[Told]) -> list[DateEvidence]:
    """Return the days before which an article cannot have been published, the latest of a rule."""
    return [bound for rule, floor in _FLOORS.items() for bound in _latest(found, rule, floor)]


@dataclass(frozen=True, slots=True)
class _Floor:
    """Which dates are floors by a rule, how much earlier the floor is, and how sure it is."""

    fits: Callable[[Told], bool]
    back: timedelta = timedelta(0)
    strength: Strength = Strength.HARD


def _latest(found: Sequence[Told], rule: str, floor: _Floor) -> list[DateEvidence]:
    days = [
        (item.interval.earliest - floor.back, item)
        for item in found
        if item.interval and floor.fits(item)
    ]
    days.sort(key=lambda pair: pair[0], reverse=True)
    return [_evidence(rule, item, day, strength=floor.strength) for day, item in days[:MOST]]


def _is_pictured(item: Told) -> bool:
    return item.role is Role.CAPTION and bool(item.day) and not item.ahead


def _is_post(item: Told) -> bool:
    return bool(item.day and _POST.search(item.before))


def _is_told(item: Told) -> bool:
    told_day = item.role is Role.BODY and bool(item.day)
    return told_day and bool(_INTRODUCED.search(item.before)) and item.past


def _is_month(item: Told) -> bool:
    return item.role is Role.BODY and item.mention.kind is Kind.MONTH and _is_since(item)


def _is_year(item: Told) -> bool:
    return item.role is Role.BODY and item.mention.kind is Kind.YEAR and _is_since(item)


def _is_since(item: Told) -> bool:
    words = item.mention.words.lower()
    return (words.startswith(_SINCE) or item.before.lower().endswith(_SINCE)) and item.past


_FLOORS: Mapping[str, _Floor] = {
    CAPTION: _Floor(_is_pictured),
    POST: _Floor(_is_post, back=ZONES),
    TOLD: _Floor(_is_told),
    MONTH: _Floor(_is_month),
    YEAR: _Floor(_is_year, strength=Strength.CONVENTION),
}


def named(found: Sequence[Told], floor: date | None, not_after: date | None) -> list[DateEvidence]:
    """Return days without a year whose weekday gives it: the first that fits after the floor."""
    if floor is None or not_after is None:
        return []
    years = range(floor.year, not_after.year + 1)
    dated = [item for item in found if item.mention.kind is Kind.DAY and not item.interval]
    return [
        _evidence(NAMED, item, day, strength=Strength.CONVENTION)
        for item in dated
        for weekday in [_WEEKDAY.search(item.before)]
        if weekday and item.past
        for day in _fitting(item.mention, f"{weekday['day'].lower()}day", years)
        if day <= not_after
    ][:MOST]


def _fitting(mention: Mention, weekday: str, years: Sequence[int]) -> list[date]:
    """Return the first day of some years that a day without a year can be, by its weekday."""
    days = [day for year in years for day in [_day(year, mention)] if day]
    return [day for day in days if weekday_name(day) == weekday][:1]


def _day(year: int, mention: Mention) -> date | None:
    try:
        return date(year, calendar().month(mention.part("m") or ""), int(mention.part("d") or 0))
    except ValueError:
        return None


def today(found: Sequence[Told]) -> list[DateEvidence]:
    """Return the day of "today, 3 March 2021", and the one after "yesterday, 2 March 2021"."""
    return [
        _evidence(TODAY, item, day, day, Strength.CONVENTION)
        for item, dated in pairwise(found)
        if item.mention.kind is Kind.TODAY and dated.day
        if 0 <= dated.mention.start - item.mention.end <= 3
        for day in [dated.day - timedelta(days=shift(item.mention))]
    ][:1]


def lapsed(
    text: str, found: Sequence[Told], floor: date | None, not_after: date | None
) -> list[DateEvidence]:
    """Return the deadline an agreement's day and a duration give, if its weekday is told.

    "signed on Oct.23 … within three months … that deadline expired on Saturday": the year is the
    one in which 23 January is a Saturday, after the latest year the text names and not after the
    day the text was received.
    """
    read = [item for item in found if item.role is Role.BODY]
    lapse = next((m for item in read for m in [_lapse(text, item)] if m), None)
    span = next((d for item in read for d in [_duration(item.mention)] if d), None)
    signed = next((item.mention for item in read if _signed(text, item)), None)
    years = [int(item.mention.part("y") or 0) for item in read if not item.coming]
    year = max([*years, floor.year if floor else 0], default=0)
    if not (lapse and span and signed and year and not_after):
        return []
    return [
        DateEvidence(
            rule=LAPSE,
            strength=Strength.HARD,
            words=" ".join(lapse.group().split()),
            earliest=day,
            latest=None,
            start=lapse.start(),
            end=lapse.end(),
        )
        for day in _lapse_days(signed, span, lapse["day"], range(year, not_after.year + 1))
        if day <= not_after
    ]


def _lapse(text: str, item: Told) -> re.Match[str] | None:
    mention = item.mention
    if mention.kind is not Kind.WEEKDAY:
        return None
    return _LAPSED.search(text, max(0, mention.start - len(item.before)), mention.end)


def _duration(mention: Mention) -> Duration | None:
    return resolve(mention, None, Tense.PAST).duration


def _signed(text: str, item: Told) -> bool:
    mention = item.mention
    bare = mention.kind is Kind.DAY and not mention.part("y")
    return bare and bool(_AGREED.search(text, max(0, mention.start - 150), mention.end + 60))


def _lapse_days(signed: Mention, span: Duration, weekday: str, years: Sequence[int]) -> list[date]:
    days = [day for year in years for day in [_day(year, signed)] if day]
    lapses = [span.after(day) for day in days]
    return [day for day in lapses if weekday_name(day) == weekday.lower()][:1]


def same_day(found: Sequence[Told], floor: DateEvidence) -> list[DateEvidence]:
    """Return the bare weekdays of the lead that name the earliest possible day.

    A caption's day counts only for a weekday that tells of the same: pictures may be old.
    """
    shown = [item for item in found if item.mention.start == floor.start]
    return [
        _within_a_week(SAME_DAY, item, floor)
        for item in weekdays(found)
        if (item.mention.part("w") or "").lower() in _names(floor)
        if floor.rule != CAPTION or any(_alike(item, caption) for caption in shown)
    ][:MOST]


def _names(floor: DateEvidence) -> set[str]:
    """Return the weekdays that tie an article to a floor: its own, or none."""
    if floor.earliest is None or floor.rule not in _TIED:
        return set()
    days = (floor.earliest, floor.earliest + ZONES) if floor.rule == POST else (floor.earliest,)
    return {weekday_name(day) for day in days}


_TIED = frozenset({CAPTION, POST, NAMED, LAPSE})


def _alike(one: Told, other: Told) -> bool:
    return len(_content(one) & _content(other)) >= ALIKE


def _content(item: Told) -> set[str]:
    return set(_CONTENT.findall(f"{item.before} {item.after}".lower()))


def several_posts(found: Sequence[Told], floor: DateEvidence) -> list[DateEvidence]:
    """Return the floor if it is a post and another is hardly older: they are the week's news."""
    if floor.earliest is None or floor.rule != POST:
        return []
    posts = [item for item in found if _is_post(item)]
    recent = [item for item in posts if item.day and floor.earliest - item.day <= WEEK]
    return [_within_a_week(POSTS, item, floor) for item in recent[:1] if len(recent) > 1]


def _within_a_week(rule: str, item: Told, floor: DateEvidence) -> DateEvidence:
    latest = floor.earliest + WEEK if floor.earliest else None
    return _evidence(rule, item, floor.earliest, latest, Strength.CONVENTION)


def weekdays(found: Sequence[Told]) -> list[Told]:
    """Return the weekdays that the lead tells without a date, as past."""
    dated = {one.mention for one, other in pairwise(found) if _joined(one.mention, other.mention)}
    return [
        item
        for item in found
        if item.mention.kind is Kind.WEEKDAY and item.role is Role.BODY and item.lead
        if item.mention not in dated and not item.coming
    ]


def only_weekday(found: Sequence[Told], day: date) -> bool:
    """Return whether the lead tells of no other weekday than that of a day."""
    names = {(item.mention.part("w") or "").lower() for item in weekdays(found)}
    return names == {weekday_name(day)}


def _joined(one: Mention, other: Mention) -> bool:
    """Return whether a weekday is followed by its date."""
    return other.kind in (Kind.DAY, Kind.ISO) and 0 <= other.start - one.end <= BESIDE


def soft(found: Sequence[Told], floor: date) -> list[DateEvidence]:
    """Return what vaguer words add once the earliest possible day is known; none of it decides."""
    return [bound for rule in _SOFT for bound in [*rule(found, floor)][:1]]


def _this_week(found: Sequence[Told], floor: date) -> Iterator[DateEvidence]:
    monday = floor - timedelta(days=floor.weekday())
    for item in found:
        if item.mention.words.lower() == THIS_WEEK and item.role is Role.BODY:
            yield _evidence(THIS_WEEK, item, monday, monday + WEEK, Strength.SOFT)


def _last(found: Sequence[Told], _: date) -> Iterator[DateEvidence]:
    """Yield the month after that of "last month, on 3 May 2021", and the year likewise."""
    for item, dated in (pair for one, other in pairwise(found) for pair in _either(one, other)):
        unit = _LAST_UNITS.get(item.mention.words.lower())
        if unit and dated.interval:
            told_in = dated.interval.earliest.replace(day=1)
            start = told_in.replace(month=1) if unit is Unit.YEAR else told_in
            first = Duration(count=1, unit=unit).after(start)
            last = Duration(count=1, unit=unit).after(first) - timedelta(days=1)
            yield _evidence(LAST, item, first, last, Strength.SOFT)


def _either(one: Told, other: Told) -> tuple[tuple[Told, Told], ...]:
    """Return two dates that stand side by side, either way round."""
    beside = 0 <= other.mention.start - one.mention.end <= BESIDE
    return ((one, other), (other, one)) if beside else ()


def _bare_month(found: Sequence[Told], floor: date) -> Iterator[DateEvidence]:
    """Yield the twelve months from a past month without a year, the last before the floor."""
    for item in found:
        mention = item.mention
        if mention.kind is Kind.MONTH and not item.interval and item.lead and _is_since(item):
            month = calendar().month(mention.part("m") or "")
            first = date(floor.year - (month > floor.month), month, 1)
            last = Duration(count=1, unit=Unit.YEAR).after(first) - timedelta(days=1)
            yield _evidence(BARE_MONTH, item, first, last, Strength.SOFT)


_LAST_UNITS = {"last month": Unit.MONTH, "last year": Unit.YEAR}
_SOFT: tuple[Callable[[Sequence[Told], date], Iterator[DateEvidence]], ...] = (
    _this_week,
    _last,
    _bare_month,
)


def _evidence(
    rule: str,
    item: Told,
    earliest: date | None,
    latest: date | None = None,
    strength: Strength = Strength.HARD,
) -> DateEvidence:
    return DateEvidence(
        rule=rule,
        strength=strength,
        words=item.mention.words,
        earliest=earliest,
        latest=latest,
        start=item.mention.start,
        end=item.mention.end,
    )
