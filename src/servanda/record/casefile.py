"""Hand-written case files to nouns, with every error at once and where it stands."""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from servanda.errors import CaseFileError, UsageError
from servanda.model.actor import Actor
from servanda.model.agreement import (
    PERIOD,
    Agreement,
    Awaiting,
    DueReading,
    Event,
    Obligation,
    Quotation,
)
from servanda.model.notice import Notice
from servanda.model.source import Span
from servanda.model.when import Interval
from servanda.record import contradictions, doubts
from servanda.record.contradictions import due_interval, duration
from servanda.record.stated import (
    StatedAgreement,
    StatedCase,
    StatedDue,
    StatedEvent,
    StatedHead,
    StatedObligation,
    StatedQuotation,
)
from servanda.record.strict import one_of, structured
from servanda.terms import Overlay, Terms

FILES = ("case.toml", "actors.toml", "terms.toml")
CASE_TABLES = ("agreement", "event", "obligation")
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """What a case folder states by hand, what is doubtful in it, and a hash over all of it."""

    title: str
    agreements: tuple[Agreement, ...]
    obligations: tuple[Obligation, ...]
    events: tuple[Event, ...]
    notices: tuple[Notice, ...]
    hash: str


def load_case(folder: Path, shipped: Terms) -> CaseFile | None:
    """Return what a folder's `case.toml` states, or None if there is none.

    `actors.toml` and `terms.toml` are checked with it, against the `shipped` vocabulary.

    Raises:
        CaseFileError: a file is not TOML or breaks its rules; every error of the three files is
            named at once.
    """
    wrong: list[str] = []
    actors = _actors(folder, wrong)
    overlay = _overlay(folder, shipped, wrong)
    provisions = {*shipped.provisions, *(term.id for term in overlay.provision)}
    case = _case(folder, provisions, wrong)
    if wrong:
        lines = "\n".join(f"  {error}" for error in wrong)
        raise CaseFileError(f"{folder}: {len(wrong)} to correct:\n{lines}")
    if case is None or case.head is None:
        return None
    canonical = doubts.names((*actors.values(), *shipped.actors))
    return CaseFile(
        title=case.head.title,
        agreements=tuple(_agreement(item, canonical) for item in case.agreements.values()),
        obligations=tuple(_obligation(i, case, canonical) for i in case.obligations.values()),
        events=tuple(_event(item) for item in case.events.values()),
        notices=tuple(doubts.doubts(case, actors, canonical)),
        hash=_hash(folder),
    )


def _case(folder: Path, provisions: set[str], wrong: list[str]) -> StatedCase | None:
    """Return the items of `case.toml` that are well formed; what is wrong goes first in `wrong`."""
    found: list[str] = []
    raw = _raw(folder, "case.toml", wrong)
    if raw is None:
        return None
    head = {name: value for name, value in raw.items() if name not in CASE_TABLES}
    case = StatedCase(
        head=structured(head, StatedHead, "$", found),
        agreements=_tables(raw, "agreement", StatedAgreement, found),
        events=_tables(raw, "event", StatedEvent, found),
        obligations=_tables(raw, "obligation", StatedObligation, found),
        ids=dict(_ids(raw)),
    )
    places = {error.partition(": ")[0] for error in found}
    further = contradictions.contradictions(case, provisions)
    found.extend(error for error in further if error.partition(": ")[0] not in places)
    wrong[:0] = [f"case.toml: {error}" for error in found]
    return case


def _actors(folder: Path, wrong: list[str]) -> dict[int, Actor]:
    raw, found = _raw(folder, "actors.toml", wrong) or {}, list[str]()
    actors = _tables(raw, "actor", Actor, found)
    found.extend(_others(raw, ("actor",)))
    found.extend(contradictions.of_actors(actors))
    wrong.extend(f"actors.toml: {error}" for error in found)
    return actors


def _overlay(folder: Path, shipped: Terms, wrong: list[str]) -> Overlay:
    raw, found = _raw(folder, "terms.toml", wrong) or {}, list[str]()
    overlay = structured(raw, Overlay, "$", found) or Overlay()
    found.extend(contradictions.of_words(overlay, shipped))
    wrong.extend(f"terms.toml: {error}" for error in found)
    return overlay


def _raw(folder: Path, name: str, wrong: list[str]) -> dict[str, object] | None:
    path = folder / name
    if not path.exists():
        return None
    try:
        # An empty file states nothing: `servanda draft … > case.toml` makes one before it runs.
        return tomllib.loads(path.read_text("utf-8")) or None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        wrong.append(f"{name}: not valid TOML: {error}, expected what its comments show")
        return None


