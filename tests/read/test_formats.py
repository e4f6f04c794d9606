"""Every format gives the same article, and bad material a clear notice."""

import gzip
import json
import time
from datetime import date
from pathlib import Path

import pytest

from formats import (
    DAY,
    FORMATS,
    PARAGRAPHS,
    TITLE,
    flattened,
    message,
    page,
    pdf,
    record,
    rss,
    tarred,
    warc,
    zipped,
)
from servanda.model.notice import Notice, Severity
from servanda.model.source import Document, Handling, Stated
from servanda.read import limits
from servanda.read.documents import documents
from servanda.read.inputs import Received, gather
from servanda.read.limits import TooSlow, time_limit

TODAY = date(2024, 1, 1)


def read(data: bytes, name: str = "article.txt") -> list[Document | Notice]:
    found = documents(Received(name, data, not_after=TODAY))
    return [item if isinstance(item, Notice) else item[0] for item in found]


def articles(found: list[Document | Notice]) -> list[Document]:
    return [item for item in found if isinstance(item, Document)]


def notices(found: list[Document | Notice]) -> list[str]:
    return [
        item.message
        for item in found
        if isinstance(item, Notice) and item.severity is not Severity.INFO
    ]


def body(document: Document) -> list[str]:
    return [" ".join(document.text[start:end].split()) for start, end in document.body()]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_body_and_day(name: str) -> None:
    (document,) = articles(read(FORMATS[name](), name))
    assert body(document) == list(PARAGRAPHS)
    assert document.published is not None
    assert document.published.best == date.fromisoformat(DAY)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_title(name: str) -> None:
    (document,) = articles(read(FORMATS[name](), name))
    assert document.title == TITLE


@pytest.mark.parametrize("name", FORMATS)
def test_what_a_file_is_called_does_not_matter(name: str) -> None:
    (document,) = articles(read(FORMATS[name](), "download"))
    assert body(document) == list(PARAGRAPHS)


def test_the_page_keeps_all_its_visible_text_and_nothing_hidden() -> None:
    (document,) = articles(read(page()))
    assert "A cup final" in document.text
    assert "hidden" not in document.text


def test_what_is_attached_to_a_mail_is_read_too() -> None:
    from email import message_from_bytes, policy

    mail = message_from_bytes(message(), policy=policy.default)
    mail.add_attachment(pdf(), maintype="application", subtype="pdf", filename="paper.pdf")
    found = articles(read(mail.as_bytes()))
    assert [document.name for document in found] == ["article.txt", "article.txt/paper.pdf"]
    assert body(found[1]) == list(PARAGRAPHS)


def test_a_feed_says_who_published_and_where() -> None:
    (document,) = articles(read(rss()))
    assert (document.publisher, document.url) == (
        "Example Courier",
        "https://courier.example/guns",
    )


def test_what_a_crawler_met_is_not_published_later() -> None:
    undated = page().replace(f"{DAY}T08:00:00Z".encode(), b"")
    (document,) = articles(read(warc().replace(page(), undated)))
    assert document.published is None or document.published.latest <= date(2021, 6, 25)


def test_pictures_in_a_crawl_are_counted_not_lost() -> None:
    (left,) = [item for item in read(warc()) if isinstance(item, Notice)]
    assert "1 image/png" in left.message


