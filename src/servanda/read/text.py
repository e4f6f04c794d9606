"""Flattened text to a document: lines with roles, a date with its evidence, an agency."""

import hashlib
from collections.abc import Sequence
from datetime import date

from servanda.model.source import DateEvidence, Document, Role, Segment
from servanda.read.language import language
from servanda.read.pages import pages
from servanda.read.published import publication
from servanda.read.roles import DATELINE, segments

VERSION = "text/1"


def identifier(data: bytes) -> str:
    """Return a document's id: `src-` and 16 hexadecimal digits of the SHA-256 of its bytes."""
    return f"src-{hashlib.sha256(data).hexdigest()[:16]}"


def from_text(
    text: str,
    *,
    name: str,
    data: bytes,
    title: str | None = None,
    publisher: str | None = None,
    stated: Sequence[DateEvidence] = (),
    not_after: date | None = None,
) -> Document:
    """Return the document that a flattened text is."""
    parts = segments(text)
    return build(
        text,
        parts,
        name=name,
        data=data,
        reader=VERSION,
        title=title or _title(text, parts),
        publisher=publisher,
        stated=stated,
        not_after=not_after,
    )


def build(
    text: str,
    parts: tuple[Segment, ...],
    *,
    name: str,
    data: bytes,
    reader: str,
    title: str | None,
    publisher: str | None,
    stated: Sequence[DateEvidence],
    not_after: date | None,
) -> Document:
    """Return a document from a rendition and its parts; every reader ends here."""
    published, evidence = publication(text, parts, stated, not_after=not_after)
    body = " ".join(text[part.start : part.end] for part in parts if part.role is Role.BODY)
    return Document(
        id=identifier(data),
        name=name,
        reader=reader,
        text=text,
        segments=parts,
        title=title,
        publisher=publisher,
        agency=_agency(text, parts),
        language=language(body),
        published=published,
        date_evidence=evidence,
    )


def _title(text: str, parts: Sequence[Segment]) -> str | None:
    """Return the line that heads the article: the last title before the body, else None."""
    titles = [text[part.start : part.end] for part in parts if part.role is Role.TITLE]
    return " ".join(titles[-1].split()) if titles else None


def _agency(text: str, parts: Sequence[Segment]) -> str | None:
    """Return the agency a dateline credits ("MOSCOW (AP) —"), or None."""
    for part in parts:
        if part.role is Role.DATELINE:
            match = DATELINE.match(text[part.start : part.end] + " ")
            return pages().agencies.get(match["agency"] or "") if match else None
    return None
