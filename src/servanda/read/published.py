"""When a text was published, as an interval with the evidence for it.

Every constraint keeps its words, its rule and its strength; the interval is their intersection.
Hard: lines that state the date, metadata, dates reported as past. Convention: newsrooms use a bare
weekday for the last six days. Where hard evidence conflicts, the first stated wins and the other
stays on record. Without a constraint there is no date: none is better than a wrong one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from servanda.model.source import DateEvidence, Role, Segment, Strength
from servanda.model.when import Duration, Interval
from servanda.read import dates
from servanda.read.dates import Kind, Mention, Tense

_LAPSED = re.compile(
    r"\b(?:deadline|period|ultimatum|mandate|term)\b[^.]{0,40}"
    r"\b(?:expired|lapsed|passed|ended|ran out)\b"
    r"[^.]{0,20}\b(?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_AGREED = re.compile(r"\b(?:sign|agree|truce|ceasefire|cease-fire|accord|deal)", re.IGNORECASE)
LEAD = 2500
CAPTION, SAME_DAY = "dated caption", "weekday of the earliest possible day"


def publication(
    text: str,
    segments: Sequence[Segment],
    stated: Sequence[DateEvidence] = (),
    *,
    not_after: date | None = None,
) -> tuple[Interval | None, tuple[DateEvidence, ...]]:
    """Return when a text was published and why; None where nothing says so.

    `stated` is evidence from outside the text (metadata); `not_after` is the day it was received.
    """
    lines = [*stated, *_lines(text, segments)]
    exact = next((e for e in lines if e.earliest and e.earliest == e.latest), None)
    if exact and exact.earliest:
        return Interval.day(exact.earliest), tuple(lines)
    bounds = [*lines, *_captions(text, segments), *_arithmetic(text, segments, not_after)]
    floor = max((e.earliest for e in bounds if e.earliest), default=None)
    if floor is None:
        return None, tuple(bounds)
    weekday = _weekday(text, segments, floor)
    if weekday is None:
        return None, tuple(bounds)
    pictured = any(e.rule == CAPTION and e.earliest == floor for e in bounds)
    same_day = pictured and weekday.rule == SAME_DAY
    return _bounded(floor, weekday.latest or floor, not_after, same_day=same_day), (
        *bounds,
        weekday,
    )


def _bounded(
    floor: date, latest: date, not_after: date | None, *, same_day: bool
) -> Interval | None:
    """Return the interval; its best day is the floor if picture and prose share a weekday."""
    last = min(latest, not_after) if not_after else latest
    if last < floor:
        return None
    return Interval(earliest=floor, latest=last, best=floor if same_day else None)


def _lines(text: str, segments: Sequence[Segment]) -> list[DateEvidence]:
    """Return what the lines above the body state: a crawler's line, "Published 19 August 2021"."""
    return [
        _evidence("published line", mention, found)
        for segment in segments
        if segment.role is Role.PUBLISHED
        for mention in dates.find(text, segment.start, segment.end)
        if (found := dates.interval(mention, None, Tense.PAST)) and found.best
    ][:3]


def _captions(text: str, segments: Sequence[Segment]) -> list[DateEvidence]:
    """Return full dates that captions report: nothing is published before its picture is taken."""
    found = []
    for segment in segments:
        if segment.role is not Role.CAPTION:
            continue
        for mention in dates.find(text, segment.start, segment.end):
            interval = dates.interval(mention, None, Tense.PAST)
            if interval and interval.best:
                found.append(replace(_evidence(CAPTION, mention, interval), latest=None))
    return found


def _arithmetic(
    text: str, segments: Sequence[Segment], not_after: date | None
) -> list[DateEvidence]:
    """Return the deadline an agreement's day and a duration give, if its weekday is told.

    "signed on Oct.23 … within three months … that deadline expired on Saturday": the year is the
    one in which 23 January is a Saturday, after the latest year the text names and not after the
    day the text was received.
    """
    body = _body(segments)
    lapsed = next((m for s in body for m in [_LAPSED.search(text, s.start, s.end)] if m), None)
    if not lapsed or not body or not_after is None:
        return []
    mentions = [m for s in body for m in dates.find(text, s.start, s.end)]
    durations = [dates.resolve(m, None, Tense.PAST).duration for m in mentions]
    years = [int(m.part("y") or 0) for m in mentions if m.part("y")]
    signed = [m for m in mentions if m.kind is Kind.DAY and not m.part("y") and _near_deal(text, m)]
    span = next((d for d in durations if d), None)
    if not span or not signed or not years:
        return []
    days = _lapse_days(signed[0], span, lapsed["day"], max(years), not_after)
    if len(days) != 1:
        return []
    return [
        DateEvidence(
            rule="agreement and duration give the deadline that lapsed",
            strength=Strength.HARD,
            words=" ".join(lapsed.group().split()),
            earliest=days[0],
            latest=None,
            start=lapsed.start(),
            end=lapsed.end(),
        )
    ]


def _lapse_days(
    signed: Mention, span: Duration, weekday: str, year: int, not_after: date
) -> list[date]:
    month, day = dates.month_number(signed.part("m") or ""), int(signed.part("d") or 0)
    index = dates.WEEKDAYS.index(weekday.lower())
    lapses = [span.after(date(y, month, day)) for y in range(year, not_after.year + 1)]
    return [lapse for lapse in lapses if lapse.weekday() == index and lapse <= not_after][:1]


def _near_deal(text: str, mention: Mention) -> bool:
    return bool(_AGREED.search(text, max(0, mention.start - 150), mention.end + 60))


def _weekday(text: str, segments: Sequence[Segment], floor: date) -> DateEvidence | None:
    """Return the last bare weekday of the lead as a bound: it names one of the last seven days."""
    lead = _body(segments)
    end = lead[0].start + LEAD if lead else 0
    best: DateEvidence | None = None
    for segment in lead:
        if segment.start > end:
            break
        for mention in dates.find(text, segment.start, segment.end):
            if mention.kind is Kind.WEEKDAY:
                found = _weekday_evidence(mention, floor)
                best = found if best is None or _stronger(found, best) else best
    return best


def _stronger(one: DateEvidence, other: DateEvidence) -> bool:
    return bool(one.latest and other.latest and one.latest < other.latest)


def _weekday_evidence(mention: Mention, floor: date) -> DateEvidence:
    index = dates.WEEKDAYS.index((mention.part("w") or "").lower())
    named = floor + timedelta(days=(index - floor.weekday()) % 7)
    return DateEvidence(
        rule=SAME_DAY if named == floor else "weekday in the lead",
        strength=Strength.CONVENTION,
        words=mention.words,
        earliest=floor,
        latest=named + timedelta(days=6) if named == floor else floor + timedelta(days=6),
        start=mention.start,
        end=mention.end,
    )


def _body(segments: Sequence[Segment]) -> list[Segment]:
    return [segment for segment in segments if segment.role is Role.BODY]


def _evidence(rule: str, mention: Mention, found: Interval) -> DateEvidence:
    return DateEvidence(
        rule=rule,
        strength=Strength.HARD,
        words=mention.words,
        earliest=found.earliest,
        latest=found.latest,
        start=mention.start,
        end=mention.end,
    )
