"""A record with named fields to something received: JSON lines, tables and lists of sources."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from servanda.errors import UsageError
from servanda.model.source import Handling, Stated, over
from servanda.read import dates
from servanda.read.inputs import Received
from servanda.read.rendition import stated_day
from servanda.read.resolve import interval

# What a field may be called, in the order of trust.
NAMES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "fulltext", "full_text", "article", "html", "story"),
    "id": ("id", "name", "key"),
    "title": ("title", "headline"),
    "publisher": ("publisher", "outlet", "source_name", "site"),
    "url": ("url", "link", "address"),
    "byline": ("byline", "author"),
    "published": ("published", "published_at", "date_published", "date", "pubdate", "day"),
    "updated": ("updated", "modified", "date_modified"),
    "handling": ("handling",),
}


def fields(record: Mapping[str, object]) -> dict[str, str]:
    """Return the fields of a record that are known by any of their names, as text."""
    lower = {str(key).strip().lower(): value for key, value in record.items()}
    found = {
        field: next((lower[name] for name in names if _said(lower.get(name))), None)
        for field, names in NAMES.items()
    }
    return {field: str(value) for field, value in found.items() if value is not None}


def _said(value: object) -> bool:
    return isinstance(value, str | int | float) and bool(str(value).strip())


def received(record: Mapping[str, str], name: str, around: Received) -> Received:
    """Return a record's text as something received of its own.

    Raises:
        KeyError: it has no text.
    """
    own = stated(record, "stated with the record")
    return replace(
        around,
        name=record.get("id", name),
        data=record["text"].encode("utf-8", "surrogatepass"),
        stated=over(around.stated, own),
        path=None,
        prose=True,
    )


def stated(record: Mapping[str, str], rule: str) -> Stated:
    """Return what a record states beside its text. Words that are no day date nothing."""
    words = record.get("published", "")
    return Stated(
        title=record.get("title"),
        publisher=record.get("publisher"),
        url=record.get("url"),
        byline=record.get("byline"),
        published=stated_day(rule, words, day(words)),
        updated=day(record.get("updated", "")),
        handling=handling(record.get("handling", "public")),
    )


def handling(word: str) -> Handling:
    """Return the mark a word names; a word that is none is taken for the strictest."""
    try:
        return Handling(word.strip().lower())
    except ValueError:
        return Handling.RESTRICTED


def day(words: str) -> date | None:
    """Return the one day that some words name, such as 2021-06-24T10:00Z or 24 June 2021."""
    try:
        return date.fromisoformat(words.strip()[:10])
    except ValueError:
        found = [interval(m, None, dates.Tense.PAST) for m in dates.find(words)]
        return next((interval.best for interval in found if interval and interval.best), None)


def user_stated(published: str | None, publisher: str | None, mark: str) -> Stated:
    """Return what a user says of what they hand in.

    Raises:
        UsageError: the day is none.
    """
    known = day(published) if published else None
    if published and known is None:
        raise UsageError(f"--published {published}: no day. Write it like 2021-06-24.")
    return Stated(
        publisher=publisher,
        published=stated_day("stated when it was read", published or "", known),
        handling=Handling(mark),
    )
