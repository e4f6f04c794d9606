"""JSON to what its records hold: one record a line, or a list of records, or a single one."""

import json
from collections.abc import Iterator, Mapping

from servanda.model.notice import Notice
from servanda.read.decode import decode
from servanda.read.inputs import Received, wrong
from servanda.read.limits import LARGEST
from servanda.read.records import fields, received


def looks_like_records(text: str) -> bool:
    """Return whether a text begins like a JSON object, or a list of them."""
    start = text[:200].split()
    return bool(start) and (
        start[0][0] == "{" or start[0].startswith("[{") or start[:2] == ["[", "{"]
    )


def read_records(source: Received) -> Iterator[Received | Notice]:
    """Yield every record as something received; a bad line is a notice and the rest is read."""
    whole = _whole(source) if source.path is None else None
    if whole is not None:
        for number, record in enumerate(whole, start=1):
            yield _record(record, f"{source.name}:{number}", source)
        return
    with source.open() as lines:
        for number, line in enumerate(iter(lambda: lines.readline(LARGEST), b""), start=1):
            if line.strip():
                yield _line(line, f"{source.name}:{number}", source)


def _whole(source: Received) -> list[object] | None:
    """Return the records of a file that is one JSON value over several lines, or None."""
    try:
        value = json.loads(source.data)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, list) else [value]


def _line(line: bytes, where: str, source: Received) -> Received | Notice:
    text, _ = decode(line, where)
    try:
        return _record(json.loads(text or ""), where, source)
    except json.JSONDecodeError as error:
        return wrong(where, f"no JSON: {error.msg}", "Correct the line or leave it out.")
    except RecursionError:
        return wrong(where, "nested too deep", "Leave the line out.")


def _record(value: object, where: str, source: Received) -> Received | Notice:
    record = fields(value) if isinstance(value, Mapping) else {}
    if "text" not in record:
        return wrong(where, 'the record has no "text"', 'Give it "id" and "text".')
    return received(record, where, source)
