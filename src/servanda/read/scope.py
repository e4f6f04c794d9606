"""How far a negation or a number reaches: what of a sentence it denies, and what it leaves open."""

from collections.abc import Mapping

from servanda.read.sentence import SUBJECTS, Part, Relation, Sentence

# What opens a clause: conjunctions, and adverbs such as "when".
OPENING = (Relation.MARKER, Relation.ADVERB)
# "Not until May", "not only": the deed itself is not denied.
LEAVES_OPEN = frozenset({"until", "till", "only", "just", "merely", "simply", "alone"})
NONE, SOME = "none", "some"


def fronted_negation(sentence: Sentence, index: int) -> bool:
    """Return whether a clause opens with a negation ("at no time did they", "nor did they")."""
    subject = sentence.child(index, *SUBJECTS)
    if subject is None:
        return False
    before = [word for word in sentence.words[:subject] if word.head == index]
    if any(word.lower in ("nor", "nowhere") for word in before):
        return True
    phrases = (word.index for word in before if word.relation is Relation.PREPOSITION)
    return any(sentence.words[i].lower == "no" for at in phrases for i in sentence.subtree(at))


def joined_negation(sentence: Sentence, index: int) -> bool:
    """Return whether what joins a verb to another denies it, too.

    "Neither left nor disarmed", "nor has it left", "did not leave or disarm".
    """
    word = sentence.words[index]
    if index and sentence.words[index - 1].lower == "neither":
        return True
    if word.relation is not Relation.CONJUNCT:
        return False
    between = (sentence.words[i] for i in sentence.all(word.head, Relation.COORDINATOR))
    joins = {found.lower for found in between if word.head < found.index < index}
    own = sentence.child(index, *SUBJECTS, Relation.AUXILIARY, Relation.PASSIVE)
    shared = own is None and sentence.child(word.head, Relation.NEGATION) is not None
    return "nor" in joins or ("or" in joins and shared)


def alternative(sentence: Sentence, index: int) -> bool:
    """Return whether only one of two deeds is told of ("the rebels left or were driven out")."""
    word = sentence.words[index]
    first = word.head if word.relation is Relation.CONJUNCT else index
    other = sentence.child(first, Relation.CONJUNCT)
    verbs = other is not None and sentence.words[other].part is Part.VERB
    return verbs and "or" in sentence.lowers(first, Relation.COORDINATOR)


def quantified(sentence: Sentence, index: int) -> str | None:
    """Return NONE for "not a single one", SOME for "not all", "few", else None."""
    tree = sentence.subtree(index, frozenset({Relation.RELATIVE, Relation.NOUN_CLAUSE}))
    first = [sentence.words[i].lower for i in tree[:2]]
    if first[:1] == ["zero"] or (first[:1] == ["not"] and first[1:] in (["a"], ["one"])):
        return NONE
    scarce = first[:1] in (["few"], ["not"]) or first in (["hardly", "any"], ["precious", "few"])
    return SOME if scarce and first != ["not"] else None


def unsettled(sentence: Sentence, index: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Return whether a verb's own words leave open what was done, or by whom."""
    subject = sentence.child(index, *SUBJECTS)
    if subject is not None:
        tree = sentence.subtree(subject, frozenset({Relation.RELATIVE}))
        if words["excepting"] & {sentence.words[i].lower for i in tree}:
            return True
        if quantified(sentence, subject) == SOME or _all_but(sentence, subject, words):
            return True
    if index and sentence.words[index - 1].lower in words["excepting"]:
        return True
    opens = sentence.lowers(index, *OPENING)
    if "than" in opens or {"as", "though"} <= opens:
        return True
    nearly = words["nearly"] & sentence.lowers(index, Relation.ADVERB)
    return bool(nearly) or _inverted(sentence, index)


def _inverted(sentence: Sentence, index: int) -> bool:
    """Return whether a clause is a condition by its order of words ("Had they left, …")."""
    subject = sentence.child(index, *SUBJECTS)
    return subject is not None and any(
        i < subject and sentence.words[i].lower in ("had", "should", "were")
        for i in sentence.all(index, Relation.AUXILIARY, Relation.PASSIVE)
    )


def _all_but(sentence: Sentence, subject: int, words: Mapping[str, frozenset[str]]) -> bool:
    """Return whether a subject is who is left out ("all but Ostmark"): the parse tells it not."""
    before = [word.lower for word in sentence.words[max(subject - 2, 0) : subject]]
    return len(before) == 2 and before[0] in words["everybody"] and before[1] in words["excepting"]


def denies_only_how(sentence: Sentence, index: int) -> bool:
    """Return whether a negation may deny only when, how or why ("did not leave voluntarily")."""
    denial = sentence.child(index, Relation.NEGATION)
    if denial is None:
        return False
    after = sentence.words[denial + 1].lower if denial + 1 < len(sentence.words) else ""
    own = sentence.lowers(index, Relation.ADVERB)
    if after in LEAVES_OPEN or own & LEAVES_OPEN or any(word.endswith("ly") for word in own):
        return True
    clauses = sentence.all(index, Relation.ADVERBIAL, Relation.PREPOSITION)
    late = {"until", "till", "because"}
    return any(
        sentence.words[i].lower in late or late & sentence.lowers(i, *OPENING) for i in clauses
    )


def negated(sentence: Sentence, index: int) -> bool:
    """Return whether a verb is denied: by "not", by "never", by its subject or by what opens it."""
    if sentence.child(index, Relation.NEGATION) is not None:
        return True
    adverbs = sentence.lowers(index, Relation.ADVERB)
    if adverbs & {"never", "hardly", "barely", "scarcely"}:
        return True
    if fronted_negation(sentence, index):
        return True
    if joined_negation(sentence, index):
        return True
    if any(
        sentence.words[i].lower == "longer" and _no_longer(sentence, i)
        for i in sentence.all(index, Relation.ADVERB)
    ):
        return True
    subject = sentence.child(index, *SUBJECTS)
    return subject is not None and is_none(sentence, subject)


def _no_longer(sentence: Sentence, index: int) -> bool:
    return index > 0 and sentence.words[index - 1].lower in ("no", "any")


def of_nothing(sentence: Sentence, index: int) -> bool:
    """Return whether a verb has an object, and it is none ("released no prisoners")."""
    thing = sentence.child(index, Relation.OBJECT)
    return thing is not None and is_none(sentence, thing)


def is_none(sentence: Sentence, index: int) -> bool:
    """Return whether a noun phrase says that there is none of it ("no troops", "nobody")."""
    if sentence.words[index].lower in ("none", "nobody", "neither", "nothing"):
        return True
    if quantified(sentence, index) == NONE:
        return True
    places = (Relation.DETERMINER, Relation.NEGATION, Relation.COORDINATOR)
    return not sentence.lowers(index, *places).isdisjoint({"no", "neither"})


def ruled_out(sentence: Sentence, index: int) -> bool:
    """Return whether somebody rules a thing out: "there can be no truce"."""
    there = sentence.child(index, Relation.EXPLETIVE) is not None
    what = sentence.child(index, Relation.PREDICATE)
    return there and what is not None and is_none(sentence, what)
