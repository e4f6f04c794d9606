"""The same words in two documents: winnowed fingerprints find them, exact comparison bounds them.

Winnowing after Schleimer, Wilkerson and Aiken (2003): of every four neighbouring runs of six words
the smallest hash is kept, so that nine shared words always share a fingerprint. Containment, not
resemblance, tells a copy: an agency's text inside a longer story is one.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from servanda.model.source import Document, Passage, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Hashes = NDArray[np.uint64]

RUN, WINDOW = 6, 4
# Two texts are copies if so much of the shorter one's fingerprints, and so many, are shared.
CONTAINED, SHARED = 0.15, 8
# A passage has so many words in common; runs so few words apart, as edits leave them, are one.
LEAST, APART = 12, 10
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_QUOTED = re.compile(r"[\"“”„][^\"“”„\n]{20,}[\"“”]")
_FACTOR, _MIX = 0x100000001B3, 0x9E3779B97F4A7C15


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: a hash of each, and where each stands."""

    hashes: "Hashes"
    places: Sequence[tuple[int, int]]


def words(text: str, spans: Sequence[tuple[int, int]]) -> Words:
    """Return the words within some spans of a text, in order, without regard to capitals."""
    lower = text.lower()
    # A text that changes its length in lower case keeps its capitals: places must stay true.
    shadow = lower if len(lower) == len(text) else text
    found = [match for start, end in spans for match in _WORD.finditer(shadow, start, end)]
    hashes = _hashes([match.group() for match in found])
    return Words(hashes, [match.span() for match in found])


def _hashes(found: Sequence[str]) -> "Hashes":
    import numpy as np

    encoded = map(str.encode, found)
    return np.fromiter(map(zlib.crc32, encoded), dtype=np.uint64, count=len(found))


def body_fingerprints(document: Document) -> frozenset[int]:
    """Return the fingerprints of a document's body."""
    return fingerprints("\n".join(document.quote(*span) for span in document.body()))


def fingerprints(text: str) -> frozenset[int]:
    """Return the winnowed fingerprints of a text, as numbers of at most 63 bits."""
    import numpy as np

    runs = _runs(_hashes(_WORD.findall(text.lower())))
    if len(runs) == 0:
        return frozenset()
    width = min(WINDOW, len(runs))
    smallest = runs[: len(runs) - width + 1].copy()
    for shift in range(1, width):
        np.minimum(smallest, runs[shift : len(runs) - width + 1 + shift], out=smallest)
    return frozenset((np.unique(smallest) >> np.uint64(1)).tolist())


def _runs(hashes: "Hashes") -> "Hashes":
    """Return a hash of every run of six words; of fewer words, of all of them."""
    import numpy as np

    width = min(RUN, len(hashes))
    total = np.zeros(max(0, len(hashes) - width + 1), dtype=np.uint64)
    for shift in range(width):
        total = total * np.uint64(_FACTOR) + hashes[shift : len(total) + shift]
    mixed = total * np.uint64(_MIX)
    return mixed ^ (mixed >> np.uint64(29))


def is_copy(one: frozenset[int], other: frozenset[int]) -> bool:
    """Return whether one text holds enough of another to be a copy of it, or of a part."""
    shared = len(one & other)
    return shared >= SHARED and shared >= CONTAINED * min(len(one), len(other))


def shared_passages(one: Document, other: Document) -> tuple[Passage, ...]:
    """Return the passages that two documents share, in the order of the first.

    A quotation alone is no shared passage: two reporters may well have heard the same words.
    """
    first, second = words(one.text, one.body()), words(other.text, other.body())
    blocks = _joined(_matches(first.hashes, second.hashes))
    return tuple(
        Passage(one=here, other=there, words=count)
        for begin, at, length, length_there, count in blocks
        if count >= LEAST
        for here in [_span(one, first, begin, length)]
        for there in [_span(other, second, at, length_there)]
        if not (_only_quoted(one.text, here) or _only_quoted(other.text, there))
    )


Block = tuple[int, int, int, int, int]
"""Where a stretch begins in both texts, how many words it is long in each, and how many match."""


def _matches(one: "Hashes", other: "Hashes") -> Iterator[Block]:
    """Yield the longest common runs of at least six words, in the order of the first text."""
    if min(len(one), len(other)) < RUN:
        return
    places: dict[int, list[int]] = {}
    for place, value in enumerate(_runs(other).tolist()):
        places.setdefault(value, []).append(place)
    done = 0
    for begin, value in enumerate(_runs(one).tolist()):
        if begin < done or value not in places:
            continue
        length, at = max((_length(one, other, begin, place), place) for place in places[value])
        if length >= RUN:
            yield begin, at, length, length, length
            done = begin + length


def _length(one: "Hashes", other: "Hashes", begin: int, at: int) -> int:
    most = min(len(one) - begin, len(other) - at)
    differing = (one[begin : begin + most] != other[at : at + most]).nonzero()[0]
    return int(differing[0]) if len(differing) else most


def _joined(blocks: Iterator[Block]) -> list[Block]:
    """Return the runs, those that small edits part joined into one."""
    joined: list[Block] = []
    for block in blocks:
        begin, at, length, length_there, count = block
        if joined and _near(joined[-1], block):
            last = joined.pop()
            here, there = begin + length - last[0], at + length_there - last[1]
            joined.append((last[0], last[1], here, there, last[4] + count))
        else:
            joined.append(block)
    return joined


def _near(above: Block, below: Block) -> bool:
    here = below[0] - (above[0] + above[2])
    there = below[1] - (above[1] + above[3])
    return 0 <= here <= APART and 0 <= there <= APART


def _span(document: Document, found: Words, begin: int, length: int) -> Span:
    start, end = found.places[begin][0], found.places[begin + length - 1][1]
    return Span(document=document.id, start=start, end=end)


def _only_quoted(text: str, span: Span) -> bool:
    """Return whether a passage stands between one pair of quotation marks."""
    first = max(text.rfind("\n", 0, span.start), 0)
    last = text.find("\n", span.end)
    return any(
        match.start() < span.start and span.end <= match.end()
        for match in _QUOTED.finditer(text, first, last if last >= 0 else len(text))
    )
