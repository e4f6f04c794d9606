"""Counts of periodic reports beside those of the period before, in the state they come in."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.model.claim import Claim, Qualifier
from servanda.model.source import Document, Role, Segment
from servanda.model.when import Interval
from servanda.read.claims import ClaimReader
from servanda.read.names import NameFinder
from servanda.read.tally import tallies
from servanda.terms import load_terms

TERMS = load_terms()
FINDER = NameFinder(TERMS.actors)


def document(text: str, published: date | None = date(2031, 11, 17)) -> Document:
    return Document(
        id="src-a",
        name="a",
        reader="text/1",
        text=text,
        segments=(Segment(0, len(text), Role.BODY),),
        published=Interval.day(published) if published else None,
        language="en",
    )


def told(text: str) -> list[Claim]:
    return list(tallies(document(text), FINDER))


@pytest.mark.parametrize(
    ("text", "own", "before", "period"),
    [
        (
            "Between 2 and 15 November, the mission recorded 469 truce violations, compared with"
            " 238 in the previous two-week period.",
            469,
            238,
            "2031-11-02/2031-11-15",
        ),
        (
            "Be-\ntween  28  October  and  10  November,  it  recorded  1,469  cease-\nfire"
            "  violations,  com-\npared to 238 in the previous two weeks.",
            1469,
            238,
            "2031-10-28/2031-11-10",
        ),
        (
            "From 20 December 2030 to 2 January 2031 there were 41 violations of the truce, up from"
            " 30 in the preceding reporting period.",
            41,
            30,
            "2030-12-20/2031-01-02",
        ),
        (
            "Between 20 December and 2 January it saw 41 breaches of the ceasefire, against 30"
            " during the previous two weeks.",
            41,
            30,
            "2030-12-20/2031-01-02",
        ),
        (
            "Between 1 and 14 October, a man was hurt.\n\nIt recorded 19 truce violations, compared"
            " with 9 in the previous two weeks.",
            19,
            9,
            "2031-10-01/2031-10-14",
        ),
        (
            "Between 15 and 28 October it recorded 73 truce violations compared with 78 in the\n\n"
            "A patrol in the hills (Photo)\n\nprevious two-week period.",
            73,
            78,
            "2031-10-15/2031-10-28",
        ),
    ],
)
def test_a_count_beside_that_of_the_period_before(
    text: str, own: int, before: int, period: str
) -> None:
    (claim,) = told(text)
    assert claim.quantity
    assert claim.previous
    assert (claim.quantity.low, claim.previous.low) == (own, before)
    assert claim.event
    assert claim.event.interval
    assert claim.event.interval.iso() == period
    assert claim.negated
    assert claim.provision == "ceasefire"


@pytest.mark.parametrize(
    "text",
    [
        "The club sold 300 shirts, compared with 200 in the previous month.",
        "It recorded 41 truce violations in the previous two weeks.",
        "Between 31 and 32 October it was calm.",
    ],
)
def test_what_is_no_such_count(text: str) -> None:
    assert told(text) == []


def test_hedges_are_kept() -> None:
    (claim,) = told(
        "It recorded almost 9,000 truce violations, compared with over 10,000 in the previous week."
    )
    assert claim.quantity
    assert claim.previous
    assert claim.quantity.qualifier is Qualifier.ABOUT
    assert (claim.previous.low, claim.previous.high) == (10_000, None)


def test_another_stretch_of_days_is_not_the_period() -> None:
    (claim,) = told(
        "Between 1 and 3 October, a man was hurt.\n\nIt recorded 19 truce violations, compared with"
        " 9 in the previous two weeks."
    )
    assert claim.event is None


def test_a_day_without_a_year_needs_a_day_of_publication() -> None:
    text = "Between 2 and 15 May it saw 4 truce violations, compared with 2 in the previous period."
    (claim,) = tallies(document(text, None), FINDER)
    assert claim.event
    assert claim.event.interval is None


def test_such_a_count_is_the_only_claim_of_its_words() -> None:
    text = (
        "Between 2 and 15 November, the mission recorded 469 ceasefire violations, compared with"
        " 238 in the previous two-week period."
    )
    ((_, claims),) = ClaimReader(TERMS).read([document(text)])
    (claim,) = [claim for claim in claims if claim.provision == "ceasefire"]
    assert claim.previous
    assert claim.agents == ()


@given(st.text(alphabet="a- \n\u00ad", max_size=40), st.text(alphabet="a- \n", max_size=40))
def test_a_count_quotes_its_text(before: str, after: str) -> None:
    text = f"{before}\n\n19 truce viola-\ntions, compared with 9 in the previous week. {after}"
    for claim in told(text):
        assert claim.quote == text[claim.span.start : claim.span.end]
        assert "19 truce viola-\ntions" in claim.quote
