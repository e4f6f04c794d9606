"""The case in one SQLite file: the only place that speaks SQL.

A document enters with its receipt, parts, claims and links in one transaction: killed at any
moment, the case holds it whole or not at all. The file can be rebuilt from `sources/`.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from types import TracebackType

from servanda.errors import StoreError
from servanda.model.agreement import Agreement, Obligation
from servanda.model.claim import Claim
from servanda.model.source import Document, Receipt
from servanda.record.encode import from_json, to_json

FORMAT = 1
FILE = "case.db"
SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS document (
  id TEXT PRIMARY KEY, reader TEXT NOT NULL, known TEXT, origin TEXT NOT NULL, value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS receipt (
  document TEXT NOT NULL REFERENCES document(id), origin TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (document, origin)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS claim (
  id TEXT NOT NULL, document TEXT NOT NULL REFERENCES document(id), known TEXT,
  start INTEGER NOT NULL,
  provision TEXT NOT NULL, modality TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (document, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS link (
  obligation TEXT NOT NULL, document TEXT NOT NULL, claim TEXT NOT NULL,
  PRIMARY KEY (obligation, document, claim)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS claim_provision ON claim (provision, known);
CREATE INDEX IF NOT EXISTS claim_known ON claim (known, document, start);
"""
REBUILD = "Delete it and run `servanda read` again on the folder's sources/ to rebuild it."


def open_store(folder: Path) -> "SqliteStore":
    """Return the store of a case folder, made if it is not there.

    Raises:
        StoreError: the file is damaged, or was written by a newer version.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    connection = sqlite3.connect(path, timeout=30, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.executescript(SCHEMA)
        _check_format(connection, path)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise StoreError(f"{path}: not a usable case database ({error}). {REBUILD}") from error
    return SqliteStore(connection)


def _check_format(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("INSERT OR IGNORE INTO meta VALUES ('format', ?)", (str(FORMAT),))
    (found,) = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
    if int(found) > FORMAT:
        connection.close()
        raise StoreError(
            f"{path}: written by a newer Servanda (format {found}, this one reads {FORMAT})."
            " Upgrade Servanda to open it."
        )


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
            (receipt.document, receipt.origin, to_json(receipt)),
        )

    def add(
        self,
        document: Document,
        receipt: Receipt,
        claims: Sequence[Claim],
        links: Iterable[tuple[str, str]],
        reader: str,
    ) -> None:
        """Store a document whole, in one transaction; its earlier claims are replaced."""
        known = document.published.known_by.isoformat() if document.published else None
        run = self._connection.execute
        run("BEGIN IMMEDIATE")
        try:
            run(
                "INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?)",
                (document.id, reader, known, document.origin, to_json(document)),
            )
            self.receive(receipt)
            run("DELETE FROM claim WHERE document = ?", (document.id,))
            run("DELETE FROM link WHERE document = ?", (document.id,))
            self._connection.executemany(
                "INSERT OR REPLACE INTO claim VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (c.id, document.id, known, c.span.start, c.provision, c.modality, to_json(c))
                    for c in claims
                ],
            )
            self._connection.executemany(
                "INSERT OR REPLACE INTO link VALUES (?, ?, ?)",
                [(obligation, document.id, claim) for obligation, claim in links],
            )
        except BaseException:
            run("ROLLBACK")
            raise
        run("COMMIT")

    def relink(self, case_hash: str, links: Callable[[Claim], Iterable[str]]) -> None:
        """Make every link again if the case files changed since the links were made."""
        run = self._connection.execute
        made = run("SELECT value FROM meta WHERE key = 'case'").fetchone()
        if made and made[0] == case_hash:
            return
        run("BEGIN IMMEDIATE")
        run("DELETE FROM link")
        rows = run("SELECT document, value FROM claim").fetchall()
        for document, value in rows:
            claim = from_json(value, Claim)
            for obligation in links(claim):
                run(
                    "INSERT OR REPLACE INTO link VALUES (?, ?, ?)", (obligation, document, claim.id)
                )
        run("INSERT OR REPLACE INTO meta VALUES ('case', ?)", (case_hash,))
        run("COMMIT")

    def counts(self) -> tuple[int, int, int]:
        """Return how many documents, origins and claims the case holds."""
        (documents,) = self._connection.execute("SELECT count(*) FROM document").fetchone()
        (origins,) = self._connection.execute(
            "SELECT count(DISTINCT origin) FROM document"
        ).fetchone()
        (claims,) = self._connection.execute("SELECT count(*) FROM claim").fetchone()
        return documents, origins, claims

    def ledger(
        self,
        on: date,
        known: date,
        agreements: Sequence[Agreement] = (),
        obligations: Sequence[Obligation] = (),
    ) -> "SqliteLedger":
        """Return what was known by a day; later agreements and obligations are absent."""
        signed = {a.id: a.signed.earliest for a in agreements if a.signed}
        return SqliteLedger(
            on=on,
            known=known,
            _connection=self._connection,
            _agreements=tuple(a for a in agreements if signed.get(a.id, known) <= known),
            _obligations=tuple(
                o for o in obligations if (o.known or signed.get(o.agreement, known)) <= known
            ),
        )


@dataclass(frozen=True, kw_only=True)
class SqliteLedger:
    """The case as known on a day, answered by indexed queries."""

    on: date
    known: date
    _connection: sqlite3.Connection
    _agreements: tuple[Agreement, ...]
    _obligations: tuple[Obligation, ...]

    def agreements(self) -> tuple[Agreement, ...]:
        """Return the agreements known, in the order of the case file."""
        return self._agreements

    def obligations(self) -> tuple[Obligation, ...]:
        """Return the obligations known, in the order of the case file."""
        return self._obligations

    def evidence(self, obligation: str) -> tuple[Claim, ...]:
        """Return the claims linked to an obligation, oldest document first."""
        return self._claims(
            "SELECT claim.value FROM link JOIN claim ON claim.document = link.document"
            " AND claim.id = link.claim WHERE link.obligation = ? AND claim.known <= ?"
            " ORDER BY claim.known, claim.document, claim.start, claim.id",
            (obligation, self.known.isoformat()),
        )

    def claims(
        self, *, provision: str | None = None, agent: str | None = None
    ) -> tuple[Claim, ...]:
        """Return the claims known, oldest document first."""
        found = self._claims(
            "SELECT value FROM claim WHERE known <= ?1 AND (?2 IS NULL OR provision = ?2)"
            " ORDER BY known, document, start, id",
            (self.known.isoformat(), provision),
        )
        return tuple(c for c in found if agent is None or agent in c.agents)

    def _claims(self, query: str, values: tuple[str | None, ...]) -> tuple[Claim, ...]:
        rows = self._connection.execute(query, values)
        return tuple(from_json(value, Claim) for (value,) in rows)

    @cached_property
    def _documents(self) -> dict[str, Document]:
        rows = self._connection.execute(
            "SELECT id, value FROM document WHERE known <= ? ORDER BY known, id",
            (self.known.isoformat(),),
        )
        return {identifier: from_json(value, Document) for identifier, value in rows}

    def document(self, identifier: str) -> Document:
        """Return a document known on the day. Raises KeyError for any other."""
        return self._documents[identifier]

    def documents(self) -> tuple[Document, ...]:
        """Return the documents known, oldest first."""
        return tuple(self._documents.values())

    def withheld(self) -> int:
        """Return how many documents have no date at all; later ones are not even counted."""
        (found,) = self._connection.execute(
            "SELECT count(*) FROM document WHERE known IS NULL"
        ).fetchone()
        return int(found)
