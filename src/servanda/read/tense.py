"""Whether the clause around a date looks back or forward, by the form of its verb."""

from servanda.read.dates import Mention, Tense
from servanda.read.sentence import Form, Part, Relation, Sentence, Word
from servanda.terms import Terms, calendar

_HELPERS = (Relation.AUXILIARY, Relation.PASSIVE)
# A date that only names a thing ("the August 7 attack") has no part in what the clause says of it.
_NAMING = frozenset({Relation.MODIFIER, Relation.POSSESSOR})
# What a verb's form says where no other word says more: "arrives on Monday" is a plan.
_FORMS = {Form.PAST: Tense.PAST, Form.PRESENT: Tense.FUTURE, Form.PARTICIPLE: Tense.PAST}


def tense(sentence: Sentence, mention: Mention, terms: Terms) -> Tense:
    """Return the tense of the clause that a date in a sentence stands in."""
    inside = [w for w in sentence.words if w.start < mention.end and mention.start < w.end]
    words = {word.index for word in inside}
    word = next((w for w in inside if w.head not in words or w.head == w.index), None)
    if word is None or word.relation in _NAMING:
        return Tense.UNKNOWN
    while True:
        found = _told(sentence, word, mention.start, terms)
        if found is not Tense.UNKNOWN or word.relation is Relation.ROOT:
            return found
        word = sentence.words[word.head]


def _told(sentence: Sentence, word: Word, place: int, terms: Terms) -> Tense:
    """Return what a word over a date says: nothing, if it is no verb, or leaves it to its own."""
    helpers = {sentence.words[i].lower for i in sentence.all(word.index, *_HELPERS)}
    if word.part is not Part.VERB and not helpers:
        return Tense.UNKNOWN
    if helpers & ahead(terms) or _plans(sentence, word, place, terms):
        return Tense.FUTURE
    continued = bool(helpers & calendar().present) and "been" not in helpers
    if word.form is Form.BASE:
        return Tense.FUTURE if _wanted(sentence, word, terms) else Tense.UNKNOWN
    if word.form is Form.GERUND and continued:
        return Tense.FUTURE
    if word.form is Form.PRESENT and word.lemma in terms.words["reporting"]:
        return Tense.PAST
    state = continued or (word.form is Form.PRESENT and word.lemma in calendar().states)
    return Tense.UNKNOWN if state else _FORMS.get(word.form, Tense.UNKNOWN)


def ahead(terms: Terms) -> frozenset[str]:
    """Return the helping words that put a verb in the future, or in somebody's hands."""
    return terms.modals["will"] | terms.modals["must"] | terms.modals["would"] | terms.modals["can"]


def _plans(sentence: Sentence, word: Word, place: int, terms: Terms) -> bool:
    """Return whether a verb puts what stands before the date ahead ("planned to go on Monday")."""
    if not word.start < place:
        return False
    if word.lemma in calendar().plans:
        return True
    wanted = sentence.child(word.index, Relation.OPEN_CLAUSE)
    governs = wanted is not None and word.lemma in terms.operators.clause
    return governs and wanted is not None and sentence.words[wanted].start < place


def _wanted(sentence: Sentence, word: Word, terms: Terms) -> bool:
    """Return whether an infinitive is what a noun or a verb of wanting has for its aim."""
    above = sentence.words[word.head]
    return word.relation is Relation.NOUN_CLAUSE or above.lemma in terms.operators.clause
