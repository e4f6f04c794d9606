"""Bytes to documents: which reader a file gets, by its content first and its suffix second."""

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from servanda.model.notice import Notice
from servanda.model.source import Document
from servanda.read import html
from servanda.read.archive import (
    ZIP,
    is_packed,
    is_tar,
    peeked,
    read_packed,
    read_tar,
    read_zip,
)
from servanda.read.decode import broken, decode
from servanda.read.feed import looks_like_feed, read_feed
from servanda.read.inputs import HEAD, Received, too_large, wrong
from servanda.read.jsonlines import looks_like_records, read_records
from servanda.read.limits import SECONDS, TooSlow, limited
from servanda.read.mail import looks_like_mail, looks_like_mailbox, read_mail, read_mailbox
from servanda.read.markup import is_foreign, root
from servanda.read.pdf import read_pdf
from servanda.read.rendition import Rendition, document, storable
from servanda.read.table import looks_like_table, read_table
from servanda.read.text import rendered
from servanda.read.warc import looks_like_warc, read_warc
from servanda.read.word import BODY, read_word

Found = tuple[Document, Received]
"""A document and the bytes it was read from."""
Reader = Callable[[Received], Iterator[Rendition | Received | Notice]]

# Formats that hold no text we read, by how they begin.
UNREAD = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\xd0\xcf\x11\xe0": "a Word, Excel or mail file of the old kind",
    b"{\\rtf": "a rich text file",
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"\x28\xb5\x2f\xfd": "a Zstandard archive",
}
# What parsers raise on material they were not made for, beside what their readers expect.
FAULTS = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, OSError, EOFError)
_PEEK = 600
_LETTER = re.compile(r"[^\W\d_]")


def documents(received: Received) -> Iterator[Found | Notice]:
    """Yield the documents some bytes hold, and a notice for what could not be read."""
    try:
        for found in limited(_read(received)):
            if isinstance(found, Received):
                yield from documents(found)
            else:
                yield found
    except TooSlow:
        yield wrong(
            received.name, f"takes longer than {SECONDS} seconds", "Save its text and read that."
        )
    except (*FAULTS, RecursionError, MemoryError) as error:
        reason = f"cannot be read as what it seems to be ({type(error).__name__})"
        yield wrong(received.name, reason, "Save it as text or HTML and read that.")


def _read(received: Received) -> Iterator[Found | Received | Notice]:
    for found in _reader(received)(received):
        yield (document(received, found), received) if isinstance(found, Rendition) else found


def _reader(received: Received) -> Reader:
    if received.prose:
        return _read_prose
    head = received.data[:HEAD]
    return next((reader for fits, reader in BINARY if fits(head, received)), _read_text)


def _is_word(head: bytes, received: Received) -> bool:
    if not head.startswith(ZIP) or received.path:
        return False
    try:
        with received.open() as stream, ZipFile(stream) as parts:
            return BODY in parts.NameToInfo
    except (BadZipFile, ValueError, OSError):
        return PurePath(received.name).suffix == ".docx"


def _packed_as(fits: Callable[[bytes], bool]) -> Callable[[bytes, Received], bool]:
    return lambda head, received: is_packed(head) and fits(peeked(received, _PEEK))


def _one(reader: Callable[[Received], Rendition | Notice]) -> Reader:
    """Return the reader of a file that holds one document."""

    def read(received: Received) -> Iterator[Rendition | Notice]:
        yield reader(received)

    return _held(read)


def _held(reader: Callable[[Received], Iterator[Rendition | Received | Notice]]) -> Reader:
    """Return a reader that is only given files which fit into memory."""

    def read(received: Received) -> Iterator[Rendition | Received | Notice]:
        if received.path:
            yield too_large(received.name)
        else:
            yield from reader(received)

    return read


def _unread(received: Received) -> Iterator[Notice]:
    kind = next(what for mark, what in UNREAD.items() if received.data.startswith(mark))
    yield wrong(
        received.name,
        f"is {kind}, which is not read",
        "Save it as text, HTML, PDF or DOCX and read that.",
    )


def _read_text(received: Received) -> Iterator[Rendition | Received | Notice]:
    """Yield what a file of text holds: records, a table, a page, or lines."""
    if received.path:
        yield from _streamed(received)
        return
    text, notices = decode(received.data, received.name)
    yield from notices
    if text is None:
        return
    if not _LETTER.search(text):
        yield wrong(received.name, "holds no words", "Save the article again.")
        return
    if is_foreign(text[:HEAD]):
        step = "Save the article itself as text or HTML."
        yield wrong(received.name, f"is XML of a kind that is not read ({root(text[:HEAD])})", step)
        return
    suffix = PurePath(received.name).suffix.lower()
    if looks_like_records(text) or suffix in (".jsonl", ".ndjson"):
        yield from read_records(received)
    elif html.looks_like_html(text):
        yield _page(text, received)
    elif looks_like_table(text) or suffix in (".csv", ".tsv"):
        yield from read_table(received)
    else:
        yield rendered(text)


def _read_prose(received: Received) -> Iterator[Rendition | Notice]:
    """Yield the page or the lines that a record's text is, whatever else it looks like."""
    raw = received.data.decode("utf-8", "surrogatepass").replace("\0", "\ufffd")
    text = storable(raw)
    if "\ufffd" in text:
        yield broken(received.name)
    yield _page(text, received) if html.looks_like_html(text) else rendered(text)


def _streamed(received: Received) -> Iterator[Received | Notice]:
    """Yield what a file of text too large to hold can be read as: records or a table."""
    text, notices = decode(received.data[: received.data.rfind(b"\n") + 1], received.name)
    yield from notices
    if text and looks_like_records(text):
        yield from read_records(received)
    elif text and looks_like_table(text):
        yield from read_table(received)
    else:
        yield too_large(received.name)


def _page(text: str, received: Received) -> Rendition | Notice:
    found = html.rendered(text, received.not_after)
    if found.text:
        return found
    return wrong(received.name, "the page shows no text", "Save it as text and read that.")


def _head(fits: Callable[[bytes], bool]) -> Callable[[bytes, Received], bool]:
    return lambda head, _: fits(head)


# The first that fits reads the file; what none fits is text.
BINARY: tuple[tuple[Callable[[bytes, Received], bool], Reader], ...] = (
    (_head(lambda head: b"%PDF-" in head[:1024]), _one(read_pdf)),
    (_is_word, _one(read_word)),
    (_head(lambda head: head.startswith(ZIP)), read_zip),
    (_packed_as(looks_like_warc), read_warc),
    (_packed_as(is_tar), read_tar),
    (_head(is_packed), read_packed),
    (_head(is_tar), read_tar),
    (_head(looks_like_warc), read_warc),
    (_head(looks_like_mailbox), read_mailbox),
    (_head(looks_like_mail), _held(read_mail)),
    (_head(looks_like_feed), _held(read_feed)),
    (_head(lambda head: head.startswith(tuple(UNREAD))), _unread),
)
