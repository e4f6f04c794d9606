"""Which documents, and which of their paragraphs, are worth the cost of parsing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from servanda.model.actor import Kind
from servanda.model.notice import Notice, Severity
from servanda.model.source import Document, Role
from servanda.read.pages import CAPITALS, DAY, PLACE
from servanda.read.parse import Paragraph
from servanda.terms import Terms

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_BY = r"(?:\s\([A-Za-z .]{2,40}\))"
# Where and when a report was written stands before its first words and is no part of them.
_DATELINE = re.compile(
    rf"^(?:{CAPITALS}(?:/{CAPITALS})*{DAY}?{_BY}?|{PLACE}(?:{DAY}(?:\s\d{{4}})?{_BY}?|{_BY}))"
    r"\s*(?:[—–]|--|(?<=\s)-)\s*(?=[\"“A-ZÀ-Þ])"
)
ENDS = tuple(".!?…:;\"”'’)")
ANAPHORA = (" he ", " she ", " it ", " they ", " the official", " the minister", '"', "“")
LONGEST_DATELINE = 100
# Shorter names are words of other languages, or other people's initials.
SHORTEST_NAME = 5
# A text of which less than one paragraph in so many speaks of a settlement is about something else,
# and is read only in and beside the paragraphs that do. Labelled news and statements on a
# settlement speak of it in 27 to 100 paragraphs of 100, other news that touches on one in 3 to 20.
BETWEEN, BESIDE = 4, 1
MENTIONS_NEEDED = 2
# A text of fewer paragraphs has no room to speak of its subject twice.
SHORT = 4
# The parser's time and memory grow with a paragraph; what lies further into one stretch than any
# report is long is not read for claims.
LONGEST_PARAGRAPH, MOST_READ = 6_000, 1_000_000


class ParagraphGate:
    """The beginnings of words that can open a claim, as one automaton over lower-cased text."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        kinds = _cues(terms)
        self._kinds = [kind for kind, cues in kinds.items() for _ in cues]
        self._automaton = _automaton([cue for cues in kinds.values() for cue in cues])

    def paragraphs(self, document: Document) -> tuple[Paragraph, ...]:
        """Return the body paragraphs to parse, in order: none if the text is about something else.

        Of an agreement itself every paragraph is read.

        A paragraph that leans on the one before it ("he said") brings that one along.
        """
        if not _spoken(document, self._terms):
            return ()
        every = body_paragraphs(document)
        if self._terms.is_accord(document.title or ""):
            return every
        kinds = [self._found(paragraph.text) for paragraph in every]
        subjects = sum(found.count("settlement") for found in kinds)
        if subjects < MENTIONS_NEEDED and len(every) >= SHORT:
            return ()
        about = [i for i, found in enumerate(kinds) if "settlement" in found]
        passing = len(every) >= SHORT and len(about) * BETWEEN < len(every)
        kept = {i for i, found in enumerate(kinds) if _opens(found)}
        if passing:
            kept &= _around(about)
        leaning = {i - 1 for i in kept if i and _leans(every[i].text)}
        return tuple(replace(every[i], passing=passing) for i in sorted(kept | leaning))

    def _found(self, text: str) -> list[str]:
        """Return what a paragraph's words open; who fights is spoken of in a settlement."""
        lower = text.lower()
        kinds = []
        for cue, start, end in self._automaton.find_matches_as_indexes(lower, overlapping=True):
            if start and lower[start - 1].isalnum():
                continue
            kind = self._kinds[cue]
            # A name is a whole word: "Contras" is no "contrast".
            if kind == "fighters":
                if end < len(lower) and lower[end].isalnum():
                    continue
                kind = "settlement"
            kinds.append(kind)
        return kinds


