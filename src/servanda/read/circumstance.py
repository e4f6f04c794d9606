"""Under which condition, and how: what the words around a claim's verbs add to it."""

import re
from collections.abc import Iterator
from itertools import chain

from servanda.model.claim import Modality
from servanda.read import dates
from servanda.read.modality import Reading
from servanda.read.provision import Mention
from servanda.read.scope import OPENING
from servanda.read.sentence import Form, Part, Relation, Sentence
from servanda.read.tense import ahead
from servanda.terms import Terms, calendar

# Where a condition hangs on a verb or noun.
_PHRASES = (Relation.ADVERBIAL, Relation.PREPOSITION, Relation.ADVERB)
_HELPERS = (Relation.AUXILIARY, Relation.PASSIVE)
# Who is still to do a thing; "refused after the attack" tells when.
_AHEAD = frozenset(
    {Modality.PLEDGE, Modality.DEMAND, Modality.PROPOSE, Modality.EXPECT, Modality.AGREE}
)
_EDGE = ' "”“,'
_OPEN = _AHEAD | {Modality.REFUSE}
# "Should Ostmark rearm" is a condition by its order of words, wherever the parser hangs it.
_CLAUSES = (Relation.ADVERBIAL, Relation.CLAUSE, Relation.NOUN_CLAUSE)


def condition(
    sentence: Sentence, reading: Reading, kind: Modality, text: str, terms: Terms
) -> str | None:
    """Return the words of a condition on the claim's verbs, or None: an if-clause, else a phrase.

    What has happened has no conditions: "freed in exchange for two" is how it came.
    """
    clauses = _clauses(sentence, reading, kind, terms)
    for tree in chain(clauses, _phrases(sentence, reading, kind, text, terms)):
        # "We will not rest until they leave" pledges the leaving itself.
        if reading.path[0] not in tree:
            return _words(sentence, tree, text)
    return None


def _clauses(
    sentence: Sentence, reading: Reading, kind: Modality, terms: Terms
) -> Iterator[list[int]]:
    """Yield the clauses that "if", "when" or the order of words makes conditions."""
    markers = frozenset(terms.markers["condition"])
    for index in reading.path:
        for clause in sentence.all(index, *_CLAUSES):
            word, tree = sentence.words[clause], sentence.subtree(clause)
            first = sentence.words[tree[0]]
            opens = sentence.lowers(clause, *OPENING) & {*markers, "when"}
            # "When conditions allow", of what is still to be done.
            open_time = "when" in opens and kind in _AHEAD and word.form is Form.PRESENT
            adverbial = word.relation is Relation.ADVERBIAL and (opens & markers or open_time)
            inverted = first.lower in markers and first.relation is Relation.AUXILIARY
            if adverbial or inverted:
                yield tree


def _phrases(
    sentence: Sentence, reading: Reading, kind: Modality, text: str, terms: Terms
) -> Iterator[list[int]]:
    if kind is Modality.FACT:
        return
    for index in reading.path:
        for child in sentence.all(index, *_PHRASES):
            tree = sentence.subtree(child)
            if _opens(sentence, tree, "terms_of", terms):
                yield tree
                continue
            waits = kind in _OPEN and _opens(sentence, tree, "waits", terms)
            after = kind in _AHEAD and _opens(sentence, tree, "after", terms)
            to_come = waits or (after and _is_to_come(sentence, index, terms))
            if to_come and _is_event(sentence, tree, text, terms):
                yield tree


def _opens(sentence: Sentence, tree: list[int], phrases: str, terms: Terms) -> bool:
    """Return whether a phrase begins with one of some words, "only" before them or not."""
    lowers = [sentence.words[i].lower for i in tree]
    while lowers and lowers[0] in terms.markers["only"]:
        del lowers[0]
    first = "".join(f"{word} " for word in lowers[:4])
    return first.startswith(tuple(f"{phrase} " for phrase in terms.markers[phrases]))


def _is_to_come(sentence: Sentence, index: int, terms: Terms) -> bool:
    """Return whether a verb is what somebody is still to do."""
    helpers = sentence.lowers(index, *_HELPERS)
    waiting = "to" in helpers or bool(helpers & ahead(terms))
    return waiting or sentence.words[index].form is Form.PRESENT


def _is_event(sentence: Sentence, tree: list[int], text: str, terms: Terms) -> bool:
    """Return whether a phrase tells of an event: not of a day, a length of time, or talks."""
    words = [sentence.words[i] for i in tree]
    if any(word.form in (Form.PAST, Form.PRESENT) for word in words):
        return True
    nouns = (
        w for w in words if w.part in (Part.NOUN, Part.NAME) and w.relation is Relation.COMPLEMENT
    )
    head = next(nouns, None)
    if head is None or head.lemma in terms.classes["talks"]:
        return False
    if any(head.lower in units for units in calendar().units.values()):
        return False
    found = dates.find(text, words[0].start, words[-1].end)
    return not any(mention.start <= head.start < mention.end for mention in found)


def _words(sentence: Sentence, tree: list[int], text: str) -> str:
    return text[sentence.words[tree[0]].start : sentence.words[tree[-1]].end].strip(_EDGE)


def manner(
    sentence: Sentence, mention: Mention, reading: Reading, text: str, terms: Terms
) -> str | None:
    """Return the first words that say how the thing is to go or went, or None."""
    trees = chain(
        _adverbs(sentence, reading, terms), _adjectives(sentence, mention, reading, terms)
    )
    told = [(sentence.words[tree[0]].start, _words(sentence, tree, text)) for tree in trees]
    return min([*told, *_spelled(sentence, reading, text, terms)], default=(0, None))[1]


def _spelled(
    sentence: Sentence, reading: Reading, text: str, terms: Terms
) -> Iterator[tuple[int, str]]:
    """Yield set phrases ("step by step") in the claim's own clause, with their places."""
    pattern = "|".join(phrase.replace(" ", r"\s+") for phrase in terms.markers["manner"])
    tree = sentence.subtree(reading.path[-1], frozenset({Relation.CONJUNCT, Relation.RELATIVE}))
    first, last = sentence.words[tree[0]].start, sentence.words[tree[-1]].end
    for match in re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE).finditer(text, first, last):
        yield match.start(), match.group()


def _adverbs(sentence: Sentence, reading: Reading, terms: Terms) -> Iterator[list[int]]:
    """Yield phrases of a verb such as "in stages" and "under the supervision of monitors"."""
    kinds = {"in": terms.markers["manner_nouns"], "under": terms.markers["oversight"]}
    for index in reading.path:
        for child in sentence.all(index, Relation.PREPOSITION):
            noun = sentence.child(child, Relation.COMPLEMENT)
            nouns = kinds.get(sentence.words[child].lower, ())
            if noun is not None and sentence.words[noun].lemma in nouns:
                yield sentence.subtree(child, frozenset({Relation.RELATIVE}))


def _adjectives(
    sentence: Sentence, mention: Mention, reading: Reading, terms: Terms
) -> Iterator[list[int]]:
    """Yield the adjectives of the thing itself that say how it goes: "a gradual withdrawal"."""
    nouns = [i for i in reading.path if sentence.words[i].part is Part.NOUN]
    for noun in dict.fromkeys((mention.index, *nouns)):
        for child in sentence.all(noun, Relation.MODIFIER):
            if sentence.words[child].lower in terms.markers["manner_adjectives"]:
                yield sentence.subtree(child)
