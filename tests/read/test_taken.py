"""When a stance was taken: one sentence a line, published on Thursday, 24 June 2021."""

from datetime import date

import pytest

from servanda.model.claim import Claim
from servanda.model.source import Document, Role, Segment
from servanda.model.when import Interval
from servanda.read.claims import ClaimReader
from servanda.terms import load_terms

READER = ClaimReader(load_terms())


def stance(sentence: str) -> Claim:
    document = Document(
        id="src-a",
        name="a",
        reader="text/1",
        text=sentence,
        segments=(Segment(0, len(sentence), Role.BODY),),
        published=Interval.day(date(2021, 6, 24)),
        language="en",
    )
    ((_, claims),) = READER.read([document])
    return next(claim for claim in claims if claim.provision == "withdrawal")


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Ruvania pledged on Monday to withdraw its troops from Ostmark.", "2021-06-21"),
        ("Ruvania had pledged in May to withdraw its troops from Ostmark.", "2021-05"),
        ("Ruvania demanded in May that Ostmark withdraw its troops.", "2021-05"),
        ("Ruvania pledged to withdraw its troops from Ostmark by 3 August.", None),
        ("Ruvania refused to withdraw its troops from Ostmark.", None),
    ],
)
def test_the_day_on_the_verb(sentence: str, day: str | None) -> None:
    event = stance(sentence).event
    assert (event.interval.iso() if event and event.interval else None) == day


@pytest.mark.parametrize(
    ("sentence", "earlier"),
    [
        ("Ruvania pledged to withdraw its troops from Ostmark.", False),
        ("Ruvania has agreed to withdraw its troops from Ostmark.", False),
        ("Ruvania renewed its commitment to withdraw its troops from Ostmark.", False),
        ("Ruvania had pledged to withdraw its troops from Ostmark.", True),
        ("Ruvania, which pledged to withdraw its troops from Ostmark, sent others.", True),
        ("Under the deal, Ruvania is to withdraw its troops from Ostmark.", True),
    ],
)
def test_what_is_told_of_an_earlier_time(sentence: str, earlier: bool) -> None:
    assert stance(sentence).earlier is earlier
