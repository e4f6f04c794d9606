"""Which numbers cannot both hold, which differ only in time, and which parts exceed their total."""

from collections.abc import Hashable, Iterator, Sequence
from itertools import groupby, pairwise

from servanda.assess.numbers import PRESENT, kind
from servanda.assess.things import bounds, thing
from servanda.model.assessment import Comparison, Count, Fit, State
from servanda.model.claim import Qualifier

# A figure that is told of different things misleads only where it is a large one.
LARGE = 1000
_SPREAD = frozenset({Qualifier.HUNDREDS, Qualifier.THOUSANDS})


def comparisons(counts: Sequence[Count]) -> tuple[Comparison, ...]:
    """Return what the numbers say of each other: conflicts first, then parts, times and figures."""
    return (*_same_thing(counts), *_parts(counts), *_figures(counts))


def _same_thing(counts: Sequence[Count]) -> Iterator[Comparison]:
    """Yield the pairs of numbers of one thing that differ: at one time, or from time to time."""
    groups = list(_groups(counts))
    for group in groups:
        yield from _conflicts(group)
    for group in groups:
        yield from _latest_change(group)


def _conflicts(group: Sequence[Count]) -> Iterator[Comparison]:
    """Yield each number with the next larger one of the same time that it cannot go with."""
    nearest: dict[int, int] = {}
    for one, other in _contemporary(group):
        lower, higher = sorted((one, other), key=lambda place: bounds(group[place].number))
        if _disjoint(group[lower], group[higher]):
            found = nearest.get(lower)
            if found is None or bounds(group[higher].number) < bounds(group[found].number):
                nearest[lower] = higher
    for pair in nearest.items():
        first, second = sorted(pair)
        yield Comparison(fit=Fit.CANNOT_BOTH_HOLD, counts=(group[first], group[second]))


def _contemporary(group: Sequence[Count]) -> Iterator[tuple[int, int]]:
    """Yield the places of every two counts that are of one time."""
    dated = [(count.as_of, place) for place, count in enumerate(group) if count.as_of]
    ordered = sorted(dated, key=lambda item: (item[0].earliest, item[0].latest, item[1]))
    for number, (when, place) in enumerate(ordered):
        for other, another in ordered[number + 1 :]:
            if other.earliest > when.latest:
                break
            if _one_time(group[place], group[another]):
                yield place, another


def _latest_change(group: Sequence[Count]) -> Iterator[Comparison]:
    """Yield the last two numbers in time that differ, where they are of different times."""
    dated = sorted((c for c in group if c.as_of and c.number.standing), key=_when)
    for one, other in reversed(list(pairwise(dated))):
        if _disjoint(one, other) and _apart(one, other):
            yield Comparison(fit=Fit.DIFFERENT_TIMES, counts=(one, other))
            return


def _groups(counts: Sequence[Count]) -> Iterator[list[Count]]:
    """Yield the counts of each thing that can be one: those in a place, those of one deed.

    How many came or were sent may be as many different numbers as there were times.
    """
    for _, group in groupby(counts, key=kind):
        found = list(group)
        there = found[0].claim.provision == PRESENT
        if found[0].place and found[0].number.standing if there else not _vague(found[0]):
            yield found


def _vague(count: Count) -> bool:
    """Return whether nobody is named who did, or is to do, what is counted."""
    return not (count.claim.agents or count.claim.performers)


def _when(count: Count) -> tuple[object, ...]:
    return (count.as_of.earliest, count.as_of.latest) if count.as_of else ()


def _disjoint(one: Count, other: Count) -> bool:
    (low, high), (lowest, highest) = bounds(one.number), bounds(other.number)
    return high < lowest or highest < low


def _one_time(one: Count, other: Count) -> bool:
    """Return whether two numbers are of one time: a day in common, or of a deed the same days."""
    if not (one.as_of and other.as_of):
        return False
    if one.number.standing:
        return one.as_of.overlaps(other.as_of)
    return one.as_of == other.as_of and one.as_of.earliest == one.as_of.latest


