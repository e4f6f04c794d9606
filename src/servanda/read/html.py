"""HTML to a document: all visible text in order; trafilatura decides which blocks are the body.

Nothing is ever fetched: a page is read from its bytes alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser

from servanda.model.source import DateEvidence, Document, Role, Segment, Strength
from servanda.read import dates
from servanda.read.text import build

VERSION = "html/1"
_HIDDEN = frozenset({"script", "style", "noscript", "template", "svg", "head"})
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_PAGE = re.compile(r"^\s*<|<!doctype html|<html\b|<body\b", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
FURNITURE = {
    "nav": Role.NAVIGATION,
    "footer": Role.NOTICE,
    "aside": Role.RELATED,
    "figcaption": Role.CAPTION,
    "h1": Role.TITLE,
}


def looks_like_html(text: str) -> bool:
    """Return whether a text is a page: it begins with a tag, or opens a page soon."""
    return bool(_PAGE.search(text[:2000]))


@dataclass(frozen=True, slots=True)
class _Block:
    text: str
    inside: frozenset[str]


class _Visible(HTMLParser):
    """Collects the visible text of a page in blocks, with the elements around each."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[_Block] = []
        self._stack: list[str] = []
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; a block ends the one before."""
        del attrs
        if tag in _BLOCKS:
            self.flush()
        if tag not in ("br", "hr", "img", "meta", "link", "input"):
            self._stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element and everything left open inside it."""
        if tag in _BLOCKS:
            self.flush()
        if tag in self._stack:
            del self._stack[len(self._stack) - 1 - self._stack[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        """Keep visible words."""
        if not _HIDDEN.intersection(self._stack):
            self._words.append(data)

    def flush(self) -> None:
        """End the current block."""
        text = _SPACE.sub(" ", "".join(self._words)).strip()
        if text:
            self.blocks.append(_Block(text, frozenset(self._stack)))
        self._words = []


def from_html(
    page: str,
    *,
    name: str,
    data: bytes,
    publisher: str | None = None,
    not_after: date | None = None,
) -> Document:
    """Return the document that a page is."""
    visible = _Visible()
    visible.feed(page)
    visible.close()
    visible.flush()
    body, metadata = _extracted(page)
    text = "\n\n".join(block.text for block in visible.blocks)
    return build(
        text,
        tuple(_segments(visible.blocks, body)),
        name=name,
        data=data,
        reader=VERSION,
        title=metadata.get("title"),
        publisher=publisher or metadata.get("sitename"),
        stated=_stated(metadata.get("date")),
        not_after=not_after,
    )


def _extracted(page: str) -> tuple[frozenset[str], dict[str, str]]:
    """Return the lines that trafilatura takes for the body, and the metadata it finds."""
    from trafilatura import bare_extraction

    found = bare_extraction(page, include_comments=False, fast=True, with_metadata=True)
    if found is None:
        return frozenset(), {}
    fields = found.as_dict()
    metadata = {k: str(fields[k]) for k in ("title", "sitename", "date") if fields.get(k)}
    lines = (_key(line) for line in str(fields.get("text") or "").splitlines())
    return frozenset(line for line in lines if line), metadata


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _segments(blocks: list[_Block], body: frozenset[str]) -> Iterator[Segment]:
    start = 0
    for block in blocks:
        role = next((FURNITURE[tag] for tag in FURNITURE if tag in block.inside), None)
        if role is None:
            role = Role.BODY if _key(block.text) in body else Role.NAVIGATION
        yield Segment(start, start + len(block.text), role)
        start += len(block.text) + 2


def _stated(day: str | None) -> tuple[DateEvidence, ...]:
    found = dates.find(day or "")
    interval = dates.interval(found[0], None, dates.Tense.PAST) if found else None
    if not interval:
        return ()
    return (
        DateEvidence(
            rule="page metadata",
            strength=Strength.HARD,
            words=day or "",
            earliest=interval.earliest,
            latest=interval.latest,
        ),
    )
