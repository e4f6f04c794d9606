"""PDF to text: lines in their order, with a blank line where a paragraph ends."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from servanda.model.notice import Notice
from servanda.model.source import Stated
from servanda.read.inputs import Received, wrong
from servanda.read.rendition import Rendition
from servanda.read.text import rendered

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

VERSION = "pdf/1"
MOST_PAGES = 2000
# A paragraph ends where the next line lies so many times lower than lines usually do.
GAP = 1.35
_HYPHEN = "\ufffe"
_OLE = re.compile(r"^Microsoft Word - |\.(?:docx?|indd|pdf)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    bottom: float


def read_pdf(source: Received) -> Rendition | Notice:
    """Return the text of a PDF, or why there is none."""
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(source.data)
    except PdfiumError as error:
        if "password" in str(error).lower():
            return wrong(source.name, "is encrypted", "Save it without a password and read that.")
        return wrong(source.name, "is no readable PDF", "Open and save it again.")
    try:
        pages = [*_pages(document)]
        stated = Stated(title=_title(document))
    except PdfiumError:
        return wrong(source.name, "is damaged", "Open and save it again.")
    finally:
        document.close()
    text = "\n\n".join(page for page in pages if page)
    if not text.strip():
        step = "Run it through OCR (text recognition) and read the result."
        return wrong(source.name, "holds pictures of pages and no text", step)
    return rendered(text, VERSION, stated)


def _title(document: "PdfDocument") -> str | None:
    """Return the title in the file's data, unless that is the name of another file."""
    title = str(document.get_metadata_value("Title") or "").strip()
    return None if not title or _OLE.search(title) else title


def _pages(document: "PdfDocument") -> Iterator[str]:
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        text = page.get_textpage()
        yield _paragraphs([*_lines(text)])
        text.close()
        page.close()


def _lines(page: "PdfTextPage") -> Iterator[_Line]:
    """Yield the lines of a page with where they stand, in points above its foot."""
    raw = page.get_text_range().replace(_HYPHEN, "-")
    start = 0
    for words in raw.splitlines(keepends=True):
        shown = words.strip()
        if shown:
            first = start + words.index(shown[0])
            yield _Line(shown, page.get_charbox(first, loose=True)[1])
        start += len(words)


def _paragraphs(lines: Sequence[_Line]) -> str:
    """Return lines with a blank line before each that begins a paragraph.

    Such a line lies clearly lower than lines usually do, or higher: in the next column.
    """
    steps = [above.bottom - below.bottom for above, below in pairwise(lines)]
    usual = _usual([step for step in steps if step > 0])
    shown = [line.text for line in lines[:1]]
    for step, line in zip(steps, lines[1:], strict=True):
        apart = step > GAP * usual or step < 0
        shown.append(f"\n{line.text}" if apart else line.text)
    return "\n".join(shown)


def _usual(steps: Sequence[float]) -> float:
    """Return by how much lines usually go down: short pages have as many paragraphs as lines."""
    return sorted(steps)[len(steps) // 4] if steps else 0.0
