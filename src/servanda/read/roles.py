"""Flattened text to segments: which lines are the article, and what the others are.

The article is the best-scoring run of lines (Kadane's maximum segment over line weights), cleaned
by a few rules on headings, repeats, captions and lone headlines. Nothing is deleted: every line
gets a role.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from servanda.model.source import Role, Segment
from servanda.read import dates
from servanda.read.pages import Pages, pages

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
END = re.compile(r"[.!?…:;][\"”’'»)\]\s]*$")
CRAWLER = re.compile(r"^ ?date (\d{4}-\d\d-\d\d) (.*)$")
DATELINE = re.compile(
    r"^(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+(?:[ ,]+(?:[A-ZÀ-Þ]\w*[,.]?)){0,4})?\s*"
    r"(?:\((?P<agency>[A-Za-z]{2,10})\))?\s*(?:—|–|--)\s+"
)
SENTENCE = re.compile(r"\w[.!?][\"”’')\]]*$")
PAGE_WIDTH, HALF_WIDTH = 100, 45
# Only so much of a line's end is looked at for a credit, and for an end mark.
TAIL, ENDING = 90, 10
LONG, SHORT, BODY_BEFORE_END = 12, 4, 80
DATE_LINE_WORDS = 14


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    words: int
    bullet: bool
    blank_before: bool
    lower: str


def segments(text: str) -> tuple[Segment, ...]:
    """Return a segment for every line that is not blank, in order."""
    lines = _unwrapped(_lines(text))
    if not lines:
        return ()
    body = _body(lines) or _short(lines)
    first = min(body)
    found: list[Segment] = []
    for number, line in enumerate(lines):
        if number in body:
            found.extend(_body_segments(line, is_first=number == first))
        else:
            found.extend(_other(lines, number, first, max(body)))
    return tuple(found)


def _lines(text: str) -> list[_Line]:
    lines, start, blank = [], 0, True
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            at = start + raw.index(stripped[0])
            bullet = stripped[0] in "•*·‣▪"
            lines.append(
                _Line(
                    at,
                    at + len(stripped),
                    stripped,
                    len(WORD.findall(stripped)),
                    bullet,
                    blank,
                    stripped.lower(),
                )
            )
        blank = not stripped
        start += len(raw)
    return lines


def _unwrapped(lines: list[_Line]) -> list[_Line]:
    """Return the lines with each hard-wrapped paragraph as one.

    A run of lines without blanks is a wrapped paragraph if none is longer than a page is wide and
    some line stops inside a sentence that the next one continues in lower case.
    """
    runs: list[list[_Line]] = []
    for line in lines:
        if runs and not line.blank_before and not line.bullet:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [line for run in runs for line in ([_joined(run)] if _wrapped(run) else run)]


def _wrapped(run: list[_Line]) -> bool:
    if len(run) < 2 or max(len(line.text) for line in run) > PAGE_WIDTH:
        return False
    return any(
        not END.search(above.text[-ENDING:])
        and below.text[0].islower()
        and len(above.text) >= HALF_WIDTH
        for above, below in pairwise(run)
    )


def _joined(run: list[_Line]) -> _Line:
    return replace(
        run[0],
        end=run[-1].end,
        text=" ".join(line.text for line in run),
        words=sum(line.words for line in run),
        lower=" ".join(line.lower for line in run),
    )


def _weight(line: _Line, page: Pages) -> int:
    if line.words >= LONG and END.search(line.text[-ENDING:]) and not line.bullet:
        return min(line.words, 40)
    if line.words >= SHORT and SENTENCE.search(line.text[-ENDING:]) and not line.bullet:
        return 0 if page.boilerplate.search(line.lower) else 2
    return -15 if page.heading.match(line.lower) else -6


def _body(lines: list[_Line]) -> set[int]:
    page = pages()
    weights = [_weight(line, page) for line in lines]
    core = _best_run(weights)
    repeats = Counter(line.text for line in lines)
    body: set[int] = set()
    for number in core:
        line = lines[number]
        if page.end.match(line.lower) and sum(lines[i].words for i in body) >= BODY_BEFORE_END:
            break
        if _kept(lines, number, weights, repeats, page):
            body.add(number)
    return body


def _best_run(weights: list[int]) -> range:
    best = current = start = 0
    span = range(0)
    for number, weight in enumerate(weights):
        if current <= 0:
            current, start = 0, number
        current += weight
        if current > best:
            best, span = current, range(start, number + 1)
    return span


def _kept(
    lines: list[_Line], number: int, weights: list[int], repeats: Counter[str], page: Pages
) -> bool:
    line = lines[number]
    if (
        page.heading.match(line.lower)
        or CRAWLER.match(line.text)
        or _captioned(lines, number, page)
    ):
        return False
    if len(page.boilerplate.findall(line.lower)) >= (1 if line.words < LONG else 2):
        return False
    if repeats[line.text] > 1 and line.words < 25:
        return False
    if weights[number] > 0:
        return True
    return not (_date_line(line, page) or (line.blank_before and _lone_headline(line)))


def _captioned(lines: list[_Line], number: int, page: Pages) -> bool:
    """Return whether a line is a caption, or the short title straight above one."""
    line = lines[number]
    if page.caption.search(line.lower[-TAIL:]):
        return True
    below = lines[number + 1] if number + 1 < len(lines) else None
    title = line.words <= 6 and not END.search(line.text[-ENDING:])
    return bool(
        below and title and not below.blank_before and page.caption.search(below.lower[-TAIL:])
    )


def _date_line(line: _Line, page: Pages) -> bool:
    """Return whether a short line only says when something was published."""
    if line.words > DATE_LINE_WORDS or (
        END.search(line.text[-ENDING:]) and not page.published.match(line.lower)
    ):
        return False
    if not any(character.isdigit() for character in line.text):
        return False
    return bool(page.published.match(line.lower)) or any(
        found.kind in (dates.Kind.DAY, dates.Kind.ISO) for found in dates.find(line.text)
    )


def _lone_headline(line: _Line) -> bool:
    """Return whether a line is another story's headline: title case, alone, without an end."""
    words = WORD.findall(line.text)
    capitals = sum(1 for word in words if word[0].isupper() or len(word) < 4)
    return not END.search(line.text[-ENDING:]) and len(words) >= 3 and capitals >= 0.8 * len(words)


