"""Flattened text to segments: which lines are the article, and what the others are.

A model of lines says which are likely body; rules on headings, repeats, captions and lone headlines
correct it where a page's own marks are plain. Nothing is deleted: every line gets a role.
"""

import re
from collections import Counter
from collections.abc import Sequence

from servanda.model.source import Role, Segment
from servanda.read import dates
from servanda.read.line_model import likelihoods
from servanda.read.lines import BULLETS, END, ENDING, Line, lines
from servanda.read.marks import Marks, marked
from servanda.read.pages import Pages, pages

CRAWLER = re.compile(r"^ ?date (\d{4}-\d\d-\d\d) (.*)$")
BULLET = "".join(BULLETS) + " "
_DIGIT = re.compile(r"\d")
_CONTENT = re.compile(r"[^\W\d_]{4,}")
# A line with furniture's marks must be the likelier body for it.
LIKELY, SURE, LINKED = 0.4, 0.7, 0.2
# What the model holds against a sentence counts for little where all around it is prose.
LIKELY_IN_PROSE, PASTED = 0.5, 20
LONG, DATE_LINE_WORDS, REPEATED, HEADLINE, SENTENCE = 12, 14, 25, 5, 3
TITLE_WORDS = 16
PUBLISHED_CHARACTERS = 120
FURNITURE = 4
ARTICLES = 3
LONGEST, MOST_LINES = 3_000_000, 30_000
BODY_BEFORE_END, TELLING, NEXT = 80, 10, 40


def segments(text: str) -> tuple[Segment, ...]:
    """Return a segment for every line that is not blank, in order.

    A text far longer than pages are is body as a whole: what is a page's furniture it cannot tell.
    """
    if len(text) > LONGEST or text.count("\n") > MOST_LINES:
        return (Segment(0, len(text), Role.BODY),)
    found = marked(lines(text))
    if not found:
        return ()
    body = _articled(found) or body_lines(found, likelihoods(found).tolist())
    telling = [number for number in body if found[number].line.words >= TELLING]
    first, last = min(telling or body), max(body)
    captions = _captions(found)
    parts: list[Segment] = []
    for number, marks in enumerate(found):
        line = marks.line
        if number in body:
            parts.extend(body_segments(line.text, line.start, line.end, is_first=number == first))
        elif number > last or number in captions:
            role = Role.CAPTION if number in captions else Role.RELATED
            parts.append(Segment(line.start, line.end, role))
        else:
            parts.extend(_other(marks, number, first))
    return tuple(parts)


def _articled(found: Sequence[Marks]) -> set[int]:
    """Return the lines of a text in numbered articles, from the first heading on; else none.

    A treaty has no furniture between its articles, however short they are.
    """
    headings = [n for n, marks in enumerate(found) if pages().article.match(marks.line.lower)]
    if len(headings) < ARTICLES:
        return set()
    return set(range(headings[0], len(found))).difference(headings)


def body_lines(found: Sequence[Marks], likelihood: Sequence[float]) -> set[int]:
    """Return the numbers of the lines that are the article; never none."""
    page = pages()
    body: list[int] = []
    words = 0
    least = LIKELY_IN_PROSE if _prose(found, page) else 0.0
    needed, captions = _needed(found, likelihood), _captions(found)
    for number, marks in enumerate(found):
        if marks.heading and words >= BODY_BEFORE_END and _ends(found, number, body, page):
            break
        likely = likelihood[number]
        if least:
            likely = max(likely, least * _sentence(marks.line, page))
        if likely <= needed[number] or number in captions or _furniture(marks, number):
            continue
        if likely > SURE or not _suspect(marks):
            body.append(number)
            words += marks.line.words
    return set(_headless(found, body)) or _short(found, likelihood, page)


def _headless(found: Sequence[Marks], body: Sequence[int]) -> Sequence[int]:
    """Return the body without the lines above its first sentence: the model takes titles for it."""
    for place, number in enumerate(body):
        line = found[number].line
        if line.ended or line.words > TITLE_WORDS:
            return body[place:]
    return body


def _needed(found: Sequence[Marks], likelihood: Sequence[float]) -> list[float]:
    """Return how likely each line must be: less for sentences that touch a likely line.

    Two thresholds, as Canny (1986) links edges: a run of sentences holds together, since the model
    doubts the paragraphs of a short article one by one.
    """
    needed = [LIKELY] * len(found)
    for numbers in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        step = 1 if numbers.step > 0 else -1
        for number in numbers:
            beside = number - step
            if likelihood[beside] > needed[beside] and _telling(found[number]):
                needed[number] = LINKED
    return needed


def _telling(marks: Marks) -> bool:
    line = marks.line
    return line.words >= TELLING and line.ended and not (line.bullet or marks.boilerplate)


def _prose(found: Sequence[Marks], page: Pages) -> bool:
    """Return whether a text is short and mostly sentences: pasted, not a page of a site."""
    return len(found) < PASTED and 2 * sum(_sentence(marks.line, page) for marks in found) >= len(
        found
    )


def _sentence(line: Line, page: Pages) -> bool:
    """Return whether a line reads as a sentence and not as the day of publication."""
    return line.words >= SENTENCE and line.ended and not page.published.match(line.lower)


def _furniture(marks: Marks, number: int) -> bool:
    """Return whether a line's own marks say that it is no part of the article."""
    line = marks.line
    if number == 0 and CRAWLER.match(line.text):
        return True
    return (
        marks.heading
        or (line.words <= FURNITURE and bool(pages().furniture.match(line.lower)))
        or (line.words <= TITLE_WORDS and is_byline(line.text))
    )


