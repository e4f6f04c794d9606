"""Deadlines and the timeline, of the two invented countries of the sample."""

from servanda.show.calendar import deadlines, timeline
from servanda.show.tables import deadlines_table, timeline_table
from show_sample import LABELS, SAMPLE


def test_every_reading_of_a_deadline_has_its_row_and_its_distance() -> None:
    assert [(item.reading.words, item.distance) for item in deadlines(SAMPLE)] == [
        ("within 90 days", "37 days ago"),
        ("three months", "35 days ago"),
        ("1 March 2032", "178 days left"),
    ]


def test_the_timeline_follows_the_calendar() -> None:
    events = timeline(SAMPLE, LABELS)
    days = [event.when.earliest for event in events]
    assert days == sorted(days)
    assert [event.kind for event in events].count("Due") == 3


def test_the_tables_fit_a_terminal() -> None:
    for table in (deadlines_table(SAMPLE), timeline_table(SAMPLE, LABELS)):
        assert max(len(row) for row in table.splitlines()) <= 80
