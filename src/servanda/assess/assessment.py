"""All questions asked of one ledger for one day: the value that a brief shows."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from servanda.assess.corrections import corrections
from servanda.assess.draft import draft
from servanda.assess.evidence import Bearing, evidence
from servanda.assess.lapses import lapses
from servanda.assess.link import linker
from servanda.assess.matrix import aggregate
from servanda.assess.numbers import numbers
from servanda.assess.origins import Origins
from servanda.assess.positions import positions
from servanda.assess.status import standing
from servanda.assess.witness import Witnesses
from servanda.model.actor import Kind
from servanda.model.agreement import Agreement, Obligation
from servanda.model.assessment import Assessment, Evidence, Stance, Standing, Told
from servanda.model.claim import Claim
from servanda.model.ledger import Ledger, Link
from servanda.model.source import Document
from servanda.terms import Terms

Linked = Callable[[str], Sequence[Link]]


def assess(ledger: Ledger, terms: Terms, title: str) -> Assessment:
    """Return where everything stands on the ledger's day; without obligations, drafts them."""
    documents = {document.id: document for document in ledger.documents()}
    claims = ledger.claims()
    agreements, obligations = tuple(ledger.agreements()), tuple(ledger.obligations())
    linked: Linked = ledger.evidence
    drafted = not agreements and not obligations
    if drafted:
        lasting = frozenset(term.id for term in terms.provisions.values() if term.continuing)
        agreements, obligations = draft(claims, documents, terms.labels(), lasting)
        linked = _linked(claims, documents, agreements, obligations, terms)
    origins = Origins(tuple(documents.values()), ledger.passages())
    standings = _standings(ledger, agreements, obligations, linked, origins, documents, terms)
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
        lapsed=lapses(
            [Told(claim=c, published=documents[c.span.document].published) for c in claims],
            {item.claim.id for found in standings for item in found.of(Stance.SETS)},
            ledger.on,
        ),
        score=aggregate(found.level for found in standings if found.level is not None),
        origins=origins.all(),
        handling={identifier: ledger.handling(identifier) for identifier in documents},
        unread=frozenset(d.id for d in documents.values() if d.language not in _read(terms)),
    )


def _read(terms: Terms) -> tuple[str | None, ...]:
    """Return the languages that are read; one that cannot be told is taken for them."""
    return terms.language, None


def _linked(
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    agreements: Sequence[Agreement],
    obligations: Sequence[Obligation],
    terms: Terms,
) -> Linked:
    """Return the links of claims to obligations that were drafted from them."""
    found: dict[str, list[Link]] = {obligation.id: [] for obligation in obligations}
    drafted = linker(agreements, obligations, terms)
    for claim in claims:
        for link in drafted.links(claim, documents[claim.span.document]):
            found[link.obligation].append(link)
    return found.__getitem__


def _standings(
    ledger: Ledger,
    agreements: Iterable[Agreement],
    obligations: Iterable[Obligation],
    linked: Linked,
    origins: Origins,
    documents: Mapping[str, Document],
    terms: Terms,
) -> tuple[Standing, ...]:
    monitors = frozenset(actor.name for actor in terms.actors if actor.kind is Kind.MONITOR)
    signed = {agreement.id: agreement for agreement in agreements}
    found = []
    for obligation in obligations:
        agreement = signed.get(obligation.agreement)
        bearing = Bearing(
            signed=agreement.signed if agreement else None,
            contrary=frozenset(terms.contrary(obligation.provision)),
            on=ledger.on,
        )
        items = _evidence(linked(obligation.id), obligation, documents, bearing)
        parties = frozenset((*obligation.holders, *(agreement.parties if agreement else ())))
        witnesses = Witnesses(origins=origins, monitors=monitors, parties=parties)
        found.append(standing(obligation, items, witnesses, ledger.on))
    return tuple(found)


def _evidence(
    links: Iterable[Link],
    obligation: Obligation,
    documents: Mapping[str, Document],
    bearing: Bearing,
) -> list[Evidence]:
    found = (
        evidence(link, obligation, documents[link.claim.span.document].published, bearing)
        for link in links
    )
    return [item for item in found if item]
