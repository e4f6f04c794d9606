"""The status table, one row a line, over invented countries."""

from dataclasses import replace
from datetime import date

import pytest

from servanda.assess.evidence import Bearing, evidence
from servanda.assess.origins import Origins
from servanda.assess.status import standing
from servanda.assess.witness import Witnesses
from servanda.model.agreement import DueReading, Obligation
from servanda.model.assessment import Evidence, Standing, Status
from servanda.model.claim import (
    Claim,
    Confidence,
    Extent,
    Modality,
    Qualifier,
    Quantity,
    Speaker,
)
from servanda.model.ledger import Link
from servanda.model.source import Document, Role, Segment, Span
from servanda.model.when import Interval, When

DUE = date(2021, 1, 21)
PAST, SOON, EARLY = date(2021, 8, 20), date(2021, 1, 10), date(2020, 11, 1)


def document(name: str, publisher: str, day: date) -> Document:
    return Document(
        id=name,
        name=name,
        reader="text/1",
        text="Ruvania left. " * 9,
        segments=(Segment(0, 14, Role.BODY),),
        publisher=publisher,
        published=Interval.day(day),
    )


DOCUMENTS = {
    "a": document("a", "Example Wire", date(2020, 10, 25)),
    "b": document("b", "Sample Courier", date(2020, 10, 25)),
    "c": document("c", "Example Wire", date(2020, 10, 26)),
    "d": document("d", "Third Paper", date(2020, 10, 30)),
    "e": document("e", "Third Paper", date(2020, 9, 15)),
}


def claim(
    source: str = "a",
    modality: Modality = Modality.FACT,
    *,
    negated: bool = False,
    hedged: bool = False,
    extent: Extent = Extent.UNSTATED,
    speaker: str | None = None,
    anonymous: bool = False,
    provision: str = "withdrawal",
    by: tuple[str, ...] = ("Ruvania",),
    event: date | None = None,
    confidence: Confidence = Confidence.LIKELY,
    number: int | None = None,
) -> Claim:
    return Claim(
        span=Span(document=source, start=0, end=13),
        quote="Ruvania left.",
        modality=modality,
        provision=provision,
        agents=by,
        performers=by,
        negated=negated,
        hedged=hedged,
        extent=extent,
        speaker=Speaker(name=speaker, anonymous=anonymous) if speaker else None,
        event=When(words="then", interval=Interval.day(event)) if event else None,
        confidence=confidence,
        quantity=troops(number) if number else None,
    )


def troops(number: int) -> Quantity:
    return Quantity(
        low=number,
        high=number,
        unit="troops",
        of_whom="troops",
        qualifier=Qualifier.EXACT,
        words=f"{number} troops",
    )


def stands(
    *found: Claim,
    on: date = PAST,
    due: bool = True,
    continuing: bool = False,
    holders: tuple[str, ...] = ("Ruvania",),
    count: int | None = None,
) -> Standing:
    provision = "ceasefire" if continuing else "withdrawal"
    obligation = Obligation(
        id="o",
        agreement="a",
        provision=provision,
        text="They leave.",
        holders=holders,
        due=(DueReading(interval=Interval.day(DUE), words="90 days"),) if due else (),
        continuing=continuing,
        count=count,
    )
    bearing = Bearing(
        signed=Interval.day(date(2020, 10, 23)), contrary=frozenset({"force_presence"}), on=on
    )
    items = [
        evidence(
            Link(obligation="o", claim=c, reason="the same subject"),
            obligation,
            DOCUMENTS[c.span.document].published,
            bearing,
        )
        for c in found
    ]
    witnesses = Witnesses(
        origins=Origins(tuple(DOCUMENTS.values()), ()),
        monitors=frozenset({"Observer Mission"}),
        parties=frozenset((*holders, "Ostmark")),
    )
    return standing(obligation, [i for i in items if isinstance(i, Evidence)], witnesses, on)


FULL = claim(extent=Extent.FULL)


