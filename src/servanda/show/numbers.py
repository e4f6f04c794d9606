"""The numbers of a brief: what is counted, in which words, on whose word."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from servanda.model.assessment import Assessment, Count, PeriodFigure, State
from servanda.model.claim import Claim, Qualifier, Quantity, Share
from servanda.show import days, saying, words
from servanda.show.cite import Index
from servanda.show.parts import Counted, Told

_EITHER = "{low} together, or {low} each and so {double} in all: the words allow both"
SHARES: Mapping[Share, str] = {
    Share.TOGETHER: "",
    Share.EACH: "{words} each",
    Share.UNCLEAR: _EITHER,
}
# What is said of those counted, by the subject of the claim; where nothing stands, the thing alone.
STATES: Mapping[tuple[str, State], str] = {
    ("withdrawal", State.REPORTED): "reported as leaving or gone",
    ("withdrawal", State.NOT_DONE): "reported as not gone",
    ("withdrawal", State.AHEAD): "to leave",
    ("force_presence", State.AHEAD): "to be there",
    ("prisoner_exchange", State.REPORTED): "reported as freed",
    ("prisoner_exchange", State.NOT_DONE): "reported as not freed",
    ("prisoner_exchange", State.AHEAD): "to be freed",
}
_FROM = frozenset({"withdrawal"})
_FORCES = frozenset({"withdrawal", "force_presence"})


# How a range is told, by how its words hedge it.
_RANGED = {Qualifier.EXACT: "", Qualifier.ABOUT: "about "}


def numbers(assessment: Assessment, index: Index) -> tuple[Counted, ...]:
    """Return every published number, by the thing it counts; what reports count by periods last."""
    groups = groupby(assessment.counts, key=title)
    told = (
        Counted(thing=thing, numbers=tuple(_told(count, index) for count in counts))
        for thing, counts in groups
    )
    return (*told, *_periods(assessment, index))


def title(count: Count) -> str:
    """Return what is counted, where, and what is said of it: `foreign troops in Ruvania`."""
    place = where(count)
    joint = " " if count.place else ", "
    return f"{count.thing}{joint}{place}" if place else count.thing


def where(count: Count) -> str:
    """Return whose those counted are, where, and what is said of them: `from Ruvania, to leave`."""
    whose = words.joined([name for name in count.claim.performers if _is_other(name, count)])
    joint = "from" if count.claim.provision in _FROM else "in"
    place = f"{joint} {count.place}" if count.place else ""
    state = STATES.get((count.claim.provision, count.state))
    return ", ".join(filter(None, (place, f"those of {whose}" if whose else "", state)))


def _is_other(name: str, count: Count) -> bool:
    """Return whether a performer is the side whose forces are counted."""
    forces = count.claim.provision in _FORCES
    return (
        forces and name[:1].isupper() and not set(name.split()) & set(count.number.of_whom.split())
    )


def reading(quantity: Quantity) -> str:
    """Return what a number's words can mean: `about 300`, `100 to 999`, `20,000 or more`."""
    low = "" if quantity.low is None else f"{quantity.low:,}"
    high = "" if quantity.high is None else f"{quantity.high:,}"
    if quantity.qualifier in _RANGED and low and high and low != high:
        return f"{_RANGED[quantity.qualifier]}{low} to {high}"
    return words.READING[quantity.qualifier].format(low=low or "0", high=high or "not known")


def who(claim: Claim) -> str:
    """Return on whose word a number stands: the speaker, else the source itself."""
    return saying.speaker(claim.speaker) if claim.speaker else "the source itself"


def share(quantity: Quantity) -> str:
    """Return whether a number is of each side or of all, where the words name several."""
    plain, low = reading(quantity).removeprefix("about "), quantity.low or quantity.high or 0
    return SHARES[quantity.share].format(words=plain, low=f"{low:,}", double=f"{2 * low:,}")


def when(count: Count, index: Index) -> str:
    """Return when a number was published and, where that is another time, as of when it holds."""
    published = index.document(count.claim).published
    told = days.published(published)
    if count.as_of is None or count.as_of == published:
        return told
    return f"{told}, of {days.span(count.as_of)}"


def _told(count: Count, index: Index) -> Told:
    again = len(count.copies)
    copies = f"told by {again + 1} claims of one origin, counted once" if again else ""
    return Told(
        words=count.number.words,
        reading=reading(count.number),
        who=who(count.claim),
        when=when(count, index),
        note="; ".join(filter(None, (share(count.number), copies))),
        citations=index.cite(count.claim, *count.copies),
    )


def _periods(assessment: Assessment, index: Index) -> Iterator[Counted]:
    """Yield what each body counted from period to period."""
    for (thing, counter), figures in groupby(
        assessment.periods, key=lambda figure: (figure.thing, figure.counter)
    ):
        told = tuple(_figure(figure, index) for figure in figures)
        yield Counted(thing=f"{thing}, counted by {counter}", numbers=told)


def _figure(figure: PeriodFigure, index: Index) -> Told:
    quantity, after = figure.claim.quantity, figure.restated
    stated = (figure.claim, *((after,) if after else ()))
    return Told(
        words=quantity.words if quantity else "",
        reading=reading(quantity) if quantity else "",
        who=figure.counter,
        when=days.span(figure.period),
        note=_restated(figure),
        citations=index.cite(*stated),
    )


def _restated(figure: PeriodFigure) -> str:
    previous = figure.restated.previous if figure.restated else None
    if previous is None:
        return ""
    again = "revised" if figure.revised else "as before"
    return f"the next report gives {reading(previous)}: {again}"
