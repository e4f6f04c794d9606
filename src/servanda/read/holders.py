"""Who holds a claim's modality, who is to do the thing, and at whom it is directed.

A claim needs a holder that resolves to somebody; where the rules find none, there is no claim.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from servanda.model.claim import Modality
from servanda.read.discourse import Discourse, Holder, Sort
from servanda.read.modality import Reading
from servanda.read.operator import EVENTFUL, Operator
from servanda.read.provision import ANYBODY, Mention, Shape, doer, verb_keys
from servanda.read.sentence import Part, Relation, Sentence

# Stances that exist only as somebody's: without a holder they are nobody's and not recorded.
HELD = frozenset(
    {
        Modality.PLEDGE,
        Modality.REFUSE,
        Modality.SUPPORT,
        Modality.OPPOSE,
        Modality.DENY,
        Modality.PROPOSE,
        Modality.ALLEGE,
        Modality.DEMAND,
        Modality.EXPECT,
        Modality.AGREE,
    }
)
TALKS = "negotiation_conference"
# What a text says that somebody undertakes, must or will not do is a term of it.
UNDERTAKEN = frozenset({Modality.PLEDGE, Modality.REFUSE, Modality.DEMAND})
ACTING = frozenset({Sort.ACTOR, Sort.PERSON, Sort.GROUP})
# Whose performers are those the stance is about, not those who take it.
OF_OTHERS = frozenset({Modality.SUPPORT, Modality.OPPOSE, Modality.EXPECT, Modality.PROPOSE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The people of a claim, by the names a reader knows them by."""

    modality: Modality
    agents: tuple[str, ...]
    performers: tuple[str, ...]
    counterparts: tuple[str, ...] = ()
    side: str | None = None


def roles(
    sentence: Sentence,
    mention: Mention,
    reading: Reading,
    source: Holder | None,
    discourse: Discourse,
) -> Roles | None:
    """Return who is who in a claim, or None where nobody can be named who holds it."""
    doers = _doers(sentence, mention, discourse)
    if source is None and discourse.states_terms and _term(sentence, reading):
        return Roles(
            modality=Modality.AGREE,
            agents=_names(discourse.parties()),
            performers=_names(doers or discourse.holders(sentence, mention.filler)),
        )
    if reading.operator is None and reading.modality is Modality.FACT:
        return _fact(sentence, mention, doers, discourse)
    text = source is not None and source.sort is Sort.TEXT
    if reading.operator is None or (text and reading.modality in UNDERTAKEN):
        return _future(sentence, mention, reading, source, doers, discourse)
    return _held(sentence, mention, reading.modality, reading.operator, source, doers, discourse)


def _held(
    sentence: Sentence,
    mention: Mention,
    stance: Modality,
    operator: Operator,
    source: Holder | None,
    doers: tuple[Holder, ...],
    discourse: Discourse,
) -> Roles | None:
    """Return who holds a stance that a word of its own tells, or None where nobody does."""
    agents = _agents(sentence, operator, source, discourse)
    if stance in HELD and not _somebody(agents, source, operator, stance):
        return None
    if stance is Modality.OPPOSE and _narrowed(sentence, mention):
        return None
    kind = stance
    if kind is Modality.AGREE and _alone(sentence, operator, agents, discourse):
        kind = Modality.PLEDGE
    elif kind is Modality.PLEDGE and _together(sentence, operator, agents, discourse):
        kind = Modality.AGREE
    targets = _targets(sentence, operator, discourse)
    return Roles(
        modality=kind,
        agents=_parties(agents, kind),
        performers=_performers(sentence, mention, kind, doers, agents, discourse),
        counterparts=_names(targets) if kind in (Modality.DEMAND, Modality.ALLEGE) else (),
        side=_side(agents, kind),
    )


def _term(sentence: Sentence, reading: Reading) -> bool:
    """Return whether a sentence of an agreement states a term of it ("shall", "will", a duty)."""
    if reading.operator is None:
        return reading.future
    return reading.operator.modal and reading.modality is Modality.DEMAND


def _alone(
    sentence: Sentence, operator: Operator, agents: tuple[Holder, ...], discourse: Discourse
) -> bool:
    """Return whether one side alone announces a thing: a promise, and no agreement."""
    lemma = sentence.words[operator.index].lemma
    return len(agents) == 1 and lemma in discourse.terms.words["one_sided"]


