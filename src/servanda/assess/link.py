"""Which obligations a claim speaks about: those of its provision and of contrary provisions."""

from collections.abc import Iterator, Sequence

from servanda.model.agreement import Obligation
from servanda.model.claim import Claim
from servanda.terms import Terms


def links(claim: Claim, obligations: Sequence[Obligation], terms: Terms) -> Iterator[str]:
    """Yield the ids of the obligations a claim may be evidence on."""
    for obligation in obligations:
        provisions = (obligation.provision, *terms.contrary(obligation.provision))
        if claim.provision in provisions:
            yield obligation.id
