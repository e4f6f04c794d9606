"""An agreement of PA-X as the beginning of a case: its row of the database's table."""

import csv
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from servanda.errors import UsageError
from servanda.model.agreement import Agreement, Obligation
from servanda.model.draft import Draft
from servanda.model.when import Interval
from servanda.terms import Provision
from servanda.terms.pax import codes

NUMBER, TITLE, DAY, YEAR, PARTIES, THIRD = "AgtId", "Agt", "Dat", "Year", "Part", "ThrdPart"
CODED_FROM = "GCh"
_CODE = re.compile(r"[123]")
# A line of the parties that says whom its people sign for, and nothing else.
_FOR = re.compile(
    r"^\W{0,3}(?:signed\s+)?(?:for|on behalf of|representatives? of)\s+(?:the\s+)?"
    r"(?P<party>[^:;\n]{3,80}?)\s*:?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A case as a row of PA-X begins it: its title, what it holds, and notes by id."""

    title: str
    draft: Draft
    notes: Mapping[str, tuple[str, ...]]


def from_pax(path: Path, number: str, provisions: Mapping[str, Provision]) -> Started:
    """Return the case that an agreement's row of a PA-X table begins.

    Raises:
        UsageError: the file is no such table, it has no such agreement, or that has no date.
    """
    row = _row(path, number)
    title = " ".join(row.get(TITLE, "").split()) or f"PA-X agreement {number}"
    agreement = Agreement(
        id=f"pax-{number}",
        name=title,
        signed=_signed(row, path, number),
        parties=tuple(dict.fromkeys(_parties(row.get(PARTIES, "")))),
    )
    found = [*_obligations(row, agreement, provisions)]
    return Started(
        title=title,
        draft=Draft(agreements=(agreement,), obligations=tuple(item for item, _ in found)),
        notes={
            agreement.id: tuple(_about(row, number)),
            **{item.id: (note, _UNDATED) for item, note in found if not item.continuing},
            **{item.id: (note,) for item, note in found if item.continuing},
        },
    )


_UNDATED = "PA-X gives no deadline: add `due` where the text has one."


def _row(path: Path, number: str) -> Mapping[str, str]:
    csv.field_size_limit(sys.maxsize)
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            rows = csv.DictReader(file)
            missing = {NUMBER, TITLE, DAY} - set(rows.fieldnames or ())
            if missing:
                columns = ", ".join(sorted(missing))
                raise UsageError(f"{path}: no PA-X table: it has no column {columns}.")
            for row in rows:
                if (row[NUMBER] or "").strip() == number:
                    return {str(name): value or "" for name, value in row.items()}
    except (OSError, csv.Error) as error:
        raise UsageError(f"{path}: cannot be read ({error}). Check the path.") from error
    raise UsageError(
        f"{path}: no agreement {number}. Its number stands in the column {NUMBER}, and in its"
        " address at peaceagreements.org."
    )


def _signed(row: Mapping[str, str], path: Path, number: str) -> Interval:
    """Return the day of the agreement, else its year."""
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", row[DAY].strip())
    found = Interval.from_iso(row[DAY].strip())
    try:
        if match:
            found = Interval.day(date(int(match[3]), int(match[2]), int(match[1])))
    except ValueError:
        found = None
    found = found or Interval.from_iso(row.get(YEAR, "").strip())
    if found is None:
        raise UsageError(f"{path}: agreement {number} has neither a day nor a year.")
    return found


def _parties(text: str) -> Iterator[str]:
    """Yield those whom the signatures are for, where a line says so; a list of names says not."""
    for line in text.splitlines():
        match = _FOR.match(line)
        if match:
            yield " ".join(match["party"].split())


def _obligations(
    row: Mapping[str, str], agreement: Agreement, provisions: Mapping[str, Provision]
) -> Iterator[tuple[Obligation, str]]:
    """Yield an obligation for each provision that is coded, with a note of the codes."""
    coded: dict[str, list[str]] = {}
    texts: dict[str, str] = {}
    for code in codes():
        value = row.get(code.column, "").strip()
        if _CODE.fullmatch(value):
            coded.setdefault(code.provision, []).append(f"{code.column} = {value}")
            texts.setdefault(code.provision, code.text)
    for name, values in coded.items():
        obligation = Obligation(
            id=name.replace("_", "-"),
            agreement=agreement.id,
            provision=name,
            text=texts[name],
            holders=agreement.parties,
            continuing=provisions[name].continuing,
        )
        yield obligation, f"From PA-X {', '.join(values)}."


def _about(row: Mapping[str, str], number: str) -> Iterator[str]:
    """Yield where it comes from, and what of it is not drafted."""
    yield f"From PA-X, agreement {number}: https://pax.peaceagreements.org/agreements/{number}"
    for column, label in ((PARTIES, "parties"), (THIRD, "third parties")):
        if row.get(column, "").strip():
            yield f"PA-X gives as {label}: {row[column]}"
    names = list(row)
    known = {code.column for code in codes()}
    first = names.index(CODED_FROM) if CODED_FROM in names else len(names)
    others = [n for n in names[first:] if _CODE.fullmatch(row[n].strip()) and n not in known]
    if others:
        yield f"Coded, too, and drafted as nothing here: {', '.join(others)}."
