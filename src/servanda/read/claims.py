"""From documents to claims: the one loop from paragraph to sentence to claim."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from servanda.model.claim import Claim, Extent, Modality
from servanda.model.source import Document, Span
from servanda.model.when import When
from servanda.read import circumstance, dates, modality, quote, speaker, taken, tally, timing
from servanda.read.discourse import Discourse, Holder, Sort
from servanda.read.gate import ParagraphGate
from servanda.read.holders import Roles, accused, denies, roles
from servanda.read.modality import Reading
from servanda.read.names import NameFinder
from servanda.read.parse import Paragraph, parse
from servanda.read.provision import Frames, Mention, Shape, mentions
from servanda.read.quantity import quantities
from servanda.read.reasons import confidence, reasons
from servanda.read.sentence import Relation, Sentence
from servanda.read.signatory import signatories
from servanda.read.tense import tense
from servanda.terms import Terms

VERSION = "rules/4"
FORCE_PROVISIONS = frozenset(
    {"withdrawal", "force_presence", "peacekeeping", "prisoner_exchange", "monitoring_verification"}
)
LONGEST_QUOTE = 400
# What is held at a time of its own, which may be other than that of the report.
STANCES = frozenset(Modality) - {Modality.FACT, Modality.EXPECT, Modality.ALLEGE}


@dataclass(slots=True)
class _Pending:
    """A document that waits for its paragraphs to come back from the parser."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
    parsed: list[tuple[Sentence, ...]] = field(default_factory=list)


