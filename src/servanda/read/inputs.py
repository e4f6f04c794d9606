"""Paths to bytes: files, folders and standard input, with a notice for everything unusable."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from servanda.model.notice import Notice, Severity

LARGEST = 50 * 1024 * 1024
# Files that say something about the articles beside them, and are none.
OURS = frozenset({"publishers.toml"})


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes as they came, and the name the user knows them by."""

    name: str
    data: bytes


def gather(paths: Sequence[str], stdin: BinaryIO | None = None) -> Iterator[Received | Notice]:
    """Yield what the paths hold, folders in sorted order and "-" for standard input."""
    for path in paths:
        if path == "-" and stdin is not None:
            yield _checked("standard input", stdin.read(LARGEST + 1))
        else:
            yield from _walk(Path(path))


def _walk(path: Path) -> Iterator[Received | Notice]:
    if path.is_dir():
        every = sorted(path.iterdir())
        inside = [p for p in every if not p.name.startswith(".") and p.name not in OURS]
        if not inside:
            yield _wrong(str(path), "the folder is empty", "Name a folder that holds articles.")
        for item in inside:
            yield from _walk(item)
        return
    try:
        if path.stat().st_size > LARGEST:
            yield _wrong(str(path), "larger than 50 MB", "Split the file and read the parts.")
            return
        yield _checked(str(path), path.read_bytes())
    except FileNotFoundError:
        yield _wrong(str(path), "no such file or folder", "Check the path.")
    except OSError as error:
        reason = error.strerror or str(error)
        yield _wrong(str(path), f"cannot be read: {reason}", "Check its permissions.")


def _checked(name: str, data: bytes) -> Received | Notice:
    if len(data) > LARGEST:
        return _wrong(name, "larger than 50 MB", "Split it and read the parts.")
    if not data.strip():
        return _wrong(name, "is empty", "Save the article again.")
    return Received(name, data)


def _wrong(name: str, message: str, step: str) -> Notice:
    return Notice(severity=Severity.ERROR, message=message, where=name, next_step=step)
