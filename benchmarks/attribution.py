"""Say how well "who says what" is read, beside a plain rule over the same parses.

    python benchmarks/attribution.py [ARTICLES] [--predictions FILE]

Articles: PolNeAR, `data/polnear/dev.jsonl` in the folder named by SERVANDA_DATA, or a file like it.
An attribution is found if its content shares half of its words with a labelled one (Dice), fully so
if its source does too; spans are exact by their words. `--predictions` writes what was found as
the scorer that comes with the data reads it.
"""

import json
import os
import re
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from time import perf_counter

from servanda.read.attribution import Attribution, Stretch, attributions
from servanda.read.parse import Paragraph, parse
from servanda.read.sentence import Relation, Sentence
from servanda.terms import Terms, load_terms

Parsed = Sequence[tuple[Paragraph, Sequence[Sentence]]]
Reader = Callable[[str, Parsed], Sequence[Attribution]]
WORD = re.compile(r"\w+")
ROLES = ("source", "cue", "content")
HALF = 0.5
COLUMNS = ("found F", "P", "R", "full F", *(f"{role} F" for role in ROLES), "quotes R", "docs/s")


@dataclass(frozen=True)
class Said:
    """An attribution, labelled or found, by the words of each of its roles."""

    text: str
    stretches: Mapping[str, Sequence[Stretch]]

    @cached_property
    def words(self) -> Mapping[str, frozenset[int]]:
        """Return where the words of each role begin."""
        return {
            role: frozenset(
                word.start()
                for start, end in self.stretches[role]
                for word in WORD.finditer(self.text, start, min(end, len(self.text)))
            )
            for role in ROLES
        }

    @property
    def quoted(self) -> bool:
        """Return whether the content opens and closes with a quotation mark."""
        stretches = self.stretches["content"]
        if not stretches:
            return False
        start, end = min(s for s, _ in stretches), max(e for _, e in stretches)
        words = self.text[start:end].strip()
        opens = words[:1] in ('"', "“") or self.text[max(start - 1, 0) : start] in ('"', "“")
        return opens and bool(set('"”') & {*words[-3:], *self.text[end : end + 2]})

    def spans(self, role: str) -> Iterator[Stretch]:
        """Yield the stretches of a role from first to last word, those that touch as one."""
        last: Stretch | None = None
        for start, end in sorted(self.stretches[role]):
            words = list(WORD.finditer(self.text, start, min(end, len(self.text))))
            if not words:
                continue
            span = (words[0].start(), words[-1].end())
            if last and not self.text[last[1] : span[0]].strip():
                span = (last[0], span[1])
            elif last:
                yield last
            last = span
        if last:
            yield last


@dataclass(slots=True)
class Count:
    """How many were right, found and labelled."""

    right: int = 0
    found: int = 0
    labelled: int = 0

    @property
    def precision(self) -> float:
        """Return which share of what was found is right, in per cent."""
        return 100 * self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Return which share of what is labelled was found, in per cent."""
        return 100 * self.right / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class Score:
    """The counts over all articles."""

    def __init__(self) -> None:
        self.partly, self.full, self.quotes = Count(), Count(), Count()
        self.exact = {role: Count() for role in ROLES}

    def add(self, found: Sequence[Said], labelled: Sequence[Said]) -> None:
        """Count one article."""
        for role, count in self.exact.items():
            ours = {span for said in found for span in said.spans(role)}
            theirs = {span for said in labelled for span in said.spans(role)}
            count.right += len(ours & theirs)
            count.found += len(ours)
            count.labelled += len(theirs)
        found = [said for said in found if said.words["content"]]
        for count in (self.partly, self.full):
            count.found += len(found)
            count.labelled += len(labelled)
        self.quotes.labelled += sum(said.quoted for said in labelled)
        for ours_, theirs_ in _pairs(found, labelled):
            source, given = ours_.words["source"], theirs_.words["source"]
            self.partly.right += 1
            self.quotes.right += theirs_.quoted
            self.full.right += _dice(source, given) >= HALF if given else not source

    def row(self, seconds: float, articles: int) -> tuple[float, ...]:
        """Return the figures in the order of the columns."""
        exact = (self.exact[role].f1 for role in ROLES)
        partly = self.partly
        return (
            *(partly.f1, partly.precision, partly.recall, self.full.f1),
            *(*exact, self.quotes.recall, articles / seconds),
        )


def _pairs(found: Sequence[Said], labelled: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Yield the pairs whose contents share half of their words, the nearest first, each once."""
    near = sorted(
        (
            (_dice(ours.words["content"], theirs.words["content"]), i, j)
            for i, ours in enumerate(found)
            for j, theirs in enumerate(labelled)
        ),
        reverse=True,
    )
    taken: set[int] = set()
    given: set[int] = set()
    for share, i, j in near:
        if share >= HALF and i not in taken and j not in given:
            taken.add(i)
            given.add(j)
            yield found[i], labelled[j]


