"""CSV to what its rows hold: a column with the text, and others that say what it is."""

import csv
from collections.abc import Iterator, Mapping
from io import TextIOWrapper

from servanda.model.notice import Notice
from servanda.read.decode import decode
from servanda.read.inputs import HEAD, Received, wrong
from servanda.read.limits import LARGEST
from servanda.read.records import NAMES, fields, received

# The names of columns stand in a line of at most so many letters.
LONGEST_HEAD = 5000
DELIMITERS = (",", ";", "\t", "|")


def looks_like_table(text: str) -> bool:
    """Return whether a text's first line names columns, one of them the text."""
    return _delimiter(text) is not None


def _delimiter(text: str) -> str | None:
    end = text.find("\n", 0, LONGEST_HEAD)
    for mark in DELIMITERS if end > 0 else ():
        names = {name.strip(' "\ufeff\r').lower() for name in text[:end].split(mark)}
        if len(names) > 1 and names.intersection(NAMES["text"]):
            return mark
    return None


def read_table(source: Received) -> Iterator[Received | Notice]:
    """Yield every row as something received; a row without a text is a notice."""
    # The end of what is looked at may lie inside a letter.
    head, notices = decode(source.data[: source.data.rfind(b"\n", 0, HEAD) + 1], source.name)
    mark = _delimiter(head or "")
    if mark is None:
        names = ", ".join(NAMES["text"])
        yield wrong(source.name, "no column holds a text", f"Call the column one of: {names}.")
        return
    csv.field_size_limit(LARGEST)
    western = any(notice.message.startswith("not UTF-8") for notice in notices)
    encoding = "cp1252" if western else "utf-16" if b"\0" in source.data[:4] else "utf-8-sig"
    with TextIOWrapper(source.open(), encoding, "replace", newline="") as lines:
        rows = csv.DictReader((line.replace("\0", "\ufffd") for line in lines), delimiter=mark)
        try:
            for row in rows:
                yield _row(row, f"{source.name}:{rows.line_num}", source)
        except csv.Error as error:
            where = f"{source.name}:{rows.line_num}"
            yield wrong(where, f"no table from here on: {error}", "Correct the row and read again.")


def _row(row: Mapping[str, object], where: str, source: Received) -> Received | Notice:
    record = fields(row)
    if "text" not in record:
        return wrong(where, "the row has no text", "Fill the column or leave the row out.")
    return received(record, where, source)
