from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.read.line_features import NAMES, best_run, features
from servanda.read.line_model import likelihoods
from servanda.read.lines import lines
from servanda.read.marks import Marks, marked

WRAPPED = """The two sides agreed that every foreign soldier leaves
the border towns before the end of the dry season, and
that observers count them."""


def marks(text: str) -> Marks:
    (found,) = marked(lines(text))
    return found


def test_a_wrapped_paragraph_is_one_line() -> None:
    (line,) = lines(WRAPPED)
    assert line.text == WRAPPED.replace("\n", " ")
    assert (line.start, line.end) == (0, len(WRAPPED))


@pytest.mark.parametrize(
    "text",
    [
        "The truce held.\nObservers saw no movement on the road to the border towns.",
        "• The truce held for a week in every one of the towns\n• observers saw no movement",
        "The truce held for a week in every one of the towns\n\nobservers saw no movement",
    ],
)
def test_lines_that_end_or_are_listed_stay_apart(text: str) -> None:
    assert len(lines(text)) == 2


@given(st.text())
def test_lines_are_in_order_and_lose_no_word(text: str) -> None:
    found = lines(text)
    assert all(above.end <= below.start for above, below in pairwise(found))
    assert " ".join(line.text for line in found).split() == text.split()


@pytest.mark.parametrize(
    "text",
    [
        "Observers on the road to the border. Photo: Sample Agency",
        "Soldiers leave the border town on Monday (Photo by A. Nobody)",
        "A convoy near the border /AP Photo",
    ],
)
def test_a_credit_at_the_end_marks_a_caption(text: str) -> None:
    assert marks(text).credited


@pytest.mark.parametrize(
    "text",
    [
        "The photo: it shows nothing. Observers counted the soldiers again on Monday.",
        "A courtesy call of the envoy opened the second round of talks between the sides in May.",
    ],
)
def test_the_same_words_in_prose_mark_none(text: str) -> None:
    assert not marks(text).credited


@pytest.mark.parametrize("text", ["Related Stories", "MOST READ", "Newsletter sign-up"])
def test_a_heading_of_other_stories_is_one(text: str) -> None:
    assert marks(text).heading


def test_headings_are_whole_lines() -> None:
    assert not marks("Related stories of violence reached the observers all week.").heading


@pytest.mark.parametrize(
    ("weights", "run"),
    [([-1, 3, -1, 3, -9, 2], (1, 4)), ([-1, -2], (0, 0)), ([], (0, 0)), ([5], (0, 1))],
)
def test_the_best_run_has_the_highest_sum(weights: Sequence[float], run: tuple[int, int]) -> None:
    assert best_run(weights) == run


@given(st.lists(st.integers(-9, 9), max_size=12))
def test_no_run_is_better_than_the_best(weights: list[int]) -> None:
    first, end = best_run(weights)
    every = range(len(weights) + 1)
    assert sum(weights[first:end]) == max(sum(weights[a:b]) for a in every for b in every if a <= b)


@given(st.text().filter(str.strip))
def test_every_line_gets_its_features_and_a_likelihood(text: str) -> None:
    found = marked(lines(text))
    assert features(found).shape == (len(found), len(NAMES))
    assert all(0 <= likelihood <= 1 for likelihood in likelihoods(found))
