"""Which of a sentence's dates is a claim's deadline and which the day it happened."""

import re
from collections.abc import Iterable

from servanda.model.claim import Modality
from servanda.model.when import Duration, Granularity, Interval, When
from servanda.read import dates
from servanda.read.dates import Kind, Mention, Tense
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
_DUE = re.compile(r"\b(?:by|before|until|till|within|no later than|through)\s*(?:the\s)?$", re.I)
_HELD = re.compile(r"\b(?:by|before|until|on|in|for)\s*(?:the\s)?$", re.I)
_ACCORD = re.compile(
    r"\b(?:cease-?fire|truce|agreement|accord|deal|roadmap|pact|armistice|resolution)\b", re.I
)
_SIGNED = re.compile(r"\b(?:sign|agree|reach|conclud|adopt|announc)\w*\b", re.I)
REACH = 110


def deadline(
    text: str,
    span: tuple[int, int],
    modality: Modality,
    published: Interval | None,
    whole: bool,
) -> When | None:
    """Return by when a thing is due: a duration, or a day after a word such as "by" or "within".

    What is held on a day ("elections on 24 December", `whole`) is due on that day.
    """
    if modality not in FORWARD:
        return None
    for mention in dates.find(text, *span):
        if mention.kind is Kind.DURATION:
            if mention.words.lower().startswith("after"):
                continue
            return dates.resolve(mention, published, Tense.FUTURE)
        cue = _HELD if whole else _DUE
        due = bool(cue.search(text, max(span[0], mention.start - 14), mention.start))
        named = mention.kind in (Kind.DAY, Kind.ISO) or (mention.kind is Kind.MONTH)
        if (
            due and named and (whole or not _dates_accord(text, mention))
        ) or mention.kind is Kind.VAGUE:
            if (
                modality is Modality.AGREE
                and not whole
                and _SIGNED.search(text, span[0], mention.start)
            ):
                continue
            return dates.resolve(mention, published, Tense.FUTURE)
    return None


def event(
    text: str,
    span: tuple[int, int],
    quoted: tuple[int, int],
    published: Interval | None,
    skip: When | None,
) -> When | None:
    """Return when something reported happened: the first date that is not its deadline.

    Outside the quote itself only a date with a month counts; a weekday there dates the report.
    """
    for mention in dates.find(text, *span):
        if mention.kind in (Kind.DURATION, Kind.VAGUE) or (skip and mention.words == skip.words):
            continue
        dated = mention.kind in (Kind.DAY, Kind.MONTH, Kind.ISO)
        if not dated and not quoted[0] <= mention.start < quoted[1]:
            continue
        found = dates.resolve(mention, published, Tense.PAST)
        if found.interval:
            return found
    return None


def anchors(
    sentences: Iterable[Sentence], text: str, published: Interval | None
) -> tuple[When, ...]:
    """Return the days agreements are said to be of, in the order of the text."""
    found = []
    for sentence in sentences:
        for mention in dates.find(text, sentence.start, sentence.end):
            if mention.kind in (Kind.DAY, Kind.MONTH, Kind.ISO) and _dates_accord(text, mention):
                when = dates.resolve(mention, published, Tense.PAST)
                if when.interval and (not published or when.interval.earliest <= published.latest):
                    found.append(when)
    return tuple(found)


def _dates_accord(text: str, mention: Mention) -> bool:
    """Return whether a date is an agreement's: beside its name, or after a verb of signing it."""
    before = text[max(0, mention.start - REACH) : mention.start].rsplit(". ", 1)[-1]
    if _ACCORD.match(text[mention.end : mention.end + 30].lstrip()):
        return True
    named = list(_ACCORD.finditer(before))
    if not named:
        following = text[mention.end : mention.end + REACH].split(". ", 1)[0]
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
