"""What is proposed from claims for a person to edit: agreements, obligations, and what is open."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from servanda.model.agreement import Agreement, Event, Obligation


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Agreements and obligations as the claims tell them.

    `doubts` are by the id of an agreement or obligation: what a person must decide.
    """

    agreements: tuple[Agreement, ...] = ()
    events: tuple[Event, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    doubts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
