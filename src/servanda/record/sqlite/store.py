"""Documents, claims and links into the file of a case, and views on them out of it."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from types import TracebackType

from servanda.errors import StoreError
from servanda.model.agreement import Agreement, Obligation
from servanda.model.claim import Claim
from servanda.model.ledger import Link
from servanda.model.source import Document, Handling, Passage, Receipt
from servanda.record.encode import from_json, to_json
from servanda.record.sqlite.ledger import SqliteLedger, handling
from servanda.record.sqlite.schema import FILE, prepare
from servanda.record.versions import Version, address, chain, version

# A copy is compared with so many others: enough to reach every one of them through some.
MOST_COPIES = 20

Found = tuple[Document, Handling, str]
"""A document, how far it may be passed on, and the words found in it."""


@dataclass(frozen=True, kw_only=True)
class Holdings:
    """How much a case holds; `sharing` are the documents that have passages in common.

    `alone` are the origins of all others.
    """

    documents: int
    claims: int
    alone: frozenset[str]
    sharing: tuple[Document, ...]
    passages: tuple[Passage, ...]


def open_store(folder: Path) -> "SqliteStore":
    """Return the store of a case folder, made if it is not there.

    Raises:
        StoreError: the file is damaged, or was written by another version.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    connection = sqlite3.connect(path, timeout=30, isolation_level=None)
    try:
        prepare(connection, path)
    except StoreError:
        connection.close()
        raise
    return SqliteStore(connection)


