"""What has changed since a day: two assessments of one case, side by side."""

from collections.abc import Iterable

from servanda.model.assessment import Assessment, Changes, Stance, Standing, StatusChange
from servanda.model.claim import Claim

_DECIDING = (Stance.FOR, Stance.AGAINST, Stance.SETS)


def changes(before: Assessment, after: Assessment) -> Changes:
    """Return what the later assessment has that the earlier one has not, and what moved."""
    sources = {document.id for document in before.sources}
    claims = {item.id for item in _claims(before)}
    gone = {correction.new for correction in before.corrections}
    lapsed = {lapse.claim.id for lapse in before.lapsed}
    moved = {(move.actor, move.after.id) for move in before.moves}
    return Changes(
        since=before.known,
        sources=tuple(d for d in after.sources if d.id not in sources),
        claims=tuple(c for c in _claims(after) if c.id not in claims),
        statuses=tuple(_statuses(before, after)),
        lapsed=tuple(lapse for lapse in after.lapsed if lapse.claim.id not in lapsed),
        corrections=tuple(c for c in after.corrections if c.new not in gone),
        moves=tuple(m for m in after.moves if (m.actor, m.after.id) not in moved),
    )


def _claims(assessment: Assessment) -> Iterable[Claim]:
    return (claim for position in assessment.positions for claim in position.claims)


def _statuses(before: Assessment, after: Assessment) -> Iterable[StatusChange]:
    """Yield the obligations that are new, or whose status is another, in their order."""
    earlier = {standing.obligation.id: standing for standing in before.standings}
    for now in after.standings:
        then = earlier.get(now.obligation.id)
        if then is None or then.status is not now.status:
            yield StatusChange(
                obligation=now.obligation,
                before=then.status if then else None,
                after=now.status,
                causes=_causes(then, now),
            )


def _causes(then: Standing | None, now: Standing) -> tuple[Claim, ...]:
    """Return the claims that came in and bear on the status; none where time alone passed."""
    held = {item.claim.id for item in then.evidence} if then else set()
    return tuple(
        item.claim
        for item in now.evidence
        if item.stance in _DECIDING and item.claim.id not in held
    )
