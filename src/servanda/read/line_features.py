"""What can be seen of each line of a page: the numbers from which the line model decides."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from servanda.read.marks import Marks
from servanda.read.pages import pages

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column: TypeAlias = NDArray[np.float64]
    Matrix: TypeAlias = NDArray[np.float64]

LONG, DATED, FAR = 12, 14, 40
# So many characters tell which words a line is made of.
SAMPLE = 200
LENGTHS = (2, 4, 8, 12, 20, 40)
_STOPS, _COLONS, _OPENING = frozenset(".!?…"), frozenset(":;"), frozenset("\"“‘'(")
_CLOSING = "\"”’'»)] "
_DAY = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d"
    r"|\d (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|\d:\d\d|\bago\b"
)

# The columns: what each line shows by itself, then its page, its neighbours and both together.
SHOWN = (
    *("stop", "stop_in_quote", "colon", "cut_off", "bullet", "blank_before", "caption"),
    *("heading", "near_heading", "byline", "dated", "link", "bar", "repeated", "question"),
    *("opening_quote", "small_letter", "bracket", "boilerplate"),
)
COUNTED = ("commas", "capitals", "digits", "sentences")
WORDED = ("prose", "reader", "said")
JOINED = (
    *("words", "some_boilerplate", "sentence", "stop_8", "stop_4"),
    *("long_capitals", "long_prose", "long_boilerplate"),
)
SEEN = (*SHOWN, *COUNTED, *WORDED, *JOINED)
LENGTH = tuple(f"length_{number}" for number in range(len(LENGTHS) + 1))
PLACED = ("inside", "distance", "above", "below", "place", "page", "core", "stop_in", "no_stop_in")
KEY = (
    *("words", "stop", "sentence", "prose", "some_boilerplate", "capitals", "heading"),
    *("blank_before", "bullet", "dated"),
)
NEIGHBOURS = (-2, -1, 1, 2)
BESIDE = ("between", "between_no_stop", "stop_under", "stop_over", "between_short", "alone")
NAMES = (*SEEN, *LENGTH, *PLACED, *(f"{name}@{n}" for n in NEIGHBOURS for name in KEY), *BESIDE)


def features(found: Sequence[Marks]) -> "Matrix":
    """Return one row a line and one column for each of `NAMES`."""
    import numpy as np

    words = np.array([marks.line.words for marks in found])
    shown = np.fromiter(chain.from_iterable(_shown(found)), float, len(found) * len(SHOWN))
    shown = shown.reshape(len(found), len(SHOWN))
    first = np.hstack([shown, _counted(found), _worded(found)])
    column = dict(zip((*SHOWN, *COUNTED, *WORDED), first.T, strict=True))
    joined = _joined(column, words)
    column.update(zip(JOINED, joined.T, strict=True))
    length = np.eye(len(LENGTH))[np.searchsorted(LENGTHS, words, side="right")]
    key = np.column_stack([column[name] for name in KEY])
    around = [shifted(key, by) for by in NEIGHBOURS]
    beside = _beside(column, length)
    return np.hstack([first, joined, length, _placed(column, words), *around, beside])


def shifted(values: "Matrix", by: int) -> "Matrix":
    """Return in each row what stands `by` rows on, 0 beyond the ends."""
    import numpy as np

    moved = np.zeros_like(values)
    if by < 0:
        moved[-by:] = values[:by]
    else:
        moved[: max(len(values) - by, 0)] = values[by:]
    return moved


def _shown(found: Sequence[Marks]) -> Iterator[tuple[float, ...]]:
    """Yield for every line what its ends, its beginning and its marks show."""
    heading = -FAR
    for number, marks in enumerate(found):
        line = marks.line
        text, lower = line.text, line.lower
        heading = number if marks.heading else heading
        last = text[-6:].rstrip(_CLOSING)[-1:]
        stop, begin = last in _STOPS, text[0]
        yield (
            stop,
            stop and text[-1] in _CLOSING,
            last in _COLONS,
            text.endswith(("…", "...")),
            line.bullet,
            line.blank_before,
            marks.credited,
            marks.heading,
            1 / (1 + min(number - heading, FAR)),
            line.words <= LONG and lower.startswith(("by ", "from ")),
            line.words <= DATED and _DAY.search(lower) is not None,
            "http" in lower or "www." in lower or "@" in lower,
            "|" in text or "»" in text or ">" in text,
            marks.repeated,
            text[-1] == "?",
            begin in _OPENING,
            begin.islower(),
            begin == "(",
            min(marks.boilerplate, 4),
        )


def _counted(found: Sequence[Marks]) -> "Matrix":
    """Return for every line its commas, capital words, digits and sentences, each as a share.

    Counted over the code points of the whole page at once.
    """
    import numpy as np

    # The one letter that takes two characters in lower case would shift all that follow.
    text = "\n".join(marks.line.text for marks in found).replace("İ", "I") + "\n"
    points = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    small = np.frombuffer(text.lower().encode("utf-32-le"), np.uint32)
    space = (points <= 32) | (points == 0xA0)
    before, after = np.append(True, space[:-1]), np.append(space[1:], True)
    bounds = np.append(0, np.flatnonzero(points == 10) + 1)
    commas = _tallied((points == ord(",")) & after, bounds)
    capitals = _tallied(before & (points != small), bounds)
    digits = _tallied((points >= ord("0")) & (points <= ord("9")), bounds)
    stops = _tallied((points == ord(".")) & after, bounds)
    words = _tallied(before & ~space, bounds)
    return np.column_stack(
        [
            np.minimum(commas, 3) / 3,
            capitals / np.maximum(words, 1),
            digits / np.diff(bounds),
            np.minimum(stops, 5) / 5,
        ]
    )


def _worded(found: Sequence[Marks]) -> "Matrix":
    """Return for every line which share is prose and speaks to the reader, and whether it tells."""
    import numpy as np

    kinds = pages().words
    words = [marks.line.lower[:SAMPLE].split() for marks in found]
    every = np.array([kinds.get(word, 0) for line in words for word in line])
    sizes = np.array([len(line) for line in words])
    bounds = np.append(0, np.cumsum(sizes))
    prose, reader, said = (_tallied(every & bit > 0, bounds) for bit in (1, 2, 4))
    return np.column_stack([prose / sizes, reader / sizes, said > 0])


def _tallied(flags: "NDArray[np.bool_]", bounds: "NDArray[np.int64]") -> "Column":
    """Return how many flags are up in each stretch between two bounds."""
    import numpy as np

    return np.diff(np.searchsorted(np.flatnonzero(flags), bounds)).astype(float)


def _joined(column: "dict[str, Column]", words: "NDArray[np.int64]") -> "Matrix":
    """Return what two of a line's own columns say together."""
    import numpy as np

    full = column["stop"] * (1 - column["bullet"])
    some, long = column["boilerplate"] > 0, words >= LONG
    return np.column_stack(
        [
            np.log1p(np.minimum(words, 99)),
            some,
            full * long,
            full * (words >= 8) * ~long,
            full * (words >= 4) * (words < 8),
            long * column["capitals"],
            long * column["prose"],
            long * some,
        ]
    )


