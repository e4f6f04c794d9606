"""Actors: states, organisations, forces and persons, and the names they go by."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an actor is; evidence rules ask whether one is a monitor."""

    STATE = "state"
    ORGANISATION = "organisation"
    MONITOR = "monitor"
    MISSION = "mission"
    ARMED_GROUP = "armed_group"
    FACTION = "faction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor with its names. `metonyms` mean it only where they say or do something."""

    id: str
    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    country: str | None = None
