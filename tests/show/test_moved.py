"""Positions that moved, as every renderer prints them."""

import re
from dataclasses import replace

import pytest

from servanda.model.assessment import Apart, Contrast, Move, PositionChange
from servanda.show.brief import compose
from servanda.show.data import brief_data, positions_data
from servanda.show.html import render_html
from servanda.show.markdown import render_markdown
from servanda.show.tables import positions_table
from servanda.show.text import render_text
from show_sample import LABELS, NINETY, REFUSAL, SAMPLE, STEP

BEFORE = replace(NINETY, agents=("Ostmark",))
MOVED = replace(
    SAMPLE,
    moves=(
        PositionChange(
            actor="Ostmark",
            provision="withdrawal",
            kind=Move.TURNED_AGAINST,
            before=BEFORE,
            after=REFUSAL,
        ),
    ),
    contrasts=(
        Contrast(
            actor="Ostmark", provision="withdrawal", claims=(STEP, REFUSAL), why=Apart.UNNAMED
        ),
    ),
)


def printed(form: str) -> str:
    brief = compose(MOVED, LABELS)
    if form == "html":
        return " ".join(re.sub(r"<[^>]+>", " ", render_html(brief, MOVED)).split())
    return render_markdown(brief) if form == "md" else render_text(brief, 10_000)


@pytest.mark.parametrize("form", ["text", "md", "html"])
def test_a_move_is_told_with_both_words(form: str) -> None:
    found = printed(form)
    assert "Ostmark, on “Withdrawal of forces”: turned against it" in found
    assert "a source without a name moves no position" in found
    assert "Ostmark refuses to take its units home" in found


def test_a_brief_without_moves_has_no_such_part() -> None:
    assert "moved" not in render_text(compose(SAMPLE, LABELS)).lower()


def test_the_table_has_both_words_beside_each_other() -> None:
    rows = positions_table(MOVED, LABELS, 200)
    assert "Positions that moved" in rows
    assert "1 September 2031, refuses it" in rows


def test_the_data_have_both_claims() -> None:
    found = positions_data(MOVED)["moves"]
    assert isinstance(found, list)
    assert found[0]["kind"] == "turned_against"
    assert found[0]["after"]["quote"] == REFUSAL.quote
    assert brief_data(MOVED)["position_moves"] == found
