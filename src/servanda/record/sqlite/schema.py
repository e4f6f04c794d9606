"""The tables of a case, and whether a file has them."""

import sqlite3
from pathlib import Path

from servanda.errors import StoreError

FORMAT = 3
FILE = "case.db"
SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS document (
  id TEXT PRIMARY KEY, reader TEXT NOT NULL, known TEXT, origin TEXT NOT NULL, address TEXT,
  replaces TEXT, version TEXT NOT NULL, number INTEGER NOT NULL, value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS receipt (
  document TEXT NOT NULL, origin TEXT NOT NULL, handling TEXT NOT NULL,
  PRIMARY KEY (document, origin)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS claim (
  id TEXT NOT NULL, document TEXT NOT NULL REFERENCES document(id), known TEXT,
  start INTEGER NOT NULL,
  provision TEXT NOT NULL, modality TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (document, id)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS link (
  obligation TEXT NOT NULL, document TEXT NOT NULL, claim TEXT NOT NULL, reason TEXT NOT NULL,
  sure INTEGER NOT NULL,
  PRIMARY KEY (obligation, document, claim)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fingerprint (
  hash INTEGER NOT NULL, document TEXT NOT NULL, PRIMARY KEY (hash, document)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS passage (
  one TEXT NOT NULL, other TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (one, other, value)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (document UNINDEXED, text);
CREATE VIEW IF NOT EXISTS sharing AS
  SELECT one AS id FROM passage UNION SELECT other FROM passage;
CREATE INDEX IF NOT EXISTS document_address ON document (address);
CREATE INDEX IF NOT EXISTS document_known ON document (known);
CREATE INDEX IF NOT EXISTS document_number ON document (number);
CREATE INDEX IF NOT EXISTS document_replaces ON document (replaces, known)
  WHERE replaces IS NOT NULL;
CREATE INDEX IF NOT EXISTS fingerprint_document ON fingerprint (document);
CREATE INDEX IF NOT EXISTS claim_provision ON claim (provision, known);
CREATE INDEX IF NOT EXISTS claim_known ON claim (known, document, start);
"""
REBUILD = "Delete it and run `servanda read` again on the folder's sources/ to rebuild it."


def prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables of a new file, and refuse one with others.

    Raises:
        StoreError: the file is damaged, or another version wrote it.
    """
    try:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA foreign_keys=ON")
        _check_format(connection, path)
        connection.executescript(SCHEMA)
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path}: not a usable case database ({error}). {REBUILD}") from error


def _check_format(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute(
        "CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"
    )
    connection.execute("INSERT OR IGNORE INTO meta VALUES ('format', ?)", (str(FORMAT),))
    (found,) = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
    if int(found) < FORMAT:
        raise StoreError(f"{path}: written by an older Servanda (format {found}). {REBUILD}")
    if int(found) > FORMAT:
        raise StoreError(
            f"{path}: written by a newer Servanda (format {found}, this one reads {FORMAT})."
            " Upgrade Servanda to open it."
        )
