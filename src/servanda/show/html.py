"""A brief as one self-contained page: no script, no request, ready to print.

Everything that came from a source is escaped; quotations stand in the paragraph they come from.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from servanda.model.assessment import Assessment, Standing
from servanda.model.source import Document, Role
from servanda.show import words
from servanda.show.brief import Brief, Citation

if TYPE_CHECKING:
    from jinja2 import Template

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
LINE_WIDTH, LINE_START = 720, 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A cited quote in its paragraph: the words before it, itself, the words after it."""

    citation: Citation
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A day on the deadline line: where it stands (0 to 720), what it is, how it is drawn."""

    x: int
    label: str
    day: str
    tone: str
    row: int


def render_html(brief: Brief, assessment: Assessment) -> str:
    """Return the page of a brief."""
    return _template().render(
        brief=brief,
        words=words,
        marks=_marks(assessment),
        passages={s.number: _passages(s.document, s.citations) for s in brief.sources},
        clean=_clean,
    )


@cache
def _template() -> "Template":
    from jinja2 import Environment

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    source = files("servanda.show").joinpath("templates", "brief.html.j2").read_text("utf-8")
    return environment.from_string(source)


def _clean(text: str) -> str:
    """Return text without characters that HTML does not allow."""
    return CONTROL.sub(" ", text)


def _passages(document: Document, citations: tuple[Citation, ...]) -> tuple[Passage, ...]:
    return tuple(_passage(document, citation) for citation in citations)


def _passage(document: Document, citation: Citation) -> Passage:
    span = citation.claim.span
    around = [s for s in document.segments if s.start < span.end and span.start < s.end]
    around = [s for s in around if s.role in (Role.BODY, Role.STANDFIRST)]
    start = min((s.start for s in around), default=span.start)
    end = max((s.end for s in around), default=span.end)
    return Passage(
        citation=citation,
        before=_clean(document.text[start : span.start]),
        quote=_clean(document.text[span.start : span.end]),
        after=_clean(document.text[span.end : end]),
    )


def _marks(assessment: Assessment) -> tuple[Mark, ...]:
    """Return the days of the deadline line: agreements, deadlines, the day asked about."""
    days = [(a.signed.earliest, "Agreed", "ink") for a in assessment.agreements if a.signed]
    days += [
        (due.latest, _short(s), words.TONE.get(s.status, "ink"))
        for s in assessment.standings
        if (due := s.obligation.due_interval())
    ]
    days.append((assessment.on, "As of", "now"))
    first, last = min(d for d, _, _ in days), max(d for d, _, _ in days)
    length = max((last - first).days, 1)
    return tuple(
        Mark(
            x=LINE_START + (day - first).days * (LINE_WIDTH - 2 * LINE_START) // length,
            label=_clean(label),
            day=words.day(day),
            tone=tone,
            row=number % 4,
        )
        for number, (day, label, tone) in enumerate(sorted(days))
    )


def _short(standing: Standing) -> str:
    text = standing.obligation.text.rstrip(".")
    return text if len(text) <= 28 else text[:27].rsplit(" ", 1)[0] + " …"
