"""What one agreement obliges whom to do: its stipulations merged, with every reading of a deadline.

The same thing from several sources is one obligation. Within an agreement's own text each article
is one of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from servanda.assess.accords import Accord
from servanda.assess.stipulated import PARTIES, Stipulation, is_named, normal
from servanda.model.agreement import (
    Agreement,
    Awaiting,
    DueReading,
    Event,
    Obligation,
    Quotation,
)
from servanda.model.claim import Modality
from servanda.model.when import Duration, Interval
from servanda.terms import Terms

# What a duration counts from, as its words go on: "within 90 days of the signing of …".
_FROM = re.compile(
    r"^\W{0,2}(?:of|after|from|following|since|upon)\s+(?:the\s+date\s+of\s+|the\s+|its\s+)?"
    r"(?P<start>[\w’' -]{3,60}?)"
    r"(?=\s+(?:of|in|by)\s+(?:this|the)\b|[,.;)]|\s+and\b|$)",
    re.IGNORECASE,
)
PROMISE = "no agreement is named for it: is it a promise under one, or on its own?"
TASK = "told as a task that lies ahead: who owes it, and under which agreement?"
_SIGNED = re.compile(r"^(?:sign|conclu|adopt|agreement|accord|deal|truce|this )", re.IGNORECASE)


@dataclass(slots=True)
class Group:
    """Stipulations of one obligation, and who owes it."""

    holders: tuple[str, ...]
    performers: tuple[str, ...]
    stipulations: list[Stipulation]
    doubts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """An obligation without its id, the events its deadlines wait for, and what is open."""

    obligation: Obligation
    events: tuple[Event, ...]
    doubts: tuple[str, ...]


def owed(accord: Accord, agreement: Agreement, terms: Terms) -> Iterator[Owed]:
    """Yield what an agreement obliges whom to do, in the order it was first told."""
    groups: dict[str, list[Group]] = {}
    ordered: list[Group] = []
    # An agreement's own text says what is owed; what others tell of it comes to that.
    for item in sorted((i for i in accord.stipulations if i.owes), key=lambda item: not item.own):
        holders, performers = _who(item, accord, agreement)
        group = _fitting(item, holders, groups.setdefault(item.claim.provision, []), agreement)
        if group:
            _add(group, item, holders, performers)
            continue
        made = Group(holders, performers, [item])
        groups[item.claim.provision].append(made)
        ordered.append(made)
    for group in ordered:
        if not accord.bound:
            group.doubts.append(TASK if _is_task(group) else PROMISE)
        yield _owed(group, agreement, terms)


def _is_task(group: Group) -> bool:
    return all(item.claim.modality is Modality.EXPECT for item in group.stipulations)


def _who(
    item: Stipulation, accord: Accord, agreement: Agreement
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who owes a thing, and who is to do it where that is somebody else.

    Who is named as doing it owes it; else those who agreed; else the parties, by the first name
    they are given ("warring sides", "the two governments" are one).
    """
    claim = item.claim
    agreed = tuple(name for name in claim.agents if is_named(name))
    doing = tuple(name for name in claim.performers if is_named(name))
    described = tuple(
        name
        for name in claim.performers
        if not is_named(name) and name not in claim.agents and name.lower() not in PARTIES
    )
    if doing:
        return doing, ()
    return agreed or (agreement.parties if accord.bound else ()), described


def _fitting(
    item: Stipulation, holders: tuple[str, ...], groups: Sequence[Group], agreement: Agreement
) -> Group | None:
    """Return the obligation that a stipulation repeats, or None where it is another one."""
    fitting = [g for g in groups if _same_holders(g.holders, holders)]
    if item.own:
        return next((g for g in fitting if not _other_article(g, item)), None)
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    due = {r.interval for r in _dated(item, agreement)}
    alike = [
        g
        for g in fitting
        if due & {r.interval for i in g.stipulations for r in _dated(i, agreement)}
    ]
    chosen = (alike or fitting)[0]
    if not alike:
        chosen.doubts.append("what other sources tell of it may be another article's")
    return chosen


