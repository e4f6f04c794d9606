"""Who a phrase means: states, bodies, persons, forces and groups, within one document.

A phrase that cannot be resolved by these rules is nobody; a field stays empty rather than guessed.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cache

from servanda.model.actor import Kind, Office
from servanda.read import dates, introduced
from servanda.read.names import Named, NameFinder, Naming
from servanda.read.sentence import SUBJECTS, Part, Relation, Sentence, Word
from servanda.terms import Frame, Terms

THIRD_PERSON = frozenset({"he", "she", "his", "her", "him"})
FIRST_PERSON = frozenset({"we", "our", "us", "i", "my", "ours"})
NEUTER = frozenset({"it", "its"})
PLURAL = frozenset({"they", "their", "them"})
ARMED = frozenset({Kind.ARMED_GROUP, Kind.FACTION})
WATCHING = frozenset({Kind.MONITOR, Kind.MISSION, Kind.ORGANISATION})
ALL_OF_TWO = frozenset({"both", "each", "two", "either", "neither", "the"})
BOTH = ALL_OF_TWO | {"warring", "rival"}
PRONOUNS = THIRD_PERSON | FIRST_PERSON | NEUTER | PLURAL
RELATIVE = frozenset({"who", "which", "that", "whom"})
# "They" are things of the same sentence or the one or two before.
NEAR = 2
# What "the deal" is not about while anything else was spoken of.
TALKING = frozenset({"negotiation_conference", "other", "detention_human_rights"})
# " (" between a name and its own short form.
BRACKET = 2
# What stands between the names of a list.
AND = re.compile(r"(?:['’]s|\))?(?:\s+\([^()]{1,40}\))?,?\s+(?:(?:and|with|or)\s+)?(?:the\s+)?")
_NAME = r"(?:(?:al|el|bin|ben|van|von|de|der|del|dos)[ -])?[A-ZÀ-Þ][\w'’-]*[a-zß-ÿ]"


class Sort(StrEnum):
    """What a resolved phrase is."""

    ACTOR = "actor"
    PERSON = "person"
    GROUP = "group"
    FORCE = "force"
    TEXT = "agreement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody a phrase means: a name as people read it, and the side it speaks for."""

    name: str
    sort: Sort
    side: str | None = None
    role: str | None = None
    anonymous: bool = False

    def names(self, others: Iterable["Holder"]) -> bool:
        """Return whether this group is no more and no less than some others."""
        return self.name == _joined(others)

    @property
    def several(self) -> bool:
        """Return whether these are several office-holders ("two officials"): nobody is "he"."""
        return bool(self.anonymous and self.role and self.role.endswith("s"))

    @property
    def party(self) -> str:
        """Return who acts when this holder acts: an official acts for the side."""
        return self.side if self.sort is Sort.PERSON and self.side and self.role else self.name


