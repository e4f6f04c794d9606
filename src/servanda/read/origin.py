"""Whose witness a text is: its agency, its publisher, its author, and from where it was written.

Only credits of the text count: the credit of a picture says nothing about the words, and
"the Associated Press contributed to this report" makes no text an agency's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from servanda.model.source import Role, Segment
from servanda.read.pages import Credits, pages

# A credit stands so few lines above the article's first paragraph or below its last.
ABOVE, BELOW = 14, 6
# A credit is no longer than this; a line that hands over to an agency's text is a sentence.
CREDIT, HANDOVER = 120, 300
DATED = Role.DATELINE
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[\s©]*(?:\(c\)\s*)?(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?,?\s+"
    r"(?:by\s+)?(?P<name>(?:[A-ZÀ-Þ][\w'’&-]*)(?:\s+(?:[A-ZÀ-Þ&][\w'’-]*|of|for|the|and)){0,4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credited:
    """What a text credits, and its segments, each with its origin where that is its own."""

    segments: tuple[Segment, ...]
    agency: str | None
    publisher: str | None
    byline: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class _Lines:
    """The segments of a text, and which of them are the first and the last of the article."""

    text: str
    segments: Sequence[Segment]
    body: Sequence[int]

    def words(self, number: int) -> str:
        """Return the words of a segment on one line; no more of them than a credit needs."""
        part = self.segments[number]
        return " ".join(self.text[part.start : min(part.end, part.start + HANDOVER + 1)].split())

    def around(self) -> Iterator[int]:
        """Yield the numbers of the segments near the article where credits stand.

        The last paragraph may be one, where that is a whole sentence.
        """
        first, last = self.body[0], self.body[-1]
        for number in range(max(0, first - ABOVE), min(len(self.segments), last + BELOW + 1)):
            outside = number < first or number >= last
            if outside and self.segments[number].role is not Role.CAPTION:
                yield number


def credited(text: str, segments: Sequence[Segment], publisher: str | None) -> Credited:
    """Return whose words a text is; `publisher` is who is already known to have published it."""
    body = [n for n, part in enumerate(segments) if part.role is Role.BODY or part.role is DATED]
    if not body:
        return Credited(
            segments=tuple(segments), agency=None, publisher=None, byline=None, place=None
        )
    lines, how = _Lines(text, segments, body), pages().credits_of_text
    found_publisher = publisher or _publisher(lines, how)
    begins = _begins(lines, how)
    whole = _dateline_agency(lines, how) or _credit(lines, how)
    agency = whole or _most(lines, begins)
    return Credited(
        segments=_owned(segments, begins, found_publisher if begins and not whole else None),
        agency=agency,
        publisher=found_publisher,
        byline=_byline(lines),
        place=_place(lines, how),
    )


def _publisher(lines: _Lines, how: Credits) -> str | None:
    """Return who claims the copyright of the page, unless that is an agency."""
    for cue in ("©", "Copyright", "copyright", "COPYRIGHT"):
        place = lines.text.find(cue)
        match = _COPYRIGHT.match(lines.text, place) if place >= 0 else None
        if match and match["name"][0].isupper() and not how.mentioned(match["name"]):
            return match["name"].removesuffix(" All").strip(" ,")
    return None


def _dateline_agency(lines: _Lines, how: Credits) -> str | None:
    first = how.dateline.match(f"{lines.words(lines.body[0])} ")
    return how.mentioned(first.group()) if first else None


def _place(lines: _Lines, how: Credits) -> str | None:
    """Return the place of the first dateline."""
    part = lines.segments[lines.body[0]]
    if part.role is not Role.DATELINE:
        return None
    match = how.place.match(lines.words(lines.body[0]))
    return match.group().strip(" ,") if match else None


def _credit(lines: _Lines, how: Credits) -> str | None:
    """Return the agency that a line of its own beside the article, or its last words, credit."""
    for number in lines.around():
        part = lines.segments[number]
        if part.end - part.start > HANDOVER:
            continue
        words = lines.words(number)
        match = how.line.match(words) if len(words) <= CREDIT else None
        if match and (match["sure"] or _in_heading(lines, number)):
            return how.mentioned(words)
        if how.signature.search(words):
            return how.signs
    last = lines.segments[lines.body[-1]]
    match = how.tail.search(lines.text[max(last.start, last.end - CREDIT) : last.end])
    return how.mentioned(match.group()) if match else None


def _in_heading(lines: _Lines, number: int) -> bool:
    """Return whether a bare agency's name stands with the title or the day, not under a picture."""
    beside = [
        lines.segments[n].role
        for n in (number - 1, number + 1)
        if 0 <= n < len(lines.segments) and number < lines.body[0]
    ]
    return Role.CAPTION not in beside and bool({Role.TITLE, Role.PUBLISHED}.intersection(beside))


def _begins(lines: _Lines, how: Credits) -> list[tuple[int, str]]:
    """Return after which segments an agency's own text begins, and whose it is.

    Such a place is a line that hands over ("reporting from … below"), or a dateline inside.
    """
    found: list[tuple[int, str]] = []
    for number in range(lines.body[0], lines.body[-1] + 1):
        part = lines.segments[number]
        hands_over = part.end - part.start <= HANDOVER and any(
            lines.text.find(cue, part.start, part.end) >= 0 for cue in how.behind
        )
        opened = lines.text.find("(", part.start, min(part.end, part.start + CREDIT)) >= 0
        inside = opened and number > lines.body[0]
        words = lines.words(number) if hands_over or inside else ""
        handover = how.handover.search(words) if hands_over else None
        match = handover or (how.dateline.match(f"{words} ") if inside else None)
        if match:
            found.append((number + bool(handover), how.mentioned(match.group()) or ""))
    return found


def _most(lines: _Lines, begins: Sequence[tuple[int, str]]) -> str | None:
    """Return the agency whose text is more than half of the article, or None."""
    if not begins:
        return None
    first, agency = begins[0]
    sizes = {n: lines.segments[n].end - lines.segments[n].start for n in lines.body}
    theirs = sum(size for number, size in sizes.items() if number >= first)
    return agency if 2 * theirs > sum(sizes.values()) else None


def _owned(
    segments: Sequence[Segment], begins: Sequence[tuple[int, str]], publisher: str | None
) -> tuple[Segment, ...]:
    """Return the segments with their origins: the publisher's own words, then each agency's."""
    if not begins and not publisher:
        return tuple(segments)
    owner = publisher
    starts = dict(begins)
    owned = []
    for number, part in enumerate(segments):
        owner = starts.get(number, owner)
        body = part.role in (Role.BODY, Role.DATELINE)
        owned.append(replace(part, origin=owner) if body and owner else part)
    return tuple(owned)


def _byline(lines: _Lines) -> str | None:
    """Return who signed the text, from the lines around it."""
    for number in lines.around():
        part = lines.segments[number]
        match = pages().byline.match(lines.text[part.start : min(part.end, part.start + CREDIT)])
        if match:
            return match["name"].strip(" ,")
    return None
