"""What in the case files may be a slip: named with a next step, never refused."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from servanda.model.actor import Actor, Office, is_described
from servanda.model.notice import Notice, Severity
from servanda.record.contradictions import due_interval
from servanda.record.stated import StatedCase, StatedObligation
from servanda.record.strict import near


def names(actors: Iterable[Actor]) -> dict[str, str]:
    """Return by which name claims call an actor, by each of its names and its id.

    A name that two bear means the first, as in the reading of texts.
    """
    found: dict[str, str] = {}
    for actor in actors:
        for name in (actor.name, *actor.aliases, actor.id):
            found.setdefault(name, actor.name)
    return found


def doubts(
    case: StatedCase, actors: Mapping[int, Actor], canonical: Mapping[str, str]
) -> Iterator[Notice]:
    """Yield what may be a slip: actors that nobody knows, an order that the deadlines reverse."""
    first: dict[str, str] = {}
    for place, name in _written(case, actors):
        first.setdefault(name, place)
    for name, place in first.items():
        if name not in canonical and not is_described(name):
            yield _unknown(place, name, canonical)
    for number, item in case.obligations.items():
        yield from _reversed(f"$.obligation[{number}]", item, case)
    for number, actor in actors.items():
        yield from _shared(f"$.actor[{number}].offices", actor.offices)


def _written(case: StatedCase, actors: Mapping[int, Actor]) -> Iterator[tuple[str, str]]:
    """Yield every place where an actor is written, with its name there."""
    lists: list[tuple[str, Iterable[str]]] = []
    for number, agreement in case.agreements.items():
        lists.append((f"case.toml $.agreement[{number}].parties", agreement.parties))
    for number, item in case.obligations.items():
        place = f"case.toml $.obligation[{number}]"
        lists += [(f"{place}.holders", item.holders), (f"{place}.performers", item.performers)]
        lists.append((f"{place}.guarantors", item.guarantors))
    for number, actor in actors.items():
        ties = [relation.actor for relation in actor.relations]
        lists.append((f"actors.toml $.actor[{number}].relations", ties))
    for place, names_there in lists:
        for index, name in enumerate(names_there):
            yield f"{place}[{index}]", name


def _unknown(place: str, name: str, canonical: Mapping[str, str]) -> Notice:
    meant = near(name, canonical)
    hint = f"Did you mean {canonical[meant]!r}? " if meant else ""
    return Notice(
        severity=Severity.WARNING if meant else Severity.INFO,
        message=f"no actor is known by the name {name!r}, so only texts that write it exactly so"
        " are understood to speak of it",
        where=place,
        next_step=f"{hint}An [[actor]] in actors.toml makes it and its other names known.",
    )


def _reversed(place: str, item: StatedObligation, case: StatedCase) -> Iterator[Notice]:
    """Yield the obligations that are due before one they are to follow."""
    latest = _latest(item, case)
    others = {other.id: other for other in case.obligations.values()}
    for index, identifier in enumerate(item.after):
        before = _latest(others[identifier], case)
        if latest and before and latest < before:
            yield Notice(
                severity=Severity.WARNING,
                message=f"it is due before {identifier!r}, which it is to follow",
                where=f"case.toml {place}.after[{index}]",
                next_step="Check both deadlines; each is kept as written.",
            )


def _latest(item: StatedObligation, case: StatedCase) -> date | None:
    days = [day.latest for due in item.due if (day := due_interval(due, case))]
    return max(days, default=None)


def _shared(place: str, offices: tuple[Office, ...]) -> Iterator[Notice]:
    """Yield the offices that two people hold at once."""
    for index, office in enumerate(offices):
        for other in offices[:index]:
            if (
                office.title == other.title
                and office.holder != other.holder
                and _meet(office, other)
            ):
                yield Notice(
                    severity=Severity.WARNING,
                    message=f"{office.holder} and {other.holder} are {office.title} at once",
                    where=f"actors.toml {place}[{index}]",
                    next_step="Check since and until; two joint holders may be right.",
                )


def _meet(one: Office, other: Office) -> bool:
    return one.since < (other.until or date.max) and other.since < (one.until or date.max)
