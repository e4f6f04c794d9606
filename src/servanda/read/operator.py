"""What a climb meets on its way up from a mention: operators, and what it has seen so far."""

from dataclasses import dataclass, field

from servanda.model.claim import Modality
from servanda.read.sentence import Part, Relation

CLAUSES = frozenset({Relation.CLAUSE, Relation.OPEN_CLAUSE, Relation.NOUN_CLAUSE})
FAILED = frozenset({Relation.OPEN_CLAUSE, Relation.OBJECT, Relation.COMPLEMENT})
# "Stopped them from leaving" denies it; "stopped the war by leaving" does not.
PREVENTED = frozenset({"", "from", "in", "at"})
THINGS = frozenset(
    {Relation.OBJECT, Relation.COMPLEMENT, Relation.PASSIVE_SUBJECT, Relation.SUBJECT}
)
NOUNS = (Part.NOUN, Part.NAME)
# Prepositions through which an event is what a verb is about: "took part in the talks".
EVENTFUL = frozenset({"to", "with", "by", "into", "for", "on", "in"})
# A deed after one of these is an aim and none yet: "set money aside for sending observers".
AIMS = frozenset({"for", "to", "toward", "towards", "at"})
# What somebody does with another's report or accusation when they deny it.
DISMISSING = frozenset({Modality.DENY, Modality.REFUSE, Modality.OPPOSE})
AGREEMENTS = frozenset({"agreement", "deal", "accord"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """A governor that decides a modality: the word, and whether it is itself negated."""

    index: int
    modality: Modality
    negated: bool = False
    carrier: int | None = None
    """The light verb that carries an operator noun ("voiced hope"): its subject holds it."""
    text: int | None = None
    """The agreement whose words hold it ("an agreement including a demand that …")."""
    modal: bool = False
    """A bare modal or "need to": whoever speaks holds it."""
    passive: bool = False
    """In the passive: who holds it may be left unsaid ("are accused of")."""
    scheduled: bool = False
    """What "is due" is expected although nobody is named who expects it."""
    condition: bool = False
    """What somebody makes a condition ("only if they leave") is what they ask for."""


@dataclass(slots=True)
class Climb:
    """What a climb has met so far, innermost first."""

    operators: list[Operator] = field(default_factory=list)
    path: list[int] = field(default_factory=list)
    in_accord: bool = False
    reasons: list[str] = field(default_factory=list)
    negations: int = 0
    until: bool = False
    reporter: int | None = None
    hedged: bool = False
    irrealis: bool = False
    unreal: bool = False
    told: bool = False
    future: bool = False
    would: bool = False
    fact: bool = False
    begun: bool = False
    completed: bool = False
    blocked: bool = False
    happened: bool = False
    deliberated: bool = False
    loose: bool = False
    ended: bool = False
    unsettled: bool = False
