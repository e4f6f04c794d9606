"""Counts of breaches in periodic reports, each beside the figure it gives for the period before.

"Between 2 and 15 May, the mission recorded 41 truce violations, compared with 30 in the previous
two weeks." Such reports are often made from pages in columns: words are broken at line ends, and a
caption may stand inside a sentence. They are matched without hyphens and runs of white space.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from servanda.model.actor import Kind
from servanda.model.claim import Claim, Confidence, Modality, Qualifier, Quantity, Speaker
from servanda.model.source import Document, Role, Span
from servanda.model.when import Interval, When
from servanda.read.names import NameFinder
from servanda.terms import calendar, numbers

READER = "tally/1"
LONGEST = 400
# Such a report may open with its count, which then looks like a title or a line with its day.
_OWN = frozenset({Role.BODY, Role.TITLE, Role.STANDFIRST, Role.PUBLISHED})
_COUNTERS = frozenset({Kind.MONITOR, Kind.MISSION, Kind.ORGANISATION})
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\s*(?=[^\W\d_])|\s+")
_SENTENCE = re.compile(r"\n|(?<=[a-z\d)])[.!?;] ")


@dataclass(frozen=True, slots=True)
class _Shadow:
    """A text without hyphens inside words and runs of space, and where its parts come from."""

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "_Shadow":
        """Return the shadow of a text; an empty line becomes a line break, other space a blank."""
        parts: list[str] = []
        starts, shifts = [0], [0]
        end = made = 0
        for gap in _BROKEN.finditer(text):
            kept = "" if gap.group()[0] in "-\u00ad\u2010" else _SPACE[gap.group().count("\n") > 1]
            parts += (text[end : gap.start()], kept)
            made += gap.start() - end + len(kept)
            end = gap.end()
            starts.append(made)
            shifts.append(end - made)
        return cls("".join((*parts, text[end:])), tuple(starts), tuple(shifts))

    def place(self, position: int) -> int:
        """Return where in the text a place of the shadow is."""
        return position + self.shifts[bisect_right(self.starts, position) - 1]


_SPACE = {True: "\n", False: " "}


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The words of `[periodic]` as patterns over shadows."""

    count: re.Pattern[str]
    period: re.Pattern[str]
    qualifiers: dict[str, Qualifier]


@cache
def _patterns() -> _Patterns:
    words = numbers()
    periodic = words.periodic
    hedges = {phrase: kind for kind, phrases in words.qualifiers.items() for phrase in phrases}
    things = _choice(word for names in periodic.of.values() for word in names)
    breaches, figure = _choice(periodic.breaches), r"\d{1,3}(?:,\d{3})+|\d+"
    months = _choice(name for names in calendar().months for name in names)
    day = (
        rf"(?:(?P<d{{0}}>\d{{{{1,2}}}})(?: (?P<m{{0}}>{months})\b)?"
        r"(?:,? (?P<y{0}>(?:19|20)\d\d))?)"
    )
    return _Patterns(
        count=re.compile(
            rf"\b(?:(?P<hedge>{_choice(hedges)}) )?(?P<number>{figure}) (?P<thing>(?:[a-z]+ )?"
            rf"(?:(?:{things}) (?:{breaches})|(?:{breaches}) of the (?:{things})))\b,?(?: \w+)?"
            rf" (?:{_choice(periodic.against)}) (?:(?P<hedge2>{_choice(hedges)}) )?"
            rf"(?P<before>{figure})(?: \w+)? (?:in|during|over|for) the"
            # A caption may have come between the lines of a sentence.
            rf"(?: |\n(?:[^\n.]{{1,90}}\n)?)(?:{_choice(periodic.before)}) "
            r"(?P<length>(?:\w+ ?){0,2}(?:period|weeks?|months?|days?|quarter|year)(?: period)?)",
            re.IGNORECASE,
        ),
        period=re.compile(
            rf"\b(?:between|from) {day.format(1)} (?:and|to) {day.format(2)}", re.IGNORECASE
        ),
        qualifiers=hedges,
    )