def _tables(
    raw: Mapping[str, object], name: str, kind: type[_Item], wrong: list[str]
) -> dict[int, _Item]:
    """Return the items of a list of tables that are well formed, by their numbers."""
    given = raw.get(name, [])
    if not isinstance(given, list):
        wrong.append(f"$.{name}: expected [[{name}]], in double brackets")
        return {}
    items = {n: structured(item, kind, f"$.{name}[{n}]", wrong) for n, item in enumerate(given)}
    return {number: item for number, item in items.items() if item is not None}


def _others(raw: Mapping[str, object], known: Sequence[str]) -> Iterator[str]:
    for name in raw:
        if name not in known:
            yield f"$.{name}: no such name here, expected {one_of(known, name)}"


def _ids(raw: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for table in CASE_TABLES:
        items = raw.get(table, [])
        for item in items if isinstance(items, list) else []:
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                yield item["id"], table


def _agreement(item: StatedAgreement, canonical: Mapping[str, str]) -> Agreement:
    return Agreement(
        id=item.id,
        name=item.name,
        signed=item.signed,
        parties=_called(item.parties, canonical),
        known=item.known,
        names=item.names,
        document=item.document,
    )


def _called(names: Sequence[str], canonical: Mapping[str, str]) -> tuple[str, ...]:
    """Return actors as claims name them, by whatever name or id they were written."""
    return tuple(canonical.get(name, name) for name in names)


def _event(item: StatedEvent) -> Event:
    return Event(id=item.id, name=item.name, day=item.day, known=item.known)


def _obligation(
    item: StatedObligation, case: StatedCase, canonical: Mapping[str, str]
) -> Obligation:
    return Obligation(
        id=item.id,
        agreement=item.agreement,
        provision=item.provision,
        text=item.text,
        holders=_called(item.holders, canonical),
        performers=_called(item.performers, canonical),
        places=item.places,
        due=tuple(_readings(item.due, case)),
        awaiting=tuple(_awaiting(item.due, case)),
        continuing=item.continuing,
        period=PERIOD if item.period is None else item.period,
        count=item.count,
        known=item.known,
        after=item.after,
        conditions=item.conditions,
        guarantors=_called(item.guarantors, canonical),
        sources=item.sources,
        quotation=_quotation(item.quotation) if item.quotation else None,
    )


def _quotation(item: StatedQuotation) -> Quotation:
    return Quotation(
        span=Span(document=item.document, start=item.start, end=item.end), quote=item.quote
    )


def _readings(stated: Sequence[StatedDue], case: StatedCase) -> Iterator[DueReading]:
    events = {item.id: item for item in case.events.values()}
    for due in stated:
        interval = due_interval(due, case)
        if interval:
            event = events.get(due.after.id or "") if due.after else None
            told = event.known or event.day if event else None
            yield DueReading(
                interval=interval,
                words=due.words or _words(due, interval),
                claim=due.claim,
                known=due.known or told,
            )


def _awaiting(stated: Sequence[StatedDue], case: StatedCase) -> Iterator[Awaiting]:
    named = {item.id: item.name for item in case.agreements.values()}
    named |= {item.id: item.name for item in case.events.values()}
    named |= {item.id: f"this is done: {item.text}" for item in case.obligations.values()}
    for due in stated:
        length, start = duration(due), due.after.id if due.after else None
        if length and start and due_interval(due, case) is None:
            yield Awaiting(
                words=due.words or _words(due, None),
                duration=length,
                after=start,
                since=named[start],
                claim=due.claim,
                known=due.known,
            )


def _words(due: StatedDue, interval: Interval | None) -> str:
    """Return a deadline in words, where the file gives none."""
    for unit, count in due.lengths().items():
        return f"{count} {unit if count != 1 else unit[:-1]}"
    day = interval.best if interval else None
    return f"{day.day} {day:%B %Y}" if day else interval.iso() if interval else ""


def _hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in FILES:
        path = folder / name
        digest.update(name.encode() + (path.read_bytes() if path.exists() else b""))
    return digest.hexdigest()


def write_new_case(folder: Path, case: str | None = None) -> tuple[Path, ...]:
    """Write commented `case.toml`, `actors.toml` and `terms.toml`, and return their paths.

    `case` is what to write as `case.toml` instead.

    Raises:
        UsageError: one of them is already there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    there = [name for name in FILES if (folder / name).exists()]
    if there:
        raise UsageError(f"{folder}: already holds {', '.join(there)}. Name another folder.")
    paths = tuple(folder / name for name in FILES)
    for path in paths:
        template = files("servanda.record").joinpath("templates", path.name)
        own = case if path.name == "case.toml" else None
        path.write_text(own or template.read_text("utf-8"), "utf-8")
    return paths


def publishers(folder: Path) -> Mapping[str, str]:
    """Return the publisher of each file that a folder's `publishers.toml` names."""
    path = folder / "publishers.toml"
    if not path.exists():
        return {}
    table = tomllib.loads(path.read_text("utf-8")).get("publishers", {})
    return {str(name): str(publisher) for name, publisher in table.items()}
