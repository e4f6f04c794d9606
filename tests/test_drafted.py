"""The law of drafts: what is drafted, saved and loaded again is the same."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.assess.draft import draft
from servanda.model.claim import Claim, Modality
from servanda.model.source import Document
from servanda.model.when import Duration, Interval, Unit, When
from servanda.record.casefile import load_case
from servanda.show.casefile import draft_toml
from servanda.terms import load_terms
from strategies import claims, days, documents, words

TERMS = load_terms()
PLEDGES = [Modality.AGREE, Modality.PLEDGE, Modality.DEMAND]
SPANS = st.builds(Duration, count=st.integers(1, 400), unit=st.sampled_from(Unit))
DAYS = days.map(Interval.day)
MONTHS = days.map(lambda day: Interval.month(day.year, day.month))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    first, last = sorted((draw(days), draw(days)))
    return draw(st.sampled_from([Interval(earliest=first, latest=last), Interval.day(first)]))


@st.composite
def whens(draw: st.DrawFn) -> When:
    return draw(
        st.builds(When, words=words, interval=st.none() | DAYS | MONTHS | intervals())
        | st.builds(
            When, words=words, interval=st.none() | DAYS | MONTHS, duration=SPANS, anchor=words
        )
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[Claim], dict[str, Document]]:
    held = draw(st.lists(documents(), min_size=1, max_size=3, unique_by=lambda d: d.id))
    held = [
        replace(document, published=document.published or Interval.day(date(2020, 1, 1)))
        for document in held
    ]
    found: dict[str, Claim] = {}
    for document in held:
        for claim in draw(st.lists(claims(document.id), max_size=5)):
            told = replace(
                claim,
                modality=draw(st.sampled_from(PLEDGES)),
                performers=tuple(draw(st.lists(words, max_size=2))),
                event=draw(st.none() | whens()),
                deadline=draw(st.none() | whens()),
                condition=draw(st.none() | words),
            )
            found[told.id] = told
    return list(found.values()), {document.id: document for document in held}


@settings(max_examples=150, deadline=None)
@given(cases())
def test_what_is_drafted_loads_again_unchanged(
    case: tuple[list[Claim], dict[str, Document]],
) -> None:
    found, held = case
    proposed = draft(found, held, TERMS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.toml"
        path.write_text(draft_toml("A case", proposed, found, held), "utf-8")
        loaded = load_case(Path(folder), TERMS)
    assert loaded is not None
    assert loaded.agreements == proposed.agreements
    assert loaded.events == proposed.events
    assert loaded.obligations == proposed.obligations


@pytest.mark.parametrize("title", ['The "hills"', "Täler\nund Höhen", "back\\slash", "\x7f\t"])
def test_a_title_may_be_anything(tmp_path: Path, title: str) -> None:
    text = draft_toml(title, draft([], {}, TERMS), [], {})
    (tmp_path / "case.toml").write_text(text, "utf-8")
    loaded = load_case(tmp_path, TERMS)
    assert loaded is not None
    assert loaded.title == title
