"""Say how well texts are dated: by what their lines state, and with those lines cut out.

    python benchmarks/dates.py [--errors]

Pages: `data/flattened/dev.jsonl` in the folder named by SERVANDA_DATA, and other dated texts beside
it. Sites are dealt into two halves; rules are looked for in the first (even) half only. Gold dates
have wrong years on some pages: those that print that day and month, but only with another year, are
left out in a row of its own. With `--errors`, the wrong answers of the first half are listed.
"""

import json
import os
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from servanda.model.source import Document, Role
from servanda.read.text import from_text
from servanda.terms import calendar

RECEIVED = date(2026, 1, 1)
OTHERS = (
    ("polnear", "data/polnear/dev.jsonl", "date"),
    ("polnear, its train set", "data/polnear/train.jsonl", "date"),
    ("aquaint", "data/timexes/aquaint.jsonl", "dct"),
    ("news", "gold/news_dev.jsonl", "published"),
    ("giveme5w1h", "data/giveme5w1h/dev.jsonl", "date_publish"),
)
COLUMNS = ("pages", "days", "right", "precision", "answered", "intervals", "holding", "width")


@dataclass(frozen=True, slots=True)
class Dated:
    """A text with the day it was published, and where it is from."""

    id: str
    source: str
    site: str
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A text and the document the reader made of it."""

    page: Dated
    document: Document


def texts(path: Path, key: str, source: str | None = None) -> list[Dated]:
    """Return the dated texts of a file."""
    with path.open(encoding="utf-8") as rows:
        return [found for row in rows for found in _dated(json.loads(row), key, source)]


def _dated(row: dict[str, object], key: str, source: str | None) -> Iterable[Dated]:
    if re.match(r"\d{4}-", str(row[key])):
        name = str(row.get("id") or row.get("dId"))
        site = urlsplit(str(row.get("url"))).netloc or name
        day = date.fromisoformat(str(row[key])[:10])
        yield Dated(name, source or str(row["source"]), site, day, str(row["text"]))


def read(page: Dated, text: str) -> Reading:
    """Return a text as the reader dates it, with nothing known but its words."""
    return Reading(page, from_text(text, name=page.id, data=text.encode(), not_after=RECEIVED))


def undated(reading: Reading) -> str:
    """Return a text without the lines that say when it was published."""
    text, stated = reading.document.text, _stated(reading.page.day)
    published = [part for part in reading.document.segments if part.role is Role.PUBLISHED]
    kept, start = [], 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        told = any(part.start < end and start < part.end for part in published)
        if not told and not stated.search(line):
            kept.append(line)
        start = end
    return "".join(kept)


def _stated(day: date, year: str | None = None) -> re.Pattern[str]:
    """Return a pattern of every way to write a day, in its year or in those of a pattern."""
    name = calendar().months[day.month - 1][0]
    month = rf"(?:{name}|{name[:3]}|{name[:4]})\.?"
    d, m, y = rf"0?{day.day}", rf"0?{day.month}", year or str(day.year)
    whole = year or rf"(?:{day.year}|['’]?{day.year % 100:02})"
    ways = (
        rf"{d}(?:st|nd|rd|th)?(?: of)?[ -]*{month}[,. -]*{whole}",
        rf"{month} ?{d}(?:st|nd|rd|th)?[,. -]+{whole}",
        rf"{y}[-/.]{m}[-/.]{d}",
        rf"{y}{day.month:02}{day.day:02}",
        rf"{m}[-/.]{d}[-/.]{whole}",
        rf"{d}[-/.]{m}[-/.]{whole}",
    )
    return re.compile("|".join(rf"(?<!\d)(?:{way})(?!\d)" for way in ways), re.IGNORECASE)


def doubtful(page: Dated) -> bool:
    """Return whether a page prints its day and month, but never with the year it is said to be."""
    other = _stated(page.day, r"(?:19|20)\d\d").search(page.text)
    return bool(other) and not _stated(page.day).search(page.text)


def figures(readings: Sequence[Reading]) -> tuple[str, ...]:
    """Return the figures of some texts, as the columns of the table."""
    found = [(r.page.day, r.document.published) for r in readings]
    given = [(day, interval) for day, interval in found if interval]
    days = [(day, interval.best) for day, interval in given if interval.best]
    right = sum(day == best for day, best in days)
    holding = sum(interval.earliest <= day <= interval.latest for day, interval in given)
    widths = [(interval.latest - interval.earliest).days + 1 for _, interval in given]
    return (
        str(len(readings)),
        str(len(days)),
        str(right),
        _share(right, len(days)),
        _share(len(days), len(readings)),
        _share(len(given), len(readings)),
        _share(holding, len(given)),
        f"{median(widths):g}" if widths else "-",
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def even(page: Dated) -> bool:
    """Return whether a page's site is in the half that rules are looked for in."""
    return zlib.crc32(page.site.encode()) % 2 == 0


GROUPS: tuple[tuple[str, Callable[[Dated], bool]], ...] = (
    ("all pages", lambda _: True),
    ("  andy", lambda page: page.source == "andy"),
    ("  wcxb-dev", lambda page: page.source == "wcxb-dev"),
    ("  sites looked at", even),
    ("  sites held out", lambda page: not even(page)),
    ("  but for doubtful gold", lambda page: not doubtful(page)),
)


def show(title: str, rows: Iterable[tuple[str, Sequence[Reading]]]) -> None:
    """Print a table: one row a group of texts."""
    print(f"\n{title:<24}" + "".join(f"{column:>11}" for column in COLUMNS))
    for name, readings in rows:
        print(f"{name:<24}" + "".join(f"{value:>11}" for value in figures(readings)))


def errors(readings: Iterable[Reading]) -> None:
    """Print the wrong answers of the half that may be looked at, with their evidence."""
    for reading in readings:
        day, interval = reading.page.day, reading.document.published
        held = interval is None or interval.earliest <= day <= interval.latest
        if even(reading.page) and (not held or (interval and interval.best not in (None, day))):
            print(f"\n{reading.page.id} {reading.page.site} is {day}, read {interval}")
            for evidence in reading.document.date_evidence:
                ends = f"{evidence.earliest}..{evidence.latest}"
                print(f"    {evidence.rule} [{evidence.strength}] {ends} {evidence.words!r}")


def main() -> None:
    """Print the figures; with --errors, what was read wrongly."""
    data = Path(os.environ["SERVANDA_DATA"])
    whole = [read(p, p.text) for p in texts(data / "data/flattened/dev.jsonl", "date")]
    cut = [read(reading.page, undated(reading)) for reading in whole]
    for title, readings in (("As printed", whole), ("Date lines cut out", cut)):
        groups = [(name, [r for r in readings if test(r.page)]) for name, test in GROUPS]
        show(title, groups)
    others = [
        (name, [read(p, p.text) for p in texts(data / path, key, name)])
        for name, path, key in OTHERS
    ]
    show("Other dated texts", others)
    if "--errors" in sys.argv[1:]:
        errors([*whole, *cut, *(reading for _, readings in others for reading in readings)])


if __name__ == "__main__":
    main()
