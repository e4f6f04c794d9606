"""Where an obligation stands on a day, from the evidence known, with everything that made it so."""

from collections.abc import Iterable, Sequence
from datetime import date

from servanda.assess.matrix import level
from servanda.assess.performance import Done, done
from servanda.assess.status_table import PROVED, STATUS_TABLE, Facts
from servanda.assess.timing import late, timing
from servanda.assess.witness import Witnesses
from servanda.model.agreement import Obligation
from servanda.model.assessment import (
    Evidence,
    Performance,
    Proof,
    Stance,
    Standing,
    Status,
    Trend,
)
from servanda.model.claim import Modality

_DEEDS = (Modality.FACT, Modality.ALLEGE)


def standing(
    obligation: Obligation, items: Iterable[Evidence], witnesses: Witnesses, on: date
) -> Standing:
    """Return where an obligation stands, from the evidence known, with its reasons."""
    ordered = sorted(items, key=_order)
    counted = _in_period(obligation, ordered, on) if obligation.continuing else ordered
    deeds = [item for item in counted if item.stance is Stance.FOR]
    undone = [item for item in counted if _undone(item, obligation)]
    found = _kept(undone) if obligation.continuing else done(obligation, deeds, undone)
    decisive = [item for some in found.deciding.values() for item in some]
    against = _against(obligation, ordered, deeds, found, decisive)
    facts = Facts(
        continuing=obligation.continuing,
        timing=timing(obligation, on),
        performance=found.performance,
        proof=_proof(found, witnesses),
        denied=any(witnesses.independent(item.claim) for item in against),
        disputed=bool(against),
        reported=bool(deeds or undone),
        begun_denied=found.performance is Performance.NOT_BEGUN,
    )
    row = next(row for row in STATUS_TABLE if row.test(facts))
    return Standing(
        obligation=obligation,
        status=row.status,
        timing=facts.timing,
        performance=facts.performance,
        proof=facts.proof,
        disputed=facts.disputed,
        refused_by=_refusing(ordered),
        late=late(obligation, on) if row.status is Status.OVERDUE else None,
        evidence=tuple(ordered),
        missing=_missing(obligation, row.status, deeds, facts.proof),
        reasons=(row.holds,),
        level=level(obligation.continuing, row.status, facts.performance),
        reported=_last_report(ordered, obligation),
        trend=_trend(obligation, ordered, on),
        uncertain=bool(decisive) and all(_day_uncertain(item, on) for item in decisive),
    )


def _proof(found: Done, witnesses: Witnesses) -> Proof:
    """Return how well the deciding reports are proved: no better than the weakest part."""
    ladder = list(Proof)
    proofs = [witnesses.proof(some) for some in found.deciding.values()]
    return min(proofs, key=ladder.index, default=Proof.NONE)


def _kept(undone: Sequence[Evidence]) -> Done:
    if undone:
        return Done(performance=Performance.BREACHED, deciding={"": tuple(undone)})
    return Done(performance=Performance.NONE_REPORTED, deciding={})


def _undone(item: Evidence, obligation: Obligation) -> bool:
    """Return whether a claim reports the obligation itself as not done or broken."""
    return (
        item.stance is Stance.AGAINST
        and item.claim.provision == obligation.provision
        and item.claim.modality in _DEEDS
    )


def _against(
    obligation: Obligation,
    ordered: Sequence[Evidence],
    deeds: Sequence[Evidence],
    found: Done,
    decisive: Sequence[Evidence],
) -> list[Evidence]:
    """Return what reports otherwise than the deciding reports do."""
    if not decisive:
        return []
    if obligation.continuing:
        denials = [i for i in ordered if i.claim.modality is Modality.DENY and i.claim.negated]
        return [*deeds, *denials]
    if found.performance is Performance.NOT_BEGUN:
        return []
    return [item for item in ordered if _denies(item, obligation, decisive)]


