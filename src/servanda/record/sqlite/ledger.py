"""A case as known on a day, answered by indexed queries."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from servanda.model.agreement import Agreement, Obligation
from servanda.model.claim import Claim
from servanda.model.ledger import Link, Replacement
from servanda.model.source import Document, Handling, Passage, strictest
from servanda.record.encode import from_json, to_json


@dataclass(frozen=True, kw_only=True)
class SqliteLedger:
    """The case as known on a day, answered by indexed queries."""

    on: date
    known: date
    _connection: sqlite3.Connection
    _agreements: tuple[Agreement, ...]
    _obligations: tuple[Obligation, ...]
    _without: frozenset[str] = frozenset()
    """Documents that are left out, as if the case did not hold them."""

    def agreements(self) -> tuple[Agreement, ...]:
        """Return the agreements known, in the order of the case file."""
        return self._agreements

    def obligations(self) -> tuple[Obligation, ...]:
        """Return the obligations known, in the order of the case file."""
        return self._obligations

    def evidence(self, obligation: str) -> tuple[Link, ...]:
        """Return the claims linked to an obligation, oldest document first, with the reasons.

        Those of versions that were replaced are not among them.
        """
        rows = self._connection.execute(
            "SELECT claim.document, claim.id, claim.value, link.reason, link.sure"
            " FROM link JOIN claim ON claim.document = link.document AND claim.id = link.claim"
            " WHERE claim.known <= ?1 AND link.obligation = ?2 AND claim.document NOT IN"
            " (SELECT replaces FROM document WHERE known <= ?1 AND replaces IS NOT NULL)"
            " ORDER BY claim.known, claim.document, claim.start, claim.id",
            (self.known.isoformat(), obligation),
        )
        return tuple(
            Link(
                obligation=obligation,
                claim=self._claim(document, key, value),
                reason=reason,
                sure=bool(sure),
            )
            for document, key, value, reason, sure in rows
            if document not in self._without
        )

    def _claim(self, document: str, key: str, value: str) -> Claim:
        """Return a claim from its text; one that speaks about several obligations is read once."""
        place = document, key
        if place not in self._read:
            self._read[place] = from_json(value, Claim)
        return self._read[place]

    @cached_property
    def _read(self) -> dict[tuple[str, str], Claim]:
        return {}

    def size(self) -> int:
        """Return how many claims are known, those of replaced versions among them."""
        (found,) = self._connection.execute(
            "SELECT count(*) FROM claim WHERE known <= ?", (self.known.isoformat(),)
        ).fetchone()
        return int(found)

    def claims(
        self, *, provision: str | None = None, agent: str | None = None
    ) -> tuple[Claim, ...]:
        """Return the claims known, oldest document first; none of versions that were replaced."""
        found = self._claims(
            "SELECT document, id, value FROM claim WHERE known <= ?1"
            " AND (?2 IS NULL OR provision = ?2) AND document NOT IN"
            " (SELECT replaces FROM document WHERE known <= ?1 AND replaces IS NOT NULL)"
            " ORDER BY known, document, start, id",
            (self.known.isoformat(), provision),
        )
        return tuple(c for c in found if agent is None or agent in c.agents)

    def _claims(self, query: str, values: tuple[str | None, ...]) -> tuple[Claim, ...]:
        rows = self._connection.execute(query, values)
        return tuple(
            self._claim(document, key, value)
            for document, key, value in rows
            if document not in self._without
        )

    def document(self, identifier: str) -> Document:
        """Return a document known on the day. Raises KeyError for any other."""
        (found,) = self.documents([identifier]) or (None,)
        if found is None:
            raise KeyError(identifier)
        return found

    def documents(self, wanted: Iterable[str] | None = None) -> tuple[Document, ...]:
        """Return the documents known, oldest first; only those wanted, where some are named."""
        rows = self._connection.execute(
            "SELECT id, value FROM document WHERE known <= ?1"
            " AND (?2 IS NULL OR id IN (SELECT value FROM json_each(?2))) ORDER BY known, id",
            (self.known.isoformat(), None if wanted is None else to_json(sorted(wanted))),
        )
        return tuple(
            from_json(value, Document)
            for identifier, value in rows
            if identifier not in self._without
        )

    def passages(self) -> tuple[Passage, ...]:
        """Return what the documents known share with each other."""
        rows = self._connection.execute(
            "SELECT passage.value FROM passage JOIN document AS a ON a.id = one JOIN document AS b"
            " ON b.id = other WHERE a.known <= ?1 AND b.known <= ?1"
            " ORDER BY one, other, passage.value",
            (self.known.isoformat(),),
        )
        return tuple(from_json(value, Passage) for (value,) in rows)

    def versions(self) -> tuple[Replacement, ...]:
        """Return which documents known replace which, oldest first, each with its claims."""
        rows = self._connection.execute(
            "SELECT id, replaces, known FROM document WHERE known <= ? AND replaces IS NOT NULL"
            " ORDER BY known, id",
            (self.known.isoformat(),),
        )
        return tuple(
            Replacement(
                old=old,
                new=new,
                known=date.fromisoformat(known),
                before=self._claims_of(old),
                after=self._claims_of(new),
            )
            for new, old, known in rows.fetchall()
            if new not in self._without
        )

    def _claims_of(self, document: str) -> tuple[Claim, ...]:
        return self._claims(
            "SELECT document, id, value FROM claim WHERE document = ? ORDER BY start, id",
            (document,),
        )

    def handling(self, document: str) -> Handling:
        """Return the strictest mark of a document's receipts."""
        return self._marks.get(document, Handling.PUBLIC)

    @cached_property
    def _marks(self) -> dict[str, Handling]:
        return handling(self._connection)

    def withheld(self) -> int:
        """Return how many documents have no date at all; later ones are not even counted."""
        (found,) = self._connection.execute(
            "SELECT count(*) FROM document WHERE known IS NULL"
        ).fetchone()
        return int(found)


def handling(connection: sqlite3.Connection) -> dict[str, Handling]:
    """Return the strictest mark of the receipts of every document that is not public."""
    marks: dict[str, Handling] = {}
    for identifier, mark in connection.execute(
        "SELECT document, handling FROM receipt WHERE handling != 'public'"
    ):
        before = marks.get(identifier, Handling.PUBLIC)
        marks[identifier] = strictest((before, Handling(mark)))
    return marks
