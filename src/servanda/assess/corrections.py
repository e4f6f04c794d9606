"""What a correction changed: the claims that only one version of a text makes."""

from collections.abc import Hashable, Sequence

from servanda.model.assessment import Correction
from servanda.model.claim import Claim
from servanda.model.ledger import Replacement


def corrections(versions: Sequence[Replacement]) -> tuple[Correction, ...]:
    """Return what each replacement changed, oldest first, those that changed no claim among it."""
    return tuple(
        Correction(
            old=version.old,
            new=version.new,
            known=version.known,
            dropped=_only(version.before, version.after),
            added=_only(version.after, version.before),
        )
        for version in versions
    )


def _only(claims: Sequence[Claim], others: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims that others neither word alike nor say in other words."""
    worded, said = {_words(claim) for claim in others}, {_said(claim) for claim in others}
    return tuple(c for c in claims if _words(c) not in worded and _said(c) not in said)


def _words(claim: Claim) -> Hashable:
    return " ".join(claim.quote.split()), claim.modality, claim.provision


def _said(claim: Claim) -> Hashable:
    number = claim.quantity and (claim.quantity.low, claim.quantity.high, claim.quantity.of_whom)
    due = claim.deadline and (claim.deadline.interval or claim.deadline.words)
    who = (claim.agents, claim.performers, claim.speaker)
    return claim.modality, claim.provision, who, claim.negated, claim.extent, number, due