def _dice(one: frozenset[int], other: frozenset[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def plain(terms: Terms) -> Reader:
    """Return the rule to beat: a verb of reporting with its subject and clause, "according to"."""
    verbs = terms.attributing["clause"]

    def read(text: str, parsed: Parsed) -> list[Attribution]:
        return [
            found
            for _, sentences in parsed
            for sentence in sentences
            for found in (*_reported(sentence, verbs), *_according(sentence))
        ]

    return read


def _reported(sentence: Sentence, verbs: frozenset[str]) -> Iterator[Attribution]:
    for word in sentence.words:
        subject = sentence.child(word.index, Relation.SUBJECT)
        clause = sentence.child(word.index, Relation.CLAUSE)
        if word.lemma in verbs and subject is not None and clause is not None:
            cue = ((word.start, word.end),)
            yield Attribution(_below(sentence, subject), cue, _below(sentence, clause))


def _according(sentence: Sentence) -> Iterator[Attribution]:
    for word in sentence.words:
        to = sentence.child(word.index, Relation.PREPOSITION) if word.lower == "according" else None
        source = sentence.child(to, Relation.COMPLEMENT) if to is not None else None
        if to is not None and source is not None and word.relation is not Relation.ROOT:
            own = sentence.subtree(word.index)
            rest = [i for i in sentence.subtree(word.head) if i not in own]
            cue = ((word.start, sentence.words[to].end),)
            content = ((sentence.words[rest[0]].start, sentence.words[rest[-1]].end),)
            yield Attribution(_below(sentence, source), cue, content)


def _below(sentence: Sentence, index: int) -> tuple[Stretch, ...]:
    tree = sentence.subtree(index)
    return ((sentence.words[tree[0]].start, sentence.words[tree[-1]].end),)


@dataclass(frozen=True, slots=True)
class Article:
    """A labelled article."""

    id: str
    text: str
    labelled: Sequence[Said]


def read(path: Path) -> list[Article]:
    """Return the labelled articles of a file."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Article(row["id"], row["text"], [Said(row["text"], each) for each in row["attributions"]])
        for row in rows
    ]


def write(path: Path, found: Mapping[str, Sequence[Attribution]]) -> None:
    """Write what was found in each article, one JSON line each."""
    rows = ({"id": name, "attributions": list(map(asdict, each))} for name, each in found.items())
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")


def paragraphs(text: str) -> list[Paragraph]:
    """Return the lines of an article that are not blank."""
    return [Paragraph(m.group(), m.start()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]


def said(text: str, found: Iterable[Attribution]) -> list[Said]:
    """Return attributions as they are scored."""
    return [Said(text, {role: getattr(each, role) for role in ROLES}) for each in found]


def parsed(articles: Iterable[Article]) -> dict[str, list[tuple[Paragraph, Sequence[Sentence]]]]:
    """Return the paragraphs of each article, parsed."""
    found: dict[str, list[tuple[Paragraph, Sequence[Sentence]]]] = {a.id: [] for a in articles}
    pairs = ((line, (a.id, line)) for a in articles for line in paragraphs(a.text))
    for sentences, (name, line) in parse(pairs):
        found[name].append((line, sentences))
    return found


def main() -> None:
    """Print the table, and write the predictions if asked to."""
    options = ArgumentParser(description=__doc__)
    shared = Path(os.environ.get("SERVANDA_DATA", ".")) / "data/polnear/dev.jsonl"
    options.add_argument("articles", nargs="?", type=Path, default=shared)
    options.add_argument("--predictions", type=Path)
    chosen = options.parse_args()
    articles = read(chosen.articles)
    terms = load_terms()
    started = perf_counter()
    trees = parsed(articles)
    parsing = perf_counter() - started
    readers: dict[str, Reader] = {
        "plain dependency rule": plain(terms),
        "servanda": lambda text, lines: attributions(text, lines, terms.attributing),
    }
    print(f"{'':<22}" + "".join(f"{column:>11}" for column in COLUMNS))
    for name, reader in readers.items():
        started = perf_counter()
        found = {a.id: reader(a.text, trees[a.id]) for a in articles}
        seconds = parsing + perf_counter() - started
        score = Score()
        for article in articles:
            score.add(said(article.text, found[article.id]), article.labelled)
        figures = score.row(seconds, len(articles))
        print(f"{name:<22}" + "".join(f"{figure:>11.1f}" for figure in figures))
        if chosen.predictions and name == "servanda":
            write(chosen.predictions, found)


if __name__ == "__main__":
    main()
