"""Paths to bytes: files, folders, globs and standard input, with a notice for what is unusable."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from glob import glob, has_magic
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from servanda.model.actor import Office
from servanda.model.notice import Notice, Severity
from servanda.model.source import Receipt, Stated, over
from servanda.read.limits import LARGEST

# Files that say something about the articles beside them, and are none.
OURS = frozenset({"publishers.toml"})
# Enough of a file to tell its format by.
HEAD = 64 * 1024
DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes as they came, the name the user knows them by, and what is said of them.

    Of a file too large to hold, `data` is the beginning and `path` is where the rest lies.
    `not_after` is the day the bytes were received: nothing in them was published later.
    `prose` says that they are a text or a page, whatever else they look like; `depth` is in how
    many archives they lay. `offices` are the dated holders that may tell when they were written.
    `folder` is the part of the name that says where the file lies.
    """

    name: str
    data: bytes
    stated: Stated = Stated()
    not_after: date | None = None
    depth: int = 0
    path: Path | None = None
    prose: bool = False
    offices: tuple[Office, ...] = ()
    folder: str = ""

    @property
    def short(self) -> str:
        """Return the name without the folder that the file lies in."""
        return self.name.removeprefix(self.folder)

    @property
    def id(self) -> str:
        """Return the id of the document: `src-` and 16 hexadecimal digits of the bytes' SHA-256."""
        return f"src-{hashlib.sha256(self.data).hexdigest()[:16]}"

    def open(self) -> BinaryIO:
        """Return a stream of all the bytes."""
        return self.path.open("rb") if self.path else BytesIO(self.data)

    @property
    def size(self) -> int:
        """Return how many bytes there are."""
        return self.path.stat().st_size if self.path else len(self.data)


def gather(
    paths: Sequence[str],
    stdin: BinaryIO | None = None,
    *,
    stated: Stated = Stated(),
    not_after: date | None = None,
    offices: tuple[Office, ...] = (),
) -> Iterator[Received | Notice]:
    """Yield what the paths hold, folders in sorted order and "-" for standard input.

    `stated` is said of all of them; `not_after` is the day they are received.
    """
    common = Received("standard input", b"", stated, not_after, offices=offices)
    for path in paths:
        if path == "-" and stdin is not None:
            yield _checked(replace(common, data=stdin.read(LARGEST + 1)))
            continue
        for item in _files(path):
            yield item if isinstance(item, Notice) else _opened(item, common)


def _files(path: str) -> Iterator[Path | Notice]:
    if has_magic(path) and not Path(path).exists():
        found = sorted(glob(path, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
        if not found:
            yield wrong(path, "no file matches", "Check the pattern.")
        for name in found:
            yield from _walk(Path(name))
    else:
        yield from _walk(Path(path))


def _walk(path: Path, above: tuple[Path, ...] = ()) -> Iterator[Path | Notice]:
    """Yield the files under a path; `above` are the folders it lies in, as they really are."""
    try:
        if not path.is_dir():
            yield path
            return
        here = path.resolve()
    except OSError as error:
        yield _unreadable(path, error)
        return
    if here in above:
        yield wrong(_name(path), "is a folder inside itself", "Remove the link.")
        return
    if len(above) == DEEPEST:
        yield wrong(_name(path), "folders lie too deep", "Read the innermost folder by its name.")
        return
    try:
        every = sorted(path.iterdir())
    except OSError as error:
        yield _unreadable(path, error)
        return
    inside = [p for p in every if not p.name.startswith(".") and p.name not in OURS]
    if not inside:
        yield wrong(_name(path), "the folder is empty", "Name a folder that holds articles.")
    for item in inside:
        yield from _walk(item, (*above, here))


def _opened(path: Path, common: Received) -> Received | Notice:
    name = _name(path)
    found = replace(common, name=name, folder=name.removesuffix(_name(Path(path.name))))
    try:
        if path.exists() and not path.is_file():
            return wrong(name, "is no ordinary file", "Copy what it holds into a file.")
        with path.open("rb") as stream:
            if path.stat().st_size > LARGEST:
                return replace(found, data=stream.read(HEAD), path=path)
            return _checked(replace(found, data=stream.read()))
    except FileNotFoundError:
        return wrong(name, "no such file or folder", "Check the path.")
    except OSError as error:
        return _unreadable(path, error)


def _unreadable(path: Path, error: OSError) -> Notice:
    reason = error.strerror or str(error)
    return wrong(_name(path), f"cannot be read: {reason}", "Check its name and permissions.")


def _name(path: Path) -> str:
    """Return a path that can be printed and stored, whatever bytes its name has."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def _checked(received: Received) -> Received | Notice:
    if len(received.data) > LARGEST:
        return too_large(received.name)
    if not received.data.strip():
        return wrong(received.name, "is empty", "Save the article again.")
    return received


def about(
    item: Received | Notice, publishers: Mapping[str, str], receipts: Mapping[str, Receipt]
) -> Received | Notice:
    """Return something received with what lists say of it.

    `publishers` names those of files; `receipts` tell what bytes were when they first came.
    """
    if isinstance(item, Notice):
        return item
    receipt = receipts.get(item.id) if receipts else None
    if receipt:
        folder = receipt.origin.removesuffix(receipt.name)
        return replace(item, name=receipt.origin, folder=folder, stated=receipt.stated)
    listed = Stated(publisher=publishers.get(Path(item.name).name))
    return replace(item, stated=over(listed, item.stated))


def too_large(name: str, step: str = "Split it and read the parts.") -> Notice:
    """Return the notice that something is larger than what is read."""
    return wrong(name, f"larger than {LARGEST // 1024**2} MB", step)


def wrong(name: str, message: str, step: str) -> Notice:
    """Return the notice that something cannot be read, and what to do about it."""
    return Notice(severity=Severity.ERROR, message=message, where=name, next_step=step)
