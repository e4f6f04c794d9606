"""One and the same article, written for this project, in every format that is read."""

import csv
import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from html import escape

TITLE = "Ruvania pulls guns back from the Tresk valley"
PARAGRAPHS = (
    "Ruvania has begun to pull its heavy guns back from the Tresk valley, the head of its observer"
    " mission Léa Márkov told reporters on Thursday.",
    "Under the truce that both sides signed in May, all artillery must leave the valley within"
    " ninety days, and patrols of the mission are to verify it.",
    "“We will leave when they leave,” a commander of the Ostmark forces said, adding that about"
    " 300 of his soldiers remained in the villages.",
    "The mission said that it had counted eleven guns on the road north, fewer than the forty that"
    " the truce names, and that it would report again next week.",
)
DAY, WRITTEN, PUBLISHER = "2021-06-24", "24 June 2021", "Example Courier"


def flattened() -> bytes:
    head = f"{PUBLISHER}\nHome | World | Sport\n\n{TITLE}\n\nPublished {WRITTEN}\n\n"
    return (head + "\n\n".join(PARAGRAPHS) + "\n\nRelated Stories\nA cup final\n").encode()


def page() -> bytes:
    paragraphs = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in PARAGRAPHS)
    return f"""<!doctype html><html><head><meta charset="utf-8"><title>{TITLE}</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{PUBLISHER}">
<meta property="article:published_time" content="{DAY}T08:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>{TITLE}</h1>
<figure><img src="a.jpg" alt=""><figcaption>Guns on a road. Photo: Example Wire</figcaption>
</figure>{paragraphs}</article><aside>Related Stories <a href="/cup">A cup final</a></aside>
<script>var hidden = 1;</script><footer>All rights reserved</footer></body></html>""".encode()


def fragment() -> str:
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in PARAGRAPHS)


BLOCKS = (TITLE, f"Published {WRITTEN}", *PARAGRAPHS)


def pdf(blocks: tuple[str, ...] = BLOCKS) -> bytes:
    """Return a page of text: title, day, then paragraphs wrapped at the width of a page."""
    rows, height = [], 780
    for block in blocks:
        for row in _wrapped(block, 80):
            words = row.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(")
            place = f"BT /F1 11 Tf 60 {height} Td (".encode()
            rows.append(place + words.replace(b")", b"\\)") + b") Tj ET")
            height -= 14
        height -= 12
    stream = b"\n".join(rows)
    return _pdf_file(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    )


def _wrapped(text: str, width: int) -> list[str]:
    rows = [""]
    for word in text.split():
        if len(rows[-1]) + len(word) + 1 > width:
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}".strip()
    return rows


def _pdf_file(*objects: bytes) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, value in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    foot = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + head + table + foot


def docx() -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{escape(block)}</w:t></w:r></w:p>" for block in BLOCKS)
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    whole = f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": whole.encode()})


def message() -> bytes:
    mail = EmailMessage()
    mail["From"] = f"{PUBLISHER} <news@courier.example>"
    mail["To"] = "desk@monitor.example"
    mail["List-Id"] = "<news.courier.example>"
    mail["Subject"] = TITLE
    mail["Date"] = "Thu, 24 Jun 2021 10:00:00 +0200"
    mail.set_content("\n\n".join(PARAGRAPHS))
    mail.add_alternative(page().decode(), subtype="html")
    return mail.as_bytes()


def mailbox() -> bytes:
    return b"From courier Thu Jun 24 10:00:00 2021\n" + message() + b"\n"


def rss() -> bytes:
    return f"""<?xml version="1.0"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>{PUBLISHER}</title>
<item><title>{TITLE}</title><link>https://courier.example/guns</link>
<pubDate>Thu, 24 Jun 2021 08:00:00 GMT</pubDate><description>Guns leave.</description>
<content:encoded><![CDATA[{fragment()}]]></content:encoded></item></channel></rss>""".encode()


def atom() -> bytes:
    return f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>{PUBLISHER}</title><entry><title>{TITLE}</title><id>tag:courier.example,2021:guns</id>
<published>{DAY}T08:00:00Z</published><content type="html">{escape(fragment())}</content>
</entry></feed>""".encode()


def warc() -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page()
    picture = b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"
    return b"".join(
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%d>\r\n"
        b"WARC-Date: 2021-06-25T00:00:00Z\r\nWARC-Target-URI: https://courier.example/%d\r\n"
        b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
        % (number, number, len(data), data)
        for number, data in enumerate((http, picture))
    )


def record() -> dict[str, str]:
    text = "\n\n".join(PARAGRAPHS)
    return {"id": "guns", "text": text, "published": DAY, "publisher": PUBLISHER, "title": TITLE}


def table() -> bytes:
    out = io.StringIO()
    rows = csv.DictWriter(out, record())
    rows.writeheader()
    rows.writerow(record())
    return out.getvalue().encode()


def zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, data in files.items():
            parts.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as parts:
        for name, data in files.items():
            item = tarfile.TarInfo(name)
            item.size = len(data)
            parts.addfile(item, io.BytesIO(data))
    return out.getvalue()


FORMATS: Mapping[str, Callable[[], bytes]] = {
    "flattened.txt": flattened,
    "page.html": page,
    "paper.pdf": pdf,
    "letter.docx": docx,
    "mail.eml": message,
    "box.mbox": mailbox,
    "feed.rss": rss,
    "feed.atom": atom,
    "crawl.warc": warc,
    "crawl.warc.gz": lambda: gzip.compress(warc()),
    "lines.jsonl": lambda: json.dumps(record()).encode(),
    "list.json": lambda: json.dumps([record()], indent=2).encode(),
    "table.csv": table,
    "files.zip": lambda: zipped({"folder/page.html": page(), "__MACOSX/._page": b"\0"}),
    "files.tar": lambda: tarred({"folder/page.html": page()}),
    "files.tar.gz": lambda: gzip.compress(tarred({"folder/page.html": page()})),
    "page.html.gz": lambda: gzip.compress(page()),
}
