"""What a claim is for an obligation: the evidence table of the method, and nothing else.

Only a fact speaks for performance. Background from before the agreement is never evidence.
"""

from collections.abc import Mapping
from datetime import date

from servanda.model.agreement import Obligation
from servanda.model.assessment import Evidence, Stance
from servanda.model.claim import Claim, Modality

# Stance by modality and negation, for a claim on the obligation's own provision.
SAME: Mapping[tuple[Modality, bool], Stance] = {
    (Modality.FACT, False): Stance.FOR,
    (Modality.FACT, True): Stance.AGAINST,
    (Modality.AGREE, False): Stance.SETS,
    (Modality.REFUSE, False): Stance.AGAINST,
    (Modality.REFUSE, True): Stance.AGAINST,
    (Modality.OPPOSE, False): Stance.AGAINST,
    (Modality.ALLEGE, True): Stance.AGAINST,
}
WHY: Mapping[Stance, str] = {
    Stance.SETS: "agreed as a term",
    Stance.FOR: "reported as done",
    Stance.AGAINST: "speaks against it",
    Stance.CONDITION: "ties it to a condition",
    Stance.BACKGROUND: "a position, not a deed",
}


def evidence(
    claim: Claim, obligation: Obligation, signed: date | None, contrary: frozenset[str]
) -> Evidence | None:
    """Return what a claim says about an obligation, or None where it is about something else."""
    if claim.provision == obligation.provision:
        stance = SAME.get((claim.modality, claim.negated), Stance.BACKGROUND)
        if claim.id in obligation.sources:
            stance = Stance.SETS
    elif claim.provision in contrary and claim.modality is Modality.FACT and not claim.negated:
        stance = Stance.AGAINST
    else:
        return None
    if claim.condition and stance in (Stance.BACKGROUND, Stance.SETS):
        stance = Stance.CONDITION
    if stance in (Stance.FOR, Stance.AGAINST) and _before(claim, signed):
        stance = Stance.BACKGROUND
    return Evidence(claim=claim, stance=stance, reason=WHY[stance])


def _before(claim: Claim, signed: date | None) -> bool:
    """Return whether a claim tells of something wholly before the agreement."""
    when = claim.event.interval if claim.event else None
    return bool(signed and when and when.latest < signed)
