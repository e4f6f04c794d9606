import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.errors import CaseFileError, StoreError, UsageError
from servanda.model.claim import Claim
from servanda.model.source import Document, Receipt
from servanda.record.casefile import load_case, write_new_case
from servanda.record.encode import from_json, to_json
from servanda.record.sqlite import open_store
from servanda.terms import load_terms
from strategies import claims, documents

TERMS = load_terms()
CHILD = """
import sys
from servanda.model.claim import Claim, Modality
from servanda.model.ledger import Link
from servanda.model.source import Document, Receipt, Role, Segment, Span
from servanda.record.sqlite import open_store
from pathlib import Path
from random import Random
with open_store(Path(sys.argv[1])) as store:
    for number in range(2000):
        text = f"text {number}" * 50
        document = Document(id=f"src-{number:016x}", name="n", reader="text/1", text=text,
                            segments=(Segment(0, len(text), Role.BODY),))
        claim = Claim(span=Span(document=document.id, start=0, end=4), quote="text",
                      modality=Modality.FACT, provision="ceasefire")
        if not store.has(document.id, "rules/1"):
            store.add(document, Receipt(document=document.id, origin="o", recorded="2021-01-01"),
                      (), [Link(obligation="o", claim=claim, reason="")], "rules/1")
        print(number, flush=True)
"""


def receipt(document: Document) -> Receipt:
    return Receipt(document=document.id, origin="o", recorded="2021-01-01")


@given(claims())
def test_a_claim_survives_being_written_down(claim: Claim) -> None:
    assert from_json(to_json(claim), Claim) == claim


@given(documents())
def test_a_document_survives_being_written_down(document: Document) -> None:
    assert from_json(to_json(document), Document) == document


@settings(max_examples=20, deadline=None)
@given(st.lists(documents(), max_size=5, unique_by=lambda d: d.id), st.randoms())
def test_order_and_repetition_of_reading_do_not_matter(
    found: list[Document], random: Random
) -> None:
    shuffled = [*found, *found]
    random.shuffle(shuffled)
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        ledgers = []
        for folder, order in ((one, found), (two, shuffled)):
            with open_store(Path(folder)) as store:
                for document in order:
                    store.add(document, receipt(document), (), (), "rules/1")
                day = date(2026, 1, 1)
                ledgers.append(store.ledger(day, day).documents())
        assert ledgers[0] == ledgers[1]


@given(documents(), st.dates(date(2015, 1, 1), date(2025, 12, 31)))
@settings(max_examples=30, deadline=None)
def test_nothing_is_known_before_it_was_published(document: Document, day: date) -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder)) as store:
        store.add(document, receipt(document), (), (), "rules/1")
        known = store.ledger(day, day).documents()
        published = document.published
        assert bool(known) == bool(published and published.known_by <= day)


def test_a_killed_reader_leaves_whole_documents_and_goes_on(tmp_path: Path) -> None:
    command = [sys.executable, "-c", CHILD, str(tmp_path)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    for _ in range(40):
        child.stdout.readline()
    os.kill(child.pid, signal.SIGKILL)
    child.stdout.close()
    child.wait()
    database = sqlite3.connect(tmp_path / "case.db")
    (stored,) = database.execute("SELECT count(*) FROM document").fetchone()
    (links,) = database.execute("SELECT count(*) FROM link").fetchone()
    database.close()
    assert 40 <= stored < 2000
    assert links == stored
    subprocess.run(command, check=True, capture_output=True)
    with open_store(tmp_path) as store:
        assert store.holdings().documents == 2000


def test_a_damaged_database_is_named_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "case.db").write_bytes(b"this is no database" * 100)
    with pytest.raises(StoreError, match="rebuild"):
        open_store(tmp_path)


def test_a_newer_database_is_refused(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    database = sqlite3.connect(tmp_path / "case.db")
    database.execute("UPDATE meta SET value = '99' WHERE key = 'format'")
    database.commit()
    database.close()
    with pytest.raises(StoreError, match="newer"):
        open_store(tmp_path)


def test_a_new_case_can_be_loaded_and_is_never_overwritten(tmp_path: Path) -> None:
    write_new_case(tmp_path)
    case = load_case(tmp_path, TERMS)
    assert case is not None
    assert case.obligations == ()
    with pytest.raises(UsageError):
        write_new_case(tmp_path)


def test_all_errors_of_a_case_file_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text(
        """format = 1
title = "T"
[[agreement]]
id = "a"
name = "A"
signed = 2021-01-01
[[obligation]]
id = "o"
agreement = "b"
provision = "weather"
text = "x"
[[obligation]]
id = "o"
agreement = "a"
provision = "withdrawal"
text = "x"
due = [{ words = "before", day = 2020-01-01 }]
"""
    )
    with pytest.raises(CaseFileError) as error:
        load_case(tmp_path, TERMS)
    for place in ("obligation[0].agreement", "obligation[0].provision", "[1].id", "due[0]"):
        assert place in str(error.value)


def test_a_wrong_type_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text('format = 1\ntitle = "T"\ncolour = "red"\n')
    with pytest.raises(CaseFileError, match="colour"):
        load_case(tmp_path, TERMS)
