"""The brief as Markdown, for notes and wikis: the same sentences, every source text escaped."""

import re
from collections.abc import Iterator
from html import escape

from servanda.show.clean import one_line
from servanda.show.parts import (
    Brief,
    Changed,
    Counted,
    Line,
    Obliged,
    Section,
    Sentence,
    Source,
    Subject,
)
from servanda.show.text import LAPSED, cited, tallied, timeline

_SYNTAX = re.compile(r"([\\`*_{}\[\]#|~!])")
_LEADING = re.compile(r"^(\s*)([-+=:]|\d+[.)])")


def render_markdown(brief: Brief) -> str:
    """Return the brief as Markdown that ends in one line break."""
    return "\n".join(_blocks(brief)).rstrip() + "\n"


def escaped(text: str) -> str:
    """Return text in which no character is Markdown or HTML."""
    plain = _SYNTAX.sub(r"\\\1", escape(one_line(text), quote=False))
    return _LEADING.sub(r"\1\\\2", plain)


def _blocks(brief: Brief) -> Iterator[str]:
    yield f"# {escaped(brief.title)}\n"
    yield f"{escaped(brief.as_of)}\n"
    if brief.handling:
        yield f"**{escaped(brief.handling)}**\n"
    yield f"**{escaped(brief.headline.text)}**{_cited(brief.headline)}\n"
    yield f"{' '.join(_said(sentence) for sentence in brief.summary)}\n"
    for text in (timeline(brief.deadlines), tallied(brief) if brief.obligations else ""):
        if text:
            yield f"{escaped(text)}\n"
    if brief.changed:
        yield from _part(brief.changed.title, _changed(brief.changed))
    yield from _obligations(brief)
    yield from _part(LAPSED, ([f"- {_line(line)}"] for line in brief.lapsed))
    yield from _part("Positions that moved", (_corrected(s) for s in brief.moved))
    yield from _part("Opposite words that show no change", (_corrected(s) for s in brief.apart))
    yield from _part("Corrections", (_corrected(s) for s in brief.corrections))
    yield from _part("Who says what, by subject", (_subject(s) for s in brief.subjects))
    yield from _part("Numbers", _numbers(brief))
    yield from _part("Sources", ([_source(s)] for s in brief.sources))
    yield f"\n{escaped(brief.withheld)}"


def _part(title: str, groups: "Iterator[list[str]]") -> Iterator[str]:
    found = list(groups)
    if found:
        yield f"## {title}\n"
        yield from (row for group in found for row in group)
        yield ""


def _changed(changed: Changed) -> Iterator[list[str]]:
    if changed.nothing:
        yield [changed.nothing, ""]
    for change in changed.lines:
        yield [f"- **{change.kind.value}** {_said(change.sentence)}"]


def _obligations(brief: Brief) -> Iterator[str]:
    if not brief.obligations:
        return
    yield "## Obligations\n"
    if brief.drafted:
        yield f"*{escaped(brief.drafted)}*\n"
    if brief.doubt:
        yield f"*{escaped(brief.doubt)}*\n"
    for item in brief.obligations:
        yield from _obliged(item)
        yield ""


def _obliged(item: Obliged) -> Iterator[str]:
    yield f"### {item.number}. {item.word}: {escaped(item.text)}\n"
    for label, text in (
        ("Owed by", escaped(item.owed_by)),
        ("Due", " or ".join(_said(reading) for reading in item.due)),
        *((label, escaped(text)) for label, text in item.particulars),
        ("So far", escaped(item.standing)),
        ("Why", escaped(item.why)),
        ("Refused by", escaped(item.refused_by)),
        ("Last report", escaped(item.last_report)),
        ("Missing", escaped(item.missing)),
    ):
        if text:
            yield f"- **{label}:** {text}"
    for section in item.evidence:
        yield f"- **{section.title}:** {section.earlier}".rstrip()
        yield from (f"  - {_line(line)}" for line in section.lines)


def _subject(subject: Subject) -> list[str]:
    rows = [f"### {escaped(subject.title)}\n"]
    for actor in subject.actors:
        rows.append(f"- **{escaped(actor.title)}** {actor.earlier}".rstrip())
        rows += [f"  - {_line(line)}" for line in actor.lines]
    return [*rows, ""]


def _numbers(brief: Brief) -> Iterator[list[str]]:
    if brief.findings:
        yield [*(f"- {_said(finding)}" for finding in brief.findings), ""]
    yield from map(_counted, brief.numbers)


def _corrected(section: Section) -> list[str]:
    return [f"- {escaped(section.title)}", *(f"  - {_line(line)}" for line in section.lines)]


def _counted(counted: Counted) -> list[str]:
    rows = [f"- **{escaped(counted.thing)}**"]
    for told in counted.numbers:
        note = f"; {told.note}" if told.note else ""
        text = f"“{told.words}” (read as {told.reading}{note}), {told.who}, {told.when}"
        rows.append(f"  - {escaped(text)}{cited(told.citations)}")
    return rows


def _source(source: Source) -> str:
    known = "; ".join(filter(None, (source.publisher, source.used, source.mark)))
    text = ". ".join(filter(None, (source.title, known, f"{source.when}: {source.dating}")))
    note = f". {source.note}" if source.note else ""
    return f"- **{source.label}** {escaped(text + note)}"


def _line(line: Line) -> str:
    text = f"{line.when}: {line.text}: “{line.quote}”"
    return f"{escaped(text)}{cited(line.citations)}"


def _said(sentence: Sentence) -> str:
    return f"{escaped(sentence.text)}{_cited(sentence)}"


def _cited(sentence: Sentence) -> str:
    return cited(sentence.citations)
