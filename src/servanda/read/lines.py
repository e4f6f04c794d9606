"""Flattened text to lines: each line with its place, hard-wrapped paragraphs as one."""

import re
from itertools import pairwise
from typing import NamedTuple

END = re.compile(r"[.!?…:;][\"”’'»)\]\s]*$")
# Only so much of a line is looked at for its end mark.
ENDING = 10
BULLETS = frozenset("•*·‣▪")
PAGE_WIDTH, HALF_WIDTH = 100, 45


class Line(NamedTuple):
    """A line that is not blank; `text` is without the space around it.

    A tuple, as pages have hundreds and a frozen dataclass takes five times as long to make.
    """

    start: int
    end: int
    text: str
    lower: str
    words: int
    bullet: bool
    blank_before: bool

    @property
    def ended(self) -> bool:
        """Whether the line ends like a sentence or a clause."""
        return bool(END.search(self.text[-ENDING:]))


def lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a text that are not blank, in order."""
    return tuple(_unwrapped(_printed(text)))


def _printed(text: str) -> list[Line]:
    found, start, blank = [], 0, True
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            at = start + raw.index(stripped[0])
            found.append(
                Line(
                    at,
                    at + len(stripped),
                    stripped,
                    stripped.lower(),
                    len(stripped.split()),
                    stripped[0] in BULLETS,
                    blank,
                )
            )
        blank = not stripped
        start += len(raw)
    return found


def _unwrapped(printed: list[Line]) -> list[Line]:
    """Return the lines with each hard-wrapped paragraph as one.

    A run of lines without blanks is a wrapped paragraph if none is longer than a page is wide and
    some line stops inside a sentence that the next one continues in lower case.
    """
    runs: list[list[Line]] = []
    for line in printed:
        if runs and not line.blank_before and not line.bullet:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [line for run in runs for line in ([_joined(run)] if _wrapped(run) else run)]


def _wrapped(run: list[Line]) -> bool:
    if len(run) < 2 or max(len(line.text) for line in run) > PAGE_WIDTH:
        return False
    return any(
        below.text[0].islower() and len(above.text) >= HALF_WIDTH and not above.ended
        for above, below in pairwise(run)
    )


def _joined(run: list[Line]) -> Line:
    return run[0]._replace(
        end=run[-1].end,
        text=" ".join(line.text for line in run),
        lower=" ".join(line.lower for line in run),
        words=sum(line.words for line in run),
    )
