"""The status table, one row a line, over invented countries."""

from datetime import date

import pytest

from servanda.assess.evidence import evidence
from servanda.assess.origins import Origins
from servanda.assess.status import standing
from servanda.model.agreement import DueReading, Obligation
from servanda.model.assessment import Evidence, Standing, Status
from servanda.model.claim import Claim, Extent, Modality, Speaker
from servanda.model.source import Document, Role, Segment, Span
from servanda.model.when import Interval

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
}


def claim(
    source: str = "a",
    modality: Modality = Modality.FACT,
    *,
    negated: bool = False,
    extent: Extent = Extent.UNSTATED,
    speaker: str | None = None,
    provision: str = "withdrawal",
) -> Claim:
    return Claim(
        span=Span(document=source, start=0, end=13),
        quote="Ruvania left.",
        modality=modality,
        provision=provision,
        agents=("Ruvania",),
        performers=("Ruvania",),
        negated=negated,
        extent=extent,
        speaker=Speaker(name=speaker) if speaker else None,
    )


def stands(*found: Claim, on: date = PAST, due: bool = True, continuing: bool = False) -> Standing:
    provision = "ceasefire" if continuing else "withdrawal"
    obligation = Obligation(
        id="o",
        agreement="a",
        provision=provision,
        text="They leave.",
        holders=("Ruvania",),
        due=(DueReading(interval=Interval.day(DUE), words="90 days"),) if due else (),
        continuing=continuing,
    )
    items = [
        evidence(c, obligation, date(2020, 10, 23), frozenset({"force_presence"})) for c in found
    ]
    kept = [item for item in items if isinstance(item, Evidence)]
    origins = Origins(tuple(DOCUMENTS.values()), ())
    return standing(obligation, kept, DOCUMENTS, origins, frozenset({"Observer Mission"}), on)


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
    ],
)
def test_a_continuing_promise(found: tuple[Claim, ...], on: date, status: Status) -> None:
    assert stands(*found, on=on, continuing=True, due=False).status is status


def test_lateness_is_counted_from_the_deadline() -> None:
    late = stands().late
    assert late is not None
    assert (late.least, late.most) == (211, 211)


def test_a_refusal_is_named_until_it_is_taken_back() -> None:
    refusal = claim("a", Modality.REFUSE)
    assert stands(refusal).refused_by == ("Ruvania",)
    assert stands(refusal, claim("c", Modality.PLEDGE)).refused_by == ()


def test_presence_speaks_against_a_withdrawal() -> None:
    found = stands(claim(provision="force_presence"))
    assert [item.stance.value for item in found.evidence] == ["against"]
