"""What a number counts: its nouns, the peoples and qualities named; and what its words allow."""

from dataclasses import dataclass
from functools import lru_cache
from math import inf

from servanda.model.claim import Qualifier, Quantity, Share
from servanda.terms import numbers

# "About 300", and a round number without any hedge, can be off by so much.
ABOUT, ROUND = 0.1, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What is counted, so that two wordings of it are one: "300 soldiers", "300 troops"."""

    heads: frozenset[str]
    peoples: frozenset[str]
    qualities: frozenset[str]

    @property
    def fighting(self) -> bool:
        """Return whether those counted are men under arms, or may be."""
        return self.heads <= numbers().things.fighting

    @property
    def foreign(self) -> bool:
        """Return whether all from abroad are counted together, of whatever nationality."""
        return bool(self.qualities & numbers().things.abroad) and not self.peoples


def thing(quantity: Quantity) -> Thing:
    """Return what a number counts."""
    return _thing(quantity.of_whom, quantity.unit)


@lru_cache(maxsize=4096)
def _thing(of_whom: str, unit: str) -> Thing:
    words = numbers().things
    heads: set[str] = set()
    peoples: set[str] = set()
    qualities: set[str] = set()
    for part in of_whom.split(" and "):
        *before, head = part.split() or [unit]
        if head[0].isupper() and unit == "people":
            peoples.add(_one(head))
            head = "people"
        heads.add(words.same.get(head.lower(), head.lower()))
        for word in before:
            kind = peoples if word[0].isupper() and word.lower() not in words.abroad else qualities
            kind.add(word if kind is peoples else word.lower())
    return Thing(
        heads=frozenset(heads),
        peoples=frozenset(peoples),
        qualities=frozenset(qualities - words.plain),
    )


def _one(people: str) -> str:
    """Return the adjective of a people's name: "Ruvanians" are Ruvanian."""
    return people.removesuffix("s") if not people.endswith("ese") else people


def bounds(quantity: Quantity, *, exact: bool = False) -> tuple[float, float]:
    """Return the lowest and the highest number that the words of one allow, for all together.

    `exact` takes a number without a hedge at its word; elsewhere "20,000" may be rounded.
    """
    low = float(quantity.low or 0)
    high = inf if quantity.high is None else float(quantity.high)
    if quantity.qualifier is Qualifier.ABOUT:
        low, high = low * (1 - ABOUT), high * (1 + ABOUT)
    elif quantity.qualifier is Qualifier.EXACT and not exact:
        low, high = low - _rounding(low), high + _rounding(high)
    if quantity.share is Share.UNCLEAR:
        return low, high * 2
    return (low * 2, inf) if quantity.share is Share.EACH else (low, high)


def _rounding(number: float) -> float:
    """Return by how much a round number may be off: half its last figure, never over a tenth."""
    if number in (0, inf):
        return 0
    figures = str(int(number))
    zeros = len(figures) - len(figures.rstrip("0"))
    return min(ROUND * 10**zeros, ABOUT * number) if zeros else 0