class SqliteStore:
    """Documents, claims and links of one case."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> "SqliteStore":
        """Return the store, to be closed at the end of the block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def has(self, document: str, reader: str) -> bool:
        """Return whether a document was read whole by a reader version."""
        found = self._connection.execute(
            "SELECT 1 FROM document WHERE id = ? AND reader = ?", (document, reader)
        )
        return found.fetchone() is not None

    def receive(self, receipt: Receipt) -> None:
        """Record one more receipt of a document that is already here; the first stays as it is."""
        self._connection.execute(
            "INSERT OR IGNORE INTO receipt VALUES (?, ?, ?)",
            (receipt.document, receipt.origin, receipt.stated.handling),
        )

    def receive_all(self, digest: str, receipts: Callable[[], Iterable[Receipt]]) -> None:
        """Take every receipt from the list of sources if somebody edited it since the last time."""
        run = self._connection.execute
        made = run("SELECT value FROM meta WHERE key = 'sources'").fetchone()
        if made and made[0] == digest:
            return
        every = [(r.document, r.origin, r.stated.handling) for r in receipts()]
        run("BEGIN IMMEDIATE")
        run("DELETE FROM receipt")
        self._connection.executemany("INSERT OR REPLACE INTO receipt VALUES (?, ?, ?)", every)
        run("INSERT OR REPLACE INTO meta VALUES ('sources', ?)", (digest,))
        run("COMMIT")

    def add(
        self,
        document: Document,
        receipt: Receipt,
        claims: Sequence[Claim],
        links: Iterable[Link],
        reader: str,
        prints: Iterable[int] = (),
        passages: Iterable[Passage] = (),
    ) -> None:
        """Store a document whole, in one transaction; what was read of it earlier is replaced.

        `prints` are its fingerprints, `passages` what it shares with documents already here.
        """
        run = self._connection.execute
        run("BEGIN IMMEDIATE")
        try:
            self._add_document(document, receipt, reader)
            self._add_claims(document, claims, links)
            self._add_passages(document, prints, passages)
            if document.url:
                self._place_versions(address(document.url))
        except BaseException:
            run("ROLLBACK")
            raise
        run("COMMIT")

    def _add_document(self, document: Document, receipt: Receipt, reader: str) -> None:
        run = self._connection.execute
        here = run("SELECT number FROM document WHERE id = ?", (document.id,)).fetchone()
        (after,) = run("SELECT coalesce(max(number), 0) + 1 FROM document").fetchone()
        placed = version(document, receipt.recorded)
        run(
            "INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?, NULL, ?, ?, ?)",
            (
                document.id,
                reader,
                placed.known,
                document.origin,
                address(document.url) if document.url else None,
                to_json(placed),
                here[0] if here else after,
                to_json(document),
            ),
        )
        self.receive(receipt)
        run("DELETE FROM words WHERE document = ?", (document.id,))
        run("INSERT INTO words VALUES (?, ?)", (document.id, document.text))

    def _add_claims(
        self, document: Document, claims: Sequence[Claim], links: Iterable[Link]
    ) -> None:
        run = self._connection.execute
        known = document.published.known_by.isoformat() if document.published else None
        run("DELETE FROM claim WHERE document = ?", (document.id,))
        run("DELETE FROM link WHERE document = ?", (document.id,))
        self._connection.executemany(
            "INSERT OR REPLACE INTO claim VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (c.id, document.id, known, c.span.start, c.provision, c.modality, to_json(c))
                for c in claims
            ],
        )
        self._add_links(links)

    def _add_links(self, links: Iterable[Link]) -> None:
        self._connection.executemany(
            "INSERT OR REPLACE INTO link VALUES (?, ?, ?, ?, ?)",
            [(k.obligation, k.claim.span.document, k.claim.id, k.reason, k.sure) for k in links],
        )

    def _add_passages(
        self, document: Document, prints: Iterable[int], passages: Iterable[Passage]
    ) -> None:
        run = self._connection.execute
        run("DELETE FROM fingerprint WHERE document = ?", (document.id,))
        run("DELETE FROM passage WHERE one = ?1 OR other = ?1", (document.id,))
        self._connection.executemany(
            "INSERT OR IGNORE INTO fingerprint VALUES (?, ?)",
            [(number, document.id) for number in prints],
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO passage VALUES (?, ?, ?)",
            [(p.one.document, p.other.document, to_json(p)) for p in passages],
        )

    def _place_versions(self, place: str) -> None:
        """Say again which version of an address replaces which, and from when each is known."""
        rows = self._connection.execute(
            "SELECT version FROM document WHERE address = ? ORDER BY number", (place,)
        )
        for placed in chain([from_json(value, Version) for (value,) in rows]):
            changed = (placed.known, placed.document)
            self._connection.execute(
                "UPDATE document SET replaces = ?, known = ? WHERE id = ?",
                (placed.replaces, *changed),
            )
            self._connection.execute("UPDATE claim SET known = ? WHERE document = ?", changed)

    def sharing(self, prints: Iterable[int], document: str) -> tuple[Document, ...]:
        """Return the documents that share most of some fingerprints, those of one aside."""
        rows = self._connection.execute(
            "SELECT document.value FROM fingerprint JOIN document ON document.id = document"
            " WHERE hash IN (SELECT value FROM json_each(?)) AND document.id != ?"
            " GROUP BY document.id ORDER BY count(*) DESC, document.id LIMIT ?",
            (to_json(sorted(prints)), document, MOST_COPIES),
        )
        return tuple(from_json(value, Document) for (value,) in rows)

    def search(self, words: str) -> tuple[Found, ...]:
        """Return where some words stand together, in the documents that hold all of them.

        Documents that were not read for claims are searched like all others.
        """
        query = " ".join(f'"{word.replace(chr(34), "")}"' for word in words.split())
        rows = self._connection.execute(
            "SELECT document.value, snippet(words, 1, '', '', ' … ', 24) FROM words"
            " JOIN document ON document.id = words.document WHERE words MATCH ?"
            " ORDER BY known, document.id",
            (query,),
        )
        found = [(from_json(value, Document), " ".join(part.split())) for value, part in rows]
        marks = handling(self._connection)
        return tuple((d, marks.get(d.id, Handling.PUBLIC), part) for d, part in found)

    def relink(
        self,
        case_hash: str,
        provisions: Iterable[str],
        links: Callable[[Claim, Document], Iterable[Link]],
    ) -> None:
        """Make every link again if the case files changed since the links were made.

        Only claims on some provisions can have any.
        """
        run = self._connection.execute
        made = run("SELECT value FROM meta WHERE key = 'case'").fetchone()
        if made and made[0] == case_hash:
            return
        run("BEGIN IMMEDIATE")
        run("DELETE FROM link")
        rows = run(
            "SELECT document, value FROM claim WHERE provision IN (SELECT value FROM json_each(?))"
            " ORDER BY document",
            (to_json(sorted(provisions)),),
        ).fetchall()
        for identifier, group in groupby(rows, key=lambda row: row[0]):
            (text,) = run("SELECT value FROM document WHERE id = ?", (identifier,)).fetchone()
            document = from_json(text, Document)
            for _, value in group:
                self._add_links(links(from_json(value, Claim), document))
        run("INSERT OR REPLACE INTO meta VALUES ('case', ?)", (case_hash,))
        run("COMMIT")

    def holdings(self) -> Holdings:
        """Return what the case holds, documents without a date among it."""
        run = self._connection.execute
        documents, claims = run(
            "SELECT (SELECT count(*) FROM document), (SELECT count(*) FROM claim)"
        ).fetchone()
        alone = run("SELECT DISTINCT origin FROM document WHERE id NOT IN (SELECT id FROM sharing)")
        held = run("SELECT value FROM document WHERE id IN (SELECT id FROM sharing) ORDER BY id")
        passages = run("SELECT value FROM passage ORDER BY one, other, value")
        return Holdings(
            documents=documents,
            claims=claims,
            alone=frozenset(origin for (origin,) in alone.fetchall()),
            sharing=tuple(from_json(value, Document) for (value,) in held.fetchall()),
            passages=tuple(from_json(value, Passage) for (value,) in passages.fetchall()),
        )

    def ledger(
        self,
        on: date,
        known: date,
        agreements: Sequence[Agreement] = (),
        obligations: Sequence[Obligation] = (),
        without: frozenset[str] = frozenset(),
    ) -> "SqliteLedger":
        """Return what was known by a day; later agreements and obligations are absent.

        `without` are documents to leave out as if the case did not hold them.
        """
        since = {a.id: day for a in agreements if (day := a.known_from())}
        return SqliteLedger(
            on=on,
            known=known,
            _connection=self._connection,
            _agreements=tuple(a for a in agreements if since.get(a.id, known) <= known),
            _obligations=tuple(
                o.known_by(known)
                for o in obligations
                if (o.known or since.get(o.agreement, known)) <= known
            ),
            _without=without,
        )

    def recorded(self, after: date, until: date) -> frozenset[str]:
        """Return the documents that this case received after one day, and not after another."""
        rows = self._connection.execute(
            "SELECT id FROM document WHERE json_extract(version, '$.recorded') > ?"
            " AND json_extract(version, '$.recorded') <= ?",
            (after.isoformat(), until.isoformat()),
        )
        return frozenset(identifier for (identifier,) in rows)
