"""The received bytes, and the list of what was received: what the database is rebuilt from.

`sources.jsonl` has a line for every document and place it came from. People may edit it: the mark
of `handling` that stands there holds.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path, PurePath

from servanda.errors import CaseFileError
from servanda.model.source import DateEvidence, Handling, Receipt, Stated, Strength

FILE = "sources.jsonl"
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")


def keep(folder: Path, identifier: str, data: bytes, name: str) -> None:
    """Write the bytes of a document to `sources/`, whole or not at all, unless they are there."""
    suffix = PurePath(name).suffix
    suffix = suffix if _SUFFIX.fullmatch(suffix) else ".txt"
    target = folder / "sources" / f"{identifier}{suffix}"
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(f"{suffix}.partial")
    partial.write_bytes(data)
    os.replace(partial, target)  # noqa: PTH105 - atomic on every platform


def note(folder: Path, receipt: Receipt) -> None:
    """Append one receipt to `sources.jsonl`."""
    with (folder / FILE).open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(_record(receipt), ensure_ascii=False) + "\n")


def digest(folder: Path) -> str:
    """Return a hash of `sources.jsonl`, to tell whether somebody edited it."""
    path = folder / FILE
    return hashlib.sha256(path.read_bytes() if path.exists() else b"").hexdigest()


def receipts(folder: Path) -> tuple[Receipt, ...]:
    """Return what was received, in the order it was. A later line for the same holds.

    Raises:
        CaseFileError: a line is no receipt; every such line is named.
    """
    path = folder / FILE
    if not path.exists():
        return ()
    found: dict[tuple[str, str], Receipt] = {}
    wrong: list[str] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        try:
            receipt = _receipt(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            wrong.append(f"  line {number}: {error}")
            continue
        found[receipt.document, receipt.origin] = receipt
    if wrong:
        raise CaseFileError("\n".join([f"{path}: {len(wrong)} to correct:", *wrong]))
    return tuple(found.values())


def _record(receipt: Receipt) -> Mapping[str, object]:
    stated = receipt.stated
    day = next((item for item in stated.published if item.earliest), None)
    values = {
        "title": stated.title,
        "publisher": stated.publisher,
        "url": stated.url,
        "byline": stated.byline,
        "published": day.earliest.isoformat() if day and day.earliest else None,
        "published_rule": day.rule if day else None,
        "updated": stated.updated.isoformat() if stated.updated else None,
    }
    return {
        "format": 1,
        "document": receipt.document,
        "origin": receipt.origin,
        "name": receipt.name,
        "recorded": receipt.recorded,
        "handling": stated.handling,
        **{name: value for name, value in values.items() if value},
    }


def _receipt(record: Mapping[str, str]) -> Receipt:
    return Receipt(
        document=record["document"],
        origin=record["origin"],
        recorded=record["recorded"],
        name=record.get("name", ""),
        stated=Stated(
            title=record.get("title"),
            publisher=record.get("publisher"),
            url=record.get("url"),
            byline=record.get("byline"),
            published=tuple(_published(record)),
            updated=date.fromisoformat(record["updated"]) if "updated" in record else None,
            handling=Handling(record["handling"]),
        ),
    )


def _published(record: Mapping[str, str]) -> Iterator[DateEvidence]:
    if "published" in record:
        day = date.fromisoformat(record["published"])
        yield DateEvidence(
            rule=record.get("published_rule", "stated when it was read"),
            strength=Strength.HARD,
            words=record["published"],
            earliest=day,
            latest=day,
        )
