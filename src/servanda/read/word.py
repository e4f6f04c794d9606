"""DOCX to text: its paragraphs in order, also those in tables, notes left at the end."""

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from servanda.model.notice import Notice
from servanda.model.source import Stated
from servanda.read.inputs import Received, wrong
from servanda.read.limits import LARGEST, TooLarge, Unpacking
from servanda.read.rendition import Rendition
from servanda.read.text import rendered

if TYPE_CHECKING:
    from lxml.etree import _Element

VERSION = "docx/1"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CORE = "{http://purl.org/dc/elements/1.1/}"
BODY, NOTES = "word/document.xml", ("word/footnotes.xml", "word/endnotes.xml")
BREAKS = {f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "-"}


def read_word(source: Received) -> Rendition | Notice:
    """Return the text of a Word document as it reads with every change accepted, or why not."""
    from lxml.etree import XMLSyntaxError

    try:
        with ZipFile(BytesIO(source.data)) as parts:
            names = set(parts.namelist())
            unpacking = Unpacking(len(source.data))
            every = [BODY, *(name for name in NOTES if name in names)]
            paragraphs = [p for name in every for p in _paragraphs(_part(parts, name, unpacking))]
            stated = _stated(parts, unpacking) if "docProps/core.xml" in names else Stated()
    except TooLarge:
        return wrong(source.name, "unpacks to too much", "Check where it is from.")
    except (BadZipFile, KeyError, XMLSyntaxError, EOFError, RuntimeError, NotImplementedError) as e:
        reason = str(e).splitlines()[0] if str(e) else "it ends early"
        return wrong(source.name, f"is no readable Word document ({reason})", "Save it again.")
    text = "\n\n".join(paragraphs)
    if not text.strip():
        return wrong(source.name, "holds no text", "Export it as text and read that.")
    return rendered(text, VERSION, stated)


def _part(parts: ZipFile, name: str, unpacking: Unpacking) -> "_Element":
    """Return the root of a part. Entities are left alone, and nothing is fetched.

    Raises:
        TooLarge: the part is larger than a text may be.
    """
    from lxml.etree import XMLParser, fromstring

    with parts.open(name) as stream:
        data = stream.read(LARGEST + 1)
    unpacking.count(len(data))
    if len(data) > LARGEST:
        raise TooLarge
    return fromstring(data, XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _stated(parts: ZipFile, unpacking: Unpacking) -> Stated:
    """Return title and author; the day a file was made is not the day a text was published."""
    root = _part(parts, "docProps/core.xml", unpacking)
    title = (root.findtext(f"{CORE}title") or "").strip()
    return Stated(title=title or None)


def _paragraphs(root: "_Element") -> Iterator[str]:
    for paragraph in root.iter(f"{WORD}p"):
        text = "".join(_words(paragraph)).strip()
        if text:
            yield text


def _words(paragraph: "_Element") -> Iterator[str]:
    """Yield the words of a paragraph, but not those of one inside it (a text box)."""
    for element in paragraph.iter():
        if element.tag == f"{WORD}t" and _owner(element) is paragraph:
            yield element.text or ""
        elif isinstance(element.tag, str):
            yield BREAKS.get(element.tag, "")


def _owner(element: "_Element") -> "_Element | None":
    return next(element.iterancestors(f"{WORD}p"), None)
