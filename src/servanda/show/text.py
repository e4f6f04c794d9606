"""The brief as plain text: wrapped for a terminal or a mail, without colour."""

import textwrap
from collections.abc import Iterator, Sequence
from enum import StrEnum

from servanda.model.assessment import Status
from servanda.show.clean import cut, one_line
from servanda.show.parts import (
    Brief,
    Changed,
    Citation,
    Counted,
    Line,
    Milestone,
    Obliged,
    Section,
    Sentence,
    Source,
    Subject,
)
from servanda.show.words import plural

LABEL = 13
CHANGE = 11
GRAVE = frozenset({Status.BREACHED, Status.OVERDUE})
QUOTE = 160
LAPSED = "Promises and hopes whose day has passed"


class Style(StrEnum):
    """What a row of the brief is, so that a terminal may set it apart."""

    PLAIN = "plain"
    TITLE = "title"
    HEADLINE = "headline"
    HEADING = "heading"
    GRAVE = "grave"
    STRONG = "strong"
    QUIET = "quiet"


Row = tuple[Style, str]


def render_text(brief: Brief, width: int = 80) -> str:
    """Return the brief as text no wider than `width`, ending in one line break."""
    return "\n".join(text for _, text in rows(brief, width)) + "\n"


def rows(brief: Brief, width: int) -> Iterator[Row]:
    """Yield the rows of the brief with what each of them is."""
    yield from _opening(brief, width)
    yield from _changed(brief.changed, width)
    yield from _obligations(brief, width)
    for title, groups in (
        (LAPSED, [list(_quoted(line, width)) for line in brief.lapsed]),
        ("Positions that moved", [list(_corrected(s, width)) for s in brief.moved]),
        ("Opposite words that show no change", [list(_corrected(s, width)) for s in brief.apart]),
        ("Corrections", [list(_corrected(s, width)) for s in brief.corrections]),
        ("Who says what, by subject", [list(_subject(s, width)) for s in brief.subjects]),
        ("Numbers", [*_findings(brief, width), *(list(_counted(c, width)) for c in brief.numbers)]),
        ("Sources", [list(_source(s, width)) for s in brief.sources]),
    ):
        if groups:
            yield from _heading(title)
            yield from _spaced(groups)
    if brief.withheld:
        yield Style.PLAIN, ""
        yield from _wrap(brief.withheld, width, style=Style.QUIET)


def quoted(line: Line) -> str:
    """Return a line's words and its quote, cut to a bearable length."""
    return f"{line.text}: “{cut(line.quote, QUOTE)}”{cited(line.citations)}"


def cited(citations: Sequence[Citation]) -> str:
    """Return citations as they stand behind a sentence: ` [S1.2, S3.20 internal]`, or nothing."""
    return f" [{', '.join(c.shown for c in citations)}]" if citations else ""


def said(sentence: Sentence) -> str:
    """Return a sentence with its citations."""
    return f"{sentence.text}{cited(sentence.citations)}"


def timeline(milestones: Sequence[Milestone]) -> str:
    """Return the deadline line in words: `Agreed 1 May 2031 → due … → as of …`."""
    return " → ".join(_milestone(milestone) for milestone in milestones)


def tallied(brief: Brief) -> str:
    """Return the count of obligations by status: `4 obligations: 1 overdue, 3 not yet due`."""
    parts = ", ".join(f"{item.count} {item.word.lower()}" for item in brief.tally)
    return f"{plural(len(brief.obligations), 'obligation')}: {parts}"


def _milestone(milestone: Milestone) -> str:
    distance = f" ({milestone.distance})" if milestone.distance else ""
    joint = ":" if milestone.words.startswith("due") else ""
    return f"{milestone.label}{joint} {milestone.words}{distance}"


def _opening(brief: Brief, width: int) -> Iterator[Row]:
    yield from _wrap(brief.title, width, style=Style.TITLE)
    yield from _wrap(brief.as_of, width, style=Style.QUIET)
    if brief.handling:
        yield from _wrap(brief.handling, width, style=Style.GRAVE)
    yield Style.PLAIN, ""
    yield from _wrap(said(brief.headline), width, style=Style.HEADLINE)
    yield Style.PLAIN, ""
    if brief.summary:
        yield from _wrap(" ".join(said(sentence) for sentence in brief.summary), width)
    for text in (timeline(brief.deadlines), tallied(brief) if brief.obligations else ""):
        if text:
            yield Style.PLAIN, ""
            yield from _wrap(text, width)


def _obligations(brief: Brief, width: int) -> Iterator[Row]:
    if not brief.obligations:
        return
    yield from _heading("Obligations")
    if brief.drafted:
        yield from _wrap(brief.drafted, width, style=Style.QUIET)
        yield Style.PLAIN, ""
    if brief.doubt:
        yield from _wrap(brief.doubt, width, style=Style.QUIET)
        yield Style.PLAIN, ""
    yield from _spaced([list(_obliged(item, width)) for item in brief.obligations])


