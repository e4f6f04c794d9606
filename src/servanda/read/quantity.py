"""How many: numbers before counted nouns, with their hedges, as published."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from servanda.model.claim import Qualifier, Quantity, Share
from servanda.terms import numbers

# So far from a number, in letters, its sides are named.
NEAR = 60


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The words of `terms/numbers.toml` as patterns."""

    number: re.Pattern[str]
    sides: re.Pattern[str]
    alone: re.Pattern[str]
    total: re.Pattern[str]
    qualifiers: Mapping[str, Qualifier]


@cache
def _patterns() -> _Patterns:
    """Return the shipped patterns, compiled once."""
    words = numbers()
    qualifiers = {phrase: kind for kind, phrases in words.qualifiers.items() for phrase in phrases}
    share, ends = words.share, words.range
    figure = rf"\d{{1,3}}(?:,\d{{3}})+|(?!(?:19|20)\d\d\b)\d+|{words.pattern()}"
    return _Patterns(
        number=re.compile(
            rf"\b(?:(?P<qualifier>{_choice(qualifiers)})\s+)?"
            rf"(?:(?P<vague>{_choice(words.vague)})(?:\s+of)?"
            rf"|(?:(?P<least>{figure})\s+(?:{_choice(ends.joins)})\s+"
            rf"|(?P<lowest>\d[\d,]*)(?:{_choice(ends.marks)})(?=\d)"
            rf"|(?:{_choice(ends.opens)})\s+(?P<lower>{figure})\s+(?:{_choice(ends.closes)})\s+)?"
            rf"(?P<number>{figure})(?:\s+(?P<scale>{_choice(words.scales)}))?)"
            rf"\s+(?P<of>(?:(?!(?:{_choice(words.counted.breaks)})\b)[\w-]+\s+){{0,3}}?"
            rf"(?P<unit>{_choice(words.counted.things)})\b)",
            re.IGNORECASE,
        ),
        sides=re.compile(
            rf"\b(?:(?P<unclear>{_choice(share.unclear)})|{_choice(share.each)})"
            rf"\s+(?:of\s+)?(?:the\s+)?(?:two\s+)?(?:{_choice(share.sides)})\b",
            re.IGNORECASE,
        ),
        alone=re.compile(rf"\s+(?:{_choice(share.alone)})\b(?!\s+other)", re.IGNORECASE),
        total=re.compile(rf"\b(?:{_choice(share.total)})\b", re.IGNORECASE),
        qualifiers=qualifiers,
    )


def _choice(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def quantity(text: str) -> Quantity | None:
    """Return the first number of a counted noun in a text, or None.

    A number "by both sides" is marked unclear: the words allow each and together. Of "13,000
    Syrians and 11,000 Russians" the first is returned: a claim holds one number.
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
        share=_share(text, match, patterns),
    )


def _range(
    match: re.Match[str], qualifiers: Mapping[str, Qualifier]
) -> tuple[int | None, int | None, Qualifier]:
    words = numbers()
    if match["vague"]:
        vague = words.vague[match["vague"].lower()]
        return vague.low, vague.high, vague.qualifier
    named = match["qualifier"]
    qualifier = qualifiers[named.lower()] if named else Qualifier.EXACT
    scale = words.scales[match["scale"].lower()] if match["scale"] else 1
    high = words.value(match["number"]) * scale
    least = match["least"] or match["lowest"] or match["lower"]
    if least:
        return min(words.value(least) * scale, high), high, qualifier
    return (
        None if qualifier is Qualifier.UP_TO else high,
        None if qualifier is Qualifier.AT_LEAST else high,
        qualifier,
    )


def _share(text: str, number: re.Match[str], patterns: _Patterns) -> Share:
    """Return whose number it is, by words beside it; of all together where none says otherwise."""
    first, last = max(0, number.start() - NEAR), number.end() + NEAR
    if patterns.alone.match(text, number.end()):
        return Share.EACH
    sides = patterns.sides.search(text, first, last)
    if not sides or patterns.total.search(text, first, last):
        return Share.TOGETHER
    return Share.UNCLEAR if sides["unclear"] else Share.EACH
