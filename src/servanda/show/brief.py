"""The brief: where everything stands on a day, composed once for every renderer."""

from servanda.model.assessment import Assessment
from servanda.model.claim import Confidence
from servanda.show import days, saying
from servanda.show.changes import changed, lapsed
from servanda.show.cite import index
from servanda.show.comparisons import findings
from servanda.show.corrections import corrected
from servanda.show.deadline import deadlines
from servanda.show.headline import headline, summary
from servanda.show.moves import apart, moved
from servanda.show.numbers import numbers
from servanda.show.obligations import obligations, tally
from servanda.show.parts import Brief
from servanda.show.positions import Labels, subjects
from servanda.show.sources import handling, others, sources, withheld

DRAFTED = "No case file: the obligations below were drafted from the claims."


def compose(assessment: Assessment, labels: Labels) -> Brief:
    """Return the brief of an assessment; `labels` name the subjects by their terms."""
    numbered = index(assessment)
    return Brief(
        title=assessment.title,
        as_of=as_of(assessment),
        headline=headline(assessment, numbered),
        summary=summary(assessment, numbered),
        deadlines=deadlines(assessment),
        tally=tally(assessment),
        drafted=DRAFTED if assessment.drafted and assessment.standings else "",
        doubt=saying.UNSURE_MEANS if _doubted(assessment) else "",
        obligations=obligations(assessment, numbered, labels),
        subjects=subjects(assessment, numbered, labels),
        numbers=numbers(assessment, numbered),
        sources=sources(assessment, numbered),
        withheld=" ".join(filter(None, (withheld(assessment.withheld), others(assessment.others)))),
        handling=handling(assessment),
        corrections=corrected(assessment, numbered),
        lapsed=lapsed(assessment, numbered, labels),
        changed=changed(assessment, numbered, labels),
        moved=moved(assessment, numbered, labels),
        apart=apart(assessment, numbered, labels),
        findings=findings(assessment, numbered),
    )


def _doubted(assessment: Assessment) -> bool:
    """Return whether the evidence of any obligation rests on an unsure reading."""
    return any(
        item.claim.confidence is Confidence.UNSURE
        for standing in assessment.standings
        for item in standing.evidence
    )


def as_of(assessment: Assessment) -> str:
    """Return the day asked about, and by which day its sources were published."""
    asked = days.day(assessment.on)
    if assessment.on == assessment.known:
        return f"As of {asked}, from what was published by then."
    return f"As of {asked}, from what was published by {days.day(assessment.known)}."
