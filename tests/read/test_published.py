from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.model.actor import Office
from servanda.model.source import DateEvidence, Role, Segment, Strength
from servanda.model.when import Interval
from servanda.read.offices import office_evidence
from servanda.read.published import publication
from servanda.read.roles import segments

TODAY = date(2024, 6, 1)
TITLE = "Ruvania and Ostmark Sign a Truce in the Hills\n"
BODY = (
    "\nThe two sides signed a truce after months of fighting in the hills, the mediators said.\n\n"
    "Their troops are to leave the border villages, and both armies are to open the old road.\n"
)


def dated(
    text: str, stated: Sequence[DateEvidence] = (), outside: Sequence[DateEvidence] = ()
) -> tuple[Interval | None, tuple[DateEvidence, ...]]:
    return publication(text, segments(text), stated, not_after=TODAY, outside=outside)


def said(interval: Interval | None) -> str:
    """Return an interval as a test writes it: its best day, else its ends, else "none"."""
    if interval is None:
        return "none"
    return interval.best.isoformat() if interval.best else interval.iso()


def day(when: date, start: int | None = None, rule: str = "page metadata") -> DateEvidence:
    return DateEvidence(
        rule=rule, strength=Strength.HARD, words="", earliest=when, latest=when, start=start
    )


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Published 3 March 2021", "2021-03-03"),
        ("Posted on Mar 3rd, 2021", "2021-03-03"),
        ("Published: 2021-03-03T10:00", "2021-03-03"),
        ("Wednesday 3 March 2021 - 21:37", "2021-03-03"),
        ("Wednesday 4 March 2021 - 21:37", "none"),  # a Thursday
        ("MARCH 3, 2021", "2021-03-03"),
        ("By Ana Example | 13/03/2021", "2021-03-13"),
        ("By Ana Example • 03/13/21 4:23pm", "2021-03-13"),
        ("By Ana Example • 03/04/21 4:23pm", "none"),  # March or April?
        ("3/4/2021 4:23 PM PT", "2021-03-04"),
        ("Ana Example 3 March 2021 4 min read", "2021-03-03"),
        ("Updated 3 March 2021", "none"),
        ("Published 3 March 2021\nUpdated 5 March 2021", "2021-03-03"),
        ("Originally published 3 March 2021\nUpdated 5 March 2021", "2021-03-03/2021-03-05"),
        ("Originally published 3 March 2021\nUpdated 3 March 2021", "2021-03-03"),
        ("Published 3 March 2021\nUpdated 1 March 2021", "2021-03-01/2021-03-03"),
        ("Published\n3 March 2021", "2021-03-03"),
        ("3 March 2021\n5 March 2021", "2021-03-03/2021-03-05"),
        ("3 March 2021\n25 March 2021", "none"),
        ("Release date: 3 March 2021", "none"),
        ("© 3 March 2021 Example Wire", "none"),
        ("— Ana Example (@ana) 3 March 2021", "none"),
        ("Published 3 March 2031", "none"),  # after it was received
    ],
)
def test_lines_above_the_article_state_the_day(lines: str, expected: str) -> None:
    assert said(dated(f"{TITLE}{lines}\n{BODY}")[0]) == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("Related Stories\nRuvania wins a cup\n3 March 2021\nOstmark loses\n2 March 2021", "none"),
        ("Copyright 2021 Example Wire", "none"),
        ("Published on 3 March 2021", "2021-03-03"),
        ("Published on 3 March 2021\nGoats escape\nPublished on 2 March 2021", "none"),
    ],
)
def test_lines_below_the_article_state_little(below: str, expected: str) -> None:
    assert said(dated(f"{TITLE}{BODY}\n{below}\n")[0]) == expected


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("LOWTOWN, March 3, 2021 (Wire) — The two sides signed a truce, they said.", "2021-03-03"),
        ("LOWTOWN, 3 March 2021 – The two sides signed a truce, they said there.", "2021-03-03"),
        (
            "The two sides signed a truce today, 3 March 2021, in the hills, they said.",
            "2021-03-03",
        ),
        ("A truce was signed yesterday, 2 March 2021, in the hills, they said.", "2021-03-03"),
        ("A truce was signed on 2 March 2021 in the hills, the mediators said there.", "none"),
    ],
)
def test_an_opening_may_state_the_day(opening: str, expected: str) -> None:
    text = f"{opening}\n{BODY}"
    role = Segment(0, len(opening), Role.BODY)
    interval, _ = publication(text, [role, Segment(len(opening) + 1, len(text), Role.BODY)])
    assert said(interval) == expected


