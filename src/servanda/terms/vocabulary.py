"""The vocabulary as values: provisions, frames, operators, actors."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from servanda.model.actor import Actor, Office
from servanda.model.claim import Modality


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """Something agreements oblige people to do; every field is explained in provisions.toml."""

    id: str
    label: str
    means: str
    mistake: str
    pam: str | None = None
    continuing: bool = False
    everyday: bool = False
    contrary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way to put a provision into words; every field is explained in provisions.toml."""

    provision: str
    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    object: str | None = None
    subject: str | None = None
    of: str | None = None
    within: str | None = None
    leaves: str | None = None
    source: str | None = None
    bare: bool = False
    place: bool = False
    whole: bool = False
    counted: bool = False
    signed: bool = False
    reverse: bool = False
    stands: bool = False
    acted: bool = False
    restrained: bool = False
    holds: frozenset[str] = frozenset()
    breaks: frozenset[str] = frozenset()

    @property
    def moves(self) -> bool:
        """Return whether its verbs tell of forces that move: "are leaving" may be a plan."""
        return self.subject == "force" or self.leaves is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operators:
    """Which word makes a thing a pledge, a demand, a refusal, by the way it governs it."""

    clause: Mapping[str, Modality]
    thing: Mapping[str, Modality]
    nouns: Mapping[str, Modality]
    adjectives: Mapping[str, Modality]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Beginnings of words that make a paragraph, or a document, worth parsing."""

    strong: tuple[str, ...]
    weak: tuple[str, ...]
    context: tuple[str, ...]
    settlement: tuple[str, ...]


TITLE = 300
Lists = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """What a case may lay over the vocabulary, by the names of the shipped files."""

    provision: tuple[Provision, ...] = ()
    frame: tuple[Frame, ...] = ()
    classes: Lists = field(default_factory=dict)
    words: Lists = field(default_factory=dict)
    modals: Lists = field(default_factory=dict)
    markers: Lists = field(default_factory=dict)
    attributing: Lists = field(default_factory=dict)
    gate: Lists = field(default_factory=dict)
    operator: Mapping[Modality, Lists] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Everything the reader knows about words, with a case's own words laid on top."""

    language: str
    provisions: Mapping[str, Provision]
    classes: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    modals: Mapping[str, frozenset[str]]
    markers: Mapping[str, tuple[str, ...]]
    operators: Operators
    attributing: Mapping[str, frozenset[str]]
    frames: tuple[Frame, ...]
    gate: Gate
    actors: tuple[Actor, ...]
    holders: tuple[tuple[str, Office], ...]
    """Who held which office for which actor, shipped; a case's own stand with its actors."""

    def offices(self) -> tuple[Office, ...]:
        """Return who is known to hold or have held which office."""
        return tuple(office for actor in self.actors for office in actor.offices)

    def in_office(self, day: date) -> Mapping[str, tuple[str, Office]]:
        """Return who held an office on a day, by surname, with the actor they speak for.

        A surname that two of them share means nobody.
        """
        own = ((actor.name, office) for actor in self.actors for office in actor.offices)
        found: dict[str, list[tuple[str, Office]]] = {}
        for actor, office in (*own, *self.holders):
            if office.since <= day <= (office.until or date.max):
                found.setdefault(office.holder.split()[-1], []).append((actor, office))
        return {name: held[0] for name, held in found.items() if len({a for a, _ in held}) == 1}

    def is_accord(self, title: str) -> bool:
        """Return whether a document of this title is an agreement or what a meeting agreed on."""
        start = _fold(" ".join(title.split())[:TITLE])
        return bool(_accord(self.words["accord_titles"]).search(start))

    def labels(self) -> Mapping[str, str]:
        """Return how a brief calls each provision."""
        return {identifier: term.label for identifier, term in self.provisions.items()}

    def contrary(self, provision: str) -> tuple[str, ...]:
        """Return the provisions whose facts speak against one."""
        term = self.provisions.get(provision)
        return term.contrary if term else ()


@cache
def _accord(kinds: frozenset[str]) -> re.Pattern[str]:
    choice = "|".join(sorted(map(re.escape, kinds), key=len, reverse=True))
    return re.compile(rf"^(?:the |final |full text of (?:the )?|text of (?:the )?)*(?:{choice})\b")


def _fold(text: str) -> str:
    """Return a text in small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
