"""Which words of a sentence attribute something to somebody: "said", "the claim that".

Every construction is a reading: it returns what a word governs in one way if the vocabulary lets
the word govern so. `VERB`, `NOUN` and `ADJECTIVE` list them, the surest first.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from servanda.read.sentence import SUBJECTS, Form, Part, Relation, Sentence, Word
from servanda.read.source import source_of

Words = Mapping[str, frozenset[str]]

GROUP = (Relation.AUXILIARY, Relation.PASSIVE, Relation.NEGATION)
PARENTHETIC = (Relation.OTHER, Relation.ADVERBIAL, Relation.CLAUSE)
ASIDE = frozenset({",", "-", "–", "—", "("})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
QUOTES = frozenset('"“”')
# "He said" and its like are short, and stand so near to the quotation they introduce.
NEAR = 16
# "Went on to say", "issued a statement saying": so far apart the verbs are one cue.
CHAINED, CARRIED = 5, 7


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that attributes, with its own words, what it governs, and who does it, as indexes."""

    head: int
    words: tuple[int, ...]
    content: tuple[int, ...]
    source: int | None


@dataclass(frozen=True, slots=True)
class _Governed:
    """What a word governs, and a preposition of the cue ("called for")."""

    content: tuple[int, ...] = ()
    preposition: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _At:
    """A word in its sentence, before the vocabulary."""

    sentence: Sentence
    word: Word
    words: Words

    def may(self, *kinds: str) -> bool:
        """Return whether the vocabulary lists the word under one of some kinds."""
        return any(self.word.lemma in self.words[kind] for kind in kinds)

    def child(self, *relations: Relation) -> int | None:
        return self.sentence.child(self.word.index, *relations)

    def tree(self, *relations: Relation) -> tuple[int, ...]:
        """Return the first child with one of the relations and all below it, or nothing."""
        child = self.child(*relations)
        return tuple(self.sentence.subtree(child)) if child is not None else ()

    @property
    def passive(self) -> bool:
        return self.child(Relation.PASSIVE) is not None

    @property
    def named(self) -> tuple[int, ...]:
        """Return of whom or what it is said: in a passive, or with "seem", that is the subject."""
        if self.passive or self.may("impersonal"):
            return self.tree(*SUBJECTS)
        return self.tree(Relation.OBJECT)


def cues(sentence: Sentence, words: Words) -> Iterator[Cue]:
    """Yield what attributes in a sentence, in order; one cue may lie in another's content."""
    for word in sentence.words:
        at = _At(sentence, word, words)
        cue = KINDS[word.part](at) if word.part in KINDS else None
        cue = cue or (_according(at) if sentence.children[word.index] else None) or _view(at)
        if cue:
            yield cue


def beside(sentence: Sentence, place: int, *, after: bool) -> Cue | None:
    """Return the verb of the clause after a place, or before it, as the cue of a quotation there.

    Where a name and a colon stand before the quotation, the colon is the cue.
    """
    if after:
        near = [word for word in sentence.words if word.start >= place][:NEAR]
    else:
        near = [word for word in sentence.words if word.end <= place][::-1]
    for word in near:
        if word.text in QUOTES or (after and word.text in (".", ";")):
            return None
        if word.part is Part.VERB and word.relation not in GROUP:
            source = source_of(sentence, word.index)
            if source is None and after and word is near[0]:
                # The parser takes "smiled the envoy" for a verb and its object.
                source = sentence.child(word.index, Relation.OBJECT)
            return Cue(word.index, verb_group(sentence, word.index), (), source)
    name = next((word.index for word in near if word.relation is Relation.ROOT), None)
    if after or name is None or near[0].text != ":":
        return None
    return Cue(near[0].index, (near[0].index,), (), name)


