"""Versions of one address: which document replaces which, and from when that is known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from servanda.model.source import Document

# An excerpt of an earlier version, as feeds carry, corrects nothing.
LEAST_PART = 0.5
# What senders add to an address to follow readers.
TRACKING = ("utm_", "fbclid", "gclid", "mc_", "at_medium", "at_campaign")


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A document of an address: when it was published, changed and recorded, as ISO days."""

    document: str
    known: str | None
    changed: str | None
    recorded: str
    size: int


def address(url: str) -> str:
    """Return an address without what does not name the page: scheme, fragment, tracking."""
    parts = urlsplit(url.strip())
    query = [(k, v) for k, v in parse_qsl(parts.query) if not k.startswith(TRACKING)]
    host = parts.netloc.lower().removeprefix("www.")
    return urlunsplit(("", host, parts.path.rstrip("/"), urlencode(query), "")).removeprefix("//")


def version(document: Document, recorded: str) -> Version:
    """Return a document as a version of its address."""
    published = document.published.known_by.isoformat() if document.published else None
    return Version(
        document=document.id,
        known=published,
        changed=document.updated.isoformat() if document.updated else None,
        recorded=recorded,
        size=sum(end - start for start, end in document.body()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A version, what it replaces, and the day from which it is known."""

    document: str
    replaces: str | None
    known: str | None


def chain(versions: Sequence[Version]) -> Iterator[Placed]:
    """Yield each version, in the order they were recorded, with the one before it.

    A correction is known from the day it says it was made, else from the day it was received: no
    brief of an earlier day may show it.
    """
    ordered = sorted(versions, key=lambda item: item.changed or item.known or item.recorded)
    standing = ordered[:1]
    for item in ordered[1:]:
        if item.size >= LEAST_PART * standing[-1].size:
            standing.append(item)
    before = {later.document: earlier.document for earlier, later in pairwise(standing)}
    for item in versions:
        replaced = before.get(item.document)
        since = max(filter(None, (item.known, item.changed or item.recorded)))
        yield Placed(
            document=item.document, replaces=replaced, known=since if replaced else item.known
        )
