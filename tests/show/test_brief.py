from dataclasses import replace
from datetime import date

import pytest

from servanda.model.assessment import Performance, Status
from servanda.model.claim import Modality, Speaker
from servanda.model.when import Interval
from servanda.show import clean, days, saying, words
from servanda.show.brief import compose
from servanda.show.parts import Mark
from show_sample import LABELS, LEAVE, REFUSAL, SAMPLE, WELCOME

BRIEF = compose(SAMPLE, LABELS)


def test_the_headline_says_no_more_than_its_citations() -> None:
    assert BRIEF.headline.text == (
        "Overdue by 35 to 37 days: All foreign units leave the hills of Ruvania;"
        " no departure is reported in these sources."
    )
    assert [c.label for c in BRIEF.headline.citations] == ["S1.1", "S1.2"]


def test_the_summary_gives_day_refusal_support_and_gap() -> None:
    assert [s.text for s in BRIEF.summary] == [
        "Owed by Ostmark under the truce of 1 May 2031, due by 30 July 2031 (“within 90 days”)"
        " or by 1 August 2031 (“three months”).",
        "Ostmark refuses it, published 1 September 2031.",
        "Ruvania supports it for foreign units, published 2 to 8 May 2031.",
        "Still missing: a report that any of it was done.",
    ]


def test_the_deadline_line_runs_from_agreed_to_next() -> None:
    assert [(m.mark, m.distance) for m in BRIEF.deadlines] == [
        (Mark.AGREED, None),
        (Mark.OVERDUE, "35 to 37 days late"),
        (Mark.NOW, None),
        (Mark.NEXT, "178 days left"),
    ]


def test_every_claim_is_in_the_brief_once() -> None:
    cited = [
        c for s in BRIEF.subjects for a in s.actors for line in a.lines for c in line.citations
    ]
    assert len(cited) == len(set(cited)) == 6


def test_both_readings_of_a_deadline_stand_side_by_side() -> None:
    assert [reading.text for reading in BRIEF.obligations[0].due] == [
        "30 July 2031 (“within 90 days”)",
        "1 August 2031 (“three months”)",
    ]


def test_an_unnamed_holder_is_not_filled_in() -> None:
    lines = [line.text for s in BRIEF.subjects for a in s.actors for line in a.lines]
    assert "tentatively proposed, according to an unnamed official" in lines


def test_an_ambiguous_number_keeps_both_readings() -> None:
    (told,) = BRIEF.numbers[0].numbers
    assert told.note == "300 together, or 300 each and so 600 in all: the words allow both"
    assert told.words == "About 300 soldiers"


def test_sources_say_how_their_day_is_known() -> None:
    first, second = BRIEF.sources
    assert (first.publisher, first.used) == ("publisher not stated", "3 claims")
    assert first.when == "between 2 and 8 May 2031"
    assert first.dating == "its opening names that day of the week, “Friday”"
    assert second.publisher == "Hill Post, from Ostmark Wire"
    assert second.dating == "its published line says “1 September 2031”"


def test_what_is_withheld_is_said() -> None:
    assert BRIEF.withheld == "1 document has no date that can be known and is left out."
    assert "2 documents have" in compose(replace(SAMPLE, withheld=2), LABELS).withheld
    assert compose(replace(SAMPLE, withheld=0), LABELS).withheld == ""


def test_the_day_is_said_and_what_was_known() -> None:
    assert BRIEF.as_of == "As of 5 September 2031, from what was published by then."
    earlier = replace(SAMPLE, known=date(2031, 9, 1))
    assert compose(earlier, LABELS).as_of.endswith("published by 1 September 2031.")


def test_an_empty_case_claims_nothing() -> None:
    nothing = compose(
        replace(SAMPLE, standings=(), positions=(), counts=(), sources=(), agreements=()), LABELS
    )
    assert nothing.headline.text == (
        "Nothing is found in these sources that bears on an agreement."
    )
    assert nothing.deadlines == ()


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("performance", Performance)
def test_every_status_has_a_headline_and_a_word(status: Status, performance: Performance) -> None:
    late = LEAVE.late if status is Status.OVERDUE else None
    standing = replace(LEAVE, status=status, performance=performance, late=late)
    brief = compose(replace(SAMPLE, standings=(standing,)), LABELS)
    assert "foreign units" in brief.headline.text
    assert "_" not in brief.headline.text + brief.obligations[0].word


@pytest.mark.parametrize("modality", Modality)
@pytest.mark.parametrize("negated", [False, True])
@pytest.mark.parametrize("agents", [(), ("Ruvania",), ("Ruvania", "Ostmark")])
def test_every_claim_has_words(modality: Modality, negated: bool, agents: tuple[str, ...]) -> None:
    said = saying.statement(replace(WELCOME, modality=modality, negated=negated, agents=agents))
    assert said.strip() == said
    assert modality is not Modality.REFUSE or "refuse" in said


@pytest.mark.parametrize(
    ("names", "many"),
    [
        (("Ruvania",), False),
        (("United States",), False),
        (("foreign fighters",), True),
        (("Jan Maas",), False),
        (("Rapid Support Forces",), True),
        (("Ruvania", "Ostmark"), True),
    ],
)
def test_verbs_agree_with_names(names: tuple[str, ...], many: bool) -> None:
    assert saying.several(names) is many


def test_a_speaker_is_not_the_actor() -> None:
    told = replace(REFUSAL, speaker=Speaker(name="Ada Quill", role="envoy"))
    assert saying.details(told, SAMPLE.sources[1]) == ", according to Ada Quill (envoy)"


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        (Interval.day(date(2031, 6, 23)), "on 23 June 2031"),
        (Interval.month(2031, 6), "in June 2031"),
        (Interval.year(2031), "in 2031"),
        (
            Interval(earliest=date(2031, 1, 28), latest=date(2031, 2, 3)),
            "between 28 January and 3 February 2031",
        ),
        (
            Interval(earliest=date(2030, 12, 28), latest=date(2031, 1, 3)),
            "between 28 December 2030 and 3 January 2031",
        ),
    ],
)
def test_days_in_words(interval: Interval, said: str) -> None:
    assert days.on(interval) == said


def test_plurals() -> None:
    assert [words.plural(n, "claim") for n in (0, 1, 2, 1200)] == [
        "no claims",
        "1 claim",
        "2 claims",
        "1,200 claims",
    ]


def test_long_quotes_are_cut_at_a_word() -> None:
    assert clean.cut("one two three", 9) == "one two…"
