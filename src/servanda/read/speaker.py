"""Who says it: the subject of a verb of reporting, "according to", or whoever is being quoted."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter, itemgetter

from servanda.model.claim import Speaker
from servanda.read.attribution import attributions
from servanda.read.discourse import Discourse, Holder, Sort
from servanda.read.parse import Paragraph
from servanda.read.provision import doer
from servanda.read.quotation import quotations
from servanda.read.sentence import FINITE, Part, Relation, Sentence, Word

QUOTES = frozenset({'"', "``", "''", "“", "”"})


def reporter(sentence: Sentence, discourse: Discourse) -> Holder | None:
    """Return who a sentence quotes or paraphrases by a verb of reporting, or None."""
    reporting = discourse.terms.words["reporting"] | discourse.terms.words["hedged_reporting"]
    for word in sentence.words:
        if word.part is not Part.VERB or word.lemma not in reporting:
            continue
        holder = subject(sentence, word.index, discourse) if _reports(sentence, word) else None
        if holder:
            return holder
    return None


def _reports(sentence: Sentence, word: Word) -> bool:
    """Return whether a verb of reporting reports something here: "observe the truce" does not."""
    if sentence.child(word.index, Relation.CLAUSE) is not None:
        return True
    within = word.relation in (Relation.CLAUSE, Relation.ROOT, Relation.CONJUNCT)
    quoting = any(other.text in QUOTES for other in sentence.words)
    return word.form in FINITE and (within or quoting) and not _moves_thing(sentence, word)


def _moves_thing(sentence: Sentence, word: Word) -> bool:
    """Return whether a verb does something to a thing: "announced a truce" still announces."""
    thing = sentence.child(word.index, Relation.OBJECT)
    return thing is not None and word.lemma in ("observe", "maintain", "find", "post", "put")


def subject(sentence: Sentence, verb: int, discourse: Discourse) -> Holder | None:
    """Return who does a verb of reporting, or None where the phrase means nobody known."""
    index = doer(sentence, verb)
    return _speaking(sentence, index, discourse) if index is not None else None


def _speaking(sentence: Sentence, index: int, discourse: Discourse) -> Holder | None:
    holder = discourse.holder(sentence, index)
    return holder if holder and holder.sort in (Sort.ACTOR, Sort.PERSON, Sort.GROUP) else None


def trailing(sentence: Sentence, place: int, discourse: Discourse) -> Holder | None:
    """Return who is named as the speaker after the statement ("…, the minister said"), or None."""
    reporting = discourse.terms.words["reporting"]
    for word in sentence.words[place + 1 :]:
        if word.part is not Part.VERB or word.lemma not in reporting:
            continue
        if any(clause > word.index for clause in sentence.all(word.index, Relation.CLAUSE)):
            # "They swapped prisoners, and the envoy said more would follow": she says the rest.
            continue
        index = sentence.child(word.index, Relation.SUBJECT)
        after = index is not None and place < index
        if after and any(w.text == "," for w in sentence.words[place:index]):
            return subject(sentence, word.index, discourse)
    return None


def according(sentence: Sentence, place: int, discourse: Discourse) -> Holder | None:
    """Return the source that "according to" names for a word, a person, a body or an agreement.

    What stands "under" an agreement is only what the clause says that the words hang on.
    """
    above = {place, *sentence.above(place)}
    for word in sentence.words:
        if word.lower == "according":
            to = sentence.child(word.index, Relation.PREPOSITION)
            named = sentence.child(to, Relation.COMPLEMENT) if to is not None else None
            return discourse.holder(sentence, named) if named is not None else None
        if word.lower == "under" and word.relation is Relation.PREPOSITION and word.head in above:
            source = _terms_of(sentence, word, discourse)
            if source:
                return source
    return None


def _terms_of(sentence: Sentence, word: Word, discourse: Discourse) -> Holder | None:
    """Return the agreement or plan that a clause stands under ("under the terms of the truce")."""
    named = sentence.child(word.index, Relation.COMPLEMENT)
    above = sentence.words[word.head]
    if named is None or above.part is not Part.VERB:
        return None
    if sentence.words[named].lemma in discourse.terms.words["contents"]:
        named = sentence.complement(named, "of")
    holder = discourse.holder(sentence, named) if named is not None else None
    return holder if holder and holder.sort is Sort.TEXT else None


class Quoted:
    """Whose words stand where in a document, read with all of it in view.

    A quotation may begin sentences before the verb that says whose it is.
    """

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[tuple[Paragraph, Sequence[Sentence]]],
        discourse: Discourse,
    ) -> None:
        self._discourse = discourse
        self._sentences = [sentence for _, sentences in paragraphs for sentence in sentences]
        self._marked = [
            (quotation.start, quotation.end)
            for line, _ in paragraphs
            for quotation in quotations(line.text, line.start)
        ]
        self._said = sorted(
            (*stretch, found.source[0])
            for found in attributions(text, _quoting(paragraphs), discourse.terms.attributing)
            for stretch in found.content
            if found.source
        )

    def within(self, place: int) -> bool:
        """Return whether a place lies inside quotation marks."""
        at = bisect_right(self._marked, place, key=itemgetter(0)) - 1
        return at >= 0 and place < self._marked[at][1]

    def speaker(self, place: int) -> Holder | None:
        """Return who is named as the speaker of the quotation that a place lies in, or None."""
        at = bisect_right(self._said, place, key=itemgetter(0)) - 1
        if at < 0 or not self.within(place) or place >= self._said[at][1]:
            return None
        return self._named(*self._said[at][2])

    def _named(self, start: int, end: int) -> Holder | None:
        """Return whom the phrase means that stands between two places."""
        at = bisect_right(self._sentences, start, key=attrgetter("end"))
        sentence = self._sentences[at]
        word = next(word for word in sentence.words if word.start >= start)
        above = sentence.words[word.head]
        while word.relation is not Relation.ROOT and start <= above.start < end:
            word, above = above, sentence.words[above.head]
        return _speaking(sentence, word.index, self._discourse)


def _quoting(
    paragraphs: Sequence[tuple[Paragraph, Sequence[Sentence]]],
) -> Iterator[tuple[Paragraph, Sequence[Sentence]]]:
    """Yield the paragraphs that hold a quotation, and those before: they may name the speaker."""
    quoting = [any(mark in line.text for mark in QUOTES) for line, _ in paragraphs]
    for number, item in enumerate(paragraphs):
        if any(quoting[number : number + 2]):
            yield item


def as_speaker(holder: Holder | None) -> Speaker | None:
    """Return the speaker a holder is; an agreement or a force speaks for nobody."""
    if holder is None or holder.sort in (Sort.TEXT, Sort.FORCE):
        return None
    return Speaker(
        name=holder.name, role=holder.role, affiliation=holder.side, anonymous=holder.anonymous
    )
