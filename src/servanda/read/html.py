"""HTML to a document: all visible text in order; trafilatura decides which blocks are the body.

Nothing is ever fetched: a page is read from its bytes alone.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

from servanda.model.source import Role, Segment, Stated
from servanda.read.rendition import Rendition, stated_day
from servanda.read.roles import body_segments, is_byline, says_when, segments

if TYPE_CHECKING:
    from lxml.etree import XSLT, XPath
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
_BY_LETTER = {role[0]: role for role in FURNITURE.values()}
_PAGE = re.compile(r"^\s*<|<!doctype html|<html\b|<body\b", re.IGNORECASE)
# What the element being transformed must fulfil to be seen. Not a predicate of a template's match:
# that costs the square of the number of its siblings.
_SEEN = (
    "not(@hidden) and not(@style[contains(translate(., ' ', ''), 'display:none')"
    " or contains(translate(., ' ', ''), 'visibility:hidden')])"
)
# Marks between the words of a page: code points that are no characters, which no text may hold.
_BREAK, _OPEN, _CLOSE = "\ufdd0", "\ufdd1", "\ufdd2"
# Names under which pages state when they were last changed, and where the day stands behind them.
_UPDATED = ("article:modified_time", "dateModified", "og:updated_time")
_BEHIND = re.compile(r"[^<>]{0,60}?(\d{4}-\d\d-\d\d)")
_SCRIPT = re.compile(r"<(script|style|template)\b.{0,200000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.{0,200000}?-->", re.DOTALL)
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
_LETTERS = re.compile(r"\W+")
# A block of so many letters is body if its words stand in a row in the extracted text; a shorter
# one must be a line of it.
TELLING = 25
# What the extractor puts around the items of lists and the cells of tables.
LISTED = "-•| \t"
# Larger pages are read as plain lines: the parser drops what lies deeper than
# 256 elements, and the extractor's time and stack grow.
DEEPEST, LONGEST, MOST_ELEMENTS = 250, 5_000_000, 60_000


def looks_like_html(text: str) -> bool:
    """Return whether a text is a page: it begins with a tag, or opens a page soon."""
    head = text[:2000]
    return "<" in head and bool(_PAGE.search(head))


_Block = tuple[str, Role | None]
"""The words of a block, and what the furniture around it makes of it."""


def rendered(page: str, not_after: date | None = None) -> Rendition:
    """Return all visible text of a page, its blocks named, and what its metadata say."""
    for mark in (_BREAK, _OPEN, _CLOSE):
        page = page.replace(mark, "\ufffd")
    tree = _tree(page) if len(page) <= LONGEST else None
    if tree is None or _too_much()(tree):
        text = _stripped(page)
        return Rendition(reader=VERSION, text=text, segments=segments(text))
    blocks = _blocks(tree)
    text = "\n\n".join(words for words, _ in blocks)
    _prune(tree)
    body, stated = _extracted(tree, page, not_after)
    parts = tuple(_segments(blocks, body)) if body else segments(text)
    return Rendition(reader=VERSION, text=text, segments=parts, stated=stated)


def _tree(page: str) -> "HtmlElement | None":
    from trafilatura import load_html

    whole = "<body" in page or "<BODY" in page or "<Body" in page
    return load_html(page if whole else f"<html><body>{page}</body></html>")


def _stripped(page: str) -> str:
    """Return the words of a page that is nested too deep for a parser, a line for every block."""
    shown = _COMMENT.sub(" ", _SCRIPT.sub(" ", page))
    lines = _TAG.sub(lambda tag: "\n" if tag[1].lower() in _BLOCKS else " ", shown).splitlines()
    return "\n\n".join(" ".join(unescape(line).split()) for line in lines if line.strip())


def _blocks(tree: "HtmlElement") -> list[_Block]:
    """Return the visible text of a page in blocks, in order, with the furniture around each."""
    blocks: list[_Block] = []
    inside: list[Role] = []
    for piece in str(_stylesheet()(tree)).split(_BREAK):
        text = " ".join(piece.split())
        if not text:
            continue
        if text[0] == _OPEN:
            inside.append(_BY_LETTER[text[1]])
        elif text == _CLOSE:
            inside.pop()
        else:
            blocks.append((text, inside[-1] if inside else None))
    return blocks


@cache
def _stylesheet() -> "XSLT":
    """Return the transformation of a page to its visible text, blocks and furniture marked.

    It costs an eighth of a walk over the elements.
    """
    from lxml.etree import XML, XSLT

    inner = f'<xsl:if test="{_SEEN}"><xsl:apply-templates/></xsl:if>'
    templates = {
        "*": inner,
        "|".join(sorted(_BLOCKS - FURNITURE.keys())): f"{_BREAK}{inner}{_BREAK}",
        "|".join([*sorted(_HIDDEN), "comment()", "processing-instruction()"]): "",
    } | {
        tag: f"{_BREAK}{_OPEN}{role[0]}{_BREAK}{inner}{_BREAK}{_CLOSE}{_BREAK}"
        for tag, role in FURNITURE.items()
    }
    rules = "".join(
        f'<xsl:template match="{match}">{made}</xsl:template>' for match, made in templates.items()
    )
    return XSLT(
        XML(
            '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
            f'<xsl:output method="text"/>{rules}</xsl:stylesheet>'
        )
    )


@cache
def _too_much() -> "XPath":
    """Return the test whether a page has more elements, or deeper ones, than are read as such."""
    from lxml.etree import XPath

    return XPath(f"boolean({'/*' * DEEPEST}) or count(//*) > {MOST_ELEMENTS}")


def _prune(tree: "HtmlElement") -> None:
    """Take out what the extractor would throw away, after it has gone over it several times.

    Scripts that hold data stay: its metadata are read from them.
    """
    for element in _dead()(tree):
        above, before, tail = element.getparent(), element.getprevious(), element.tail
        if above is None:
            continue
        if tail and before is not None:
            before.tail = (before.tail or "") + tail
        elif tail:
            above.text = (above.text or "") + tail
        above.remove(element)


@cache
def _dead() -> "XPath":
    from lxml.etree import XPath

    names = "|".join(f"//{name}" for name in ("style", "svg", "noscript", "template", "iframe"))
    return XPath(f"//script[not(contains(@type, 'json'))]|{names}")


def extraction(not_after: date) -> dict[str, object]:
    """Return the options of the one call to trafilatura; no day after `not_after` is a date."""
    return {
        "include_comments": False,
        "fast": True,
        "with_metadata": True,
        "date_extraction_params": {
            "original_date": True,
            "extensive_search": False,
            "max_date": not_after.isoformat(),
        },
    }


def _extracted(
    tree: "HtmlElement", page: str, not_after: date | None
) -> tuple[Sequence[str], Stated]:
    """Return the lines that trafilatura takes for the body, and what the metadata say."""
    from trafilatura import bare_extraction

    found = bare_extraction(tree, **extraction(not_after or date.max))
    if found is None:
        return (), Stated()
    fields = found.as_dict()
    known = {k: str(v) for k in ("title", "sitename", "author", "url", "date") if (v := fields[k])}
    lines = [line.strip(LISTED) for line in str(fields.get("text") or "").splitlines()]
    return [line for line in lines if line], _stated(known, page)


def _stated(known: dict[str, str], page: str) -> Stated:
    """Return what metadata say. A day counts only where the page states it as data."""
    words = known.get("date", "")
    as_data = words and any(f"{mark}{words}" in page for mark in "\"'")
    day = date.fromisoformat(words) if as_data else None
    updated = [*_updated(page)]
    return Stated(
        title=known.get("title"),
        publisher=known.get("sitename"),
        url=known.get("url"),
        byline=known.get("author"),
        published=stated_day("page metadata", words, day),
        updated=max(updated) if updated and (not day or max(updated) > day) else None,
    )


def _updated(page: str) -> Iterator[date]:
    """Yield the days on which a page says that it was changed."""
    for name in _UPDATED:
        place = page.find(name)
        match = _BEHIND.match(page, place + len(name)) if place >= 0 else None
        if match:
            try:
                yield date.fromisoformat(match[1])
            except ValueError:
                continue


def _key(text: str) -> str:
    return _LETTERS.sub("", text).lower()


def _segments(blocks: Sequence[_Block], body: Sequence[str]) -> Iterator[Segment]:
    lines, joined = frozenset(body), _key("".join(body))
    start, begun = 0, False
    for words, furniture in blocks:
        end = start + len(words)
        role = furniture or _role(words, lines, joined, begun=begun)
        if role is Role.BODY and not begun:
            yield from body_segments(words, start, end, is_first=True)
            begun = True
        else:
            yield Segment(start, end, role)
        start = end + 2


def _role(text: str, lines: frozenset[str], joined: str, *, begun: bool) -> Role:
    if not begun and is_byline(text):
        return Role.BYLINE
    if text in lines or (len(text) >= TELLING and _key(text) in joined):
        return Role.BODY
    return Role.PUBLISHED if not begun and says_when(text) else Role.NAVIGATION
