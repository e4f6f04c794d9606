"""Claims in their words, each with the reasons why it was read so."""

from collections.abc import Iterator, Sequence

from servanda.model.claim import Claim
from servanda.model.source import Document
from servanda.show.clean import one_line


def explanation(document: Document, claims: Sequence[Claim]) -> str:
    """Return a text: the document's name, then each claim with its place, quote and reasons."""
    blocks = [one_line(document.name), *("\n".join(_claim(claim)) for claim in claims)]
    if not claims:
        blocks.append("  no claims")
    return "\n\n".join(blocks) + "\n"


def _claim(claim: Claim) -> Iterator[str]:
    negated = " not" if claim.negated else ""
    holders = ", ".join(claim.agents or claim.performers) or "nobody named"
    place = f"{claim.span.start}-{claim.span.end}"
    yield "  " + one_line(f"{holders}: {claim.modality}{negated} {claim.provision}")
    yield f"    {place} “{one_line(claim.quote)}”"
    yield from (f"    - {one_line(reason)}" for reason in claim.reasons)