def _together(
    sentence: Sentence, operator: Operator, agents: tuple[Holder, ...], discourse: Discourse
) -> bool:
    """Return whether all parties undertake a thing together: they agree on it."""
    word = sentence.words[operator.index]
    undertaking = word.part is Part.VERB and word.lemma in discourse.terms.words["undertaking"]
    return undertaking and len(agents) > 1 and agents == discourse.parties()


def _fact(
    sentence: Sentence, mention: Mention, doers: tuple[Holder, ...], discourse: Discourse
) -> Roles | None:
    filled = discourse.holders(sentence, mention.filler)
    performers = doers or filled
    if not performers and not _agentless(sentence, mention, discourse.terms.words["gatherings"]):
        return None
    acting = [holder for holder in doers if holder.sort in ACTING]
    names = tuple(dict.fromkeys(holder.party for holder in performers))
    return Roles(
        modality=Modality.FACT,
        agents=tuple(dict.fromkeys(holder.party for holder in acting)),
        performers=names,
        counterparts=_met(sentence, mention, acting, discourse),
    )


def _met(
    sentence: Sentence, mention: Mention, acting: Sequence[Holder], discourse: Discourse
) -> tuple[str, ...]:
    """Return with whom talks are held, where somebody is said to hold them."""
    if mention.frame.provision != TALKS or not acting:
        return ()
    event = event_verb(sentence, mention)
    places = [mention.index, *([event] if event is not None else [])]
    with_whom = [sentence.complement(place, "with") for place in places]
    found = (*(i for i in with_whom if i is not None), mention.filler)
    met = (h for index in found for h in discourse.holders(sentence, index))
    own = {holder.party for holder in acting}
    return _names(h for h in met if h.sort in ACTING and h.party not in own)


def _agentless(sentence: Sentence, mention: Mention, gatherings: frozenset[str]) -> bool:
    """Return whether the words name nobody who did it: a passive, or a thing that moves."""
    if mention.shape is Shape.NOUN:
        passive = sentence.words[mention.index].relation is Relation.PASSIVE_SUBJECT
        return passive or event_verb(sentence, mention) is None
    passive = sentence.child(mention.index, Relation.PASSIVE_SUBJECT) is not None
    if passive or mention.frame.subject not in (None, ANYBODY):
        return True
    # "The pact silenced the guns": those who made it did.
    does = doer(sentence, mention.index)
    return does is not None and sentence.words[does].lemma in gatherings


def denies(found: Roles, reading: Reading, mention: Mention, speaker: Holder | None) -> bool:
    """Return whether somebody says of a wrong only that they do not do it: they deny it."""
    own = speaker is not None and speaker.party in found.agents
    return own and mention.frame.reverse and reading.denied and found.modality is Modality.FACT


def accused(found: Roles, speaker: Holder | None, discourse: Discourse) -> Roles:
    """Return a breach that somebody tells of somebody else as what it is: an accusation.

    Whose business it is to watch and report, and a source without a name, accuse nobody.
    """
    if speaker is None or speaker.anonymous or not found.agents:
        return found
    if speaker.party in found.agents or discourse.watches(speaker):
        return found
    return Roles(
        modality=Modality.ALLEGE,
        agents=(speaker.party,),
        performers=found.performers,
        counterparts=found.agents,
        side=None,
    )


def _future(
    sentence: Sentence,
    mention: Mention,
    reading: Reading,
    source: Holder | None,
    doers: tuple[Holder, ...],
    discourse: Discourse,
) -> Roles | None:
    """Return a promise where somebody says what it will do itself, else a forecast.

    What a text says will be done is agreed, or only proposed, by those who made it.
    """
    willing = doers or _bringing_about(sentence, reading, discourse)
    text = next((h for h in (source, *willing) if h and h.sort is Sort.TEXT), None)
    if text is not None:
        drafted = text.name.split()[-1].lower() in discourse.terms.words["drafts"]
        doing = tuple(h for h in doers if h.sort is not Sort.TEXT)
        return Roles(
            modality=Modality.PROPOSE if drafted else Modality.AGREE,
            agents=_names(h for h in doing if h.sort in ACTING) or _sides((text,)),
            performers=_names(doing or discourse.holders(sentence, mention.filler)),
        )
    acting = tuple(holder for holder in willing if holder.sort in ACTING)
    own = acting and source and _same_side(acting, source)
    if acting and (own or source is None):
        refused = reading.negated and not mention.frame.reverse
        kind = Modality.REFUSE if refused else Modality.PLEDGE
        parties = _parties(acting, kind)
        return Roles(modality=kind, agents=parties, performers=parties, side=_side(acting, kind))
    if source is None:
        return None
    filled = discourse.holders(sentence, mention.filler)
    return Roles(
        modality=Modality.EXPECT,
        agents=_parties((source,), Modality.EXPECT),
        performers=_names(acting or filled),
        side=_side((source,), Modality.EXPECT),
    )


