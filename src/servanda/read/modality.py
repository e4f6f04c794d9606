"""From a mention to how it is meant: climb to what governs it, compose the outermost first.

The semantics, in the order the code applies it:

1. Climb from the mention to the root. Each governor is an operator (a pledge, a demand, a refusal
   …), a modal, a verb of reporting (the climb ends: what lies above belongs to the speaker), a word
   that changes nothing ("begin to", "the process of"), or unknown (the reading is given up).
2. The outermost operator decides. "urged X to begin withdrawing" is a demand, not a deed.
3. Negation of the deciding operator turns it (agree → not agreed, support → oppose); negation
   below it negates the thing.
4. Without any operator a finite past, perfect or progressive clause is a fact. Conditions,
   purposes, questions, "would", "could" never prove a deed: they yield nothing.
"""

from dataclasses import dataclass

from servanda.model.claim import Extent, Modality
from servanda.read.climb import Climber
from servanda.read.operator import DISMISSING, Climb, Operator
from servanda.read.provision import Mention
from servanda.read.sentence import Sentence
from servanda.terms import Terms

# A negated operator is another stance, or (None) says nothing that can be recorded.
TURNED: dict[Modality, tuple[Modality, bool] | None] = {
    Modality.AGREE: (Modality.AGREE, True),
    Modality.SUPPORT: (Modality.OPPOSE, False),
    Modality.PLEDGE: (Modality.REFUSE, False),
    Modality.EXPECT: (Modality.EXPECT, True),
    Modality.OPPOSE: None,
    Modality.DEMAND: None,
    Modality.REFUSE: None,
    Modality.DENY: None,
    Modality.PROPOSE: None,
    Modality.ALLEGE: None,
}

# What is only discussed is promised or agreed with a reserve; a refusal to discuss is a refusal.
OPEN = frozenset(
    {Modality.PLEDGE, Modality.AGREE, Modality.SUPPORT, Modality.PROPOSE, Modality.EXPECT}
)
# What a stance is about may be told in words the vocabulary does not know ("agreed to a doubling of
# …"); whether somebody likes the thing itself may not ("criticised the pace of …").
LOOSE = frozenset({Modality.PLEDGE, Modality.DEMAND, Modality.PROPOSE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a mention is meant. `top` is the outermost word that belongs to the claim."""

    modality: Modality
    negated: bool
    hedged: bool
    top: int
    operator: Operator | None
    reporter: int | None
    future: bool
    extent: Extent
    path: tuple[int, ...]
    reasons: tuple[str, ...]
    denied: bool = False
    """Whether the deed itself is denied ("has not violated it"), whatever it is the reverse of."""
    loose: bool = False
    """Whether a word stands in between that the vocabulary does not know."""


def read(
    sentence: Sentence, mention: Mention, terms: Terms, *, in_accord: bool = False
) -> Reading | None:
    """Return how a mention is meant, or None where the sentence does not say it surely.

    `in_accord` tells that the sentence states the terms of an agreement or a plan: what "would" be
    done under it is what it says.
    """
    if sentence.words[-1].text == "?":
        return None
    climb = Climb(path=[mention.index], in_accord=in_accord)
    reader = Climber(sentence, mention, terms, climb)
    reader.run()
    return compose(reader)


def compose(reader: Climber) -> Reading | None:
    """Return the reading the climb amounts to, the outermost operator deciding."""
    climb = reader.climb
    if climb.irrealis or climb.blocked:
        return None
    if not climb.operators and reader.sentence.imperative(climb.path[-1]):
        if climb.loose:
            return None
        climb.operators.append(Operator(index=climb.path[-1], modality=Modality.DEMAND, modal=True))
    operator = climb.operators[-1] if climb.operators else None
    if operator is None:
        told = _without_operator(reader)
        fact = told is not None and told.modality is Modality.FACT
        return None if _unrestrained(reader) and not fact else told
    if _unrestrained(reader):
        return None
    decided = _decide(reader, operator)
    if decided is None or (climb.loose and decided[0] not in LOOSE):
        return None
    return _reading(reader, *decided, operator)


def _unrestrained(reader: Climber) -> bool:
    """Return whether nobody keeps, or is to keep, from what is only told when they do."""
    operators = reader.climb.operators
    denied = (reader.climb.negations + sum(o.negated for o in operators)) % 2 == 1
    refusing = any(o.modality in DISMISSING for o in operators)
    return reader.mention.frame.restrained and not (denied or refusing)


def _decide(reader: Climber, operator: Operator) -> tuple[Modality, bool] | None:
    """Return the modality and whether the thing is negated, or None for what says nothing."""
    reverse = reader.mention.frame.reverse
    below = (reader.climb.negations % 2 == 1) != reverse
    modality = operator.modality
    if reader.climb.told or any(o.modality is Modality.ALLEGE for o in reader.climb.operators[:-1]):
        return (Modality.DENY, below) if modality in DISMISSING else None
    if modality is Modality.PLEDGE and below and not (reader.climb.until or reverse):
        return Modality.REFUSE, False
    if not operator.negated:
        return modality, below
    turned = TURNED[modality]
    return turned and (turned[0], turned[1] != below)


def _without_operator(reader: Climber) -> Reading | None:
    negated = reader.climb.negations % 2 == 1
    if reader.climb.loose:
        return None
    told = reader.climb.reporter is not None or reader.climb.in_accord
    if reader.climb.future or (reader.climb.would and told):
        return _reading(
            reader, Modality.PLEDGE, negated != reader.mention.frame.reverse, None, future=True
        )
    unsettled = reader.climb.unreal or reader.climb.unsettled
    if reader.climb.would or unsettled or not reader.climb.fact:
        return None
    return _reading(reader, Modality.FACT, negated != reader.mention.frame.reverse, None)


def _reading(
    reader: Climber,
    modality: Modality,
    negated: bool,
    operator: Operator | None,
    *,
    future: bool = False,
) -> Reading:
    climb = reader.climb
    extent = Extent.UNSTATED
    if modality is Modality.FACT and climb.begun:
        extent = Extent.BEGUN
    elif modality is Modality.FACT and climb.completed:
        extent = Extent.FULL
    return Reading(
        modality=modality,
        negated=negated,
        hedged=climb.hedged or (climb.deliberated and modality in OPEN),
        top=climb.path[-1],
        operator=operator,
        reporter=climb.reporter,
        future=future or climb.future,
        extent=extent,
        path=tuple(climb.path),
        reasons=tuple(climb.reasons),
        denied=climb.negations % 2 == 1,
        loose=climb.loose,
    )