def source_words(sentence: Sentence, cue: Cue) -> tuple[int, ...]:
    """Return the words that name who a cue speaks of, with titles, appositions and clauses.

    What a source's own clause says with the cue ("those saying so") is no part of its name.
    """
    if cue.source is None:
        return ()
    tree = [i for i in sentence.subtree(cue.source) if i not in cue.content]
    if sentence.words[cue.source].relation is Relation.POSSESSOR:
        tree = [i for i in tree if sentence.words[i].lower not in POSSESSIVE]
    if cue.head in tree:
        tree = [i for i in tree if i < min(cue.words)]
    return tuple(tree)


# --- verbs ----------------------------------------------------------------------------------------


def _verb(at: _At) -> Cue | None:
    found = next((found for reading in VERB if (found := reading(at)).content), None)
    if found is None:
        return None
    index = at.word.index
    group = verb_group(at.sentence, index, found.preposition)
    source = None if at.may("impersonal") else source_of(at.sentence, index)
    return Cue(index, group, found.content, source)


def _clause(at: _At) -> _Governed:
    """Return what is governed in "said that they left and that all was well"."""
    clause = at.tree(Relation.CLAUSE)
    if not clause or not at.may("clause"):
        return _Governed()
    more: list[int] = []
    for joined in at.sentence.all(at.word.index, Relation.CONJUNCT):
        if "that" in at.sentence.lowers(joined, Relation.MARKER):
            below = at.sentence.subtree(joined)
            more += [*range(clause[-1] + 1, below[0]), *below]
    return _Governed((*clause, *more))


def _infinitive(at: _At) -> _Governed:
    """Return what is governed in "vowed to leave", "urged them to leave", "is said to leave"."""
    clause = at.tree(Relation.OPEN_CLAUSE)
    governs = at.may("infinitive", "impersonal") or (at.passive and at.may("clause"))
    return _Governed((*at.named, *clause) if clause and governs else ())


def _naming(at: _At) -> _Governed:
    """Return what is governed in "called them rebels", "are considered safe", "seem calm"."""
    name = at.tree(Relation.PREDICATE)
    return _Governed((*at.named, *name) if name and at.may("naming", "impersonal") else ())


def _phrase(at: _At) -> _Governed:
    """Return what is governed in "called for it", "accused them of it", "called on them to go"."""
    by = source_of(at.sentence, at.word.index) if at.passive else None
    for index in (at.word.index, *(() if by is None else (by,))):
        for prep in _prepositions(at, index):
            below = at.sentence.subtree(prep)
            if at.named:
                return _Governed((*at.named, *below))
            below.remove(prep)
            if below:
                return _Governed((*below, *at.tree(Relation.OPEN_CLAUSE)), (prep,))
    return _marked(at)


def _marked(at: _At) -> _Governed:
    """Return what is governed in "called for the talks to resume", a clause to the parser."""
    for clause in at.sentence.all(at.word.index, Relation.ADVERBIAL, Relation.CLAUSE):
        mark = at.sentence.child(clause, Relation.MARKER)
        if mark is not None and _listed(at, mark):
            below = at.sentence.subtree(clause)
            below.remove(mark)
            return _Governed(tuple(below), (mark,))
    return _Governed()


def _prepositions(at: _At, index: int) -> Iterator[int]:
    """Yield the prepositions on a word that make a phrase of the vocabulary with the cue."""
    return (p for p in at.sentence.all(index, Relation.PREPOSITION) if _listed(at, p))


def _listed(at: _At, preposition: int) -> bool:
    return f"{at.word.lemma} {at.sentence.words[preposition].lower}" in at.words["phrases"]


def _thing(at: _At) -> _Governed:
    """Return what is governed in "praised the plan as fair"."""
    if not at.may("thing") or not at.named or _carries(at):
        return _Governed()
    after = [
        i
        for prep in at.sentence.all(at.word.index, Relation.PREPOSITION)
        if prep > at.word.index and at.sentence.words[prep].lower in at.words["adjoining"]
        for i in at.sentence.subtree(prep)
    ]
    return _Governed((*at.named, *after))


