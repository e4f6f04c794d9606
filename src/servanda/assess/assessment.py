"""All questions asked of one ledger for one day: the value that a brief shows."""

from collections.abc import Sequence

from servanda.assess.corrections import corrections
from servanda.assess.draft import draft
from servanda.assess.evidence import evidence
from servanda.assess.numbers import numbers
from servanda.assess.origins import Origins
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
    origins = Origins(tuple(documents.values()), ledger.passages())
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
            origins,
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
        sources=tuple(documents.values()),
        withheld=ledger.withheld(),
        corrections=corrections(ledger.versions()),
        origins=origins.all(),
        handling={identifier: ledger.handling(identifier) for identifier in documents},
        unread=frozenset(d.id for d in documents.values() if d.language not in _read(terms)),
    )


def _read(terms: Terms) -> tuple[str | None, ...]:
    """Return the languages that are read; one that cannot be told is taken for them."""
    return terms.language, None


def _evidence(
    obligation: Obligation, linked: Sequence[Claim], agreement: Agreement | None, terms: Terms
) -> list[Evidence]:
    day = agreement.signed.earliest if agreement and agreement.signed else None
    contrary = frozenset(terms.contrary(obligation.provision))
    found = (evidence(claim, obligation, day, contrary) for claim in linked)
    return [item for item in found if item]
