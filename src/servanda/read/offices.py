"""What the holders of offices say of a text's date: it names somebody by an office within its term.

"President Joe Doe" in a newspaper's own voice is the president of the day it was written. Not so
"former President Joe Doe", a quoted speaker, or a sentence that tells of a year.
"""

import re
from collections.abc import Sequence

from servanda.model.actor import Office
from servanda.model.source import DateEvidence, Role, Segment, Strength
from servanda.read.pages import date_words

IN_OFFICE = "in office"
# So much of an article is looked at, and so much of the sentence around a name.
HEAD, BEFORE, AFTER = 8000, 160, 120
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\bago\b|\bearlier\b")
_STOP = re.compile(r"[.!?][\"”’')]* (?=[\"“‘'(]?[A-Z])")


def office_evidence(
    text: str, segments: Sequence[Segment], offices: Sequence[Office]
) -> tuple[DateEvidence, ...]:
    """Return the terms of the offices by which a text's own voice names their holders."""
    named = ((office, _named(text, segments, office, offices)) for office in offices)
    return tuple(
        DateEvidence(
            rule=f"{IN_OFFICE}: {office.source}",
            strength=Strength.CONVENTION,
            words=match.group(),
            earliest=office.since,
            latest=office.until,
            start=match.start(),
            end=match.end(),
        )
        for office, match in named
        if match
    )


def _named(
    text: str, segments: Sequence[Segment], office: Office, offices: Sequence[Office]
) -> re.Match[str] | None:
    """Return the first place where an article's own voice names the holder by the office."""
    body = [part for part in segments if part.role is Role.BODY]
    end = body[0].start + HEAD if body else 0
    return next(
        (
            match
            for part in body
            if part.start < end
            for match in _pattern(office, offices).finditer(text, part.start, min(part.end, end))
            if _own_voice(text, part, match)
        ),
        None,
    )


def _pattern(office: Office, offices: Sequence[Office]) -> re.Pattern[str]:
    """Return the title with the full name, or with the surname if no other holder shares both."""
    surname = office.holder.split()[-1]
    shared = any(
        other.holder != office.holder
        and (other.title, other.holder.split()[-1]) == (office.title, surname)
        for other in offices
    )
    names = [office.holder] if shared else [office.holder, surname]
    name = "|".join(map(re.escape, names))
    return re.compile(rf"\b{re.escape(office.title)} (?:{name})\b", re.IGNORECASE)


def _own_voice(text: str, part: Segment, match: re.Match[str]) -> bool:
    """Return whether a name is the text's own, of now: not quoted, not former, of no year."""
    before = text[max(part.start, match.start() - BEFORE) : match.start()]
    after = text[match.end() : min(part.end, match.end() + AFTER)]
    sentence = f"{_STOP.split(before)[-1]} {_STOP.split(after)[0]}"
    return not (
        date_words().out_of_office.search(before.lower())
        or _YEAR.search(sentence)
        or _quoted(text[max(part.start, match.start() - HEAD) : match.start()])
    )


def _quoted(before: str) -> bool:
    """Return whether a quotation that began in a paragraph is still open."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