def _denies(item: Evidence, obligation: Obligation, decisive: Sequence[Evidence]) -> bool:
    """Return whether a report denies what others report as done.

    What was not yet done in January is no denial of what was done in June, a report that itself
    tells that it was done denies nothing, and of a number only another number does.
    """
    if item.stance is not Stance.AGAINST or item.claim.modality not in (*_DEEDS, Modality.DENY):
        return False
    if obligation.count is not None and item.claim.modality is not Modality.DENY:
        return False
    first = min(decisive, key=lambda deed: deed.told())
    telling = {deed.claim.span.document for deed in decisive}
    return (
        item.told() >= first.told()
        and not _earlier(item, first)
        and item.claim.span.document not in telling
    )


def _earlier(item: Evidence, deed: Evidence) -> bool:
    """Return whether what a report tells of surely lay before what another one tells of."""
    ours, theirs = item.when(), deed.when()
    return bool(ours and theirs and ours.latest < theirs.earliest)


def _in_period(obligation: Obligation, items: Sequence[Evidence], on: date) -> list[Evidence]:
    return [item for item in items if _age(item, on, obligation) == 0]


def _age(item: Evidence, on: date, obligation: Obligation) -> int | None:
    """Return how many whole periods ago it happened, or None where no day is known."""
    when = item.when()
    return None if when is None else max(0, (on - when.latest).days // obligation.period)


def _trend(obligation: Obligation, items: Sequence[Evidence], on: date) -> Trend | None:
    if not obligation.continuing:
        return None
    ages = [_age(item, on, obligation) for item in items if _undone(item, obligation)]
    if not {0, 1} & set(ages):
        return None
    return Trend(days=obligation.period, now=ages.count(0), before=ages.count(1))


def _last_report(items: Sequence[Evidence], obligation: Obligation) -> date | None:
    """Return when somebody last reported whether it is done or kept."""
    told = [i.told() for i in items if i.stance is Stance.FOR or _undone(i, obligation)]
    return max(told, default=None)


def _day_uncertain(item: Evidence, on: date) -> bool:
    return bool(item.published and item.published.latest > on)


def _refusing(items: Sequence[Evidence]) -> tuple[str, ...]:
    """Return the actors whose latest word on the thing, of promise or refusal, is a refusal."""
    latest: dict[str, Modality] = {}
    turning = {Modality.REFUSE, Modality.PLEDGE, Modality.AGREE, Modality.SUPPORT}
    for item in items:
        claim = item.claim
        anonymous = claim.speaker and claim.speaker.anonymous
        if claim.modality in turning and not (claim.negated or claim.hedged or anonymous):
            latest.update(dict.fromkeys(claim.agents, claim.modality))
    return tuple(actor for actor, last in latest.items() if last is Modality.REFUSE)


def _missing(
    obligation: Obligation, status: Status, deeds: Sequence[Evidence], proof: Proof
) -> tuple[str, ...]:
    """Return what a monitor would still need, in plain words; nothing before anything is due."""
    if status is Status.NOT_DUE and not deeds:
        return ()
    if obligation.continuing:
        return _missing_on_conduct(status, deeds)
    missing = []
    if not deeds:
        missing.append("a report that any of it was done")
    elif status not in (Status.IMPLEMENTED, Status.REPORTED_IMPLEMENTED, Status.CONTESTED):
        missing.append("a report that all of it was done")
    if deeds and proof not in PROVED:
        missing.append("a second independent report, or a monitoring body's")
    if not obligation.due and status is not Status.IMPLEMENTED:
        missing.append("a date by which it is due")
    return tuple(missing)


def _missing_on_conduct(status: Status, deeds: Sequence[Evidence]) -> tuple[str, ...]:
    if status in (Status.BREACH_REPORTED, Status.CONTESTED):
        return ("a second independent report of the breach, or a monitoring body's",)
    return () if deeds or status is Status.BREACHED else ("a report that it is kept",)


def _order(item: Evidence) -> tuple[date, str, int]:
    return item.told(), item.claim.span.document, item.claim.span.start
