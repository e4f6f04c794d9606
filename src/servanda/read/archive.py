"""ZIP and tar archives, and packed files, to what they hold; bombs are told from archives."""

import bz2
import gzip
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from io import BufferedIOBase
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from servanda.model.notice import Notice
from servanda.read.inputs import OURS, Received, too_large, wrong
from servanda.read.limits import DEPTH, LARGEST, MOST_MEMBERS, TooLarge, Unpacking

ZIP = b"PK\x03\x04"
PACKED: Mapping[bytes, Callable[[BinaryIO], BufferedIOBase]] = {
    b"\x1f\x8b": lambda stream: gzip.GzipFile(fileobj=stream),
    b"BZh": bz2.BZ2File,
    b"\xfd7zXZ": lzma.LZMAFile,
}
FAULTS = (BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, OSError, EOFError, ValueError)
# So many damaged files of an archive are named one by one.
NAMED = 20
STEP = "Unpack it yourself and read the folder."


def is_packed(head: bytes) -> bool:
    """Return whether some bytes are a packed stream: gzip, bzip2 or xz."""
    return head.startswith(tuple(PACKED))


def is_tar(head: bytes) -> bool:
    """Return whether some bytes, unpacked, begin as a tar archive does."""
    return head[257:262] == b"ustar"


def unpacked(source: Received) -> BufferedIOBase:
    """Return a stream of what is packed."""
    opener = next(opener for mark, opener in PACKED.items() if source.data.startswith(mark))
    return opener(source.open())


def peeked(source: Received, size: int) -> bytes:
    """Return the first bytes of what is packed; nothing where it cannot be unpacked."""
    try:
        with unpacked(source) as stream:
            return stream.read(size)
    except FAULTS:
        return b""


def read_packed(source: Received) -> Iterator[Received | Notice]:
    """Yield the one file that a packed stream holds."""
    if source.depth >= DEPTH:
        yield wrong(source.name, "archives lie too deep in each other", STEP)
        return
    try:
        with unpacked(source) as stream:
            data = stream.read(LARGEST + 1)
        Unpacking(source.size).count(len(data))
    except (*FAULTS, TooLarge) as error:
        yield _fault(source.name, error)
        return
    if len(data) > LARGEST:
        yield wrong(source.name, "unpacks to more than 50 MB", STEP)
        return
    name = source.name.removesuffix(PurePosixPath(source.name).suffix)
    yield replace(source, name=name, data=data, depth=source.depth + 1, path=None)


def read_zip(source: Received) -> Iterator[Received | Notice]:
    """Yield the files of a ZIP archive, in the order of their names."""
    if source.depth >= DEPTH:
        yield wrong(source.name, "archives lie too deep in each other", STEP)
        return
    try:
        with source.open() as stream, ZipFile(stream) as parts:
            yield from _members(source, parts)
    except FAULTS as error:
        yield _fault(source.name, error)


def _members(source: Received, parts: ZipFile) -> Iterator[Received | Notice]:
    """Yield the members; of many that are damaged only the first are named."""
    unpacking = Unpacking(source.size)
    every = sorted(
        (item for item in parts.infolist() if not item.is_dir() and _wanted(item.filename)),
        key=lambda item: item.filename,
    )
    faults = 0
    for item in every[:MOST_MEMBERS]:
        found = _opened(source, parts, item, unpacking)
        faults += isinstance(found, Notice)
        if isinstance(found, Received) or faults <= NAMED:
            yield found
        if unpacking.exceeded:
            return
    if faults > NAMED:
        yield wrong(source.name, f"{faults - NAMED:,} more of its files cannot be read", STEP)
    if len(every) > MOST_MEMBERS:
        yield _many(source.name)


def _opened(
    source: Received, parts: ZipFile, item: ZipInfo, unpacking: Unpacking
) -> Received | Notice:
    try:
        return _member(source, parts, item, unpacking)
    except TooLarge as error:
        return _fault(source.name if unpacking.exceeded else _inside(source, item), error)
    except (*FAULTS, RuntimeError, NotImplementedError) as error:
        return _fault(_inside(source, item), error)


def _inside(source: Received, item: ZipInfo) -> str:
    return f"{source.name}/{item.filename}"


def _member(
    source: Received, parts: ZipFile, item: ZipInfo, unpacking: Unpacking
) -> Received | Notice:
    name = _inside(source, item)
    Unpacking(item.compress_size).count(item.file_size)
    if item.file_size > LARGEST:
        return too_large(name)
    with parts.open(item) as stream:
        data = stream.read(LARGEST + 1)
    unpacking.count(len(data))
    return _inner(source, name, data)


def read_tar(source: Received) -> Iterator[Received | Notice]:
    """Yield the files of a tar archive, packed or not, in its own order."""
    if source.depth >= DEPTH:
        yield wrong(source.name, "archives lie too deep in each other", STEP)
        return
    try:
        stream = unpacked(source) if is_packed(source.data) else source.open()
        with stream, tarfile.open(fileobj=stream, mode="r|") as parts:
            yield from _entries(source, parts)
    except (*FAULTS, TooLarge) as error:
        yield _fault(source.name, error)


def _entries(source: Received, parts: tarfile.TarFile) -> Iterator[Received | Notice]:
    unpacking = Unpacking(source.size)
    for number, item in enumerate(parts):
        if number >= MOST_MEMBERS:
            yield _many(source.name)
            return
        unpacking.count(item.size)
        stream = parts.extractfile(item) if item.isfile() and _wanted(item.name) else None
        if stream is None:
            continue
        name = f"{source.name}/{item.name}"
        if item.size > LARGEST:
            yield too_large(name)
        else:
            yield _inner(source, name, stream.read())


def _wanted(name: str) -> bool:
    """Return whether a member is a file somebody put there, and none that a system left."""
    parts = PurePosixPath(name).parts
    hidden = any(part.startswith(".") and part not in (".", "..") for part in parts)
    return bool(parts) and not hidden and parts[0] != "__MACOSX" and parts[-1] not in OURS


def _inner(source: Received, name: str, data: bytes) -> Received | Notice:
    clean = name.encode("utf-8", "replace").decode("utf-8")
    if not data.strip():
        return wrong(clean, "is empty", "Save the article again.")
    return replace(source, name=clean, data=data, depth=source.depth + 1, path=None)


def _fault(name: str, error: Exception) -> Notice:
    if isinstance(error, TooLarge):
        return wrong(name, "unpacks to more than a hundred times its size", STEP)
    if "encrypted" in str(error) or "password" in str(error):
        return wrong(name, "is encrypted", STEP)
    return wrong(name, f"is damaged ({str(error) or type(error).__name__})", "Fetch it again.")


def _many(name: str) -> Notice:
    return wrong(name, f"holds more than {MOST_MEMBERS:,} files; the rest is left out", STEP)
