"""Where an obligation stands on a day: the status table, row by row, first match wins.

The table is `STATUS_TABLE` below; the method page and `status` explain it from the same rows.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from servanda.assess.origins import Origins
from servanda.model.agreement import Obligation
from servanda.model.assessment import (
    Evidence,
    LateDays,
    Performance,
    Proof,
    Stance,
    Standing,
    Status,
    Timing,
)
from servanda.model.claim import Extent, Modality
from servanda.model.source import Document

PERIOD = timedelta(days=30)
CORROBORATED = frozenset({Proof.CORROBORATED, Proof.VERIFIED})
PARTLY_DONE = {
    Extent.UNSTATED: Performance.PARTLY,
    Extent.BEGUN: Performance.BEGUN,
    Extent.PARTLY: Performance.PARTLY,
    Extent.FULL: Performance.FULL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the rows of the status table may ask."""

    continuing: bool
    timing: Timing
    performance: Performance
    proof: Proof
    denied: bool
    reported_in_period: bool
    due_soon: bool
    nothing_begun: bool


Row = tuple[str, Callable[[Facts], bool], Status]
STATUS_TABLE: Sequence[Row] = (
    (
        "continuing, and a breach is corroborated or verified",
        lambda f: (
            f.continuing and f.performance is Performance.BREACHED and f.proof in CORROBORATED
        ),
        Status.BREACHED,
    ),
    (
        "continuing, and a breach is reported and denied",
        lambda f: f.continuing and f.performance is Performance.BREACHED and f.denied,
        Status.CONTESTED,
    ),
    (
        "continuing, and a breach is reported by one origin or by a party",
        lambda f: f.continuing and f.performance is Performance.BREACHED,
        Status.BREACH_REPORTED,
    ),
    (
        "continuing, and somebody reports on it within the period, no breach",
        lambda f: f.continuing and f.reported_in_period,
        Status.NO_BREACH_REPORTED,
    ),
    ("continuing, and nothing is reported of late", lambda f: f.continuing, Status.NO_EVIDENCE),
    (
        "done in full, and denied",
        lambda f: f.performance is Performance.FULL and f.denied,
        Status.CONTESTED,
    ),
    (
        "done in full, corroborated or verified",
        lambda f: f.performance is Performance.FULL and f.proof in CORROBORATED,
        Status.IMPLEMENTED,
    ),
    (
        "done in full, by a weaker report",
        lambda f: f.performance is Performance.FULL,
        Status.REPORTED_IMPLEMENTED,
    ),
    ("past the latest day it can be due", lambda f: f.timing is Timing.OVERDUE, Status.OVERDUE),
    (
        "between the earliest and the latest day it can be due",
        lambda f: f.timing is Timing.POSSIBLY_OVERDUE,
        Status.DUE,
    ),
    (
        "begun or partly done",
        lambda f: f.performance in (Performance.BEGUN, Performance.PARTLY),
        Status.PARTLY,
    ),
    ("due within 30 days", lambda f: f.due_soon, Status.DUE),
    ("due later", lambda f: f.timing is Timing.NOT_DUE, Status.NOT_DUE),
    ("undated, and somebody says nothing was begun", lambda f: f.nothing_begun, Status.NOT_STARTED),
    ("nothing is reported", lambda _: True, Status.NO_EVIDENCE),
)


def standing(
    obligation: Obligation,
    items: Sequence[Evidence],
    documents: Mapping[str, Document],
    origins: Origins,
    monitors: frozenset[str],
    on: date,
) -> Standing:
    """Return where an obligation stands, from the evidence known, with its reasons."""
    ordered = sorted(items, key=lambda item: _known(item, documents))
    deeds = [e for e in ordered if e.stance is Stance.FOR]
    undone = [
        e
        for e in ordered
        if e.stance is Stance.AGAINST
        and e.claim.provision == obligation.provision
        and e.claim.modality in (Modality.FACT, Modality.ALLEGE)
    ]
    performance = _performance(obligation, deeds, undone)
    decisive = undone if performance is Performance.BREACHED else deeds
    proof = _proof(decisive, origins, monitors, obligation)
    timing = _timing(obligation, on)
    due = obligation.due_interval()
    facts = Facts(
        continuing=obligation.continuing,
        timing=timing,
        performance=performance,
        proof=proof,
        denied=bool(undone and deeds),
        reported_in_period=any(_within(e, documents, on) for e in (*deeds, *undone)),
        due_soon=bool(due and on <= due.earliest <= on + PERIOD),
        nothing_begun=bool(undone) and not deeds and not obligation.due,
    )
    row = next(row for row in STATUS_TABLE if row[1](facts))
    return Standing(
        obligation=obligation,
        status=row[2],
        timing=timing,
        performance=performance,
        proof=proof,
        disputed=facts.denied,
        refused_by=_refusing(ordered),
        late=_late(obligation, on) if row[2] is Status.OVERDUE else None,
        evidence=tuple(ordered),
        missing=_missing(obligation, row[2], deeds, proof),
        reasons=(row[0],),
    )


