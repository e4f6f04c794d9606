"""Draw claims for a person to judge, and count what was judged.

    python benchmarks/sample.py [--size 80] [--seed 1] > sample.jsonl
    python benchmarks/sample.py sample.jsonl judged.jsonl

The texts are labelled with nothing that concerns claims: `data/polnear/train.jsonl` and
`data/flattened/dev.jsonl` in the folder named by SERVANDA_DATA. Each line of a sample is a claim
with all its fields, its sentence, and the one before and after it. Each line judged is
`{"claim": id, "judgement": "right", "partly" or "wrong"}`; shares are printed by confidence, each
with the range that holds the true share in 19 of 20 samples (Wilson). The sample holds words of the
texts: keep it out of the repository.
"""

import argparse
import json
import os
import random
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from servanda.model.claim import Claim, Confidence
from servanda.model.source import Document, Stated
from servanda.read.claims import ClaimReader
from servanda.read.gate import body_paragraphs
from servanda.read.parse import parse
from servanda.read.rendition import stated_day
from servanda.read.text import from_text
from servanda.terms import load_terms

TEXTS = ("data/polnear/train.jsonl", "data/flattened/dev.jsonl")
JUDGEMENTS = ("right", "partly", "wrong")
Record = dict[str, object]


def documents(folder: Path) -> Iterator[Document]:
    """Yield the texts as documents of the day that their set gives."""
    for name in TEXTS:
        for row in rows(folder / name):
            text, day = str(row["text"]), str(row["date"])
            known = date.fromisoformat(day[:10]) if re.match(r"\d{4}-\d\d-\d\d", day) else None
            stated = Stated(published=stated_day("date", day, known))
            yield from_text(text, name=str(row["id"]), data=text.encode(), stated=stated)


def rows(path: Path) -> Iterator[Record]:
    """Yield the records of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def sample(folder: Path, size: int, seed: int) -> list[tuple[Document, Claim]]:
    """Return some claims of the texts, drawn with equal chance, in the order drawn."""
    reader = ClaimReader(load_terms())
    every = [
        (document, claim) for document, claims in reader.read(documents(folder)) for claim in claims
    ]
    drawn = random.Random(seed).sample(every, min(size, len(every)))
    print(f"{len(drawn)} of {len(every)} claims, seed {seed}", file=sys.stderr)
    return drawn


def shown(drawn: Sequence[tuple[Document, Claim]]) -> Iterator[Record]:
    """Yield what a judge needs of each claim."""
    for document, claim in drawn:
        before, sentence, after = _around(document, claim)
        yield {
            "claim": claim.id,
            "text": document.name,
            "published": document.published and asdict(document.published),
            "before": before,
            "sentence": sentence,
            "after": after,
            **asdict(claim),
        }


def _around(document: Document, claim: Claim) -> tuple[str, str, str]:
    """Return the sentence of a claim between its neighbours."""
    place = claim.span.start
    paragraphs = body_paragraphs(document)
    at = next(n for n, p in enumerate(paragraphs) if p.start <= place < p.start + len(p.text))
    near = paragraphs[max(at - 1, 0) : at + 2]
    found = [sentence for part, _ in parse((p, None) for p in near) for sentence in part]
    said = ["", *(document.text[sentence.start : sentence.end] for sentence in found), ""]
    here = next(n for n, sentence in enumerate(found, 1) if place < sentence.end)
    return said[here - 1], said[here], said[here + 1]


def shares(claims: Iterable[Record], judged: Iterable[Record]) -> Iterator[str]:
    """Yield the shares judged right, partly right and wrong, by confidence."""
    given = {str(row["claim"]): str(row["judgement"]) for row in judged}
    pairs = [(str(row["confidence"]), given.get(str(row["claim"]))) for row in claims]
    yield f"{'':<10}{'judged':>7}" + "".join(f"{name:>23}" for name in JUDGEMENTS)
    for level in (*Confidence, "all"):
        found = [said for sure, said in pairs if said and level in (sure, "all")]
        cells = "".join(f"{_share(found.count(name), len(found)):>23}" for name in JUDGEMENTS)
        yield f"{level:<10}{len(found):>7}{cells}"
    missing = sum(said is None for _, said in pairs)
    if missing:
        yield f"not judged {missing}"


def _share(part: int, whole: int) -> str:
    if not whole:
        return "-"
    share, spread = part / whole, 1.96**2 / whole
    middle = (share + spread / 2) / (1 + spread)
    half = 1.96 * ((share * (1 - share) + spread / 4) / whole) ** 0.5 / (1 + spread)
    return f"{share:.3f} ({max(middle - half, 0):.2f} to {min(middle + half, 1):.2f})"


def main() -> None:
    """Print a sample, or what was judged of one."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*", type=Path, help="a sample, and its judgements")
    parser.add_argument("--size", type=int, default=80)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.files:
        claims, judged = given.files
        print("\n".join(shares(rows(claims), rows(judged))))
        return
    drawn = sample(Path(os.environ["SERVANDA_DATA"]), given.size, given.seed)
    for record in shown(drawn):
        print(json.dumps(record, ensure_ascii=False, default=str))


if __name__ == "__main__":
    main()