def _same_holders(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    named = [{name for name in names if is_named(name)} for names in (one, other)]
    return not named[0] or not named[1] or bool(named[0] & named[1])


def _other_article(group: Group, item: Stipulation) -> bool:
    """Return whether a sentence of an agreement's own text is another article of it."""
    first = group.stipulations[0]
    differ = [s.claim.deadline and s.claim.deadline.words for s in (first, item)]
    return differ[0] != differ[1] or first.claim.performers != item.claim.performers


def _add(
    group: Group, item: Stipulation, holders: tuple[str, ...], performers: tuple[str, ...]
) -> None:
    named = [name for name in holders if is_named(name)]
    if named and not any(map(is_named, group.holders)):
        group.holders = holders
    elif named:
        group.holders = tuple(dict.fromkeys((*group.holders, *named)))
    heads = {name.split()[-1] for name in group.performers}
    new = tuple(name for name in performers if name.split()[-1] not in heads)
    if not any(map(is_named, group.holders)) or group.performers or len(group.stipulations) == 1:
        group.performers = (*group.performers, *new)
    group.stipulations.append(item)


def _owed(group: Group, agreement: Agreement, terms: Terms) -> Owed:
    first = group.stipulations[0]
    provision = terms.provisions[first.claim.provision]
    counted = [] if provision.continuing else [_deadline(i, agreement) for i in group.stipulations]
    due = _distinct([r for found in counted for r in found.due])
    early = [r for r in due if agreement.signed and r.interval.latest < agreement.signed.earliest]
    waiting = {(w.after, w.duration): w for found in reversed(counted) for w in found.awaiting}
    doubts = [*group.doubts, *(text for found in counted for text in found.doubts)]
    unsaid = dict.fromkeys(words for found in counted for words in found.unsaid)
    if unsaid:
        doubts.append(
            f"{' and '.join(unsaid)} of what? Counted here from the day of the agreement; the"
            " words do not say whether its signature or its entry into force is meant"
        )
    doubts += [f"“{r.words}” would be due before it was agreed and is left out" for r in early]
    quotation = Quotation(span=first.claim.span, quote=first.claim.quote) if first.own else None
    conditions = dict.fromkeys(
        " ".join(i.claim.condition.split())
        for i in group.stipulations
        if i.claim.condition and not _counts(i)
    )
    return Owed(
        obligation=Obligation(
            id="",
            agreement=agreement.id,
            provision=provision.id,
            text=" ".join(first.claim.quote.split()) if first.own else provision.label,
            holders=group.holders,
            performers=group.performers,
            due=tuple(r for r in due if r not in early),
            awaiting=tuple(reversed(waiting.values())),
            continuing=provision.continuing,
            conditions=tuple(conditions),
            known=max(min(item.known for item in group.stipulations), agreement.known or date.min),
            sources=tuple(item.claim.id for item in group.stipulations),
            quotation=quotation,
        ),
        events=tuple(event for found in counted for event in found.events),
        doubts=tuple(dict.fromkeys(doubts)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """What one stipulation says of the deadline."""

    due: tuple[DueReading, ...] = ()
    awaiting: tuple[Awaiting, ...] = ()
    events: tuple[Event, ...] = ()
    doubts: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    """Durations whose words do not say what they count from."""


def _dated(item: Stipulation, agreement: Agreement) -> tuple[DueReading, ...]:
    return _deadline(item, agreement).due


def _deadline(item: Stipulation, agreement: Agreement) -> Deadline:
    """Return the readings of a deadline: a day, or what a duration counts from."""
    when = item.claim.deadline
    if when is None:
        return Deadline()
    if when.duration:
        return _counted(item, when.words, when.duration, agreement)
    if when.interval is None:
        return Deadline(doubts=(f"“{when.words}” names no day",))
    return Deadline(due=(_reading(item, when.words, normal(when.interval)),))


def _reading(item: Stipulation, words: str, interval: Interval) -> DueReading:
    return DueReading(
        interval=interval, words=" ".join(words.split()), claim=item.claim.id, known=item.known
    )


def _counts(item: Stipulation) -> str | None:
    """Return what a duration counts from, in the words that follow it, or None."""
    when = item.claim.deadline
    if when is None or when.duration is None:
        return None
    _, _, rest = item.claim.quote.partition(when.words)
    follows = rest or item.document.text[item.claim.span.end : item.claim.span.end + 80]
    match = _FROM.match(" ".join(follows.split()))
    return match["start"] if match else None


def _counted(item: Stipulation, words: str, duration: Duration, agreement: Agreement) -> Deadline:
    start = _counts(item)
    spoken = " ".join(words.split())
    if start and not _SIGNED.match(start):
        slug = re.sub(r"\W+", "-", start.lower()).strip("-")
        event = Event(id=f"{agreement.id}-{slug}", name=f"the {start}")
        waiting = _awaiting(item, spoken, duration, event.id, event.name)
        return Deadline(awaiting=(waiting,), events=(event,))
    if agreement.signed is None:
        waiting = _awaiting(item, spoken, duration, agreement.id, agreement.name)
        doubt = f"“{spoken}” of what? The day of the agreement is not told"
        return Deadline(awaiting=(waiting,), doubts=(doubt,))
    due = _reading(item, spoken, normal(duration.after_interval(agreement.signed)))
    return Deadline(due=(due,), unsaid=() if start else (f"“{spoken}”",))


def _awaiting(
    item: Stipulation, words: str, duration: Duration, after: str, since: str
) -> Awaiting:
    return Awaiting(
        words=words,
        duration=duration,
        after=after,
        since=since,
        claim=item.claim.id,
        known=item.known,
    )


def _distinct(readings: Sequence[DueReading]) -> tuple[DueReading, ...]:
    """Return each different day once, by the first to tell it.

    A month is left out where a day in it was known as early.
    """
    found: dict[Interval, DueReading] = {}
    for reading in sorted(readings, key=_order):
        found.setdefault(reading.interval, reading)
    days = [r for r in found.values() if r.interval.earliest == r.interval.latest]

    def finer(reading: DueReading) -> bool:
        return any(
            day is not reading
            and day.interval.overlaps(reading.interval)
            and _order(day)[0] <= _order(reading)[0]
            for day in days
            if reading.interval.earliest != reading.interval.latest
        )

    kept = [reading for reading in found.values() if not finer(reading)]
    return tuple(sorted(kept, key=lambda r: (r.interval.earliest, r.interval.latest)))


def _order(reading: DueReading) -> tuple[int, str]:
    return reading.known.toordinal() if reading.known else 0, reading.claim or ""


def numbered(found: Sequence[Owed]) -> Iterator[Owed]:
    """Yield obligations with their ids: the provision, and a number where one recurs."""
    taken: dict[str, int] = {}
    for item in found:
        name = item.obligation.provision.replace("_", "-")
        taken[name] = taken.get(name, 0) + 1
        identifier = name if taken[name] == 1 else f"{name}-{taken[name]}"
        yield replace(item, obligation=replace(item.obligation, id=identifier))
