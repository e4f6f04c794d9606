"""What a page's own lines state of the day of publication: datelines and lines that hold a date.

A line counts by its label ("Published", "Updated") and by how near it stands to the article; what
lists of other stories, embedded posts and footers say of their own dates is no evidence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from servanda.model.source import DateEvidence, Role, Segment, Strength
from servanda.read import dates
from servanda.read.dates import Tense
from servanda.read.pages import date_words
from servanda.read.resolve import interval, weekday_name

CRAWLER, PUBLISHED, BELOW_IT, FIRST, DATED, UPDATED, DATELINE = (
    "crawler line",
    "published line",
    "published line below the article",
    "line of a first version",
    "date line",
    "updated line",
    "dateline",
)
CONFLICTS = " (conflicts)"
# A date counts so many lines above the article; farther up if nothing stands nearer; as a date
# alone less far, unless it stands so near below a title. Labelled, it counts so many lines into the
# article and below its end, too.
NEAR, FAR, ALONE, HEADED, INSIDE, BELOW = 12, 30, 6, 1, 8, 6
# A line with a date is at most so long, and the words of its label stand so near before the date.
LONGEST, REACH = 300, 90
# A line without a label has so few words beside its date, more where its role is to hold one.
WORDS = {Role.PUBLISHED: 14}
FEW_WORDS = 5
_DIGIT = re.compile(r"\d")
_CRAWLED = re.compile(r"\s?date $")
_WORD = re.compile(r"[^\W\d_]+")
_USUAL = re.compile(
    r"\b(?:[ap]\.?m\b\.?|[a-z]{2,3}t\b|utc|gmt|at|on|by|min(?:ute)?s?|read|comments?|\w{3,6}day"
    r"|mon|tues?|wed|thur?s?|fri|sat|sun)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? (?:the )?$")
# "8/25/22"; a time of North America after it tells that the month is first.
_FIGURES = re.compile(
    r"(?<![\w/.-])(\d\d?)/(\d\d?)/(?:20)?(\d\d)(?![\w/])(?P<zone>.{0,12}\b[ecmp][sd]?t\b)?",
    re.IGNORECASE,
)
_PLACE = re.compile(r"[A-Z]{2}[A-Z .,'’/-]*,? ?\(?$")
_DASH = re.compile(r"\s?(?:\([^)]{1,30}\)|/[^/]{1,30}/)?\s?[-—–:]")
_BELOW = {CRAWLER: CRAWLER, PUBLISHED: BELOW_IT, FIRST: FIRST}
_LABELS = {"published": PUBLISHED, "first": FIRST, "updated": UPDATED, "other": None}
_CONVENTIONS = frozenset({DATED, BELOW_IT, DATELINE})


@dataclass(frozen=True, slots=True)
class Lines:
    """What the lines state: under a label or by a crawler, by a bare date, of other versions."""

    labelled: tuple[DateEvidence, ...]
    bare: tuple[DateEvidence, ...]
    below: tuple[DateEvidence, ...]
    """Labelled, but below the article, where other stories may be: only if they agree."""
    versions: tuple[DateEvidence, ...]
    """Not before its first version, and not after its last."""
    datelines: tuple[DateEvidence, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line near the article's beginning or end."""

    words: str
    above: str
    """The line above, if it is short enough to be a label of its own."""
    role: Role
    start: int
    distance: int
    """How many lines below the article's first."""
    is_headed: bool
    """Whether it stands right below a title."""
    is_first: bool
    is_top: bool
    """Whether it stands at the article's beginning."""


@dataclass(frozen=True, slots=True)
class _Day:
    """A full date in a line, by its place there."""

    start: int
    end: int
    day: date


def stated_lines(text: str, segments: Sequence[Segment]) -> Lines:
    """Return what the lines around an article's beginning, and labels below its end, state."""
    found = [(line, *item) for line in _lines(text, segments) for item in _dated(line)]
    near = any(rule == DATED and line.distance >= -NEAR for line, rule, _ in found)
    kept = [
        (rule, evidence)
        for line, rule, evidence in found
        if rule != DATED or not near or line.distance >= -NEAR
    ]

    def of(*rules: str) -> tuple[DateEvidence, ...]:
        return tuple(evidence for wanted in rules for rule, evidence in kept if rule == wanted)

    below = of(BELOW_IT)
    return Lines(
        labelled=of(CRAWLER, PUBLISHED),
        bare=of(DATED),
        below=below if len({item.earliest for item in below}) == 1 else (),
        versions=of(FIRST, UPDATED),
        datelines=of(DATELINE),
    )


