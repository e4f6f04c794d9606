"""The furniture of news pages, compiled from `terms/pages.toml`."""

import re
import tomllib
from collections.abc import Mapping, Sequence
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
        whole = self.table[cue].endswith(" ")
        return not before.isalnum() and before != "-" and not (whole and after.isalnum())


@dataclass(frozen=True, slots=True)
class Pages:
    """What marks a line as furniture; patterns and cues are for lower-cased text.

    `words` has a bit a kind: 1 for words of running prose, 2 for speaking to the reader, 4 for
    telling what somebody said.
    """

    heading: re.Pattern[str]
    end: re.Pattern[str]
    published: re.Pattern[str]
    boilerplate: Cues
    credits: Cues
    prose: frozenset[str]
    words: Mapping[str, int]
    agencies: Mapping[str, str]


@cache
def pages() -> Pages:
    """Return the shipped patterns, compiled once."""
    raw = tomllib.loads(files("servanda.terms").joinpath("pages.toml").read_text("utf-8"))
    return Pages(
        heading=_whole(raw["headings"]),
        end=_whole(raw["ends"]),
        published=re.compile(rf"\W*(?:{raw['published']})\b"),
        boilerplate=_cues(raw["boilerplate"]),
        credits=_cues(raw["captions"]),
        prose=frozenset(raw["prose"].split()),
        words=_kinds(raw["prose"], raw["reader"], raw["saying"]),
        agencies=raw["agencies"],
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
