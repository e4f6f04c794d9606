"""The received bytes, kept beside the database so that it can be rebuilt from them."""

import os
from pathlib import Path, PurePath

from servanda.model.source import Receipt
from servanda.record.encode import to_json


def keep(folder: Path, identifier: str, data: bytes, name: str) -> None:
    """Write the bytes of a document to `sources/`, whole or not at all, unless they are there."""
    suffix = PurePath(name).suffix or ".txt"
    target = folder / "sources" / f"{identifier}{suffix}"
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(f"{suffix}.partial")
    partial.write_bytes(data)
    os.replace(partial, target)  # noqa: PTH105 - atomic on every platform


def note(folder: Path, receipt: Receipt) -> None:
    """Append one receipt to `sources.jsonl`."""
    with (folder / "sources.jsonl").open("a", encoding="utf-8") as lines:
        lines.write(f'{{"format": 1, "receipt": {to_json(receipt)}}}\n')