def _performance(
    obligation: Obligation, deeds: Sequence[Evidence], undone: Sequence[Evidence]
) -> Performance:
    if obligation.continuing:
        return Performance.BREACHED if undone else Performance.NONE_REPORTED
    if deeds:
        reached = [_reach(item) for item in deeds]
        return max(reached, key=list(Performance).index)
    return Performance.NOT_BEGUN if undone else Performance.NONE_REPORTED


def _reach(item: Evidence) -> Performance:
    """Return how far a deed goes. One performer's full withdrawal is a part of everybody's."""
    reached = PARTLY_DONE[item.claim.extent]
    if item.claim.hedged and reached is Performance.FULL:
        return Performance.PARTLY
    return reached


def _proof(
    items: Sequence[Evidence],
    origins: Origins,
    monitors: frozenset[str],
    obligation: Obligation,
) -> Proof:
    """Return how well the deciding reports are proved: origins counted once, parties not at all."""
    if not items:
        return Proof.NONE
    if any(e.claim.speaker and e.claim.speaker.name in monitors for e in items):
        return Proof.VERIFIED
    independent = {origins.of(e.claim) for e in items if not _by_party(e, obligation)}
    if len(independent) >= 2:
        return Proof.CORROBORATED
    if independent:
        return Proof.REPORTED
    return Proof.ALLEGED if items[0].claim.modality is Modality.ALLEGE else Proof.ASSERTED


def _by_party(item: Evidence, obligation: Obligation) -> bool:
    """Return whether a report comes from somebody who is a party to the act."""
    speaker = item.claim.speaker
    if speaker is None:
        return False
    parties = {*obligation.holders, *item.claim.performers, *item.claim.agents}
    return bool({speaker.name, speaker.affiliation} & parties)


def _timing(obligation: Obligation, on: date) -> Timing:
    if obligation.continuing:
        return Timing.CONTINUING
    due = obligation.due_interval()
    if due is None:
        return Timing.UNDATED
    if on > due.latest:
        return Timing.OVERDUE
    if on > due.earliest:
        return Timing.POSSIBLY_OVERDUE
    return Timing.DUE if on + PERIOD >= due.earliest else Timing.NOT_DUE


def _late(obligation: Obligation, on: date) -> LateDays | None:
    due = obligation.due_interval()
    if due is None:
        return None
    return LateDays(least=(on - due.latest).days, most=(on - due.earliest).days)


def _refusing(items: Sequence[Evidence]) -> tuple[str, ...]:
    """Return the actors whose latest word on the thing, of promise or refusal, is a refusal."""
    latest: dict[str, Modality] = {}
    turning = {Modality.REFUSE, Modality.PLEDGE, Modality.AGREE, Modality.SUPPORT}
    for item in items:
        if item.claim.modality in turning and not item.claim.negated and not _anonymous(item):
            latest.update(dict.fromkeys(item.claim.agents, item.claim.modality))
    return tuple(actor for actor, last in latest.items() if last is Modality.REFUSE)


def _anonymous(item: Evidence) -> bool:
    return bool(item.claim.speaker and item.claim.speaker.anonymous)


def _missing(
    obligation: Obligation, status: Status, deeds: Sequence[Evidence], proof: Proof
) -> tuple[str, ...]:
    """Return what a monitor would still need, in plain words; nothing before anything is due."""
    missing = []
    if status is Status.NOT_DUE and not deeds:
        return ()
    if not deeds and not obligation.continuing:
        missing.append("a report that any of it was done")
    elif not obligation.continuing and proof not in CORROBORATED:
        missing.append("a second independent report, or a monitoring body's")
    if not obligation.due and not obligation.continuing:
        missing.append("a date by which it is due")
    if obligation.continuing and not deeds:
        missing.append("a report that it is kept")
    return tuple(missing)


def _known(item: Evidence, documents: Mapping[str, Document]) -> tuple[date, str, int]:
    document = documents[item.claim.span.document]
    day = document.published.known_by if document.published else date.max
    return day, document.id, item.claim.span.start


def _within(item: Evidence, documents: Mapping[str, Document], on: date) -> bool:
    published = documents[item.claim.span.document].published
    return bool(published and on - published.known_by <= PERIOD)
