"""Bytes to documents: which reader a file gets, by its content first and its suffix second."""

from collections.abc import Iterator
from datetime import date
from pathlib import PurePath

from servanda.model.notice import Notice, Severity
from servanda.model.source import Document
from servanda.read.decode import decode
from servanda.read.html import from_html, looks_like_html
from servanda.read.inputs import Received
from servanda.read.jsonlines import from_records, looks_like_records
from servanda.read.text import from_text

# Formats that are no text, by how they begin, and what to do about them.
UNREAD = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}


def documents(
    received: Received, *, publisher: str | None = None, not_after: date | None = None
) -> Iterator[Document | Notice]:
    """Yield the documents some bytes hold, and a notice for what could not be read.

    `not_after` is the day the bytes were received: nothing in them was published later.
    """
    kind = next((what for mark, what in UNREAD.items() if received.data.startswith(mark)), None)
    if kind:
        yield _unread(received.name, kind)
        return
    text, notices = decode(received.data, received.name)
    yield from notices
    if text is not None:
        yield from _read(text, received, publisher, not_after)


def _read(
    text: str, received: Received, publisher: str | None, not_after: date | None
) -> Iterator[Document | Notice]:
    path = PurePath(received.name)
    if looks_like_records(text) or path.suffix in (".jsonl", ".ndjson"):
        yield from from_records(text, name=path.name, publisher=publisher, not_after=not_after)
    elif looks_like_html(text):
        yield from_html(
            text, name=path.name, data=received.data, publisher=publisher, not_after=not_after
        )
    else:
        yield from_text(
            text, name=path.name, data=received.data, publisher=publisher, not_after=not_after
        )


def _unread(name: str, kind: str) -> Notice:
    return Notice(
        severity=Severity.ERROR,
        message=f"is {kind}, which this version does not read",
        where=name,
        next_step="Save it as text or HTML and read that.",
    )