def _changed(changed: Changed | None, width: int) -> Iterator[Row]:
    if changed is None:
        return
    yield from _heading(changed.title)
    yield from _wrap(changed.nothing, width) if changed.nothing else ()
    for change in changed.lines:
        lead = f"{change.kind.value:<{CHANGE}}"
        yield from _wrap(said(change.sentence), width, lead=lead, hang=" " * CHANGE)


def _quoted(line: Line, width: int) -> Iterator[Row]:
    yield from _wrap(f"{line.when}: {quoted(line)}", width, hang="  ")


def _obliged(item: Obliged, width: int) -> Iterator[Row]:
    style = Style.GRAVE if item.status in GRAVE else Style.STRONG
    heading = f"{item.number}. {item.word}: {item.text}"
    yield from _wrap(heading, width, hang="   ", style=style)
    for label, text in (
        ("Owed by", item.owed_by),
        ("Due", " or ".join(said(reading) for reading in item.due)),
        *item.particulars,
        ("So far", item.standing),
        ("Why", item.why),
        ("Refused by", item.refused_by),
        ("Last report", item.last_report),
    ):
        yield from _labelled(label, text, width)
    for section in item.evidence:
        yield from _evidence(section, width)
    yield from _labelled("Missing", item.missing, width)


def _evidence(section: Section, width: int) -> Iterator[Row]:
    lines = [f"{line.when}: {quoted(line)}" for line in section.lines]
    for number, text in enumerate(filter(None, [section.earlier, *lines])):
        yield from _labelled(section.title if number == 0 else "", text, width)


def _subject(subject: Subject, width: int) -> Iterator[Row]:
    yield from _wrap(subject.title, width, style=Style.STRONG)
    for actor in subject.actors:
        earlier = f" ({actor.earlier})" if actor.earlier else ""
        yield from _wrap(f"{actor.title}{earlier}", width, lead="  ")
        for line in actor.lines:
            yield from _wrap(f"{line.when}: {quoted(line)}", width, lead="    ", hang="      ")


def _corrected(section: Section, width: int) -> Iterator[Row]:
    yield from _wrap(section.title, width, style=Style.STRONG)
    for line in section.lines:
        yield from _wrap(f"{line.when}: {quoted(line)}", width, lead="  ", hang="    ")


def _findings(brief: Brief, width: int) -> Iterator[list[Row]]:
    """Yield one group: what the numbers say of each other."""
    if brief.findings:
        told = (_wrap(f"– {said(f)}", width, hang="  ") for f in brief.findings)
        yield [row for rows_ in told for row in rows_]


def _counted(counted: Counted, width: int) -> Iterator[Row]:
    yield from _wrap(counted.thing, width, style=Style.STRONG)
    for told in counted.numbers:
        note = f"; {told.note}" if told.note else ""
        text = f"“{told.words}” (read as {told.reading}{note}), {told.who}, {told.when}"
        yield from _wrap(f"{text}{cited(told.citations)}", width, lead="  ", hang="    ")


def _source(source: Source, width: int) -> Iterator[Row]:
    hang = " " * 4
    yield from _wrap(source.title, width, lead=f"{source.label:<4}", hang=hang, style=Style.STRONG)
    known = "; ".join(filter(None, (source.publisher, source.used, source.mark)))
    yield from _wrap(known, width, lead=hang, hang=hang)
    yield from _wrap(f"{source.when}: {source.dating}", width, lead=hang, hang=hang)
    if source.note:
        yield from _wrap(source.note, width, lead=hang, hang=hang)


def _heading(title: str) -> Iterator[Row]:
    yield Style.PLAIN, ""
    yield Style.HEADING, title.upper()
    yield Style.HEADING, "─" * len(title)


def _spaced(groups: Sequence[Sequence[Row]]) -> Iterator[Row]:
    for number, group in enumerate(groups):
        if number:
            yield Style.PLAIN, ""
        yield from group


def _labelled(label: str, text: str, width: int) -> Iterator[Row]:
    """Yield a label and its text in two columns, or nothing where there is no text."""
    if text:
        lead = f"   {label:<{LABEL}}"
        yield from _wrap(text, width, lead=lead, hang=" " * (LABEL + 3))


def _wrap(
    text: str, width: int, *, lead: str = "", hang: str = "", style: Style = Style.PLAIN
) -> Iterator[Row]:
    wrapped = textwrap.wrap(
        one_line(text),
        width,
        initial_indent=lead,
        subsequent_indent=hang,
        break_on_hyphens=False,
    )
    for row in wrapped or [""]:
        yield style, row
