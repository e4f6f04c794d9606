"""HTML to a document: all visible text in order; trafilatura decides which blocks are the body.

Nothing is ever fetched: a page is read from its bytes alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

from servanda.model.source import Role, Segment, Stated
from servanda.read.rendition import Rendition, stated_day, storable
from servanda.read.roles import body_segments, says_when, segments

if TYPE_CHECKING:
    from lxml.html import HtmlElement

VERSION = "html/2"
_HIDDEN = frozenset("script style noscript template svg head iframe object textarea select".split())
_BLOCKS = frozenset(
    (
        "address article aside blockquote body br caption dd div dl dt fieldset figcaption figure"
        " footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td"
        " tfoot th thead tr ul"
    ).split()
)
FURNITURE = {
    "nav": Role.NAVIGATION,
    "footer": Role.NOTICE,
    "aside": Role.RELATED,
    "figcaption": Role.CAPTION,
    "h1": Role.TITLE,
}
_PAGE = re.compile(r"^\s*<|<!doctype html|<html\b|<body\b", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UPDATED = re.compile(
    r"(?:article:modified_time|dateModified|og:updated_time)[^<>]{0,60}?(?P<day>\d{4}-\d\d-\d\d)"
)
_SCRIPT = re.compile(r"<(script|style|template)\b.{0,200000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.{0,200000}?-->", re.DOTALL)
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
_LETTERS = re.compile(r"\W+")
# A block of so many letters is body if its words stand in a row in the extracted text; a shorter
# one must be a line of it.
TELLING = 25
# Pages nested deeper, or longer, are read as plain lines: the parser drops what lies deeper than
# 256 elements, and the extractor's time and stack grow.
DEEPEST, LONGEST = 250, 5_000_000


def looks_like_html(text: str) -> bool:
    """Return whether a text is a page: it begins with a tag, or opens a page soon."""
    return bool(_PAGE.search(text[:2000]))


@dataclass(frozen=True, slots=True)
class _Block:
    text: str
    role: Role | None


def rendered(page: str, not_after: date | None = None) -> Rendition:
    """Return all visible text of a page, its blocks named, and what its metadata say."""
    tree = _tree(storable(page))
    if tree is None:
        return Rendition(reader=VERSION, text="", segments=())
    visible = _Visible(tree)
    if visible.deepest > DEEPEST or len(page) > LONGEST:
        text = _stripped(page)
        return Rendition(reader=VERSION, text=text, segments=segments(text))
    text = "\n\n".join(block.text for block in visible.blocks)
    body, stated = _extracted(tree, page, not_after)
    parts = tuple(_segments(visible.blocks, body)) if body else segments(text)
    return Rendition(reader=VERSION, text=text, segments=parts, stated=stated)


def _tree(page: str) -> "HtmlElement | None":
    from trafilatura import load_html

    whole = page if "<body" in page[:200_000].lower() else f"<html><body>{page}</body></html>"
    return load_html(whole)


def _stripped(page: str) -> str:
    """Return the words of a page that is nested too deep for a parser, a line for every block."""
    shown = _COMMENT.sub(" ", _SCRIPT.sub(" ", page))
    lines = _TAG.sub(lambda tag: "\n" if tag[1].lower() in _BLOCKS else " ", shown).splitlines()
    return "\n\n".join(" ".join(unescape(line).split()) for line in lines if line.strip())


class _Visible:
    """Collects the visible text of a page in blocks, and how deep its elements lie."""

    def __init__(self, tree: "HtmlElement") -> None:
        self.blocks: list[_Block] = []
        self.deepest = 0
        self._words: list[str] = []
        self._inside: list[tuple[HtmlElement, Role]] = []
        self._walk(tree)
        self._flush()

    def _walk(self, tree: "HtmlElement") -> None:
        from lxml.etree import iterwalk

        walk, depth = iterwalk(tree, events=("start", "end")), 0
        for event, element in walk:
            tag = element.tag
            if tag in _BLOCKS:
                self._flush()
            if event == "end":
                depth -= 1
                self._close(element)
                continue
            depth += 1
            self.deepest = max(self.deepest, depth)
            if tag in _HIDDEN or (element.attrib and _unseen(element)):
                walk.skip_subtree()
            else:
                self._open(element, FURNITURE.get(tag))

    def _open(self, element: "HtmlElement", role: Role | None) -> None:
        if role:
            self._inside.append((element, role))
        if element.text:
            self._words.append(element.text)

    def _close(self, element: "HtmlElement") -> None:
        if self._inside and self._inside[-1][0] is element:
            self._inside.pop()
        if element.tail:
            self._words.append(element.tail)

    def _flush(self) -> None:
        if not self._words:
            return
        text = _SPACE.sub(" ", "".join(self._words)).strip()
        if text:
            self.blocks.append(_Block(text, self._inside[-1][1] if self._inside else None))
        self._words.clear()


def _unseen(element: "HtmlElement") -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _UNSEEN.search(style))


def _extracted(
    tree: "HtmlElement", page: str, not_after: date | None
) -> tuple[Sequence[str], Stated]:
    """Return the lines that trafilatura takes for the body, and what the metadata say."""
    from trafilatura import bare_extraction

    found = bare_extraction(
        tree,
        include_comments=False,
        fast=True,
        with_metadata=True,
        date_extraction_params={
            "original_date": True,
            "extensive_search": False,
            "max_date": (not_after or date.max).isoformat(),
        },
    )
    if found is None:
        return (), Stated()
    fields = found.as_dict()
    known = {k: str(v) for k in ("title", "sitename", "author", "url", "date") if (v := fields[k])}
    keys = [_key(line) for line in str(fields.get("text") or "").splitlines()]
    return [key for key in keys if key], _stated(known, page)


def _stated(known: dict[str, str], page: str) -> Stated:
    """Return what metadata say. A day counts only where the page states it as data."""
    words = known.get("date", "")
    day = date.fromisoformat(words) if words and re.search(rf"[\"']{words}", page) else None
    updated = [date.fromisoformat(m["day"]) for m in _UPDATED.finditer(page) if _is_day(m["day"])]
    return Stated(
        title=known.get("title"),
        publisher=known.get("sitename"),
        url=known.get("url"),
        byline=known.get("author"),
        published=stated_day("page metadata", words, day),
        updated=max(updated) if updated and (not day or max(updated) > day) else None,
    )


def _is_day(words: str) -> bool:
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True


def _key(text: str) -> str:
    return _LETTERS.sub("", text).lower()


def _segments(blocks: Sequence[_Block], body: Sequence[str]) -> Iterator[Segment]:
    lines, joined = frozenset(body), "".join(body)
    start, begun = 0, False
    for block in blocks:
        role = block.role or _role(block.text, lines, joined, begun=begun)
        if role is Role.BODY:
            end = start + len(block.text)
            yield from body_segments(block.text, start, end, is_first=not begun)
            begun = True
        else:
            yield Segment(start, start + len(block.text), role)
        start += len(block.text) + 2


def _role(text: str, lines: frozenset[str], joined: str, *, begun: bool) -> Role:
    key = _key(text)
    if key in lines or (len(key) >= TELLING and key in joined):
        return Role.BODY
    return Role.PUBLISHED if not begun and says_when(text) else Role.NAVIGATION
