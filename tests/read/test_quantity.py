"""Numbers of counted things, each line a wording and what it counts."""

import pytest

from servanda.model.claim import Qualifier, Quantity, Share
from servanda.read.quantity import quantities


def quantity(words: str) -> Quantity | None:
    return next(iter(quantities(words)), None)


@pytest.mark.parametrize(
    ("words", "low", "high", "qualifier"),
    [
        ("about 300 troops", 300, 300, Qualifier.ABOUT),
        ("at least 20,000 foreign fighters", 20_000, None, Qualifier.AT_LEAST),
        ("up to forty observers", None, 40, Qualifier.UP_TO),
        ("seventeen detainees", 17, 17, Qualifier.EXACT),
        ("twenty-nine people", 29, 29, Qualifier.EXACT),
        ("two thousand soldiers", 2_000, 2_000, Qualifier.EXACT),
        ("hundreds of fighters", 100, 999, Qualifier.HUNDREDS),
        ("dozens of hostages", 24, 99, Qualifier.ABOUT),
        ("300 to 500 fighters", 300, 500, Qualifier.EXACT),
        ("10,000-12,000 troops", 10_000, 12_000, Qualifier.EXACT),
        ("between 300 and 500 prisoners", 300, 500, Qualifier.EXACT),
        ("some two to three thousand militants", 2_000, 3_000, Qualifier.ABOUT),
        ("13,000 Ruvanian fighters and 11,000 Ostmark soldiers", 13_000, 13_000, Qualifier.EXACT),
    ],
)
def test_words_give_a_lowest_and_a_highest_number(
    words: str, low: int | None, high: int | None, qualifier: Qualifier
) -> None:
    found = quantity(words)
    assert found is not None
    assert (found.low, found.high, found.qualifier) == (low, high, qualifier)


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("a withdrawal of about 300 troops by both sides", Share.UNCLEAR),
        ("both sides would withdraw 300 troops", Share.UNCLEAR),
        ("a withdrawal of 300 troops by each side", Share.EACH),
        ("each of the two armies would withdraw 300 troops", Share.EACH),
        ("the two would withdraw 300 fighters each", Share.EACH),
        ("both sides would withdraw a total of 300 troops", Share.TOGETHER),
        ("300 troops would withdraw", Share.TOGETHER),
    ],
)
def test_a_number_is_of_each_side_or_of_all(words: str, share: Share) -> None:
    found = quantity(words)
    assert found is not None
    assert found.share is share


@pytest.mark.parametrize("words", ["troops", "in 2020 troops left", "Resolution 2510 was adopted"])
def test_what_counts_nothing_is_none(words: str) -> None:
    assert quantity(words) is None


@pytest.mark.parametrize(
    ("words", "things"),
    [
        ("at least 20,000 foreign fighters and mercenaries", ["foreign fighters and mercenaries"]),
        ("13,000 Ruvanians and 11,000 Osmanese", ["Ruvanians", "Osmanese"]),
        (
            "13,000 Ruvanian and 11,000 Osman fighters in the hills",
            ["Ruvanian fighters", "Osman fighters"],
        ),
        ("about 300 troops and 20 tanks", ["troops", "tanks"]),
        ("2,000 soldiers left on 3 May and 40 tanks", ["soldiers", "tanks"]),
        ("20,000 Ruvanian crowns", []),
    ],
)
def test_every_number_is_kept_with_what_it_counts(words: str, things: list[str]) -> None:
    assert [found.of_whom for found in quantities(words)] == things
