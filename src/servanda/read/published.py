"""When a text was published, as an interval with the evidence for it.

Every constraint keeps its words, its rule and its strength. A stated day answers: metadata, a
crawler's or labelled line; else a bare date line; else a dateline or "today" with its date. Without
one, past dates bound the day from below, and a weekday or an update from above. Evidence that
conflicts stays, is marked, and leaves no best day. None is better than a wrong one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from servanda.model.source import DateEvidence, Segment, Strength
from servanda.model.when import Interval
from servanda.read import published_prose as prose
from servanda.read.published_lines import CONFLICTS, stated_lines
from servanda.read.published_prose import Told

OUTSIDE = "outside: "
# Days that contradict each other by no more than this are a range; farther apart, one is wrong.
RANGE = timedelta(days=7)
# Where a text was received it may still be the day before.
ZONES = timedelta(days=1)

Answer = tuple[Interval | None, tuple[DateEvidence, ...]]


def publication(
    text: str,
    segments: Sequence[Segment],
    stated: Sequence[DateEvidence] = (),
    *,
    not_after: date | None = None,
    outside: Sequence[DateEvidence] = (),
) -> Answer:
    """Return when a text was published and why; None where nothing says so.

    `stated` is evidence from outside the text (metadata), the most trusted first; `not_after` is
    the day it was received; `outside` is what facts of the world say, such as terms of office.
    """
    # What metadata state, only another stated day contradicts.
    lines, found = stated_lines(text, segments), () if stated else prose.told(text, segments)
    tiers = (
        (*stated, *lines.labelled),
        lines.bare,
        lines.below,
        (*lines.datelines, *prose.today(found)),
    )
    told = tuple(item for tier in tiers for item in tier)
    floors = (*prose.floors(found), *lines.versions)
    facts = _facts(outside, floors)
    known = (*floors, *(fact for fact in facts if not fact.rule.endswith(CONFLICTS)))
    bounds = (*known, *_years(text, found, known, not_after))
    every = (*told, *bounds, *(fact for fact in facts if fact not in known))
    days = next((held for tier in tiers if (held := _valid(tier, not_after))), ())
    if days:
        return _stated(days, every), _marked(every, days[0])
    return _bounded(found, bounds, every, not_after)


def _facts(outside: Sequence[DateEvidence], floors: Sequence[DateEvidence]) -> list[DateEvidence]:
    """Return the facts as outside evidence; those that conflict with any other are marked."""
    others = (*floors, *outside)
    return [
        replace(
            fact,
            rule=f"{OUTSIDE}{fact.rule}"
            + (CONFLICTS if any(_conflict(fact, other) for other in others) else ""),
        )
        for fact in outside
    ]


def _valid(tier: Sequence[DateEvidence], not_after: date | None) -> tuple[DateEvidence, ...]:
    """Return what states a day that agrees with its weekday and with the day of receipt."""
    last = not_after + ZONES if not_after else date.max
    return tuple(
        item
        for item in tier
        if item.earliest and item.earliest <= last and not item.rule.endswith(CONFLICTS)
    )


def _years(
    text: str, found: Sequence[Told], known: Sequence[DateEvidence], not_after: date | None
) -> list[DateEvidence]:
    """Return the days without a year that the latest day already known gives a year."""
    floor = max((item.earliest for item in known if item.earliest), default=None)
    return [
        *prose.named(found, floor, not_after),
        *prose.lapsed(text, found, floor, not_after),
    ]


def _earliest(item: DateEvidence) -> date:
    return item.earliest or date.min


def _stated(days: Sequence[DateEvidence], others: Sequence[DateEvidence]) -> Interval | None:
    """Return the stated day; where other evidence contradicts it, a range without a best day.

    Metadata is contradicted only by another stated day: the tense of a sentence is our reading.
    """
    first = days[0]
    against = [item for item in days[1:] if _conflict(item, first)]
    if first.start is not None:
        against += [item for item in others if _contradicts(item, first)]
    ends = [day for item in (first, *against) for day in (item.earliest, item.latest) if day]
    earliest, latest = min(ends), max(ends)
    if latest - earliest > RANGE:
        return None
    return Interval(earliest=earliest, latest=latest, best=None if against else first.earliest)


def _contradicts(item: DateEvidence, stated: DateEvidence) -> bool:
    """Return whether a text's own words cast doubt on a stated day: convention only if near."""
    outside = item.rule.startswith(OUTSIDE)
    if outside or not stated.earliest or not _conflict(item, stated):
        return False
    days = [day for day in (item.earliest, item.latest) if day]
    near = any(abs(day - stated.earliest) <= RANGE for day in days)
    return near or item.strength is Strength.HARD


def _conflict(one: DateEvidence, other: DateEvidence) -> bool:
    """Return whether no day fits both."""
    return _before(one, other) or _before(other, one)


def _before(one: DateEvidence, other: DateEvidence) -> bool:
    return bool(one.latest and other.earliest and one.latest < other.earliest)


def _marked(every: Iterable[DateEvidence], answer: DateEvidence) -> tuple[DateEvidence, ...]:
    """Return the evidence, with what conflicts with the answer marked in its rule."""
    return tuple(
        replace(item, rule=item.rule.removesuffix(CONFLICTS) + CONFLICTS)
        if _conflict(item, answer)
        else item
        for item in every
    )


def _bounded(
    found: Sequence[Told],
    bounds: Sequence[DateEvidence],
    told: Sequence[DateEvidence],
    not_after: date | None,
) -> Answer:
    """Return the days between the latest floor and the earliest of what bounds them from above.

    The text itself must bound them from above: facts of the world only narrow what it says.
    """
    floor = max((item for item in bounds if item.earliest), key=_earliest, default=None)
    if floor is None or floor.earliest is None:
        return None, tuple(told)
    first = floor.earliest
    ties = prose.same_day(found, floor)
    added = (*ties, *prose.several_posts(found, floor))
    every = (*told, *added, *prose.soft(found, first))
    ends = [item for item in (*bounds, *added) if item.latest]
    lasts = [item.latest for item in ends if item.latest]
    latest = min([*lasts, not_after] if not_after else lasts, default=first)
    if all(item.rule.startswith(OUTSIDE) for item in ends) or latest < first:
        return None, _marked(every, floor)
    shown = ties and floor.rule == prose.CAPTION and prose.only_weekday(found, first)
    best = first if shown or first == latest else None
    return Interval(earliest=first, latest=latest, best=best), _marked(every, floor)