def _short(lines: list[_Line]) -> set[int]:
    """Return the body of a text without any long sentence: what ends like one, else everything."""
    sentences = {n for n, line in enumerate(lines) if END.search(line.text[-ENDING:])}
    return sentences or set(range(len(lines)))


def _body_segments(line: _Line, *, is_first: bool) -> list[Segment]:
    match = DATELINE.match(line.text) if is_first else None
    if not match or not match.group().strip(" —–-"):
        return [Segment(line.start, line.end, Role.BODY)]
    cut = line.start + match.end()
    return [
        Segment(line.start, line.start + len(match.group().rstrip()), Role.DATELINE),
        Segment(cut, line.end, Role.BODY),
    ]


def _other(lines: list[_Line], number: int, first: int, last: int) -> list[Segment]:
    line, page = lines[number], pages()
    crawler = CRAWLER.match(line.text)
    if crawler:
        return _crawler(line, crawler)
    if _captioned(lines, number, page):
        return [Segment(line.start, line.end, Role.CAPTION)]
    if number < first and _date_line(line, page):
        return [Segment(line.start, line.end, Role.PUBLISHED)]
    if page.heading.match(line.lower) or number > last:
        return [Segment(line.start, line.end, Role.RELATED)]
    if page.boilerplate.search(line.lower) and number < last:
        return [Segment(line.start, line.end, Role.NOTICE)]
    headline = number < first and line.words >= 4 and not line.bullet
    return [Segment(line.start, line.end, Role.TITLE if headline else Role.NAVIGATION)]


def _crawler(line: _Line, match: re.Match[str]) -> list[Segment]:
    """Return the parts of a first line that a crawler wrote: a date, and perhaps the title."""
    title = match[2].strip()
    if len(WORD.findall(title)) < 3:
        return [Segment(line.start, line.end, Role.PUBLISHED)]
    cut = line.end - len(title)
    return [
        Segment(line.start, line.start + line.text.index(match[1]) + 10, Role.PUBLISHED),
        Segment(cut, line.end, Role.TITLE),
    ]