@pytest.mark.parametrize(
    ("found", "on", "status"),
    [
        ((), PAST, Status.OVERDUE),
        ((), SOON, Status.DUE),
        ((), EARLY, Status.NOT_DUE),
        ((claim(),), PAST, Status.OVERDUE),
        ((claim(),), EARLY, Status.PARTLY),
        ((FULL,), PAST, Status.REPORTED_IMPLEMENTED),
        ((FULL, claim("c", extent=Extent.FULL)), PAST, Status.REPORTED_IMPLEMENTED),
        ((FULL, claim("b", extent=Extent.FULL)), PAST, Status.IMPLEMENTED),
        ((claim(extent=Extent.FULL, speaker="Observer Mission"),), PAST, Status.IMPLEMENTED),
        ((claim(extent=Extent.FULL, speaker="Ruvania"),), PAST, Status.REPORTED_IMPLEMENTED),
        ((FULL, claim("b", negated=True)), PAST, Status.CONTESTED),
        ((FULL, claim("b"), claim("d")), PAST, Status.REPORTED_IMPLEMENTED),
        ((FULL, claim("b", extent=Extent.BEGUN)), PAST, Status.REPORTED_IMPLEMENTED),
        ((FULL, claim("b", extent=Extent.FULL, hedged=True)), PAST, Status.REPORTED_IMPLEMENTED),
        (
            (FULL, claim("b", extent=Extent.FULL, confidence=Confidence.UNSURE)),
            PAST,
            Status.REPORTED_IMPLEMENTED,
        ),
        ((claim(extent=Extent.FULL, hedged=True),), PAST, Status.OVERDUE),
        # Two papers that quote one person are one witness.
        (
            (
                claim(extent=Extent.FULL, speaker="Kestrian envoy"),
                claim("b", extent=Extent.FULL, speaker="Kestrian envoy"),
            ),
            PAST,
            Status.REPORTED_IMPLEMENTED,
        ),
        (
            (
                claim(extent=Extent.FULL, speaker="Kestrian envoy"),
                claim("b", extent=Extent.FULL),
            ),
            PAST,
            Status.IMPLEMENTED,
        ),
        # The other party's word is no independent one.
        (
            (FULL, claim("b", extent=Extent.FULL, speaker="Ostmark")),
            PAST,
            Status.REPORTED_IMPLEMENTED,
        ),
        # What was not yet done earlier denies nothing.
        (
            (claim("a", negated=True), claim("d", extent=Extent.FULL)),
            PAST,
            Status.REPORTED_IMPLEMENTED,
        ),
        # Two who say it is done outweigh a party that denies it, not an independent report.
        (
            (FULL, claim("b", extent=Extent.FULL), claim("d", negated=True, speaker="Ostmark")),
            PAST,
            Status.IMPLEMENTED,
        ),
        (
            (FULL, claim("b", extent=Extent.FULL), claim("d", negated=True)),
            PAST,
            Status.CONTESTED,
        ),
        # Forces that are reported there afterwards speak against a departure in full.
        ((FULL, claim("d", provision="force_presence")), PAST, Status.CONTESTED),
        # What happened before the agreement, or after the day asked about, proves nothing.
        ((claim(extent=Extent.FULL, event=date(2019, 5, 1)),), PAST, Status.OVERDUE),
        ((claim(extent=Extent.FULL, event=date(2021, 12, 1)),), PAST, Status.OVERDUE),
        ((claim(modality=Modality.PLEDGE),), EARLY, Status.NOT_DUE),
        ((claim(modality=Modality.SUPPORT),), PAST, Status.OVERDUE),
    ],
)
def test_a_one_time_promise(found: tuple[Claim, ...], on: date, status: Status) -> None:
    assert stands(*found, on=on).status is status


@pytest.mark.parametrize(
    ("found", "on", "status"),
    [
        ((), PAST, Status.NO_EVIDENCE),
        ((claim(provision="ceasefire"),), EARLY, Status.NO_BREACH_REPORTED),
        ((claim(provision="ceasefire"),), PAST, Status.NO_EVIDENCE),
        ((claim(provision="ceasefire", negated=True),), EARLY, Status.BREACH_REPORTED),
        (
            (
                claim(provision="ceasefire", negated=True),
                claim("b", provision="ceasefire", negated=True),
            ),
            EARLY,
            Status.BREACHED,
        ),
        # An old breach is no breach of this period.
        (
            (
                claim(provision="ceasefire", negated=True),
                claim("b", provision="ceasefire", negated=True),
            ),
            PAST,
            Status.NO_EVIDENCE,
        ),
        # Two papers that pass on one accusation report it, and confirm nothing.
        (
            (
                claim("a", Modality.ALLEGE, provision="ceasefire", negated=True, by=("Ostmark",)),
                claim("b", Modality.ALLEGE, provision="ceasefire", negated=True, by=("Ostmark",)),
            ),
            EARLY,
            Status.BREACH_REPORTED,
        ),
        (
            (
                claim(provision="ceasefire", negated=True),
                claim("b", provision="ceasefire"),
            ),
            EARLY,
            Status.CONTESTED,
        ),
        # The accused party's own denial is no independent one.
        (
            (
                claim(provision="ceasefire", negated=True),
                claim("b", Modality.DENY, provision="ceasefire", negated=True, speaker="Ruvania"),
            ),
            EARLY,
            Status.BREACH_REPORTED,
        ),
        (
            (claim(provision="ceasefire", negated=True, speaker="Observer Mission"),),
            EARLY,
            Status.BREACHED,
        ),
    ],
)
def test_a_continuing_promise(found: tuple[Claim, ...], on: date, status: Status) -> None:
    assert stands(*found, on=on, continuing=True, due=False).status is status