def _apart(one: Count, other: Count) -> bool:
    return bool(one.as_of and other.as_of and not one.as_of.overlaps(other.as_of))


def _parts(counts: Sequence[Count]) -> Iterator[Comparison]:
    """Yield totals of foreign fighters beside larger sums of their nationalities.

    The parts are those that one text tells of one place; nationals of the place are none. They are
    held against the total told nearest to them.
    """
    present = [c for c in counts if c.number.standing and c.state is State.REPORTED]
    totals = [c for c in present if thing(c.number).foreign and thing(c.number).fighting]
    for parts in _told_together([c for c in present if any(_is_part(c, t) for t in totals)]):
        beside = [total for total in totals if all(_is_part(part, total) for part in parts)]
        total = min(beside, key=lambda total: _distance(total, parts[0]), default=None)
        fit = _exceeds(total, parts) if total else None
        if total and fit:
            yield Comparison(fit=fit, counts=(total, *parts))


def _distance(one: Count, other: Count) -> tuple[bool, bool]:
    a, b = one.claim, other.claim
    return a.id != b.id, a.span.document != b.span.document


def _is_part(count: Count, total: Count) -> bool:
    counted = thing(count.number)
    one_text = count.claim.span.document == total.claim.span.document
    times = count.as_of and total.as_of and count.as_of.overlaps(total.as_of)
    return (
        counted.fighting
        and len(counted.peoples) == 1
        and not counted.qualities
        and count.place is not None
        and count.place == total.place
        and not any(_at_home(people, count.place) for people in counted.peoples)
        and bool(one_text or times)
    )


def _at_home(people: str, place: str) -> bool:
    """Return whether a people seems to be that of a place: Ruvanians in Ruvania."""
    return people[:4].lower() == place[:4].lower()


def _told_together(parts: Sequence[Count]) -> Iterator[list[Count]]:
    """Yield the parts that each text tells, one for each people."""
    texts: dict[str, dict[Hashable, Count]] = {}
    for part in parts:
        for claim in (part.claim, *part.copies):
            texts.setdefault(claim.span.document, {}).setdefault(thing(part.number).peoples, part)
    unique = {tuple(id(part) for part in told.values()): told for told in texts.values()}
    for told in unique.values():
        yield sorted(told.values(), key=lambda part: -(part.number.low or 0))


def _exceeds(total: Count, parts: Sequence[Count]) -> Fit | None:
    """Return whether parts are more than their total can be, or than the figure it names."""
    least = sum(bounds(part.number)[0] for part in parts)
    if least > bounds(total.number)[1]:
        return Fit.PARTS_EXCEED
    named = sum(part.number.low or 0 for part in parts)
    figure = total.number.low
    return Fit.PARTS_ABOVE if total.number.high is None and figure and named > figure else None


def _figures(counts: Sequence[Count]) -> Iterator[Comparison]:
    """Yield each large figure that is told of different things, each of them once."""
    figures: dict[int, list[Count]] = {}
    for count in sorted(counts, key=_when):
        figure = count.number.low or count.number.high or 0
        told = figures.setdefault(figure, [])
        large = figure >= LARGE and count.number.qualifier not in _SPREAD
        if large and all(_confusable(count, other) for other in told):
            told.append(count)
    for _, told in sorted(figures.items()):
        if len(told) > 1:
            yield Comparison(fit=Fit.SAME_FIGURE, counts=tuple(told))


def _confusable(one: Count, other: Count) -> bool:
    """Return whether two counts are of different things that have nouns and place in common.

    Those who are to leave and those who left are one thing; "fighters" are a part of "fighters and
    mercenaries".
    """
    a, b = thing(one.number), thing(other.number)
    said = one.claim.provision == other.claim.provision
    nested = a.peoples == b.peoples and (a.heads <= b.heads or b.heads <= a.heads)
    places = not (one.place and other.place) or one.place == other.place
    return places and bool(a.heads & b.heads) and not (said and nested)
