"""A parsed sentence in our own relations: what the claim rules may know about grammar.

The rules never see a parser's labels, so that another language or parser changes only
`parse.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Relation(StrEnum):
    """How a word hangs on its head."""

    ROOT = "root"
    SUBJECT = "subject"
    PASSIVE_SUBJECT = "passive subject"
    AGENT = "by-agent"
    OBJECT = "object"
    INDIRECT = "indirect object"
    CLAUSE = "complement clause"
    OPEN_CLAUSE = "open complement"
    ADVERBIAL = "adverbial clause"
    RELATIVE = "relative clause"
    NOUN_CLAUSE = "clause on a noun"
    PREPOSITION = "preposition"
    COMPLEMENT = "complement of a preposition"
    CONJUNCT = "conjunct"
    PREDICATE = "predicate"
    MODIFIER = "modifier"
    POSSESSOR = "possessor"
    APPOSITION = "apposition"
    DETERMINER = "determiner"
    NUMBER = "number"
    AUXILIARY = "auxiliary"
    PASSIVE = "passive auxiliary"
    NEGATION = "negation"
    PARTICLE = "particle"
    MARKER = "marker"
    ADVERB = "adverb"
    EXPLETIVE = "expletive"
    COORDINATOR = "coordinator"
    PUNCTUATION = "punctuation"
    OTHER = "other"


class Part(StrEnum):
    """What kind of word it is."""

    NOUN = "noun"
    NAME = "name"
    PRONOUN = "pronoun"
    VERB = "verb"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    NUMBER = "number"
    OTHER = "other"


class Form(StrEnum):
    """The form of a verb; everything else has none."""

    PAST = "past"
    PRESENT = "present"
    BASE = "base"
    GERUND = "gerund"
    PARTICIPLE = "participle"
    NONE = "none"


FINITE = frozenset({Form.PAST, Form.PRESENT})
SUBJECTS = (Relation.SUBJECT, Relation.PASSIVE_SUBJECT)


@dataclass(frozen=True, slots=True)
class Word:
    """One word; `start` and `end` are offsets in the document, `head` an index in the sentence."""

    index: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    part: Part
    form: Form
    relation: Relation
    head: int
    person: bool
    named: bool
    """Whether the model takes it for a part of a state's, people's or body's name."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence with the tree they form."""

    words: tuple[Word, ...]
    children: tuple[tuple[int, ...], ...] = field(init=False)

    def __post_init__(self) -> None:
        """Index the children of every word."""
        lists: list[list[int]] = [[] for _ in self.words]
        for word in self.words:
            if word.relation is not Relation.ROOT:
                lists[word.head].append(word.index)
        object.__setattr__(self, "children", tuple(map(tuple, lists)))

    @property
    def start(self) -> int:
        """Return where the sentence begins in its document."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Return where the sentence ends in its document."""
        return self.words[-1].end

    def child(self, index: int, *relations: Relation) -> int | None:
        """Return the first child of a word with one of the relations, or None."""
        words = self.words
        for child in self.children[index]:
            if words[child].relation in relations:
                return child
        return None

    def all(self, index: int, *relations: Relation) -> Sequence[int]:
        """Return the children of a word that have one of the relations, in order."""
        children = self.children[index]
        if not children:
            return ()
        words = self.words
        return [child for child in children if words[child].relation in relations]

    def subtree(self, index: int, without: frozenset[Relation] = frozenset()) -> list[int]:
        """Return a word and everything below it, in order, leaving out branches by relation."""
        found = [index]
        for above in found:
            found.extend(c for c in self.children[above] if self.words[c].relation not in without)
        return sorted(found)

    def conjuncts(self, index: int) -> list[int]:
        """Return a word and those joined to it by "and", "or" or commas, in order."""
        found, waiting = [], [index]
        while waiting:
            found.append(waiting.pop())
            waiting.extend(reversed([*self.all(found[-1], Relation.CONJUNCT)]))
        return found

    def lowers(self, index: int, *relations: Relation) -> frozenset[str]:
        """Return the words that hang on a word by some relations, in lower case."""
        return frozenset(self.words[i].lower for i in self.all(index, *relations))

    def complement(self, index: int, *prepositions: str) -> int | None:
        """Return the noun that a word takes with one of the prepositions, or None."""
        for prep in self.all(index, Relation.PREPOSITION, Relation.AGENT):
            if self.words[prep].lower in prepositions:
                found = self.child(prep, Relation.COMPLEMENT, Relation.OBJECT)
                if found is not None:
                    return found
        return None

    def imperative(self, index: int) -> bool:
        """Return whether a verb opens its sentence as a command or an item of a list of duties."""
        word = self.words[index]
        if word.form is not Form.BASE or word.relation is not Relation.ROOT:
            return False
        if self.child(index, *SUBJECTS, Relation.AUXILIARY) is not None:
            return False
        before = (other for other in self.words[:index] if other.text.isalpha())
        return all(other.relation is Relation.ADVERB and other.head == index for other in before)

    def above(self, index: int) -> Iterator[int]:
        """Yield what a word hangs on, the nearest first."""
        while self.words[index].relation is not Relation.ROOT:
            index = self.words[index].head
            yield index

    def first_conjunct(self, index: int) -> int:
        """Return the word that a chain of conjuncts hangs on."""
        while self.words[index].relation is Relation.CONJUNCT:
            index = self.words[index].head
        return index
