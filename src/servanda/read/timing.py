"""Which of a sentence's dates is a claim's deadline and which the day it happened."""

import re
from collections.abc import Callable, Iterable

from servanda.model.claim import Modality
from servanda.model.when import Duration, Granularity, Interval, When
from servanda.read import dates
from servanda.read.dates import Kind, Mention, Tense
from servanda.read.resolve import resolve, resolved
from servanda.read.sentence import Sentence

FORWARD = frozenset(
    {
        Modality.PLEDGE,
        Modality.AGREE,
        Modality.DEMAND,
        Modality.SUPPORT,
        Modality.PROPOSE,
        Modality.EXPECT,
    }
)
# What stands before the day by which a thing is due, and before the day on which it is held.
_DUE = re.compile(r"\b(?:by|before|until|till|within|not? later than|through)\s*(?:the\s)?$", re.I)
_HELD = re.compile(r"\b(?:by|before|until|on|in|for|not? later than)\s*(?:the\s)?$", re.I)
# Dates that name a day, or a stretch that ends on a known one.
_NAMED = frozenset({Kind.DAY, Kind.ISO, Kind.MONTH})
_NEAR = frozenset(
    {Kind.WEEKDAY, Kind.WEEKEND, Kind.TODAY, Kind.DAY_OF_MONTH, Kind.RELATIVE, Kind.END}
)
_ACCORD = re.compile(
    r"\b(?:cease-?fire|truce|agreement|accord|deal|roadmap|pact|armistice|resolution|protocol|treaty"
    r"|memorandum)\b",
    re.I,
)
_SIGNED = re.compile(r"\b(?:sign|agree|reach|conclud|adopt|announc)\w*\b", re.I)
_SENTENCE = re.compile(r"\.\s|\n\s*\n")
REACH = 110


def deadline(
    text: str,
    span: tuple[int, int],
    modality: Modality,
    published: Interval | None,
    whole: bool,
    tense: Callable[[Mention], Tense],
) -> When | None:
    """Return by when a thing is due: a duration, or a day after a word such as "by" or "within".

    What is held on a day ("elections on 24 December", `whole`) is due on that day. Where no day
    is told, words such as "immediately" are kept as they are. `tense` is that of a date's clause.
    """
    if modality not in FORWARD:
        return None
    for mention in dates.find(text, *span):
        if mention.kind is Kind.DURATION:
            if mention.words.lower().startswith("after"):
                continue
            return resolve(mention, published, Tense.FUTURE)
        ahead = whole and mention.kind in _NEAR and tense(mention) is Tense.FUTURE
        if ahead or _is_due(text, mention, span[0], whole):
            if (
                modality is Modality.AGREE
                and not whole
                and _SIGNED.search(text, span[0], mention.start)
            ):
                continue
            return resolve(mention, published, Tense.FUTURE)
    prompt = dates.prompt().search(text, *span)
    return When(words=prompt.group()) if prompt else None


def _is_due(text: str, mention: Mention, start: int, whole: bool) -> bool:
    """Return whether the words before a date make it the last day, or the day, of a thing."""
    if mention.kind is Kind.VAGUE:
        return True
    before = max(start, mention.start - 20), mention.start
    if mention.kind in _NAMED:
        cue = _HELD if whole else _DUE
        return bool(cue.search(text, *before)) and (whole or not _dates_accord(text, mention))
    return mention.kind in _NEAR and bool(_DUE.search(text, *before))


def event(
    text: str,
    span: tuple[int, int],
    quoted: tuple[int, int],
    published: Interval | None,
    skip: When | None,
    tense: Callable[[Mention], Tense],
) -> When | None:
    """Return when something reported happened: the first date that is not its deadline.

    Outside the quote itself only a date with a month counts; a weekday there dates the report.
    A date whose clause looks forward is not when anything happened.
    """

    def looks(mention: Mention) -> Tense:
        found = tense(mention)
        return Tense.PAST if found is Tense.UNKNOWN else found

    for mention, when in resolved(dates.find(text, *span), published, looks):
        if mention.kind in UNDATED or (skip and mention.words == skip.words):
            continue
        dated = mention.kind in (Kind.DAY, Kind.MONTH, Kind.ISO)
        if not dated and not quoted[0] <= mention.start < quoted[1]:
            continue
        days, past = when.interval, looks(mention) is Tense.PAST
        if days and past and not (published and days.earliest > published.latest):
            return when
    return None


# Dates that are never when something happened.
UNDATED = frozenset({Kind.DURATION, Kind.VAGUE, Kind.END})


def anchors(
    sentences: Iterable[Sentence], text: str, published: Interval | None
) -> tuple[When, ...]:
    """Return the days agreements are said to be of, in the order of the text."""
    found = []
    for sentence in sentences:
        for mention in dates.find(text, sentence.start, sentence.end):
            if mention.kind in (Kind.DAY, Kind.MONTH, Kind.ISO) and _dates_accord(text, mention):
                when = resolve(mention, published, Tense.PAST)
                if when.interval and (not published or when.interval.earliest <= published.latest):
                    found.append(when)
    return tuple(found)


def _dates_accord(text: str, mention: Mention) -> bool:
    """Return whether a date is an agreement's: beside its name, or after a verb of signing it."""
    before = _SENTENCE.split(text[max(0, mention.start - REACH) : mention.start])[-1]
    if _ACCORD.match(text[mention.end : mention.end + 30].lstrip()):
        return True
    named = list(_ACCORD.finditer(before))
    if not named:
        following = _SENTENCE.split(text[mention.end : mention.end + REACH])[0]
        starts = before.strip() in ("", "In", "On")
        return starts and bool(_SIGNED.search(following)) and bool(_ACCORD.search(following))
    signed = bool(_SIGNED.search(before))
    close = len(before) - named[-1].end() <= 12
    return signed or close


def anchored(when: When, own: When | None, known: tuple[When, ...]) -> When:
    """Return a duration as a deadline, counted from its agreement's day, if that is known.

    The agreement dated in the same claim comes first; the finest of the document's dates follows.
    """
    if when.duration is None:
        return when
    candidates = [own] if own and own.interval and _fine(own) else list(known)
    dated = [c for c in candidates if c.interval]
    if not dated:
        return when
    best = min(dated, key=lambda c: _days(c.interval))
    if own and own.interval and best.interval and not best.interval.overlaps(own.interval):
        best = own
    return _counted(when, when.duration, best)


def _fine(when: When) -> bool:
    return bool(when.interval and when.interval.granularity is Granularity.DAY)


def _days(interval: Interval | None) -> int:
    return (interval.latest - interval.earliest).days if interval else 10_000


def _counted(when: When, duration: Duration, anchor: When) -> When:
    if anchor.interval is None:
        return when
    return When(
        words=when.words,
        interval=duration.after_interval(anchor.interval),
        duration=duration,
        anchor=anchor.words,
    )
