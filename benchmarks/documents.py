"""What reading documents costs and how well it goes, beside the libraries that do the same.

    python benchmarks/documents.py [lines] [html] [warc] [copies] [memory]

Pages come from the folder named by SERVANDA_DATA: `data/flattened/dev.jsonl`, and pages of HTML
from `gold/negatives_dev.jsonl`. Peers run in the same process, in turn; times are of the processor.
"""

import gc
import io
import json
import os
import random
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from itertools import combinations
from pathlib import Path
from urllib.parse import urlsplit

from servanda.model.notice import Notice
from servanda.read import html
from servanda.read.claims import ClaimReader
from servanda.read.documents import documents
from servanda.read.inputs import Received
from servanda.read.passages import fingerprints, is_copy
from servanda.read.roles import segments
from servanda.read.warc import read_warc
from servanda.terms import load_terms

DAY = date(2026, 1, 1)
ROUNDS = 7
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def rows(path: Path) -> list[dict[str, object]]:
    """Return the records of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def seconds(run: Callable[[], object]) -> float:
    """Return how much of the processor a call takes."""
    gc.collect()
    start = time.process_time()
    run()
    return time.process_time() - start


def paired(ours: Callable[[], object], peer: Callable[[], object]) -> tuple[float, float]:
    """Return the median ratio of two calls made in turn, and the median of the first."""
    both = [(seconds(ours), seconds(peer)) for _ in range(ROUNDS)]
    ratio = statistics.median(mine / theirs for mine, theirs in both)
    return ratio, statistics.median(mine for mine, _ in both)


# --- lines of flattened pages, beside extractors that are given each line as a paragraph


def kept_lines(text: str, extracted: str) -> set[int]:
    """Return the numbers of the lines that an extractor kept."""
    kept = {" ".join(line.split()) for line in extracted.splitlines()}
    return {n for n, line in enumerate(text.split("\n")) if " ".join(line.split()) in kept} - {-1}


def paragraphs(text: str) -> str:
    """Return every line of a text as a paragraph of a page."""
    from html import escape

    lines = (f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
    return f"<html><body><article>{''.join(lines)}</article></body></html>"


def extractors() -> dict[str, Callable[[str], str]]:
    """Return the peers: text of a page in, text of the article out."""
    import justext
    import trafilatura
    from boilerpy3.extractors import ArticleExtractor
    from resiliparse.extract.html2text import extract_plain_text

    stops = justext.get_stoplist("English")
    article = ArticleExtractor(raise_on_failure=False)
    return {
        "trafilatura": lambda page: (
            trafilatura.extract(page, fast=True, include_comments=False) or ""
        ),
        "jusText": lambda page: "\n".join(
            part.text for part in justext.justext(page, stops) if not part.is_boilerplate
        ),
        "boilerpy3": lambda page: str(article.get_content(page)),
        "resiliparse": lambda page: str(extract_plain_text(page, main_content=True)),
    }


def scored(pages: Sequence[dict[str, object]], kept: Sequence[set[int]]) -> str:
    """Return line, page and word F1 of the lines kept, as the set's own scorer counts them."""
    counts, by_page, by_word = [0, 0, 0], [], []
    for page, took in zip(pages, kept, strict=True):
        lines = str(page["text"]).split("\n")
        titles, body = _numbers(page["title_lines"]), _numbers(page["body_lines"])
        shown = {n for n in took if lines[n].strip()} - titles
        want = body - titles
        right, extra, lost = len(shown & want), len(shown - want), len(want - shown)
        counts = [a + b for a, b in zip(counts, (right, extra, lost), strict=True)]
        by_page.append(_f1(right, extra, lost))
        sizes = [len(WORD.findall(line)) for line in lines]
        sums = [sum(sizes[n] for n in some) for some in (shown & want, shown - want, want - shown)]
        by_word.append(_f1(*sums))
    figures = (_f1(*counts), statistics.mean(by_page), statistics.mean(by_word))
    return "  ".join(f"{figure:.3f}" for figure in figures)


def _numbers(value: object) -> set[int]:
    assert isinstance(value, list)
    return set(value)


def _f1(right: int, extra: int, lost: int) -> float:
    return 2 * right / (2 * right + extra + lost) if right + extra + lost else 1.0


def lines_table(pages: Sequence[dict[str, object]]) -> None:
    """Print the peers' figures, and the speed of all; `train_lines.py` prints our own."""
    texts = [str(page["text"]) for page in pages]
    wrapped = [paragraphs(text) for text in texts]
    print("lines of flattened pages      line   page   word   pages a second")
    spent = seconds(lambda: [segments(text) for text in texts])
    print(f"{'ours (see unseen sites)':<28}{'':21}  {len(texts) / spent:7.0f}")
    for name, extract in extractors().items():
        start = time.process_time()
        found = [extract(page) for page in wrapped]
        spent = time.process_time() - start
        kept = [kept_lines(text, out) for text, out in zip(texts, found, strict=True)]
        print(f"{name + ', lines in <p>':<28}{scored(pages, kept)}  {len(texts) / spent:7.0f}")


# --- pages of HTML and WARC


def html_table(pages: Sequence[str]) -> None:
    """Print what a page costs beside the call to trafilatura that it makes."""
    from trafilatura import bare_extraction

    def extracted(page: str) -> object:
        return bare_extraction(page, **html.extraction(DAY))

    bodies, whole = [], []
    for page in pages:
        received = Received("page", page.encode(), not_after=DAY)
        peer = partial(extracted, page)
        bodies.append(paired(partial(html.rendered, page, DAY), peer)[0])
        whole.append(paired(lambda received=received: list(documents(received)), peer)[0])  # type: ignore[misc]
    print(f"HTML to body, to trafilatura  {statistics.median(bodies):.2f}  (at most 1.15)")
    print(f"HTML to document, to the same {statistics.median(whole):.2f}")


