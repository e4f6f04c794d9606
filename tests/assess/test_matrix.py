"""The score of the Peace Accords Matrix, on figures that its authors published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.assess.matrix import aggregate

COLOMBIA_2023, COLOMBIA_2021, SOUTH_SUDAN = (10, 39, 19, 32), (15, 37, 18, 30), (7, 4, 3, 1)


@pytest.mark.parametrize(
    ("shares", "score"), [(COLOMBIA_2023, 57.7), (COLOMBIA_2021, 54.3), (SOUTH_SUDAN, 28.9)]
)
def test_published_shares_give_the_aggregate(shares: tuple[int, ...], score: float) -> None:
    levels = [level for level, count in enumerate(shares) for _ in range(count)]
    found = aggregate(levels)
    assert found is not None
    assert round(found, 1) == score


def test_nothing_rated_has_no_score() -> None:
    assert aggregate([]) is None


def test_a_level_beyond_three_is_refused() -> None:
    with pytest.raises(ValueError, match="levels are 0 to 3"):
        aggregate([1, 4])


@given(st.lists(st.integers(0, 3), min_size=1))
def test_the_score_lies_between_0_and_100(levels: list[int]) -> None:
    found = aggregate(levels)
    assert found is not None
    assert 0 <= found <= 100
