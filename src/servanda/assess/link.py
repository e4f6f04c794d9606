"""Which obligations a claim speaks about, and why.

A claim speaks about the obligations of its own and of contrary provisions, unless who does it,
where, or the agreement it names makes it another's. Only what surely differs is left out: a name
that is no known actor's, or a place that is not told, excludes nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from servanda.model.agreement import Agreement, Obligation
from servanda.model.claim import Claim, Extent, Modality
from servanda.model.ledger import Link
from servanda.model.source import Document
from servanda.terms import Terms

# Whose act it is stands with the agents where the claim names no performer.
_OWN = frozenset({Modality.FACT, Modality.PLEDGE, Modality.REFUSE, Modality.AGREE, Modality.DENY})
LEAST = 4
"""Shorter words name no thing or place."""
_MARKS = ".,;:()“”\"'’"
AROUND = 300
"""An agreement is named where its name stands at most so many characters from the quote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An obligation that a claim may speak about, and what makes it likely."""

    obligation: Obligation
    signed: date | None
    reasons: tuple[str, ...]
    by_performer: bool
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Linker:
    """What claims are linked by: agreements, obligations, contrary provisions, actors' names."""

    agreements: Mapping[str, Agreement]
    obligations: Sequence[Obligation]
    contrary: Mapping[str, frozenset[str]]
    """Of every provision of an obligation, those whose facts speak against it."""
    actors: frozenset[str]

    def links(self, claim: Claim, document: Document) -> Iterator[Link]:
        """Yield the obligations a claim speaks about, each with the reason, in their order."""
        found = [c for o in self.obligations if (c := self._candidate(claim, document, o))]
        for part in _by_provision(found).values():
            best = _best(part, claim, _day(claim, document))
            for candidate in best:
                yield Link(
                    obligation=candidate.obligation.id,
                    claim=claim,
                    reason=", ".join(candidate.reasons),
                    sure=len(best) == 1 or counted(claim, candidate.obligation),
                )

    def provisions(self) -> frozenset[str]:
        """Return the provisions that a claim must be on to speak about any obligation."""
        own = frozenset(obligation.provision for obligation in self.obligations)
        return own.union(*self.contrary.values())

    def _candidate(
        self, claim: Claim, document: Document, obligation: Obligation
    ) -> Candidate | None:
        if claim.provision == obligation.provision:
            reasons = ["the same subject"]
        elif claim.provision in self.contrary.get(obligation.provision, ()):
            reasons = ["the opposite"]
        else:
            return None
        doers, owing = self._known(_doers(claim)), self._known(owed_by(obligation))
        if (doers and owing and not doers & owing) or _elsewhere(claim, obligation):
            return None
        shared = doers & self._known((*obligation.performers, *obligation.holders))
        agreement = self.agreements.get(obligation.agreement)
        named = bool(agreement and _names(agreement, claim, document))
        reasons += [f"by {name}" for name in sorted(shared)]
        reasons += ["names the agreement"] if named else []
        return Candidate(
            obligation=obligation,
            signed=agreement.signed.earliest if agreement and agreement.signed else None,
            reasons=tuple(reasons),
            by_performer=bool(shared),
            named=named,
        )

    def _known(self, names: Sequence[str]) -> frozenset[str]:
        return frozenset(names) & self.actors


def linker(
    agreements: Iterable[Agreement], obligations: Sequence[Obligation], terms: Terms
) -> Linker:
    """Return the linker of some obligations."""
    return Linker(
        agreements={agreement.id: agreement for agreement in agreements},
        obligations=obligations,
        contrary={o.provision: frozenset(terms.contrary(o.provision)) for o in obligations},
        actors=frozenset(actor.name for actor in terms.actors),
    )


def owed_by(obligation: Obligation) -> tuple[str, ...]:
    """Return whose act it is: its performers, else the holders its text names.

    Where the text names none of the holders ("all foreign fighters leave"), it may be anybody's.
    """
    text = obligation.text.casefold()
    named = any(name.casefold() in text for name in obligation.holders)
    return obligation.performers or (obligation.holders if named else ())


def _by_provision(found: Sequence[Candidate]) -> Mapping[str, list[Candidate]]:
    parts: dict[str, list[Candidate]] = {}
    for candidate in found:
        parts.setdefault(candidate.obligation.provision, []).append(candidate)
    return parts


def _best(found: Sequence[Candidate], claim: Claim, day: date | None) -> Sequence[Candidate]:
    """Return those that fit best, of one provision, each test only where it leaves any.

    Of the agreement named, of the performer, of the things and places named, and of the agreement
    signed last: one signed later than what a claim tells of is not what it speaks about.
    """
    kept = [c for c in found if c.named] or list(found)
    kept = [c for c in kept if c.by_performer] or kept
    kept = _of_things(kept, claim) or kept
    signed = [c.signed for c in kept if c.signed and day and c.signed <= day]
    return [c for c in kept if c.named or not signed or c.signed in (None, max(signed))]


def _of_things(found: Sequence[Candidate], claim: Claim) -> list[Candidate]:
    """Return those whose own words name a thing or place of the claim, and not all of them do."""
    told = _words(*claim.performers, claim.place or "", _of_whom(claim))
    named = {c.obligation.id: told & _described(c.obligation) for c in found}
    common = frozenset.intersection(*named.values())
    return [c for c in found if named[c.obligation.id] - common]


def _of_whom(claim: Claim) -> str:
    return claim.quantity.of_whom if claim.quantity else ""


def _described(obligation: Obligation) -> frozenset[str]:
    return _words(obligation.text, *obligation.performers, *obligation.places)


def _words(*texts: str) -> frozenset[str]:
    """Return the longer words of some texts, without the plural's ending."""
    found = (word.strip(_MARKS).casefold() for text in texts for word in text.split())
    return frozenset(word.removesuffix("s") for word in found if len(word) >= LEAST)


def counted(claim: Claim, obligation: Obligation) -> bool:
    """Return whether a claim gives a number that the obligation's own can be held against.

    What is told of all of them is told of any number of them.
    """
    told = claim.quantity is not None and claim.quantity.low is not None
    return obligation.count is not None and (told or claim.extent is Extent.FULL)


def _doers(claim: Claim) -> tuple[str, ...]:
    own = claim.agents if claim.modality in _OWN else ()
    return (*(claim.performers or own), *((claim.side,) if claim.side and own else ()))


def _day(claim: Claim, document: Document) -> date | None:
    """Return the latest day a claim can tell of."""
    when = (claim.event.interval if claim.event else None) or document.published
    return when.latest if when else None


def _elsewhere(claim: Claim, obligation: Obligation) -> bool:
    """Return whether a claim is surely of another place than the obligation is limited to."""
    if not claim.place or not obligation.places:
        return False
    place = claim.place.casefold()
    return not any(p.casefold() in place or place in p.casefold() for p in obligation.places)


def _names(agreement: Agreement, claim: Claim, document: Document) -> bool:
    start, end = claim.span.start, claim.span.end
    around = document.text[max(0, start - AROUND) : end + AROUND].casefold()
    return any(name.casefold() in around for name in (agreement.name, *agreement.names))
