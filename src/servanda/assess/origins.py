"""Whose witness each claim is: one text in several papers counts once, for whoever wrote it."""

from collections.abc import Mapping, Sequence
from datetime import date

from servanda.model.claim import Claim
from servanda.model.source import Document, Passage, Span

# The text before which nothing is known to be older.
_UNDATED = date.max


class Origins:
    """The origins of what some documents say, given the passages that they share.

    A shared passage belongs to the agency that any of its copies credits, else to the earliest
    copy. A document that is for the greater part a copy belongs to that origin as a whole.
    """

    def __init__(self, documents: Sequence[Document], passages: Sequence[Passage]) -> None:
        self._documents = {document.id: document for document in documents}
        self._shared: dict[str, list[tuple[Span, Span]]] = {}
        for passage in passages:
            if {passage.one.document, passage.other.document} <= self._documents.keys():
                for here, there in _both(passage):
                    self._shared.setdefault(here.document, []).append((here, there))

    def of(self, claim: Claim) -> str:
        """Return whose witness a claim is."""
        return self._at(claim.span)

    def told(self, claim: Claim) -> Sequence[Document]:
        """Return the documents that tell a claim in its own words as copies of one text."""
        own = self._documents[claim.span.document]
        if own.id not in self._shared:
            return (own,)
        found, waiting = {claim.span.document}, [claim.span]
        while waiting:
            span = waiting.pop()
            for here, there in self._shared.get(span.document, ()):
                copied = 2 * _overlap(here, span) >= span.end - span.start
                if copied and there.document not in found:
                    found.add(there.document)
                    waiting.append(there)
        copies = [self._documents[i] for i in sorted(found - {claim.span.document})]
        words = _words(claim.quote)
        return own, *(copy for copy in copies if words in _words(copy.text))

    def _at(self, span: Span) -> str:
        """Return whose words stand at a place: those of the best copy that can be followed.

        Every step leads to a copy that is strictly better, so that it ends.
        """
        better = [
            there
            for here, there in self._shared.get(span.document, ())
            if 2 * _overlap(here, span) >= span.end - span.start
            and self._rank(there) < self._rank(span)
        ]
        if better:
            return self._at(min(better, key=self._rank))
        return self._documents[span.document].origin_at(span.start)

    def _rank(self, span: Span) -> tuple[bool, date, str]:
        """Return what makes a copy the better one: crediting an agency, then an early day."""
        document = self._documents[span.document]
        published = document.published
        origin = document.origin_at(span.start)
        credited = origin not in (document.publisher, document.id)
        return not credited, published.latest if published else _UNDATED, document.id

    def document(self, identifier: str) -> str:
        """Return whose witness most of a document is."""
        document = self._documents[identifier]
        sizes: dict[str, int] = {}
        for start, end in document.body():
            origin = self._at(Span(document=identifier, start=start, end=end))
            sizes[origin] = sizes.get(origin, 0) + end - start
        return max(sizes, key=lambda origin: sizes[origin], default=document.origin)

    def all(self) -> Mapping[str, str]:
        """Return the origin of every document, by its id."""
        return {identifier: self.document(identifier) for identifier in self._documents}


def _both(passage: Passage) -> tuple[tuple[Span, Span], tuple[Span, Span]]:
    return (passage.one, passage.other), (passage.other, passage.one)


def _words(text: str) -> str:
    return " ".join(text.split()).lower()


def _overlap(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def passage_count(passages: Sequence[Passage]) -> int:
    """Return how many different passages are shared, each once however many copies it has."""
    groups: list[list[Span]] = []
    for passage in passages:
        spans = [passage.one, passage.other]
        touching = [g for g in groups if any(_touch(a, b) for a in g for b in spans)]
        groups = [g for g in groups if g not in touching]
        groups.append([*spans, *(span for group in touching for span in group)])
    return len(groups)


def _touch(one: Span, other: Span) -> bool:
    return one.document == other.document and _overlap(one, other) > 0
