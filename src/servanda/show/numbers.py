"""The numbers of a brief: what is counted, in which words, on whose word."""

from collections.abc import Mapping
from itertools import groupby

from servanda.model.assessment import Assessment, Count
from servanda.model.claim import Claim, Qualifier, Quantity, Share
from servanda.show import days, saying, words
from servanda.show.cite import Index
from servanda.show.parts import Counted, Told

_EITHER = "{words} each or {words} together: the words allow both"
SHARES: Mapping[Share, str] = {
    Share.TOGETHER: "",
    Share.EACH: "{words} each",
    Share.UNCLEAR: _EITHER,
}


# How a range is told, by how its words hedge it.
_RANGED = {Qualifier.EXACT: "", Qualifier.ABOUT: "about "}


def numbers(assessment: Assessment, index: Index) -> tuple[Counted, ...]:
    """Return every published number, by the thing it counts."""
    groups = groupby(assessment.counts, key=lambda count: count.thing)
    return tuple(
        Counted(thing=thing, numbers=tuple(found))
        for thing, counts in groups
        if (found := [_told(c, c.claim.quantity, index) for c in counts if c.claim.quantity])
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
    plain = reading(quantity).removeprefix("about ")
    return SHARES[quantity.share].format(words=plain)


def _told(count: Count, quantity: Quantity, index: Index) -> Told:
    claim = count.claim
    return Told(
        words=quantity.words,
        reading=reading(quantity),
        who=who(claim),
        when=days.published(index.document(claim).published),
        note=share(quantity),
        citations=index.cite(claim),
    )
