"""Where a text names known actors: one pass over the text, longest name first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from servanda.model.actor import Actor
from servanda.read.parse import SHADOW

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


ACRONYM = re.compile("[A-Z]{2,6}")


class Naming(StrEnum):
    """How a name means its actor: fully, as an adjective, or as the capital for the state."""

    ALIAS = "alias"
    DEMONYM = "demonym"
    METONYM = "metonym"


@dataclass(frozen=True, slots=True)
class Named:
    """A name found in a text, by offsets, and the actor it means."""

    start: int
    end: int
    actor: Actor
    naming: Naming


class NameFinder:
    """All names of all actors as one automaton. The first actor to claim a name keeps it."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._names: dict[str, tuple[Actor, Naming]] = {}
        for actor in actors:
            for naming, names in (
                (Naming.ALIAS, (actor.name, *actor.aliases)),
                (Naming.DEMONYM, actor.demonyms),
                (Naming.METONYM, actor.metonyms),
            ):
                for name in (*names, *map(_dotted, names)):
                    self._names.setdefault(name.translate(SHADOW), (actor, naming))
        self._spelled = tuple(self._names)
        self._automaton = _automaton(self._spelled)

    def find(self, text: str, offset: int = 0) -> tuple[Named, ...]:
        """Return the names in a text, in order; `offset` is added to their places."""
        shadow = text.translate(SHADOW)
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(shadow):
            if _stands_alone(shadow, start, end):
                actor, naming = self._names[self._spelled[index]]
                found.append(Named(start + offset, end + offset, actor, naming))
        return tuple(found)


def _dotted(name: str) -> str:
    """Return an acronym as some papers write it ("E.L.N."); other names stay as they are."""
    return "".join(f"{letter}." for letter in name) if ACRONYM.fullmatch(name) else name


def _automaton(names: tuple[str, ...]) -> "AhoCorasick":
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return not (before.isalnum() or after.isalnum())
