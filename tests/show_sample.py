"""An assessment from plain values: two invented countries, Ruvania and Ostmark."""

from dataclasses import replace
from datetime import date

from servanda.model.agreement import Agreement, DueReading, Obligation
from servanda.model.assessment import (
    Assessment,
    Count,
    Evidence,
    LateDays,
    Performance,
    Position,
    Proof,
    Stance,
    Standing,
    State,
    Status,
    Timing,
)
from servanda.model.claim import Claim, Modality, Qualifier, Quantity, Share, Speaker
from servanda.model.source import DateEvidence, Document, Role, Segment, Span, Strength
from servanda.model.when import Interval, When

LABELS = {"withdrawal": "Withdrawal of forces", "elections": "Elections"}
FIRST = (
    "Truce signed in the hills\n\n"
    "Under the truce of 1 May 2031, Ostmark must leave the Ruvanian hills within 90 days. "
    "Others read the same text as three months.\n\n"
    "Ruvania welcomed the departure of all foreign units from its hills.\n"
)
SECOND = (
    "Ostmark stays put\n\n"
    "Ostmark refuses to take its units home.\n\n"
    "About 300 soldiers of both sides would go first, an official said.\n\n"
    "Ruvania will vote on 1 March 2032.\n"
)


def document(name: str, text: str, published: Interval, *evidence: DateEvidence) -> Document:
    return Document(
        id=f"src-{name}",
        name=f"{name}.txt",
        reader="text/1",
        text=text,
        segments=(Segment(0, len(text), Role.BODY),),
        title=text.split("\n", 1)[0],
        published=published,
        date_evidence=evidence,
    )


LATE_MAY = Interval(earliest=date(2031, 5, 2), latest=date(2031, 5, 8))
TRUCE = document(
    "truce",
    FIRST,
    LATE_MAY,
    DateEvidence(
        rule="weekday of the earliest possible day",
        strength=Strength.CONVENTION,
        words="Friday",
        earliest=date(2031, 5, 2),
        latest=date(2031, 5, 8),
    ),
)
STAY = replace(
    document(
        "stay",
        SECOND,
        Interval.day(date(2031, 9, 1)),
        DateEvidence(
            rule="published line",
            strength=Strength.HARD,
            words="1 September 2031",
            earliest=date(2031, 9, 1),
            latest=date(2031, 9, 1),
        ),
    ),
    publisher="Hill Post",
    agency="Ostmark Wire",
)


def claim(source: Document, quote: str, modality: Modality, **more: object) -> Claim:
    start = source.text.index(quote)
    plain = Claim(
        span=Span(document=source.id, start=start, end=start + len(quote)),
        quote=quote,
        modality=modality,
        provision="withdrawal",
    )
    return replace(plain, **more)  # type: ignore[arg-type]


NINETY = claim(
    TRUCE,
    "Ostmark must leave the Ruvanian hills within 90 days",
    Modality.AGREE,
    performers=("Ostmark",),
    deadline=When(words="within 90 days", interval=Interval.day(date(2031, 7, 30))),
)
THREE = claim(
    TRUCE,
    "Others read the same text as three months",
    Modality.AGREE,
    performers=("Ostmark",),
    deadline=When(words="three months", interval=Interval.day(date(2031, 8, 1))),
)
WELCOME = claim(
    TRUCE,
    "Ruvania welcomed the departure of all foreign units from its hills",
    Modality.SUPPORT,
    agents=("Ruvania",),
    performers=("foreign units",),
)
REFUSAL = claim(
    STAY,
    "Ostmark refuses to take its units home",
    Modality.REFUSE,
    agents=("Ostmark",),
    performers=("Ostmark",),
)
SOLDIERS = Quantity(
    low=300,
    high=300,
    unit="soldiers",
    of_whom="soldiers",
    qualifier=Qualifier.ABOUT,
    words="About 300 soldiers",
    share=Share.UNCLEAR,
)
STEP = claim(
    STAY,
    "About 300 soldiers of both sides would go first",
    Modality.PROPOSE,
    hedged=True,
    performers=("both sides",),
    speaker=Speaker(name="official", anonymous=True),
    quantity=SOLDIERS,
)
VOTE = claim(
    STAY,
    "Ruvania will vote on 1 March 2032",
    Modality.PLEDGE,
    provision="elections",
    agents=("Ruvania",),
    performers=("Ruvania",),
    deadline=When(words="1 March 2032", interval=Interval.day(date(2032, 3, 1))),
)


def evidence(item: Claim, stance: Stance) -> Evidence:
    return Evidence(claim=item, stance=stance, reason="")


LEAVE = Standing(
    obligation=Obligation(
        id="units-out",
        agreement="truce",
        provision="withdrawal",
        text="All foreign units leave the hills of Ruvania.",
        holders=("Ostmark",),
        due=(
            DueReading(
                interval=Interval.day(date(2031, 7, 30)), words="within 90 days", claim=NINETY.id
            ),
            DueReading(
                interval=Interval.day(date(2031, 8, 1)), words="three months", claim=THREE.id
            ),
        ),
    ),
    status=Status.OVERDUE,
    timing=Timing.OVERDUE,
    performance=Performance.NONE_REPORTED,
    proof=Proof.NONE,
    disputed=False,
    refused_by=("Ostmark",),
    late=LateDays(least=35, most=37),
    evidence=(
        evidence(NINETY, Stance.SETS),
        evidence(THREE, Stance.SETS),
        evidence(WELCOME, Stance.BACKGROUND),
        evidence(REFUSAL, Stance.AGAINST),
        evidence(STEP, Stance.BACKGROUND),
    ),
    missing=("a report that any of it was done",),
    reasons=("past the latest day it can be due",),
)
ELECT = Standing(
    obligation=Obligation(
        id="vote",
        agreement="truce",
        provision="elections",
        text="Ruvania votes",
        due=(DueReading(interval=Interval.day(date(2032, 3, 1)), words="1 March 2032"),),
    ),
    status=Status.NOT_DUE,
    timing=Timing.NOT_DUE,
    performance=Performance.NONE_REPORTED,
    proof=Proof.NONE,
    disputed=False,
    refused_by=(),
    late=None,
    evidence=(),
    missing=(),
    reasons=("due later",),
)
SAMPLE = Assessment(
    on=date(2031, 9, 5),
    known=date(2031, 9, 5),
    title="The truce in the hills",
    drafted=False,
    agreements=(Agreement(id="truce", name="the truce", signed=Interval.day(date(2031, 5, 1))),),
    standings=(LEAVE, ELECT),
    positions=(
        Position(actor="Ruvania", provision="elections", claims=(VOTE,)),
        Position(actor="Ostmark", provision="withdrawal", claims=(NINETY, THREE, REFUSAL)),
        Position(actor="Ruvania", provision="withdrawal", claims=(WELCOME,)),
        Position(actor="both sides", provision="withdrawal", claims=(STEP,)),
    ),
    counts=(
        Count(
            claim=STEP, number=SOLDIERS, thing="soldiers", state=State.AHEAD, whose="Ostmark Wire"
        ),
    ),
    sources=(TRUCE, STAY),
    withheld=1,
)