@dataclass(slots=True)
class Discourse:
    """What one document has said so far: its persons, and who was spoken of last."""

    terms: Terms
    finder: NameFinder
    text: str
    names: tuple[Named, ...] = ()
    """The names of its body, in order; none overlaps another."""
    persons: dict[str, Holder] = field(default_factory=dict)
    last_person: Holder | None = None
    last_actor: Holder | None = None
    last_group: Holder | None = None
    last_text: Holder | None = None
    """The agreement or resolution that the last sentence was about, if it was."""
    together: tuple[tuple[Named, ...], ...] = ()
    """Those the text names together, in order: "both sides" are some of them."""
    bodies: dict[str, str] = field(default_factory=dict)
    """Whose body a common noun last meant ("the army"), by the noun."""
    acronyms: Mapping[str, str] = field(default_factory=dict)
    speaker: Holder | None = None
    in_office: Mapping[str, tuple[str, Office]] = field(default_factory=dict)
    """Who held an office when the document was written, by surname, with the side."""
    signatories: tuple[Holder, ...] = ()
    """Whose own words the document is: "I" and "we" where nobody is quoted."""
    states_terms: bool = False
    """Whether the document is an agreement, or tells what a meeting agreed on."""
    sentences: int = 0
    """How many sentences have been read."""
    _told: tuple[Frame, int] | None = None
    _spoken_last: tuple[Frame, int] | None = None
    _filled: dict[str, int] = field(default_factory=dict)
    """In which sentence a place of a frame was last filled, by the kind of thing."""
    _typed: dict[str, list[Frame]] = field(default_factory=dict)
    """How the text has spoken of each provision, in order."""
    _meant: dict[tuple[int, int, *tuple[Holder | None, ...]], Holder | None] = field(
        default_factory=dict
    )

    def heard(self, speaker: Holder) -> None:
        """Remember who speaks, for "we", "his country" and quotations that go on."""
        self.speaker = speaker
        if speaker.sort is Sort.PERSON and not speaker.several:
            self.last_person = speaker

    def speak_of(self, frame: Frame) -> None:
        """Remember that the document has said of whom a provision speaks, and what it is about."""
        self._typed.setdefault(frame.provision, []).append(frame)
        self._spoken_last = (frame, self.sentences)
        self._filled[frame.object or frame.subject or ""] = self.sentences

    def tell(self, frame: Frame, sentence: Sentence, index: int) -> None:
        """Remember a thing that a sentence is about, for "it" in the next one."""
        if sentence.words[index].relation in (*SUBJECTS, Relation.OBJECT):
            self._told = (frame, self.sentences)

    def just_told(self) -> Frame | None:
        """Return the thing that this sentence or the one before was about, or None."""
        if self._told is None or self.sentences - self._told[1] > 1:
            return None
        return self._told[0]

    def just_filled(self, kind: str) -> bool:
        """Return whether "they" can be things of a kind: some were spoken of a moment ago."""
        return kind in self._filled and self.sentences - self._filled[kind] <= NEAR

    def just_spoken_of(self) -> Frame | None:
        """Return how this sentence or the one before spoke of a provision last, or None."""
        if self._spoken_last is None or self.sentences - self._spoken_last[1] > 1:
            return None
        return self._spoken_last[0]

    def topic(self) -> Frame | None:
        """Return how the text last spoke of what it speaks of most: "the deal" is about it."""
        agreed = [said for provision, said in self._typed.items() if provision not in TALKING]
        most = max(agreed or self._typed.values(), key=len, default=[])
        return most[-1] if most else None

    def typed(self, provision: str) -> bool:
        """Return whether "the withdrawal" alone can only mean one this document has spoken of."""
        return provision in self._typed

    @classmethod
    def of(
        cls,
        text: str,
        spans: Iterable[tuple[int, int]],
        terms: Terms,
        finder: NameFinder,
        written: date | None = None,
    ) -> "Discourse":
        """Return the discourse of a document, with the names and titled persons of its body.

        `written` is the day by which it was published, if that is known.
        """
        names = tuple(name for start, end in spans for name in finder.find(text[start:end], start))
        held = terms.in_office(written) if written else {}
        discourse = cls(
            terms=terms,
            finder=finder,
            text=text,
            names=names,
            together=tuple(_together(text, names)),
            in_office=held,
            acronyms=introduced.acronyms(text),
        )
        for name in names:
            discourse._learn(name)
        return discourse

    def _learn(self, name: Named) -> None:
        """Remember a person whose office follows a country's name ("Libyan Foreign Minister …")."""
        found = _title_pattern(self.terms.words["offices"]).match(self.text, name.end)
        if found:
            titles = self.terms.words["titles"]
            names = found["name"].split()
            person = " ".join(introduced.without_titles(names, titles)) or found["name"]
            self._remember(
                Holder(
                    name=person, sort=Sort.PERSON, side=name.actor.name, role=found["role"].strip()
                )
            )

    def _remember(self, person: Holder) -> Holder:
        surname = person.name.split()[-1]
        person = self._placed(person)
        known = self.persons.get(surname)
        if known and (known.side or not person.side) and len(known.name) >= len(person.name):
            return known
        merged = Holder(
            name=max(person.name, known.name, key=len) if known else person.name,
            sort=Sort.PERSON,
            side=person.side or (known.side if known else None),
            role=person.role or (known.role if known else None),
        )
        self.persons[surname] = merged
        return merged

    def watches(self, holder: Holder) -> bool:
        """Return whether it is a holder's business to watch and report: monitors, missions."""
        kinds = {actor.name: actor.kind for actor in self.terms.actors}
        return any(kinds.get(name) in WATCHING for name in (holder.name, holder.side or ""))

    def _placed(self, person: Holder) -> Holder:
        """Return a person whose side the text does not tell with that of the office held then.

        A first name that is another's, or an office that is another's, makes it another person.
        """
        names = person.name.split()
        held = self.in_office.get(names[-1])
        if held is None or person.side:
            return person
        side, office = held
        if len(names) > 1 and names[0] not in office.holder.split():
            return person
        return replace(
            person, name=office.holder, side=side, role=person.role or office.title.lower()
        )

    # --- phrases ------------------------------------------------------------------------------

    def holders(self, sentence: Sentence, index: int | None) -> tuple[Holder, ...]:
        """Return everybody a noun phrase with its conjuncts means, each once, in order."""
        if index is None:
            return ()
        if sentence.words[index].lower in FIRST_PERSON and self._we():
            return self.signatories
        if self._both(sentence, index):
            return self._pair(sentence.words[index].start)
        found = (self.holder(sentence, item) for item in sentence.conjuncts(index))
        return tuple(dict.fromkeys(item for item in found if item))

    def _we(self) -> bool:
        """Return whether "we" are those who signed the document: nobody else speaks."""
        return self.speaker is None or self.speaker.names(self.signatories)

    def _both(self, sentence: Sentence, index: int) -> bool:
        """Return whether a phrase means those named together before: "both sides", "each party".

        Parties that a name or an adjective narrows down ("the warring parties of Ruvania", "Shiite
        parties") may be others; "all parties" are more than two.
        """
        word = sentence.words[index]
        if word.lower in PLURAL:
            pair = self._pair(word.start)
            return bool(pair) and self.last_group is not None and self.last_group.names(pair)
        if not self.terms.words["several"] & {word.lemma, word.lower}:
            return False
        own = sentence.lowers(index, Relation.DETERMINER, Relation.NUMBER, Relation.MODIFIER)
        known = bool(self._pair(word.start)) and own <= BOTH and not own.isdisjoint(ALL_OF_TWO)
        narrowed = sentence.child(index, Relation.POSSESSOR, Relation.PREPOSITION) is not None
        return known and not narrowed

    def parties(self) -> tuple[Holder, ...]:
        """Return whose agreement the document is: its signatories, or those it names together."""
        return self.signatories if len(self.signatories) > 1 else self._pair(len(self.text))

    def _pair(self, place: int) -> tuple[Holder, ...]:
        """Return those named together before a place whom the whole text names most.

        The last of equals counts; there may be none.
        """
        named = Counter(name.actor.name for name in self.names)
        before = [group for group in self.together if group[0].start < place]
        most = max(
            reversed(before), key=lambda group: sum(named[n.actor.name] for n in group), default=()
        )
        return tuple(Holder(name=name.actor.name, sort=Sort.ACTOR) for name in most)

    def holder(self, sentence: Sentence, index: int) -> Holder | None:
        """Return who one noun phrase means, or None."""
        word = sentence.words[index]
        # "WHO" is a body, and "who" is not.
        shouted = word.text.isupper() and len(word.text) > 2
        if (word.part is Part.PRONOUN or word.lower in PRONOUNS) and not shouted:
            return self._pronoun(sentence, word)
        name = self.name_at(word)
        if word.text in self.persons and not name:
            return self.persons[word.text]
        if word.text in self.acronyms:
            return self._introduced(self.acronyms[word.text])
        return self._by_name(sentence, word, name) or self._common(sentence, word)

    def _by_name(self, sentence: Sentence, word: Word, name: Named | None) -> Holder | None:
        """Return who a name means: a person, an actor, or a body that nobody knows."""
        if word.part is Part.NAME and word.lemma in self.terms.words["offices"]:
            office = self._office(sentence, word, self._owner(sentence, word))
            if office:
                return office
        if word.person and not (name and name.naming is not Naming.METONYM):
            return self._person(sentence, word)
        if name and name.naming is not Naming.DEMONYM:
            return Holder(name=name.actor.name, sort=Sort.ACTOR)
        if word.named and word.part is Part.NAME:
            return self._body(self._entity(sentence, word))
        return None

    def _introduced(self, name: str) -> Holder:
        """Return who a name means that an acronym of the text stands for."""
        known = self.finder.find(name)
        whole = known and (known[0].start, known[0].end) == (0, len(name))
        return Holder(name=known[0].actor.name if whole else name, sort=Sort.ACTOR)

    def _entity(self, sentence: Sentence, word: Word) -> str:
        """Return a name the vocabulary does not know, whole, as written."""
        first = last = word.index
        while first > 0 and sentence.words[first - 1].named:
            first -= 1
        while last + 1 < len(sentence.words) and sentence.words[last + 1].named:
            last += 1
        name = self.text[sentence.words[first].start : sentence.words[last].end]
        return re.sub(r"^(?:[Tt]he )|['’]s$", "", " ".join(name.split()))

    def _body(self, name: str) -> Holder:
        """Return an entity by its name; a state's own body ("U.S. Treasury") is the state."""
        known = self.finder.find(name)
        last = name.rsplit(maxsplit=1)[-1].lower()
        if known and known[0].start == 0 and last in self.terms.words["state_bodies"]:
            return Holder(name=known[0].actor.name, sort=Sort.ACTOR)
        return Holder(name=name, sort=Sort.ACTOR)

    def name_at(self, word: Word) -> Named | None:
        """Return the known name that a word belongs to, or None."""
        at = bisect_right(self.names, word.start, key=lambda name: name.end)
        found = self.names[at] if at < len(self.names) else None
        return found if found and found.start < word.end else None

    def _pronoun(self, sentence: Sentence, word: Word) -> Holder | None:
        if word.lower in RELATIVE:
            clause = sentence.words[word.head]
            return (
                None
                if clause.relation is not Relation.RELATIVE
                else self.holder(sentence, clause.head)
            )
        if word.lower in FIRST_PERSON:
            return self.speaker or self._signatory()
        if word.lower in THIRD_PERSON:
            return self.last_person
        earlier = self._earlier_subject(sentence, word)
        if word.lower in PLURAL:
            return earlier if earlier and earlier.sort is Sort.GROUP else self.last_group
        if earlier or self._stranger_before(sentence, word):
            return earlier
        return self.last_actor or self.last_text

    def _signatory(self) -> Holder | None:
        """Return the only one who signed the document, or all who did as one group."""
        if len(self.signatories) < 2:
            return self.signatories[0] if self.signatories else None
        return Holder(name=_joined(self.signatories), sort=Sort.GROUP)

    def _stranger_before(self, sentence: Sentence, word: Word) -> bool:
        """Return whether an earlier subject of the sentence is nobody the document knows.

        "It" and "its" then mean that subject, and no one of an earlier sentence. A name without
        side or office may be a country that the parser takes for a person.
        """
        for other in sentence.words[: word.index]:
            noun = other.part in (Part.NAME, Part.NOUN)
            if other.relation is Relation.SUBJECT and noun:
                found = self._earlier(sentence, other.index)
                if not found or (found.sort is Sort.PERSON and not (found.side or found.role)):
                    return True
        return False

    def _earlier_subject(self, sentence: Sentence, word: Word) -> Holder | None:
        """Return the actor that is the subject of an earlier clause of the same sentence."""
        for other in sentence.words[: word.index]:
            subject = other.relation in SUBJECTS
            if subject and other.index != word.index and other.part is not Part.PRONOUN:
                found = self._earlier(sentence, other.index)
                if found and found.sort in (Sort.ACTOR, Sort.GROUP):
                    return found
        return None

    def _earlier(self, sentence: Sentence, index: int) -> Holder | None:
        """Return whom an earlier subject means, resolved once for all that has been said so far.

        In "its army said its council feared that its …" every subject asks for all before it.
        """
        last = (self.last_person, self.last_actor, self.last_group, self.speaker)
        key = (sentence.start, index, *last)
        if key not in self._meant:
            self._meant[key] = self.holder(sentence, index)
        return self._meant[key]

    def _person(self, sentence: Sentence, word: Word) -> Holder:
        first = last = word.index
        while first > 0 and sentence.words[first - 1].person:
            first -= 1
        while last + 1 < len(sentence.words) and sentence.words[last + 1].person:
            last += 1
        titles = self.terms.words["titles"]
        while first < last and sentence.words[first].lower.rstrip(".") in titles:
            first += 1
        name = self.text[sentence.words[first].start : sentence.words[last].end]
        name = re.sub(r"['’]s$", "", name)
        if " " not in name and name not in self.persons:
            name = introduced.full_name(name, self.text, titles)
        side, role = self._title(sentence, word, first)
        return self._remember(Holder(name=name, sort=Sort.PERSON, side=side, role=role))

    def _title(self, sentence: Sentence, word: Word, first: int) -> tuple[str | None, str | None]:
        """Return the side and office that stand before a name, or in an apposition after it."""
        places = [
            i for i in sentence.subtree(word.index, frozenset({Relation.RELATIVE})) if i < first
        ]
        apposed = sentence.child(word.index, Relation.APPOSITION)
        if apposed is not None:
            places += sentence.subtree(apposed, frozenset({Relation.RELATIVE}))
        offices = [
            sentence.words[i]
            for i in places
            if sentence.words[i].lemma in self.terms.words["offices"]
        ]
        if not offices:
            return None, None
        sides = (self.name_at(sentence.words[i]) for i in places)
        side = next((found.actor.name for found in sides if found), None)
        return side, offices[-1].text.lower()

    def _common(self, sentence: Sentence, word: Word) -> Holder | None:
        """Return whom a common noun means: a country's body, an office, a force, a group."""
        side = self._owner(sentence, word)
        office = word.lemma in self.terms.words["offices"]
        return (
            (self._office(sentence, word, side) if office else None)
            or self._state_body(sentence, word, side)
            or self._armed(sentence, word)
            or self._apposed(sentence, word)
            or self._short_for(word)
            or self._several(sentence, word, side)
            or self._unknown_name(sentence, word)
        )

    def _state_body(self, sentence: Sentence, word: Word, side: str | None) -> Holder | None:
        """Return the state that a body of it, or "his country", stands for.

        A body without an owner is that spoken of before, else the only state's the text is about;
        one that is nobody's known is called as the text calls it.
        """
        words, lemma = self.terms.words, word.lemma
        if lemma in words["countries"] and side and self._owned(sentence, word):
            return Holder(name=side, sort=Sort.ACTOR)
        several = lemma in words["several"] and word.lower != lemma
        if lemma not in words["state_bodies"] or several:
            return None
        definite = self._definite(sentence, word)
        if side:
            self.bodies[lemma] = side
        elif definite:
            side = self.bodies.get(lemma) or self._home(lemma)
        if side:
            return Holder(name=side, sort=Sort.ACTOR, role=self._branch(sentence, word))
        if lemma in words["home_bodies"] and definite:
            return Holder(name=phrase(sentence, word.index, self.text), sort=Sort.GROUP)
        return None

    def _branch(self, sentence: Sentence, word: Word) -> str | None:
        """Return the branch of a state that speaks with a voice of its own ("defence ministry")."""
        if word.lemma not in self.terms.words["branches"]:
            return None
        kinds = (sentence.words[i] for i in sentence.all(word.index, Relation.MODIFIER))
        return " ".join([*(kind.text for kind in kinds if kind.text.islower()), word.lower])

    def _owned(self, sentence: Sentence, word: Word) -> bool:
        possessor = sentence.child(word.index, Relation.POSSESSOR)
        return possessor is not None or sentence.complement(word.index, "of") is not None

    def _apposed(self, sentence: Sentence, word: Word) -> Holder | None:
        """Return whose name follows what somebody is called ("the front-runner, Ana Osk, …")."""
        name = sentence.child(word.index, Relation.APPOSITION)
        if name is None or not sentence.words[name].person:
            return None
        return self._person(sentence, sentence.words[name])

    def _definite(self, sentence: Sentence, word: Word) -> bool:
        """Return whether a noun is the one spoken of: "the army", and no other army's."""
        own = sentence.all(word.index, Relation.DETERMINER, Relation.MODIFIER)
        lowers = {sentence.words[i].lower for i in own}
        return "the" in lowers and lowers <= {"the", *self.terms.words["central"]}

    def _home(self, lemma: str) -> str | None:
        """Return the state whose army, ministry … is meant where only one can be.

        That is the state that a text names far more often than any other.
        """
        if lemma not in self.terms.words["home_bodies"]:
            return None
        states = Counter(n.actor.name for n in self.names if n.actor.kind is Kind.STATE)
        first, second, *_ = [*states.most_common(2), ("", 0), ("", 0)]
        return first[0] if first[1] >= 3 and 2 * first[1] >= 3 * second[1] else None

    def _armed(self, sentence: Sentence, word: Word) -> Holder | None:
        """Return the armed group named last, if "the group", "the rebels" can only mean one."""
        if word.lemma not in self.terms.words["armed_groups"]:
            return None
        if not self._definite(sentence, word):
            return None
        before = [n for n in self.names if n.start < word.start and n.actor.kind in ARMED]
        return Holder(name=before[-1].actor.name, sort=Sort.ACTOR) if before else None

    def _unknown_name(self, sentence: Sentence, word: Word) -> Holder | None:
        """Return a name that neither the vocabulary nor the model knows, whole, as an actor.

        Days and months are written like names and act for nobody.
        """
        if word.part is not Part.NAME or not word.text[:1].isupper() or word.text.isupper():
            return None
        if word.lower in dates.names():
            return None
        return Holder(name=phrase(sentence, word.index, self.text), sort=Sort.ACTOR)

    def _several(self, sentence: Sentence, word: Word, side: str | None) -> Holder | None:
        """Return the forces, the group or the agreement that a noun means, or None."""
        words, lemma = self.terms.words, word.lemma
        if is_class(sentence, word.index, "force", self.terms):
            return self._force(sentence, word, side)
        if is_class(sentence, word.index, "refugee", self.terms):
            return Holder(name=phrase(sentence, word.index, self.text), sort=Sort.GROUP, side=side)
        if lemma in ("party", "side") and word.lower != lemma:
            whole = self._party_to(sentence, word)
            if whole:
                return Holder(name=whole, sort=Sort.GROUP, side=side)
        if lemma in words["gatherings"]:
            name = phrase(sentence, word.index, self.text)
            if side:
                self.bodies[lemma] = side
            return Holder(name=name, sort=Sort.TEXT, side=side or self.bodies.get(lemma))
        each = sentence.child(word.index, Relation.DETERMINER)
        one_of_all = each is not None and sentence.words[each].lower == "each"
        plural = word.lower != lemma or lemma not in words["several"] or one_of_all
        if lemma in words["parties"] and plural:
            name = phrase(sentence, word.index, self.text)
            named = f"each {name}" if one_of_all else name
            return Holder(name=named, sort=Sort.GROUP, side=side)
        return None

    def _force(self, sentence: Sentence, word: Word, side: str | None) -> Holder:
        """Return forces; "Front fighters" are the front, as "Ruvanian troops" are Ruvania."""
        if side and any(n.actor.name == side and n.actor.kind in ARMED for n in self.names):
            return Holder(name=side, sort=Sort.ACTOR)
        return Holder(name=phrase(sentence, word.index, self.text), sort=Sort.FORCE, side=side)

    def _party_to(self, sentence: Sentence, word: Word) -> str | None:
        """Return "parties to the conflict", whole, or None."""
        index = sentence.complement(word.index, "to")
        if index is None:
            return None
        last = sentence.words[index]
        first = phrase(sentence, word.index, self.text)
        return " ".join(f"{first}{self.text[word.end : last.end]}".split())

    def _short_for(self, word: Word) -> Holder | None:
        """Return the one actor of the document that a noun is short for ("the commission")."""
        if word.lemma == "mission":
            missions = {n.actor.name for n in self.names if n.actor.kind is Kind.MISSION}
            return Holder(name=missions.pop(), sort=Sort.ACTOR) if len(missions) == 1 else None
        if word.text != word.lower or word.lemma not in self.terms.words["parties"]:
            return None
        ending = {
            n.actor.name for n in self.names if n.actor.name.lower().endswith(f" {word.lemma}")
        }
        return Holder(name=ending.pop(), sort=Sort.ACTOR) if len(ending) == 1 else None

    def owning(self, sentence: Sentence, index: int) -> tuple[Holder, ...]:
        """Return whose a noun is by what stands before it: "a Ruvanian proposal"."""
        owner = self._owner(sentence, sentence.words[index])
        return (Holder(name=owner, sort=Sort.ACTOR),) if owner else ()

    def _owner(self, sentence: Sentence, word: Word) -> str | None:
        """Return the actor whose name or adjective stands before a noun, or that owns it."""
        for child in sentence.all(word.index, Relation.MODIFIER, Relation.POSSESSOR):
            modifier = sentence.words[child]
            if modifier.lower in THIRD_PERSON:
                return self.last_person.side if self.last_person else None
            if modifier.lower in FIRST_PERSON:
                return self.speaker.party if self.speaker else None
            if modifier.lower in NEUTER | PLURAL:
                owner = self._pronoun(sentence, modifier)
                return owner.party if owner else None
            name = self.name_at(modifier)
            if name:
                return name.actor.name
            owns = modifier.relation is Relation.POSSESSOR and not modifier.person
            if owns and (modifier.named or modifier.part is Part.NAME):
                return self._entity(sentence, modifier)
        return self._named_after(sentence, word)

    def _named_after(self, sentence: Sentence, word: Word) -> str | None:
        """Return the name after a noun and "of": "the state of Ruvania"."""
        index = sentence.complement(word.index, "of")
        if index is None:
            return None
        named = self.name_at(sentence.words[index])
        if named:
            return named.actor.name
        owner = sentence.words[index]
        return self._entity(sentence, owner) if owner.named and owner.part is Part.NAME else None

    def _office(self, sentence: Sentence, word: Word, side: str | None) -> Holder | None:
        """Return an unnamed office-holder: the one the document names for it, else the office."""
        held = [p for p in self.persons.values() if p.side and p.side == side]
        same = [p for p in held if p.role and word.lemma in p.role.lower()]
        definite = sentence.child(word.index, Relation.DETERMINER, Relation.POSSESSOR)
        indefinite = definite is not None and sentence.words[definite].lower in ("a", "an", "one")
        if len(same) == 1 and not indefinite:
            return same[0]
        title = phrase(sentence, word.index, self.text).lower()
        titled = [p for p in self.persons.values() if p.role and p.role.lower().endswith(title)]
        if not side and " " in title and len(titled) == 1 and not indefinite:
            return titled[0]
        if word.lemma == "diplomat" and len(held) == 1 and not indefinite:
            return held[0]
        if not side and not indefinite and self._speaks_as(word):
            return self.speaker
        if word.lower == "leader" and definite is not None and not indefinite and not side:
            return self.last_person
        name = phrase(sentence, word.index, self.text)
        anonymous = word.lemma in self.terms.words["anonymous"]
        if not side and not anonymous:
            several = word.lower != word.lemma and not indefinite
            return Holder(name=name, sort=Sort.GROUP) if several else None
        return Holder(name=name, sort=Sort.PERSON, side=side, role=word.text, anonymous=anonymous)

    def _speaks_as(self, word: Word) -> bool:
        """Return whether the unnamed speaker was called so ("the official"): no other is meant."""
        speaker = self.speaker
        return bool(speaker and speaker.anonymous and word.lower in speaker.name.lower().split())

    # --- what later sentences may refer to -----------------------------------------------------

    def notice(self, sentence: Sentence) -> None:
        """Remember who a sentence is about, for the pronouns of the next one.

        The subject of the sentence itself counts before those of its clauses; if it is no actor,
        "it" in the next sentence means whatever it is, and not the actor of an earlier one.
        """
        self.sentences += 1
        about = [
            word
            for word in sentence.words
            if word.relation in SUBJECTS and word.part is not Part.PRONOUN
        ]
        for word in sorted(about, key=lambda word: self._leads(sentence, word)):
            found = [h for h in self.holders(sentence, word.index) if h.sort is not Sort.FORCE]
            if self._leads(sentence, word):
                texts = [h for h in found if h.sort is Sort.TEXT]
                self.last_text = texts[0] if texts else None
            if self._leads(sentence, word) and not any(h.sort is Sort.ACTOR for h in found):
                self.last_actor = None
            if len(found) > 1:
                self.last_group = Holder(name=_joined(found), sort=Sort.GROUP)
            for holder in found[:1]:
                # "It" is one: a people the table does not know ("Republicans") are several.
                people = self.name_at(word) is None and word.lower.endswith("s")
                if not (people and holder.sort is Sort.ACTOR):
                    self._spoken_of(holder)

    def _leads(self, sentence: Sentence, word: Word) -> bool:
        return sentence.words[word.head].relation is Relation.ROOT

    def forget(self) -> None:
        """Forget who was spoken of: what lies between was not read."""
        self.last_actor = self.last_person = self.last_group = self.last_text = None

    def _spoken_of(self, holder: Holder) -> None:
        if holder.sort is Sort.PERSON:
            self.last_person = self.last_person if holder.several else holder
        elif holder.sort is Sort.ACTOR:
            self.last_actor = holder
        elif holder.sort is Sort.GROUP:
            self.last_group = holder


