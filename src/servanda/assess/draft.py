"""Agreements and obligations proposed from claims, where no case file states them.

What was agreed, promised for a day or counted from an agreement is an obligation, and so is a task
that is said to lie ahead; the same from several sources is one, and its deadlines stay side by
side. The brief of a case without a case file, and `servanda draft`, draft alike.
"""

from collections.abc import Mapping, Sequence

from servanda.assess.accords import accords, identified
from servanda.assess.owed import numbered, owed
from servanda.assess.stipulated import stipulations
from servanda.model.claim import Claim
from servanda.model.draft import Draft
from servanda.model.source import Document
from servanda.terms import Terms


def draft(claims: Sequence[Claim], documents: Mapping[str, Document], terms: Terms) -> Draft:
    """Return the agreements and obligations that the claims speak of, and what is open in them.

    The claims come oldest first; what is drafted stands in the order in which it was told.
    """
    found = list(identified(accords(list(stipulations(claims, documents, terms)))))
    every = list(
        numbered([o for accord, agreement in found for o in owed(accord, agreement, terms)])
    )
    events = {event.id: event for item in every for event in item.events}
    doubts = {agreement.id: tuple(accord.doubts) for accord, agreement in found}
    doubts |= {item.obligation.id: item.doubts for item in every}
    return Draft(
        agreements=tuple(agreement for _, agreement in found),
        events=tuple(events.values()),
        obligations=tuple(item.obligation for item in every),
        doubts={name: texts for name, texts in doubts.items() if texts},
    )
