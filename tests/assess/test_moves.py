"""Which positions moved, one pair of words a line, over invented countries."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servanda.assess.moves import LADDER, moves
from servanda.assess.origins import Origins
from servanda.model.assessment import Apart, Move
from servanda.model.claim import Claim, Confidence, Modality, Speaker
from servanda.model.source import Document, Passage, Role, Segment, Span
from servanda.model.when import Interval, When

DAYS = [date(2031, 5, 3), date(2031, 6, 10), date(2031, 7, 12), date(2031, 8, 20)]
PRESIDENT = Speaker(name="Ana Vell", role="President", affiliation="Ostmark")
MINISTER = Speaker(name="Jan Holt", role="Foreign Minister", affiliation="Ostmark")
MINISTRY = Speaker(name="Ostmark", role="defence ministry")
OFFICIAL = Speaker(name="senior official", affiliation="Ostmark", anonymous=True)
STRANGER = Speaker(name="Pia Roth", role="Minister", affiliation="Valdoria")


def document(number: int) -> Document:
    text = f"Words of document {number}, which are its own."
    return Document(
        id=f"d{number}",
        name=f"d{number}",
        reader="text/1",
        text=text,
        segments=(Segment(0, len(text), Role.BODY),),
        publisher=f"Paper {number}",
        published=Interval.day(DAYS[number]),
    )


DOCUMENTS = tuple(map(document, range(4)))
ORIGINS = Origins(DOCUMENTS, ())


def word(number: int, modality: str, **more: object) -> Claim:
    """Return what Ostmark says of its own withdrawal in the document of a number."""
    claim = Claim(
        span=Span(document=f"d{number}", start=0, end=5),
        quote="Words",
        modality=Modality(modality),
        provision="withdrawal",
        agents=("Ostmark",),
        performers=("Ostmark",),
    )
    return replace(claim, **more)  # type: ignore[arg-type]


def kinds(*claims: Claim) -> list[Move]:
    return [change.kind for change in moves(claims, ORIGINS, frozenset())[0]]


def reasons(*claims: Claim) -> list[Apart]:
    return [contrast.why for contrast in moves(claims, ORIGINS, frozenset())[1]]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("agree", "refuse", Move.TURNED_AGAINST),
        ("pledge", "oppose", Move.TURNED_AGAINST),
        ("support", "deny", Move.TURNED_AGAINST),
        ("refuse", "pledge", Move.TURNED_TOWARDS),
        ("oppose", "agree", Move.TURNED_TOWARDS),
        ("demand", "propose", Move.SOFTENED),
        ("pledge", "propose", Move.SOFTENED),
        ("propose", "pledge", Move.HARDENED),
        ("support", "demand", Move.HARDENED),
        ("oppose", "refuse", Move.HARDENED),
        ("pledge", "agree", None),
        ("demand", "support", None),
        ("pledge", "support", None),
        ("refuse", "oppose", None),
        ("refuse", "fact", None),
        ("pledge", "expect", None),
        ("pledge", "allege", None),
    ],
)
def test_from_one_word_to_the_next(before: str, after: str, kind: Move | None) -> None:
    assert kinds(word(0, before), word(1, after)) == ([kind] if kind else [])


def test_firmness_is_compared_only_where_it_is_said_who_is_to_do_it() -> None:
    before, after = (word(n, m, performers=()) for n, m in ((0, "support"), (1, "demand")))
    assert kinds(before, after) == []


def test_a_condition_comes_and_goes() -> None:
    tied = word(1, "pledge", condition="if Valdoria disarms")
    assert kinds(word(0, "pledge"), tied) == [Move.CONDITION_ADDED]
    spoken = replace(tied, speaker=MINISTER)
    free = word(2, "pledge", speaker=MINISTER)
    assert kinds(spoken, free) == [Move.CONDITION_DROPPED]


def test_a_report_without_the_condition_drops_none() -> None:
    assert kinds(word(0, "pledge", condition="if Valdoria disarms"), word(1, "pledge")) == []


@pytest.mark.parametrize(
    ("after", "why"),
    [
        (word(1, "refuse", speaker=OFFICIAL), Apart.UNNAMED),
        (word(1, "refuse", speaker=STRANGER), Apart.TOLD),
        (word(1, "refuse", hedged=True), Apart.TENTATIVE),
        (word(1, "refuse", speaker=PRESIDENT), Apart.VOICES),
        (word(1, "refuse", speaker=MINISTRY), Apart.VOICES),
        (
            word(1, "refuse", event=When(words="in May", interval=Interval.day(DAYS[0]))),
            Apart.SAME_DAY,
        ),
    ],
)
def test_what_moves_no_position_stands_beside_it(after: Claim, why: Apart) -> None:
    assert kinds(word(0, "agree"), after) == []
    assert reasons(word(0, "agree"), after) == [why]


def test_an_unsure_reading_is_no_word() -> None:
    unsure = word(1, "refuse", confidence=Confidence.UNSURE)
    assert kinds(word(0, "agree"), unsure) == []
    assert reasons(word(0, "agree"), unsure) == []


def test_each_voice_moves_by_itself() -> None:
    minister = word(0, "pledge", speaker=MINISTER)
    president = word(1, "refuse", speaker=PRESIDENT)
    assert kinds(minister, president) == []
    later = word(2, "refuse", speaker=replace(MINISTER, name="Yan Holt"))
    assert kinds(minister, president, later) == [Move.TURNED_AGAINST]


@pytest.mark.parametrize(
    "other",
    [
        {"performers": ("Valdoria",)},
        {"place": "Ruvania"},
        {"counterparts": ("Ruvania",)},
        {"provision": "ceasefire"},
        {"provision": "other"},
        {"agents": ("both sides",), "performers": ("both sides",)},
    ],
)
def test_other_matters_are_no_change(other: dict[str, object]) -> None:
    before = word(0, "pledge", place="the hills", counterparts=("Valdoria",))
    if "agents" in other or other.get("provision") == "other":
        before = replace(before, **other)  # type: ignore[arg-type]
    assert kinds(before, word(1, "refuse", **other)) == []


def test_a_demand_is_no_readiness() -> None:
    demand = word(0, "demand", performers=("Valdoria",))
    assert kinds(demand, word(1, "refuse")) == []


def test_a_word_counts_on_the_day_it_was_said() -> None:
    old = When(words="in May", interval=Interval.day(DAYS[0]))
    assert kinds(word(1, "refuse"), word(2, "pledge", event=old)) == [Move.TURNED_AGAINST]
    assert kinds(word(1, "refuse"), word(2, "pledge", earlier=True)) == []


def test_a_later_copy_is_no_new_word() -> None:
    copied = Passage(
        one=Span(document="d0", start=0, end=40),
        other=Span(document="d2", start=0, end=40),
        words=12,
    )
    origins = Origins(DOCUMENTS, (copied,))
    said = (word(0, "pledge"), word(1, "refuse"), word(2, "pledge"))
    assert kinds(*said) == [Move.TURNED_AGAINST, Move.TURNED_TOWARDS]
    found = moves(said, origins, frozenset())[0]
    assert [change.kind for change in found] == [Move.TURNED_AGAINST]


def test_a_day_of_both_words_says_nothing() -> None:
    both = word(1, "pledge", span=Span(document="d1", start=6, end=9))
    assert kinds(word(0, "pledge"), word(1, "refuse"), both) == []


@given(
    st.lists(
        st.builds(
            word,
            st.integers(0, 3),
            st.sampled_from([m.value for m in Modality]),
            speaker=st.sampled_from([None, PRESIDENT, MINISTER, OFFICIAL, STRANGER]),
            hedged=st.booleans(),
            negated=st.booleans(),
            earlier=st.booleans(),
        )
    )
)
def test_a_change_turns_and_goes_forward(claims: list[Claim]) -> None:
    ordered = sorted(claims, key=lambda claim: claim.span.document)
    for change in moves(ordered, ORIGINS, frozenset())[0]:
        before, after = change.before, change.after
        assert before.span.document < after.span.document
        assert not any(c.hedged or c.earlier for c in (before, after))
        assert not any(c.speaker and c.speaker in (OFFICIAL, STRANGER) for c in (before, after))
        rungs = [LADDER[c.modality, c.negated] for c in (before, after)]
        turned = change.kind in (Move.TURNED_AGAINST, Move.TURNED_TOWARDS)
        assert turned == (rungs[0].favours != rungs[1].favours)
