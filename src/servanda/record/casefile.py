"""Hand-written case files to nouns, with every error at once and where it stands."""

import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

import cattrs
from cattrs.errors import BaseValidationError

from servanda.errors import CaseFileError, UsageError
from servanda.model.agreement import Agreement, DueReading, Obligation
from servanda.model.when import Duration, Interval, Unit

FILES = ("case.toml", "actors.toml", "terms.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """What a case folder states by hand, and a hash over all of it."""

    title: str
    agreements: tuple[Agreement, ...]
    obligations: tuple[Obligation, ...]
    hash: str


@dataclass(frozen=True, kw_only=True)
class _Due:
    words: str
    day: date | None = None
    days: int | None = None
    months: int | None = None
    after: date | None = None


@dataclass(frozen=True, kw_only=True)
class _Agreement:
    id: str
    name: str
    signed: date
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Obligation:
    id: str
    agreement: str
    provision: str
    text: str
    holders: tuple[str, ...] = ()
    due: tuple[_Due, ...] = ()
    continuing: bool = False
    known: date | None = None


@dataclass(frozen=True, kw_only=True)
class _Case:
    format: int
    title: str
    agreement: tuple[_Agreement, ...] = ()
    obligation: tuple[_Obligation, ...] = ()


def load_case(folder: Path, provisions: frozenset[str]) -> CaseFile | None:
    """Return what a folder's `case.toml` states, or None if there is none.

    Raises:
        CaseFileError: the file is not TOML or breaks its rules; every error is named at once.
    """
    path = folder / "case.toml"
    if not path.exists():
        return None
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
        case = _converter().structure(raw, _Case)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CaseFileError(
            f"{path}: not valid TOML: {error}. Correct the line it names."
        ) from error
    except BaseValidationError as error:
        raise CaseFileError(_message(path, cattrs.transform_error(error, path="$"))) from error
    wrong = [*_wrong(case, provisions)]
    if wrong:
        raise CaseFileError(_message(path, wrong))
    return CaseFile(
        title=case.title,
        agreements=tuple(_agreement(item) for item in case.agreement),
        obligations=tuple(_obligation(item) for item in case.obligation),
        hash=_hash(folder),
    )


def _message(path: Path, errors: Sequence[str]) -> str:
    lines = "\n".join(f"  {error}" for error in errors)
    return f"{path}: {len(errors)} to correct:\n{lines}"


def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook(date, _date)
    converter.register_structure_hook(str, _string)
    return converter


def _date(value: object, _: type[date]) -> date:
    if type(value) is not date:
        raise ValueError(f"found {value!r}, expected a date such as 2020-10-23")
    return value


def _string(value: object, _: type[str]) -> str:
    if not isinstance(value, str):
        raise TypeError(f"found {value!r}, expected text in quotes")
    return value


def _wrong(case: _Case, provisions: frozenset[str]) -> Iterator[str]:
    """Yield what cannot be: unknown names, double ids, deadlines before the signature."""
    signed = {agreement.id: agreement.signed for agreement in case.agreement}
    yield from _doubles("agreement", [item.id for item in case.agreement])
    yield from _doubles("obligation", [item.id for item in case.obligation])
    for number, item in enumerate(case.obligation):
        place = f"$.obligation[{number}]"
        if item.agreement not in signed:
            yield f"{place}.agreement: found {item.agreement!r}, expected one of {sorted(signed)}"
        if item.provision not in provisions:
            known = ", ".join(sorted(provisions))
            yield f"{place}.provision: found {item.provision!r}, expected one of {known}"
        for index, due in enumerate(item.due):
            yield from _wrong_due(f"{place}.due[{index}]", due, signed.get(item.agreement))


def _doubles(table: str, ids: Sequence[str]) -> Iterator[str]:
    for number, identifier in enumerate(ids):
        if identifier in ids[:number]:
            yield f"$.{table}[{number}].id: {identifier!r} is used twice, expected one id each"


def _wrong_due(place: str, due: _Due, signed: date | None) -> Iterator[str]:
    span = (due.days or due.months) and due.after
    if bool(due.day) == bool(span):
        yield f"{place}: expected either `day`, or `days` or `months` with `after`"
    elif signed and _due_day(due) < signed:
        yield f"{place}: due {_due_day(due)}, before the agreement was signed on {signed}"


def _due_day(due: _Due) -> date:
    if due.day:
        return due.day
    unit = Unit.DAY if due.days else Unit.MONTH
    return Duration(count=due.days or due.months or 0, unit=unit).after(due.after or date.min)


def _agreement(item: _Agreement) -> Agreement:
    return Agreement(
        id=item.id, name=item.name, signed=Interval.day(item.signed), parties=item.parties
    )


def _obligation(item: _Obligation) -> Obligation:
    return Obligation(
        id=item.id,
        agreement=item.agreement,
        provision=item.provision,
        text=item.text,
        holders=item.holders,
        due=tuple(DueReading(interval=Interval.day(_due_day(d)), words=d.words) for d in item.due),
        continuing=item.continuing,
        known=item.known,
    )


def _hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for name in FILES:
        path = folder / name
        digest.update(name.encode() + (path.read_bytes() if path.exists() else b""))
    return digest.hexdigest()


def write_new_case(folder: Path) -> tuple[Path, ...]:
    """Write commented `case.toml`, `actors.toml` and `terms.toml`, and return their paths.

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
        path.write_text(template.read_text("utf-8"), "utf-8")
    return paths


def publishers(folder: Path) -> Mapping[str, str]:
    """Return the publisher of each file that a folder's `publishers.toml` names."""
    path = folder / "publishers.toml"
    if not path.exists():
        return {}
    table = tomllib.loads(path.read_text("utf-8")).get("publishers", {})
    return {str(name): str(publisher) for name, publisher in table.items()}
