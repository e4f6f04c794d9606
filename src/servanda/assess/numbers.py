"""The numbers that are told: what exactly each counts, as of when, and whose number it is."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace

from servanda.assess.origins import Origins
from servanda.assess.things import thing
from servanda.model.assessment import Count, State
from servanda.model.claim import Claim, Modality, Quantity
from servanda.model.source import Document
from servanda.model.when import Interval

_DISPUTED = frozenset({Modality.ALLEGE, Modality.DENY, Modality.REFUSE, Modality.OPPOSE})
# How many are somewhere holds from day to day; what was done is counted of one deed.
PRESENT = "force_presence"


def numbers(
    claims: Sequence[Claim], documents: Mapping[str, Document], origins: Origins
) -> tuple[Count, ...]:
    """Return every published number, grouped by what it counts, the oldest first in each group.

    A number that one origin tells twice stands once. The counts of periodic reports are apart.
    """
    groups: dict[Hashable, dict[Hashable, list[Count]]] = {}
    for claim in claims:
        for number in () if claim.previous else _numbers(claim):
            count = _count(claim, number, documents[claim.span.document], origins)
            told = groups.setdefault(kind(count), {})
            _add(told.setdefault((count.whose, number.low, number.high), []), count)
    named = [_named([c for told in group.values() for c in told]) for group in groups.values()]
    ordered = sorted(named, key=lambda group: (group[0].thing.lower(), group[0].state))
    return tuple(count for group in ordered for count in group)


def kind(count: Count) -> Hashable:
    """Return what two counts must share to be of the same thing, in the same place and state."""
    claim, number = count.claim, count.number
    doers = (claim.agents, () if number.standing else claim.performers)
    return thing(number), number.standing, count.place, claim.provision, count.state, doers


def _numbers(claim: Claim) -> Iterator[Quantity]:
    if claim.quantity:
        yield claim.quantity
    yield from claim.further


def _count(claim: Claim, number: Quantity, document: Document, origins: Origins) -> Count:
    speaker = claim.speaker
    return Count(
        claim=claim,
        number=number,
        thing=number.of_whom,
        place=claim.place,
        state=_state(claim),
        as_of=_as_of(claim, document),
        whose=speaker.name if speaker and not speaker.anonymous else origins.of(claim),
    )


def _state(claim: Claim) -> State:
    if claim.modality is Modality.FACT:
        return State.NOT_DONE if claim.negated else State.REPORTED
    return State.DISPUTED if claim.modality in _DISPUTED else State.AHEAD


def _as_of(claim: Claim, document: Document) -> Interval | None:
    told = claim.event.interval if claim.event else None
    return told or document.published


def _add(told: list[Count], count: Count) -> None:
    """Add a count to the same ones of its origin, or to the one of them that it repeats."""
    for place, other in enumerate(told):
        if _overlap(other, count):
            told[place] = replace(other, copies=(*other.copies, count.claim))
            return
    told.append(count)


def _named(group: Sequence[Count]) -> list[Count]:
    """Return the counts of one thing, all under the words that the first has for it."""
    return [replace(count, thing=group[0].thing) for count in group]


def _overlap(one: Count, other: Count) -> bool:
    return bool(one.as_of and other.as_of and one.as_of.overlaps(other.as_of))
