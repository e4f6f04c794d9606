"""Findings: where each promise stands, who holds which position, which numbers are told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from servanda.model.agreement import Agreement, Obligation
from servanda.model.claim import Claim, Modality, Quantity
from servanda.model.source import Document, Handling
from servanda.model.when import Interval


class Timing(StrEnum):
    """Where a day lies against the deadline."""

    UNDATED = "undated"
    NOT_DUE = "not_due"
    DUE = "due"
    POSSIBLY_OVERDUE = "possibly_overdue"
    OVERDUE = "overdue"
    CONTINUING = "continuing"


class Performance(StrEnum):
    """How much is reported as done."""

    NONE_REPORTED = "none_reported"
    NOT_BEGUN = "not_begun"
    BEGUN = "begun"
    PARTLY = "partly"
    FULL = "full"
    BREACHED = "breached"


class Proof(StrEnum):
    """How well the performance is proved: the verification ladder, lowest first."""

    NONE = "none"
    ALLEGED = "alleged"
    ASSERTED = "asserted"
    REPORTED = "reported"
    CORROBORATED = "corroborated"
    VERIFIED = "verified"
    JUDGED = "judged"


class Status(StrEnum):
    """The one word a monitor reads first."""

    BREACHED = "breached"
    BREACH_REPORTED = "breach_reported"
    CONTESTED = "contested"
    NO_BREACH_REPORTED = "no_breach_reported"
    NO_EVIDENCE = "no_evidence"
    IMPLEMENTED = "implemented"
    REPORTED_IMPLEMENTED = "reported_implemented"
    OVERDUE = "overdue"
    DUE = "due"
    PARTLY = "partly"
    NOT_DUE = "not_due"
    NOT_STARTED = "not_started"


AMISS = frozenset({Status.BREACHED, Status.BREACH_REPORTED, Status.OVERDUE})


class Stance(StrEnum):
    """What a linked claim is for an obligation."""

    SETS = "sets"
    FOR = "for"
    AGAINST = "against"
    CONDITION = "condition"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What one claim says about one obligation, and why; `link` says why it is about that one."""

    claim: Claim
    stance: Stance
    reason: str
    published: Interval | None = None
    link: str = ""

    def when(self) -> Interval | None:
        """Return when it happened; where that is not told, when it was published."""
        happened = self.claim.event.interval if self.claim.event else None
        best = self.published.best if self.published else None
        return happened or (Interval.day(best) if best else self.published)

    def told(self) -> date:
        """Return the day by which it was certainly published."""
        return self.published.known_by if self.published else date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class LateDays:
    """How many days past the deadline, by the latest and by the earliest reading of it."""

    least: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """How many reports of a breach fall into the period asked about, and into the one before."""

    days: int
    now: int
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one obligation stands, with everything that made it so.

    `level` is the implementation level of the Peace Accords Matrix (0 not initiated, 1 minimum,
    2 intermediate, 3 full), None where nothing is reported on a continuing obligation. `reported`
    is when it was last reported on, by the publication of the report. `uncertain` says that its
    status rests only on sources whose day is not certain to lie on or before the day asked about.
    """

    obligation: Obligation
    status: Status
    timing: Timing
    performance: Performance
    proof: Proof
    disputed: bool
    refused_by: tuple[str, ...]
    late: LateDays | None
    evidence: tuple[Evidence, ...]
    missing: tuple[str, ...]
    reasons: tuple[str, ...]
    level: int | None = None
    reported: date | None = None
    trend: Trend | None = None
    uncertain: bool = False

    def of(self, stance: Stance) -> tuple[Evidence, ...]:
        """Return the evidence of one stance, oldest first."""
        return tuple(item for item in self.evidence if item.stance is stance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One actor's line on one provision: its claims, oldest first."""

    actor: str
    provision: str
    claims: tuple[Claim, ...]

    @property
    def latest(self) -> Claim:
        """Return the newest claim on the line."""
        return self.claims[-1]


class Move(StrEnum):
    """How a position changed from one dated word to the next."""

    TURNED_AGAINST = "turned_against"
    TURNED_TOWARDS = "turned_towards"
    HARDENED = "hardened"
    SOFTENED = "softened"
    CONDITION_ADDED = "condition_added"
    CONDITION_DROPPED = "condition_dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionChange:
    """That one voice of an actor moved on a provision: its word before, and the next one."""

    actor: str
    provision: str
    kind: Move
    before: Claim
    after: Claim


