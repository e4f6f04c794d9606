"""The parts of a brief as values: what every renderer prints, so that all of them say the same."""

from dataclasses import dataclass
from enum import StrEnum

from servanda.model.assessment import Status
from servanda.model.claim import Modality
from servanda.model.when import Interval


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """The place of a quote: a source of the brief, and a claim within that source."""

    source: int
    number: int
    mark: str = ""
    """How far the source may be passed on, where that is not everywhere."""

    @property
    def label(self) -> str:
        """Return what a reader sees: `S3.20`."""
        return f"S{self.source}.{self.number}"

    @property
    def shown(self) -> str:
        """Return the label with the mark of its source: `S3.20 restricted`."""
        return f"{self.label} {self.mark}".rstrip()

    @property
    def key(self) -> str:
        """Return the same as a part of an anchor: `3-20`."""
        return f"{self.source}-{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Words of ours, and the quotes they rest on."""

    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One claim as a line: when it was published, what it comes to, and its exact words."""

    when: str
    text: str
    quote: str
    modality: Modality
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Lines under a heading: what one actor says, or what speaks against an obligation.

    `earlier` says how many older ones are not shown.
    """

    title: str
    lines: tuple[Line, ...]
    earlier: str = ""


class Mark(StrEnum):
    """What a day on the deadline line is."""

    AGREED = "agreed"
    DUE = "due"
    OVERDUE = "overdue"
    NOW = "now"
    NEXT = "next"


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One day on the deadline line. `distance` is how far it lies from the day asked about."""

    mark: Mark
    label: str
    interval: Interval
    words: str
    distance: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many obligations have a status."""

    status: Status
    word: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Obliged:
    """One obligation: where it stands, who owes it, by when, and what the sources say."""

    number: int
    status: Status
    word: str
    text: str
    owed_by: str
    due: tuple[Sentence, ...]
    standing: str
    why: str
    evidence: tuple[Section, ...]
    missing: str
    refused_by: str
    last_report: str = ""
    particulars: tuple[tuple[str, str], ...] = ()
    """What else the agreement says of it, each with its label: under which, after what, if …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Everything said on one subject, an actor at a time."""

    title: str
    actors: tuple[Section, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One published number: its words, what they can mean, who says so and when."""

    words: str
    reading: str
    who: str
    when: str
    note: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Every number told of one thing."""

    thing: str
    numbers: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source: its name, its publisher, its day and how that day is known."""

    number: int
    title: str
    publisher: str
    when: str
    dating: str
    used: str
    note: str = ""
    """Whose witness it is where that is not plain, and what replaced it."""
    mark: str = ""

    @property
    def label(self) -> str:
        """Return what a reader sees: `S3`."""
        return f"S{self.number}"


class Kind(StrEnum):
    """What a line of the changes tells of."""

    SOURCES = "sources"
    STATUS = "status"
    NEW = "new"
    MOVED = "moved"
    LAPSED = "lapsed"
    CORRECTED = "corrected"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that changed, or on which nobody has reported for long."""

    kind: Kind
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What has changed since a day."""

    title: str
    lines: tuple[Change, ...]
    nothing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Where everything stands on a day, in the words that every renderer prints."""

    title: str
    as_of: str
    headline: Sentence
    summary: tuple[Sentence, ...]
    deadlines: tuple[Milestone, ...]
    tally: tuple[Tally, ...]
    drafted: str
    doubt: str
    obligations: tuple[Obliged, ...]
    subjects: tuple[Subject, ...]
    numbers: tuple[Counted, ...]
    sources: tuple[Source, ...]
    withheld: str
    handling: str = ""
    corrections: tuple[Section, ...] = ()
    lapsed: tuple[Line, ...] = ()
    changed: Changed | None = None
    moved: tuple[Section, ...] = ()
    apart: tuple[Section, ...] = ()
    findings: tuple[Sentence, ...] = ()
    """What the numbers say of each other."""
