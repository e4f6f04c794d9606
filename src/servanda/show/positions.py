"""Who says what, by subject: every claim of the brief once, in the order it was published."""

from collections.abc import Mapping
from itertools import groupby

from servanda.model.assessment import Assessment, Position
from servanda.model.claim import Claim
from servanda.show import days, saying, words
from servanda.show.cite import Index
from servanda.show.clean import one_line
from servanda.show.parts import Line, Section, Subject

Labels = Mapping[str, str]
MOST = 25
"""So many lines are shown under one heading, the newest; JSON has all of them."""


def subjects(assessment: Assessment, index: Index, labels: Labels) -> tuple[Subject, ...]:
    """Return everything said, by subject and actor, as the assessment orders them."""
    groups = groupby(assessment.positions, key=lambda position: position.provision)
    return tuple(
        Subject(
            title=labels.get(provision, words.spelled(provision)),
            actors=tuple(section(position, index) for position in positions),
        )
        for provision, positions in groups
    )


def section(position: Position, index: Index) -> Section:
    """Return one actor's lines on one subject, oldest first."""
    shown = position.claims[-MOST:]
    return Section(
        title=actor(position),
        lines=tuple(line(c, saying.deed(c, position.actor), index) for c in shown),
        earlier=earlier(len(position.claims) - len(shown)),
    )


def earlier(count: int) -> str:
    """Return how many older lines are not shown, or nothing."""
    return f"{words.plural(count, 'earlier claim')} not shown" if count > 0 else ""


def actor(position: Position) -> str:
    """Return the actor with the side it belongs to, or that nobody is named."""
    side = position.latest.side
    name = position.actor or "No holder named"
    return f"{name} ({side})" if side and side not in name else name


def line(claim: Claim, text: str, index: Index) -> Line:
    """Return a claim as a line: its day, what it comes to, its words, and where they stand."""
    document = index.document(claim)
    return Line(
        when=days.published(document.published),
        text=f"{text}{saying.details(claim, document)}",
        quote=one_line(claim.quote),
        modality=claim.modality,
        citations=index.cite(claim),
    )
