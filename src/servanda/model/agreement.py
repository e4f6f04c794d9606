"""Agreements and the obligations they contain."""

from dataclasses import dataclass
from datetime import date

from servanda.model.when import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A document or undertaking that parties entered on a date, or in an interval.

    `names` are what else it is called. It is known from `known`, else from the day it was signed.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    signed: Interval | None = None
    parties: tuple[str, ...] = ()
    known: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueReading:
    """One reading of a deadline, and the words it rests on."""

    interval: Interval
    words: str
    claim: str | None = None
    """The claim that gave it, where it was read rather than written in a case file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """What holders owe under an agreement: once, by a day, or for as long as it runs.

    Several `due` readings stand side by side where the sources differ ("90 days", "three
    months"). `known` is the first day anyone could know of the obligation. `performers` are to do
    it where that is not the holders, `places` where it is to be done, if that is limited. For a
    continuing one, reports of the last `period` days count. `count` is how many it is done with,
    where it is owed of a number ("the first 3,000 troops leave").
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
    period: int = 30
    count: int | None = None
    known: date | None = None
    sources: tuple[str, ...] = ()
    """Claims that the obligation was drafted from; empty for one written by hand."""

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
