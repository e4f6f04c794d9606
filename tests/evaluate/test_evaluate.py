"""Claims against labels: what matches, what is a fault; the sentences written for this project."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from servanda.case import evaluate
from servanda.errors import UsageError
from servanda.evaluate.figures import evaluated
from servanda.evaluate.labelled import Label, Labelled, documents
from servanda.model.evaluation import Evaluation
from servanda.terms import load_terms

TESTS = Path(__file__).parents[1]
FLOORS = tomllib.loads((TESTS / "floors.toml").read_text("utf-8"))["repository"]
GOLD = [TESTS / "gold" / name for name in ("blind.jsonl", "open.jsonl", "hard.jsonl")]
TEXT = "Ruvania pledged to withdraw its troops. Ostmark said that it would hold elections."
EVERY_PROVISION = frozenset(load_terms().provisions)


def labelled(*labels: Mapping[str, object]) -> Labelled:
    record = {"id": "written", "text": TEXT, "claims": labels}
    (document,) = documents([json.dumps(record)], "test")
    return document


def label(start: int, end: int, **given: object) -> dict[str, object]:
    fields = {"modality": "pledge", "provision": "withdrawal", "agents": ["Ruvania"], **given}
    return {"start": start, "end": end, "quote": TEXT[start:end], **fields}


WANTED = labelled(label(0, 38), label(40, 82, provision="elections", agents=["Ostmark"]))


def compared(*made: Label) -> Evaluation:
    return evaluated([WANTED], {"written": made})


def test_what_is_labelled_is_right() -> None:
    found = compared(*WANTED.labels)
    assert (found.claims.f1, found.agents.f1, found.faults) == (1.0, 1.0, ())


def test_what_is_not_made_is_missed_in_its_sentence() -> None:
    found = compared(WANTED.labels[0])
    assert (found.claims.precision, found.claims.recall) == (1.0, 0.5)
    (fault,) = found.faults
    assert (fault.kind, fault.provision) == ("missed", "elections")
    assert fault.sentence.startswith("⟦Ostmark said")


FIRST = WANTED.labels[0]


@pytest.mark.parametrize(
    "made",
    [
        replace(FIRST, provision="ceasefire"),
        replace(FIRST, start=60, end=82),
        replace(FIRST, start=0, end=4),
    ],
)
def test_another_thing_or_place_is_a_false_claim(made: Label) -> None:
    assert compared(made, WANTED.labels[1]).claims.added == 1


def test_a_fact_that_is_none_is_counted_apart() -> None:
    done = replace(WANTED.labels[0], modality="fact")
    found = compared(done, WANTED.labels[1])
    assert (found.false_facts.right, found.false_facts.of) == (1, 2)
    assert found.confusions == (("pledge", "fact", 1),)


@pytest.mark.parametrize(
    ("wanted", "made", "right"),
    [
        ("if Ostmark disarms", "only if Ostmark disarms first", True),
        ("if Ostmark disarms", "after the vote", False),
        ("if Ostmark disarms", None, False),
        (None, "after the vote", False),
        (None, None, True),
    ],
)
@pytest.mark.parametrize("name", ["condition", "manner"])
def test_a_wording_is_right_by_half_of_its_words(
    name: str, wanted: str | None, made: str | None, right: bool
) -> None:
    document = labelled(label(0, 38, **{name: wanted}))
    (other,) = labelled(label(0, 38, **{name: made})).labels
    found = evaluated([document], {"written": [other]})
    assert found.field(name).right == right
    assert found.field(f"{name} where labelled").of == (wanted is not None)


def test_an_optional_claim_is_no_fault_either_way() -> None:
    wanted = labelled(label(0, 38, optional=True))
    for made in ((), wanted.labels):
        assert evaluated([wanted], {"written": made}).faults == ()


def test_a_line_that_is_no_document_is_named() -> None:
    with pytest.raises(UsageError, match=r"gold\.jsonl:2"):
        list(documents(['{"id": "a", "text": "b", "claims": []}', "{}"], "gold.jsonl"))


@pytest.mark.parametrize("path", GOLD)
def test_the_written_sentences_are_labelled_exactly(path: Path) -> None:
    found = list(documents(path.read_text("utf-8").splitlines(), path.name))
    assert len({document.id for document in found}) == len(found)
    for document in found:
        for wanted in document.labels:
            assert document.text[wanted.start : wanted.end] == wanted.quote
            assert wanted.provision in EVERY_PROVISION


def test_the_written_sentences_keep_their_floors() -> None:
    found = evaluate(GOLD[:2], received=date(2026, 1, 1))
    assert found.claims.precision >= FLOORS["claims_precision"]
    assert found.claims.recall >= FLOORS["claims_recall"]


def test_what_was_not_done_is_called_no_fact() -> None:
    found = evaluate(GOLD[2:], received=date(2026, 1, 1))
    assert found.false_facts.right <= FLOORS["hard_false_facts"]
    assert 1000 * found.claims.added / found.words <= FLOORS["hard_false_claims_per_1000_words"]
