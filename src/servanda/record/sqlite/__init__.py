"""The case in one SQLite file: the only room that speaks SQL.

A document enters with its receipt, parts, claims and links in one transaction: killed at any
moment, the case holds it whole or not at all. The file can be rebuilt from `sources/`.
"""

from servanda.record.sqlite.store import Found, Holdings, SqliteStore, open_store

__all__ = ["Found", "Holdings", "SqliteStore", "open_store"]
