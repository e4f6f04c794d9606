"""Each actor's line on each provision, oldest first."""

from collections.abc import Sequence

from servanda.model.assessment import Position
from servanda.model.claim import Claim


def positions(claims: Sequence[Claim]) -> tuple[Position, ...]:
    """Return the claims grouped by provision and holder; each claim stands once, with its first.

    The claims come oldest first, and stay so. The actor is empty where nobody is named as holder.
    """
    lines: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        holder = " and ".join(claim.agents)
        lines.setdefault((claim.provision, holder), []).append(claim)
    ordered = sorted(lines.items(), key=lambda line: line[0])
    return tuple(
        Position(actor=actor, provision=provision, claims=tuple(found))
        for (provision, actor), found in ordered
    )
