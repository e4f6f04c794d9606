"""What a claim is for an obligation: the evidence table of the method, and nothing else.

Only a fact speaks for performance, and a signature is never evidence that an agreement is kept.
What lies before the agreement, or after the day asked about, is background.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from servanda.model.agreement import Obligation
from servanda.model.assessment import Evidence, Stance
from servanda.model.claim import Modality
from servanda.model.ledger import Link
from servanda.model.when import Interval

# Stance by modality and negation, for a claim on the obligation's own provision; what is not
# here is a position, and background.
SAME: Mapping[tuple[Modality, bool], tuple[Stance, str]] = {
    (Modality.FACT, False): (Stance.FOR, "reported as done"),
    (Modality.FACT, True): (Stance.AGAINST, "reported as not done or broken"),
    (Modality.AGREE, False): (Stance.SETS, "agreed as a term"),
    (Modality.REFUSE, False): (Stance.AGAINST, "refused"),
    (Modality.REFUSE, True): (Stance.AGAINST, "refused"),
    (Modality.OPPOSE, False): (Stance.AGAINST, "opposed"),
    (Modality.OPPOSE, True): (Stance.BACKGROUND, "opposed to its being broken"),
    (Modality.ALLEGE, True): (Stance.AGAINST, "alleged to be broken or not done"),
    (Modality.DENY, False): (Stance.AGAINST, "denied"),
}
# For a claim on a provision that is contrary to the obligation's own.
CONTRARY: Mapping[tuple[Modality, bool], tuple[Stance, str]] = {
    (Modality.FACT, False): (Stance.AGAINST, "the opposite is reported"),
}
_DEEDS = (Modality.FACT, Modality.ALLEGE)
POSITION = (Stance.BACKGROUND, "a position, not a deed")
CONDITION = (Stance.CONDITION, "tied to a condition")
BEFORE = (Stance.BACKGROUND, "from before the agreement")
AFTER = (Stance.BACKGROUND, "from after the day asked about")
OTHERS = (Stance.BACKGROUND, "may be of another promise")
LATER = (Stance.BACKGROUND, "another agreement on it, or not firmly agreed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """What an obligation is read against: its signature, its contraries, the day asked about."""

    signed: Interval | None
    contrary: frozenset[str]
    on: date


def evidence(
    link: Link, obligation: Obligation, published: Interval | None, bearing: Bearing
) -> Evidence | None:
    """Return what a claim says about an obligation, or None where it is about something else."""
    claim = link.claim
    if claim.provision == obligation.provision:
        found = SAME.get((claim.modality, claim.negated), POSITION)
    elif claim.provision in bearing.contrary and (claim.modality, claim.negated) in CONTRARY:
        found = CONTRARY[claim.modality, claim.negated]
    else:
        return None
    stance, reason = found
    item = Evidence(
        claim=claim, stance=stance, reason=reason, published=published, link=link.reason
    )
    if claim.id in obligation.sources:
        return replace(item, stance=Stance.SETS, reason=SAME[Modality.AGREE, False][1])
    return _limited(item, bearing, sure=link.sure)


def _limited(item: Evidence, bearing: Bearing, *, sure: bool) -> Evidence:
    """Return the evidence as its time, its condition and its firmness allow.

    What is told of a deed, and may be of another obligation, is evidence on none.
    """
    limit = None
    if item.claim.condition and item.stance in (Stance.BACKGROUND, Stance.SETS):
        limit = CONDITION
    elif item.stance is Stance.SETS and not _sets(item, bearing.signed):
        limit = LATER
    elif item.stance in (Stance.FOR, Stance.AGAINST):
        limit = _out_of_time(item.when(), bearing)
        if limit is None and not sure and item.claim.modality in _DEEDS:
            limit = OTHERS
    return replace(item, stance=limit[0], reason=limit[1]) if limit else item


def _sets(item: Evidence, signed: Interval | None) -> bool:
    """Return whether what is agreed here is the agreement's own term, told by somebody known."""
    claim = item.claim
    if claim.hedged or (claim.speaker and claim.speaker.anonymous):
        return False
    when = claim.event.interval if claim.event else None
    return when is None or signed is None or when.overlaps(signed)


def _out_of_time(when: Interval | None, bearing: Bearing) -> tuple[Stance, str] | None:
    if when and bearing.signed and when.latest < bearing.signed.earliest:
        return BEFORE
    return AFTER if when and when.earliest > bearing.on else None