def _sides(holders: tuple[Holder, ...]) -> tuple[str, ...]:
    return tuple(holder.side for holder in holders if holder.side)


def _bringing_about(
    sentence: Sentence, reading: Reading, discourse: Discourse
) -> tuple[Holder, ...]:
    """Return who does the verb that a thing stands under ("they will seek new talks")."""
    above = (index for index in reading.path[1:] if sentence.words[index].part is Part.VERB)
    verb = next(above, None)
    return discourse.holders(sentence, doer(sentence, verb)) if verb is not None else ()


def _same_side(acting: tuple[Holder, ...], source: Holder) -> bool:
    return any(holder.party == source.party or holder.name == source.name for holder in acting)


def _agents(
    sentence: Sentence, operator: Operator, source: Holder | None, discourse: Discourse
) -> tuple[Holder, ...]:
    if sentence.imperative(operator.index) and source is None:
        return discourse.signatories
    if operator.condition:
        return discourse.holders(sentence, doer(sentence, operator.index))
    if operator.modal:
        return (source,) if source else ()
    if operator.text is not None:
        return discourse.holders(sentence, operator.text)
    word = sentence.words[operator.index]
    if word.part is Part.VERB:
        ready = operator.modality is Modality.PLEDGE
        return _verb_holders(sentence, operator.index, discourse, ready=ready)
    owner = sentence.child(operator.index, Relation.POSSESSOR)
    found = discourse.holders(sentence, owner) or discourse.owning(sentence, operator.index)
    if not found and operator.carrier is not None:
        found = _verb_holders(sentence, operator.carrier, discourse)
    if not found:
        found = discourse.holders(
            sentence, sentence.complement(operator.index, "by", "from", "between")
        )
    return found


def _verb_holders(
    sentence: Sentence, index: int, discourse: Discourse, *, ready: bool = False
) -> tuple[Holder, ...]:
    """Return who does a verb: its subject, or the by-phrase of a passive.

    Those who "are prepared to" do a thing (`ready`) hold it although they stand as passive.
    """
    passive = sentence.child(index, Relation.PASSIVE_SUBJECT, Relation.AGENT)
    if passive is not None and not ready:
        return discourse.holders(sentence, sentence.complement(index, "by"))
    if passive is not None:
        return discourse.holders(sentence, passive)
    return discourse.holders(sentence, doer(sentence, index))


def _narrowed(sentence: Sentence, mention: Mention) -> bool:
    """Return whether only some kind of the thing is meant ("a withdrawal that ends in chaos").

    Who warns against a hasty withdrawal does not oppose the withdrawal.
    """
    clause = sentence.child(mention.index, Relation.RELATIVE)
    relative = clause is not None and not any(
        word.text == "," for word in sentence.words[mention.index : clause]
    )
    limits = [*sentence.all(mention.index, Relation.MODIFIER)]
    article = sentence.child(mention.index, Relation.DETERMINER)
    indefinite = article is not None and sentence.words[article].lower in ("a", "an", "any")
    noun = mention.shape is Shape.NOUN and not mention.frame.reverse
    return noun and (relative or (indefinite and bool(limits)))


def _somebody(
    agents: tuple[Holder, ...], source: Holder | None, operator: Operator, kind: Modality
) -> bool:
    if any(holder.sort in ACTING or holder.sort is Sort.TEXT for holder in agents):
        return True
    if operator.modal:
        return source is not None
    if kind is Modality.ALLEGE and operator.passive:
        return True
    if kind is Modality.EXPECT and (operator.scheduled or operator.passive):
        return True
    written = operator.carrier is not None or operator.text is not None
    return kind is Modality.AGREE and written


