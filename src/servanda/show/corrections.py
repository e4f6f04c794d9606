"""What corrections changed: the words a later version dropped, and those it brought."""

from collections.abc import Iterator
from dataclasses import replace

from servanda.model.assessment import Assessment, Correction
from servanda.model.claim import Claim
from servanda.show import days, saying
from servanda.show.cite import Index
from servanda.show.parts import Line, Section
from servanda.show.positions import line

DROPPED, ADDED = "No longer said", "Now said"


def corrected(assessment: Assessment, index: Index) -> tuple[Section, ...]:
    """Return the corrections that changed a claim, oldest first."""
    order = {document.id: number for number, document in enumerate(assessment.sources, 1)}
    return tuple(
        Section(title=_title(item, order[item.old], order[item.new]), lines=tuple(lines))
        for item in assessment.corrections
        if (lines := list(_lines(item, index)))
    )


def _title(item: Correction, old: int, new: int) -> str:
    return f"S{old} was replaced by S{new} on {days.day(item.known)}"


def _lines(item: Correction, index: Index) -> Iterator[Line]:
    for when, claims in ((DROPPED, item.dropped), (ADDED, item.added)):
        yield from (_line(when, claim, index) for claim in claims)


def _line(when: str, claim: Claim, index: Index) -> Line:
    who = " and ".join(claim.agents)
    text = saying.deed(claim, who)
    return replace(line(claim, f"{who}: {text}" if who else text, index), when=when)
