"""Flattened text to a document: lines with roles, a date with its evidence, an agency."""

from datetime import date

from servanda.model.source import Document, Stated
from servanda.read.inputs import Received
from servanda.read.rendition import Rendition, document
from servanda.read.roles import segments

VERSION = "text/2"


def from_text(
    text: str,
    *,
    name: str,
    data: bytes,
    stated: Stated = Stated(),
    not_after: date | None = None,
) -> Document:
    """Return the document that a flattened text is; `data` are the bytes it came as."""
    return document(Received(name, data, stated, not_after), rendered(text))


def rendered(text: str, reader: str = VERSION, stated: Stated = Stated()) -> Rendition:
    """Return a flattened text with its lines' roles; `stated` is what its format says of it."""
    return Rendition(reader=reader, text=text, segments=segments(text), stated=stated)