@pytest.mark.parametrize(
    ("sentence", "floor"),
    [
        ("The bridge was blown up on 3 March 2021, the mayor said.", date(2021, 3, 3)),
        ("No patrol has crossed the river since 3 March 2021.", date(2021, 3, 3)),
        ("The road was closed in March 2021, the mayor said.", date(2021, 3, 1)),
        ("The road was closed in 2021, the mayor said.", date(2021, 1, 1)),
        ("— Ana Example (@ana) 3 March 2021", date(2021, 3, 2)),
        ("They agreed to hold elections on 3 March 2021.", None),
        ("The road will be opened on 3 March 2021, the mayor said.", None),
        ("The mayor announced a vote on 3 March 2021.", None),
        ("The offer is valid until 3 March 2021.", None),
        ("Mayor wins a cup 3 March 2021 Goats escape 2 March 2021", None),
    ],
)
def test_only_what_is_told_as_past_bounds_from_below(sentence: str, floor: date | None) -> None:
    interval, evidence = publication(sentence, [Segment(0, len(sentence), Role.BODY)])
    assert interval is None
    assert max((e.earliest for e in evidence if e.earliest), default=None) == floor
    assert all(sentence[e.start : e.end] == e.words for e in evidence)


LAPSED = (
    "The hills have been quiet since May 2019, when the first patrols of the mission began.\n\n"
    "The two sides signed a truce on 2 March that gives their troops three months to leave,"
    " and within three months all had to go. That deadline expired on Wednesday.\n"
)
PICTURED = (
    "The mediators opened a conference on the truce in the capital on Wednesday.\n\n"
    "Delegates of the conference in the capital, Wednesday, June 23, 2021. Photo: Example Wire\n\n"
    "They hope to agree on an exchange of prisoners before the end of the summer, they said.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 2 June is a Wednesday in 2021 and in no other year from 2019 to 2024.
        (LAPSED, "2021-06-02/2021-06-08"),
        (PICTURED, "2021-06-23"),
        (PICTURED.replace("Delegates of the conference in the capital", "Goats"), "none"),
        (PICTURED.replace("capital on Wednesday", "capital on Friday"), "none"),
        (
            PICTURED.replace("They hope", "On Tuesday they said they hope"),
            "2021-06-23/2021-06-29",
        ),
        (
            "The hills were quiet in 2020, the mayor said.\n\nThe bridge was blown up on Wednesday,"
            " June 23, as troops crossed it, the mayor said.\n\nThe mayor told reporters on"
            " Wednesday that the goats were safe.\n",
            "2021-06-23/2021-06-29",
        ),
        ("The two sides signed a truce and went home to their villages.", "none"),
    ],
)
def test_an_article_may_give_the_week(text: str, expected: str) -> None:
    assert said(dated(text)[0]) == expected


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("the hosts said this week.", date(2021, 6, 21), date(2021, 6, 27)),
        ("as in the truce of last month, May 2021.", date(2021, 6, 1), date(2021, 6, 30)),
        ("as was agreed last year, in 2020.", date(2021, 1, 1), date(2021, 12, 31)),
        ("he said. The road was closed in December.", date(2020, 12, 1), date(2021, 11, 30)),
    ],
)
def test_vaguer_words_are_listed_and_decide_nothing(words: str, first: date, last: date) -> None:
    interval, evidence = dated(PICTURED.replace("they said.", words))
    soft = [(e.earliest, e.latest) for e in evidence if e.strength is Strength.SOFT]
    assert soft == [(first, last)]
    assert interval == Interval(
        earliest=date(2021, 6, 23), latest=date(2021, 6, 29), best=date(2021, 6, 23)
    )


