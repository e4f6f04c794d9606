import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.model.notice import Notice
from servanda.model.source import Document, Role
from servanda.read.documents import documents
from servanda.read.inputs import Received, gather

TODAY = date(2024, 1, 1)
ARTICLE = """Example Wire | World
Ruvania and Ostmark sign a truce
Published 3 March 2021

Ruvania and Ostmark signed a truce on Tuesday after two years of fighting in the hills.

The two sides agreed to exchange prisoners within thirty days, the mediators said in a statement.

Related Stories
Ruvania wins the regional football cup
"""
PAGE = """<html><head><title>Truce</title><meta property="article:published_time"
content="2021-03-03T08:00:00Z"></head><body><nav>Home Sport</nav><article><h1>Truce</h1>
<p>Ruvania and Ostmark signed a truce on Tuesday after two years of fighting in the hills.</p>
<p>The two sides agreed to exchange prisoners within thirty days, the mediators said.</p>
</article><script>var x = 1;</script><footer>Cookies</footer></body></html>"""


def read(data: bytes, name: str = "article.txt") -> list[Document | Notice]:
    found = documents(Received(name, data, not_after=TODAY))
    return [item if isinstance(item, Notice) else item[0] for item in found]


def only(data: bytes, name: str = "article.txt") -> Document:
    (found,) = read(data, name)
    assert isinstance(found, Document)
    return found


def body(document: Document) -> list[str]:
    return [document.text[start:end] for start, end in document.body()]


def test_the_body_is_told_from_the_furniture() -> None:
    assert [line.split()[0] for line in body(only(ARTICLE.encode()))] == ["Ruvania", "The"]


def test_the_published_line_dates_the_text() -> None:
    published = only(ARTICLE.encode()).published
    assert published is not None
    assert published.best == date(2021, 3, 3)


def test_the_title_is_the_line_above() -> None:
    assert only(ARTICLE.encode()).title == "Ruvania and Ostmark sign a truce"


def test_a_page_has_the_same_body_and_date() -> None:
    page = only(PAGE.encode(), "page.html")
    assert [line.split()[0] for line in body(page)] == ["Ruvania", "The"]
    assert page.published is not None
    assert page.published.best == date(2021, 3, 3)
    assert "var x" not in page.text


def test_records_are_documents_and_a_bad_line_is_named() -> None:
    lines = [json.dumps({"id": "a", "text": ARTICLE, "published": "2021-03-04"}), "{broken"]
    good, bad = read("\n".join(lines).encode(), "many.jsonl")
    assert isinstance(good, Document)
    assert good.name == "a"
    assert isinstance(bad, Notice)
    assert "many.jsonl:2" in bad.where


@pytest.mark.parametrize(
    ("data", "encoding"), [(ARTICLE, "utf-16"), (ARTICLE, "utf-16-le"), (ARTICLE, "utf-8-sig")]
)
def test_other_encodings_are_read(data: str, encoding: str) -> None:
    assert body(only(data.encode(encoding)))[0].startswith("Ruvania")


def test_windows_letters_are_read_with_a_warning() -> None:
    warning, document = read(("Café talks. " + ARTICLE).encode("cp1252"))
    assert isinstance(warning, Notice)
    assert isinstance(document, Document)
    assert "Café" in document.text


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 ...", b"{\\rtf1 text}", b"\x89PNG....", b"ab\0\0\1\2\3cd\0\0\xff\xfe\0"]
)
def test_what_is_no_text_is_a_notice(data: bytes) -> None:
    (found,) = read(data)
    assert isinstance(found, Notice)
    assert found.next_step


def test_missing_and_empty_files_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "b.txt").write_text("", "utf-8")
    found = list(gather([str(tmp_path), str(tmp_path / "none.txt")]))
    assert [type(item).__name__ for item in found] == ["Received", "Notice", "Notice"]


def test_three_words_are_still_a_body() -> None:
    assert body(only(b"They all left.")) == ["They all left."]


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_can_be_read(data: bytes) -> None:
    for item in read(data):
        if isinstance(item, Document):
            assert all(0 <= s.start < s.end <= len(item.text) for s in item.segments)


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), max_size=12))
def test_every_line_has_one_role(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip() or "\0" in text:
        return
    for item in read(text.encode("utf-8", "surrogatepass")):
        if isinstance(item, Document) and item.reader.startswith("text"):
            spans = [(s.start, s.end) for s in item.segments]
            assert spans == sorted(spans)
            assert all(a[1] <= b[0] for a, b in pairwise(spans))
            covered = sum(len(item.text[a:b].replace(" ", "")) for a, b in spans)
            assert covered <= len(item.text)


def test_related_stories_are_kept_but_not_read() -> None:
    document = only(ARTICLE.encode())
    related = [document.text[s.start : s.end] for s in document.segments if s.role is Role.RELATED]
    assert "Ruvania wins the regional football cup" in related
