"""Agreements and the obligations they contain."""

from dataclasses import dataclass, replace
from datetime import date

from servanda.model.source import Span
from servanda.model.when import Duration, Interval

PERIOD = 30
"""For how many days a report on something continuing counts, where the case does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A document or undertaking that parties entered on a date, or in an interval.

    It is known from `known`, else from the day it was signed. `names` are what else it is called;
    `document` is its own text, where the case holds that.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    signed: Interval | None = None
    parties: tuple[str, ...] = ()
    known: date | None = None
    document: str | None = None

    def known_from(self) -> date | None:
        """Return the first day anyone could know of it, or None where nothing says when."""
        return self.known or (self.signed.earliest if self.signed else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that deadlines count from ("entry into force"); `day` is None until it is known.

    `known` is the first day anyone could know of the day; by default the day itself.
    """

    id: str
    name: str
    day: date | None = None
    known: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReading:
    """One reading of a deadline, and the words it rests on."""

    interval: Interval
    words: str
    claim: str | None = None
    """The claim that gave it, where it was read rather than written in a case file."""
    known: date | None = None
    """The first day anyone could know of this reading; by default that of the obligation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaiting:
    """A reading of a deadline that counts from something whose day is not known."""

    words: str
    duration: Duration
    after: str
    """The id of the event, agreement or obligation it counts from."""
    since: str
    """What that is, in words."""
    claim: str | None = None
    known: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of a document, with the place where they stand."""

    span: Span
    quote: str

    def __post_init__(self) -> None:
        """Refuse words that cannot stand at their place.

        Raises:
            ValueError: the words are longer or shorter than their span.
        """
        if len(self.quote) != self.span.end - self.span.start:
            length = self.span.end - self.span.start
            raise ValueError(f"the quote has {len(self.quote)} characters, its place {length}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """What holders owe under an agreement: once, by a day, or for as long as it runs.

    Several `due` readings stand side by side where the sources differ ("90 days", "three
    months"); `awaiting` are those whose day cannot be told yet. `known` is the first day anyone
    could know of the obligation. `performers` are to do it where that is not the holders, `places`
    where it is to be done, if that is limited. For a continuing one, reports of the last `period`
    days count. `count` is how many it is done with, where it is owed of a number ("the first 3,000
    troops leave").
    """

    id: str
    agreement: str
    provision: str
    text: str
    holders: tuple[str, ...] = ()
    performers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    due: tuple[DueReading, ...] = ()
    continuing: bool = False
    period: int = PERIOD
    count: int | None = None
    known: date | None = None
    sources: tuple[str, ...] = ()
    """Claims that the obligation was drafted from; empty for one written by hand."""
    awaiting: tuple[Awaiting, ...] = ()
    after: tuple[str, ...] = ()
    """Obligations that are to be done before this one."""
    conditions: tuple[str, ...] = ()
    guarantors: tuple[str, ...] = ()
    quotation: Quotation | None = None
    """The agreement's own words, where the case holds its text."""

    def due_interval(self) -> Interval | None:
        """Return from the earliest to the latest day any reading allows, or None if undated."""
        if not self.due:
            return None
        earliest = min(reading.interval.earliest for reading in self.due)
        latest = max(reading.interval.latest for reading in self.due)
        return (
            Interval.day(earliest)
            if earliest == latest
            else Interval(earliest=earliest, latest=latest)
        )

    def known_by(self, day: date) -> "Obligation":
        """Return the obligation with only those readings of its deadline known by a day."""
        due = tuple(reading for reading in self.due if (reading.known or day) <= day)
        awaiting = tuple(reading for reading in self.awaiting if (reading.known or day) <= day)
        if due == self.due and awaiting == self.awaiting:
            return self
        return replace(self, due=due, awaiting=awaiting)
