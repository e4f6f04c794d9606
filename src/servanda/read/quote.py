"""The shortest stretch of words that supports a claim."""

from servanda.read.holders import event_verb
from servanda.read.modality import Reading
from servanda.read.provision import Mention
from servanda.read.sentence import SUBJECTS, Part, Relation, Sentence

LEFT_OUT = frozenset({Relation.RELATIVE, Relation.COORDINATOR, Relation.CONJUNCT})


def span(sentence: Sentence, mention: Mention, reading: Reading) -> tuple[int, int]:
    """Return where a claim's quote starts and ends in its document."""
    indexes = set(reading.path)
    for index in reading.path:
        if sentence.words[index].part is Part.VERB or index == mention.index:
            inner = index in (mention.index, event_verb(sentence, mention))
            indexes.update(_clause(sentence, index, inner=inner))
            indexes.update(_rest(sentence, index, reading.path))
    if reading.operator and reading.operator.carrier is not None:
        indexes.add(reading.operator.carrier)
        indexes.update(_clause(sentence, reading.operator.carrier, inner=False))
    if mention.filler is not None and mention.filler not in indexes:
        indexes.update(sentence.subtree(mention.filler, frozenset({Relation.RELATIVE})))
    first = _own_start(sentence, reading.path)
    words = [sentence.words[i] for i in sorted(indexes) if i >= first]
    while words and _edge(words[-1].text):
        words.pop()
    while words and _edge(words[0].text):
        words.pop(0)
    return words[0].start, words[-1].end


def _own_start(sentence: Sentence, path: tuple[int, ...]) -> int:
    """Return where a claim's own words begin: after what another verb of a list says.

    Of "called on them to respect the border and release the prisoners" the second claim's words
    are "release the prisoners".
    """
    for index in path:
        word = sentence.words[index]
        before = sentence.words[word.head]
        listed = word.relation is Relation.CONJUNCT and word.part is before.part is Part.VERB
        if listed and before.index not in path and _says_something(sentence, before.index, index):
            return index
    return 0


def _says_something(sentence: Sentence, index: int, until: int) -> bool:
    children = sentence.all(index, Relation.OBJECT, Relation.PREPOSITION, Relation.OPEN_CLAUSE)
    return any(child < until for child in children)


def _edge(text: str) -> bool:
    return not any(c.isalnum() for c in text)


def _rest(sentence: Sentence, index: int, path: tuple[int, ...]) -> list[int]:
    """Return what a verb says of the thing that is its subject ("elections need to go forward")."""
    subject = sentence.child(index, *SUBJECTS)
    clause = sentence.child(index, Relation.OPEN_CLAUSE, Relation.PREDICATE)
    if subject not in path or clause is None:
        return []
    return sentence.subtree(clause, LEFT_OUT)


def _clause(sentence: Sentence, index: int, *, inner: bool) -> list[int]:
    """Return the words of a clause that belong in a quote: all of the inner one, else its frame."""
    found = [index]
    for child in sentence.children[index]:
        relation = sentence.words[child].relation
        if relation in (*SUBJECTS, Relation.EXPLETIVE) or (
            not inner
            and relation
            in (
                Relation.AUXILIARY,
                Relation.NEGATION,
                Relation.OBJECT,
                Relation.PASSIVE,
                Relation.PARTICLE,
            )
        ):
            found.extend(
                sentence.subtree(
                    child,
                    frozenset(
                        {
                            Relation.RELATIVE,
                            Relation.ADVERBIAL,
                            Relation.CLAUSE,
                            Relation.APPOSITION,
                        }
                    ),
                )
            )
        elif inner and _belongs(sentence, index, child):
            found.extend(sentence.subtree(child, frozenset({Relation.RELATIVE})))
    return found


def _belongs(sentence: Sentence, index: int, child: int) -> bool:
    word = sentence.words[child]
    if word.relation in (
        Relation.RELATIVE,
        Relation.PUNCTUATION,
        Relation.COORDINATOR,
        Relation.MARKER,
    ):
        return False
    if word.relation is Relation.CONJUNCT:
        return sentence.words[index].part in (Part.NOUN, Part.NAME) and word.part in (
            Part.NOUN,
            Part.NAME,
        )
    if word.relation in (Relation.ADVERBIAL, Relation.CLAUSE):
        return any(
            sentence.words[i].lower in ("if", "unless", "until", "once", "provided", "as")
            for i in sentence.all(child, Relation.MARKER)
        )
    return True
