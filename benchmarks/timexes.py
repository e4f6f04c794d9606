"""Say how well words of time in news are found and resolved, and what that costs beside the parse.

    python benchmarks/timexes.py [--errors]

Articles: `data/timexes/aquaint.jsonl` in the folder named by SERVANDA_DATA, counted as the scorer
beside it counts them: strict (the same words), relaxed (words in common), value (the same meaning),
and of those that mean a full day, how many are found with that day. The articles, in the order of
their ids, are shuffled with the seed 1; rules are looked for in the first half of them only. With
`--errors`, the days of that half that are missed or wrong are listed.
"""

import json
import os
import random
import re
import statistics
import sys
import time
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from servanda.model.when import Interval, When
from servanda.read import dates
from servanda.read.parse import Paragraph, parse
from servanda.read.resolve import resolved
from servanda.read.sentence import Sentence
from servanda.read.tense import tense
from servanda.terms import load_terms

SEED, ROUNDS = 1, 3
_PARAGRAPH = re.compile(r"(?:(?!\n\s*\n)[\s\S])+")
# Gold words of time begin after the preposition that belongs to ours.
_PREPOSITION = re.compile(r"(?:(?:with)?in|by|since|during|of|until|for|after|over)\s+", re.I)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Expression:
    """Words of time and what they mean, as ISO writes it."""

    start: int
    end: int
    words: str
    value: str

    def meets(self, other: "Expression") -> bool:
        """Return whether two have letters in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """A text, its day, and the words of time that people marked in it."""

    id: str
    day: date
    text: str
    marked: tuple[Expression, ...]

    def paragraphs(self) -> list[Paragraph]:
        """Return the stretches between blank lines."""
        return [Paragraph(m.group(), m.start()) for m in _PARAGRAPH.finditer(self.text)]


@dataclass(slots=True)
class Counts:
    """What has been counted over some articles."""

    wanted: int = 0
    made: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    days: dict[str, list[bool]] = field(default_factory=lambda: {"explicit": [], "relative": []})
    faults: list[str] = field(default_factory=list)

    def count(self, article: Article, found: Sequence[Expression]) -> None:
        """Count one article; each expression made stands for one that is marked."""
        self.wanted += len(article.marked)
        self.made += len(found)
        taken: set[int] = set()
        for gold in article.marked:
            places = [i for i, one in enumerate(found) if i not in taken and one.meets(gold)]
            same = [i for i in places if found[i].start == gold.start and found[i].end == gold.end]
            place = next(iter([*same, *places]), None)
            own = None if place is None else found[place]
            if place is not None and own is not None:
                taken.add(place)
                self.relaxed += 1
                self.strict += bool(same)
                self.value += own.value == gold.value
            self._day(article, gold, own)

    def _day(self, article: Article, gold: Expression, own: Expression | None) -> None:
        if not _DAY.fullmatch(gold.value):
            return
        right = own is not None and own.value[:10] == gold.value
        self.days["explicit" if re.search(r"\d{4}", gold.words) else "relative"].append(right)
        if not right:
            self.faults.append(_fault(article, gold, own))

    def row(self) -> str:
        """Return the figures, as the columns of the table."""
        scores = [
            2 * right / (self.wanted + self.made)
            for right in (self.strict, self.relaxed, self.value)
        ]
        every = [*self.days["explicit"], *self.days["relative"]]
        shares = [
            statistics.mean(map(float, d)) if d else 0.0 for d in (every, *self.days.values())
        ]
        return "".join(f"{figure:>10.3f}" for figure in (*scores, *shares))


def _fault(article: Article, gold: Expression, own: Expression | None) -> str:
    around = article.text[max(0, gold.start - 60) : gold.end + 40]
    read = f"{own.words!r} {own.value}" if own else "nothing"
    return f"{article.day} is {gold.value}, read {read}: {' '.join(around.split())}"


def articles(path: Path) -> list[Article]:
    """Return the articles of the set, shuffled."""
    with path.open(encoding="utf-8") as rows:
        found = [_article(json.loads(row)) for row in rows]
    found.sort(key=lambda article: article.id)
    random.Random(SEED).shuffle(found)
    return found


def _article(row: dict[str, object]) -> Article:
    timexes = row["timex"]
    assert isinstance(timexes, list)
    marked = tuple(Expression(t["start"], t["end"], t["text"], t["value"] or "") for t in timexes)
    return Article(
        str(row["id"]), date.fromisoformat(str(row["dct"])[:10]), str(row["text"]), marked
    )


def read(article: Article, sentences: Iterable[Sentence]) -> Iterator[Expression]:
    """Yield the words of time of an article, each resolved by the tense of its clause."""
    terms, every = load_terms(), list(sentences)
    starts = [sentence.start for sentence in every]

    def clause(mention: dates.Mention) -> dates.Tense:
        place = bisect_right(starts, mention.start) - 1
        return tense(every[place], mention, terms)

    mentions = dates.find(article.text)
    for mention, when in resolved(mentions, Interval.day(article.day), clause):
        before = _PREPOSITION.match(mention.words)
        start = mention.start + (before.end() if before else 0)
        yield Expression(start, mention.end, article.text[start : mention.end], value(when))


def value(when: When) -> str:
    """Return what a date means as the set writes it: a day, a week, a month, a length."""
    if when.duration:
        return f"P{when.duration.count}{when.duration.unit[0].upper()}"
    if when.interval is None:
        return ""
    first, last = when.interval.earliest, when.interval.latest
    if (last - first).days == 6 and first.weekday() == 0:
        return f"{first:%G-W%V}"
    return when.interval.iso()


def main() -> None:
    """Print the table; with --errors, what was read wrongly in the half that is looked at."""
    texts = articles(Path(os.environ["SERVANDA_DATA"]) / "data/timexes/aquaint.jsonl")
    keyed = [(paragraph, n) for n, text in enumerate(texts) for paragraph in text.paragraphs()]
    found: list[list[Expression]] = []
    parsing, resolving = [], []
    for _ in range(ROUNDS):
        start = time.process_time()
        parsed: list[list[Sentence]] = [[] for _ in texts]
        for sentences, number in parse(keyed):
            parsed[number].extend(sentences)
        parsing.append(time.process_time() - start)
        start = time.process_time()
        found = [list(read(*pair)) for pair in zip(texts, parsed, strict=True)]
        resolving.append(time.process_time() - start)
    half = len(texts) // 2 + 1
    parts = {"all articles": slice(None), "looked at": slice(half), "held out": slice(half, None)}
    columns = ("strict", "relaxed", "value", "days", "explicit", "relative")
    print(f"{'':<16}{'articles':>10}" + "".join(f"{column:>10}" for column in columns))
    faults: list[str] = []
    for name, part in parts.items():
        counts = Counts()
        for pair in zip(texts[part], found[part], strict=True):
            counts.count(*pair)
        print(f"{name:<16}{len(texts[part]):>10}{counts.row()}")
        faults = counts.faults if name == "looked at" else faults
    shares = [own / whole for own, whole in zip(resolving, parsing, strict=True)]
    spent, parse_time = statistics.median(resolving), statistics.median(parsing)
    print(f"of the time of the parse  {statistics.median(shares):.3f}  (at most 0.050)")
    print(
        f"articles a second         {len(texts) / spent:.0f}, with the parse "
        f"{len(texts) / (spent + parse_time):.1f}"
    )
    if "--errors" in sys.argv[1:]:
        print(*faults, sep="\n")


if __name__ == "__main__":
    main()
