"""One text in several papers is one witness, for whoever wrote it."""

from datetime import date

from servanda.assess.origins import Origins, passage_count
from servanda.model.claim import Claim, Modality
from servanda.model.source import Document, Passage, Role, Segment, Span
from servanda.model.when import Interval


def document(
    name: str, day: int | None = None, agency: str | None = None, publisher: str | None = None
) -> Document:
    return Document(
        id=name,
        name=name,
        reader="test",
        text="word " * 40,
        segments=(Segment(0, 100, Role.BODY), Segment(100, 200, Role.BODY)),
        agency=agency,
        publisher=publisher,
        published=Interval.day(date(2021, 6, day)) if day else None,
    )


def shared(one: str, other: str, start: int = 0, end: int = 100) -> Passage:
    spans = [Span(document=name, start=start, end=end) for name in (one, other)]
    return Passage(one=spans[0], other=spans[1], words=20)


def claim(source: str, start: int = 10) -> Claim:
    return Claim(
        span=Span(document=source, start=start, end=start + 20),
        quote="word word word word",
        modality=Modality.FACT,
        provision="withdrawal",
    )


def test_a_shared_passage_is_the_agencys() -> None:
    found = Origins(
        [document("a", 1, publisher="Courier"), document("b", 2, agency="Wire")], [shared("a", "b")]
    )
    assert found.of(claim("a")) == "Wire"


def test_without_an_agency_it_is_the_earliest_papers() -> None:
    papers = [document("b", 2, publisher="Post"), document("a", 1, publisher="Courier")]
    assert Origins(papers, [shared("a", "b")]).of(claim("b")) == "Courier"


def test_what_is_not_shared_stays_its_papers_own() -> None:
    papers = [document("a", 1, publisher="Courier"), document("b", 2, agency="Wire")]
    assert Origins(papers, [shared("a", "b")]).of(claim("a", 150)) == "Courier"


def test_copies_of_copies_lead_to_the_first() -> None:
    papers = [document(name, day, publisher=name) for name, day in (("a", 1), ("b", 2), ("c", 3))]
    found = Origins(papers, [shared("a", "b", 0, 200), shared("b", "c", 0, 200)])
    assert set(found.all().values()) == {"a"}


def test_a_document_not_known_yet_decides_nothing() -> None:
    papers = [document("a", 1, publisher="Courier")]
    assert Origins(papers, [shared("a", "b")]).of(claim("a")) == "Courier"


def test_a_passage_in_many_papers_is_one() -> None:
    assert passage_count([shared("a", "b"), shared("a", "c"), shared("b", "c")]) == 1
    assert passage_count([shared("a", "b"), shared("a", "b", 120, 180)]) == 2
