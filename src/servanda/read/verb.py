"""What a verb's own auxiliaries and complements say of it."""

from servanda.read.sentence import SUBJECTS, Relation, Sentence


def perfect(sentence: Sentence, index: int) -> bool:
    """Return whether a verb stands with "have" or "be"."""
    return bool(auxiliaries(sentence, index) & {"have", "be"})


def auxiliaries(sentence: Sentence, index: int) -> set[str]:
    """Return the lemmas of a verb's auxiliaries, that of the passive included."""
    found = sentence.all(index, Relation.AUXILIARY, Relation.PASSIVE)
    return {sentence.words[i].lemma for i in found}


def modals(sentence: Sentence, index: int) -> frozenset[str]:
    """Return a verb's auxiliaries as written, in small letters: modals, "to", "did"."""
    return sentence.lowers(index, Relation.AUXILIARY)


def first_person(sentence: Sentence, index: int) -> bool:
    """Return whether a verb's subject speaks of itself: "I can confirm" confirms."""
    subject = sentence.child(index, Relation.SUBJECT)
    return subject is not None and sentence.words[subject].lower in ("i", "we")


def with_auxiliary(sentence: Sentence, index: int) -> int:
    """Return the nearest verb a bare infinitive is joined to that has an auxiliary."""
    words = sentence.words
    while words[index].relation is Relation.CONJUNCT:
        index = words[index].head
        if sentence.child(index, Relation.AUXILIARY) is not None:
            break
    return index


def yet_to(sentence: Sentence, index: int, relation: Relation) -> bool:
    """Return whether a thing has yet to be done: it is not done."""
    waits = sentence.words[index].lemma in ("have", "be", "remain")
    yet = "yet" in sentence.lowers(index, Relation.ADVERB)
    open_clause = sentence.child(index, Relation.OPEN_CLAUSE) is not None
    return waits and yet and open_clause and relation in {Relation.OPEN_CLAUSE, *SUBJECTS}