def _together(text: str, names: Sequence[Named]) -> Iterator[tuple[Named, ...]]:
    """Yield the states and armed groups that stand together in a list ("X (XX), Y and Z")."""
    group: list[Named] = []
    for name in (n for n in names if n.actor.kind in {Kind.STATE, *ARMED}):
        if group and name.actor == group[-1].actor and name.start - group[-1].end <= BRACKET:
            group[-1] = replace(group[-1], end=name.end)
            continue
        joined = group and AND.fullmatch(text, group[-1].end, name.start)
        if not joined:
            yield from _several(group)
            group = []
        group.append(name)
    yield from _several(group)


def _several(group: Sequence[Named]) -> Iterator[tuple[Named, ...]]:
    """Yield a group without those in it that are named twice, if it is one at all."""
    different = {name.actor.name: name for name in reversed(group)}
    if len(different) > 1:
        yield tuple(reversed(different.values()))


def _joined(holders: Iterable[Holder]) -> str:
    return " and ".join(holder.party for holder in holders)


@cache
def _title_pattern(offices: frozenset[str]) -> re.Pattern[str]:
    """Return the pattern of an office and the name after it, as they follow a country's name."""
    choice = "|".join(sorted(map(re.escape, offices), key=len, reverse=True))
    return re.compile(
        rf"(?:['’]s)?(?P<role>(?:\s[A-Za-z-]+){{0,4}}?\s(?:(?i:{choice})))"
        rf"(?:\s(?:to|for|of)\s(?:the\s)?[A-Z][\w.]+)?\s(?P<name>{_NAME}(?:[ -]{_NAME}){{0,3}})"
    )


