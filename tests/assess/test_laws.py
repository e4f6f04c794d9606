"""Laws of the assessment: no knowledge of the future, and no order of reading."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger import PlainLedger
from servanda.assess.assessment import assess
from servanda.model.agreement import Agreement, DueReading, Obligation
from servanda.model.assessment import Assessment
from servanda.model.claim import Claim
from servanda.model.source import Document
from servanda.model.when import Interval
from servanda.terms import load_terms
from strategies import claims, days, documents

TERMS = load_terms()
SIGNED = Interval.day(date(2016, 1, 1))
STATED = (
    (Agreement(id="a", name="Hill Truce", signed=SIGNED),),
    (
        Obligation(
            id="out",
            agreement="a",
            provision="withdrawal",
            text="They leave.",
            due=(DueReading(interval=Interval.day(date(2020, 6, 1)), words="1 June 2020"),),
        ),
        Obligation(
            id="truce", agreement="a", provision="ceasefire", text="It is kept.", continuing=True
        ),
    ),
)
Read = tuple[Document, tuple[Claim, ...]]


@st.composite
def read(draw: st.DrawFn) -> Read:
    document = draw(documents())
    found = draw(st.lists(claims(document=document.id), max_size=4))
    return document, tuple({claim.id: claim for claim in found}.values())


reads = st.lists(read(), max_size=6, unique_by=lambda item: item[0].id)


def found(items: list[Read], on: date, *, drafted: bool) -> Assessment:
    ledger = PlainLedger(
        on=on, known=on, every=items, terms=TERMS, stated=((), ()) if drafted else STATED
    )
    return assess(ledger, TERMS, "a case")


@settings(max_examples=60, deadline=None)
@given(reads, days, st.booleans())
def test_nothing_known_later_changes_what_is_told_of_a_day(
    items: list[Read], on: date, drafted: bool
) -> None:
    by_then = [i for i in items if i[0].published and i[0].published.known_by <= on]
    told = found(items, on, drafted=drafted)
    assert replace(told, withheld=0) == found(by_then, on, drafted=drafted)


@settings(max_examples=60, deadline=None)
@given(reads, days, st.booleans(), st.randoms())
def test_the_order_of_reading_does_not_matter(
    items: list[Read], on: date, drafted: bool, shuffled: st.DataObject
) -> None:
    other = list(items)
    shuffled.shuffle(other)  # type: ignore[attr-defined]
    assert found(items, on, drafted=drafted) == found(other, on, drafted=drafted)


@settings(max_examples=60, deadline=None)
@given(reads, read(), days)
def test_a_document_more_removes_no_claim_of_another(
    items: list[Read], more: Read, on: date
) -> None:
    def said(told: Assessment) -> set[str]:
        return {claim.id for position in told.positions for claim in position.claims}

    others = [item for item in items if item[0].id != more[0].id]
    assert said(found(others, on, drafted=False)) <= said(found([*others, more], on, drafted=False))
