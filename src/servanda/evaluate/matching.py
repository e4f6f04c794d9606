"""Which claim made is which claim labelled, and whether their fields agree.

Two claims match if they are on one provision, share half of the shorter quote and a quarter of
both together, and the one made is at most three times as long. Each matches once: those of one
modality first, then those that share most.
"""

import re
from collections.abc import Sequence

from servanda.evaluate.labelled import Label

SHORTER, TOGETHER, LONGEST = 0.5, 0.25, 3
# Such a part of the shorter wording's words must be common for two to say the same.
WORDS = 0.5
# Words that tell no two speakers apart.
TITLES = frozenset(
    "the of al el al- and for on government ministry minister president mr ms".split()
)
SHORT = {
    "us": "united states",
    "usa": "united states",
    "un": "united nations",
    "uk": "united kingdom",
    "uae": "united arab emirates",
    "eu": "european union",
}
# How many days longer than the labelled one an interval may be.
SLACK = 31
Pair = tuple[int, int]


def matched(wanted: Sequence[Label], made: Sequence[Label], text: str) -> tuple[Pair, ...]:
    """Return the pairs of a labelled claim and a made one, by their places in the lists."""
    pairs = [
        (one.modality != other.modality, -round(shared, 6), one.optional, i, j)
        for i, one in enumerate(wanted)
        for j, other in enumerate(made)
        if (shared := _shared(one, other, text)) is not None
    ]
    taken: tuple[set[int], set[int]] = (set(), set())
    found: list[Pair] = []
    for *_, i, j in sorted(pairs):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            found.append((i, j))
    return tuple(found)


def _shared(wanted: Label, made: Label, text: str) -> float | None:
    """Return which part of both quotes is common, or None for claims that are not the same."""
    common = wanted.overlap(made)
    if wanted.provision != made.provision or not exact(made, text):
        return None
    if not common or common < SHORTER * min(wanted.length, made.length):
        return None
    shared = common / (max(wanted.end, made.end) - min(wanted.start, made.start))
    return shared if shared >= TOGETHER and made.length <= LONGEST * wanted.length else None


def exact(claim: Label, text: str) -> bool:
    """Return whether a claim's quote is what stands at its place."""
    return claim.length > 0 and text[claim.start : claim.end] == claim.quote


def repeats(made: Label, wanted: Sequence[Label]) -> bool:
    """Return whether a claim repeats an optional one: that is no fault."""
    return any(
        one.optional
        and one.provision == made.provision
        and one.overlap(made) >= SHORTER * min(one.length, made.length)
        and one.overlap(made) > 0
        for one in wanted
    )


def folded(name: str | None) -> str:
    """Return a name as it is compared: without capitals, points and "the", shorts spelled out."""
    words = re.sub(r"[^\w]+", " ", (name or "").casefold().replace(".", "")).split()
    return " ".join(SHORT.get(word, word) for word in words if word != "the")


def agents(wanted: Label, made: Label) -> tuple[int, int, int]:
    """Return how many agents are right, added and lost. A side counts for its single agent."""
    left, found = [folded(name) for name in wanted.agents], [folded(name) for name in made.agents]
    if wanted.modality == "allege":
        either = {*left, *map(folded, wanted.others)}
        if either.intersection(found):
            return len(found), 0, 0
    side = folded(wanted.side) if len(left) == 1 else ""
    right = 0
    for name in found:
        if name in left:
            left.remove(name)
        elif side and name == side and left:
            left.pop()
        else:
            continue
        right += 1
    return right, len(found) - right, len(wanted.agents) - right


def named(wanted: Label, text: str) -> bool:
    """Return whether a text, folded, names a claim's agents, or the side they belong to."""
    every = all(f" {folded(name)} " in text for name in wanted.agents)
    return every or (wanted.side is not None and f" {folded(wanted.side)} " in text)


def same_speaker(wanted: Label, made: Label) -> bool:
    """Return whether both name one speaker, or none, or somebody anonymous."""
    if wanted.speaker is None or made.speaker is None:
        return wanted.speaker is None and made.speaker is None
    if wanted.anonymous or made.anonymous:
        return wanted.anonymous == made.anonymous
    one, other = (set(folded(label.speaker).split()) - TITLES for label in (wanted, made))
    return one == other or bool(one & other)


def same_deadline(wanted: Label, made: Label) -> bool:
    """Return whether both give one deadline, at whatever precision, or none."""
    one, other = wanted.deadline, made.deadline
    if not one or not other:
        return one == other if None not in (one, other) else one is other
    first, second = _range(one), _range(other)
    overlapping = first[0] <= second[1] and second[0] <= first[1]
    return overlapping and _days(second) <= _days(first) + SLACK


def same_quantity(wanted: Label, made: Label) -> bool:
    """Return whether both give one number, or none."""
    return wanted.quantity == made.quantity


def same_condition(wanted: Label, made: Label) -> bool:
    """Return whether both tie a claim to one condition, or to none."""
    return _alike(wanted.condition, made.condition)


def same_manner(wanted: Label, made: Label) -> bool:
    """Return whether both tell one manner, or none."""
    return _alike(wanted.manner, made.manner)


def _alike(wanted: str | None, made: str | None) -> bool:
    """Return whether two wordings share half of the words of the shorter one, or are both none."""
    one, other = (set(folded(words).split()) for words in (wanted, made))
    if not one or not other:
        return one == other
    return len(one & other) >= WORDS * min(len(one), len(other))


def _range(iso: str) -> tuple[str, str]:
    if "/" in iso:
        first, last = iso.split("/", 1)
        return _range(first)[0], _range(last)[1]
    day = iso[:10]
    ends = {4: ("-01-01", "-12-31"), 7: ("-01", "-31")}.get(len(day), ("", ""))
    return day + ends[0], day + ends[1]


def _days(ends: tuple[str, str]) -> int:
    """Return a length in days, every month counted as 31."""
    first, last = ([int(part) for part in end.split("-")] for end in ends)
    return sum((b - a) * size for a, b, size in zip(first, last, (372, 31, 1), strict=True))
