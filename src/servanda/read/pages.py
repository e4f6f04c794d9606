"""The furniture of news pages, compiled from `terms/pages.toml`."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


@dataclass(frozen=True, slots=True)
class Cues:
    """Words that mark a line. A final space in the table closes the word."""

    table: tuple[str, ...]
    automaton: "AhoCorasick"

    def ends(self, lower: str) -> list[int]:
        """Return where in a lower-cased line the cues end that begin a word there."""
        return [
            end
            for cue, start, end in self.automaton.find_matches_as_indexes(lower)
            if self._stands(lower, cue, start, end)
        ]

    def _stands(self, lower: str, cue: int, start: int, end: int) -> bool:
        before, after = lower[start - 1 : start], lower[end : end + 1]
        begun = self.table[cue][0].isalnum() and (before.isalnum() or before == "-")
        return not begun and not (self.table[cue].endswith(" ") and after.isalnum())


@dataclass(frozen=True, slots=True, kw_only=True)
class Credits:
    """How texts credit the agency they are from."""

    names: Mapping[str, str]
    """Each agency by its names in lower case."""
    any: re.Pattern[str]
    dateline: re.Pattern[str]
    """An agency's dateline: "MOSCOW, Aug 19 (Agency) -"."""
    place: re.Pattern[str]
    line: re.Pattern[str]
    """A whole line; `sure` is what cannot be the credit of a picture."""
    tail: re.Pattern[str]
    handover: re.Pattern[str]
    behind: tuple[str, ...]
    """Words without which nothing is handed over: looking for them costs less."""
    signature: re.Pattern[str]
    signs: str

    def mentioned(self, words: str) -> str | None:
        """Return the first agency that some words name, or None."""
        match = self.any.search(words)
        return self.names[match.group().lower()] if match else None


@dataclass(frozen=True, slots=True)
class Pages:
    """What marks a line as furniture; patterns and cues are for lower-cased text.

    `words` has a bit a kind: 1 for words of running prose, 2 for speaking to the reader, 4 for
    telling what somebody said.
    """

    heading: re.Pattern[str]
    end: re.Pattern[str]
    published: re.Pattern[str]
    furniture: re.Pattern[str]
    article: re.Pattern[str]
    """A line that is only the number of an article, perhaps with its title."""
    byline: re.Pattern[str]
    """A line that says who wrote it: the group `name`. Not for lower-cased text."""
    boilerplate: Cues
    credits: Cues
    prose: frozenset[str]
    words: Mapping[str, int]
    credits_of_text: Credits
    dateline: re.Pattern[str]
    """The dateline an article begins with, an agency's or not."""


# "MOSCOW", "Tel Aviv, Israel"; "March 3", "3 Mar", "Aug. 19, 2021".
PLACE = r"[A-ZÀ-Þ][\w'’.-]*(?:[ ,/]+(?:[A-ZÀ-Þ][\w'’.-]*|of|de|al|el|and)){0,6}"
CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ ,]+(?:[A-ZÀ-Þ][\w'’-]*[,.]?)){0,4}"
DAY = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:, ?\d{4})?)"
NAME = (
    r"[A-ZÀ-Þ][\w.'’-]*(?:(?:,| and)?\s+(?:(?:de|van|von|al|el|bin|della|da)\s+)*[A-ZÀ-Þ][\w.'’-]*)"
    r"{1,7}"
)
DASH = r"(?:—|–|--)"


@cache
def pages() -> Pages:
    """Return the shipped patterns, compiled once."""
    raw = tomllib.loads(files("servanda.terms").joinpath("pages.toml").read_text("utf-8"))
    return Pages(
        heading=_whole(raw["headings"]),
        end=_whole(raw["ends"]),
        published=re.compile(rf"\W*(?:{raw['published']})\b"),
        furniture=re.compile(rf"^(?:{raw['furniture']})$"),
        article=re.compile(rf"^(?:{raw['article']})$"),
        byline=re.compile(rf"^(?i:{raw['byline']})\s+(?P<name>{NAME})"),
        boilerplate=_cues(raw["boilerplate"]),
        credits=_cues(raw["captions"]),
        prose=frozenset(raw["prose"].split()),
        words=_kinds(raw["prose"], raw["reader"], raw["saying"]),
        credits_of_text=_credits(raw["agencies"], raw["credits"]),
        dateline=_dateline(raw["agencies"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """What is said of a date; for lower-cased text."""

    label: re.Pattern[str]
    """What a line calls a date; the groups are `published`, `updated` and `other`."""
    past: re.Pattern[str]
    ahead: re.Pattern[str]
    coming: re.Pattern[str]
    out_of_office: re.Pattern[str]


@cache
def date_words() -> DateWords:
    """Return the shipped patterns about dates, compiled once."""
    raw = tomllib.loads(files("servanda.terms").joinpath("pages.toml").read_text("utf-8"))
    return DateWords(**{name: re.compile(pattern) for name, pattern in raw["dates"].items()})


def _any_of(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def _dateline(agencies: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(
        rf"^(?:(?:{PLACE})?{DAY}?\s*\((?:{_any_of(agencies)})\)\s*[-—–:]+\s*"
        rf"|(?:{CAPITALS})?{DAY}?\s*(?:\([A-Za-z]{{2,10}}\))?\s*{DASH}\s+)"
    )


def _credits(agencies: Mapping[str, str], raw: Mapping[str, str | list[str]]) -> Credits:
    known = _any_of(agencies)

    def pattern(key: str) -> str:
        found = raw[key]
        whole = found if isinstance(found, str) else "|".join(found)
        return whole.replace("{agency}", f"(?:{known})")

    line = rf"^(?:(?P<sure>{pattern('sure')})|{pattern('bare')})$"
    return Credits(
        names={alias.lower(): name for alias, name in agencies.items()},
        any=re.compile(rf"\b(?:{known})\b", re.IGNORECASE),
        dateline=re.compile(rf"^(?:{PLACE})?{DAY}?\s*\((?:{known})\)\s*[-—–:]+\s*"),
        place=re.compile(PLACE),
        line=re.compile(line, re.IGNORECASE),
        tail=re.compile(pattern("tail")),
        handover=re.compile(pattern("handover"), re.IGNORECASE),
        behind=tuple(raw["behind"]),
        signature=re.compile(pattern("signature"), re.IGNORECASE),
        signs=pattern("signs"),
    )


def _kinds(*lists: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for bit, words in enumerate(lists):
        for word in words.split():
            found[word] = found.get(word, 0) | 1 << bit
    return found


def _cues(table: Sequence[str]) -> Cues:
    from ahocorasick_rs import AhoCorasick

    return Cues(tuple(table), AhoCorasick([cue.rstrip() for cue in table]))


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{pattern})\W*$")
