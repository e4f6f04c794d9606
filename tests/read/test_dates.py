from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.model.when import Interval
from servanda.read import dates
from servanda.read.dates import Tense
from servanda.read.resolve import interval, resolve, resolved

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
        ("three days ago", Tense.PAST, "2021-06-20"),
        ("two days from now", Tense.FUTURE, "2021-06-25"),
        ("the day before yesterday", Tense.PAST, "2021-06-21"),
        ("The day after tomorrow", Tense.FUTURE, "2021-06-25"),
        ("tonight", Tense.FUTURE, "2021-06-23"),
        ("last night", Tense.PAST, "2021-06-22"),
        ("this morning", Tense.PAST, "2021-06-23"),
        ("Sunday night", Tense.PAST, "2021-06-20"),
        ("last Thursday", Tense.FUTURE, "2021-06-17"),
        ("this past Monday", Tense.PAST, "2021-06-21"),
        ("this coming Friday", Tense.FUTURE, "2021-06-25"),
        ("next Tuesday", Tense.FUTURE, "2021-06-29"),
        ("a week ago Monday", Tense.PAST, "2021-06-14"),
        ("two weeks from Friday", Tense.FUTURE, "2021-07-09"),
        ("over the weekend", Tense.PAST, "2021-06-19/2021-06-20"),
        ("next weekend", Tense.FUTURE, "2021-06-26/2021-07-04"),
        ("on the 21st.", Tense.PAST, "2021-06-21"),
        ("on the 21st", Tense.FUTURE, "2021-07-21"),
        ("on the 31st, they", Tense.PAST, "2021-05-31"),
        ("the end of the year", Tense.FUTURE, "2021-12-31"),
        ("the end of next month", Tense.FUTURE, "2021-07-31"),
        ("last November", Tense.FUTURE, "2020-11"),
        ("next May", Tense.PAST, "2022-05"),
        ("in October.", Tense.PAST, "2020-10"),
        ("December 24 of this year", Tense.PAST, "2021-12-24"),
        ("24 June last year", Tense.UNKNOWN, "2020-06-24"),
        ("Nov. 9-11, 2020", Tense.PAST, "2020-11-09/2020-11-11"),
        ("9 to 11 November", Tense.PAST, "2020-11-09/2020-11-11"),
        ("April 24 and 25.", Tense.PAST, "2021-04-24/2021-04-25"),
        ("May 3: the text", Tense.PAST, "2021-05-03"),
        ("22-03-2021", Tense.UNKNOWN, "2021-03-22"),
    ],
)
def test_words_mean_a_day_or_an_interval(words: str, tense: Tense, expected: str) -> None:
    (mention,) = dates.find(words)
    found = interval(mention, PUBLISHED, tense)
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
        "on the 21st floor",
        "the day that the war ended",
        "This May Novak spoke",
        "the coming war",
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
    duration = resolve(mention, PUBLISHED, Tense.FUTURE).duration
    assert duration is not None
    assert duration.after(anchor) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("On 3 May they met, and two days later they signed", "2021-05-05"),
        ("On 3 May they met; a day earlier they had signed", "2021-05-02"),
        ("They met on Friday and signed the next day", "2021-06-19"),
        ("They met on 3 May and had signed the day before.", "2021-05-02"),
        ("They met on 3 May and had signed two days before.", "2021-05-01"),
        ("They met on 3 May and signed on the same day", "2021-05-03"),
        ("They met on 3 May and signed three weeks later", "2021-05-21/2021-05-27"),
        ("They met in May and signed two days later", None),
        ("Two days later they signed", None),
    ],
)
def test_a_day_told_by_another_waits_for_it(words: str, expected: str | None) -> None:
    found = list(resolved(dates.find(words), PUBLISHED, lambda _: Tense.PAST))
    last = found[-1][1].interval
    assert (last.iso() if last else None) == expected


def test_last_belongs_to_the_weekday_not_to_the_year_of_its_day() -> None:
    found = resolved(dates.find("last Friday, June 18"), PUBLISHED, lambda _: Tense.PAST)
    assert [when.interval for _, when in found] == [Interval.day(date(2021, 6, 18))] * 2


def test_a_weekday_and_its_day_are_one_and_give_the_year() -> None:
    weekday, day = resolved(dates.find("on Tuesday, June 29"), PUBLISHED, lambda _: Tense.PAST)
    assert weekday[1].interval == day[1].interval == Interval.day(date(2021, 6, 29))
    (_, friday) = dates.find("on Friday, June 29")
    assert interval(friday, PUBLISHED, Tense.PAST) == Interval.day(date(2020, 6, 29))


@pytest.mark.parametrize(
    ("words", "tense", "expected"),
    [
        ("last Monday", Tense.PAST, "2021-06-14/2021-06-21"),
        ("next Friday", Tense.FUTURE, "2021-06-25/2021-07-02"),
        ("this Friday", Tense.FUTURE, "2021-06-25"),
    ],
)
def test_last_and_next_may_mean_either_of_two_days(words: str, tense: Tense, expected: str) -> None:
    (mention,) = dates.find(words)
    found = interval(mention, PUBLISHED, tense)
    assert found is not None
    assert found.iso() == expected
    assert (found.best is None) == ("/" in expected)


@pytest.mark.parametrize("words", ["03/04/2021", "31/31/2021", "31 June 2021"])
def test_a_day_that_may_be_two_or_none_is_unresolved(words: str) -> None:
    (mention,) = dates.find(words)
    assert interval(mention, PUBLISHED, Tense.PAST) is None


RELATIVE = [
    *("today", "tomorrow", "two days ago", "two weeks ago", "Monday", "last Friday", "next Friday"),
    *("this coming Friday", "a week ago Monday", "the weekend", "next weekend", "on the 21st"),
    *("last week", "this month", "next year", "the end of the month", "the coming days"),
]


@given(
    words=st.sampled_from(RELATIVE),
    tense=st.sampled_from(Tense),
    first=st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    length=st.integers(0, 31),
    place=st.integers(0, 31),
)
def test_what_is_seen_from_some_day_is_part_of_what_is_seen_from_any(
    words: str, tense: Tense, first: date, length: int, place: int
) -> None:
    (mention,) = dates.find(words)
    last = first + timedelta(days=length)
    seen = interval(mention, Interval.day(min(first + timedelta(days=place), last)), tense)
    whole = interval(mention, Interval(earliest=first, latest=last), tense)
    assert seen is not None
    assert whole is not None
    assert whole.earliest <= seen.earliest
    assert seen.latest <= whole.latest


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    for mention in dates.find(text):
        assert text[mention.start : mention.end] == mention.words
        resolve(mention, PUBLISHED, Tense.PAST)