class Apart(StrEnum):
    """Why two opposite words are no change of a position."""

    UNNAMED = "unnamed_source"
    TOLD = "told_by_another"
    TENTATIVE = "tentative"
    VOICES = "different_voices"
    SAME_DAY = "same_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """Opposite words on one actor's position that do not show it to have moved, oldest first."""

    actor: str
    provision: str
    claims: tuple[Claim, Claim]
    why: Apart


class State(StrEnum):
    """What is said of those who are counted."""

    REPORTED = "reported"
    NOT_DONE = "not_done"
    AHEAD = "ahead"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One published number: what it counts, when that held, and whose number it is.

    `copies` are the claims that tell the same number of the same origin once more.
    """

    claim: Claim
    number: Quantity
    thing: str
    state: State
    place: str | None = None
    as_of: Interval | None = None
    whose: str = ""
    copies: tuple[Claim, ...] = ()


class Fit(StrEnum):
    """How numbers stand to each other."""

    CANNOT_BOTH_HOLD = "cannot_both_hold"
    DIFFERENT_TIMES = "different_times"
    PARTS_EXCEED = "parts_exceed_total"
    PARTS_ABOVE = "parts_above_figure"
    SAME_FIGURE = "same_figure_of_different_things"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Numbers held against each other, oldest first; of parts and a total, the total first."""

    fit: Fit
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodFigure:
    """What a periodic report counted in its period, and what the next report says it was.

    `restated` is None where no report on the next period is known.
    """

    thing: str
    counter: str
    period: Interval
    claim: Claim
    restated: Claim | None = None
    revised: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a later version of a text no longer says, and what it says now, known from a day."""

    old: str
    new: str
    known: date
    dropped: tuple[Claim, ...]
    added: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim and when it was published."""

    claim: Claim
    published: Interval | None

    def known(self) -> date:
        """Return the day by which it was certainly published."""
        return self.published.known_by if self.published else date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Lapse:
    """A promise or a hope whose day has passed, and no report says that it came true."""

    claim: Claim
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """That an obligation is new (`before` is None) or has another status than before.

    `causes` are the claims that came in and bear on it; where there are none, time has passed.
    """

    obligation: Obligation
    before: Status | None
    after: Status
    causes: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What has come in or moved since the end of a day."""

    since: date
    sources: tuple[Document, ...]
    claims: tuple[Claim, ...]
    statuses: tuple[StatusChange, ...]
    lapsed: tuple[Lapse, ...]
    corrections: tuple[Correction, ...]
    moves: tuple[PositionChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRule:
    """What a claim of a kind is for an obligation: on its own provision, or a contrary one."""

    modality: Modality
    negated: bool
    contrary: bool
    stance: Stance
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusRule:
    """One row of the status table: for which obligations, what holds, and the status then."""

    kind: str
    holds: str
    status: Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """The tables that decide; `limits` are what a claim becomes by its time or condition."""

    evidence: tuple[EvidenceRule, ...]
    otherwise: tuple[Stance, str]
    limits: tuple[tuple[Stance, str], ...]
    statuses: tuple[StatusRule, ...]
    levels_once: Mapping[Performance, int]
    levels_continuing: Mapping[Status, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Every answer for one day, from what was known by another; what `show` prints.

    `drafted` says that obligations were proposed from the claims, because no case file
    states them. `sources` are all documents known, oldest first: their order numbers them.
    `origins` and `handling` are by document: whose witness most of it is, and how far it may go;
    `unread` are the documents whose language has no vocabulary.
    """

    on: date
    known: date
    title: str
    drafted: bool
    agreements: tuple[Agreement, ...]
    standings: tuple[Standing, ...]
    positions: tuple[Position, ...]
    counts: tuple[Count, ...]
    sources: tuple[Document, ...]
    withheld: int
    others: int = 0
    """How many claims the case holds beside those assessed: they speak about no obligation."""
    moves: tuple[PositionChange, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    periods: tuple[PeriodFigure, ...] = ()
    corrections: tuple[Correction, ...] = ()
    lapsed: tuple[Lapse, ...] = ()
    score: float | None = None
    """The aggregate of the Peace Accords Matrix over the obligations that have a level."""
    changes: Changes | None = None
    """What has changed since a day, where that was asked."""
    origins: Mapping[str, str] = field(default_factory=dict)
    handling: Mapping[str, Handling] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    def amiss(self) -> bool:
        """Return whether any obligation is overdue, or a breach of one is reported."""
        return any(standing.status in AMISS for standing in self.standings)

    def mark(self, document: str) -> Handling:
        """Return how far a document may be passed on."""
        return self.handling.get(document, Handling.PUBLIC)
