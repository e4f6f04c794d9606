"""Actors: states, organisations, forces and persons, and the names they go by."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


def is_described(name: str) -> bool:
    """Return whether words only describe somebody ("warring sides"): names end in a capital."""
    last = name.rsplit(maxsplit=1)[-1] if name.strip() else name
    return last[:1].islower()


class Kind(StrEnum):
    """What an actor is; evidence rules ask whether one is a monitor."""

    STATE = "state"
    ORGANISATION = "organisation"
    MONITOR = "monitor"
    MISSION = "mission"
    ARMED_GROUP = "armed_group"
    FACTION = "faction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office somebody holds or held: from when, until when (None: still), and who says so."""

    holder: str
    title: str
    since: date
    until: date | None = None
    source: str

    def __post_init__(self) -> None:
        """Refuse a term that ends before it begins.

        Raises:
            ValueError: `until` is before `since`.
        """
        if self.until and self.until < self.since:
            raise ValueError(f"{self.title} {self.holder}: until {self.until}, since {self.since}")


class Tie(StrEnum):
    """How one actor is tied to another."""

    MEMBER_OF = "member_of"
    BACKS = "backs"
    COMMANDS = "commands"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """That an actor is tied to another: from when, until when (None: still), and who says so."""

    tie: Tie
    actor: str
    since: date
    until: date | None = None
    source: str

    def __post_init__(self) -> None:
        """Refuse a tie that ends before it begins.

        Raises:
            ValueError: `until` is before `since`.
        """
        if self.until and self.until < self.since:
            raise ValueError(f"{self.tie} {self.actor}: until {self.until}, since {self.since}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor with its names, in any script.

    `metonyms` mean it only where they say or do something.
    """

    id: str
    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    country: str | None = None
    side: str | None = None
    """The side it stands on in the case, where that is no state."""
    offices: tuple[Office, ...] = ()
    relations: tuple[Relation, ...] = ()
