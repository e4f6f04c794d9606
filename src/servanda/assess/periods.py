"""What periodic reports counted, each period beside what the next report says of it.

Published numbers are revised silently: the figure of the period before should be the one that the
report before gave for its own.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from servanda.assess.origins import Origins
from servanda.assess.things import bounds
from servanda.model.assessment import PeriodFigure
from servanda.model.claim import Claim, Quantity
from servanda.model.when import Interval

_DAY = timedelta(days=1)


def periods(claims: Sequence[Claim], origins: Origins) -> tuple[PeriodFigure, ...]:
    """Return the figure of every period, by who counted what, the oldest first."""
    found = sorted(_figures(claims, origins), key=_order)
    return tuple(_restated(figure, found) for figure in found)


def _figures(claims: Sequence[Claim], origins: Origins) -> Iterator[PeriodFigure]:
    """Yield the figures told beside that of the period before; a copy of one stands once."""
    seen = set()
    for claim in claims:
        if claim.previous and claim.quantity and claim.event and claim.event.interval:
            counter = claim.speaker.name if claim.speaker else origins.of(claim)
            number = claim.quantity
            key = (counter, number.of_whom, claim.event.interval, number.low, number.high)
            if key not in seen:
                seen.add(key)
                yield PeriodFigure(
                    thing=number.of_whom,
                    counter=counter,
                    period=claim.event.interval,
                    claim=claim,
                )


def _order(figure: PeriodFigure) -> tuple[object, ...]:
    return figure.thing, figure.counter, figure.period.earliest, figure.period.latest


def _restated(figure: PeriodFigure, others: Sequence[PeriodFigure]) -> PeriodFigure:
    """Return a figure with what the report on the next period says it was."""
    after = next((other for other in others if _follows(other, figure)), None)
    if after is None or figure.claim.quantity is None or after.claim.previous is None:
        return figure
    return PeriodFigure(
        thing=figure.thing,
        counter=figure.counter,
        period=figure.period,
        claim=figure.claim,
        restated=after.claim,
        revised=_differ(figure.claim.quantity, after.claim.previous),
    )


def _follows(other: PeriodFigure, figure: PeriodFigure) -> bool:
    """Return whether one figure is that of the next period, as long as this one to a day or so."""
    same = (other.thing, other.counter) == (figure.thing, figure.counter)
    adjoins = other.period.earliest == figure.period.latest + _DAY
    return (
        same
        and adjoins
        and 3 * abs(_days(other.period) - _days(figure.period)) <= _days(figure.period)
    )


def _days(period: Interval) -> int:
    return (period.latest - period.earliest).days + 1


def _differ(one: Quantity, other: Quantity) -> bool:
    (low, high), (lowest, highest) = bounds(one, exact=True), bounds(other, exact=True)
    return high < lowest or highest < low
