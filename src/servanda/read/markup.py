"""Which kind of markup some text is, by the name of its first element."""

import re

_BEFORE = re.compile(
    r"\s*(?:<\?[^>]{0,500}\?>|<!--.{0,5000}?-->|<!doctype[^>\[]{0,500}(?:\[.{0,60000}?\]\s*)?>)",
    re.IGNORECASE | re.DOTALL,
)
_FIRST = re.compile(r"\s*<([A-Za-z_][\w:.-]*)")
_XML = re.compile(r"\s*(?:<\?xml|<!doctype (?!html))", re.IGNORECASE)
FEEDS = frozenset({"rss", "feed", "rdf:rdf"})


def root(text: str) -> str | None:
    """Return the name of a text's first element in lower case; None where it is no markup."""
    place = 0
    while match := _BEFORE.match(text, place):
        place = match.end()
    found = _FIRST.match(text, place)
    return found[1].lower() if found else None


def is_foreign(text: str) -> bool:
    """Return whether a text is XML and neither a page nor a feed."""
    return bool(_XML.match(text)) and root(text) not in (*FEEDS, "html")