def _lines(text: str, segments: Sequence[Segment]) -> Iterator[_Line]:
    body = [number for number, part in enumerate(segments) if part.role is Role.BODY]
    if not body:
        return
    first, last = body[0], body[-1]
    top = range(max(0, first - FAR), min(last, first + INSIDE) + 1)
    below = range(max(last + 1, top.stop), min(len(segments), last + 1 + BELOW))
    for number in (*([0] if top.start else []), *top, *below):
        segment = segments[number]
        words = text[segment.start : min(segment.end, segment.start + LONGEST)]
        if not _DIGIT.search(words):
            continue
        yield _Line(
            words=_shadow(words),
            above=_above(text, segments, number),
            role=segment.role,
            start=segment.start,
            distance=number - first,
            is_headed=any(
                part.role is Role.TITLE for part in segments[max(0, number - HEADED) : number]
            ),
            is_first=number == 0,
            is_top=number in top,
        )


def _shadow(words: str) -> str:
    """Return a line's words, with "JUNE 24" as "June 24": months are known by their capital."""
    titled = words.title()
    return titled if words.isupper() and len(titled) == len(words) else words


def _above(text: str, segments: Sequence[Segment], number: int) -> str:
    if number == 0:
        return ""
    line = text[segments[number - 1].start : segments[number - 1].end][:LONGEST].lower()
    return line if len(line) < 30 and len(line.split()) <= 4 else ""


def _dated(line: _Line) -> Iterator[tuple[str, DateEvidence]]:
    """Yield what each full date in a line is, with the evidence it gives."""
    for item in _days(line.words):
        rule = _rule(line, item)
        rule = rule if line.is_top else _BELOW.get(rule or "")
        if rule:
            yield rule, _evidence(line, item, rule)


def _days(words: str) -> Iterator[_Day]:
    for mention in dates.find(words):
        found = interval(mention, None, Tense.PAST)
        if found and found.best:
            yield _Day(mention.start, mention.end, found.best)
    for match in _FIGURES.finditer(words):
        day = _figures(match)
        if day:
            yield _Day(match.start(), match.end(3), day)


def _figures(match: re.Match[str]) -> date | None:
    """Return the day that figures mean, or None where day and month could be swapped."""
    month, day, year = int(match[1]), int(match[2]), 2000 + int(match[3])
    if month > 12:
        month, day = day, month
    if month > 12 or not 1 <= day <= 28 + 3 * (month != 2) or month < 1:
        return None
    return date(year, month, day) if day > 12 or match["zone"] else None


def _rule(line: _Line, item: _Day) -> str | None:
    """Return what a date in a line is, or None for the date of something else."""
    before, after = line.words[: item.start], line.words[item.end :]
    if line.is_first and _CRAWLED.match(before):
        return CRAWLER
    if line.role is Role.DATELINE or (_PLACE.fullmatch(before) and _DASH.match(after)):
        return DATELINE
    if len(line.words) == LONGEST or "@" in line.words:
        return None
    label = _label(before) or ("" if _WORD.search(before) else _label(line.above))
    return _LABELS[label] if label else DATED if _bare(line, item) else None


def _label(before: str) -> str | None:
    """Return the last of the labels in the words before a date."""
    found = [match.lastgroup for match in date_words().label.finditer(before[-REACH:].lower())]
    return found[-1] if found else None


def _bare(line: _Line, item: _Day) -> bool:
    """Return whether a line is little but a date: a byline, a time, how long it takes to read."""
    rest = f"{line.words[: item.start]} {line.words[item.end :]}"
    if line.distance >= 0 or line.words.endswith((".", "?")):
        return False
    if not (line.is_headed or line.distance >= -ALONE or any(map(str.isalnum, rest))):
        return False
    return len(_WORD.findall(_USUAL.sub(" ", rest))) <= WORDS.get(line.role, FEW_WORDS)


def _evidence(line: _Line, item: _Day, rule: str) -> DateEvidence:
    found = DateEvidence(
        rule=rule,
        strength=Strength.CONVENTION if rule in _CONVENTIONS else Strength.HARD,
        words=line.words[item.start : item.end],
        earliest=None if rule == UPDATED else item.day,
        latest=None if rule == FIRST else item.day + timedelta(days=rule == DATELINE),
        start=line.start + item.start,
        end=line.start + item.end,
    )
    agrees = _agrees(line.words[: item.start].lower(), item.day)
    return found if agrees else replace(found, rule=rule + CONFLICTS)


def _agrees(before: str, day: date) -> bool:
    """Return whether the weekday printed before a date, if any, is that date's."""
    weekday = _WEEKDAY.search(before[-REACH:])
    return not weekday or weekday_name(day).startswith(weekday[1])
