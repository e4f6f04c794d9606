"""How many: numbers before counted nouns, with their hedges, as published.

"hundreds" means 100 to 999 and "thousands" 1,000 to 9,999, by the annotation guide.
"""

import re

from servanda.model.claim import Qualifier, Quantity, Share

WORDS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
VAGUE = {
    "tens of thousands": (20_000, 99_999, Qualifier.THOUSANDS),
    "several thousand": (3_000, 9_999, Qualifier.THOUSANDS),
    "several hundred": (300, 999, Qualifier.HUNDREDS),
    "thousands": (1_000, 9_999, Qualifier.THOUSANDS),
    "hundreds": (100, 999, Qualifier.HUNDREDS),
    "dozens": (24, 99, Qualifier.ABOUT),
}
QUALIFIERS = {
    "at least": Qualifier.AT_LEAST,
    "more than": Qualifier.AT_LEAST,
    "over": Qualifier.AT_LEAST,
    "no fewer than": Qualifier.AT_LEAST,
    "upwards of": Qualifier.AT_LEAST,
    "up to": Qualifier.UP_TO,
    "at most": Qualifier.UP_TO,
    "fewer than": Qualifier.UP_TO,
    "less than": Qualifier.UP_TO,
    "no more than": Qualifier.UP_TO,
    "as many as": Qualifier.UP_TO,
    "about": Qualifier.ABOUT,
    "some": Qualifier.ABOUT,
    "around": Qualifier.ABOUT,
    "roughly": Qualifier.ABOUT,
    "nearly": Qualifier.ABOUT,
    "almost": Qualifier.ABOUT,
    "approximately": Qualifier.ABOUT,
    "an estimated": Qualifier.ABOUT,
    "estimated": Qualifier.ABOUT,
}
COUNTED = (
    "fighters|mercenaries|troops|soldiers|personnel|forces|combatants|prisoners|detainees|militants"
    "|people|hostages|refugees|monitors|observers|peacekeepers|contractors|civilians|bases|militiamen"
    "|weapons|tanks|trucks|convoys|bodies|rebels|guerrillas|paramilitaries|proxies|countries|members"
)


def _choice(words: dict[str, object]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_PATTERN = re.compile(
    rf"\b(?:(?P<qualifier>{_choice(dict(QUALIFIERS))})\s+)?"
    rf"(?:(?P<vague>{_choice(dict(VAGUE))})(?:\s+of)?"
    rf"|(?P<number>\d{{1,3}}(?:,\d{{3}})+|(?!(?:19|20)\d\d\b)\d+|{_choice(dict(WORDS))})"
    rf"(?:\s+(?P<scale>{_choice(dict(SCALES))}))?)"
    rf"\s+(?P<of>(?:(?!(?:and|or|of|in|by|to|that|all|the|at|on|from|with)\b)[\w-]+\s+){{0,3}}?(?P<unit>{COUNTED})\b)",
    re.IGNORECASE,
)
_SIDES = re.compile(
    r"\b(?:by|from|of|on)\s+(both|each|either)\s+(?:the\s+)?(?:sides?|part(?:y|ies))", re.I
)


def quantity(text: str) -> Quantity | None:
    """Return the first number of a counted noun in a text, or None.

    A number "by both sides" is marked unclear: the words allow each and together.
    """
    match = _PATTERN.search(text)
    if not match:
        return None
    low, high, qualifier = _range(match)
    share = _share(text[match.end() : match.end() + 60])
    return Quantity(
        low=low,
        high=high,
        unit=match["unit"].lower(),
        of_whom=" ".join(match["of"].split()),
        qualifier=qualifier,
        words=match.group(),
        share=share,
    )


def _range(match: re.Match[str]) -> tuple[int | None, int | None, Qualifier]:
    if match["vague"]:
        return VAGUE[match["vague"].lower()]
    digits = match["number"].lower().replace(",", "")
    value = WORDS[digits] if digits in WORDS else int(digits)
    if match["scale"]:
        value *= SCALES[match["scale"].lower()]
    named = (match["qualifier"] or "").lower()
    qualifier = QUALIFIERS.get(named, Qualifier.EXACT)
    low = None if qualifier is Qualifier.UP_TO else value
    high = None if qualifier is Qualifier.AT_LEAST else value
    return low, high, qualifier


def _share(following: str) -> Share:
    sides = _SIDES.search(following)
    if not sides:
        return Share.TOGETHER
    return Share.UNCLEAR if sides[1].lower() == "both" else Share.EACH
