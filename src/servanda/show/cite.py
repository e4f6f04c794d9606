"""Numbers for sources and claims: `S3.20` is the twentieth claim of the third source."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from servanda.model.assessment import Assessment
from servanda.model.claim import Claim
from servanda.model.source import Document, Handling
from servanda.show.parts import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Where each claim of an assessment stands, and the documents by their ids."""

    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    """Every claim once, in the order of the citations."""
    citations: Mapping[str, Citation]
    by_document: Mapping[str, Sequence[Claim]]

    def cite(self, *claims: Claim) -> tuple[Citation, ...]:
        """Return the citations of claims, each once, in the order of the sources."""
        return tuple(sorted({self.citations[claim.id] for claim in claims}))

    def cite_id(self, identifier: str | None) -> tuple[Citation, ...]:
        """Return the citation of a claim named by its id, or none where it is not known."""
        found = self.citations.get(identifier) if identifier else None
        return (found,) if found else ()

    def document(self, claim: Claim) -> Document:
        """Return the document a claim was read in."""
        return self.documents[claim.span.document]

    def of(self, document: Document) -> Sequence[Claim]:
        """Return the claims of a document in the order of their citations."""
        return self.by_document.get(document.id, ())


def index(assessment: Assessment) -> Index:
    """Return the numbers of an assessment: sources as they stand, claims by their place."""
    order = {document.id: n for n, document in enumerate(assessment.sources, 1)}
    unique = {claim.id: claim for claim in _claims(assessment)}
    ordered = sorted(unique.values(), key=lambda claim: _place(claim, order))
    return Index(
        documents={document.id: document for document in assessment.sources},
        claims={claim.id: claim for claim in ordered},
        citations=dict(_numbered(ordered, order, assessment)),
        by_document={
            name: tuple(found) for name, found in groupby(ordered, lambda c: c.span.document)
        },
    )


def _numbered(
    ordered: Iterable[Claim], order: Mapping[str, int], assessment: Assessment
) -> Iterator[tuple[str, Citation]]:
    for document, claims in groupby(ordered, key=lambda claim: claim.span.document):
        mark = marked(assessment.mark(document))
        for number, claim in enumerate(claims, 1):
            yield claim.id, Citation(order[document], number, mark)


def marked(handling: Handling) -> str:
    """Return the mark of a source as it is shown; nothing for what is public."""
    return "" if handling is Handling.PUBLIC else handling.value


def _claims(assessment: Assessment) -> Iterator[Claim]:
    for position in assessment.positions:
        yield from position.claims
    for standing in assessment.standings:
        yield from (item.claim for item in standing.evidence)
    yield from (count.claim for count in assessment.counts)
    for correction in assessment.corrections:
        yield from (*correction.dropped, *correction.added)


def _place(claim: Claim, order: Mapping[str, int]) -> tuple[int, int, int, str, str]:
    span = claim.span
    return order[span.document], span.start, span.end, claim.provision, claim.modality
