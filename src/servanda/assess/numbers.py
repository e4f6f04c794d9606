"""The numbers that are told, with what exactly each of them counts."""

from collections.abc import Sequence

from servanda.model.assessment import Count
from servanda.model.claim import Claim


def numbers(claims: Sequence[Claim]) -> tuple[Count, ...]:
    """Return every published number, grouped by the thing it counts, in the order of the claims."""
    counts = [Count(claim=c, thing=c.quantity.of_whom.lower()) for c in claims if c.quantity]
    return tuple(sorted(counts, key=lambda count: count.thing))
