"""Where a sentence speaks of a provision: the verb or noun, and the frame it fills."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from servanda.model.actor import Kind
from servanda.model.claim import Modality
from servanda.read.discourse import RELATIVE, Discourse, Sort, is_class
from servanda.read.names import Naming
from servanda.read.sentence import SUBJECTS, Form, Part, Relation, Sentence, Word
from servanda.terms import Frame, Terms

# What a noun of action takes as its thing: "withdrawal of", "weapons for", "attacks on".
FILLING = frozenset(
    {"of", "by", "in", "to", "on", "for", "against", "with", "into", "from", "over"}
)
PARTICLES = frozenset({"out", "back", "home", "over", "up", "down", "off", "away", "forward"})
BESIDE_VERB = frozenset({Relation.ADVERBIAL, Relation.PREDICATE})
# Places of a frame that no list of words can fill: whoever can be named, and a person by name.
JUDGING = frozenset({Modality.SUPPORT, Modality.OPPOSE, Modality.REFUSE, Modality.DENY})
LEAVING = frozenset({Kind.STATE, Kind.ARMED_GROUP, Kind.FACTION})
# ANOTHER is somebody of another side than who does the verb: "the envoy met the generals".
ANYBODY, PERSON, ANOTHER = "anybody", "named person", "another side"
# The provision of what no other provision covers.
OTHER = "other"


class Shape(StrEnum):
    """Whether a mention is an act or a thing."""

    VERB = "verb"
    NOUN = "noun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A provision mentioned: the word, the frame, and what the frame's place holds.

    `filler` is the force, prisoner, party … that fills the frame; None for nouns that need none
    and for bare ones, which count only if the document fills the frame elsewhere.
    """

    index: int
    frame: Frame
    shape: Shape
    filler: int | None = None
    bare: bool = False
    stance: int | None = None
    """The verb after a noun that says what somebody thinks of it ("a move opposed by …")."""


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames by the lemma that opens them."""

    verbs: Mapping[str, Sequence[Frame]]
    nouns: Mapping[str, Sequence[Frame]]

    @classmethod
    def of(cls, terms: Terms) -> "Frames":
        """Return the frames of a vocabulary, indexed."""
        verbs: dict[str, list[Frame]] = {}
        nouns: dict[str, list[Frame]] = {}
        for frame in terms.frames:
            for verb in frame.verbs:
                verbs.setdefault(verb, []).append(frame)
            for noun in frame.nouns:
                nouns.setdefault(noun, []).append(frame)
        return cls(verbs, nouns)


def mentions(sentence: Sentence, frames: Frames, discourse: Discourse) -> Iterator[Mention]:
    """Yield every provision a sentence mentions, at most one for each word.

    What another mention is about is no mention of its own: a verb tells it whole ("destroy the
    stockpiles"), and what a deal is about says more than that it is a deal.
    """
    found = tuple(_each(sentence, frames, discourse))
    things = {m.index: m.frame.provision for m in found}
    told = {(m.filler, m.frame.provision) for m in found}
    for mention in found:
        provision = mention.frame.provision
        within = things.get(mention.filler, provision) if mention.filler is not None else provision
        word = sentence.words[mention.index]
        if word.relation is Relation.MODIFIER and word.head in things:
            continue
        first = sentence.first_conjunct(mention.index)
        if (first, provision) not in told and not (provision == OTHER and within != OTHER):
            yield mention


def _each(sentence: Sentence, frames: Frames, discourse: Discourse) -> Iterator[Mention]:
    """Yield the mention each word opens: one that says what it is about before a bare one."""
    for word in sentence.words:
        bare = None
        for mention in _opened(sentence, word, frames, discourse):
            if mention and not mention.bare:
                # What follows in the sentence may stand for it already ("…, a move opposed by X").
                discourse.speak_of(mention.frame)
                yield mention
                break
            bare = bare or mention
        else:
            if bare:
                yield bare


def _opened(
    sentence: Sentence, word: Word, frames: Frames, discourse: Discourse
) -> Iterator[Mention | None]:
    """Yield the mentions that a word can open, frame by frame."""
    if word.part is Part.VERB and word.relation is not Relation.MODIFIER:
        keys = verb_keys(sentence, word.index)
        opened = [frame for key in keys for frame in frames.verbs.get(key, ())]
        for frame in sorted(opened, key=lambda frame: frame.restrained):
            yield _verb(sentence, word.index, frame, discourse)
    elif word.part in (Part.NOUN, Part.NAME):
        for frame in frames.nouns.get(word.lemma, ()):
            yield _noun(sentence, word.index, frame, discourse)
    elif word.relation in SUBJECTS and word.lower in ("it", "they"):
        yield _meant_before(sentence, word.index, discourse)
    elif word.relation is Relation.OBJECT and word.lower in ("it", "that", "this", "both"):
        yield _judged(sentence, word.index, discourse)


def _meant_before(sentence: Sentence, index: int, discourse: Discourse) -> Mention | None:
    """Return what "it" means where it is said to hold, to begin, to be put off: "It never held"."""
    frame = discourse.just_told()
    word = sentence.words[index]
    verb = sentence.words[word.head]
    if frame is None or verb.part is not Part.VERB:
        return None
    done = word.relation is Relation.PASSIVE_SUBJECT
    alone = done or sentence.child(word.head, Relation.OBJECT) is None
    words = discourse.terms.words
    told = (words["happening"] | words["breaking"] | words["holding"]) & (
        frame.holds | frame.breaks
    )
    if not alone or told.isdisjoint(verb_keys(sentence, word.head)):
        return None
    return Mention(index=index, frame=frame, shape=Shape.NOUN, bare=True)


def _judged(sentence: Sentence, index: int, discourse: Discourse) -> Mention | None:
    """Return what somebody is for or against where only a pronoun names it ("I welcome that")."""
    frame = discourse.just_spoken_of()
    verb = verb_key(sentence, sentence.words[index].head)
    if frame is None or discourse.terms.operators.thing.get(verb) not in JUDGING:
        return None
    return Mention(index=index, frame=frame, shape=Shape.NOUN, bare=True)


def verb_key(sentence: Sentence, index: int) -> str:
    """Return a verb's lemma, with its particle where it has one ("pull out")."""
    for child in sentence.all(index, Relation.PARTICLE, Relation.ADVERB, Relation.PREPOSITION):
        word = sentence.words[child]
        particle = word.relation is not Relation.PREPOSITION or word.lower == "out"
        if particle and word.lower in PARTICLES:
            return f"{sentence.words[index].lemma} {word.lower}"
    return sentence.words[index].lemma


def verb_keys(sentence: Sentence, index: int) -> Iterator[str]:
    """Yield a verb's own key, then those with its complements ("take effect", "be in force")."""
    yield verb_key(sentence, index)
    lemma = sentence.words[index].lemma
    thing = sentence.child(index, Relation.OBJECT)
    if thing is not None:
        yield f"{lemma} {sentence.words[thing].lemma}"
    said = sentence.child(index, Relation.PREDICATE)
    if said is not None:
        yield f"{lemma} {sentence.words[said].lower}"
    for preposition in sentence.all(index, Relation.PREPOSITION):
        noun = sentence.child(preposition, Relation.COMPLEMENT)
        if noun is not None:
            yield f"{lemma} {sentence.words[preposition].lower} {sentence.words[noun].lemma}"


def _verb(sentence: Sentence, index: int, frame: Frame, discourse: Discourse) -> Mention | None:
    if frame.within:
        filler = sentence.complement(index, "in", "with")
        return _filled(sentence, index, frame, filler, frame.within, discourse)
    if frame.object:
        return _filled(sentence, index, frame, _undergoer(sentence, index), frame.object, discourse)
    if frame.leaves:
        return _leaving(sentence, index, frame, discourse)
    if frame.subject == ANYBODY:
        filler = doer(sentence, index)
        if frame.restrained and not _armed(sentence, filler, discourse):
            return None
        return _filled(sentence, index, frame, filler, frame.subject, discourse)
    if frame.subject and not _takes_object(sentence, index, frame, discourse.terms):
        filler = _mover(sentence, index, counted=frame.counted)
        return _filled(sentence, index, frame, filler, frame.subject, discourse)
    return None


def _armed(sentence: Sentence, filler: int | None, discourse: Discourse) -> bool:
    """Return whether forces, a state or an armed group do it: a person attacks with words."""
    holder = discourse.holder(sentence, filler) if filler is not None else None
    return holder is not None and holder.sort in (Sort.ACTOR, Sort.FORCE, Sort.GROUP)


def _leaving(sentence: Sentence, index: int, frame: Frame, discourse: Discourse) -> Mention | None:
    """Return a state's own withdrawal, from ground ("withdraw from Ostmark") and nothing else.

    Without a place it is one only where the document has spoken of forces that leave.
    """
    mover = _mover(sentence, index, counted=False)
    spoken_of = discourse.typed(frame.provision)
    if mover is None or _takes_object(sentence, index, frame, discourse.terms):
        return None
    # "They left the town" are more often people than a state.
    pronoun = sentence.words[mover].lower
    itself = pronoun == "it" or (pronoun == "we" and spoken_of)
    if not itself and not _state(sentence, mover, discourse):
        return None
    left = _left(sentence, index)
    if not (spoken_of if left is None else _ground(sentence, left, frame, discourse)):
        return None
    return Mention(index=index, frame=frame, shape=Shape.VERB, filler=mover)


def _ground(sentence: Sentence, index: int, frame: Frame, discourse: Discourse) -> bool:
    """Return whether forces can leave a thing; a name nobody knows only where some have left."""
    if is_class(sentence, index, frame.leaves or "", discourse.terms):
        return True
    word = sentence.words[index]
    if discourse.name_at(word) is None:
        return word.part is Part.NAME and discourse.typed(frame.provision)
    return _state(sentence, index, discourse)


def _left(sentence: Sentence, index: int) -> int | None:
    """Return what a verb of leaving leaves: "from the town", "out of the town", "the town"."""
    for at in (index, *sentence.all(index, Relation.PREPOSITION)):
        found = sentence.complement(at, "from", "of")
        if found is not None:
            return found
    return sentence.child(index, Relation.OBJECT)


def _state(sentence: Sentence, index: int, discourse: Discourse) -> bool:
    word = sentence.words[index]
    named = discourse.name_at(word)
    return word.part is Part.NAME and named is not None and named.actor.kind in LEAVING


def _filled(
    sentence: Sentence,
    index: int,
    frame: Frame,
    filler: int | None,
    kind: str,
    discourse: Discourse,
) -> Mention | None:
    if filler is None:
        return None
    meant = _meant(sentence, filler, kind, discourse)
    if kind == ANOTHER and not _of_another_side(sentence, index, filler, discourse):
        return None
    if not meant and not _fits(sentence, filler, kind, discourse):
        return None
    if frame.counted and not _has_number(sentence, filler):
        return None
    if frame.source and not _from_there(sentence, index, frame.source, discourse):
        return None
    return Mention(index=index, frame=frame, shape=Shape.VERB, filler=filler, bare=meant)


def _of_another_side(sentence: Sentence, index: int, filler: int, discourse: Discourse) -> bool:
    """Return whether those who do a verb and whom they do it with are known to be of two sides."""
    sides = [
        {
            holder.side or holder.party
            for holder in holders
            if holder.side or holder.sort is Sort.ACTOR
        }
        for holders in (
            discourse.holders(sentence, doer(sentence, index)),
            discourse.holders(sentence, filler),
        )
    ]
    return all(sides) and sides[0] != sides[1]


def _from_there(sentence: Sentence, index: int, kind: str, discourse: Discourse) -> bool:
    """Return whether what a verb is done from, if it says so, is of a kind, or has a name."""
    place = sentence.complement(index, "from")
    if place is None or sentence.words[place].part in (Part.NAME, Part.PRONOUN):
        return True
    return is_class(sentence, place, kind, discourse.terms)


def _meant(sentence: Sentence, filler: int, kind: str, discourse: Discourse) -> bool:
    """Return whether a pronoun or a number means things of a kind ("they are all released")."""
    word = sentence.words[filler]
    stands = word.lower in ("they", "them", "these", "those") or word.part is Part.NUMBER
    alone = sentence.complement(filler, "of") is None
    return stands and alone and kind not in (ANYBODY, ANOTHER) and discourse.just_filled(kind)


def _fits(sentence: Sentence, filler: int, kind: str, discourse: Discourse) -> bool:
    word = sentence.words[filler]
    named = discourse.name_at(word)
    if kind == PERSON:
        return word.person or (named is not None and named.naming is Naming.DEMONYM)
    if kind in (ANYBODY, ANOTHER):
        holder = discourse.holder(sentence, filler)
        return holder is not None and holder.sort is not Sort.TEXT
    if is_class(sentence, filler, kind, discourse.terms):
        return True
    state = discourse.terms.words.get(f"{kind} state", frozenset())
    clauses = sentence.all(filler, Relation.NOUN_CLAUSE)
    if any(sentence.words[clause].lemma in state for clause in clauses):
        return True
    kinds = discourse.terms.words.get(f"{kind} kinds", frozenset())
    return named is not None and named.actor.kind in kinds


def _has_number(sentence: Sentence, index: int) -> bool:
    words = (sentence.words[i] for i in sentence.subtree(index, frozenset({Relation.RELATIVE})))
    return any(w.part is Part.NUMBER or w.lemma in ("hundred", "thousand", "dozen") for w in words)


def _undergoer(sentence: Sentence, index: int) -> int | None:
    """Return what a verb moves or changes: its object, passive subject, or the noun it is on."""
    found = sentence.child(index, Relation.OBJECT, Relation.PASSIVE_SUBJECT)
    word = sentence.words[index]
    if found is None and word.relation is Relation.NOUN_CLAUSE and word.form is Form.PARTICIPLE:
        return word.head
    if found is not None and sentence.words[found].lower in RELATIVE:
        return word.head if word.relation is Relation.RELATIVE else None
    if found is None and word.relation is Relation.CONJUNCT and word.form is Form.PARTICIPLE:
        return sentence.child(sentence.first_conjunct(index), Relation.PASSIVE_SUBJECT)
    return found


def _takes_object(sentence: Sentence, index: int, frame: Frame, terms: Terms) -> bool:
    """Return whether a verb of leaving takes an object that is no place ("withdrew its offer").

    `leave Libya` and `quit the country` take their place as an object, "withdraw" does not.
    In the passive nobody leaves: forces that "were left in the town" stay there.
    """
    if frame.place and sentence.child(index, Relation.PASSIVE_SUBJECT) is not None:
        return True
    found = sentence.child(index, Relation.OBJECT)
    if found is None:
        return False
    if sentence.words[index].lemma in ("withdraw", "pull", "evacuate") or not frame.place:
        return True
    place = is_class(sentence, found, "ground", terms)
    return not (place or sentence.words[found].part in (Part.NAME, Part.PRONOUN))


def _mover(sentence: Sentence, index: int, *, counted: bool) -> int | None:
    """Return who moves or is somewhere: the subject, also through "to" and relative clauses."""
    if counted and sentence.child(index, Relation.EXPLETIVE) is not None:
        return sentence.child(index, Relation.PREDICATE)
    return doer(sentence, index, SUBJECTS)


def doer(
    sentence: Sentence,
    index: int,
    places: tuple[Relation, ...] = (Relation.SUBJECT,),
    depth: int = 4,
) -> int | None:
    """Return the word for who does a verb, climbing through control, conjuncts and relatives.

    "urged Turkey to leave": Turkey leaves (object control); "refuses to leave": the subject.
    """
    word = sentence.words[index]
    own = sentence.child(index, *places)
    if own is not None:
        relative = sentence.words[own].lower in RELATIVE and word.relation is Relation.RELATIVE
        return word.head if relative else own
    if depth == 0 or word.relation is Relation.ROOT:
        return None
    if word.relation is Relation.NOUN_CLAUSE:
        return _of_noun(sentence, word.head, word.form)
    if word.relation is Relation.COMPLEMENT and word.form is Form.GERUND:
        return _before_gerund(sentence, index, places, depth)
    return _above(sentence, word, places, depth)


def _above(sentence: Sentence, word: Word, places: tuple[Relation, ...], depth: int) -> int | None:
    """Return who does a verb that another verb governs, or is joined to."""
    if word.relation in (Relation.OPEN_CLAUSE, Relation.CLAUSE):
        return _controller(sentence, word.head, places, depth)
    found = doer(sentence, word.head, places, depth - 1)
    if word.relation is Relation.ADVERBIAL and found is None:
        # "The text was changed to call for a truce": the text calls for it.
        return sentence.child(word.head, Relation.PASSIVE_SUBJECT)
    joined = word.relation is Relation.CONJUNCT
    shares = joined and sentence.words[word.head].part is Part.VERB
    return found if shares or word.relation in BESIDE_VERB else None


def _before_gerund(
    sentence: Sentence, index: int, places: tuple[Relation, ...], depth: int
) -> int | None:
    """Return who does a gerund after a preposition: "joined them in calling for a truce"."""
    head = sentence.words[sentence.words[index].head].head
    if sentence.words[head].part is Part.VERB:
        return doer(sentence, head, places, depth - 1)
    return sentence.child(head, Relation.POSSESSOR)


def _of_noun(sentence: Sentence, noun: int, form: Form) -> int | None:
    """Return who does what a noun's clause tells: "forces leaving", "its readiness to leave"."""
    if form is Form.GERUND:
        return noun
    return sentence.child(noun, Relation.POSSESSOR) if form is Form.BASE else None


def _controller(
    sentence: Sentence, head: int, places: tuple[Relation, ...], depth: int
) -> int | None:
    """Return whom a governing verb makes do it: its object, what it calls on, or its subject."""
    controlled = sentence.child(head, Relation.OBJECT, Relation.INDIRECT)
    if controlled is None:
        controlled = sentence.complement(head, "on", "upon", "to", "for")
    if controlled is not None and sentence.words[head].part is Part.VERB:
        return controlled
    passive = sentence.child(head, Relation.PASSIVE_SUBJECT)
    if passive is not None:
        return passive
    if sentence.words[head].part is Part.ADJECTIVE:
        return doer(sentence, sentence.words[head].head, places, depth - 1)
    return doer(sentence, head, places, depth - 1)


def _noun(sentence: Sentence, index: int, frame: Frame, discourse: Discourse) -> Mention | None:
    if not _stands_out(sentence, index, frame, discourse.terms):
        return None
    if frame.stands:
        return _standing_for(sentence, index, frame, discourse)
    if frame.of == "":
        other = _other_kind(sentence, index, discourse.terms)
        return None if other else Mention(index=index, frame=frame, shape=Shape.NOUN)
    filler = _noun_filler(sentence, index, frame.of or "", discourse)
    if filler is not None:
        return Mention(index=index, frame=frame, shape=Shape.NOUN, filler=filler)
    if frame.bare and sentence.complement(index, "of", "from") is None:
        return Mention(index=index, frame=frame, shape=Shape.NOUN, bare=True)
    return None


def _stands_out(sentence: Sentence, index: int, frame: Frame, terms: Terms) -> bool:
    """Return whether a noun is a thing of its own, or what a plan or a deal is about."""
    word = sentence.words[index]
    if word.relation is Relation.MODIFIER:
        about = sentence.words[word.head].lemma in terms.words["about"]
        return about and not (frame.stands or frame.acted)
    return not frame.acted or _acted_on(sentence, index, frame)


def _acted_on(sentence: Sentence, index: int, frame: Frame) -> bool:
    """Return whether a verb of the frame does something to a noun, or says it of it."""
    word = sentence.words[index]
    if word.relation not in (Relation.OBJECT, *SUBJECTS):
        return False
    return bool((frame.holds | frame.breaks).intersection(verb_keys(sentence, word.head)))


def _standing_for(
    sentence: Sentence, index: int, frame: Frame, discourse: Discourse
) -> Mention | None:
    """Return what "the deal", "this move" is about: what the text spoke of last.

    A noun that says itself what it is about ("an agreement on prices") stands for nothing else.
    """
    own = (Relation.NOUN_CLAUSE, Relation.PREPOSITION, Relation.RELATIVE)
    stance = _stance(sentence, index, discourse)
    if stance is not None:
        told = stance[1]
        about = replace(frame, provision=told.provision, reverse=told.reverse)
        return Mention(index=index, frame=about, shape=Shape.NOUN, bare=True, stance=stance[0])
    topic = discourse.topic()
    if topic is None or sentence.child(index, *own) is not None or _told_by_verb(sentence, index):
        return None
    definite = sentence.lowers(index, Relation.DETERMINER) & {
        "the",
        "this",
        "that",
        "these",
        "such",
    }
    only = sentence.words[index].lemma in discourse.terms.words["definite_only"]
    if (only and not definite) or _other_kind(sentence, index, discourse.terms):
        return None
    # A deal about sanctions imposes none; a measure just spoken of may.
    same = sentence.words[index].lemma in discourse.terms.words["said_before"]
    accord = sentence.words[index].lemma in discourse.terms.words["texts"]
    reverse = topic.reverse and same and not accord
    about = replace(frame, provision=topic.provision, reverse=reverse)
    return Mention(index=index, frame=about, shape=Shape.NOUN, bare=True)


def _told_by_verb(sentence: Sentence, index: int) -> bool:
    """Return whether a "to" after a deal tells what it is about ("signed a pact to free them")."""
    word = sentence.words[index]
    clauses = sentence.all(word.head, Relation.ADVERBIAL, Relation.OPEN_CLAUSE)
    return word.relation is Relation.OBJECT and any(
        clause > index and "to" in sentence.lowers(clause, Relation.AUXILIARY) for clause in clauses
    )


def _stance(sentence: Sentence, index: int, discourse: Discourse) -> tuple[int, Frame] | None:
    """Return the verb that judges what was just told, and how that was told.

    "…, a move opposed by Ostmark", "…, an idea that both regions reject".
    """
    told = discourse.just_spoken_of()
    word = sentence.words[index]
    if told is None or word.lemma not in discourse.terms.words["said_before"]:
        return None
    for child in sentence.all(index, Relation.RELATIVE, Relation.NOUN_CLAUSE):
        clause = sentence.words[child]
        by = sentence.child(child, Relation.AGENT) is not None
        open_place = by or clause.relation is Relation.RELATIVE
        operators = discourse.terms.operators.thing
        if open_place and operators.get(verb_key(sentence, child)) in JUDGING:
            return child, told
    return None


def _other_kind(sentence: Sentence, index: int, terms: Terms) -> bool:
    """Return whether a modifier makes it another thing ("trade embargo", "board election")."""
    before = (sentence.words[i].lower for i in sentence.all(index, Relation.MODIFIER))
    return any(word in terms.words["other_kinds"] for word in before)


def _noun_filler(sentence: Sentence, index: int, kind: str, discourse: Discourse) -> int | None:
    for preposition in sentence.all(index, Relation.PREPOSITION, Relation.AGENT):
        filler = sentence.child(preposition, Relation.COMPLEMENT, Relation.OBJECT)
        if filler is None or sentence.words[preposition].lower not in FILLING:
            continue
        if _fits(sentence, filler, kind, discourse):
            return filler
    for child in sentence.all(index, Relation.MODIFIER, Relation.POSSESSOR):
        if _fits(sentence, child, kind, discourse):
            return child
    return None