def phrase(sentence: Sentence, index: int, text: str) -> str:
    """Return a noun with its adjectives and nouns before it, as written, without determiners."""
    first = index
    while first > 0:
        before = sentence.words[first - 1]
        own = before.relation is Relation.MODIFIER or before.lower == "-"
        if not own or before.part is Part.NUMBER or before.text in ("“", '"', ","):
            break
        first -= 1
    return " ".join(text[sentence.words[first].start : sentence.words[index].end].split())


def is_class(sentence: Sentence, index: int, name: str, terms: Terms) -> bool:
    """Return whether a noun, or one joined to it, is a thing of a class in the vocabulary."""
    return any(
        _in_class(sentence, item, terms.classes[name], terms) for item in sentence.conjuncts(index)
    )


def _in_class(sentence: Sentence, index: int, members: frozenset[str], terms: Terms) -> bool:
    word = sentence.words[measured(sentence, index, terms)]
    if word.lemma in members or word.lower in members:
        return True
    before = {sentence.words[i].lower for i in sentence.all(word.index, Relation.MODIFIER)}
    return any(f"{modifier} {word.lemma}" in members for modifier in before)


def measured(sentence: Sentence, index: int, terms: Terms) -> int:
    """Return the noun that a measure measures: "hundreds of troops" are troops."""
    inner: int | None = index
    while inner is not None:
        index, word = inner, sentence.words[inner]
        measure = word.lemma in terms.words["measures"] or word.part is Part.NUMBER
        inner = sentence.complement(index, "of") if measure else None
    return index
