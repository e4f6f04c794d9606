"""Documents: the words as received, what each stretch is, and when they were published."""

from collections.abc import Iterable
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
    BYLINE = "byline"
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


class Handling(StrEnum):
    """How far a document may be passed on, from the freest to the strictest."""

    PUBLIC = "public"
    INTERNAL = "internal"
    RESTRICTED = "restricted"


def strictest(marks: Iterable[Handling]) -> Handling:
    """Return the strictest of some marks; public where there is none."""
    return max(marks, key=list(Handling).index, default=Handling.PUBLIC)


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
class Stated:
    """What is said of a document from outside its text: by its file, its sender or its user."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    byline: str | None = None
    published: tuple[DateEvidence, ...] = ()
    """The most trusted first."""
    updated: date | None = None
    handling: Handling = Handling.PUBLIC


def over(above: Stated, below: Stated) -> Stated:
    """Return what two say of a document: what the first leaves open, the second fills."""
    return Stated(
        title=above.title or below.title,
        publisher=above.publisher or below.publisher,
        url=above.url or below.url,
        byline=above.byline or below.byline,
        published=(*above.published, *below.published),
        updated=above.updated or below.updated,
        handling=strictest((above.handling, below.handling)),
    )


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
    byline: str | None = None
    place: str | None = None
    """Where its dateline says it was written."""
    url: str | None = None
    language: str | None = None
    published: Interval | None = None
    date_evidence: tuple[DateEvidence, ...] = ()
    updated: date | None = None
    """The day this version was last changed, where it says so."""
    replaces: str | None = None
    """The id of the earlier version of the same address that this one replaces."""

    @property
    def origin(self) -> str:
        """Return whose witness this is: its agency, else its publisher, else itself."""
        return self.agency or self.publisher or self.id

    def origin_at(self, start: int) -> str:
        """Return whose witness the words at a place are: their segment's, else the document's."""
        return next(
            (s.origin for s in self.segments if s.start <= start < s.end and s.origin), self.origin
        )

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
    name: str = ""
    """What the document is called: its origin without the folder it lay in."""
    stated: Stated = Stated()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The same words in two documents: where they stand in each, as code points."""

    one: Span
    other: Span
    words: int
