"""The briefs that were printed of a case: `briefs.jsonl`, what `--since last` is counted from."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from servanda.errors import CaseFileError

FILE = "briefs.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """That a brief was printed: for which day, from what was known by when, and on which day."""

    on: date
    known: date
    printed: date


def note(folder: Path, brief: Printed) -> None:
    """Append a brief to the list, unless it is the one printed last."""
    if last(folder) == brief:
        return
    record = {
        "format": 1,
        "on": brief.on.isoformat(),
        "known": brief.known.isoformat(),
        "printed": brief.printed.isoformat(),
    }
    with (folder / FILE).open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(record) + "\n")


def last(folder: Path) -> Printed | None:
    """Return the brief printed last, or None.

    Raises:
        CaseFileError: the last line is no brief.
    """
    path = folder / FILE
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    if not lines:
        return None
    try:
        record = json.loads(lines[-1])
        days = (date.fromisoformat(record[name]) for name in ("on", "known", "printed"))
        on, known, printed = days
    except (ValueError, KeyError, TypeError) as error:
        raise CaseFileError(
            f"{path}: line {len(lines)} is no brief ({error}). Correct or delete the line."
        ) from error
    return Printed(on=on, known=known, printed=printed)
