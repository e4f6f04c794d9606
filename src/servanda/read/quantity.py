"""How many: numbers before counted nouns, with their hedges, as published."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from servanda.model.claim import Qualifier, Quantity, Share
from servanda.terms import numbers


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The words of `terms/numbers.toml` as patterns."""

    number: re.Pattern[str]
    sides: re.Pattern[str]
    qualifiers: Mapping[str, Qualifier]


@cache
def _patterns() -> _Patterns:
    """Return the shipped patterns, compiled once."""
    words = numbers()
    qualifiers = {phrase: kind for kind, phrases in words.qualifiers.items() for phrase in phrases}
    sharing = words.share
    return _Patterns(
        number=re.compile(
            rf"\b(?:(?P<qualifier>{_choice(qualifiers)})\s+)?"
            rf"(?:(?P<vague>{_choice(words.vague)})(?:\s+of)?"
            r"|(?P<number>\d{1,3}(?:,\d{3})+|(?!(?:19|20)\d\d\b)\d+"
            rf"|{_choice(words.spelled())})(?:\s+(?P<scale>{_choice(words.scales)}))?)"
            rf"\s+(?P<of>(?:(?!(?:{_choice(words.counted.breaks)})\b)[\w-]+\s+){{0,3}}?"
            rf"(?P<unit>{_choice(words.counted.things)})\b)",
            re.IGNORECASE,
        ),
        sides=re.compile(
            rf"\b(?:{_choice(sharing.before)})\s+"
            rf"(?:(?P<unclear>{_choice(sharing.unclear)})|{_choice(sharing.each)})"
            rf"\s+(?:the\s+)?(?:{_choice(sharing.sides)})",
            re.IGNORECASE,
        ),
        qualifiers=qualifiers,
    )


def _choice(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def quantity(text: str) -> Quantity | None:
    """Return the first number of a counted noun in a text, or None.

    A number "by both sides" is marked unclear: the words allow each and together.
    """
    patterns = _patterns()
    match = patterns.number.search(text)
    if not match:
        return None
    low, high, qualifier = _range(match, patterns.qualifiers)
    return Quantity(
        low=low,
        high=high,
        unit=match["unit"].lower(),
        of_whom=" ".join(match["of"].split()),
        qualifier=qualifier,
        words=match.group(),
        share=_share(patterns.sides.search(text, match.end(), match.end() + 60)),
    )


def _range(
    match: re.Match[str], qualifiers: Mapping[str, Qualifier]
) -> tuple[int | None, int | None, Qualifier]:
    words = numbers()
    if match["vague"]:
        vague = words.vague[match["vague"].lower()]
        return vague.low, vague.high, vague.qualifier
    value = words.value(match["number"])
    if match["scale"]:
        value *= words.scales[match["scale"].lower()]
    qualifier = qualifiers.get((match["qualifier"] or "").lower(), Qualifier.EXACT)
    low = None if qualifier is Qualifier.UP_TO else value
    high = None if qualifier is Qualifier.AT_LEAST else value
    return low, high, qualifier


def _share(sides: re.Match[str] | None) -> Share:
    if not sides:
        return Share.TOGETHER
    return Share.UNCLEAR if sides["unclear"] else Share.EACH
