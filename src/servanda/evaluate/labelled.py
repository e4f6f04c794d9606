"""Documents that people labelled: their text, their claims, and what may be asked of each."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from servanda.errors import UsageError

Record: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A claim as a person or a program gives it, by the names of the labelled data.

    `optional` claims may be made or not: neither is a fault.
    """

    start: int
    end: int
    quote: str
    modality: str
    provision: str
    agents: tuple[str, ...]
    side: str | None
    others: tuple[str, ...]
    """Counterparts and performers: in an accusation either convention counts."""
    speaker: str | None
    anonymous: bool
    negated: bool
    hedged: bool
    deadline: str | None
    """ISO day or interval; an empty text where the words give no day."""
    quantity: tuple[int | None, int | None] | None
    condition: str | None
    manner: str | None
    optional: bool
    confidence: str | None

    @property
    def length(self) -> int:
        """Return how many letters the quote has."""
        return self.end - self.start

    def overlap(self, other: "Label") -> int:
        """Return how many letters two quotes share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A labelled document."""

    id: str
    text: str
    published: str | None
    publisher: str | None
    title: str | None
    body: tuple[tuple[int, int], ...]
    """Where the article stands in the text."""
    labels: tuple[Label, ...]

    def words(self) -> int:
        """Return how many words the article has."""
        return sum(len(self.text[start:end].split()) for start, end in self.body)


def documents(lines: Sequence[str], name: str) -> Iterator[Labelled]:
    """Yield the documents of a labelled file, one JSON object a line.

    Raises:
        UsageError: a line is no labelled document.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _document(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(
                f"{name}:{number}: no labelled document ({error!r})."
                ' Each line needs "id", "text" and "claims".'
            ) from error


def _document(record: Record) -> Labelled:
    text = str(record["text"])
    claims = record["claims"]
    if not isinstance(claims, list):
        raise TypeError("claims is no list")
    return Labelled(
        id=str(record["id"]),
        text=text,
        published=_text(record.get("published")),
        publisher=_text(record.get("publisher")),
        title=_text(record.get("title")),
        body=_spans(record.get("body"), len(text)),
        labels=tuple(label(claim) for claim in claims),
    )


def _spans(value: object, length: int) -> tuple[tuple[int, int], ...]:
    """Return the spans of the body; the whole text where none are labelled."""
    spans = value if isinstance(value, list) else [[0, length]]
    return tuple((_number(start), _number(end)) for start, end in spans)


def label(claim: Record) -> Label:
    """Return a claim of a labelled file, or of `extract`, as a label."""
    speaker, deadline, quantity = (_record(claim, key) for key in SPLIT)
    return Label(
        start=_number(claim["start"]),
        end=_number(claim["end"]),
        quote=str(claim["quote"]),
        modality=str(claim["modality"]),
        provision=str(claim["provision"]),
        agents=_names(claim, "agents"),
        side=_text(claim.get("agent_side_country")),
        others=(*_names(claim, "counterparts"), *_names(claim, "performers")),
        speaker=str(speaker.get("name") or "") if speaker else None,
        anonymous=bool(speaker and speaker.get("anonymous")),
        negated=bool(claim.get("negated")),
        hedged=bool(claim.get("hedged")),
        deadline=(_text(deadline.get("iso")) or "") if deadline else None,
        quantity=(_whole(quantity.get("low")), _whole(quantity.get("high"))) if quantity else None,
        condition=_text(claim.get("condition")),
        manner=_text(claim.get("manner")),
        optional=bool(claim.get("optional")),
        confidence=_text(claim.get("confidence")),
    )


SPLIT = ("speaker", "deadline", "quantity")


def _record(claim: Record, key: str) -> Record | None:
    value = claim.get(key)
    return value if isinstance(value, Mapping) else None


def _names(claim: Record, key: str) -> tuple[str, ...]:
    value = claim.get(key)
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()


def _text(value: object) -> str | None:
    return str(value) if value is not None else None


def _number(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is no place in a text")
    return value


def _whole(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) else None
