"""The tense of the clause around a date, in sentences about invented countries."""

import pytest

from servanda.read import dates
from servanda.read.dates import Tense
from servanda.read.parse import Paragraph, parse
from servanda.read.tense import tense
from servanda.terms import load_terms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruvania withdrew its troops on Monday.", Tense.PAST),
        ("The troops had been withdrawn by Monday.", Tense.PAST),
        ("A truce signed on Monday ended the war.", Tense.PAST),
        ("Ruvania will withdraw its troops on Monday.", Tense.FUTURE),
        ("The last troops leave Ostmark on Monday.", Tense.FUTURE),
        ("The minister says Ostmark attacked on Monday.", Tense.PAST),
        ("The envoy is leaving on Monday.", Tense.FUTURE),
        ("Ruvania has scheduled talks for Monday.", Tense.FUTURE),
        ("Ruvania agreed to release the prisoners on Monday.", Tense.FUTURE),
        ("On Monday Ruvania agreed to release the prisoners.", Tense.PAST),
        ("Ruvania agreed on Monday to release the prisoners.", Tense.PAST),
        ("Ostmark will discuss Monday's attack.", Tense.UNKNOWN),
        ("The talks on Monday.", Tense.UNKNOWN),
    ],
)
def test_a_clause_looks_back_or_forward(text: str, expected: Tense) -> None:
    (((sentence,), _),) = parse([(Paragraph(text, 0), None)])
    (mention,) = dates.find(text)
    assert tense(sentence, mention, load_terms()) is expected
