"""The status table: row by row, the first that holds gives the status.

The method page and `status --explain` print these rows.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from servanda.model.assessment import Performance, Proof, Status, Timing

PROVED = frozenset({Proof.CORROBORATED, Proof.VERIFIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the rows of the status table may ask.

    `denied` says that an independent source reports otherwise, `disputed` that anybody does.
    """

    continuing: bool
    timing: Timing
    performance: Performance
    proof: Proof
    denied: bool
    disputed: bool
    reported: bool
    begun_denied: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table: which obligations, what holds, as people say it, and the status."""

    kind: str
    holds: str
    test: Callable[[Facts], bool]
    status: Status


def _breach(facts: Facts) -> bool:
    return facts.continuing and facts.performance is Performance.BREACHED


def _full(facts: Facts) -> bool:
    return facts.performance is Performance.FULL


STATUS_TABLE: Sequence[Row] = (
    Row(
        "continuing",
        "within the period, a breach reported by two independent sources or a monitoring body",
        lambda f: _breach(f) and f.proof in PROVED,
        Status.BREACHED,
    ),
    Row(
        "continuing",
        "within the period, a breach reported by less, and denied by an independent source",
        lambda f: _breach(f) and f.denied,
        Status.CONTESTED,
    ),
    Row(
        "continuing",
        "within the period, a breach reported by one source or by a party",
        _breach,
        Status.BREACH_REPORTED,
    ),
    Row(
        "continuing",
        "within the period, somebody reports on it, and no breach",
        lambda f: f.continuing and f.reported,
        Status.NO_BREACH_REPORTED,
    ),
    Row(
        "continuing",
        "nobody reports on it within the period",
        lambda f: f.continuing,
        Status.NO_EVIDENCE,
    ),
    Row(
        "once",
        "done in full, by two independent sources or a monitoring body, and nobody independent"
        " reports otherwise",
        lambda f: _full(f) and f.proof in PROVED and not f.denied,
        Status.IMPLEMENTED,
    ),
    Row(
        "once",
        "done in full, and somebody reports otherwise",
        lambda f: _full(f) and f.disputed,
        Status.CONTESTED,
    ),
    Row("once", "done in full, by less", _full, Status.REPORTED_IMPLEMENTED),
    Row(
        "once",
        "after the latest day it can be due",
        lambda f: f.timing is Timing.OVERDUE,
        Status.OVERDUE,
    ),
    Row(
        "once",
        "after the earliest day it can be due, not after the latest",
        lambda f: f.timing is Timing.POSSIBLY_OVERDUE,
        Status.DUE,
    ),
    Row(
        "once",
        "begun or partly done",
        lambda f: f.performance in (Performance.BEGUN, Performance.PARTLY),
        Status.PARTLY,
    ),
    Row("once", "due within 30 days", lambda f: f.timing is Timing.DUE, Status.DUE),
    Row("once", "due later", lambda f: f.timing is Timing.NOT_DUE, Status.NOT_DUE),
    Row(
        "once",
        "undated, and somebody says that nothing was begun",
        lambda f: f.begun_denied,
        Status.NOT_STARTED,
    ),
    Row("once", "undated, and nothing is reported", lambda _: True, Status.NO_EVIDENCE),
)
