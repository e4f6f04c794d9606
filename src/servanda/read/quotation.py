"""Quotation marks to quotations: where each opens and closes, and which go on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Two apostrophes are how some wires set a quotation mark.
_MARK = re.compile("[\"“”„«»]|''|``|’’|‘‘")
_OPENING, _CLOSING = ("“", "„", "«", "``", "‘‘"), ("”", "»", "’’")
# What may stand before a straight mark that opens.
_BEFORE = " \t\xa0([{—–-/'‘"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: offsets in the document, with the marks; `closed` is whether it ends there."""

    start: int
    end: int
    closed: bool = True


def quotations(text: str, offset: int) -> tuple[Quotation, ...]:
    """Return the quotations of a paragraph that begins at `offset` in its document, in order.

    A quotation that the paragraph opens and does not close goes to the paragraph's end.
    """
    return tuple(
        Quotation(start + offset, end + offset, closed) for start, end, closed in _pairs(text)
    )


def _pairs(text: str) -> Iterator[tuple[int, int, bool]]:
    start = None
    for mark in _MARK.finditer(text):
        if start is None and mark.group() not in _CLOSING:
            start = mark.start()
        elif start is not None and _closes(text, mark):
            yield start, mark.end(), True
            start = None
    if start is not None:
        yield start, len(text.rstrip()), False


def _closes(text: str, mark: re.Match[str]) -> bool:
    """Return whether a mark closes what is open: a straight one that opens again does not."""
    if mark.group() in (*_OPENING, *_CLOSING):
        return mark.group() in _CLOSING
    after = text[mark.end() : mark.end() + 1]
    return not (text[mark.start() - 1] in _BEFORE and after.isalnum())
