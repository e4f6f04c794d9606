"""Train the model of body lines, and say how well it does on sites it has not seen.

    python benchmarks/train_lines.py [--write]

Pages: `data/flattened/dev.jsonl` in the folder named by SERVANDA_DATA. Sites are dealt into five
parts; each part is judged by a model of the other four. Figures are F1: over all lines, the mean of
pages, and the mean of pages by words. `--write` trains on every page and replaces the weights.
"""

import json
import os
import random
import sys
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from servanda.read import line_model
from servanda.read.line_features import features
from servanda.read.line_model import Weights, as_json, logistic, widened
from servanda.read.lines import lines
from servanda.read.marks import Marks, marked
from servanda.read.roles import body_lines

Column = NDArray[np.float64]
PARTS, INNER, RIDGE = 5, 4, 30.0
STEPS = 12


@dataclass(frozen=True, slots=True)
class Page:
    """A labelled page: its lines, their features, which are body and which are scored."""

    site: str
    lines: tuple[Marks, ...]
    table: NDArray[np.float64]
    body: Column
    scored: Column


def labelled(path: Path) -> list[Page]:
    """Return the labelled pages of a file."""
    with path.open(encoding="utf-8") as rows:
        return [_page(json.loads(row)) for row in rows]


def _page(row: dict[str, object]) -> Page:
    text = str(row["text"])
    printed = text.split("\n")
    starts = np.cumsum([0, *(len(line) + 1 for line in printed[:-1])]).tolist()
    titles, body = _numbers(row["title_lines"]), _numbers(row["body_lines"])
    found = marked(lines(text))
    held = [
        [
            number
            for number in range(bisect_right(starts, line.start) - 1, bisect_left(starts, line.end))
            if printed[number].strip()
        ]
        for line in (marks.line for marks in found)
    ]
    return Page(
        urlsplit(str(row["url"])).netloc,
        found,
        features(found),
        np.array([2 * len(body.intersection(numbers)) > len(numbers) for numbers in held], float),
        np.array([not titles.issuperset(numbers) for numbers in held], float),
    )


def _numbers(value: object) -> set[int]:
    assert isinstance(value, list)
    return set(value)


def pasted(page: Page, chance: random.Random) -> Page:
    """Return some paragraphs of a page alone, as people paste them: all of it is body."""
    body = [
        marks.line.text for marks, is_body in zip(page.lines, page.body, strict=True) if is_body
    ]
    first = chance.randrange(max(1, len(body)))
    kept = body[first : first + chance.randint(1, 6)]
    found = marked(lines(chance.choice(("\n", "\n\n")).join(kept)))
    ones = np.ones(len(found))
    return Page(page.site, found, features(found), ones, ones)


def trained(pages: Sequence[Page]) -> Weights:
    """Return both models; the second learns from pages that its first has not seen."""
    first = _fitted([page.table for page in pages], pages)
    seen: dict[int, NDArray[np.float64]] = {}
    for part in range(INNER):
        others = [page for page in pages if _part(page.site + "+", INNER) != part]
        model = _fitted([page.table for page in others], others)
        for number, page in enumerate(pages):
            if _part(page.site + "+", INNER) == part:
                seen[number] = widened(page.table, logistic(page.table, model))
    return Weights(first, _fitted([seen[number] for number in range(len(pages))], pages))


def _fitted(tables: Sequence[NDArray[np.float64]], pages: Sequence[Page]) -> Column:
    """Return the weights of a ridge logistic regression, by Newton's method."""
    table, body = np.vstack(tables), np.concatenate([page.body for page in pages])
    scored = np.concatenate([page.scored for page in pages]) > 0
    table, body = table[scored], body[scored]
    middle, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread == 0] = 1
    scaled = np.column_stack([(table - middle) / spread, np.ones(len(table))])
    penalty = RIDGE * np.eye(scaled.shape[1])
    penalty[-1, -1] = 0
    weights = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-(scaled @ weights)))
        slope = scaled.T @ (chance - body) + penalty @ weights
        curve = (scaled * (chance * (1 - chance))[:, None]).T @ scaled + penalty
        weights -= np.linalg.solve(curve, slope)
    plain = weights[:-1] / spread
    return np.append(plain, weights[-1] - plain @ middle)


def _part(site: str, parts: int) -> int:
    return zlib.crc32(site.encode()) % parts


def judged(pages: Sequence[Page], weights: Weights) -> list[tuple[int, int, int, float]]:
    """Return for every page: lines right, added and lost, and the F1 of its words."""
    found = []
    for page in pages:
        first = logistic(page.table, weights.first)
        likelihood = logistic(widened(page.table, first), weights.second)
        taken = body_lines(page.lines, likelihood.tolist())
        took = np.array([number in taken for number in range(len(page.lines))]) * page.scored
        want = page.body * page.scored
        words = np.array([marks.line.words for marks in page.lines])
        both, either = words @ (took * want), words @ took + words @ want
        found.append(
            (
                int(took @ want),
                int(took @ (1 - want)),
                int((1 - took) @ want),
                float(2 * both / either) if either else 1.0,
            )
        )
    return found


def main() -> None:
    """Print the figures; with --write, replace the weights."""
    data = Path(os.environ["SERVANDA_DATA"]) / "data" / "flattened" / "dev.jsonl"
    pages, chance = labelled(data), random.Random(0)
    alone = [pasted(page, chance) for page in pages[::2] if page.body.any()]
    every, found, kept = [*pages, *alone], [], []
    for part in range(PARTS):
        weights = trained([page for page in every if _part(page.site, PARTS) != part])
        found += judged([page for page in pages if _part(page.site, PARTS) == part], weights)
        kept += judged([page for page in alone if _part(page.site, PARTS) == part], weights)
    right, added, lost = (sum(row[column] for row in found) for column in range(3))
    by_page = [2 * r / (2 * r + a + m) if r + a + m else 1.0 for r, a, m, _ in found]
    print(f"pages of unseen sites   {len(found)}")
    print(f"line F1                 {2 * right / (2 * right + added + lost):.3f}")
    print(f"page F1                 {np.mean(by_page):.3f}")
    print(f"word F1                 {np.mean([row[3] for row in found]):.3f}")
    share = sum(row[0] for row in kept) / sum(row[0] + row[2] for row in kept)
    print(f"pasted paragraphs kept  {share:.3f}")
    if "--write" in sys.argv[1:]:
        target = Path(line_model.__file__).with_name("line_weights.json")
        target.write_text(as_json(trained(every)), "utf-8")
        print(f"wrote {target.name}")


if __name__ == "__main__":
    main()