def crawled(pages: Sequence[str], records: int) -> bytes:
    """Return a WARC of pages."""
    made = []
    for number in range(records):
        page = pages[number % len(pages)].encode()
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        made.append(
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%d>\r\n"
            b"WARC-Date: 2021-06-25T00:00:00Z\r\nWARC-Target-URI: https://example.org/%d\r\n"
            b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n"
            b"%s\r\n\r\n" % (number, number, len(http), http)
        )
    return b"".join(made)


def warc_table(pages: Sequence[str]) -> None:
    """Print what the records of a WARC cost beside fastwarc's own loop."""
    import gzip

    from fastwarc.warc import ArchiveIterator, WarcRecordType

    packed = gzip.compress(crawled(pages, 200), 6)

    def own_loop() -> int:
        stream = io.BytesIO(packed)
        found = ArchiveIterator(stream, record_types=WarcRecordType.response, auto_decode="all")
        return sum(len(record.reader.read()) for record in found)

    ratio, spent = paired(
        lambda: sum(1 for _ in read_warc(Received("crawl.warc.gz", packed))), own_loop
    )
    print(f"WARC, records, to fastwarc    {ratio:.2f}  (at most 1.10; {200 / spent:.0f} a second)")


# --- copies


def edited(bodies: Sequence[list[str]], chance: random.Random) -> list[tuple[int, int, str]]:
    """Return copies of texts as papers edit them: of which text, by which edit, and the copy."""
    copies = []
    for number in chance.sample(range(len(bodies)), 60):
        own, other = bodies[number], bodies[chance.randrange(len(bodies))]
        half = max(1, len(own) // 2)
        lead = " ".join(reversed(own[0].split()))
        for edit, lines in enumerate(
            (
                [line.replace("“", '"').replace("’", "'") for line in own],
                own[: max(1, round(len(own) * 0.6))],
                [lead, *own[1:]],
                [*own[:half], *other],
                [*own, *other],
            )
        ):
            copies.append((number, edit, "\n".join(lines)))
    return copies


def copies_table(pages: Sequence[dict[str, object]]) -> None:
    """Print how many edited copies are found, what is found wrongly, and how fast."""
    import rensa

    chance = random.Random(0)
    bodies = [
        [
            line
            for n, line in enumerate(str(p["text"]).split("\n"))
            if n in _numbers(p["body_lines"])
        ]
        for p in pages
    ]
    kept = [n for n, body in enumerate(bodies) if sum(len(line.split()) for line in body) > 150]
    bodies, sites = [bodies[n] for n in kept], [urlsplit(str(pages[n]["url"])).netloc for n in kept]
    texts = ["\n".join(body) for body in bodies]
    copies = edited(bodies, chance)
    prints = [fingerprints(text) for text in texts]
    found = [0] * 5
    for number, edit, text in copies:
        found[edit] += is_copy(fingerprints(text), prints[number])
    pairs = [(a, b) for a, b in combinations(range(len(texts)), 2) if is_copy(prints[a], prints[b])]
    foreign = [(a, b) for a, b in pairs if sites[a] != sites[b]]
    every = [*texts, *(text for _, _, text in copies)]

    def minhashed() -> None:
        for text in every:
            found = WORD.findall(text.lower())
            runs = [" ".join(found[n : n + 6]) for n in range(max(1, len(found) - 5))]
            rensa.RMinHash(num_perm=128, seed=1).update(runs)

    ratio, spent = paired(lambda: [fingerprints(text) for text in every], minhashed)
    print(f"copies found, of 60 an edit   {found}  recall {sum(found) / len(copies):.3f}")
    print(f"pairs among {len(texts)} texts         {len(pairs)}, of different sites {len(foreign)}")
    print(
        f"speed, to rensa's             {1 / ratio:.2f}  ({len(every) / spent:.0f} texts a second)"
    )


# --- memory


def memory_table(pages: Sequence[dict[str, object]]) -> None:
    """Print the peak memory after every part of a thousand articles."""
    reader = ClaimReader(load_terms())
    texts = [str(page["text"]) for page in pages]
    peaks = []

    def opened() -> object:
        for number in range(1000):
            if number % 200 == 0 and number:
                peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
            data = f"{texts[number % len(texts)]}\n\n{number}".encode()
            for found in documents(Received(f"{number}.txt", data, not_after=DAY)):
                if not isinstance(found, Notice):
                    yield found[0]

    for _ in reader.read(opened()):  # type: ignore[arg-type]
        pass
    peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    shown = ", ".join(f"{peak:.0f}" for peak in peaks)
    print(f"peak MB by 200 articles       {shown}")


def main() -> None:
    """Print the tables named, or all of them."""
    folder = Path(os.environ["SERVANDA_DATA"])
    flattened = rows(folder / "data" / "flattened" / "dev.jsonl")
    negatives = [str(row["text"]) for row in rows(folder / "gold" / "negatives_dev.jsonl")]
    pages = [text for text in negatives if text.lstrip()[:9].lower() == "<!doctype"]
    tables: dict[str, Callable[[], None]] = {
        "lines": lambda: lines_table(flattened),
        "html": lambda: html_table(pages),
        "warc": lambda: warc_table(pages),
        "copies": lambda: copies_table(flattened),
        "memory": lambda: memory_table(flattened),
    }
    for name in sys.argv[1:] or tables:
        tables[name]()


if __name__ == "__main__":
    main()