def _choice(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def tallies(document: Document, finder: NameFinder) -> Iterator[Claim]:
    """Yield the counts of a document that stand beside that of the period before."""
    if not any(word in document.text for word in numbers().periodic.before):
        return
    shadow = _Shadow.of(document.text)
    for match in _patterns().count.finditer(shadow.text):
        first, last = shadow.place(match.start()), shadow.place(match.end() - 1)
        parts = [part for part in document.segments if part.start <= last and first < part.end]
        if parts and parts[0].role in _OWN and parts[-1].role in _OWN:
            yield _claim(document, shadow, match, finder)


def _claim(document: Document, shadow: _Shadow, match: re.Match[str], finder: NameFinder) -> Claim:
    opening = max((m.end() for m in _SENTENCE.finditer(shadow.text, 0, match.start())), default=0)
    told = _patterns().period.search(shadow.text, opening, match.end())
    opening = min(told.start(), match.start()) if told else opening
    start, end = shadow.place(opening), shadow.place(match.end() - 1) + 1
    if end - start > LONGEST:
        start = shadow.place(match.start())
    return Claim(
        span=Span(document=document.id, start=start, end=end),
        quote=document.quote(start, end),
        modality=Modality.FACT,
        provision=_provision(match["thing"]),
        speaker=_counter(document.quote(start, end), finder),
        negated=int(match["number"].replace(",", "")) > 0,
        event=_period(document, shadow, told, match["length"]),
        quantity=_number(match["number"], match["hedge"], match["thing"]),
        previous=_number(match["before"], match["hedge2"], match["thing"]),
        confidence=Confidence.SURE,
        reasons=("a count beside that of the period before",),
        reader=READER,
    )


def _provision(thing: str) -> str:
    of = numbers().periodic.of
    return next(p for p, names in of.items() if any(name in thing.lower() for name in names))


def _number(figure: str, hedge: str | None, thing: str) -> Quantity:
    value = int(figure.replace(",", ""))
    qualifier = _patterns().qualifiers[hedge.lower()] if hedge else Qualifier.EXACT
    return Quantity(
        low=None if qualifier is Qualifier.UP_TO else value,
        high=None if qualifier is Qualifier.AT_LEAST else value,
        unit=thing.rsplit(maxsplit=1)[-1].lower(),
        of_whom=thing.lower(),
        qualifier=qualifier,
        words=" ".join(filter(None, (hedge, figure, thing))),
    )


def _counter(words: str, finder: NameFinder) -> Speaker | None:
    """Return the body that counted, as far as the sentence names one."""
    found = [named.actor for named in finder.find(words) if named.actor.kind in _COUNTERS]
    return Speaker(name=found[0].name) if len(set(found)) == 1 else None


def _period(
    document: Document, shadow: _Shadow, own: re.Match[str] | None, length: str
) -> When | None:
    """Return the period that is counted: told in the sentence, else the first one of the text.

    The first one of the text is the report's own only if it is as long as the period before.
    """
    found = own or _patterns().period.search(shadow.text)
    interval = _interval(found, document.published) if found else None
    if found is None or (not own and _days(interval) != _length(length)):
        return None
    first, last = shadow.place(found.start()), shadow.place(found.end() - 1) + 1
    return When(words=document.quote(first, last), interval=interval)


def _interval(found: re.Match[str], published: Interval | None) -> Interval | None:
    month = found["m2"] or found["m1"]
    year = int(found["y2"] or 0) or (published.latest.year if published else 0)
    if not (month and year):
        return None
    try:
        last = date(year, calendar().month(month), int(found["d2"]))
        if not found["y2"] and published and last > published.latest:
            last = last.replace(year=year - 1)
        first = last.replace(month=calendar().month(found["m1"] or month), day=int(found["d1"]))
    except ValueError:  # "31 June": written, but no day
        return None
    if first > last:
        first = first.replace(year=last.year - 1)
    return Interval(earliest=first, latest=last)


def _days(interval: Interval | None) -> int:
    return (interval.latest - interval.earliest + timedelta(days=1)).days if interval else 0


def _length(words: str) -> int:
    """Return how many days a length such as "two weeks" or "twoweek period" has, or -1."""
    counted = re.match(rf"(?:({numbers().pattern()}|\d+) ?)?(day|week)", words, re.IGNORECASE)
    if counted is None:
        return -1
    return numbers().value(counted[1] or "a") * (7 if counted[2].lower() == "week" else 1)
