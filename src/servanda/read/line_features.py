"""What can be seen of each line of a page: the numbers from which the line model decides."""

import math
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from servanda.read.marks import Marks
from servanda.read.pages import Pages, pages

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix: TypeAlias = NDArray[np.float64]

LONG, DATED, FAR = 12, 14, 40
LENGTHS = (2, 4, 8, 12, 20, 40)
_STOPS, _CLOSING, _OPENING = frozenset(".!?…"), "\"”’'»)] ", frozenset("\"“‘'(")
_DAY = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d"
    r"|\d (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|\d:\d\d|\bago\b"
)

# The columns, in the order of `_row`, `_placed`, the neighbours and `_joint`.
SEEN = (
    *("words", "stop", "stop_in_quote", "colon", "cut_off", "commas", "capitals", "prose"),
    *("reader", "said", "digits", "bullet", "blank_before", "boilerplate", "some_boilerplate"),
    *("caption", "heading", "near_heading", "byline", "dated", "link", "bar", "repeated"),
    *("question", "opening_quote", "small_letter", "bracket", "sentence", "stop_8", "stop_4"),
    *("sentences", "long_capitals", "long_prose", "long_boilerplate"),
)
LENGTH = tuple(f"length_{number}" for number in range(len(LENGTHS) + 1))
PLACED = ("inside", "distance", "above", "below", "place", "page", "core", "stop_in", "no_stop_in")
KEY = (
    *("words", "stop", "sentence", "prose", "some_boilerplate", "capitals", "heading"),
    *("blank_before", "bullet", "dated"),
)
NEIGHBOURS = (-2, -1, 1, 2)
JOINT = ("between", "between_no_stop", "stop_under", "stop_over", "between_short", "alone")
NAMES = (*SEEN, *LENGTH, *PLACED, *(f"{name}@{n}" for n in NEIGHBOURS for name in KEY), *JOINT)


def features(found: Sequence[Marks]) -> "Matrix":
    """Return one row a line and one column for each of `NAMES`."""
    import numpy as np

    seen = np.array(list(_rows(found)), dtype=float)
    column = dict(zip(SEEN, seen.T, strict=True))
    words = np.array([marks.line.words for marks in found])
    length = np.eye(len(LENGTH))[np.searchsorted(LENGTHS, words, side="right")]
    key = np.column_stack([column[name] for name in KEY])
    around = [shifted(key, by) for by in NEIGHBOURS]
    return np.hstack([seen, length, _placed(column, words), *around, _joint(column, length)])


def shifted(values: "Matrix", by: int) -> "Matrix":
    """Return in each row what stands `by` rows on, 0 beyond the ends."""
    import numpy as np

    moved = np.zeros_like(values)
    if by < 0:
        moved[-by:] = values[:by]
    else:
        moved[: max(len(values) - by, 0)] = values[by:]
    return moved


def _rows(found: Sequence[Marks]) -> Iterator[tuple[float, ...]]:
    page, heading = pages(), -FAR
    for number, marks in enumerate(found):
        heading = number if marks.heading else heading
        yield _row(marks, page, 1 / (1 + min(number - heading, FAR)))


def _row(marks: Marks, page: Pages, near: float) -> tuple[float, ...]:
    line, boilerplate = marks.line, marks.boilerplate
    text, lower, words = line.text, line.lower, line.words
    small = lower.split()
    long = words >= LONG
    core = text[-6:].rstrip(_CLOSING)
    last = core[-1:]
    stop = last in _STOPS
    capitals = len([word for word in text.split() if word[0].isupper()]) / words
    prose = len([word for word in small if word in page.prose]) / words
    reader = len([word for word in small if word in page.reader]) / words
    digits = sum(map(text.count, "0123456789"))
    full = stop and not line.bullet
    return (
        _LOG[min(words, 99)],
        stop,
        stop and text[-1] in _CLOSING,
        last in (":", ";"),
        text.endswith(("…", "...")),
        min(3, text.count(", ")) / 3,
        capitals,
        prose,
        reader,
        not page.saying.isdisjoint(small),
        digits / len(text),
        line.bullet,
        line.blank_before,
        min(boilerplate, 4),
        boilerplate > 0,
        marks.credited,
        marks.heading,
        near,
        lower.startswith(("by ", "from ")) and words <= LONG,
        bool(digits and words <= DATED and _DAY.search(lower)),
        "http" in lower or "www." in lower or "@" in lower,
        "|" in text or "»" in text or ">" in text,
        marks.repeated,
        text.endswith("?"),
        text[0] in _OPENING,
        text[0].islower(),
        text[0] == "(",
        full and long,
        full and 8 <= words < LONG,
        full and 4 <= words < 8,
        min(5, text.count(". ") + stop) / 5,
        long and capitals,
        long and prose,
        long and boilerplate > 0,
    )


_LOG = tuple(math.log1p(words) for words in range(100))


def _placed(column: "dict[str, NDArray[np.float64]]", words: "NDArray[np.int64]") -> "Matrix":
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


def _joint(column: "dict[str, NDArray[np.float64]]", length: "Matrix") -> "Matrix":
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
