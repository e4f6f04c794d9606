"""Dates in English prose, found as mentions with their parts; `resolve.py` says what they mean."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import pairwise

from servanda.terms import Calendar, Numbers, calendar, numbers


class Kind(StrEnum):
    """What a mention of a date is made of."""

    ISO = "iso"
    DAY = "day"
    DAY_OF_MONTH = "day of month"
    MONTH = "month"
    DURATION = "duration"
    AGO = "ago"
    OFFSET = "offset"
    END = "end"
    RELATIVE = "relative"
    VAGUE = "vague"
    WEEKDAY = "weekday"
    WEEKEND = "weekend"
    TODAY = "today"
    YEAR = "year"


class Tense(StrEnum):
    """Whether the clause around a date looks back or forward."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    """A date as written, with its place in the text and its parts."""

    start: int
    end: int
    words: str
    kind: Kind
    parts: tuple[tuple[str, str], ...]

    def part(self, name: str) -> str | None:
        """Return one part of the wording ("year"), or None."""
        return dict(self.parts).get(name)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The forms of `terms/dates.toml` as one pattern, and what its outer groups mean."""

    form: re.Pattern[str]
    kinds: Mapping[str, Kind]
    sign: re.Pattern[str]
    """Without one of these no words are a date."""
    time_word: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    """Return the shipped forms, compiled once."""
    words = calendar()
    slots = _slots(words, numbers())
    forms = {f"f{i}": form for i, form in enumerate(words.form)}
    outer = [rf"(?P<{name}>{_filled(form.pattern, slots, name)})" for name, form in forms.items()]
    begins = "|".join((r"\d", slots["MON"], slots["DAY"], _filled(words.begins, slots, "")))
    signs = "|".join((r"\d", slots["MON"], *words.signs))
    return _Patterns(
        form=re.compile(rf"\b(?={begins})(?i:{'|'.join(outer)})"),
        kinds={name: Kind(form.kind) for name, form in forms.items()},
        sign=re.compile(signs),
        time_word=re.compile(words.time_words, re.IGNORECASE),
    )


def _slots(words: Calendar, counting: Numbers) -> Mapping[str, str]:
    """Return what the words in capitals in a form stand for."""
    full = _choice(names[0] for names in words.months)
    short = [name for names in words.months for name in names[1:]]
    return {
        "MONTH": rf"(?-i:(?P<m>(?:{full})\b|(?:{_choice(short)})\b\.?))",
        "WEEKDAY": rf"(?-i:(?P<w>{_choice(words.weekdays)}))",
        "YEAR": r"(?:19|20)\d\d",
        "NUMBER": rf"\d{{1,3}}|{counting.pattern()}|{_choice(counting.articles)}",
        "UNIT": _choice(word for names in words.units.values() for word in names),
        "MON": "|".join(names[0][:3] for names in words.months),
        "DAY": "|".join(name[:3] for name in words.weekdays),
    }


def _filled(pattern: str, slots: Mapping[str, str], form: str) -> str:
    """Return a form with its words, and groups whose names no other form has."""
    whole = _SLOT.sub(lambda found: slots.get(found.group(), found.group()), pattern)
    return _GROUP.sub(rf"(?P\1\2_{form}\3", whole)


_SLOT, _GROUP = re.compile("(?<![A-Z])[A-Z]{3,}(?![A-Z])"), re.compile(r"\(\?P([<=])(\w+)([>)])")


def _choice(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def find(text: str, start: int = 0, end: int | None = None) -> tuple[Mention, ...]:
    """Return the dates a stretch of text mentions, in order and without overlaps."""
    stop = len(text) if end is None else end
    patterns = _patterns()
    # A look for signs costs a quarter of the search.
    if not patterns.sign.search(text, start, stop):
        return ()
    return _joined(text, list(_mentions(patterns, text, start, stop)))


def _joined(text: str, found: list[Mention]) -> tuple[Mention, ...]:
    """Return the dates with a weekday and the day after it sharing what each of them says."""
    for number, (one, other) in enumerate(pairwise(found)):
        beside = _BESIDE.fullmatch(text, one.end, other.start)
        if one.kind is Kind.WEEKDAY and other.kind is Kind.DAY and beside:
            named = tuple(part for part in one.parts if part[0] == "w")
            found[number] = replace(one, parts=(*one.parts, *other.parts))
            found[number + 1] = replace(other, parts=(*named, *other.parts))
    return tuple(found)


_BESIDE = re.compile(r",? ?\(?(?:the )?")


def _mentions(patterns: _Patterns, text: str, start: int, stop: int) -> Iterator[Mention]:
    for match in patterns.form.finditer(text, start, stop):
        form = match.lastgroup or ""
        parts = tuple(
            (name.split("_")[0], value)
            for name, value in match.groupdict().items()
            if value is not None and name != form
        )
        found = Mention(match.start(), match.end(), match.group(), patterns.kinds[form], parts)
        if found.kind is not Kind.MONTH or _is_month(text, found, patterns.time_word):
            yield found


def _is_month(text: str, mention: Mention, time_word: re.Pattern[str]) -> bool:
    """Return whether a bare month name is one: with a year, or after a word of time.

    "may" and "march" are words, "Jan" and "Jun" are names of people.
    """
    if mention.part("y") or mention.part("edge"):
        return True
    if _NAME_FOLLOWS.match(text, mention.end):
        return False
    if mention.part("step"):
        return True
    name = (mention.part("m") or "").lower().rstrip(".")
    before = text[max(0, mention.start - 10) : mention.start]
    return name not in calendar().doubtful or bool(time_word.search(before))


_NAME_FOLLOWS = re.compile(" [A-Z]")


@cache
def prompt() -> re.Pattern[str]:
    """Return a pattern of words that ask for haste and name no day."""
    words = sorted(map(re.escape, calendar().prompt), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(words)})\b(?! (?:as|after)\b)", re.IGNORECASE)


@cache
def names() -> frozenset[str]:
    """Return the names of months and weekdays, in lower case."""
    words = calendar()
    return frozenset(name.lower() for name in (*words.weekdays, *(m[0] for m in words.months)))
