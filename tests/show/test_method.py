"""The method page tells what the code does, and every status can be explained."""

from pathlib import Path

from servanda.case import method
from servanda.show.method import grounds, method_markdown, method_text
from show_sample import SAMPLE

PAGE = Path(__file__).parents[2] / "docs" / "method.md"


def test_the_method_page_holds_the_tables_of_the_code() -> None:
    page = PAGE.read_text("utf-8")
    for table in method_markdown(method()).split("\n\n"):
        assert table.strip() in page


def test_the_tables_fit_a_terminal() -> None:
    assert max(len(row) for row in method_text(method()).splitlines()) <= 80


def test_every_linked_claim_is_named_with_its_reason() -> None:
    told = grounds(SAMPLE)
    assert "Row: past the latest day it can be due" in told
    assert "against" in told
    assert "Ostmark refuses it" in told
