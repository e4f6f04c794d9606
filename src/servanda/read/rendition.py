"""A rendition to a document: every reader ends here, so that all of them give the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from servanda.model.source import (
    DateEvidence,
    Document,
    Role,
    Segment,
    Stated,
    Strength,
    over,
)
from servanda.read.inputs import Received
from servanda.read.language import language
from servanda.read.offices import office_evidence
from servanda.read.origin import credited
from servanda.read.published import publication

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """All visible text of something received, its parts named, and what its format says of it."""

    reader: str
    text: str
    segments: tuple[Segment, ...]
    stated: Stated = Stated()


def storable(text: str) -> str:
    """Return a text that can be written down: lone surrogates, which cannot, are replaced."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def document(received: Received, rendition: Rendition) -> Document:
    """Return the document that a rendition of some bytes is."""
    text, stated = storable(rendition.text), over(received.stated, rendition.stated)
    published, evidence = publication(
        text,
        rendition.segments,
        stated.published,
        not_after=received.not_after,
        outside=office_evidence(text, rendition.segments, received.offices),
    )
    found = credited(text, rendition.segments, stated.publisher)
    body = " ".join(
        text[part.start : part.end] for part in rendition.segments[:200] if part.role is Role.BODY
    )
    return Document(
        id=received.id,
        name=received.short,
        reader=rendition.reader,
        text=text,
        segments=found.segments,
        title=stated.title or _title(text, rendition.segments),
        publisher=stated.publisher or found.publisher,
        agency=found.agency,
        byline=stated.byline or found.byline,
        place=found.place,
        url=stated.url,
        language=language(body),
        published=published,
        date_evidence=evidence,
        updated=stated.updated,
    )


def stated_day(rule: str, words: str, day: date | None) -> tuple[DateEvidence, ...]:
    """Return the evidence that a document is of a day, as something outside its text says."""
    if day is None:
        return ()
    return (DateEvidence(rule=rule, strength=Strength.HARD, words=words, earliest=day, latest=day),)


def _title(text: str, parts: Sequence[Segment]) -> str | None:
    """Return the line that heads the article: the last title before the body, else None."""
    titles = [text[part.start : part.end] for part in parts if part.role is Role.TITLE]
    return " ".join(titles[-1].split()) if titles else None
