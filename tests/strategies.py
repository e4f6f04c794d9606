"""Hypothesis strategies for the nouns."""

from datetime import date

from hypothesis import strategies as st

from servanda.model.claim import Claim, Modality, Qualifier, Quantity, Speaker
from servanda.model.source import Document, Role, Segment, Span
from servanda.model.when import Interval, When

days = st.dates(date(2015, 1, 1), date(2025, 12, 31))
words = st.text(min_size=1, max_size=20).filter(str.strip)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    first, last = sorted((draw(days), draw(days)))
    return Interval(earliest=first, latest=last, best=first if draw(st.booleans()) else None)


@st.composite
def claims(draw: st.DrawFn, document: str = "src-0000000000000000") -> Claim:
    start = draw(st.integers(0, 500))
    quote = draw(words)
    number = draw(st.integers(0, 100_000))
    return Claim(
        span=Span(document=document, start=start, end=start + len(quote)),
        quote=quote,
        modality=draw(st.sampled_from(Modality)),
        provision=draw(st.sampled_from(["withdrawal", "ceasefire", "elections"])),
        agents=tuple(draw(st.lists(words, max_size=2))),
        speaker=draw(st.none() | st.builds(Speaker, name=words)),
        deadline=draw(st.none() | st.builds(When, words=words, interval=intervals())),
        quantity=draw(
            st.none()
            | st.just(
                Quantity(
                    low=number,
                    high=None,
                    unit="troops",
                    of_whom="troops",
                    qualifier=Qualifier.AT_LEAST,
                    words="at least some troops",
                )
            )
        ),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(words)
    number = draw(st.integers(0, 2**64 - 1))
    return Document(
        id=f"src-{number:016x}",
        name="test.txt",
        reader="text/1",
        text=text,
        segments=(Segment(0, len(text), Role.BODY),),
        published=draw(st.none() | intervals()),
    )
