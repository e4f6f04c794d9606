"""What in the case files cannot be, although each value is well formed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from servanda.model.actor import Actor
from servanda.model.when import Duration, Interval, Unit
from servanda.record.stated import (
    FORMAT,
    StatedAgreement,
    StatedCase,
    StatedDue,
    StatedObligation,
)
from servanda.record.strict import one_of
from servanda.terms import Overlay, Terms

UNITS = {"days": Unit.DAY, "weeks": Unit.WEEK, "months": Unit.MONTH, "years": Unit.YEAR}


def contradictions(case: StatedCase, provisions: Iterable[str]) -> Iterator[str]:
    """Yield what cannot be in a `case.toml`, each with its place and what was expected."""
    if case.head and case.head.format != FORMAT:
        yield (
            f"$.format: found {case.head.format}, expected {FORMAT}:"
            " a newer Servanda may have written the file"
        )
    yield from _doubles(case)
    yield from _blank(case)
    for number, agreement in case.agreements.items():
        yield from _wrong_agreement(f"$.agreement[{number}]", agreement)
    known = sorted(provisions)
    for number, item in case.obligations.items():
        yield from _wrong_obligation(f"$.obligation[{number}]", item, case, known)
    yield from _circles(case)


def of_actors(actors: Mapping[int, Actor]) -> Iterator[str]:
    """Yield what cannot be in an `actors.toml`: an id or a name that two actors bear."""
    bearers: dict[str, int] = {}
    ids: dict[str, int] = {}
    for number, actor in actors.items():
        place = f"$.actor[{number}]"
        if ids.setdefault(actor.id, number) != number:
            yield f"{place}.id: {actor.id!r} is used twice, expected one id each"
        for name in dict.fromkeys((actor.name, *actor.aliases)):
            first = bearers.setdefault(name, number)
            if first != number:
                yield f"{place}: {name!r} is also a name of $.actor[{first}], expected one bearer"


def of_words(overlay: Overlay, shipped: Terms) -> Iterator[str]:
    """Yield what cannot be in a `terms.toml`: provisions and lists that nothing knows."""
    known = {*shipped.provisions, *(term.id for term in overlay.provision)}
    named = {
        f"$.provision[{number}].contrary[{index}]": contrary
        for number, term in enumerate(overlay.provision)
        for index, contrary in enumerate(term.contrary)
    }
    named |= {f"$.frame[{n}].provision": frame.provision for n, frame in enumerate(overlay.frame)}
    for place, name in named.items():
        if name not in known:
            yield f"{place}: found {name!r}, expected {one_of(known, name)}"
    for table in ("words", "modals", "markers", "attributing"):
        lists = getattr(shipped, table)
        for name in getattr(overlay, table):
            if name not in lists:
                yield f"$.{table}.{name}: no such list, expected {one_of(lists, name)}"


def _doubles(case: StatedCase) -> Iterator[str]:
    """Yield the ids used twice: `after` must say which thing it means."""
    first: dict[str, str] = {}
    for place, item in case.items():
        other = first.setdefault(item.id, place)
        if other != place:
            yield f"{place}.id: {item.id!r} is used twice (also by {other}), expected one id each"


def _blank(case: StatedCase) -> Iterator[str]:
    """Yield the names and texts that are given and say nothing."""
    for place, item in case.items():
        for name in ("id", "name", "text"):
            if not getattr(item, name, "-").strip():
                yield f"{place}.{name}: is empty, expected words"


def _wrong_agreement(place: str, item: StatedAgreement) -> Iterator[str]:
    if item.signed is None and item.known is None:
        yield f"{place}.signed: missing, expected it or `known`, the first day it was known"
    elif item.signed and item.known and item.known < item.signed.earliest:
        yield f"{place}.known: {item.known} lies before it was signed, {item.signed.iso()}"


def _wrong_obligation(
    place: str, item: StatedObligation, case: StatedCase, provisions: Sequence[str]
) -> Iterator[str]:
    agreements = {agreement.id: agreement for agreement in case.agreements.values()}
    agreement = agreements.get(item.agreement)
    if item.agreement not in case.of("agreement"):
        expected = one_of(case.of("agreement"), item.agreement)
        yield f"{place}.agreement: found {item.agreement!r}, expected {expected}"
    if item.provision not in provisions:
        expected = one_of(provisions, item.provision)
        yield f"{place}.provision: found {item.provision!r}, expected {expected}"
    yield from _wrong_lasting(place, item)
    yield from _wrong_words(place, item)
    first = _first_known(agreement) if agreement else None
    if item.known and first and item.known < first:
        yield f"{place}.known: {item.known} lies before its agreement was known, {first}"
    for index, due in enumerate(item.due):
        yield from _wrong_due(f"{place}.due[{index}]", due, agreement, case)
    for index, other in enumerate(item.after):
        if other not in case.of("obligation"):
            expected = one_of(case.of("obligation"), other)
            yield f"{place}.after[{index}]: found {other!r}, expected {expected}"


def _first_known(agreement: StatedAgreement) -> date | None:
    return agreement.known or (agreement.signed.earliest if agreement.signed else None)


def _wrong_lasting(place: str, item: StatedObligation) -> Iterator[str]:
    """Yield what contradicts that a thing is owed for as long as its agreement runs, or once."""
    if item.continuing and item.due:
        yield f"{place}.due: what is continuing has no deadline, expected one of the two"
    if item.period is not None and not item.continuing:
        yield f"{place}.period: only what is continuing has one, expected `continuing = true`"
    if item.period == 0:
        yield f"{place}.period: found 0, expected a number of days"


def _wrong_words(place: str, item: StatedObligation) -> Iterator[str]:
    stated = item.quotation
    if stated is None:
        return
    if not stated.start < stated.end:
        yield f"{place}.quotation: ends at {stated.end}, expected an end after its start"
    elif len(stated.quote) != stated.end - stated.start:
        yield (
            f"{place}.quotation: the quote has {len(stated.quote)} characters,"
            f" expected the {stated.end - stated.start} from start to end"
        )


def _wrong_due(
    place: str, due: StatedDue, agreement: StatedAgreement | None, case: StatedCase
) -> Iterator[str]:
    lengths = due.lengths()
    if (due.day is None) == (not lengths) or len(lengths) > 1:
        yield f"{place}: expected either `day`, or one of {', '.join(UNITS)} with `after`"
        return
    if lengths and due.after is None:
        yield f"{place}.after: missing, expected what the {next(iter(lengths))} count from"
        return
    if not lengths and due.after is not None:
        yield f"{place}.after: counts nothing, expected {', '.join(UNITS)} with it"
    start = due.after.id if due.after else None
    if start is not None and start not in case.ids:
        yield f"{place}.after: found {start!r}, expected {one_of(case.ids, start)}"
    day = due_interval(due, case)
    signed = agreement.signed if agreement else None
    if day and signed and day.latest < signed.earliest:
        yield f"{place}: due {day.iso()}, before the agreement was signed on {signed.iso()}"


def due_interval(due: StatedDue, case: StatedCase) -> Interval | None:
    """Return when a reading says a thing is due, or None where what it counts from has no day."""
    if due.day:
        return due.day
    start = _start(due, case)
    length = duration(due)
    return length.after_interval(start) if start and length else None


def duration(due: StatedDue) -> Duration | None:
    """Return the length of time a reading gives, or None where it gives a day."""
    for unit, count in due.lengths().items():
        return Duration(count=count, unit=UNITS[unit])
    return None


def _start(due: StatedDue, case: StatedCase) -> Interval | None:
    if due.after is None:
        return None
    if due.after.day:
        return Interval.day(due.after.day)
    signed = {item.id: item.signed for item in case.agreements.values()}
    days = {item.id: Interval.day(item.day) for item in case.events.values() if item.day}
    return {**signed, **days}.get(due.after.id or "")


def _circles(case: StatedCase) -> Iterator[str]:
    """Yield each circle of obligations that wait for each other, once."""
    waits = {item.id: _waits(item) for item in case.obligations.values()}
    places = {item.id: f"$.obligation[{n}].after" for n, item in case.obligations.items()}
    found: set[frozenset[str]] = set()
    for identifier in waits:
        circle = _circle(identifier, waits)
        if circle and frozenset(circle) not in found:
            found.add(frozenset(circle))
            path = " after ".join((*circle, circle[0]))
            yield f"{places[circle[0]]}: {path} is a circle, expected one that waits for none"


def _waits(item: StatedObligation) -> tuple[str, ...]:
    counted = (due.after.id for due in item.due if due.after and due.after.id)
    return (*item.after, *counted)


def _circle(start: str, waits: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the obligations from one back to itself, or none; each is gone through once."""
    seen: set[str] = set()
    paths: list[tuple[str, ...]] = [(start,)]
    while paths:
        path = paths.pop()
        for other in waits.get(path[-1], ()):
            if other == start:
                return path
            if other not in seen:
                seen.add(other)
                paths.append((*path, other))
    return ()
