"""RSS and Atom to what their entries hold."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from time import struct_time

from servanda.model.notice import Notice, Severity
from servanda.model.source import Stated, over
from servanda.read.inputs import Received, wrong
from servanda.read.markup import FEEDS, root
from servanda.read.rendition import stated_day


def looks_like_feed(head: bytes) -> bool:
    """Return whether some bytes begin as a feed does."""
    return head.lstrip()[:1] == b"<" and root(head.decode("utf-8", "replace")) in FEEDS


def read_feed(source: Received) -> Iterator[Received | Notice]:
    """Yield the text of every entry, with what the feed says of it."""
    import feedparser

    found = feedparser.parse(BytesIO(source.data), sanitize_html=False, resolve_relative_uris=False)
    publisher = _words(found.feed, "title")
    if not found.entries:
        yield wrong(source.name, "the feed has no entries", "Fetch it again.")
    elif found.bozo:
        yield Notice(
            severity=Severity.WARNING,
            message=f"the feed is not well-formed ({type(found.bozo_exception).__name__})",
            where=source.name,
            next_step="Entries after the fault may be missing: fetch it again.",
        )
    for number, entry in enumerate(found.entries, start=1):
        name = _words(entry, "link") or _words(entry, "id") or f"{source.name}:{number}"
        text = _content(entry)
        if not text.strip():
            yield wrong(name, "the entry has no text", "Save the article itself and read that.")
            continue
        stated = over(source.stated, _stated(entry, publisher))
        data = text.encode("utf-8", "surrogatepass")
        yield replace(source, name=name, data=data, stated=stated, prose=True)


def _content(entry: dict[str, object]) -> str:
    """Return the longest text of an entry: its content, else its summary."""
    every = entry.get("content")
    texts = [str(item.get("value", "")) for item in every] if isinstance(every, list) else []
    return max([*texts, _words(entry, "summary") or ""], key=len)


def _stated(entry: dict[str, object], publisher: str | None) -> Stated:
    # Not the entry's own `get`, which answers for one day with the other.
    published, updated = (
        _day(dict.get(entry, f"{key}_parsed")) for key in ("published", "updated")
    )
    words = _words(entry, "published") or _words(entry, "updated") or ""
    return Stated(
        title=_words(entry, "title"),
        publisher=publisher,
        url=_words(entry, "link"),
        byline=_words(entry, "author"),
        published=stated_day("date in the feed", words, published or updated),
        updated=updated if published and updated and updated > published else None,
    )


def _words(record: dict[str, object], key: str) -> str | None:
    return str(dict.get(record, key) or "").strip() or None


def _day(parsed: object) -> date | None:
    """Return a day as the feed's own clock tells it; None where there is none that can be."""
    if not isinstance(parsed, struct_time):
        return None
    try:
        return date(parsed.tm_year, parsed.tm_mon, parsed.tm_mday)
    except ValueError:
        return None
