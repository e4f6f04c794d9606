"""What the numbers say of each other, in sentences: what cannot both hold, what was revised."""

from collections.abc import Iterator, Mapping, Sequence

from servanda.model.assessment import Assessment, Comparison, Count, Fit, PeriodFigure
from servanda.model.claim import Qualifier, Share
from servanda.show import days, words
from servanda.show.cite import Index
from servanda.show.numbers import reading, share, when, where, who
from servanda.show.parts import Sentence

SAID: Mapping[Fit, str] = {
    Fit.CANNOT_BOTH_HOLD: "These cannot both hold: {all}.",
    Fit.DIFFERENT_TIMES: "These differ, and are of different times: {all}.",
    Fit.PARTS_EXCEED: "These cannot all hold: {parts} come to {sum} together, and the total is told"
    " as {total}. {taken}",
    Fit.PARTS_ABOVE: "Parts and total differ: {parts} come to {sum} together, and the total is told"
    " as {total}, which leaves open how many more. {taken}",
    Fit.SAME_FIGURE: "{figure} is told of different things: {all}. They do not count the same.",
}
ONE_DEED = "These cannot both hold, if they are of one and the same deed: {all}."
_TAKEN = "That they are parts of it is taken from their nationalities: no source says so here."


_ONE_SENTENCE = "They stand in one sentence with the total."


def findings(assessment: Assessment, index: Index) -> tuple[Sentence, ...]:
    """Return what cannot hold together, what differs, what is unclear and what was revised."""
    return (
        *(_compared(item, index) for item in assessment.comparisons),
        *_unclear(assessment, index),
        *(_revised(figure, index) for figure in assessment.periods if figure.revised),
    )


def _compared(item: Comparison, index: Index) -> Sentence:
    first, *rest = item.counts
    deed = item.fit is Fit.CANNOT_BOTH_HOLD and not first.number.standing
    text = (ONE_DEED if deed else SAID[item.fit]).format(
        all=words.joined([_told(count, index) for count in item.counts]),
        parts=words.joined([_told(count, index) for count in rest]),
        total=_told(first, index),
        sum=_sum(rest),
        figure=f"{first.number.low or first.number.high or 0:,}",
        taken=_ONE_SENTENCE if all(c.claim.id == first.claim.id for c in rest) else _TAKEN,
    )
    return Sentence(text=text, citations=index.cite(*(count.claim for count in item.counts)))


def _sum(parts: Sequence[Count]) -> str:
    """Return what parts come to together, as surely as their own words."""
    hedges = {part.number.qualifier for part in parts}
    about = "about " if Qualifier.ABOUT in hedges else ""
    more = " or more" if any(part.number.high is None for part in parts) else ""
    return f"{about}{sum(part.number.low or 0 for part in parts):,}{more}"


def _told(count: Count, index: Index) -> str:
    """Return a number as published, of what, on whose word and of when."""
    known = f"{who(count.claim)}, {when(count, index)}"
    return f"“{count.number.words}” ({'; '.join(filter(None, (where(count), known)))})"


def _unclear(assessment: Assessment, index: Index) -> Iterator[Sentence]:
    for count in assessment.counts:
        if count.number.share is Share.UNCLEAR:
            about = f" ({where(count)})" if where(count) else ""
            text = f"“{count.number.words}”{about}: {share(count.number)}."
            yield Sentence(text=text, citations=index.cite(count.claim))


def _revised(figure: PeriodFigure, index: Index) -> Sentence:
    after = figure.restated or figure.claim
    before, now = figure.claim.quantity, after.previous
    text = (
        f"Revised: {figure.counter} counted {reading(before) if before else ''} {figure.thing}"
        f" {days.on(figure.period)}; its next report gives {reading(now) if now else ''} for the"
        " same period."
    )
    return Sentence(text=text, citations=index.cite(figure.claim, after))
