from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.model.assessment import Assessment, Position
from servanda.model.claim import Speaker
from servanda.model.source import Span
from servanda.show.brief import compose
from servanda.show.html import render_html
from show_sample import LABELS, REFUSAL, SAMPLE, STAY, TRUCE

HOSTILE = (
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "</style><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "]]><!--<svg onload=alert(1)>",
    "\x00\x08\x1b[31m\x9b\ud800\ufffe",
    "\u202eمرتزقة\u202c",
)
anything = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=40), min_size=1).map("".join)


class Page(HTMLParser):
    """The elements of a page with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def tags(self) -> set[str]:
        return {tag for tag, _ in self.elements}

    def values(self, name: str) -> Iterator[str]:
        return (value for _, attrs in self.elements if (value := attrs.get(name)))


def page(assessment: Assessment) -> str:
    return render_html(compose(assessment, LABELS), assessment)


def hostile(text: str) -> Assessment:
    """Return the sample with a hostile text wherever a source can put one."""
    source = replace(STAY, text=f"{text}\n\n{text}q", title=text, publisher=text, name=text)
    span = Span(document=source.id, start=len(source.text) - 1, end=len(source.text))
    said = replace(
        REFUSAL,
        span=span,
        quote=text or "q",
        agents=(text,),
        condition=text,
        speaker=Speaker(name=text, role=text),
    )
    line = Position(actor=text, provision=text, claims=(said,))
    return replace(
        SAMPLE, title=text, sources=(TRUCE, source), positions=(line,), standings=(), counts=()
    )


@settings(max_examples=60, deadline=None)
@given(anything)
def test_whatever_a_source_holds_stays_text(text: str) -> None:
    plain, found = Page(page(hostile("words"))), Page(page(hostile(text)))
    assert found.tags() <= plain.tags()
    assert "script" not in found.tags()
    names = {name for _, attrs in found.elements for name in attrs}
    assert not [name for name in names if name.startswith("on")]
    assert all(value.startswith("#") for value in found.values("href"))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_page_can_be_written_as_utf8_without_control_characters(text: str) -> None:
    written = page(hostile(text)).encode("utf-8").decode()
    assert not set(written) & set("\x00\x08\x1b\x9b\u202e\ufffe")


def test_every_citation_has_its_anchor_once_and_leads_back() -> None:
    found = Page(page(SAMPLE))
    anchors = list(found.values("id"))
    assert len(anchors) == len(set(anchors))
    assert {value.removeprefix("#") for value in found.values("href")} <= set(anchors)


def test_every_claim_is_marked_in_its_paragraph() -> None:
    text = page(SAMPLE)
    for quote in ("Ostmark refuses to take its units home", "Others read the same text"):
        assert quote in text.split('id="sources"')[1]
    assert text.count("<mark>") == 6


def test_overlapping_quotes_are_each_marked() -> None:
    short = replace(REFUSAL, span=replace(REFUSAL.span, end=REFUSAL.span.end - 5), quote="…")
    line = Position(actor="Ostmark", provision="withdrawal", claims=(REFUSAL, short))
    text = page(replace(SAMPLE, positions=(line,), standings=(), counts=()))
    assert 'id="S2.1"' in text
    assert 'id="S2.2"' in text


def test_the_page_stands_alone() -> None:
    text, found = page(SAMPLE), Page(page(SAMPLE))
    assert not found.tags() & {"script", "link", "img", "iframe", "object", "form"}
    assert "url(" not in text
    assert "@import" not in text
    assert list(found.values("lang")) == ["en"]


def test_the_page_says_what_the_text_says() -> None:
    text, brief = page(SAMPLE), compose(SAMPLE, LABELS)
    assert brief.headline.text in text
    assert all(sentence.text in text for sentence in brief.summary)
    assert brief.withheld in text


def test_the_same_values_make_the_same_page() -> None:
    assert page(SAMPLE) == page(SAMPLE)