@pytest.mark.parametrize(
    ("metadata", "expected", "flagged"),
    [
        ([date(2021, 3, 3)], "2021-03-03", 0),
        ([date(2021, 3, 4)], "2021-03-03/2021-03-04", 1),
        ([date(2021, 5, 4)], "none", 1),
        ([date(2021, 3, 3), date(2021, 3, 5)], "2021-03-03/2021-03-05", 1),
    ],
)
def test_stated_days_that_conflict_are_a_range_or_nothing(
    metadata: Sequence[date], expected: str, flagged: int
) -> None:
    text = f"{TITLE}Published 3 March 2021\n{BODY}"
    interval, evidence = dated(text, [day(when) for when in metadata])
    assert said(interval) == expected
    assert sum(e.rule.endswith(" (conflicts)") for e in evidence) == flagged
    assert len(evidence) == len(metadata) + 1


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("5 March 2021", "2021-03-03/2021-03-05"),
        ("5 May 2021", "none"),
        ("1 March 2021", "2021-03-03"),
    ],
)
def test_what_is_told_after_the_stated_day_takes_its_certainty(told: str, expected: str) -> None:
    text = f"{TITLE}Published 3 March 2021\n{BODY}\nThe bridge was blown up on {told}, he said.\n"
    assert said(dated(text)[0]) == expected
    assert said(dated(text, [day(date(2021, 3, 3))])[0]) == "2021-03-03"


def office(holder: str, since: date, until: date) -> Office:
    return Office(
        holder=holder, title="President", since=since, until=until, source="the case file"
    )


OFFICES = (
    office("Ana Example", date(2021, 1, 20), date(2025, 1, 20)),
    office("Bo Sample", date(2017, 1, 20), date(2021, 1, 20)),
)


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("The truce was welcomed by President Ana Example.", ["President Ana Example"]),
        ("The truce was welcomed by the new president Example.", ["president Example"]),
        ("The truce was welcomed by former President Ana Example.", []),
        ("The truce was welcomed by Vice President Ana Example.", []),
        ("The truce was welcomed by President-elect Ana Example.", []),
        ("In 2019 the truce was welcomed by President Bo Sample.", []),
        ("“I thank President Ana Example,” the mayor said.", []),
        ("The truce was welcomed by Ana Example.", []),
    ],
)
def test_a_title_in_the_own_voice_tells_of_a_term(text: str, holders: list[str]) -> None:
    found = office_evidence(text, [Segment(0, len(text), Role.BODY)], OFFICES)
    assert [e.words for e in found] == holders
    assert all(text[e.start : e.end] == e.words for e in found)


def test_a_term_of_office_gives_the_year_and_is_listed_as_outside() -> None:
    text = LAPSED.replace("since May 2019", "for long").replace("mission", "mission of Ruvania")
    assert dated(text)[0] is None
    text = f"{text}\nThe truce was welcomed by President Ana Example.\n"
    interval, evidence = dated(text, outside=office_evidence(text, segments(text), OFFICES))
    assert said(interval) == "2021-06-02/2021-06-08"
    assert [e.words for e in evidence if e.rule.startswith("outside: ")] == [
        "President Ana Example"
    ]


def test_facts_that_contradict_each_other_decide_nothing() -> None:
    first, second = date(2030, 1, 1), date(2015, 1, 1)
    facts = [day(first, rule="term"), day(second, rule="term")]
    interval, evidence = dated(PICTURED, outside=facts)
    assert said(interval) == "2021-06-23"
    assert {e.rule for e in evidence if e.earliest in (first, second)} == {
        "outside: term (conflicts)"
    }


@given(st.text(), st.sampled_from(list(Role)))
def test_any_text_can_be_dated(text: str, role: Role) -> None:
    parts = [Segment(0, len(text), role), Segment(0, len(text), Role.BODY)] if text else []
    interval, evidence = publication(text, parts, not_after=TODAY)
    assert interval is None or interval.latest <= TODAY
    assert all(text[e.start : e.end] for e in evidence)


def test_a_huge_line_is_read_in_no_time() -> None:
    text = "A truce was signed on 3 March 2021 (Wednesday), " * 100_000
    parts = [Segment(0, 4_000_000, Role.CAPTION), Segment(4_000_000, len(text), Role.BODY)]
    assert len(publication(text, parts, not_after=TODAY)[1]) < 20