def is_byline(text: str) -> bool:
    """Return whether a line only says who wrote the text."""
    short = len(text) <= PUBLISHED_CHARACTERS
    return short and bool(pages().byline.match(text)) and not END.search(text[-ENDING:])


def _suspect(marks: Marks) -> bool:
    """Return whether a line looks like the site's own words or like another story's headline."""
    line = marks.line
    if marks.repeated and line.words < REPEATED:
        return True
    if marks.boilerplate and line.words < LONG:
        return True
    return line.blank_before and line.words >= HEADLINE and _titled(line)


def _ends(found: Sequence[Marks], number: int, body: Sequence[int], page: Pages) -> bool:
    """Return whether a line heads other stories: what follows shares few of the article's words."""
    if not page.end.match(found[number].line.lower):
        return False
    above = [_content(found[n].line, page) for n in body if found[n].line.words >= TELLING]
    counts = Counter(word for words in above for word in words)
    topic = {word for word, count in counts.items() if count >= 2}
    below = [marks.line for marks in found[number + 1 :]]
    usual = _share(above, topic)
    shared = _share([_content(line, page) for line in below], topic)
    listed = sum(line.bullet for line in below[:NEXT]) > len(below[:NEXT]) / 4
    return shared < 0.3 * usual or (listed and shared < 0.8 * usual)


def _content(line: Line, page: Pages) -> set[str]:
    return set(_CONTENT.findall(line.lower)) - page.prose


def _share(lines_words: Sequence[set[str]], topic: set[str]) -> float:
    """Return which part of the words of some lines belongs to a topic."""
    every = sum(map(len, lines_words))
    return sum(len(words & topic) for words in lines_words) / every if every else 0.0


def _captions(found: Sequence[Marks]) -> frozenset[int]:
    """Return the numbers of the captions, with the short titles or first words above them."""
    credited = [number for number, marks in enumerate(found) if marks.credited]
    above = [n - 1 for n in credited if n and _titles(found[n - 1].line, found[n].line)]
    return frozenset([*credited, *above])


def _titles(line: Line, below: Line) -> bool:
    """Return whether a line is the short title or the first words of the caption below it."""
    short = line.words <= 6 and not line.ended
    return (short and not below.blank_before) or below.text.startswith(line.text.lstrip(BULLET))


def _date_line(line: Line, page: Pages) -> bool:
    """Return whether a short line only says when something was published."""
    if line.words > DATE_LINE_WORDS or not _DIGIT.search(line.text):
        return False
    published = bool(page.published.match(line.lower))
    if line.ended and not published:
        return False
    return published or any(
        mention.kind in (dates.Kind.DAY, dates.Kind.ISO) for mention in dates.find(line.text)
    )


def _titled(line: Line) -> bool:
    """Return whether a line is in title case and has no end mark."""
    words = line.text.split()
    capitals = sum(1 for word in words if word[0].isupper() or len(word) < 4)
    return capitals >= 0.8 * len(words) and not line.ended


def _short(found: Sequence[Marks], likelihood: Sequence[float], page: Pages) -> set[int]:
    """Return the body of a text without a likely line: its likelier sentences, else everything."""
    sentences = {n for n, marks in enumerate(found) if _sentence(marks.line, page)}
    least = max((likelihood[number] for number in sentences), default=0.0) / 2
    return {n for n in sentences if likelihood[n] >= least} or set(range(len(found)))


def body_segments(words: str, start: int, end: int, *, is_first: bool) -> list[Segment]:
    """Return the parts of a paragraph at a place: the first one's dateline apart from its words."""
    match = pages().dateline.match(words) if is_first else None
    if not match or not match.group().strip(" —–-") or match.end() == len(words):
        return [Segment(start, end, Role.BODY)]
    return [
        Segment(start, start + len(match.group().rstrip()), Role.DATELINE),
        Segment(start + match.end(), end, Role.BODY),
    ]


def says_when(text: str) -> bool:
    """Return whether a block is a short line that only says when something was published."""
    if len(text) > PUBLISHED_CHARACTERS or not _DIGIT.search(text):
        return False
    return any(_date_line(line, pages()) for line in lines(text))


def _other(marks: Marks, number: int, first: int) -> list[Segment]:
    line = marks.line
    crawler = CRAWLER.match(line.text) if number == 0 else None
    if crawler:
        return _crawler(line, crawler)
    return [Segment(line.start, line.end, _role(marks, number, first))]


def _role(marks: Marks, number: int, first: int) -> Role:
    line = marks.line
    if number < first and _date_line(line, pages()):
        return Role.PUBLISHED
    if marks.heading:
        return Role.RELATED
    if is_byline(line.text):
        return Role.BYLINE
    if marks.boilerplate:
        return Role.NOTICE
    headline = number < first and line.words >= 4 and not line.bullet
    return Role.TITLE if headline else Role.NAVIGATION


def _crawler(line: Line, match: re.Match[str]) -> list[Segment]:
    """Return the parts of a first line that a crawler wrote: a date, and perhaps the title."""
    title = match[2].strip()
    if len(title.split()) < 3:
        return [Segment(line.start, line.end, Role.PUBLISHED)]
    cut = line.end - len(title)
    return [
        Segment(line.start, line.start + line.text.index(match[1]) + 10, Role.PUBLISHED),
        Segment(cut, line.end, Role.TITLE),
    ]
