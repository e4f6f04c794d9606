"""What a question may ask of a case: an immutable view on what was known by a day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from servanda.model.agreement import Agreement, Obligation
from servanda.model.claim import Claim
from servanda.model.source import Document, Handling, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """That a later version of the same address replaced an earlier one, known from a day."""

    old: str
    new: str
    known: date
    before: tuple[Claim, ...]
    after: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """That a claim speaks about an obligation, and why it was taken to.

    It is not `sure` where another obligation of the case can be meant as well.
    """

    obligation: str
    claim: Claim
    reason: str
    sure: bool = True


class Ledger(Protocol):
    """The case as known on a day. Nothing it returns was published later than `known`."""

    @property
    def on(self) -> date:
        """Return the day asked about."""

    @property
    def known(self) -> date:
        """Return the day whose knowledge is used."""

    def agreements(self) -> Sequence[Agreement]:
        """Return the agreements known, in the order of the case file."""

    def obligations(self) -> Sequence[Obligation]:
        """Return the obligations known, in the order of the case file."""

    def evidence(self, obligation: str) -> Sequence[Link]:
        """Return the claims linked to an obligation, oldest document first, with the reasons.

        Those of versions that were replaced are not among them.
        """

    def claims(self, *, provision: str | None = None, agent: str | None = None) -> Sequence[Claim]:
        """Return the claims known, oldest document first; none of versions that were replaced."""

    def size(self) -> int:
        """Return how many claims are known."""

    def document(self, identifier: str) -> Document:
        """Return a document known on the day. Raises KeyError for any other."""

    def documents(self, wanted: Iterable[str] | None = None) -> Sequence[Document]:
        """Return the documents known, oldest first; only those wanted, where some are named."""

    def passages(self) -> Sequence[Passage]:
        """Return what the documents known share with each other."""

    def versions(self) -> Sequence[Replacement]:
        """Return which documents known replace which, oldest first."""

    def handling(self, document: str) -> Handling:
        """Return how far a document may be passed on."""

    def withheld(self) -> int:
        """Return how many documents of the case have no date that makes them known."""