def test_a_pattern_names_files(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.md"):
        (tmp_path / name).write_bytes(flattened())
    found = list(gather([str(tmp_path / "*.txt")]))
    assert [Path(item.name).name for item in found if isinstance(item, Received)] == [
        "a.txt",
        "b.txt",
    ]


def test_what_the_user_says_of_a_text_holds() -> None:
    stated = Stated(publisher="Example Courier", handling=Handling.RESTRICTED)
    ((document, item),) = (
        found
        for found in documents(Received("pasted", PARAGRAPHS[0].encode(), stated))
        if not isinstance(found, Notice)
    )
    assert document.publisher == "Example Courier"
    assert item.stated.handling is Handling.RESTRICTED


def test_a_mark_that_is_none_is_taken_for_the_strictest() -> None:
    line = json.dumps({**record(), "handling": "secret"}).encode()
    (found,) = documents(Received("lines.jsonl", line))
    assert not isinstance(found, Notice)
    assert found[1].stated.handling is Handling.RESTRICTED


# Bad material: what is wrong with it, and the word by which the notice names that.

LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">]>
<rss version="2.0"><channel><title>&e;</title></channel></rss>"""


# Keys that no empty password opens.
LOCKED = b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<%s> <%s>] " % (
    b"41" * 32,
    b"42" * 32,
    b"43" * 16,
    b"43" * 16,
)


def nested(depth: int) -> bytes:
    data = flattened()
    for number in range(depth):
        data = zipped({f"{number}.zip" if number else "a.txt": data})
    return data


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (zipped({"zeros.txt": b"0" * 60_000_000}), "hundred times"),
        (gzip.compress(b"0" * 45_000_000), "hundred times"),
        (gzip.compress(tarred({"zeros.txt": b"0" * 45_000_000})), "hundred times"),
        (nested(4), "too deep"),
        (zipped({"a.txt": flattened()})[:-40], "damaged"),
        (gzip.compress(warc())[:-300], "ends early"),
        (gzip.compress(tarred({"page.html": page()}))[:300], "damaged"),
        (pdf(()), "no text"),
        (pdf()[:60], "no readable PDF"),
        (pdf().replace(b"/Root", LOCKED + b"/Root"), "encrypted"),
        (zipped({"word/document.xml": b"<w:document"}), "no readable Word"),
        (LAUGHS, "no entries"),
        (b"<rss><channel><title>News</title></channel></rss>", "no entries"),
        (b"id,text\n1,\n", "no text"),
        (b'{"id": "a"}\n', "no "),
        (b"[" * 100_000, "no words"),
        ("\u2003 \n".encode() * 9, "no words"),
        (b"<?xml version='1.0'?><urlset><loc>https://a.example/</loc></urlset>", "urlset"),
        (flattened().replace(b"talks", b"ta\0ks") + b"\0", "broken letters"),
        (json.dumps({"id": "a", "text": "\ud800 left"}).encode(), "broken letters"),
        (b"\0" * 500, "no text"),
        (b"<html><body><script>1</script></body></html>", "shows no text"),
        (b"{\\rtf1 text}", "rich text"),
    ],
)
def test_bad_material_is_named(data: bytes, word: str) -> None:
    found = read(data)
    assert any(word in message for message in notices(found)), found
    assert all(item.next_step for item in found if isinstance(item, Notice))


def test_what_is_good_beside_bad_members_is_read() -> None:
    found = read(zipped({"a.txt": b"\0\1\2" * 99, "b.html": page(), "c.pdf": b"%PDF-1.4 junk"}))
    assert [document.name for document in articles(found)] == ["article.txt/b.html"]
    assert len(notices(found)) == 2


def test_a_table_without_a_text_column_is_named() -> None:
    (found,) = read(b"id,number\n1,2\n", "numbers.csv")
    assert isinstance(found, Notice)
    assert "no column" in found.message


def test_a_feed_without_days_still_gives_its_articles() -> None:
    (document,) = articles(read(rss().replace(b"Thu, 24 Jun 2021 08:00:00 GMT", b"long ago")))
    assert body(document) == list(PARAGRAPHS)


def test_an_entity_from_outside_is_never_fetched() -> None:
    data = LAUGHS.replace(b'"aaaaaaaaaaaaaaaaaaaa"', b'SYSTEM "file:///etc/hostname"')
    assert all(isinstance(item, Notice) for item in read(data))


@pytest.mark.parametrize("tag", ["div", "b", "table"])
def test_deeply_nested_pages_are_read_as_lines(tag: str) -> None:
    data = f"<{tag}>".encode() * 100_000 + page()
    assert "told reporters" in articles(read(data))[0].text


def test_a_mail_nested_without_end_ends() -> None:
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(2000)
    )
    head = "From: a@b.example\nDate: Thu, 24 Jun 2021 10:00:00 +0200\nMIME-Version: 1.0\n"
    found = read((head + parts + "Content-Type: text/plain\n\nwords\n").encode())
    assert found
    assert all(isinstance(item, Notice) or "words" in item.text for item in found)


@pytest.mark.parametrize("text", ["\ud800 they left", "القوات الأجنبية", "They all left."])
def test_odd_letters_are_kept_or_replaced_one_for_one(text: str) -> None:
    line = json.dumps({"id": "a", "text": text}).encode()
    (document,) = articles(read(line, "a.jsonl"))
    assert document.text.encode("utf-8")
    assert len(document.text) == len(text)


def test_too_long_in_one_file_is_told_and_the_rest_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def slow(page: str, not_after: date | None) -> None:
        time.sleep(5)

    monkeypatch.setattr("servanda.read.html.rendered", slow)
    monkeypatch.setattr(limits.limited, "__defaults__", (0.05,))
    found = read(zipped({"a.html": page(), "b.txt": flattened()}))
    assert "longer than" in notices(found)[0]
    assert len(articles(found)) == 1


def test_what_is_in_time_is_left_alone() -> None:
    with time_limit(5):
        pass
    with pytest.raises(TooSlow), time_limit(0.01):
        time.sleep(1)


def test_a_bomb_beside_an_article_costs_only_itself() -> None:
    found = read(zipped({"a.html": page(), "zeros.txt": b"0" * 30_000_000}))
    assert len(articles(found)) == 1
    assert "hundred times" in notices(found)[0]


def test_a_packed_page_that_is_a_bomb_leaves_the_next_one_whole() -> None:
    packed = gzip.compress(b"0" * 60_000_000)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"
    bomb = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:9>\r\n"
        b"WARC-Date: 2021-06-25T00:00:00Z\r\nWARC-Target-URI: https://a.example/\r\n"
        b"Content-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        % (len(head + packed), head + packed)
    )
    found = read(bomb + warc())
    assert "larger than" in notices(found)[0]
    assert body(articles(found)[0]) == list(PARAGRAPHS)


def test_a_folder_that_holds_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(flattened())
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    found = list(gather([str(tmp_path)]))
    assert [type(item).__name__ for item in found] == ["Received", "Notice", "Notice"]


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe.txt")
    (found,) = gather([str(tmp_path / "pipe.txt")])
    assert isinstance(found, Notice)
    assert "no ordinary file" in found.message
