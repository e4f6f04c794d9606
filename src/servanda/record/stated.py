"""What people write in `case.toml`, name by name, before it is checked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from servanda.model.when import Interval
from servanda.record.strict import Start

FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDue:
    """One reading of a deadline: a `day`, or a length of time `after` something."""

    words: str | None = None
    day: Interval | None = None
    days: int | None = None
    weeks: int | None = None
    months: int | None = None
    years: int | None = None
    after: Start | None = None
    known: date | None = None
    claim: str | None = None

    def lengths(self) -> dict[str, int]:
        """Return the lengths of time that are given, by their unit's name."""
        named = {"days": self.days, "weeks": self.weeks, "months": self.months}
        return {unit: n for unit, n in {**named, "years": self.years}.items() if n is not None}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedQuotation:
    """Where the agreement's own words stand, and what they are."""

    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedAgreement:
    """An `[[agreement]]`."""

    id: str
    name: str
    signed: Interval | None = None
    parties: tuple[str, ...] = ()
    known: date | None = None
    names: tuple[str, ...] = ()
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedEvent:
    """An `[[event]]` that deadlines count from."""

    id: str
    name: str
    day: date | None = None
    known: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedObligation:
    """An `[[obligation]]`."""

    id: str
    agreement: str
    provision: str
    text: str
    holders: tuple[str, ...] = ()
    performers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    due: tuple[StatedDue, ...] = ()
    continuing: bool = False
    period: int | None = None
    count: int | None = None
    known: date | None = None
    after: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    guarantors: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    quotation: StatedQuotation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedHead:
    """What stands above the tables of a `case.toml`."""

    format: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedCase:
    """A `case.toml`: each item with its number in the file; those that are none are left out.

    `ids` are all that the file gives, each with its table, those of items left out among them.
    """

    head: StatedHead | None
    agreements: dict[int, StatedAgreement]
    events: dict[int, StatedEvent]
    obligations: dict[int, StatedObligation]
    ids: Mapping[str, str]

    def of(self, table: str) -> tuple[str, ...]:
        """Return the ids of a table."""
        return tuple(name for name, place in self.ids.items() if place == table)

    def items(self) -> Iterator[tuple[str, StatedAgreement | StatedEvent | StatedObligation]]:
        """Yield each item with its place in the file."""
        for number, agreement in self.agreements.items():
            yield f"$.agreement[{number}]", agreement
        for number, event in self.events.items():
            yield f"$.event[{number}]", event
        for number, obligation in self.obligations.items():
            yield f"$.obligation[{number}]", obligation