def _cues(terms: Terms) -> dict[str, list[str]]:
    """Return the beginnings of words by what they open; every frame's own words are among them."""
    gate, frames = terms.gate, terms.frames
    alone = {noun for frame in frames if frame.of == "" for noun in frame.nouns}
    beside = {
        word.split()[0]
        for frame in frames
        for word in (*frame.verbs, *(frame.nouns if frame.of else ()))
    }
    filling = {
        word
        for frame in frames
        for name in (
            frame.object,
            frame.subject,
            frame.of,
            frame.within,
            frame.leaves,
            frame.source,
        )
        if name
        for word in terms.classes.get(name, ())
    }
    return {
        "strong": sorted({*gate.strong, *map(_stem, alone)}),
        "weak": sorted({*gate.weak, *map(_stem, beside)}),
        "context": sorted({*gate.context, *map(_stem, filling)}),
        "settlement": sorted(gate.settlement),
        "fighters": sorted(_armed(terms) - {*gate.settlement}),
    }


def _armed(terms: Terms) -> set[str]:
    """Return the names of those who fight or keep a peace: who speaks of them speaks of it."""
    kinds = (Kind.ARMED_GROUP, Kind.FACTION, Kind.MISSION)
    named = (actor for actor in terms.actors if actor.kind in kinds)
    names = (name for actor in named for name in (actor.name, *actor.aliases))
    return {name.lower() for name in names if len(name) >= SHORTEST_NAME}


def _stem(word: str) -> str:
    """Return the beginning that all regular forms of a word share."""
    return word[:-1] if word.endswith(("e", "y")) and len(word) > 3 else word


def _automaton(cues: Sequence[str]) -> "AhoCorasick":
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick(cues, matchkind=MatchKind.Standard)


def _around(about: Sequence[int]) -> set[int]:
    """Return the paragraphs that speak of a settlement, and those beside them."""
    return {i + step for i in about for step in range(-BESIDE, BESIDE + 1)}


def _opens(found: list[str]) -> bool:
    return "strong" in found or ("weak" in found and "context" in found)


def _leans(text: str) -> bool:
    lower = f" {text.lower()}"
    return any(cue in lower for cue in ANAPHORA)


def unread(document: Document, terms: Terms) -> Iterator[Notice]:
    """Yield what of a document is stored and searchable, and yet not read for claims, and why."""
    if not _spoken(document, terms):
        yield Notice(
            severity=Severity.WARNING,
            message=f"is in a language without a vocabulary ({document.language}): stored and"
            " searchable, not read for claims",
            where=document.name,
            next_step="Read a translation beside it.",
        )
    elif any(end - start > MOST_READ for start, end in document.body()):
        yield Notice(
            severity=Severity.WARNING,
            message=f"only its first {MOST_READ:,} letters are read for claims",
            where=document.name,
            next_step="Split it and read the parts.",
        )


def _spoken(document: Document, terms: Terms) -> bool:
    """Return whether a document is in the vocabulary's language, or in one that cannot be told."""
    return document.language in (None, terms.language)


def body_paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """Return the body as paragraphs; lines wrapped inside a sentence are joined again."""
    spans: list[tuple[int, int]] = []
    for segment in document.segments:
        if segment.role not in (Role.BODY, Role.STANDFIRST):
            continue
        if spans and _continues(document.text, spans[-1], segment.start):
            spans[-1] = (spans[-1][0], segment.end)
        else:
            spans.append((segment.start, segment.end))
    return tuple(
        Paragraph(document.text[start:end], start)
        for span in spans
        for start, end in _parts(document.text, *_undated(document.text, span))
    )


def _undated(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return a stretch without the dateline before it: the parser would take it for a subject."""
    found = _DATELINE.match(text[span[0] : min(span[1], span[0] + LONGEST_DATELINE)])
    return (span[0] + found.end(), span[1]) if found else span


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a stretch in parts that can be parsed, cut where a line or a sentence ends."""
    last = min(end, start + MOST_READ)
    while last - start > LONGEST_PARAGRAPH:
        cut = text.rfind("\n", start, start + LONGEST_PARAGRAPH)
        cut = cut if cut > start else text.rfind(". ", start, start + LONGEST_PARAGRAPH) + 1
        cut = cut if cut > start else start + LONGEST_PARAGRAPH
        yield start, cut
        start = cut
    if text[start:last].strip():
        yield start, last


def _continues(text: str, before: tuple[int, int], start: int) -> bool:
    between = text[before[1] : start]
    ended = text[before[0] : before[1]].rstrip().endswith(ENDS)
    return between.count("\n") == 1 and not between.strip() and not ended