def _carries(at: _At) -> bool:
    """Return whether the object only carries another cue: "issued a statement saying that"."""
    thing = at.child(Relation.OBJECT)
    inner = at.sentence.child(thing, Relation.NOUN_CLAUSE) if thing is not None else None
    return inner is not None and (
        at.sentence.words[inner].lemma in at.words["clause"]
        and at.sentence.child(inner, Relation.CLAUSE) is not None
    )


def _parenthesis(at: _At) -> _Governed:
    """Return the sentence around "…, he said, …" or "as he said, …", where the parse has it so."""
    sentence, word = at.sentence, at.word
    around = sentence.words[word.head]
    hangs = word.relation in PARENTHETIC and around.part is Part.VERB and at.may("clause")
    if not hangs or at.child(*SUBJECTS) is None:
        return _Governed()
    own = sentence.subtree(word.index)
    while sentence.words[own[0]].relation is Relation.PUNCTUATION:
        del own[0]
    owns = at.child(Relation.OBJECT, Relation.OPEN_CLAUSE) is not None
    if owns or len(own) > NEAR or not _apart(at, own[0]):
        return _Governed()
    left = {*own, *_meanwhile(at, around.index)}
    return _Governed(tuple(i for i in sentence.subtree(around.index) if i not in left))


def _apart(at: _At, first: int) -> bool:
    """Return whether a clause stands apart from its sentence: after a comma, or as "as he said"."""
    if at.sentence.words[first].lower == "as":
        return True
    apart = first > 0 and at.sentence.words[first - 1].text in ASIDE
    return apart and at.child(Relation.MARKER) is None


def _meanwhile(at: _At, around: int) -> Iterator[int]:
    """Yield what a speaker does meanwhile, which the parser hangs on what is said."""
    for clause in at.sentence.all(around, Relation.ADVERBIAL):
        if clause > at.word.index and at.sentence.words[clause].form is Form.GERUND:
            yield from at.sentence.subtree(clause)


VERB = (_clause, _phrase, _infinitive, _naming, _thing, _parenthesis)


# --- nouns and adjectives -------------------------------------------------------------------------


def _noun(at: _At) -> Cue | None:
    """Return the cue of "the claim that", "his promise to", "criticism of"."""
    found = _owned(at, "nouns")
    if not found.content and at.may("nouns"):
        found = _equated(at)
    if not found.content:
        return None
    source, group = _noun_group(at)
    return Cue(at.word.index, _run((*group, *found.preposition)), found.content, source)


def _equated(at: _At) -> _Governed:
    """Return the clause that a noun is said to be: "his fear is that they leave"."""
    verb = at.sentence.words[at.word.head]
    if at.word.relation is not Relation.SUBJECT or verb.lemma != "be":
        return _Governed()
    clause = at.sentence.child(verb.index, Relation.CLAUSE, Relation.OPEN_CLAUSE)
    return _Governed(tuple(at.sentence.subtree(clause)) if clause is not None else ())


def _noun_group(at: _At) -> tuple[int | None, tuple[int, ...]]:
    """Return whose a noun is, and the words of the cue: with the verb that carries it."""
    index = at.word.index
    owner = at.child(Relation.POSSESSOR)
    if owner is None:
        owner = at.sentence.complement(index, "by", "among", "from")
    carrier = at.sentence.words[at.word.head]
    carried = at.word.relation is Relation.OBJECT and carrier.part is Part.VERB
    if owner is not None or not carried:
        return owner, (index,)
    group = verb_group(at.sentence, carrier.index)
    return source_of(at.sentence, carrier.index), (*group, index)


def _adjective(at: _At) -> Cue | None:
    """Return the cue of "is confident that", "made clear that", "is critical of"."""
    verb = at.sentence.words[at.word.head]
    said = at.word.relation in (Relation.PREDICATE, Relation.CLAUSE) and verb.part is Part.VERB
    found = _owned(at, "adjectives") if said else _Governed()
    if not found.content:
        return None
    group = (*verb_group(at.sentence, verb.index), at.word.index, *found.preposition)
    return Cue(at.word.index, _run(group), found.content, source_of(at.sentence, verb.index))


