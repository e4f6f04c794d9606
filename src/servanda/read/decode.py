"""Bytes to text, without changing a character: spans must quote what was received."""

import codecs
import re

from servanda.model.notice import Notice, Severity

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Other than tab, line and page breaks.
_CONTROLS = re.compile("[\0-\x08\x0e-\x1f\ufffd]")
# `<meta charset="…">`, `content="text/html; charset=…"`, `<?xml … encoding="…"?>`
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)


def decode(data: bytes, name: str) -> tuple[str | None, tuple[Notice, ...]]:
    """Return the text of some bytes and what was noticed; None for bytes that are no text.

    UTF-8 is tried before what a page declares of itself, since valid UTF-8 is hardly ever
    anything else, and Windows-1252 comes last.
    """
    encoding = next((code for mark, code in _MARKS if data.startswith(mark)), None)
    encoding = encoding or _wide(data) or "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return _declared(data, name)
    if _binary(text):
        return None, (_not_text(name),)
    return text, ()


def _wide(data: bytes) -> str | None:
    """Return a UTF-16 without mark by where its zero bytes stand, or None."""
    sample = data[:400]
    if len(sample) < 4 or sample.count(0) < len(sample) * 0.3:
        return None
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if odd > 10 * max(even, 1):
        return "utf-16-le"
    return "utf-16-be" if even > 10 * max(odd, 1) else None


def _declared(data: bytes, name: str) -> tuple[str | None, tuple[Notice, ...]]:
    match = _DECLARED.search(data[:2048]) if data.lstrip()[:1] == b"<" else None
    if match:
        try:
            text = data.decode(match[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            return _western(data, name)
        return (None, (_not_text(name),)) if _binary(text) else (text, ())
    return _western(data, name)


def _western(data: bytes, name: str) -> tuple[str | None, tuple[Notice, ...]]:
    text = data.decode("cp1252", errors="replace")
    if b"\0" in data or _binary(text):
        return None, (_not_text(name),)
    notice = Notice(
        severity=Severity.WARNING,
        message="not UTF-8; read as Windows-1252",
        where=name,
        next_step="Save the file as UTF-8 if letters look wrong.",
    )
    return text, (notice,)


def _binary(text: str) -> bool:
    sample = text[:4000]
    return "\0" in sample or len(_CONTROLS.findall(sample)) > max(2, len(sample) // 20)


def _not_text(name: str) -> Notice:
    return Notice(
        severity=Severity.ERROR,
        message="holds no text that can be read",
        where=name,
        next_step="Export it as text or HTML and read that.",
    )
