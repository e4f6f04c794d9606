"""Text from a source made safe to show: no control characters, one line, a bearable length."""

import unicodedata

# Control characters, lone surrogates, and the marks that turn the reading order of what follows.
_HIDDEN = frozenset({"Cc", "Cs"})
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufdd0\ufffe\uffff")
_SPACE = frozenset("\t\n")


def visible(text: str) -> str:
    """Return the text with each character that no page or terminal should get made visible."""
    plain = _newlines(text)
    if plain.isascii() and plain.replace("\n", " ").isprintable():
        return plain
    return "".join("\ufffd" if _unfit(character) else character for character in plain)


def one_line(text: str) -> str:
    """Return the text fit to show, every run of white space as one space."""
    return visible(" ".join(text.split()))


def cut(text: str, limit: int = 160) -> str:
    """Return the text, cut with … at the end of a word where it is longer than the limit."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    words = head.rsplit(" ", 1)[0] if " " in head else head
    return words.rstrip(" ,;:–—-") + "…"


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unfit(character: str) -> bool:
    if character in _SPACE:
        return False
    return character in _TURNING or unicodedata.category(character) in _HIDDEN
