"""JSON lines to documents: one record a line, `{"id", "text"}` and what else it states."""

import json
from collections.abc import Iterator
from datetime import date

from servanda.model.notice import Notice, Severity
from servanda.model.source import DateEvidence, Document, Strength
from servanda.read.html import from_html, looks_like_html
from servanda.read.text import from_text


def looks_like_records(text: str) -> bool:
    """Return whether a text begins like a JSON object."""
    return text.lstrip().startswith("{")


def from_records(
    text: str, *, name: str, publisher: str | None = None, not_after: date | None = None
) -> Iterator[Document | Notice]:
    """Yield the document of every record; a bad line is a notice and the rest is read."""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield _record(line, f"{name}:{number}", publisher, not_after)


def _record(
    line: str, where: str, publisher: str | None, not_after: date | None
) -> Document | Notice:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        return _bad(where, f"no JSON: {error.msg}", "Correct the line or leave it out.")
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        return _bad(where, 'the record has no "text"', 'Give it "id" and "text".')
    words = record["text"]
    if not words.strip():
        return _bad(where, 'its "text" is empty', "Leave the record out.")
    name = str(record.get("id") or where)
    stated = record.get("publisher") or publisher
    data = words.encode("utf-8", "surrogatepass")
    if looks_like_html(words):
        return from_html(words, name=name, data=data, publisher=stated, not_after=not_after)
    return from_text(
        words,
        name=name,
        data=data,
        title=record.get("title"),
        publisher=stated,
        stated=_stated(record.get("published")),
        not_after=not_after,
    )


def _stated(published: object) -> tuple[DateEvidence, ...]:
    if not isinstance(published, str):
        return ()
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return ()
    return (
        DateEvidence(
            rule="stated with the record",
            strength=Strength.HARD,
            words=published,
            earliest=day,
            latest=day,
        ),
    )


def _bad(where: str, message: str, step: str) -> Notice:
    return Notice(severity=Severity.ERROR, message=message, where=where, next_step=step)
