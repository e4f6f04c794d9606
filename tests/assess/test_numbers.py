"""What numbers count and what they say of each other, over invented countries."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.assess.comparisons import comparisons
from servanda.assess.numbers import numbers
from servanda.assess.origins import Origins
from servanda.assess.periods import periods
from servanda.assess.things import bounds, thing
from servanda.model.assessment import Comparison, Fit
from servanda.model.claim import Claim, Modality, Qualifier, Quantity, Share, Speaker
from servanda.model.source import Document, Role, Segment, Span
from servanda.model.when import Interval, When
from servanda.read.quantity import quantities

MAY = date(2031, 5, 3)
MISSION = Speaker(name="Observer Mission")


def document(number: int) -> Document:
    return Document(
        id=f"d{number}",
        name=f"d{number}",
        reader="text/1",
        text="Words. " * 20,
        segments=(Segment(0, 140, Role.BODY),),
        publisher=f"Paper {number}",
        published=Interval.day(MAY.replace(month=5 + number)),
    )


DOCUMENTS = {d.id: d for d in map(document, range(4))}
ORIGINS = Origins(tuple(DOCUMENTS.values()), ())


def there(words: str, number: int = 0, *, start: int = 0, **more: object) -> Claim:
    """Return that so many are in Ruvania, as told in the document of a number."""
    first, *rest = (replace(q, standing=True) for q in quantities(words))
    claim = Claim(
        span=Span(document=f"d{number}", start=start, end=start + 5),
        quote="Words",
        modality=Modality.FACT,
        provision="force_presence",
        place="Ruvania",
        quantity=first,
        further=tuple(rest),
        event=When(words="in May", interval=Interval.month(2031, 5)),
    )
    return replace(claim, **more)  # type: ignore[arg-type]


def compared(*claims: Claim) -> tuple[Comparison, ...]:
    return comparisons(numbers(claims, DOCUMENTS, ORIGINS))


def fits(*claims: Claim) -> list[Fit]:
    return [comparison.fit for comparison in compared(*claims)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("300 soldiers", "about 400 troops", True),
        ("20 Ostmark fighters", "30 armed Ostmark fighters", True),
        ("20 foreign fighters", "20 fighters", False),
        ("20 foreign fighters", "20 foreign mercenaries", False),
        ("20 Ostmark fighters", "20 Valdorian fighters", False),
        ("20 Ruvanians", "20 Ruvanian people", True),
    ],
)
def test_two_wordings_of_one_thing(one: str, other: str, *, same: bool) -> None:
    things = [thing(quantities(words)[0]) for words in (one, other)]
    assert (things[0] == things[1]) is same


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("about 300 troops", 270, 330),
        ("7,000 fighters", 6500, 7500),
        ("253 fighters", 253, 253),
        ("at least 20,000 fighters", 20_000, float("inf")),
        ("up to 40 observers", 0, 40),
        ("100 troops by both sides", 90, 220),
        ("253 troops by each side", 506, float("inf")),
    ],
)
def test_what_the_words_of_a_number_allow(words: str, low: float, high: float) -> None:
    assert bounds(quantities(words)[0]) == (low, high)


def test_two_estimates_of_one_time_cannot_both_hold() -> None:
    assert fits(there("7,000 foreign fighters"), there("13,000 foreign fighters", 1)) == [
        Fit.CANNOT_BOTH_HOLD
    ]


@pytest.mark.parametrize(
    "other",
    [
        there("about 7,400 foreign fighters", 1),
        there("more than 5,000 foreign fighters", 1),
        there("13,000 foreign mercenaries", 1),
        there("13,000 foreign fighters", 1, place="Ostmark"),
        there("13,000 foreign fighters", 1, place=None),
        there("13,000 foreign fighters", 1, agents=("Ostmark",)),
        there("13,000 foreign fighters", 1, modality=Modality.PLEDGE),
    ],
)
def test_what_counts_something_else_contradicts_nothing(other: Claim) -> None:
    assert fits(there("7,000 foreign fighters"), other) == []


def test_how_many_came_is_not_how_many_there_are() -> None:
    (sent,) = quantities("13,000 foreign fighters")
    assert fits(there("7,000 foreign fighters"), there("1 soldiers", 1, quantity=sent)) == []


def test_estimates_of_other_times_differ_in_time() -> None:
    june = When(words="in June", interval=Interval.month(2031, 6))
    assert fits(
        there("7,000 foreign fighters"), there("13,000 foreign fighters", 1, event=june)
    ) == [Fit.DIFFERENT_TIMES]


def test_parts_come_to_more_than_an_open_total() -> None:
    total = there("over 20,000 foreign fighters")
    parts = there("13,000 Valdorians and 11,000 Osmanese", start=9)
    (found,) = compared(total, parts)
    assert found.fit is Fit.PARTS_ABOVE
    assert [count.number.words for count in found.counts[1:]] == [
        "13,000 Valdorians",
        "11,000 Osmanese",
    ]


@pytest.mark.parametrize(
    ("total", "parts", "fit"),
    [
        (
            "up to 20,000 foreign fighters",
            "13,000 Valdorians and 11,000 Osmanese",
            [Fit.PARTS_EXCEED],
        ),
        ("30,000 foreign fighters", "13,000 Valdorians and 11,000 Osmanese", []),
        ("up to 20,000 foreign fighters", "13,000 Ruvanians and 11,000 Osmanese", []),
        ("up to 20,000 observers", "13,000 Valdorians and 11,000 Osmanese", []),
    ],
)
def test_parts_against_a_total(total: str, parts: str, fit: list[Fit]) -> None:
    assert fits(there(total), there(parts, start=9)) == fit


def test_parts_of_another_text_and_time_are_no_parts() -> None:
    july = When(words="in July", interval=Interval.month(2031, 7))
    parts = there("13,000 Valdorians and 11,000 Osmanese", 2, event=july)
    assert fits(there("up to 20,000 foreign fighters"), parts) == []


def test_one_figure_told_of_different_things() -> None:
    leave = there(
        "some 20,000 foreign mercenaries", 1, provision="withdrawal", modality=Modality.AGREE
    )
    assert fits(there("at least 20,000 foreign fighters and mercenaries"), leave) == [
        Fit.SAME_FIGURE
    ]


def test_one_origin_counts_once() -> None:
    said = there("20,000 foreign fighters", speaker=MISSION)
    again = there("20,000 foreign fighters", 1, speaker=MISSION)
    (count,) = numbers([said, again], DOCUMENTS, ORIGINS)
    assert count.whose == "Observer Mission"
    assert count.copies == (again,)
    assert len(numbers([said, there("20,000 foreign fighters", 1)], DOCUMENTS, ORIGINS)) == 2


def report(number: int, own: str, before: str, first: date, last: date) -> Claim:
    """Return what a report counts in its period, and says of the one before."""
    counted = [
        Quantity(
            low=int(words),
            high=int(words),
            unit="violations",
            of_whom="truce violations",
            qualifier=Qualifier.EXACT,
            words=f"{words} truce violations",
        )
        for words in (own, before)
    ]
    return Claim(
        span=Span(document=f"d{number}", start=0, end=5),
        quote="Words",
        modality=Modality.FACT,
        provision="ceasefire",
        negated=True,
        speaker=MISSION,
        event=When(words="period", interval=Interval(earliest=first, latest=last)),
        quantity=counted[0],
        previous=counted[1],
    )


WEEKS = [
    date(2031, 5, 1),
    date(2031, 5, 8),
    date(2031, 5, 15),
    date(2031, 5, 22),
    date(2031, 5, 29),
]
CHAIN = [
    report(n, own, before, WEEKS[n], date.fromordinal(WEEKS[n + 1].toordinal() - 1))
    for n, (own, before) in enumerate([("30", "10"), ("41", "30"), ("50", "38"), ("60", "50")])
]


def test_each_period_stands_beside_what_the_next_report_says() -> None:
    found = periods(CHAIN, ORIGINS)
    assert [figure.revised for figure in found] == [False, True, False, False]
    assert [bool(figure.restated) for figure in found] == [True, True, True, False]


def test_a_report_that_is_missing_breaks_the_chain() -> None:
    found = periods([CHAIN[0], CHAIN[2], CHAIN[3]], ORIGINS)
    assert [bool(figure.restated) for figure in found] == [False, True, False]


def test_counts_of_periods_are_no_estimates() -> None:
    assert numbers(CHAIN, DOCUMENTS, ORIGINS) == ()


@given(
    st.lists(
        st.builds(
            there,
            st.sampled_from(
                ["7,000 foreign fighters", "over 20,000 foreign fighters", "13,000 Valdorians"]
            ),
            st.integers(0, 3),
            start=st.integers(0, 99),
            place=st.sampled_from(["Ruvania", "Ostmark", None]),
        ),
        max_size=6,
    )
)
def test_what_cannot_hold_is_of_one_place_and_disjoint(claims: list[Claim]) -> None:
    unique = list({claim.id: claim for claim in claims}.values())
    for found in compared(*unique):
        places = {count.place for count in found.counts}
        assert len(places) == 1
        assert None not in places
        if found.fit is Fit.CANNOT_BOTH_HOLD:
            (low, high), (lowest, highest) = (bounds(count.number) for count in found.counts)
            assert high < lowest or highest < low


def test_a_number_of_both_sides_is_not_at_odds_with_twice_as_many() -> None:
    (both,) = quantities("300 troops by both sides")
    assert both.share is Share.UNCLEAR
    assert bounds(both)[1] >= 600
