"""Mail to documents: a message's own text, and what is attached to it; mailboxes of messages."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from servanda.model.notice import Notice
from servanda.model.source import Stated
from servanda.read import html
from servanda.read.decode import is_binary
from servanda.read.inputs import Received, too_large, wrong
from servanda.read.limits import LARGEST
from servanda.read.rendition import Rendition, stated_day
from servanda.read.text import rendered

VERSION = "mail/1"
_HEADERS = re.compile(
    rb"\A(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.MULTILINE
)
_KNOWN = re.compile(
    rb"^(?:from|to|subject|date|message-id|mime-version|received|delivered-to|return-path):",
    re.IGNORECASE | re.MULTILINE,
)
MOST_PARTS = 200
# The library's time grows with the square of a header's length.
MOST_HEADERS = 100_000


def looks_like_mail(head: bytes) -> bool:
    """Return whether some bytes begin with the headers of a message."""
    match = _HEADERS.match(head[:20_000].replace(b"\r\n", b"\n"))
    return match is not None and len(set(_KNOWN.findall(match.group().lower()))) >= 2


def looks_like_mailbox(head: bytes) -> bool:
    """Return whether some bytes begin as a mailbox does: a line "From …", then headers."""
    return head.startswith(b"From ") and looks_like_mail(head.partition(b"\n")[2])


def read_mail(source: Received) -> Iterator[Rendition | Received | Notice]:
    """Yield the text of a message, then what is attached to it as something received."""
    if len(_head(source.data)) > MOST_HEADERS:
        yield wrong(source.name, "its headers are too long", "Save its text and read that.")
        return
    try:
        message = BytesParser(policy=policy.default).parsebytes(source.data)
        parts = [part for part in _walk(message) if not part.is_multipart()]
    except RecursionError:
        yield wrong(source.name, "its parts are nested too deep", "Save its text and read that.")
        return
    stated = _stated(message)
    bodies = {part.get_content_type(): part for part in reversed(parts) if not _attached(part)}
    found = _text(bodies, source, stated)
    if found:
        yield found
    attached = [part for part in parts if _attached(part)]
    for number, part in enumerate(attached[:MOST_PARTS], start=1):
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and data.strip():
            name = f"{source.name}/{part.get_filename() or number}"
            yield replace(source, name=name, data=data, depth=source.depth + 1)
    if not found and not attached:
        yield wrong(source.name, "the message holds no text", "Save its text and read that.")


def _head(data: bytes) -> bytes:
    """Return the headers of a message: all up to its first blank line."""
    ends = [place for mark in (b"\n\n", b"\r\n\r\n") if (place := data.find(mark)) >= 0]
    return data[: min(ends, default=len(data))]


def _walk(message: EmailMessage) -> Iterator[EmailMessage]:
    for part in message.walk():
        if isinstance(part, EmailMessage):
            yield part


def _attached(part: EmailMessage) -> bool:
    kind = part.get_content_type()
    return part.get_content_disposition() == "attachment" or kind not in ("text/plain", "text/html")


def _text(bodies: dict[str, EmailMessage], source: Received, stated: Stated) -> Rendition | None:
    """Return the message's own text: its page where it has one, else its plain text."""
    page, plain = (_content(bodies.get(kind)) for kind in ("text/html", "text/plain"))
    if page.strip():
        found = html.rendered(page, source.not_after)
        if found.text:
            return replace(found, reader=VERSION, stated=stated)
    return rendered(plain, VERSION, stated) if plain.strip() else None


def _content(part: EmailMessage | None) -> str:
    """Return the text of a part; a character set that does not exist is read as Windows-1252."""
    if part is None:
        return ""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    for charset in (part.get_content_charset() or "utf-8", "utf-8"):
        try:
            return _words(data.decode(charset))
        except (LookupError, UnicodeDecodeError):
            continue
    return _words(data.decode("cp1252", "replace"))


def _words(text: str) -> str:
    """Return a text, or nothing where it is none."""
    return "" if is_binary(text) else text.replace("\0", "\ufffd")


def _stated(message: EmailMessage) -> Stated:
    """Return what the headers say. Only a mailing list publishes; a person who writes does not."""
    sent = _sent(message)
    name, _ = parseaddr(str(message.get("From", "")))
    listed = any(message.get(header) for header in ("List-Id", "List-Unsubscribe"))
    subject = " ".join(str(message.get("Subject", "")).split())
    return Stated(
        title=subject or None,
        publisher=(name or None) if listed else None,
        published=stated_day(
            "date of the mail", str(message.get("Date", "")), sent and sent.date()
        ),
    )


def _sent(message: EmailMessage) -> datetime | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", "")))
    except (ValueError, TypeError, IndexError):
        return None


def read_mailbox(source: Received) -> Iterator[Received | Notice]:
    """Yield the messages of a mailbox, each as something received."""
    lines: list[bytes] = []
    number = size = 0
    blank = True
    with source.open() as stream:
        for line in iter(lambda: stream.readline(LARGEST), b""):
            if blank and line.startswith(b"From "):
                number += bool(lines)
                yield from _message(source, lines, number, size)
                lines, size = [], 0
            else:
                size += len(line)
                if size <= LARGEST:
                    lines.append(line)
            blank = not line.strip()
    yield from _message(source, lines, number + 1, size)


def _message(
    source: Received, lines: list[bytes], number: int, size: int
) -> Iterator[Received | Notice]:
    name = f"{source.name}:{number}"
    if size > LARGEST:
        yield too_large(name, "Save its text and read that.")
    elif lines:
        yield replace(source, name=name, data=b"".join(lines), path=None)
