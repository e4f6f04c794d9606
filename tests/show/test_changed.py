"""What has changed, as a reader sees it, of the two invented countries of the sample."""

from dataclasses import replace
from datetime import date

import pytest

from servanda.model.assessment import Changes, Lapse, Status, StatusChange
from servanda.show.brief import compose
from servanda.show.html import render_html
from servanda.show.markdown import render_markdown
from servanda.show.text import render_text
from show_sample import ELECT, LABELS, LEAVE, REFUSAL, SAMPLE, STAY, VOTE

SINCE = Changes(
    since=date(2031, 6, 1),
    sources=(STAY,),
    claims=(REFUSAL, VOTE),
    statuses=(
        StatusChange(
            obligation=LEAVE.obligation,
            before=Status.NOT_DUE,
            after=Status.OVERDUE,
            causes=(),
        ),
        StatusChange(
            obligation=ELECT.obligation, before=None, after=Status.NOT_DUE, causes=(VOTE,)
        ),
    ),
    lapsed=(Lapse(claim=VOTE, day=date(2032, 3, 1)),),
    corrections=(),
)
NOTHING = replace(SINCE, sources=(), claims=(), statuses=(), lapsed=())


def told(changes: Changes | None) -> str:
    return render_text(compose(replace(SAMPLE, changes=changes), LABELS))


@pytest.mark.parametrize(
    "words",
    [
        "WHAT HAS CHANGED SINCE 1 JUNE 2031",
        "1 new source with 2 claims: S2.",
        "Newly overdue: All foreign units leave the hills of Ruvania",
        "New obligation: Ruvania votes (not yet due). [S2",
        "Ostmark refuses it. [S2",
        "for 1 March 2032 at the latest",
    ],
)
def test_a_brief_tells_what_has_changed(words: str) -> None:
    assert words in " ".join(told(SINCE).split())


def test_a_brief_says_that_nothing_has_changed() -> None:
    assert "Nothing: no new source, and every status is as it was." in told(NOTHING)


def test_a_brief_not_asked_for_changes_tells_none() -> None:
    assert "CHANGED" not in told(None)


def test_every_form_of_the_brief_tells_the_changes() -> None:
    changed = replace(SAMPLE, changes=SINCE)
    for text in (
        render_markdown(compose(changed, LABELS)),
        render_html(compose(changed, LABELS), changed),
    ):
        assert "What has changed since 1 June 2031" in text
        assert "Newly overdue" in text


def test_silence_is_told_with_its_length() -> None:
    silent = replace(LEAVE, reported=date(2031, 7, 1))
    text = render_text(compose(replace(SAMPLE, standings=(silent,), changes=NOTHING), LABELS))
    assert "No report since 1 July 2031, 66 days ago" in " ".join(text.split())


def test_an_obligation_not_yet_due_is_not_called_silent() -> None:
    text = render_text(compose(replace(SAMPLE, standings=(ELECT,), changes=NOTHING), LABELS))
    assert "silent" not in text
