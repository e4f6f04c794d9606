"""Tables of hand-written files to values: each wrong one with its place and what was expected."""

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin

import cattrs
from cattrs.errors import (
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn, override

from servanda.model.when import Interval
from servanda.terms.load import RENAMED

_Value = TypeVar("_Value")

MANY = 24
DATE = "a date such as 2020-10-23"
INTERVAL = (
    f'{DATE}, or in quotes a month "2020-10", a year "2020" or two days "2020-10-01/2020-10-05"'
)


class ExpectedError(ValueError):
    """A value that is not what its place asks for; the message says both."""

    def __init__(self, found: object, expected: str) -> None:
        super().__init__(f"found {_shown(found)}, expected {expected}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What a duration counts from: a day, or the id of something that a case names."""

    day: date | None = None
    id: str | None = None


def structured(raw: object, kind: type[_Value], place: str, wrong: list[str]) -> _Value | None:
    """Return a table as a value; where it is none, add what is wrong with it.

    What is right in it is returned all the same, if that is a value, so that it can be checked
    further; else None.
    """
    try:
        return _converter().structure(raw, kind)
    except Exception as error:
        wrong.extend(_told(error, place))
        return _rest(raw, kind, error)


def _rest(raw: object, kind: type[_Value], error: Exception) -> _Value | None:
    """Return a value without the entries that are wrong, or None where it needs them."""
    if not isinstance(raw, dict) or not isinstance(error, ClassValidationError):
        return None
    noted, bare = error.group_exceptions()
    unknown = {
        name for e in bare if isinstance(e, ForbiddenExtraKeysError) for name in e.extra_fields
    }
    dropped = unknown | {_step(note).removeprefix(".") for _, note in noted}
    try:
        return _converter().structure({k: v for k, v in raw.items() if k not in dropped}, kind)
    except Exception:
        return None


def near(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that a name was probably meant to be, or None."""
    every = {item.lower(): item for item in known}
    close = difflib.get_close_matches(name.lower(), every, n=1, cutoff=0.75)
    return every[close[0]] if close else None


def one_of(known: Iterable[str], found: str) -> str:
    """Return what was expected where one of some names was; of many only the likely one."""
    names = sorted(known)
    meant = near(found, names)
    if meant and len(names) > MANY:
        return f"one of {len(names)} names (did you mean {meant!r}?)"
    listed = ", ".join(names) or "none: the file names no such thing"
    return f"one of {listed}{f' (did you mean {meant!r}?)' if meant else ''}"


def _told(error: BaseException, place: str) -> Iterator[str]:
    """Yield what is wrong, each with its place."""
    if isinstance(error, ClassValidationError | IterableValidationError):
        noted, bare = error.group_exceptions()
        for inner, note in noted:
            yield from _told(inner, f"{place}{_step(note)}")
        for inner in bare:
            yield from _told(inner, place)
    elif isinstance(error, ForbiddenExtraKeysError):
        fields = sorted(_written(error.cl))
        for name in sorted(error.extra_fields):
            yield f"{place}.{name}: no such name here, expected {one_of(fields, name)}"
    elif isinstance(error, KeyError):
        yield f"{place}: missing"
    elif isinstance(error, TypeError | AttributeError):
        yield f"{place}: expected a table of names and values"
    else:
        yield f"{place}: {error}"


def _step(note: Any) -> str:
    if isinstance(note, IterableValidationNote):
        return f"[{note.index}]" if isinstance(note.index, int) else f".{note.index}"
    renamed = {field: key for keys in RENAMED.values() for field, key in keys.items()}
    return f".{renamed.get(note.name, note.name)}"


def _written(kind: Any) -> Iterator[str]:
    """Yield the names of a table as people write them."""
    for field in fields(kind):
        yield RENAMED.get(kind, {}).get(field.name, field.name)


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind, read in _SIMPLE.items():
        converter.register_structure_hook(kind, read)
    converter.register_structure_hook_factory(_is_list, _list_of(converter))
    for kind, keys in RENAMED.items():
        names = {field: override(rename=key) for field, key in keys.items()}
        hook: Callable[[Mapping[str, object], type], object] = make_dict_structure_fn(
            kind,
            converter,
            _cattrs_forbid_extra_keys=True,
            **names,  # type: ignore[arg-type]
        )
        converter.register_structure_hook(kind, hook)
    return converter


def _is_list(kind: object) -> bool:
    origin: object = get_origin(kind)
    return origin is tuple or origin is frozenset


def _list_of(converter: cattrs.Converter) -> Callable[[Any], Callable[[object, Any], object]]:
    """Return how a list is read: a bare text is none, though it could be gone through."""

    def reading(kind: Any) -> Callable[[object, Any], object]:
        made, inner = get_origin(kind), get_args(kind)[0]

        def read(raw: object, _: Any) -> object:
            if not isinstance(raw, list):
                raise ExpectedError(raw, "a list in [ ]")
            items, wrong = [], []
            for index, item in enumerate(raw):
                try:
                    items.append(converter.structure(item, inner))
                except Exception as error:
                    error.add_note(IterableValidationNote(f"item {index}", index, inner))
                    wrong.append(error)
            if wrong:
                raise IterableValidationError("list", wrong, kind)
            return made(items)

        return read

    return reading


def _date(raw: object, _: object) -> date:
    if type(raw) is not date:
        raise ExpectedError(raw, DATE)
    return raw


def _text(raw: object, kind: type[str]) -> str:
    if issubclass(kind, StrEnum):
        return _word(raw, kind)
    if not isinstance(raw, str):
        raise ExpectedError(raw, "text in quotes")
    return raw


def _number(raw: object, _: object) -> int:
    if type(raw) is not int or raw < 0:
        raise ExpectedError(raw, "a whole number")
    return raw


def _flag(raw: object, _: object) -> bool:
    if type(raw) is not bool:
        raise ExpectedError(raw, "true or false")
    return raw


def _word(raw: object, kind: type[StrEnum]) -> StrEnum:
    words = [str(item) for item in kind]
    if raw not in words:
        raise ExpectedError(raw, one_of(words, str(raw)))
    return kind(str(raw))


def _interval(raw: object, _: object) -> Interval:
    if type(raw) is date:
        return Interval.day(raw)
    found = Interval.from_iso(raw) if isinstance(raw, str) else None
    if found is None:
        raise ExpectedError(raw, INTERVAL)
    return found


def _start(raw: object, _: object) -> Start:
    if type(raw) is date:
        return Start(day=raw)
    if isinstance(raw, str) and raw:
        return Start(id=raw)
    raise ExpectedError(raw, f"{DATE}, or the id of an event, an agreement or an obligation")


_SIMPLE: Mapping[type, Callable[[object, Any], object]] = {
    date: _date,
    str: _text,
    int: _number,
    bool: _flag,
    Interval: _interval,
    Start: _start,
}


def _shown(found: object) -> str:
    return str(found) if isinstance(found, date) else repr(found)
