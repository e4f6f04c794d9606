"""Quotes where they stand: the paragraphs of a source that are cited, cut at every quote."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from servanda.model.source import Document
from servanda.show.cite import Index
from servanda.show.parts import Citation

MOST = 1200
"""The longest paragraph shown whole; of a longer one, the words around the quote."""
AROUND = 300

Place = tuple[int, int, Citation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a source, whether they are quoted, and the citations that begin with them."""

    text: str
    quoted: bool
    begins: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph in pieces; `before` and `after` say whether words are left out."""

    pieces: tuple[Piece, ...]
    before: bool
    after: bool


def passages(document: Document, index: Index) -> tuple[Passage, ...]:
    """Return the paragraphs of a document that hold a cited quote, in its own order."""
    text = document.text
    places = [(c.span.start, c.span.end, index.citations[c.id]) for c in index.of(document)]
    groups: list[tuple[int, int, list[Place]]] = []
    for place in places:
        start, end = _paragraph(text, place[0], place[1])
        if groups and start <= groups[-1][1]:
            first, last, held = groups.pop()
            groups.append((first, max(last, end), [*held, place]))
        else:
            groups.append((start, end, [place]))
    return tuple(_passage(text, start, end, held) for start, end, held in groups)


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the paragraph around a quote: up to a blank line, else its lines, else some words."""
    for mark in ("\n\n", "\n"):
        found = text.rfind(mark, 0, start)
        first = 0 if found < 0 else found + len(mark)
        found = text.find(mark, end)
        last = len(text) if found < 0 else found
        if last - first <= MOST:
            return first, last
    first = text.find(" ", max(first, start - AROUND), start) + 1 or start
    last = text.rfind(" ", end, min(last, end + AROUND))
    return first, max(last, end)


def _passage(text: str, start: int, end: int, places: Sequence[Place]) -> Passage:
    return Passage(
        pieces=tuple(_pieces(text, start, end, places)),
        before=start > 0 and text[start - 1] != "\n",
        after=end < len(text) and text[end] != "\n",
    )


def _pieces(text: str, start: int, end: int, places: Sequence[Place]) -> Iterator[Piece]:
    edges = {edge for first, last, _ in places for edge in (first, last)}
    cuts = sorted({start, end, *edges})
    for first, last in pairwise(cuts):
        yield Piece(
            text=text[first:last],
            quoted=any(place[0] <= first and last <= place[1] for place in places),
            begins=tuple(place[2] for place in places if place[0] == first),
        )
