"""What a text itself introduces: the full names of its persons, and what its acronyms stand for."""

import re
from collections.abc import Iterator, Mapping

_WORD = r"[A-ZÀ-Þ][\w'’-]*"
_SMALL = r"(?:of|the|for|and|in|on|de|del|des|du|la|y|to)"
_LONG = rf"{_WORD}(?:[ -](?:{_SMALL} ){{0,2}}{_WORD}){{1,9}}"
_SHORT = r"[A-Z](?:[A-Za-z-]{1,9}|(?:\.[A-Z])+\.?)"
_ACRONYM = re.compile(
    rf"(?P<long>{_LONG})(?: \((?P<short>{_SHORT})\)|, or (?P<alias>{_SHORT})(?=,))"
)
_INITIAL = r"(?:[A-Z]\. )?"


def acronyms(text: str) -> Mapping[str, str]:
    """Return what a text's acronyms stand for: "National Liberation Army (NLA)", "…, or E.L.N.,".

    In brackets a short form counts only if its capitals are the first letters of the long one's
    last words; after "or" it may abbreviate another language's name.
    """
    found: dict[str, str] = {}
    for match in _ACRONYM.finditer(" ".join(text.split())):
        short = match["short"] or match["alias"]
        long = _spelled_out(match["long"], short) or (match["long"] if match["alias"] else None)
        if long:
            found.setdefault(short, long)
    return found


def _spelled_out(long: str, short: str) -> str | None:
    """Return the end of a long name that a short one abbreviates, or None."""
    letters = [letter for letter in short if letter.isupper()]
    words = long.split()
    for start in range(len(words)):
        capitals = [
            part[0] for word in words[start:] for part in word.split("-") if part[:1].isupper()
        ]
        if capitals == letters and words[start][0].isupper():
            return " ".join(words[start:])
    return None


def full_name(surname: str, text: str, not_names: frozenset[str]) -> str:
    """Return a surname with the first name a text gives it anywhere, else the surname.

    Titles such as "Minister" or "Mrs." are no first names.
    """
    pattern = rf"\b({_WORD}(?:[ -]{_WORD})?) {_INITIAL}{re.escape(surname)}\b"
    for match in re.finditer(pattern, text):
        first = [*without_titles(match[1].split(), not_names)]
        if first:
            return " ".join((*first, surname))
    return surname


def without_titles(words: list[str], not_names: frozenset[str]) -> Iterator[str]:
    """Yield the words of a name that follow the last title among them."""
    titles = [number for number, word in enumerate(words) if word.lower().rstrip(".") in not_names]
    yield from words[titles[-1] + 1 :] if titles else words
