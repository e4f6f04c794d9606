"""Agreements and obligations as a `case.toml` to edit, with what a person should know of each.

What is written here loads again as it was.
"""

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from servanda.model.agreement import (
    PERIOD,
    Agreement,
    Awaiting,
    DueReading,
    Event,
    Obligation,
    Quotation,
)
from servanda.model.claim import Claim
from servanda.model.draft import Draft
from servanda.model.source import Document
from servanda.model.when import Interval
from servanda.show import days
from servanda.show.clean import one_line

WIDTH = 98
DRAFTED = (
    "Proposed from the claims of the case; nothing here was decided by a person. Read the quotes,"
    " correct what is wrong, take out what is not owed, and save it as case.toml."
)
NOTHING = "No claim of the case states what somebody owes."
Notes = Mapping[str, Sequence[str]]


def draft_toml(
    title: str, draft: Draft, claims: Sequence[Claim], documents: Mapping[str, Document]
) -> str:
    """Return a draft as TOML, each obligation with the quotes that it rests on."""
    by_id = {claim.id: claim for claim in claims}
    notes: dict[str, list[str]] = {}
    for obligation in draft.obligations:
        told = [by_id[name] for name in obligation.sources if name in by_id]
        notes[obligation.id] = [_told(claim, documents[claim.span.document]) for claim in told]
    for name, doubts in draft.doubts.items():
        notes.setdefault(name, []).extend(map(_open, doubts))
    heading = (DRAFTED,) if draft.obligations else (DRAFTED, NOTHING)
    return case_toml(title, draft, notes, heading)


def case_toml(title: str, draft: Draft, notes: Notes, heading: Sequence[str] = ()) -> str:
    """Return a `case.toml`, with notes on agreements and obligations as comments, by their ids."""
    lines = [row for text in heading for row in _comment(text)]
    lines += ["format = 1", f"title = {_text(title)}"]
    for agreement in draft.agreements:
        lines += ["", *_commented(notes, agreement.id), "[[agreement]]", *_agreement(agreement)]
    for event in draft.events:
        lines += ["", *_commented(notes, event.id), "[[event]]", *_event(event)]
    for obligation in draft.obligations:
        lines += ["", *_commented(notes, obligation.id), "[[obligation]]"]
        lines += _obligation(obligation)
    return "\n".join(lines) + "\n"


def _open(doubt: str) -> str:
    return f"To decide: {doubt}" if doubt.endswith("?") else f"To decide: {doubt}."


def _told(claim: Claim, document: Document) -> str:
    published = days.published(document.published)
    return f"“{claim.quote}” {document.title or document.name}, {published} ({claim.id})"


def _commented(notes: Notes, identifier: str) -> Iterator[str]:
    for note in notes.get(identifier, ()):
        yield from _comment(note)


def _comment(text: str) -> list[str]:
    return textwrap.wrap(
        one_line(text),
        WIDTH,
        initial_indent="# ",
        subsequent_indent="#   ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _agreement(item: Agreement) -> Iterator[str]:
    yield f"id = {_text(item.id)}"
    yield f"name = {_text(item.name)}"
    yield from _texts("names", item.names)
    if item.signed:
        yield f"signed = {_interval(item.signed)}"
    yield from _texts("parties", item.parties)
    yield from _known(item.known)
    if item.document:
        yield f"document = {_text(item.document)}"


def _event(item: Event) -> Iterator[str]:
    yield f"id = {_text(item.id)}"
    yield f"name = {_text(item.name)}"
    yield f"day = {item.day}" if item.day else "# day = 2020-10-23   # once it is known"
    yield from _known(item.known)


def _obligation(item: Obligation) -> Iterator[str]:
    yield f"id = {_text(item.id)}"
    yield f"agreement = {_text(item.agreement)}"
    yield f"provision = {_text(item.provision)}"
    yield f"text = {_text(item.text)}"
    yield from _texts("holders", item.holders)
    yield from _texts("performers", item.performers)
    yield from _texts("places", item.places)
    yield from _due(item)
    if item.continuing:
        yield "continuing = true"
    if item.period != PERIOD:
        yield f"period = {item.period}"
    if item.count is not None:
        yield f"count = {item.count}"
    yield from _known(item.known)
    yield from _texts("after", item.after)
    yield from _texts("conditions", item.conditions)
    yield from _texts("guarantors", item.guarantors)
    yield from _texts("sources", item.sources)
    if item.quotation:
        yield f"quotation = {_quotation(item.quotation)}"


def _due(item: Obligation) -> Iterator[str]:
    readings = [*map(_reading, item.due), *map(_awaiting, item.awaiting)]
    if readings:
        yield "due = ["
        yield from (f"    {{ {reading} }}," for reading in readings)
        yield "]"


def _reading(reading: DueReading) -> str:
    parts = [f"words = {_text(reading.words)}", f"day = {_interval(reading.interval)}"]
    return ", ".join((*parts, *_known(reading.known), *_claim(reading.claim)))


def _awaiting(reading: Awaiting) -> str:
    length = reading.duration
    parts = [
        f"words = {_text(reading.words)}",
        f"{length.unit}s = {length.count}",
        f"after = {_text(reading.after)}",
    ]
    return ", ".join((*parts, *_known(reading.known), *_claim(reading.claim)))


def _quotation(item: Quotation) -> str:
    span = item.span
    return (
        f"{{ document = {_text(span.document)}, start = {span.start}, end = {span.end},"
        f" quote = {_text(item.quote)} }}"
    )


def _texts(name: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield f"{name} = [{', '.join(map(_text, items))}]"


def _known(day: date | None) -> Iterator[str]:
    if day:
        yield f"known = {day}"


def _claim(identifier: str | None) -> Iterator[str]:
    if identifier:
        yield f"claim = {_text(identifier)}"


def _interval(interval: Interval) -> str:
    return interval.iso() if interval.best else _text(interval.iso())


def _text(value: str) -> str:
    """Return a string of TOML; half a surrogate pair, which it cannot hold, is replaced."""
    whole = "".join("�" if "\ud800" <= letter <= "\udfff" else letter for letter in value)
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
