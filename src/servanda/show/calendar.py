"""What is due, and what happened when: the days of a case in the order of the calendar."""

from collections.abc import Iterator
from dataclasses import dataclass

from servanda.model.agreement import DueReading
from servanda.model.assessment import Assessment, Evidence, Stance, Standing
from servanda.model.when import Interval
from servanda.show import days, saying, words
from servanda.show.cite import Index, index
from servanda.show.obligations import status_word
from servanda.show.parts import Citation
from servanda.show.positions import Labels

_TOLD = (Stance.SETS, Stance.FOR, Stance.AGAINST)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One reading of a deadline, and how the day asked about lies to it."""

    standing: Standing
    reading: DueReading
    status: str
    distance: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, was agreed, or is due; `told` is its publication if it differs."""

    when: Interval
    kind: str
    text: str
    told: str
    citations: tuple[Citation, ...]


def deadlines(assessment: Assessment) -> tuple[Deadline, ...]:
    """Return every reading of every deadline, the earliest first."""
    numbered = index(assessment)
    found = [
        Deadline(
            standing=standing,
            reading=reading,
            status=status_word(standing),
            distance=_distance(reading.interval, assessment),
            citations=numbered.cite_id(reading.claim),
        )
        for standing in assessment.standings
        for reading in standing.obligation.due
    ]
    return tuple(sorted(found, key=lambda item: item.reading.interval.earliest))


def _distance(due: Interval, assessment: Assessment) -> str:
    """Return how many days are left, or have passed since the latest day it can be."""
    if assessment.on > due.latest:
        return f"{days.days((assessment.on - due.latest).days)} ago"
    if assessment.on >= due.earliest:
        return "now"
    return f"{days.days((due.earliest - assessment.on).days)} left"


def timeline(assessment: Assessment, labels: Labels) -> tuple[Event, ...]:
    """Return agreements, deadlines and the evidence on every obligation, by when they happened.

    Evidence whose day is not told stands on the day it was published.
    """
    numbered = index(assessment)
    found = [*_agreed(assessment), *_due(assessment), *_evidence(assessment, numbered, labels)]
    return tuple(sorted(found, key=lambda event: (event.when.earliest, event.when.latest)))


def _agreed(assessment: Assessment) -> Iterator[Event]:
    for agreement in assessment.agreements:
        if agreement.signed:
            yield Event(
                when=agreement.signed, kind="Agreed", text=agreement.name, told="", citations=()
            )


def _due(assessment: Assessment) -> Iterator[Event]:
    for item in deadlines(assessment):
        yield Event(
            when=item.reading.interval,
            kind="Due",
            text=f"{words.clause(item.standing.obligation.text)} (“{item.reading.words}”)",
            told="",
            citations=item.citations,
        )


def _evidence(assessment: Assessment, numbered: Index, labels: Labels) -> Iterator[Event]:
    items = {
        item.claim.id: item
        for standing in assessment.standings
        for stance in _TOLD
        for item in standing.of(stance)
    }
    for item in items.values():
        if when := item.when():
            yield _event(item, when, numbered, labels)


def _event(item: Evidence, when: Interval, numbered: Index, labels: Labels) -> Event:
    claim = item.claim
    published = days.published(item.published) if claim.event else ""
    subject = labels.get(claim.provision, words.spelled(claim.provision))
    return Event(
        when=when,
        kind="Told",
        text=f"{subject}: {saying.statement(claim)}",
        told=published,
        citations=numbered.cite(claim),
    )