def _targets(sentence: Sentence, operator: Operator, discourse: Discourse) -> tuple[Holder, ...]:
    index = operator.index
    found = sentence.child(index, Relation.OBJECT, Relation.INDIRECT, Relation.PASSIVE_SUBJECT)
    found = found if found is not None else sentence.complement(index, "on", "upon")
    return tuple(h for h in discourse.holders(sentence, found) if h.sort in ACTING)


def _doers(sentence: Sentence, mention: Mention, discourse: Discourse) -> tuple[Holder, ...]:
    """Return who does, or is to do, the thing itself."""
    if mention.frame.subject or mention.frame.counted:
        return discourse.holders(sentence, mention.filler)
    if mention.shape is Shape.VERB:
        passive = sentence.child(mention.index, Relation.PASSIVE_SUBJECT, Relation.AGENT)
        if passive is not None:
            return discourse.holders(sentence, sentence.complement(mention.index, "by"))
        return discourse.holders(sentence, doer(sentence, mention.index))
    event = event_verb(sentence, mention)
    if event is not None:
        return discourse.holders(sentence, _doer_of_event(sentence, event, mention.index))
    owner = sentence.child(mention.index, Relation.POSSESSOR)
    found = discourse.holders(sentence, owner)
    return found or discourse.holders(sentence, sentence.complement(mention.index, "by", "between"))


def _doer_of_event(sentence: Sentence, event: int, thing: int) -> int | None:
    """Return who keeps, holds or breaks a thing ("violated by", "were involved in")."""
    relation = sentence.words[thing].relation
    if relation is Relation.PASSIVE_SUBJECT:
        return sentence.complement(event, "by")
    involved = sentence.child(event, Relation.PASSIVE_SUBJECT)
    if relation is Relation.COMPLEMENT and involved is not None:
        return involved
    return doer(sentence, event)


def event_verb(sentence: Sentence, mention: Mention) -> int | None:
    """Return the verb that says of the thing under it that it is kept, held or broken."""
    word = sentence.words[mention.index]
    if mention.shape is not Shape.NOUN:
        return None
    above = word.head
    if word.relation is Relation.COMPLEMENT and sentence.words[above].lower in EVENTFUL:
        above = sentence.words[above].head
    elif word.relation not in (Relation.OBJECT, Relation.PASSIVE_SUBJECT):
        return None
    verbs = mention.frame.holds | mention.frame.breaks
    return above if verbs.intersection(verb_keys(sentence, above)) else None


def _performers(
    sentence: Sentence,
    mention: Mention,
    kind: Modality,
    doers: tuple[Holder, ...],
    agents: tuple[Holder, ...],
    discourse: Discourse,
) -> tuple[str, ...]:
    filled = discourse.holders(sentence, mention.filler)
    if mention.bare:
        return ()
    forces = tuple(h for h in filled if h.sort is Sort.FORCE)
    generic = bool(forces) and all(h.side is None for h in forces)
    if kind in (Modality.PLEDGE, *OF_OTHERS) and generic and not _owned(sentence, mention):
        return _names(forces)
    acting = tuple(h for h in doers if h.sort is not Sort.TEXT)
    if acting:
        return _names(acting)
    if forces:
        return _names(forces)
    return (
        ()
        if kind in OF_OTHERS or kind is Modality.DEMAND
        else _names(h for h in agents if h.sort in ACTING)
    )


def _owned(sentence: Sentence, mention: Mention) -> bool:
    """Return whether the forces are somebody's own ("its troops")."""
    return (
        mention.filler is not None
        and sentence.child(mention.filler, Relation.POSSESSOR) is not None
    )


def _names(holders: Iterable[Holder]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(h.party for h in holders))


def _parties(holders: tuple[Holder, ...], kind: Modality) -> tuple[str, ...]:
    """Return the agents' names: an official acts for the side, but hopes as a person."""
    named = [h for h in holders if h.sort in ACTING]
    personal = kind is Modality.EXPECT
    names = [h.name if personal else h.party for h in named]
    # What a body's own text demands, the body demands.
    owners = [h.side for h in holders if h.sort is Sort.TEXT and h.side]
    return tuple(dict.fromkeys((*names, *owners)))


def _side(holders: tuple[Holder, ...], kind: Modality) -> str | None:
    persons = [h for h in holders if h.sort is Sort.PERSON and h.side]
    if len(holders) != 1 or not persons or kind is not Modality.EXPECT:
        return None
    return persons[0].side
