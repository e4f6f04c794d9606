"""How many: numbers before counted nouns, with their hedges, as published."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from servanda.model.claim import Qualifier, Quantity, Share
from servanda.terms import Numbers, calendar, numbers

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
    months = "|".join(names[0][:3] for names in calendar().months)
    figure = rf"\d{{1,3}}(?:,\d{{3}})+|(?!(?:19|20)\d\d\b)\d+|{words.pattern()}"
    return _Patterns(
        number=re.compile(
            rf"\b(?:(?P<qualifier>{_choice(qualifiers)})\s+)?"
            rf"(?:(?P<vague>{_choice(words.vague)})(?:\s+of)?"
            rf"|(?:(?P<least>{figure})\s+(?:{_choice(ends.joins)})\s+"
            rf"|(?P<lowest>\d[\d,]*)(?:{_choice(ends.marks)})(?=\d)"
            rf"|(?:{_choice(ends.opens)})\s+(?P<lower>{figure})\s+(?:{_choice(ends.closes)})\s+)?"
            rf"(?P<number>{figure})(?:\s+(?P<scale>{_choice(words.scales)}))?)"
            rf"\s+(?P<of>{_few(3, words)}(?P<unit>{_choice(words.counted.things)})\b"
            rf"(?:\s+and\s+{_few(2, words)}(?:{_choice(words.counted.things)})\b)?"
            rf"|(?P<people>(?-i:[A-Z][a-z]+(?:{_choice(words.peoples.endings)})"
            rf"|{_choice(words.peoples.names)})\b)"
            # "13,000 Syrian and 11,000 Sudanese fighters": the noun stands with the last.
            rf"|(?P<shared>(?-i:(?!{months})[A-Z][a-z]+)\b(?=(?:,|,?\s+and)\s+[^.;]{{0,20}}?\d)))",
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


def _few(most: int, words: Numbers) -> str:
    """Return a pattern of a few words that may stand between a number and what it counts."""
    breaks = _choice(words.counted.breaks)
    return rf"(?:(?!(?:{breaks})\b)[^\W\d][\w-]*\s+){{0,{most}}}?"


def _choice(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the numbers of counted nouns in a text, in order.

    A number "by both sides" is marked unclear: the words allow each and together. In "13,000
    Syrian and 11,000 Russian fighters" both count fighters.
    """
    patterns = _patterns()
    found: list[Quantity] = []
    for match in reversed(list(patterns.number.finditer(text))):
        if match["shared"] and not found:
            continue
        found.append(_quantity(text, match, patterns, found[-1].unit if found else ""))
    return tuple(reversed(found))


def _quantity(text: str, match: re.Match[str], patterns: _Patterns, shared: str) -> Quantity:
    low, high, qualifier = _range(match, patterns.qualifiers)
    unit = (match["unit"] or (shared if match["shared"] else "people")).lower()
    noun = f" {unit}" if match["shared"] else ""
    return Quantity(
        low=low,
        high=high,
        unit=unit,
        of_whom=" ".join(match["of"].split()) + noun,
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
