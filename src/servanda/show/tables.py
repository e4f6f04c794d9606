"""One table each for status, positions and numbers, as text of a fixed width."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest

from servanda.model.assessment import Assessment
from servanda.model.source import Document, Handling
from servanda.show import calendar, days, obligations
from servanda.show.brief import as_of
from servanda.show.cite import index, marked
from servanda.show.clean import cut, one_line
from servanda.show.comparisons import findings
from servanda.show.moves import moved
from servanda.show.numbers import numbers
from servanda.show.positions import Labels, subjects
from servanda.show.sources import publisher, when
from servanda.show.text import cited, quoted, said
from servanda.show.words import clause

GAP = "  "


def status_table(assessment: Assessment, width: int = 80) -> str:
    """Return where each obligation stands, a row for each."""
    numbered = index(assessment)
    cells = [
        (
            obligations.status_word(standing),
            clause(standing.obligation.text),
            obligations.owed_by(standing.obligation),
            " or ".join(reading.text for reading in obligations.due(standing.obligation, numbered)),
        )
        for standing in assessment.standings
    ]
    table = columns(("Status", "Obligation", "Owed by", "Due"), cells, (3, 5, 4, 5), width)
    return _page(assessment, table, "No obligation is known.")


def positions_table(assessment: Assessment, labels: Labels, width: int = 80) -> str:
    """Return who says what on each subject, a row for each claim."""
    cells = [
        (
            subject.title if line is subject.actors[0].lines[0] else "",
            actor.title if line is actor.lines[0] else "",
            line.when,
            f"{line.text}: “{cut(line.quote, 80)}”{cited(line.citations)}",
        )
        for subject in subjects(assessment, index(assessment), labels)
        for actor in subject.actors
        for line in actor.lines
    ]
    table = columns(("Subject", "Actor", "Published", "Position"), cells, (3, 4, 3, 8), width)
    return _page(assessment, [*table, *_moved(assessment, labels, width)], "No claim is known.")


def _moved(assessment: Assessment, labels: Labels, width: int) -> list[str]:
    """Return the positions that moved as a table of their own, or nothing where none did."""
    cells = [
        (section.title, *(f"{line.when}, {quoted(line)}" for line in section.lines))
        for section in moved(assessment, index(assessment), labels)
    ]
    heads = ("Positions that moved", "From", "To")
    return ["", *columns(heads, cells, (4, 5, 5), width)] if cells else []


def numbers_table(assessment: Assessment, width: int = 80) -> str:
    """Return every published number, a row for each."""
    cells = [
        (
            counted.thing if number == 0 else "",
            f"“{told.words}”",
            told.note or told.reading,
            told.who,
            f"{told.when}{cited(told.citations)}",
        )
        for counted in numbers(assessment, index(assessment))
        for number, told in enumerate(counted.numbers)
    ]
    heads = ("Of what", "As published", "Read as", "Who says so", "Published")
    table = columns(heads, cells, (4, 4, 4, 4, 4), width)
    told = [said(finding) for finding in findings(assessment, index(assessment))]
    rows = (textwrap.wrap(f"– {one_line(text)}", width, subsequent_indent=GAP) for text in told)
    below = ["", *chain.from_iterable(rows)] if told else []
    return _page(assessment, [*table, *below], "No number is known.")


def deadlines_table(assessment: Assessment, width: int = 80) -> str:
    """Return every reading of every deadline, the earliest first, a row for each."""
    cells = [
        (
            days.by(item.reading.interval).removeprefix("by "),
            item.distance,
            clause(item.standing.obligation.text),
            f"“{item.reading.words}”{cited(item.citations)}",
            item.status,
        )
        for item in calendar.deadlines(assessment)
    ]
    heads = ("Due", "From then", "Obligation", "In the words", "Status")
    return _page(assessment, columns(heads, cells, (4, 3, 5, 4, 4), width), "No deadline is known.")


def timeline_table(assessment: Assessment, labels: Labels, width: int = 80) -> str:
    """Return what was agreed, fell due and was told, by the calendar, a row for each."""
    cells = [
        (
            days.span(item.when),
            item.kind,
            f"{item.text}{cited(item.citations)}",
            item.told,
        )
        for item in calendar.timeline(assessment, labels)
    ]
    heads = ("When", "What", "", "Published")
    return _page(assessment, columns(heads, cells, (4, 2, 9, 4), width), "No day is known.")


def _page(assessment: Assessment, table: Sequence[str], empty: str) -> str:
    """Return the table under the day it holds for, or a word where it has no row."""
    return "\n".join([as_of(assessment), "", *(table if len(table) > 2 else [empty])]) + "\n"


def columns(
    heads: Sequence[str], cells: Sequence[Sequence[str]], shares: Sequence[int], width: int
) -> list[str]:
    """Return rows of text in columns whose widths have the given shares of the whole."""
    widths = _widths(heads, cells, shares, width - len(GAP) * (len(heads) - 1))
    rule = GAP.join("─" * column for column in widths)
    body = [row for line in cells for row in _row(line, widths)]
    return [*_row(heads, widths), rule, *body]


def _widths(
    heads: Sequence[str], cells: Sequence[Sequence[str]], shares: Sequence[int], room: int
) -> list[int]:
    """Return the widths of the columns: by share, none wider than its longest cell needs."""
    needed = [
        max(len(one_line(cell)) for cell in column) for column in zip(heads, *cells, strict=True)
    ]
    widths = [0] * len(heads)
    waiting = sorted(range(len(heads)), key=lambda n: needed[n] / shares[n])
    for place, column in enumerate(waiting):
        rest = sum(shares[n] for n in waiting[place:])
        widths[column] = min(needed[column], room * shares[column] // rest)
        room -= widths[column]
    return widths


def _row(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    wrapped = [
        textwrap.wrap(one_line(cell), width) for cell, width in zip(cells, widths, strict=True)
    ]
    for parts in zip_longest(*wrapped, fillvalue=""):
        padded = (part.ljust(width) for part, width in zip(parts, widths, strict=True))
        yield GAP.join(padded).rstrip()


def found_table(found: Sequence[tuple[Document, Handling, str]], width: int = 80) -> str:
    """Return the documents a search found, each with the words around."""
    if not found:
        return "No document holds all of these words.\n"
    rows: list[str] = []
    for document, mark, words in found:
        title = one_line(document.title or document.name)
        known = "; ".join(filter(None, (when(document), publisher(document), marked(mark))))
        rows += textwrap.wrap(f"{title} ({known})", width)
        rows += textwrap.wrap(one_line(words), width, initial_indent=GAP, subsequent_indent=GAP)
    return "\n".join(rows) + "\n"
