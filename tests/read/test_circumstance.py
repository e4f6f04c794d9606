"""Conditions and manners: sentences about invented countries, and what they tie a claim to."""

from datetime import date

import pytest

from servanda.model.claim import Claim
from servanda.model.source import DateEvidence, Stated, Strength
from servanda.read.claims import ClaimReader
from servanda.read.text import from_text
from servanda.terms import load_terms

READER = ClaimReader(load_terms())
# Every sentence stands behind this one, so that its document is about a settlement.
CONTEXT = "Diplomats met about the truce and the foreign troops in the region.\n\n"
DAY = date(2021, 6, 24)


def claim(sentence: str) -> Claim:
    text = CONTEXT + sentence
    stated = DateEvidence(rule="test", strength=Strength.HARD, words="", earliest=DAY, latest=DAY)
    document = from_text(text, name="test", data=text.encode(), stated=Stated(published=(stated,)))
    ((_, (found, *_)),) = READER.read([document])
    return found


@pytest.mark.parametrize(
    ("sentence", "condition"),
    [
        ("Ruvania said it would withdraw its troops if Ostmark disarmed.", "if Ostmark disarmed"),
        (
            "Ruvania refuses to withdraw its troops unless Ostmark disarms.",
            "unless Ostmark disarms",
        ),
        ("Ruvania is ready to withdraw its troops should Ostmark disarm.", "should Ostmark disarm"),
        ("Ruvania will withdraw its troops when conditions allow.", "when conditions allow"),
        (
            "Ruvania will withdraw its troops only after Ostmark disarms.",
            "only after Ostmark disarms",
        ),
        (
            "Upon the release of the last prisoner, Ruvania will withdraw its troops.",
            "Upon the release of the last prisoner",
        ),
        (
            "Ruvania offered to withdraw its troops in exchange for a truce.",
            "in exchange for a truce",
        ),
        (
            "Ruvania agreed to withdraw its troops in return for a timetable for elections.",
            "in return for a timetable for elections",
        ),
        (
            "Ruvania agreed to withdraw its troops, on condition that Ostmark disarms.",
            "on condition that Ostmark disarms",
        ),
        (
            "Ruvania will withdraw its troops, provided that Ostmark disarms.",
            "provided that Ostmark disarms",
        ),
        (
            "Ruvania will withdraw its troops as long as Ostmark respects the truce.",
            "as long as Ostmark respects the truce",
        ),
        ("Ruvania will withdraw its troops as soon as Ostmark does.", "as soon as Ostmark does"),
        (
            "Ruvania refuses to withdraw its troops until the prisoners are released.",
            "until the prisoners are released",
        ),
    ],
)
def test_a_claim_is_tied_to_its_condition(sentence: str, condition: str) -> None:
    assert claim(sentence).condition == condition


@pytest.mark.parametrize(
    "sentence",
    [
        "Ruvania agreed to a ceasefire after two days of clashes.",
        "Ruvania agreed to withdraw its troops after talks in Lowtown.",
        "Ruvania will withdraw its troops after 20 May.",
        "Ruvania will withdraw its troops after 90 days.",
        "Ruvania withdrew its troops after the signing of the deal.",
        "Ruvania freed five prisoners in exchange for ten soldiers.",
        "Ruvania promised to withdraw its troops as soon as possible.",
    ],
)
def test_what_only_tells_when_or_how_it_came_is_no_condition(sentence: str) -> None:
    assert claim(sentence).condition is None


def test_what_is_pledged_is_not_its_own_condition() -> None:
    found = claim('"We will not rest until all troops have left," Ruvania said.')
    assert (found.modality, found.condition) == ("pledge", None)


@pytest.mark.parametrize(
    ("sentence", "manner"),
    [
        ("Ruvania will gradually withdraw its troops.", "gradually"),
        ("Ruvania will withdraw its troops step by step.", "step by step"),
        ("Ruvania will withdraw its troops in stages.", "in stages"),
        ("Ruvania will withdraw its troops in an orderly manner.", "in an orderly manner"),
        ("Ruvania pledged a gradual and orderly withdrawal of its troops.", "gradual and orderly"),
        (
            "Ruvania will withdraw its troops under the supervision of observers.",
            "under the supervision of observers",
        ),
        ("Ruvania will hopefully withdraw its troops.", None),
        ("Ruvania urged Ostmark to withdraw its troops immediately.", None),
    ],
)
def test_a_claim_tells_how(sentence: str, manner: str | None) -> None:
    assert claim(sentence).manner == manner
