import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.model.assessment import Assessment
from servanda.show.brief import compose
from servanda.show.markdown import escaped, render_markdown
from servanda.show.tables import numbers_table, positions_table, status_table
from servanda.show.terminal import print_brief
from servanda.show.text import render_text
from show_sample import LABELS, SAMPLE, STAY

anything = st.text(st.characters(), min_size=1, max_size=300)


def titled(title: str) -> Assessment:
    return replace(SAMPLE, title=title, sources=(SAMPLE.sources[0], replace(STAY, title=title)))


@given(anything, st.integers(60, 100))
def test_text_keeps_its_width_and_holds_no_control_characters(title: str, width: int) -> None:
    text = render_text(compose(titled(title), LABELS), width)
    assert max(map(len, text.splitlines())) <= width
    assert not set(text) & set("\x00\x1b\x7f\x9b\u202e")


def test_text_cites_every_claim() -> None:
    text = render_text(compose(SAMPLE, LABELS))
    for label in ("S1.1", "S1.2", "S1.3", "S2.1", "S2.2", "S2.3"):
        assert label in text


def test_text_and_markdown_say_the_same() -> None:
    brief = compose(SAMPLE, LABELS)
    plain, marked = render_text(brief, 10_000), render_markdown(brief)
    for sentence in (brief.headline, *brief.summary):
        assert sentence.text in plain
        assert escaped(sentence.text) in marked


@given(anything)
def test_markdown_has_no_markup_of_a_source(title: str) -> None:
    assert "<script" not in render_markdown(compose(titled(f"<script>{title}"), LABELS))


@pytest.mark.parametrize(
    "table",
    [
        status_table(SAMPLE),
        positions_table(SAMPLE, LABELS),
        numbers_table(SAMPLE),
    ],
)
def test_tables_fit_and_say_their_day(table: str) -> None:
    assert table.startswith("As of 5 September 2031")
    assert max(map(len, table.splitlines())) <= 80


def test_the_status_table_has_both_readings() -> None:
    table = " ".join(status_table(SAMPLE, 200).split())
    assert "Overdue, 35 to 37 days late" in table
    assert "30 July 2031 (“within 90 days”) or 1 August 2031 (“three months”)" in table


def test_an_empty_table_says_so() -> None:
    assert "No number is known." in numbers_table(replace(SAMPLE, counts=()))


def test_a_terminal_gets_the_same_words() -> None:
    from rich.console import Console

    console = Console(record=True, width=80, file=io.StringIO())
    brief = compose(SAMPLE, LABELS)
    print_brief(brief, console)
    assert console.export_text() == render_text(brief)
