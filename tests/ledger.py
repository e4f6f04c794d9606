"""A ledger over plain values, for tests that need no database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from servanda.assess.link import linker
from servanda.model.agreement import Agreement, Obligation
from servanda.model.claim import Claim
from servanda.model.ledger import Link, Replacement
from servanda.model.source import Document, Handling, Passage
from servanda.terms import Terms


@dataclass(frozen=True, kw_only=True)
class PlainLedger:
    on: date
    known: date
    every: Sequence[tuple[Document, Sequence[Claim]]]
    terms: Terms
    stated: tuple[Sequence[Agreement], Sequence[Obligation]] = ((), ())

    def agreements(self) -> Sequence[Agreement]:
        return self.stated[0]

    def obligations(self) -> Sequence[Obligation]:
        return self.stated[1]

    def evidence(self, obligation: str) -> Sequence[Link]:
        links = linker(*self.stated, self.terms)
        found = (
            link
            for claim in self.claims()
            for link in links.links(claim, self.document(claim.span.document))
        )
        return [link for link in found if link.obligation == obligation]

    def claims(self, *, provision: str | None = None, agent: str | None = None) -> Sequence[Claim]:
        known = {document.id for document in self.documents()}
        found = [
            claim
            for _, claims in self.every
            for claim in claims
            if claim.span.document in known
            if provision in (None, claim.provision) and (agent is None or agent in claim.agents)
        ]
        days = {document.id: document.published for document in self.documents()}
        return sorted(found, key=lambda c: (days[c.span.document].known_by, c.span.document,  # type: ignore[union-attr]
                                            c.span.start, c.id))  # fmt: skip

    def document(self, identifier: str) -> Document:
        return {document.id: document for document in self.documents()}[identifier]

    def size(self) -> int:
        return len(self.claims())

    def documents(self, wanted: Iterable[str] | None = None) -> Sequence[Document]:
        named = None if wanted is None else set(wanted)
        known = [d for d, _ in self.every if d.published and d.published.known_by <= self.known]
        found = [d for d in known if named is None or d.id in named]
        return sorted(found, key=lambda d: (d.published.known_by, d.id))  # type: ignore[union-attr]

    def passages(self) -> Sequence[Passage]:
        return ()

    def versions(self) -> Sequence[Replacement]:
        return ()

    def handling(self, document: str) -> Handling:
        return Handling.PUBLIC

    def withheld(self) -> int:
        return sum(document.published is None for document, _ in self.every)
