from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.model.when import Interval
from servanda.read import dates
from servanda.read.dates import Tense

PUBLISHED = Interval.day(date(2021, 6, 23))  # a Wednesday


@pytest.mark.parametrize(
    ("words", "tense", "expected"),
    [
        ("signed on Oct.23", Tense.PAST, "2020-10-23"),
        ("elections on Dec. 24", Tense.FUTURE, "2021-12-24"),
        ("on 3 March 2020", Tense.PAST, "2020-03-03"),
        ("June 23, 2021", Tense.UNKNOWN, "2021-06-23"),
        ("in October 2020", Tense.PAST, "2020-10"),
        ("last month", Tense.PAST, "2021-05"),
        ("on Saturday", Tense.PAST, "2021-06-19"),
        ("on Saturday", Tense.FUTURE, "2021-06-26"),
        ("within the coming days", Tense.FUTURE, "2021-06-23/2021-06-30"),
        ("yesterday", Tense.PAST, "2021-06-22"),
        ("2021-01-05", Tense.UNKNOWN, "2021-01-05"),
        ("2021-01-05T10:00", Tense.UNKNOWN, "2021-01-05"),
        ("2021/06/24", Tense.UNKNOWN, "2021-06-24"),
        ("22/03/2021", Tense.UNKNOWN, "2021-03-22"),
        ("03/22/2021", Tense.UNKNOWN, "2021-03-22"),
        ("22.3.2021", Tense.UNKNOWN, "2021-03-22"),
        ("Jun 24th, 2021", Tense.UNKNOWN, "2021-06-24"),
        ("late October 2020", Tense.PAST, "2020-10"),
        ("by the end of March 2021", Tense.FUTURE, "2021-03"),
        ("since 2019", Tense.PAST, "2019"),
        ("two weeks ago", Tense.PAST, "2021-06-06/2021-06-12"),
    ],
)
def test_words_mean_a_day_or_an_interval(words: str, tense: Tense, expected: str) -> None:
    (mention,) = dates.find(words)
    found = dates.interval(mention, PUBLISHED, tense)
    assert found is not None
    assert found.iso() == expected


@pytest.mark.parametrize(
    "words",
    [
        "5+5",
        "it may rain",
        "they march on",
        "Jan Novak spoke",
        "300 men",
        "example.test/2021/06/24/truce",
        "version 1.2.2021.3",
        "in the hills",
    ],
)
def test_what_is_no_date_is_none(words: str) -> None:
    assert dates.find(words) == ()


@pytest.mark.parametrize(
    ("words", "anchor", "expected"),
    [
        ("within 90 days", date(2020, 10, 23), date(2021, 1, 21)),
        ("within three months", date(2020, 10, 23), date(2021, 1, 23)),
        ("within two weeks", date(2020, 2, 15), date(2020, 2, 29)),
        ("in one month", date(2021, 1, 31), date(2021, 2, 28)),
        ("for another six months", date(2021, 1, 31), date(2021, 7, 31)),
        ("over the next two weeks", date(2020, 2, 15), date(2020, 2, 29)),
        ("a ninety days truce", date(2020, 10, 23), date(2021, 1, 21)),
    ],
)
def test_a_duration_counts_from_its_anchor(words: str, anchor: date, expected: date) -> None:
    (mention,) = dates.find(words)
    duration = dates.resolve(mention, PUBLISHED, Tense.FUTURE).duration
    assert duration is not None
    assert duration.after(anchor) == expected


@pytest.mark.parametrize("words", ["03/04/2021", "31/31/2021", "31 June 2021"])
def test_a_day_that_may_be_two_or_none_is_unresolved(words: str) -> None:
    (mention,) = dates.find(words)
    assert dates.interval(mention, PUBLISHED, Tense.PAST) is None


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for mention in dates.find(text):
        assert text[mention.start : mention.end] == mention.words
        dates.resolve(mention, PUBLISHED, Tense.PAST)
