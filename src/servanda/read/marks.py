"""What each line of a page shows of furniture: the site's own words, credits, headings, repeats."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from servanda.read.lines import Line
from servanda.read.pages import Cues, Pages, pages

# A heading, and a notice, is at most so many words.
HEADING = 12
# A picture's credit ends so few characters before the line does, and in the same sentence.
AFTER_CREDIT = 40
# The point after an initial ("Photo by A. Nobody") ends no sentence.
_STOP = re.compile(r"(?<!\W\w)[.!?]")


class Marks(NamedTuple):
    """A line with what marks it: cues of boilerplate, a credit, a heading's words, a repeat."""

    line: Line
    boilerplate: int
    credited: bool
    heading: bool
    repeated: bool


def marked(found: Sequence[Line]) -> tuple[Marks, ...]:
    """Return the lines, in order, with their marks."""
    page = pages()
    repeats = Counter(line.text for line in found)
    # One pass over the whole page: a call for every line costs more than the search.
    joined = "\n".join(line.lower for line in found)
    starts = [0, *accumulate(len(line.lower) + 1 for line in found)]
    boilerplate = Counter(number for number, _ in _placed(page.boilerplate, joined, starts))
    credited = {
        number
        for number, end in _placed(page.credits, joined, starts)
        if _closes(joined[end : starts[number + 1] - 1])
    }
    return tuple(
        Marks(
            line,
            boilerplate[number],
            number in credited,
            is_heading(line, page),
            repeats[line.text] > 1,
        )
        for number, line in enumerate(found)
    )


def is_heading(line: Line, page: Pages) -> bool:
    """Return whether a line is only the name of a block of other stories."""
    return line.words <= HEADING and page.heading.match(line.lower) is not None


def _placed(cues: Cues, joined: str, starts: Sequence[int]) -> list[tuple[int, int]]:
    """Return for every cue the number of its line and where it ends in the joined page."""
    return [(bisect_right(starts, end - 1) - 1, end) for end in cues.ends(joined)]


def _closes(rest: str) -> bool:
    """Return whether a line is as good as over after a credit."""
    return len(rest) <= AFTER_CREDIT and not _STOP.search(rest)
