"""WARC to what its records hold: pages as a crawler received them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from servanda.model.notice import Notice, Severity
from servanda.read.inputs import Received, too_large, wrong
from servanda.read.limits import LARGEST
from servanda.read.records import day

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

READABLE = ("text/", "application/xhtml", "application/pdf", "application/xml", "application/json")
MAGIC = b"WARC/"
PART = 1024 * 1024


def looks_like_warc(head: bytes) -> bool:
    """Return whether some bytes, unpacked, begin as a WARC does."""
    return head.startswith(MAGIC)


def read_warc(source: Received) -> Iterator[Received | Notice]:
    """Yield the pages of a WARC; what is no text is counted and named at the end."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    left_out: Counter[str] = Counter()
    records = 0
    with source.open() as stream:
        every = ArchiveIterator(
            stream, record_types=kinds, parse_http=True, auto_decode="all", fsspec_args=False
        )
        try:
            for records, record in enumerate(every, start=1):  # noqa: B007 - counted
                kind, status = _kind(record), _status(record)
                address = str(record.headers.get("WARC-Target-URI") or "").strip("<>")
                if status or not kind.startswith(READABLE) or address.endswith("/robots.txt"):
                    left_out[f"{status} {kind}".strip()] += 1
                else:
                    yield from _page(record, source, address)
        except (OSError, ValueError, EOFError) as error:
            yield wrong(source.name, f"is damaged from here on ({error})", "Fetch it again.")
    if not records:
        yield wrong(source.name, "holds no page", "Fetch it again.")
    if left_out:
        yield _left(source.name, left_out)


def _page(record: "WarcRecord", source: Received, address: str) -> Iterator[Received | Notice]:
    """Yield the page of a record, or why there is none: the next record may be whole."""
    name = address or str(record.record_id)
    promised, encoded = record.content_length, _encoded(record)
    try:
        data = _payload(record, encoded=encoded)
    except (OSError, ValueError, EOFError) as error:
        yield wrong(name, f"cannot be unpacked ({error})", "Fetch the page again.")
        return
    if data is None:
        yield too_large(name, "Save its text and read that.")
        return
    if len(data) < promised and not encoded:
        yield wrong(name, "is damaged: it ends early", "Fetch the archive again.")
    if not data or data.isspace():
        yield wrong(name, "is empty", "Fetch the page again.")
        return
    yield replace(
        source,
        name=name,
        data=data,
        stated=replace(source.stated, url=source.stated.url or address or None),
        not_after=_not_after(record, source.not_after),
        path=None,
    )


def _not_after(record: "WarcRecord", received: date | None) -> date | None:
    """Return the day the page was crawled, where that is before it was received."""
    crawled = day(str(record.headers.get("WARC-Date") or ""))
    return min(filter(None, (crawled, received)), default=None)


def _payload(record: "WarcRecord", *, encoded: bool) -> bytes | None:
    """Return the bytes of a page, unpacked; None where they are more than may be held.

    A page that is packed may be a bomb, whatever its length says: it is read in parts, and to its
    end, since the next record begins there.
    """
    if not encoded:
        return None if record.content_length > LARGEST else bytes(record.reader.read())
    parts: list[bytes] = []
    size = 0
    while part := record.reader.read(PART):
        size += len(part)
        if size <= LARGEST:
            parts.append(part)
    return None if size > LARGEST else b"".join(parts)


def _encoded(record: "WarcRecord") -> bool:
    """Return whether the page was packed or cut for sending, so that its length says nothing."""
    headers = record.http_headers
    return bool(headers and (headers.get("Content-Encoding") or headers.get("Transfer-Encoding")))


def _kind(record: "WarcRecord") -> str:
    kind = record.http_content_type or record.headers.get("Content-Type") or ""
    return str(kind).split(";")[0].strip().lower()


def _status(record: "WarcRecord") -> str:
    found = record.http_headers.status_code if record.http_headers else None
    return "" if found in (None, 200) else str(found)


def _left(name: str, left_out: Counter[str]) -> Notice:
    every = ", ".join(f"{count} {kind}" for kind, count in sorted(left_out.items()))
    return Notice(
        severity=Severity.INFO,
        message=f"records without a page that can be read: {every}",
        where=name,
        next_step="Nothing to do.",
    )
