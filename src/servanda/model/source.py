"""Documents: the words as received, what each stretch is, and when they were published."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from servanda.model.when import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """An exact place in a document's rendition: Unicode code points, half-open."""

    document: str
    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse an empty or reversed span.

        Raises:
            ValueError: the span holds no character.
        """
        if not 0 <= self.start < self.end:
            raise ValueError(f"span {self.start}..{self.end} is empty or reversed")


class Role(StrEnum):
    """What a stretch of text is for. Only `body` is read for claims."""

    BODY = "body"
    TITLE = "title"
    STANDFIRST = "standfirst"
    DATELINE = "dateline"
    PUBLISHED = "published_line"
    CAPTION = "caption"
    RELATED = "related"
    NAVIGATION = "navigation"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of the rendition with its role and, where it differs, its own origin."""

    start: int
    end: int
    role: Role
    origin: str | None = None


class Strength(StrEnum):
    """How far a constraint on the publication date may be trusted."""

    HARD = "hard"
    CONVENTION = "convention"
    SOFT = "soft"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateEvidence:
    """One reason to date a document: the words, the rule that read them, what follows.

    `earliest` or `latest` is None where the words bound only one side.
    `start` and `end` are None for evidence outside the text (file metadata).
    """

    rule: str
    strength: Strength
    words: str
    earliest: date | None
    latest: date | None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text as received, rendered once, with its parts named. Nothing of it is deleted.

    `id` is `src-` and 16 hexadecimal digits of the SHA-256 of the bytes as received (of the
    record's text for JSON lines). `published` is None when nothing dates the document.
    """

    id: str
    name: str
    """Where it came from, as the user would name it: a file name, or a record's own id."""
    reader: str
    """The reader and its version that made the rendition, such as `text/1`."""
    text: str
    segments: tuple[Segment, ...]
    title: str | None = None
    publisher: str | None = None
    agency: str | None = None
    language: str | None = None
    published: Interval | None = None
    date_evidence: tuple[DateEvidence, ...] = ()

    @property
    def origin(self) -> str:
        """Return whose witness this is: its agency, else its publisher, else itself."""
        return self.agency or self.publisher or self.id

    def body(self) -> tuple[tuple[int, int], ...]:
        """Return the spans that are read for claims."""
        return tuple((part.start, part.end) for part in self.segments if part.role is Role.BODY)

    def quote(self, start: int, end: int) -> str:
        """Return the exact words at an address."""
        return self.text[start:end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """That a document was received: from where, and when this case recorded it (ISO 8601)."""

    document: str
    origin: str
    recorded: str
    publisher: str | None = None
    handling: str = "public"