class ClaimReader:
    """Reads claims with one vocabulary; everything derived from it is made once."""

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._frames = Frames.of(terms)
        self._finder = NameFinder(terms.actors)
        self._gate = ParagraphGate(terms)

    def read(self, documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
        """Yield each document with its claims, in order. Memory holds one batch of paragraphs."""
        pending: deque[_Pending] = deque()

        def feed() -> Iterator[tuple[Paragraph, None]]:
            for document in documents:
                kept = self._gate.paragraphs(document)
                pending.append(_Pending(document, kept))
                for paragraph in kept:
                    yield paragraph, None

        for sentences, _ in parse(feed()):
            yield from self._finished(pending)
            pending[0].parsed.append(sentences)
            yield from self._finished(pending)
        yield from self._finished(pending)

    def _finished(self, pending: deque[_Pending]) -> Iterator[tuple[Document, tuple[Claim, ...]]]:
        while pending and len(pending[0].parsed) == len(pending[0].paragraphs):
            done = pending.popleft()
            yield done.document, self._claims(done)

    def _claims(self, done: _Pending) -> tuple[Claim, ...]:
        document = done.document
        counted = list(tally.tallies(document, self._finder))
        if not done.paragraphs:
            return tuple(counted)
        written = document.published.known_by if document.published else None
        discourse = Discourse.of(document.text, document.body(), self._terms, self._finder, written)
        discourse.signatories = signatories(document, self._terms, discourse)
        discourse.states_terms = self._terms.is_accord(document.title or "")
        every = [sentence for sentences in done.parsed for sentence in sentences]
        known = timing.anchors(every, document.text, document.published)
        quoted = speaker.Quoted(
            document.text, list(zip(done.paragraphs, done.parsed, strict=True)), discourse
        )
        reading = _DocumentReading(document, discourse, self._frames, known, quoted)
        found: list[Claim] = []
        end = 0
        for paragraph, sentences in zip(done.paragraphs, done.parsed, strict=True):
            if document.text[end : paragraph.start].strip():
                discourse.forget()
            end = paragraph.start + len(paragraph.text)
            for sentence in sentences:
                found.extend(reading.claims(sentence, passing=paragraph.passing))
        return _distinct([*counted, *(c for c in found if not _is_told(c, counted))])


class _DocumentReading:
    """The claims of one document, sentence by sentence."""

    def __init__(
        self,
        document: Document,
        discourse: Discourse,
        frames: Frames,
        known: tuple[When, ...],
        quoted: speaker.Quoted,
    ) -> None:
        self._document, self._discourse, self._frames = document, discourse, frames
        self._known, self._quoted = known, quoted

    def claims(self, sentence: Sentence, *, passing: bool = False) -> Iterator[Claim]:
        """Yield the claims of one sentence, then remember who it was about.

        In a text that only touches on a settlement (`passing`), what is as well a matter of
        ordinary politics makes no claim.
        """
        quoted = self._quoted.speaker(sentence.start)
        own = quoted or speaker.reporter(sentence, self._discourse)
        if own:
            self._discourse.heard(own)
        for mention in mentions(sentence, self._frames, self._discourse):
            provision = self._discourse.terms.provisions[mention.frame.provision]
            if mention.bare and not self._discourse.typed(provision.id):
                continue
            if passing and provision.everyday:
                continue
            if mention.shape is Shape.NOUN:
                self._discourse.tell(mention.frame, sentence, mention.index)
            source = speaker.according(sentence, mention.index, self._discourse)
            reading = modality.read(
                sentence, mention, self._discourse.terms, in_accord=_states_terms(source)
            )
            claim = self._claim(sentence, mention, reading, own) if reading else None
            if claim:
                yield claim
        self._discourse.notice(sentence)

    def _claim(
        self, sentence: Sentence, mention: Mention, reading: Reading, own: Holder | None
    ) -> Claim | None:
        if mention.frame.stands and reading.modality is Modality.FACT:
            return None
        said_by, source = self._speaker(sentence, mention, reading, own)
        found = roles(sentence, mention, reading, said_by or source, self._discourse)
        if found is None:
            return None
        if reading.negated and found.modality is Modality.FACT:
            found = accused(found, said_by, self._discourse)
        if mention.frame.restrained and not self._breach(found):
            return None
        if denies(found, reading, mention, said_by):
            found, reading = replace(found, modality=Modality.DENY), replace(reading, negated=True)
        start, end = quote.span(sentence, mention, reading)
        if end - start > LONGEST_QUOTE:
            return None
        claim = self._build(sentence, mention, reading, found, said_by, (start, end))
        # What stands by the terms of an agreement was agreed when that was.
        return replace(claim, earlier=True) if source else claim

    def _breach(self, found: Roles) -> bool:
        """Return whether fighting is told as a breach: only where a truce was spoken of, and by
        somebody who accuses another of it."""
        fact = found.modality is Modality.FACT
        truce = self._discourse.typed("ceasefire")
        return not fact and (found.modality is not Modality.ALLEGE or truce)

    def _speaker(
        self, sentence: Sentence, mention: Mention, reading: Reading, own: Holder | None
    ) -> tuple[Holder | None, Holder | None]:
        """Return who says it, and a text ("according to the truce") that says it instead."""
        source = speaker.according(sentence, mention.index, self._discourse)
        if source:
            return (None, source) if source.sort is Sort.TEXT else (source, None)
        if reading.reporter is not None:
            return speaker.subject(sentence, reading.reporter, self._discourse), None
        if self._quoted.within(sentence.words[mention.index].start):
            return own or self._discourse.speaker, None
        trailing = speaker.trailing(sentence, mention.index, self._discourse)
        return trailing or self._signatory(), None

    def _signatory(self) -> Holder | None:
        """Return the one person or body whose own document this is."""
        signed = self._discourse.signatories
        return signed[0] if len(signed) == 1 else None

    def _build(
        self,
        sentence: Sentence,
        mention: Mention,
        reading: Reading,
        found: Roles,
        said_by: Holder | None,
        place: tuple[int, int],
    ) -> Claim:
        text = self._document.text
        words = text[place[0] : place[1]]
        due, event = self._times(sentence, mention, reading, found.modality, place)
        counted, terms = mention.frame.provision in FORCE_PROVISIONS, self._discourse.terms
        numbers = quantities(_own_words(sentence, mention, text, place)) if counted else ()
        standing = sentence.words[mention.index].lemma in terms.words["standing"]
        if numbers and standing and event is None:
            # "Estimated in December that there were 300": so many were there in December.
            event = self._said(sentence, reading)
        sure, why = confidence(mention, reading, found)
        said = speaker.as_speaker(said_by)
        # "Will not" is what makes a refusal; the thing refused is not negated once more.
        refused = found.modality is Modality.REFUSE and reading.operator is None
        return Claim(
            span=Span(document=self._document.id, start=place[0], end=place[1]),
            quote=words,
            modality=found.modality,
            provision=mention.frame.provision,
            agents=found.agents,
            performers=found.performers,
            counterparts=found.counterparts,
            side=found.side,
            speaker=said,
            negated=reading.negated and not refused,
            hedged=reading.hedged or bool(said_by and said_by.anonymous and "prepared" in words),
            extent=_extent(sentence, mention, reading, found.modality, terms),
            condition=circumstance.condition(sentence, reading, found.modality, text, terms),
            manner=circumstance.manner(sentence, mention, reading, text, terms),
            place=_place(sentence, mention, self._discourse),
            event=event,
            earlier=found.modality in STANCES and taken.earlier(sentence, reading),
            deadline=due,
            quantity=replace(numbers[0], standing=standing) if numbers else None,
            further=tuple(replace(number, standing=standing) for number in numbers[1:]),
            confidence=sure,
            reasons=(*reasons(sentence, mention, reading, found, said), f"{sure}: {why}"),
            reader=VERSION,
        )

    def _said(self, sentence: Sentence, reading: Reading) -> When | None:
        """Return the day that the verb of a stance or of a report names."""
        terms, published = self._discourse.terms, self._document.published

        def clause(at: dates.Mention) -> dates.Tense:
            return tense(sentence, at, terms)

        return taken.day(self._document.text, sentence, reading, published, clause)

    def _times(
        self,
        sentence: Sentence,
        mention: Mention,
        reading: Reading,
        kind: Modality,
        place: tuple[int, int],
    ) -> tuple[When | None, When | None]:
        text, published = self._document.text, self._document.published
        whole, terms = mention.frame.whole, self._discourse.terms

        def clause(at: dates.Mention) -> dates.Tense:
            return tense(sentence, at, terms)

        joined = sentence.child(mention.index, Relation.CONJUNCT)
        end = min(place[1], sentence.words[joined].start) if joined is not None else place[1]
        end = max(end, sentence.words[mention.index].end)
        own = (place[0], _reach(sentence, reading, end))
        due = timing.deadline(text, own, kind, published, whole, clause)
        event = None
        if kind in (Modality.FACT, Modality.AGREE):
            wide = (sentence.start, sentence.end) if kind is Modality.AGREE else place
            event = timing.event(text, wide, place, published, due, clause)
        elif kind in STANCES:
            event = self._said(sentence, reading)
        if due:
            due = timing.anchored(due, event if kind is Modality.AGREE else None, self._known)
        return due, event


def _states_terms(source: Holder | None) -> bool:
    return source is not None and source.sort is Sort.TEXT


def _reach(sentence: Sentence, reading: Reading, end: int) -> int:
    """Return where the phrases end that follow a quote at once and belong to its verbs.

    In "demands elections within six months" the time hangs on the demand.
    """
    for index in reading.path:
        for child in sentence.all(index, Relation.PREPOSITION, Relation.OTHER):
            tree = [sentence.words[i] for i in sentence.subtree(child)]
            if 0 <= tree[0].start - end <= 1:
                end = tree[-1].end
    return end


def _own_words(sentence: Sentence, mention: Mention, text: str, place: tuple[int, int]) -> str:
    """Return a claim's words, blank where a relative clause tells of something else.

    "Ruvania, which has 2,000 soldiers there, has begun to withdraw" counts no departures.
    """
    own = {mention.index, mention.filler}
    words = list(text[place[0] : place[1]])
    for clause in (word for word in sentence.words if word.relation is Relation.RELATIVE):
        inside = sentence.subtree(clause.index, frozenset())
        if own.isdisjoint(inside):
            for word in (sentence.words[index] for index in inside):
                first, last = max(word.start - place[0], 0), max(word.end - place[0], 0)
                words[first:last] = " " * len(words[first:last])
    return "".join(words)


def _is_told(claim: Claim, counted: Sequence[Claim]) -> bool:
    """Return whether a fact is what a periodic count says in the same words."""
    return claim.modality is Modality.FACT and any(
        claim.provision == other.provision
        and claim.span.start < other.span.end
        and other.span.start < claim.span.end
        for other in counted
    )


def _distinct(claims: list[Claim]) -> tuple[Claim, ...]:
    """Return the claims without those that repeat another's words, modality and provision."""
    seen: dict[tuple[str, Modality, str], Claim] = {}
    for claim in claims:
        seen.setdefault((" ".join(claim.quote.split()), claim.modality, claim.provision), claim)
    return tuple(sorted(seen.values(), key=lambda c: (c.span.start, c.span.end)))


def _extent(
    sentence: Sentence, mention: Mention, reading: Reading, kind: Modality, terms: Terms
) -> Extent:
    if kind is not Modality.FACT:
        return Extent.UNSTATED
    if reading.extent is Extent.BEGUN:
        return Extent.BEGUN
    determiners = set()
    if mention.filler is not None:
        determiners = {
            sentence.words[i].lower
            for i in sentence.subtree(mention.filler, frozenset({Relation.RELATIVE}))
        }
    if determiners & (terms.words["some_of"] | terms.words["nearly"]) or any(
        w.isdigit() for w in determiners
    ):
        return Extent.PARTLY
    if reading.extent is Extent.FULL or mention.frame.whole or determiners & terms.words["all_of"]:
        return Extent.FULL
    return Extent.UNSTATED


def _place(sentence: Sentence, mention: Mention, discourse: Discourse) -> str | None:
    """Return the state a thing is in or leaves, or None."""
    several = sentence.conjuncts(mention.filler) if mention.filler is not None else ()
    for index in (mention.index, mention.filler, *several):
        where = sentence.complement(index, "from", "in") if index is not None else None
        holder = discourse.holder(sentence, where) if where is not None else None
        if holder and holder.sort is Sort.ACTOR:
            return holder.name
    return None
