"""How much of an obligation is done by what is reported, and which reports decide it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from servanda.model.agreement import Obligation
from servanda.model.assessment import Evidence, Performance
from servanda.model.claim import Claim, Extent

# A deed whose extent is not told is a part: "they withdrew troops" may leave others behind.
REACHED: Mapping[Extent, Performance] = {
    Extent.UNSTATED: Performance.PARTLY,
    Extent.BEGUN: Performance.BEGUN,
    Extent.PARTLY: Performance.PARTLY,
    Extent.FULL: Performance.FULL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How much is done, and the reports it rests on, by the one who is to do it.

    Reports that cover everybody stand under every name.
    """

    performance: Performance
    deciding: Mapping[str, tuple[Evidence, ...]]


def done(obligation: Obligation, deeds: Sequence[Evidence], undone: Sequence[Evidence]) -> Done:
    """Return how far a one-time obligation is reported to have come.

    It is done in full only when those who are to do it are all reported to have done so.
    """
    full = _whole(obligation, [i for i in deeds if _reach(i, obligation) is Performance.FULL])
    if full:
        return Done(performance=Performance.FULL, deciding=full)
    for reached, least in (
        (Performance.PARTLY, {Performance.PARTLY, Performance.FULL}),
        (Performance.BEGUN, {Performance.BEGUN}),
    ):
        found = tuple(item for item in deeds if _reach(item, obligation) in least)
        if found:
            return Done(performance=reached, deciding={"": found})
    if undone:
        return Done(performance=Performance.NOT_BEGUN, deciding={"": tuple(undone)})
    return Done(performance=Performance.NONE_REPORTED, deciding={})


def _reach(item: Evidence, obligation: Obligation) -> Performance:
    """Return how far one report says it has come; of a number, by the least that is told."""
    reached = REACHED[item.claim.extent]
    told = item.claim.quantity.low if item.claim.quantity else None
    if obligation.count is not None and told is not None:
        reached = Performance.FULL if told >= obligation.count else Performance.PARTLY
    if item.claim.hedged and reached is Performance.FULL:
        return Performance.PARTLY
    return reached


def _whole(
    obligation: Obligation, full: Sequence[Evidence]
) -> Mapping[str, tuple[Evidence, ...]] | None:
    """Return the reports of completion by who is to do it; None while somebody is missing."""
    owing = [name for name in obligation.performers or obligation.holders if _named(name)]
    if not full:
        return None
    if not owing:
        return {"": tuple(full)}
    found = {name: tuple(i for i in full if _covers(i.claim, name, owing)) for name in owing}
    return found if all(found.values()) else None


def _covers(claim: Claim, name: str, owing: Sequence[str]) -> bool:
    """Return whether a report of completion is of somebody's part, or of everybody's.

    It is everybody's where no doer is named, and who speaks is surely not telling of their own.
    """
    told = {*claim.performers, *claim.agents, *((claim.side,) if claim.side else ())}
    if name in told:
        return True
    if claim.agents or any(map(_named, told)):
        return False
    speaker = claim.speaker
    if speaker is None:
        return True
    own = {speaker.name, speaker.affiliation} & set(owing)
    return _named(speaker.affiliation or speaker.name) and not own


def _named(name: str) -> bool:
    """Return whether a name is somebody's own; "foreign fighters" are a description."""
    return not name[:1].islower()
