"""Obligations proposed from claims, where no case file states them.

A term somebody agreed to, or a promise with a day, is an obligation; the same provision from
several sources is one, and its deadlines stay side by side.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from servanda.model.agreement import Agreement, DueReading, Obligation
from servanda.model.claim import Claim, Modality
from servanda.model.source import Document
from servanda.model.when import Granularity, Interval

# What is drafted, and how; presence and "other" are never promises of their own.
NOT_DRAFTED = frozenset({"force_presence", "other", "negotiation_conference"})


def draft(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    labels: Mapping[str, str],
    continuing: frozenset[str],
) -> tuple[tuple[Agreement, ...], tuple[Obligation, ...]]:
    """Return the agreement and the obligations that the claims speak of."""
    terms: dict[str, list[Claim]] = {}
    for claim in claims:
        if _is_term(claim):
            terms.setdefault(claim.provision, []).append(claim)
    if not terms:
        return (), ()
    agreement = _agreement(claims)
    obligations = tuple(
        _obligation(provision, found, documents, labels, continuing, agreement)
        for provision, found in terms.items()
    )
    return (agreement,), obligations


def _is_term(claim: Claim) -> bool:
    """Return whether a claim states what is owed: agreed, due under an agreement, or dated."""
    if claim.negated or claim.hedged or claim.provision in NOT_DRAFTED:
        return False
    if claim.modality is Modality.AGREE:
        return True
    if claim.deadline is None:
        return False
    if claim.deadline.anchor:
        return claim.modality in (Modality.DEMAND, Modality.PLEDGE)
    exact = claim.deadline.interval and claim.deadline.interval.granularity is Granularity.DAY
    return claim.modality is Modality.PLEDGE and bool(exact)


def _agreement(claims: Iterable[Claim]) -> Agreement:
    """Return the ceasefire or deal the claims speak of, with the finest day given for it."""
    signings = [
        c for c in claims if c.modality is Modality.AGREE and not c.hedged and not c.negated
    ]
    dated = [
        c.event.interval
        for c in signings
        if c.provision == "ceasefire" and c.event and c.event.interval
    ]
    finest = min(dated, key=lambda i: (i.latest - i.earliest, i.earliest), default=None)
    parties = next((c.agents for c in signings if c.provision == "ceasefire" and c.agents), ())
    name = f"the agreement of {_day(finest)}" if finest else "the agreement"
    return Agreement(id="agreement", name=name, signed=finest, parties=parties)


def _day(interval: Interval) -> str:
    day = interval.earliest
    if interval.granularity is Granularity.DAY:
        return f"{day.day} {day:%B %Y}"
    return f"{day:%B %Y}"


def _obligation(
    provision: str,
    terms: Sequence[Claim],
    documents: Mapping[str, Document],
    labels: Mapping[str, str],
    continuing: frozenset[str],
    agreement: Agreement,
) -> Obligation:
    lasting = provision in continuing
    holders = dict.fromkeys(name for claim in terms for name in (claim.performers or claim.agents))
    known = [day for claim in terms if (day := _known(documents[claim.span.document]))]
    return Obligation(
        id=provision.replace("_", "-"),
        agreement=agreement.id,
        provision=provision,
        text=labels.get(provision, provision),
        holders=tuple(holders),
        due=() if lasting else _readings(terms),
        continuing=lasting,
        known=min(known, default=None),
        sources=tuple(claim.id for claim in terms),
    )


def _known(document: Document) -> date | None:
    return document.published.known_by if document.published else None


def _readings(terms: Sequence[Claim]) -> tuple[DueReading, ...]:
    """Return each different deadline once; a coarser one that a finer one fits in is left out."""
    found: dict[Interval, DueReading] = {}
    for claim in terms:
        when = claim.deadline
        if when and when.interval:
            reading = DueReading(interval=when.interval, words=when.words, claim=claim.id)
            found.setdefault(when.interval, reading)
    days = [interval for interval in found if interval.earliest == interval.latest]
    kept = [
        reading
        for interval, reading in found.items()
        if interval in days or not any(interval.overlaps(day) for day in days)
    ]
    return tuple(sorted(kept, key=lambda reading: reading.interval.earliest))
