"""Bytes to text, without changing a character: spans must quote what was received.

Only what no text can hold is replaced, one for one: NUL, which ends a text for many programs.
"""

import codecs
import re

from servanda.model.notice import Notice, Severity
from servanda.read.inputs import wrong

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Other than tab, line and page breaks.
_CONTROLS = re.compile("[\0-\x08\x0e-\x1f\ufffd]")
# `<meta charset="…">`, `content="text/html; charset=…"`, `<?xml … encoding="…"?>`
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
# Where a broken letter can stand, and how many of them a text may have.
SAMPLE, SHARE, FEW = 4000, 20, 2

Decoded = tuple[str | None, tuple[Notice, ...]]


def decode(data: bytes, name: str) -> Decoded:
    """Return the text of some bytes and what was noticed; None for bytes that are no text.

    UTF-8 is tried before what a page declares of itself, since valid UTF-8 is hardly ever
    anything else, and Windows-1252 comes last.
    """
    marked = next((code for mark, code in _MARKS if data.startswith(mark)), None) or _wide(data)
    if marked and marked.startswith("utf-16"):
        whole = data[: len(data) - len(data) % 2]
        return _checked(whole.decode(marked, "replace"), name, ())
    try:
        text = data.decode(marked or "utf-8")
    except UnicodeDecodeError:
        return _declared(data, name) or _western(data, name)
    # To look for a zero byte costs a tenth of looking for the letter.
    if b"\0" not in data and not is_binary(text):
        return text, ()
    return _checked(text, name, ())


def is_binary(text: str) -> bool:
    """Return whether what was decoded is no text: too much of it no text can hold."""
    sample = text[:SAMPLE]
    return len(_CONTROLS.findall(sample)) > max(FEW, len(sample) // SHARE)


def _wide(data: bytes) -> str | None:
    """Return a UTF-16 without mark by where its zero bytes stand, or None."""
    sample = data[:400]
    if len(sample) < 4 or sample.count(0) < len(sample) * 0.3:
        return None
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if odd > 10 * max(even, 1):
        return "utf-16-le"
    return "utf-16-be" if even > 10 * max(odd, 1) else None


def _declared(data: bytes, name: str) -> Decoded | None:
    """Return the text by what a page says of its letters; None where that does not fit."""
    match = _DECLARED.search(data[:2048]) if data.lstrip()[:1] == b"<" else None
    try:
        text = data.decode(match[1].decode("ascii")) if match else None
    except (LookupError, UnicodeDecodeError):
        return None
    return _checked(text, name, ()) if isinstance(text, str) else None


def _western(data: bytes, name: str) -> Decoded:
    notice = _warning(
        name, "not UTF-8; read as Windows-1252", "Save the file as UTF-8 if letters look wrong."
    )
    return _checked(data.decode("cp1252", errors="replace"), name, (notice,))


def _checked(text: str, name: str, notices: tuple[Notice, ...]) -> Decoded:
    if is_binary(text):
        step = "Export it as text or HTML and read that."
        return None, (wrong(name, "holds no text that can be read", step),)
    if "\0" in text:
        return text.replace("\0", "\ufffd"), (*notices, broken(name))
    return text, notices


def broken(name: str) -> Notice:
    """Return the notice that a text holds letters that are none."""
    return _warning(
        name, "holds broken letters, shown as \ufffd", "Compare what you quote with its source."
    )


def _warning(name: str, message: str, step: str) -> Notice:
    return Notice(severity=Severity.WARNING, message=message, where=name, next_step=step)
