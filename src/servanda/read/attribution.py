"""Who says, thinks, wants or promises what: source, cue and content as stretches of the text.

Quotation marks and grammar are read apart and joined here: what a cue governs takes in the whole
quotation that it touches, also where that goes on over sentences and paragraphs; quotations that
nothing governs belong to the verb beside them, or to whoever was quoted last.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from servanda.read.cue import Cue, Words, beside, cues, source_words
from servanda.read.parse import Paragraph
from servanda.read.quotation import Quotation, quotations
from servanda.read.sentence import Relation, Sentence

Stretch = tuple[int, int]
QUOTES = "\"“”„«»'‘’"
# What no stretch begins or ends with, and what may stand between two that are one.
EDGES = " \t\n\xa0,.;:-–—"
ENDS = ".!?…"
# What quoted words end with where who says them follows, and what stands before quoted words
# where who says them precedes.
HANDS_OVER, INTRODUCES, GOES_ON = ",?!—–-", ",:", ",:-—–"

# What joins the words said to those that follow is not said.
LOOSE = (Relation.COORDINATOR, Relation.PUNCTUATION)


@dataclass(frozen=True, slots=True)
class Attribution:
    """What somebody is said to say or think: offsets in the document, half-open, in order.

    `source` is empty where nobody is named ("is expected to").
    """

    source: tuple[Stretch, ...]
    cue: tuple[Stretch, ...]
    content: tuple[Stretch, ...]

    @property
    def place(self) -> int:
        """Return where the cue begins."""
        return self.cue[0][0]

    def holds(self, place: int) -> bool:
        """Return whether a place in the document is part of what is said."""
        return any(start <= place < end for start, end in self.content)


def attributions(
    text: str, paragraphs: Iterable[tuple[Paragraph, Sequence[Sentence]]], words: Words
) -> tuple[Attribution, ...]:
    """Return the attributions of a document, outermost only, by paragraph in the order of cues.

    `words` is the vocabulary's section `attributing`. No quotation goes on over a paragraph that
    is left out.
    """
    found: list[Attribution] = []
    end = 0
    for paragraph, sentences in paragraphs:
        reading = _Reading(text, paragraph, sentences, words)
        reading.govern()
        reading.place([] if text[end : paragraph.start].strip() else found)
        end = paragraph.start + len(paragraph.text)
        found.extend(sorted(reading.own, key=lambda attribution: attribution.place))
    return tuple(found)


class _Reading:
    """The attributions of one paragraph."""

    def __init__(
        self, text: str, paragraph: Paragraph, sentences: Sequence[Sentence], words: Words
    ) -> None:
        self._text, self._start, self._sentences = text, paragraph.start, sentences
        self._words = words
        self._quoted = quotations(paragraph.text, paragraph.start)
        self.own: list[Attribution] = []

    def govern(self) -> None:
        """Add what the cues outside quotations govern."""
        for sentence in self._sentences:
            found = [c for c in cues(sentence, self._words) if not self._quotes(sentence, c)]
            for cue in _outermost(found):
                made = self._attribution(sentence, cue)
                if made.content and not any(other.holds(made.place) for other in self.own):
                    self.own.append(made)

    def place(self, before: list[Attribution]) -> None:
        """Give each quotation that no cue governs to the verb beside it or the last one quoted."""
        for quotation in self._quoted:
            if any(attribution.holds(quotation.start) for attribution in self.own):
                continue
            if not self._interrupted(quotation) and not self._introduced(quotation):
                self._go_on(quotation, before)

    def _quotes(self, sentence: Sentence, cue: Cue) -> bool:
        place = sentence.words[cue.head].start
        return any(quotation.start <= place < quotation.end for quotation in self._quoted)

    def _attribution(self, sentence: Sentence, cue: Cue) -> Attribution:
        said = [i for i in sorted(set(cue.content)) if i not in cue.words]
        while said and sentence.words[said[-1]].relation in LOOSE:
            said.pop()
        content = self._stretches(sentence, said)
        head = sentence.words[cue.head]
        return Attribution(
            source=self._stretches(sentence, source_words(sentence, cue)),
            # A colon alone can be a cue.
            cue=self._stretches(sentence, cue.words) or ((head.start, head.end),),
            content=self._whole(self._cut(content, head.start)),
        )

    def _cut(self, content: tuple[Stretch, ...], cue: int) -> tuple[Stretch, ...]:
        """Return a content without what follows a quotation that it opens with, unless quoted.

        In `"We never left," he said after the talks` the parser may hang the last words on "left".
        """
        opening = self._opening(content, cue)
        if opening is None:
            return content
        later = [(q.start, q.end) for q in self._quoted if q.start >= opening.end]
        kept = [(start, min(end, opening.end)) for start, end in content if start < opening.end]
        return (*kept, *(part for part in later if any(_meet(part, other) for other in content)))

    def _opening(self, content: tuple[Stretch, ...], cue: int) -> Quotation | None:
        """Return the quotation that a content opens with, if a sentence ends with it."""
        for quotation in self._quoted if content else ():
            last = self._text[quotation.start : quotation.end].rstrip(QUOTES)[-1:]
            ends = last in ENDS or (last in HANDS_OVER and quotation.end <= cue)
            if quotation.closed and ends and quotation.start <= content[0][0] + 1 <= quotation.end:
                return quotation
        return None

    def _whole(self, content: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
        """Return a content with the whole of every quotation that it touches."""
        every = ((quotation.start, quotation.end) for quotation in self._quoted)
        touched = [whole for whole in every if any(_meet(whole, part) for part in content)]
        return self._joined([*content, *touched])

    def _interrupted(self, quotation: Quotation) -> bool:
        """Join a quotation to the one that its sentence begins with ("…," he said, "…")."""
        start = self._sentence(quotation.start).start
        earlier = [
            attribution
            for attribution in self.own
            if start <= attribution.place < quotation.start
            and attribution.content[0][0] < attribution.place
        ]
        if not earlier or not self._before(quotation).endswith(tuple(GOES_ON)):
            return False
        self._add(self.own, earlier[-1], quotation)
        return True

    def _introduced(self, quotation: Quotation) -> bool:
        """Add a quotation with the verb that stands right after it, or before it."""
        for after in self._sides(quotation):
            place = quotation.end if after else quotation.start
            sentence = self._sentence(place if after else place - 1)
            cue = beside(sentence, place, after=after)
            if cue is None or self._quotes(sentence, cue):
                continue
            if not after and not self._leads_to(quotation, sentence, cue):
                continue
            content = ((quotation.start, quotation.end),)
            made = replace(self._attribution(sentence, cue), content=content)
            self.own = [other for other in self.own if other.place != made.place] + [made]
            return True
        return False

    def _sides(self, quotation: Quotation) -> Iterator[bool]:
        """Yield on which sides of a quotation its verb may stand: after it, before it."""
        inside = self._text[quotation.start : quotation.end].rstrip(QUOTES)
        after = self._text[quotation.end : quotation.end + 2].strip()
        if inside.endswith(tuple(HANDS_OVER)) and after[:1].isalpha():
            yield True
        yield False

    def _leads_to(self, quotation: Quotation, sentence: Sentence, cue: Cue) -> bool:
        """Return whether a cue before a quotation introduces it: by its mark, or as its verb."""
        verb = sentence.words[cue.head]
        between = self._text[verb.end : quotation.start].strip()
        says = verb.lemma in self._words["clause"] and not between
        return says or self._before(quotation).endswith(tuple(INTRODUCES))

    def _go_on(self, quotation: Quotation, before: list[Attribution]) -> None:
        """Give a quotation of whole sentences to whoever was quoted last, else spoke last."""
        preceding = self._before(quotation)
        words = self._text[quotation.start : quotation.end].strip(QUOTES + " ")
        starts = not preceding or preceding.endswith(tuple(ENDS + QUOTES))
        if not starts or words[:1].islower() or len(words.split()) < 3:
            return
        own = [attribution for attribution in self.own if attribution.place < quotation.start]
        quoting = [a for a in own if any(a.holds(q.start) for q in self._quoted)]
        if own:
            self._add(self.own, (quoting or own)[-1], quotation)
        elif not preceding and before:
            self._add(before, before[-1], quotation)

    def _add(self, found: list[Attribution], to: Attribution, quotation: Quotation) -> None:
        content = self._joined([*to.content, (quotation.start, quotation.end)])
        found[found.index(to)] = replace(to, content=content)

    def _before(self, quotation: Quotation) -> str:
        return self._text[self._start : quotation.start].rstrip()

    def _sentence(self, place: int) -> Sentence:
        """Return the sentence that a place lies in, or the next one."""
        return next((s for s in self._sentences if place < s.end), self._sentences[-1])

    def _stretches(self, sentence: Sentence, indexes: Iterable[int]) -> tuple[Stretch, ...]:
        words = sentence.words
        return self._joined((words[i].start, words[i].end) for i in sorted(indexes))

    def _joined(self, stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
        """Return stretches without punctuation at their edges, those joined that only it parts."""
        joined: list[Stretch] = []
        for start, end in sorted(stretches):
            last = joined[-1] if joined else None
            if last and not self._text[last[1] : start].strip(EDGES):
                joined[-1] = (last[0], max(end, last[1]))
            else:
                joined.append((start, end))
        trimmed = (self._trimmed(start, end) for start, end in joined)
        return tuple((start, end) for start, end in trimmed if start < end)

    def _trimmed(self, start: int, end: int) -> Stretch:
        words = self._text[start:end]
        return end - len(words.lstrip(EDGES)), start + len(words.rstrip(EDGES))


def _outermost(found: Sequence[Cue]) -> Iterator[Cue]:
    """Yield the cues that lie in no other's content."""
    for cue in found:
        if not any(other is not cue and cue.head in other.content for other in found):
            yield cue


def _meet(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]
