"""To whom a verb of saying or thinking belongs."""

from servanda.read.sentence import SUBJECTS, Part, Relation, Sentence, Word


def source_of(sentence: Sentence, index: int) -> int | None:
    """Return who says what a verb says: its subject, or that of the verb it hangs on, or None.

    A passive has the one that "by" names; "who" and "which" stand for themselves.
    """
    word = sentence.words[index]
    if sentence.child(index, Relation.PASSIVE) is not None:
        agent = sentence.child(index, Relation.AGENT)
        return sentence.child(agent, Relation.COMPLEMENT) if agent is not None else None
    # Of two subjects, the parser took the further one out of the quotation.
    own = max(sentence.all(index, *SUBJECTS), key=lambda i: -abs(i - index), default=None)
    if own is not None:
        return own
    if word.relation in (Relation.RELATIVE, Relation.ROOT):
        return None
    if word.relation is Relation.NOUN_CLAUSE and sentence.words[word.head].part is not Part.VERB:
        return _of_noun(sentence, sentence.words[word.head])
    return _shared(sentence, word)


def _of_noun(sentence: Sentence, noun: Word) -> int:
    """Return who says it in "issued a note saying", "their wish to say", "a letter saying"."""
    carrier = sentence.words[noun.head]
    if noun.relation is Relation.OBJECT and carrier.part is Part.VERB:
        doer = source_of(sentence, carrier.index)
        return noun.index if doer is None else doer
    owner = sentence.child(noun.index, Relation.POSSESSOR)
    return noun.index if owner is None else owner


def _shared(sentence: Sentence, word: Word) -> int | None:
    """Return whose act a verb without a subject is, from the word that it hangs on."""
    above = sentence.words[word.head]
    if word.relation is Relation.COMPLEMENT:
        above = sentence.words[above.head]
    if word.relation is Relation.ADVERBIAL:
        above = sentence.words[_aside(sentence, above.index) or above.index]
    while above.part in (Part.ADJECTIVE, Part.NOUN) and above.relation is not Relation.ROOT:
        owner = sentence.child(above.index, Relation.POSSESSOR)
        if owner is not None:
            return owner
        above = sentence.words[above.head]
    if above.part is not Part.VERB:
        return None
    if word.relation is Relation.OPEN_CLAUSE:
        named = sentence.child(above.index, Relation.OBJECT, Relation.PASSIVE_SUBJECT)
        if named is not None:
            return named
    return source_of(sentence, above.index)


def _aside(sentence: Sentence, index: int) -> int | None:
    """Return the verb of "he said" that stands within what is said, or None."""
    for child in sentence.all(index, Relation.OTHER):
        spoken = sentence.words[child].part is Part.VERB
        if spoken and sentence.child(child, Relation.SUBJECT) is not None:
            return child
    return None
