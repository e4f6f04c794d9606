"""The numbers that are told, with what exactly each of them counts."""

from collections.abc import Sequence

from servanda.model.assessment import Count
from servanda.model.claim import Claim


def numbers(claims: Sequence[Claim]) -> tuple[Count, ...]:
    """Return every published number, grouped by the thing it counts, in the order of the claims.

    A thing is spelled as the first claim spells it; capitals make no other thing.
    """
    spelled: dict[str, str] = {}
    for claim in claims:
        if claim.quantity:
            spelled.setdefault(claim.quantity.of_whom.lower(), claim.quantity.of_whom)
    counts = [
        Count(claim=claim, thing=spelled[claim.quantity.of_whom.lower()])
        for claim in claims
        if claim.quantity
    ]
    return tuple(sorted(counts, key=lambda count: count.thing.lower()))