def _owned(at: _At, kind: str) -> _Governed:
    """Return what a noun or an adjective governs by a clause or a preposition."""
    sentence = at.sentence
    clauses = (Relation.CLAUSE, Relation.OPEN_CLAUSE, Relation.NOUN_CLAUSE, Relation.ADVERBIAL)
    for clause in sentence.all(at.word.index, *clauses) if at.may(kind) else ():
        verb = sentence.words[clause]
        loose = verb.relation is Relation.ADVERBIAL
        if loose and "that" not in sentence.lowers(clause, Relation.MARKER):
            continue
        saying = verb.form is Form.GERUND and verb.lemma in at.words["clause"]
        if verb.form is not Form.PARTICIPLE and not saying:
            return _Governed(tuple(sentence.subtree(clause)))
    for prep in _prepositions(at, at.word.index):
        return _Governed(tuple(i for i in sentence.subtree(prep) if i != prep), (prep,))
    return _Governed()


# --- phrases --------------------------------------------------------------------------------------


def _according(at: _At) -> Cue | None:
    """Return "according to the envoy", said of the clause that it stands in."""
    for prep in at.sentence.all(at.word.index, Relation.PREPOSITION):
        if f"{at.word.lower} {at.sentence.words[prep].lower}" in at.words["origins"]:
            source = at.sentence.child(prep, Relation.COMPLEMENT)
            return _around(at, at.word, (at.word.index, prep), source)
    return None


def _view(at: _At) -> Cue | None:
    """Return "in the envoy's view", said of the clause that it stands in."""
    prep = at.sentence.words[at.word.head]
    if f"{prep.lower} {at.word.lemma}" not in at.words["origins"]:
        return None
    return _around(at, prep, (prep.index, at.word.index), at.child(Relation.POSSESSOR))


def _around(at: _At, top: Word, group: tuple[int, ...], source: int | None) -> Cue | None:
    if source is None or top.relation is Relation.ROOT:
        return None
    own = frozenset(at.sentence.subtree(top.index))
    content = tuple(i for i in at.sentence.subtree(top.head) if i not in own)
    return Cue(at.word.index, group, content, source)


KINDS = {Part.VERB: _verb, Part.NOUN: _noun, Part.ADJECTIVE: _adjective}


# --- the words of a cue ---------------------------------------------------------------------------


def verb_group(sentence: Sentence, index: int, with_: Iterable[int] = ()) -> tuple[int, ...]:
    """Return a verb with its auxiliaries, negation, particle and adverbs before it.

    A verb that it continues, or that carries its noun, belongs to it as far as the words between.
    """
    group = [index, *with_, *sentence.all(index, *GROUP, Relation.PARTICLE)]
    group += [i for i in sentence.all(index, Relation.ADVERB) if i < index]
    word = sentence.words[index]
    above = sentence.words[word.head]
    continues = word.relation is Relation.OPEN_CLAUSE and above.part is Part.VERB
    if continues and 0 < index - above.index < CHAINED:
        group += verb_group(sentence, above.index)
    carried = word.relation is Relation.NOUN_CLAUSE and above.relation is Relation.OBJECT
    if carried and 0 < index - above.head < CARRIED:
        group += range(above.head, index)
    return _run(group, index)


def _run(group: Iterable[int], head: int | None = None) -> tuple[int, ...]:
    """Return the words around the head of a group, or its last, without a gap of two words."""
    whole = frozenset(group)
    first = last = max(whole) if head is None else head
    while whole & {first - 1, first - 2}:
        first -= 1
    while whole & {last + 1, last + 2}:
        last += 1
    return tuple(range(first, last + 1))