def test_lateness_is_counted_from_the_deadline() -> None:
    late = stands().late
    assert late is not None
    assert (late.least, late.most) == (211, 211)


def test_it_is_done_in_full_only_when_all_have_done_it() -> None:
    ours, theirs = claim(extent=Extent.FULL), claim("b", extent=Extent.FULL, by=("Ostmark",))
    both = ("Ruvania", "Ostmark")
    assert stands(ours, holders=both).status is Status.OVERDUE
    assert stands(ours, theirs, holders=both).status is Status.REPORTED_IMPLEMENTED


@pytest.mark.parametrize(
    ("report", "status"),
    [
        (claim(extent=Extent.FULL, by=()), Status.REPORTED_IMPLEMENTED),
        (claim(extent=Extent.FULL, by=(), speaker="Kestria"), Status.REPORTED_IMPLEMENTED),
        (claim(extent=Extent.FULL, by=(), speaker="Ruvania"), Status.OVERDUE),
        (claim(extent=Extent.FULL, by=("separatists",)), Status.OVERDUE),
        (claim(extent=Extent.FULL, by=(), speaker="an officer", anonymous=True), Status.OVERDUE),
    ],
)
def test_who_tells_of_their_own_part_does_not_tell_of_everybodys(
    report: Claim, status: Status
) -> None:
    assert stands(report, holders=("Ruvania", "Ostmark")).status is status


@pytest.mark.parametrize(
    ("number", "count", "status"),
    [
        (3000, 3000, Status.REPORTED_IMPLEMENTED),
        (25000, 3000, Status.REPORTED_IMPLEMENTED),
        (450, 3000, Status.PARTLY),
    ],
)
def test_a_number_is_done_when_at_least_as_many_are_told(
    number: int, count: int, status: Status
) -> None:
    assert stands(claim(number=number), on=EARLY, count=count).status is status


def test_who_stayed_is_no_denial_that_a_number_left() -> None:
    stayed = claim("d", provision="force_presence", number=47000)
    assert stands(claim(number=3000), stayed, count=3000).status is Status.REPORTED_IMPLEMENTED


def test_a_report_of_the_deed_denies_nothing_by_what_went_before() -> None:
    suspended = replace(claim("a", negated=True), span=Span(document="a", start=14, end=27))
    assert stands(FULL, suspended).status is Status.REPORTED_IMPLEMENTED


def test_a_refusal_is_named_until_it_is_taken_back() -> None:
    refusal = claim("a", Modality.REFUSE)
    assert stands(refusal).refused_by == ("Ruvania",)
    assert stands(refusal, claim("c", Modality.PLEDGE)).refused_by == ()


def test_presence_speaks_against_a_withdrawal() -> None:
    found = stands(claim(provision="force_presence"))
    assert [item.stance.value for item in found.evidence] == ["against"]


def test_the_trend_counts_this_period_and_the_one_before() -> None:
    breach = [claim(x, provision="ceasefire", negated=True) for x in "abd"]
    trend = stands(*breach, on=date(2020, 11, 25), continuing=True, due=False).trend
    assert trend is not None
    assert (trend.now, trend.before) == (1, 2)


@pytest.mark.parametrize(
    ("found", "level"),
    [
        ((), 0),
        ((claim(extent=Extent.BEGUN),), 1),
        ((claim(),), 2),
        ((FULL,), 3),
        ((claim(negated=True),), 0),
    ],
)
def test_the_level_of_the_peace_accords_matrix(found: tuple[Claim, ...], level: int) -> None:
    assert stands(*found).level == level
