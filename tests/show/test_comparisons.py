"""What the numbers say of each other, as every renderer prints it."""

from dataclasses import replace
from datetime import date

import pytest

from servanda.model.assessment import Comparison, Count, Fit, PeriodFigure, State
from servanda.model.claim import Qualifier, Quantity
from servanda.model.when import Interval
from servanda.show.brief import compose
from servanda.show.data import brief_data, numbers_data
from servanda.show.html import render_html
from servanda.show.markdown import render_markdown
from servanda.show.tables import numbers_table
from servanda.show.text import render_text
from show_sample import LABELS, REFUSAL, SAMPLE, SOLDIERS, STEP, VOTE


def number(figure: int, of_whom: str, *, high: int | None = None) -> Quantity:
    return Quantity(
        low=figure,
        high=high,
        unit="fighters",
        of_whom=of_whom,
        qualifier=Qualifier.EXACT if high else Qualifier.AT_LEAST,
        words=f"{figure:,} {of_whom}",
        standing=True,
    )


TOTAL = Count(
    claim=STEP,
    number=number(20_000, "foreign fighters"),
    thing="foreign fighters",
    state=State.REPORTED,
)
PARTS = [
    Count(
        claim=REFUSAL, number=number(n, of, high=n), thing=of, state=State.DISPUTED, place="Ruvania"
    )
    for n, of in ((13_000, "Valdorians"), (11_000, "Osmanese"))
]
JUNE = Interval.month(2031, 6)
OWN, LATER = (
    replace(claim, quantity=SOLDIERS, previous=replace(SOLDIERS, low=290, high=290))
    for claim in (REFUSAL, VOTE)
)
FITTED = replace(
    SAMPLE,
    comparisons=(
        Comparison(fit=Fit.PARTS_ABOVE, counts=(TOTAL, *PARTS)),
        Comparison(fit=Fit.CANNOT_BOTH_HOLD, counts=(PARTS[0], PARTS[1])),
    ),
    periods=(
        PeriodFigure(
            thing="truce violations",
            counter="Observer Mission",
            period=JUNE,
            claim=OWN,
            restated=LATER,
            revised=True,
        ),
        PeriodFigure(
            thing="truce violations",
            counter="Observer Mission",
            period=Interval(earliest=date(2031, 7, 1), latest=date(2031, 7, 31)),
            claim=LATER,
        ),
    ),
)


@pytest.mark.parametrize(
    "text",
    [
        render_text(compose(FITTED, LABELS), 10_000),
        render_markdown(compose(FITTED, LABELS)),
        render_html(compose(FITTED, LABELS), FITTED),
        numbers_table(FITTED, 10_000),
    ],
)
def test_the_numbers_are_held_against_each_other(text: str) -> None:
    assert "come to 24,000 together" in text
    assert "These cannot both hold: “13,000 Valdorians” (from Ruvania, those of Ostmark" in text
    assert "Observer Mission counted about 300 truce violations in June 2031" in text
    assert "its next report gives about 290 for the same period" in text
    assert "600 in all: the words allow both" in text


def test_the_data_have_the_figures_of_every_period() -> None:
    found = numbers_data(FITTED)
    periods = found["periods"]
    assert isinstance(periods, list)
    first, second = periods
    assert (first["revised"], first["restated"]["low"]) == (True, 290)
    assert second["restated"] is None
    assert brief_data(FITTED)["number_comparisons"] == found["comparisons"]


def test_no_numbers_make_no_part() -> None:
    bare = compose(replace(SAMPLE, counts=()), LABELS)
    for text in (render_text(bare), render_markdown(bare)):
        assert "numbers" not in text.lower()
