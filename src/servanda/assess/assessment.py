"""All questions asked of one ledger for one day: the value that a brief shows."""

from collections.abc import Sequence

from servanda.assess.draft import draft
from servanda.assess.evidence import evidence
from servanda.assess.numbers import numbers
from servanda.assess.positions import positions
from servanda.assess.status import standing
from servanda.model.actor import Kind
from servanda.model.agreement import Agreement, Obligation
from servanda.model.assessment import Assessment, Evidence
from servanda.model.claim import Claim
from servanda.model.ledger import Ledger
from servanda.terms import Terms


def assess(ledger: Ledger, terms: Terms, title: str) -> Assessment:
    """Return where everything stands on the ledger's day; without obligations, drafts them."""
    documents = {document.id: document for document in ledger.documents()}
    claims = ledger.claims()
    agreements, obligations = tuple(ledger.agreements()), tuple(ledger.obligations())
    drafted = not agreements and not obligations
    if drafted:
        lasting = frozenset(term.id for term in terms.provisions.values() if term.continuing)
        agreements, obligations = draft(claims, documents, terms.labels(), lasting)
    signed = {agreement.id: agreement for agreement in agreements}
    monitors = frozenset(actor.name for actor in terms.actors if actor.kind is Kind.MONITOR)
    standings = tuple(
        standing(
            obligation,
            _evidence(
                obligation,
                claims if drafted else ledger.evidence(obligation.id),
                signed.get(obligation.agreement),
                terms,
            ),
            documents,
            monitors,
            ledger.on,
        )
        for obligation in obligations
    )
    return Assessment(
        on=ledger.on,
        known=ledger.known,
        title=title,
        drafted=drafted,
        agreements=agreements,
        standings=standings,
        positions=positions(claims),
        counts=numbers(claims),
        sources=tuple(ledger.documents()),
        withheld=ledger.withheld(),
    )


def _evidence(
    obligation: Obligation, linked: Sequence[Claim], agreement: Agreement | None, terms: Terms
) -> list[Evidence]:
    day = agreement.signed.earliest if agreement and agreement.signed else None
    contrary = frozenset(terms.contrary(obligation.provision))
    found = (evidence(claim, obligation, day, contrary) for claim in linked)
    return [item for item in found if item]