def _placed(column: "dict[str, Column]", words: "NDArray[np.int64]") -> "Matrix":
    """Return where each line stands to the page's core: its best run of sentences."""
    import numpy as np

    lines = np.arange(len(words))
    weights = np.where(
        column["sentence"] > 0, np.minimum(words, 40), np.where(column["heading"] > 0, -15, -6)
    )
    first, end = best_run(weights.tolist())
    above, below = lines < first, lines >= end
    inside = ~(above | below)
    distance = np.where(above, first - lines, np.where(below, lines - end + 1, 0))
    return np.column_stack(
        [
            inside,
            np.log1p(distance),
            above,
            below,
            lines / len(words),
            np.full(len(words), np.log1p(len(words))),
            np.full(len(words), np.log1p(end - first)),
            inside * column["stop"],
            inside * (1 - column["stop"]),
        ]
    )


def best_run(weights: Sequence[float]) -> tuple[int, int]:
    """Return first and end of the run with the highest sum (Kadane's maximum segment)."""
    best = current = 0.0
    start, span = 0, (0, 0)
    for number, weight in enumerate(weights):
        if current <= 0:
            current, start = 0, number
        current += weight
        if current > best:
            best, span = current, (start, number + 1)
    return span


def _beside(column: "dict[str, Column]", length: "Matrix") -> "Matrix":
    """Return what a line and the sentences straight over and under it are together."""
    import numpy as np

    sentence = column["sentence"][:, None]
    over, under = shifted(sentence, -1)[:, 0], shifted(sentence, 1)[:, 0]
    between, stop = over * under, column["stop"]
    return np.column_stack(
        [
            between,
            between * (1 - stop),
            over * stop,
            under * stop,
            between * length[:, 0],
            (1 - over) * (1 - under) * column["sentence"],
        ]
    )
