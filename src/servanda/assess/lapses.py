"""Words whose day has passed with nothing reported: promises and hopes that lapsed."""

from collections.abc import Iterable, Sequence
from datetime import date

from servanda.model.assessment import Lapse, Told
from servanda.model.claim import Claim, Modality

# What somebody says will be done by a day. A demand lapses for nobody.
_AHEAD = frozenset({Modality.PLEDGE, Modality.AGREE, Modality.EXPECT})


def lapses(told: Sequence[Told], stated: Iterable[str], on: date) -> tuple[Lapse, ...]:
    """Return what was to be done by a day that has passed, and no later report says was done.

    A day lapses after its latest reading. Claims in `stated` are terms of an obligation, whose
    status says more.
    """
    known = set(stated)
    deeds: dict[str, list[Told]] = {}
    for item in told:
        if item.claim.modality is Modality.FACT and not item.claim.negated:
            deeds.setdefault(item.claim.provision, []).append(item)
    return tuple(
        Lapse(claim=item.claim, day=day)
        for item in told
        if item.claim.modality in _AHEAD and not item.claim.negated and item.claim.id not in known
        if (day := _last_day(item)) and day < on
        if not any(_meets(item, deed) for deed in deeds.get(item.claim.provision, ()))
    )


def _last_day(item: Told) -> date | None:
    """Return the last day by which it was to be done; None where it is not told, or lay behind."""
    when = item.claim.deadline
    if when is None or when.interval is None or item.published is None:
        return None
    return when.interval.latest if when.interval.latest >= item.published.earliest else None


def _meets(item: Told, report: Told) -> bool:
    """Return whether a report, no older than the words, may be of what they said."""
    if report.known() < item.known():
        return False
    ours, theirs = _doers(item.claim), _doers(report.claim)
    return not ours or not theirs or bool(ours & theirs)


def _doers(claim: Claim) -> frozenset[str]:
    return frozenset(claim.performers or claim.agents)
