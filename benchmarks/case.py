"""What a large case costs: the whole process of `status` and `brief`, and its memory.

    python benchmarks/case.py [CLAIMS] [LINKED]

Builds a case of invented claims (1,000,000, of which 20,000 speak about its obligations, in
articles of about 600 words) and one with as many linked claims and hardly any others: what a
question costs must grow with the linked ones. Times are medians of the wall clock, best memory
is the peak of the process.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from servanda.assess.link import linker
from servanda.model.claim import Claim, Confidence, Extent, Modality, Speaker
from servanda.model.source import Document, Receipt, Role, Segment, Span
from servanda.model.when import Interval
from servanda.read.claims import VERSION
from servanda.record.casefile import load_case
from servanda.record.sqlite import open_store
from servanda.terms import load_terms

ROUNDS = 5
PER_DOCUMENT = 20
FIRST = date(2030, 1, 1)
ON = "2031-12-31"
WORDS = "the parties said that their forces would leave the hills of Ruvania by the end of May "
TEXT = WORDS * 40
STATED = """
format = 1
title = "A large case"

[[agreement]]
id = "truce"
name = "Hill Truce"
signed = 2030-01-01
parties = ["Ruvania", "Ostmark"]

[[obligation]]
id = "out"
agreement = "truce"
provision = "withdrawal"
text = "Foreign forces leave."
holders = ["Ruvania", "Ostmark"]
due = [{ words = "31 May 2031", day = 2031-05-31 }]

[[obligation]]
id = "kept"
agreement = "truce"
provision = "ceasefire"
text = "The truce is kept."
holders = ["Ruvania", "Ostmark"]
continuing = true
"""
LINKED = ("withdrawal", "ceasefire")
OTHERS = ("elections", "humanitarian_access", "refugees_return", "sanctions_relief")


def build(folder: Path, claims: int, linked: int) -> None:
    """Write a case of so many claims, of which so many speak about its obligations."""
    (folder / "case.toml").write_text(STATED, "utf-8")
    terms, chance, spread = load_terms(), Random(1), linked / claims
    stated = load_case(folder, terms)
    assert stated is not None
    links = linker(stated.agreements, stated.obligations, terms)
    with open_store(folder) as store:
        for number in range(claims // PER_DOCUMENT):
            document = _document(number)
            found = tuple(_claims(document, chance, spread))
            receipt = Receipt(document=document.id, origin=document.name, recorded="2032-01-01")
            speaking = [link for claim in found for link in links.links(claim, document)]
            store.add(document, receipt, found, speaking, VERSION)


def _document(number: int) -> Document:
    day = FIRST + timedelta(days=number % 720)
    return Document(
        id=f"src-{number:016x}",
        name=f"{number}.txt",
        reader="text/1",
        text=TEXT,
        segments=(Segment(0, len(TEXT), Role.BODY),),
        title=f"Report {number}",
        publisher=f"Paper {number % 50}",
        language="en",
        published=Interval.day(day),
    )


def _claims(document: Document, chance: Random, spread: float) -> Iterator[Claim]:
    for number in range(PER_DOCUMENT):
        subjects = LINKED if chance.random() < spread else OTHERS
        yield Claim(
            span=Span(document=document.id, start=number * 87, end=number * 87 + 60),
            quote=TEXT[number * 87 : number * 87 + 60],
            modality=chance.choice(list(Modality)),
            provision=chance.choice(subjects),
            agents=(chance.choice(("Ruvania", "Ostmark", "Kestria")),),
            speaker=Speaker(name="a minister", role="Minister", affiliation="Ruvania"),
            extent=chance.choice(list(Extent)),
            negated=chance.random() < 0.3,
            confidence=Confidence.LIKELY,
            reasons=("withdrawal: will leave", "said"),
            reader="rules/3",
        )


def timed(folder: Path, *command: str) -> tuple[float, float]:
    """Return the median seconds of a command's whole process, and its peak memory in MB."""
    run = [sys.executable, "-m", "servanda", *command, "--case", str(folder), "--on", ON]
    seconds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        subprocess.run(run, check=True, stdout=subprocess.DEVNULL)
        seconds.append(time.perf_counter() - start)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return statistics.median(seconds), peak


def main() -> None:
    """Print the cost of the questions on the large case and on one without the other claims."""
    claims, linked = (int(n) for n in (*sys.argv[1:], "1000000", "20000")[:2])
    for count in (linked + PER_DOCUMENT, claims):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            build(folder, count, linked)
            size = (folder / "case.db").stat().st_size / 2**20
            for command in (["status"], ["brief"], ["brief", "--format", "json"]):
                seconds, peak = timed(folder, *command)
                print(
                    f"{count:,} claims, {linked:,} linked ({size:,.0f} MB):"
                    f" {' '.join(command)} {seconds:.2f} s, {peak:,.0f} MB"
                )


if __name__ == "__main__":
    main()
