"""Words of days and of numbers, from `dates.toml` and `numbers.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeVar

import cattrs

from servanda.model.claim import Qualifier
from servanda.model.when import Unit

_Words = TypeVar("_Words", "Calendar", "Numbers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way to write a date: its kind, and a pattern with the names of groups of words."""

    kind: str
    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """How days are written; every field is explained in dates.toml."""

    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[str, ...]
    doubtful: frozenset[str]
    time_words: str
    signs: tuple[str, ...]
    begins: str
    prompt: tuple[str, ...]
    plans: frozenset[str]
    present: frozenset[str]
    states: frozenset[str]
    units: Mapping[Unit, tuple[str, ...]]
    shifts: Mapping[str, int]
    steps: Mapping[str, int]
    coming: Mapping[Unit, int]
    form: tuple[Form, ...]

    def month(self, name: str) -> int:
        """Return 1 to 12 for a month's name or abbreviation.

        Raises:
            StopIteration: it is none.
        """
        short = name.rstrip(".").capitalize()
        return next(number for number, names in enumerate(self.months, 1) if short in names)

    def weekday(self, name: str) -> int:
        """Return 0 for Monday to 6 for Sunday.

        Raises:
            ValueError: it is no weekday.
        """
        return self.weekdays.index(name.capitalize())

    def unit(self, word: str) -> Unit:
        """Return the unit that a word names, in the singular or plural.

        Raises:
            StopIteration: it names none.
        """
        return next(unit for unit, words in self.units.items() if word.lower() in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vague:
    """What a word such as "hundreds" can mean."""

    low: int
    high: int
    qualifier: Qualifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What is counted, and what cannot stand between a number and it."""

    things: tuple[str, ...]
    breaks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranging:
    """What stands between the ends of a range: "300 to 500", "between 300 and 500"."""

    joins: tuple[str, ...]
    marks: tuple[str, ...]
    opens: tuple[str, ...]
    closes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """What says whether a number is each side's or all sides' together."""

    each: tuple[str, ...]
    unclear: tuple[str, ...]
    sides: tuple[str, ...]
    alone: tuple[str, ...]
    total: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Peoples:
    """How the names of peoples end, and those that end otherwise."""

    endings: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Periodic:
    """What periodic reports count, and how they name the figure of the period before."""

    breaches: tuple[str, ...]
    against: tuple[str, ...]
    before: tuple[str, ...]
    of: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """Which words count the same thing, and which things are parts of others."""

    same: Mapping[str, str]
    plain: frozenset[str]
    fighting: frozenset[str]
    abroad: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """How numbers are written; every field is explained in numbers.toml."""

    units: tuple[str, ...]
    tens: tuple[str, ...]
    articles: tuple[str, ...]
    scales: Mapping[str, int]
    vague: Mapping[str, Vague]
    qualifiers: Mapping[Qualifier, tuple[str, ...]]
    counted: Counted
    periodic: Periodic
    peoples: Peoples
    things: Things
    range: Ranging
    share: Sharing

    def pattern(self) -> str:
        """Return a pattern of the numbers that are spelled: "nine", "twenty", "twenty-nine"."""
        units = "|".join(sorted(self.units, key=len, reverse=True))
        return rf"(?:(?:{'|'.join(self.tens)})(?:-(?:{units}))?|{units})"

    def value(self, words: str) -> int:
        """Return the number of "12", "13,000", "twelve", "twenty-nine" or "a".

        Raises:
            ValueError: it is no number.
        """
        return sum(self._value(word) for word in words.lower().replace(",", "").split("-"))

    def _value(self, word: str) -> int:
        if word in self.articles:
            return 1
        if word in self.tens:
            return 20 + 10 * self.tens.index(word)
        return self.units.index(word) + 1 if word in self.units else int(word)


@cache
def calendar() -> Calendar:
    """Return the shipped words of days."""
    return _load("dates.toml", Calendar)


@cache
def numbers() -> Numbers:
    """Return the shipped words of number."""
    return _load("numbers.toml", Numbers)


def _load(name: str, kind: type[_Words]) -> _Words:
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    raw = tomllib.loads(files("servanda.terms").joinpath(name).read_text("utf-8"))
    return converter.structure(raw, kind)
