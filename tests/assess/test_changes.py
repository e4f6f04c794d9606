"""What has changed since a day, and which words lapsed, over invented countries."""

from dataclasses import replace
from datetime import date

import pytest

from ledger import PlainLedger
from servanda.assess.assessment import assess
from servanda.assess.changes import changes
from servanda.assess.lapses import lapses
from servanda.model.agreement import Agreement, DueReading, Obligation
from servanda.model.assessment import Assessment, Changes, Status, Told
from servanda.model.claim import Claim, Modality
from servanda.model.source import Document, Role, Segment, Span
from servanda.model.when import Interval, When
from servanda.terms import load_terms

TERMS = load_terms()
JUNE, JULY, AUGUST = date(2031, 6, 1), date(2031, 7, 1), date(2031, 8, 1)
STATED = (
    (Agreement(id="a", name="Hill Truce", signed=Interval.day(date(2031, 5, 1))),),
    (
        Obligation(
            id="out",
            agreement="a",
            provision="withdrawal",
            text="Ostmark leaves the hills.",
            holders=("Ostmark",),
            due=(DueReading(interval=Interval.day(date(2031, 7, 15)), words="by 15 July"),),
        ),
        Obligation(
            id="truce", agreement="a", provision="ceasefire", text="It is kept.", continuing=True
        ),
    ),
)


def document(name: str, day: date) -> Document:
    return Document(
        id=name, name=name, reader="text/1", text="They did it. " * 3, publisher=name,
        segments=(Segment(0, 12, Role.BODY),), published=Interval.day(day),
    )  # fmt: skip


def claim(source: str, modality: Modality, provision: str = "withdrawal", **more: object) -> Claim:
    plain = Claim(
        span=Span(document=source, start=0, end=4),
        quote="They",
        modality=modality,
        provision=provision,
        agents=("Ostmark",),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


BREACH = claim("july", Modality.FACT, "ceasefire", negated=True)
READ = [
    (document("june", JUNE), (claim("june", Modality.PLEDGE),)),
    (document("july", JULY), (BREACH,)),
]


def told(on: date) -> Assessment:
    return assess(PlainLedger(on=on, known=on, every=READ, terms=TERMS, stated=STATED), TERMS, "c")


def since(day: date, on: date) -> Changes:
    return changes(told(day), told(on))


def test_a_status_moves_by_the_claim_that_came_in() -> None:
    truce = {change.obligation.id: change for change in since(JUNE, JULY).statuses}["truce"]
    assert (truce.before, truce.after) == (Status.NO_EVIDENCE, Status.BREACH_REPORTED)
    assert truce.causes == (BREACH,)


def test_a_status_moves_by_time_alone() -> None:
    moved = {change.obligation.id: change for change in since(JULY, AUGUST).statuses}
    assert (moved["out"].before, moved["out"].after) == (Status.DUE, Status.OVERDUE)
    assert moved["out"].causes == ()


def test_what_came_in_is_listed_and_what_was_there_is_not() -> None:
    found = since(JUNE, JULY)
    assert [d.id for d in found.sources] == ["july"]
    assert found.claims == (BREACH,)


def test_nothing_changes_on_the_same_day() -> None:
    found = since(JULY, JULY)
    assert (found.sources, found.claims, found.statuses, found.lapsed) == ((), (), (), ())


SOON = When(
    words="within the coming days",
    interval=Interval(earliest=JUNE, latest=date(2031, 6, 8)),
)
HOPE = claim("june", Modality.EXPECT, deadline=SOON, hedged=True)
PLEDGE = claim("june", Modality.PLEDGE, deadline=SOON)
DEMAND = claim("june", Modality.DEMAND, deadline=SOON)
DONE = claim("july", Modality.FACT)
OTHERS = claim("july", Modality.FACT, agents=("Kestria",))
EARLIER = claim("may", Modality.FACT)


def lapsed(*said: Claim, on: date = JULY) -> list[Claim]:
    days = {"may": date(2031, 5, 1), "june": JUNE, "july": JULY}
    known = [Told(claim=c, published=Interval.day(days[c.span.document])) for c in said]
    return [lapse.claim for lapse in lapses(known, (), on)]


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ((PLEDGE,), [PLEDGE]),
        ((HOPE,), [HOPE]),
        ((DEMAND,), []),
        ((PLEDGE, DONE), []),
        ((PLEDGE, OTHERS), [PLEDGE]),
        ((EARLIER, PLEDGE), [PLEDGE]),
    ],
)
def test_words_lapse_when_their_day_has_passed_and_no_report_follows(
    said: tuple[Claim, ...], gone: list[Claim]
) -> None:
    assert lapsed(*said) == gone


@pytest.mark.parametrize(("on", "count"), [(date(2031, 6, 8), 0), (date(2031, 6, 9), 1)])
def test_the_coming_days_lapse_after_their_latest_day(on: date, count: int) -> None:
    assert len(lapsed(PLEDGE, on=on)) == count
