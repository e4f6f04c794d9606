"""All questions asked of one ledger for one day: the value that a brief shows."""

from collections.abc import Iterable, Mapping, Sequence

from servanda.assess.comparisons import comparisons
from servanda.assess.corrections import corrections
from servanda.assess.draft import draft
from servanda.assess.evidence import Bearing, evidence
from servanda.assess.lapses import lapses
from servanda.assess.link import linker
from servanda.assess.matrix import aggregate
from servanda.assess.moves import moves
from servanda.assess.numbers import numbers
from servanda.assess.origins import Origins
from servanda.assess.periods import periods
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

# Beyond so many claims a brief is of those that speak about the obligations.
MOST = 5000


def assess(ledger: Ledger, terms: Terms, title: str, *, drafting: bool = True) -> Assessment:
    """Return where everything stands on the ledger's day.

    Without agreements and obligations they are drafted from the claims, unless the case states
    some and none of them is known yet (`drafting` is false). Of a case with very many claims,
    those that speak about no obligation are only counted.
    """
    agreements, obligations = tuple(ledger.agreements()), tuple(ledger.obligations())
    drafted = drafting and not agreements and not obligations
    found: Mapping[str, Sequence[Link]] = {
        o.id: ledger.evidence(o.id) for o in (() if drafted else obligations)
    }
    claims, documents, others = _shown(ledger, found, whole=drafted)
    if drafted:
        proposed = draft(claims, documents, terms)
        agreements, obligations = proposed.agreements, proposed.obligations
        found = _linked(claims, documents, agreements, obligations, terms)
    origins = Origins(tuple(documents.values()), ledger.passages())
    standings = _standings(ledger, agreements, obligations, found, origins, documents, terms)
    moved, contrasts = moves(claims, origins, frozenset(actor.name for actor in terms.actors))
    counts = numbers(claims, documents, origins)
    return Assessment(
        on=ledger.on,
        known=ledger.known,
        title=title,
        drafted=drafted,
        agreements=agreements,
        standings=standings,
        positions=positions(claims),
        moves=moved,
        contrasts=contrasts,
        counts=counts,
        comparisons=comparisons(counts),
        periods=periods(claims, origins),
        sources=tuple(documents.values()),
        withheld=ledger.withheld(),
        others=others,
        corrections=corrections(ledger.versions()),
        lapsed=lapses(
            [Told(claim=c, published=documents[c.span.document].published) for c in claims],
            {item.claim.id for one in standings for item in one.of(Stance.SETS)},
            ledger.on,
        ),
        score=aggregate(one.level for one in standings if one.level is not None),
        origins=origins.all(),
        handling={identifier: ledger.handling(identifier) for identifier in documents},
        unread=frozenset(d.id for d in documents.values() if d.language not in _read(terms)),
    )


def _shown(
    ledger: Ledger, found: Mapping[str, Sequence[Link]], *, whole: bool
) -> tuple[Sequence[Claim], Mapping[str, Document], int]:
    """Return the claims assessed, oldest document first, the documents, and how many are left out.

    Of a large case, the claims linked to its obligations, and the documents that hold them.
    """
    size = ledger.size()
    if whole or size <= MOST:
        return ledger.claims(), {document.id: document for document in ledger.documents()}, 0
    linked = {(k.claim.span.document, k.claim.id): k.claim for some in found.values() for k in some}
    documents = {d.id: d for d in ledger.documents({document for document, _ in linked})}
    order = {identifier: number for number, identifier in enumerate(documents)}
    ordered = sorted(linked, key=lambda key: (order[key[0]], linked[key].span.start, key[1]))
    return [linked[key] for key in ordered], documents, size - len(linked)


def _read(terms: Terms) -> tuple[str | None, ...]:
    """Return the languages that are read; one that cannot be told is taken for them."""
    return terms.language, None


def _linked(
    claims: Iterable[Claim],
    documents: Mapping[str, Document],
    agreements: Sequence[Agreement],
    obligations: Sequence[Obligation],
    terms: Terms,
) -> Mapping[str, Sequence[Link]]:
    """Return the links of claims to obligations that were drafted from them."""
    found: dict[str, list[Link]] = {obligation.id: [] for obligation in obligations}
    drafted = linker(agreements, obligations, terms)
    for claim in claims:
        for link in drafted.links(claim, documents[claim.span.document]):
            found[link.obligation].append(link)
    return found


def _standings(
    ledger: Ledger,
    agreements: Iterable[Agreement],
    obligations: Iterable[Obligation],
    linked: Mapping[str, Sequence[Link]],
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
        items = _evidence(linked[obligation.id], obligation, documents, bearing)
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
