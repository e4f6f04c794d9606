"""From a mention up to the root: what each governor makes of it."""

from dataclasses import replace

from servanda.model.claim import Modality
from servanda.read import scope, verb
from servanda.read.discourse import RELATIVE
from servanda.read.operator import (
    AGREEMENTS,
    AIMS,
    CLAUSES,
    EVENTFUL,
    FAILED,
    NOUNS,
    PREVENTED,
    THINGS,
    Operator,
)
from servanda.read.provision import Shape, verb_key, verb_keys
from servanda.read.sentence import FINITE, SUBJECTS, Form, Part, Relation, Word
from servanda.read.verb_level import VerbLevel


class Climber(VerbLevel):
    """One climb through one sentence."""

    def run(self) -> None:
        """Climb from the mention to the root, or to where the reading is given up."""
        word = self.sentence.words[self.mention.index]
        if word.part is Part.VERB:
            self._verb_level(word.index, inner=True)
            self.climb.negations += scope.of_nothing(self.sentence, word.index)
            if self._on_noun(word) and self._wanted(word) is None:
                # What a participle says of a noun is no part of what is said of the noun.
                self.climb.fact = self._presupposed(word)
                known = self.climb.fact or self._existing(word.head, word.relation)
                self.climb.blocked = not known
                if self.climb.fact or self.climb.blocked:
                    return
        elif word.relation not in SUBJECTS and scope.is_none(self.sentence, word.index):
            # The "no" of a subject is counted with its verb.
            self.climb.negations += 1
        current, via = word.index, ""
        while not self._stop():
            step = self._up(current)
            if step is None:
                return
            current, relation, via = step
            self.climb.path.append(current)
            if self._governor(current, relation, via):
                return

    def _on_noun(self, word: Word) -> bool:
        """Return whether a participle stands on a noun: "prisoners released in May"."""
        clause = (Relation.MARKER, Relation.AUXILIARY, *SUBJECTS)
        return (
            word.relation is Relation.NOUN_CLAUSE
            and word.form is Form.PARTICIPLE
            and self.sentence.child(word.index, *clause) is None
        )

    def _wanted(self, word: Word) -> int | None:
        """Return the verb that wants a thing done: "they want the brigades disbanded"."""
        noun = self.sentence.words[word.head]
        wants = self.sentence.words[noun.head].lemma in self.terms.words["wanting"]
        return noun.head if wants and noun.relation is Relation.OBJECT else None

    def _presupposed(self, word: Word) -> bool:
        """Return whether a participle tells what somebody did: "rebels backed by Ostmark"."""
        if not self.mention.frame.reverse:
            return False
        unreal = {"any", "no", "every", "a", "an"} & self.sentence.lowers(
            word.head, Relation.DETERMINER
        )
        return self.sentence.complement(word.index, "by") is not None and not unreal

    def _stop(self) -> bool:
        return self.climb.blocked or self.climb.irrealis or self.climb.ended

    def _up(self, index: int) -> tuple[int, Relation, str] | None:
        """Return the governor of a word, how it governs, and through which preposition."""
        word = self.sentence.words[index]
        preposition = ""
        if index == self.mention.index and self.mention.stance is not None:
            return self.mention.stance, Relation.OBJECT, ""
        if word.relation is Relation.ROOT:
            return None
        if word.relation is Relation.CONJUNCT:
            return self._conjunct(index)
        wanted = self._wanted(word) if self._on_noun(word) else None
        if wanted is not None:
            return wanted, Relation.CLAUSE, ""
        promised = self._promised(word)
        if promised is not None:
            return promised, Relation.NOUN_CLAUSE, ""
        head = word.head
        relation = word.relation
        if relation is Relation.COMPLEMENT or self.sentence.words[head].relation in (
            Relation.PREPOSITION,
            Relation.AGENT,
        ):
            preposition = self.sentence.words[head].lower
            relation = Relation.COMPLEMENT
            while self.sentence.words[head].relation in (
                Relation.PREPOSITION,
                Relation.COMPLEMENT,
            ) and (
                self.sentence.words[head].part is Part.OTHER
                or self.sentence.words[head].lower == "including"
            ):
                head = self.sentence.words[head].head
        return head, relation, preposition

    def _promised(self, word: Word) -> int | None:
        """Return the deal or promise that a "to" tells, though it hangs on the verb above.

        "Signed a pact to release them": the pact is to release them.
        """
        words = self.sentence.words
        to = "to" in verb.modals(self.sentence, word.index)
        if word.relation is not Relation.ADVERBIAL or not to:
            return None
        noun = self.sentence.child(word.head, Relation.OBJECT)
        if noun is None or not word.head < noun < word.index:
            return None
        return noun if words[noun].lemma in self.terms.operators.nouns else None

    def _conjunct(self, index: int) -> tuple[int, Relation, str] | None:
        """Return what governs the conjunct a word is joined to; a clause of its own stays free."""
        first = self.sentence.first_conjunct(index)
        word, head = self.sentence.words[index], self.sentence.words[first]
        if head.part is Part.VERB and word.part is Part.VERB and word.form is Form.BASE:
            self._modals(verb.with_auxiliary(self.sentence, index))
        return self._up(first) if head.relation is not Relation.ROOT else None

    def _governor(self, index: int, relation: Relation, via: str) -> bool:
        """Take account of one governor; return True when the climb is over."""
        word = self.sentence.words[index]
        if relation is Relation.ADVERBIAL:
            # What opens a clause opens those joined to it, too: "to secure, declare and destroy".
            clause = self.sentence.first_conjunct(self.climb.path[-2])
            relation = self._purpose(index, clause) or relation
            if relation is Relation.ADVERBIAL:
                return self._adverbial(index, clause)
        if self._ends(index, relation, via):
            return True
        self.climb.unreal |= via in AIMS and self._gerund_below()
        if word.part is Part.VERB and self._event(index, relation, via):
            return False
        operator = None if self._tells(index, relation) else self._operator(index, relation, via)
        if operator:
            return self._operates(operator)
        if word.part is Part.VERB:
            return self._verb(index, relation, via)
        return self._nominal(index, relation)

    def _operates(self, operator: Operator) -> bool:
        """Take an operator; return True where what stands above it is another matter.

        "Their minister pledging to leave" says who pledges, "a move opposed by X" who opposes.
        """
        word = self.sentence.words[operator.index]
        self.climb.operators.append(operator)
        self.climb.reasons.append(f"{word.lemma}: {operator.modality}")
        if word.part is Part.VERB:
            self._verb_level(word.index)
        by_holder = word.relation is Relation.NOUN_CLAUSE and word.form is Form.GERUND
        return by_holder or word.index == self.mention.stance

    def _ends(self, index: int, relation: Relation, via: str) -> bool:
        """End the climb at a relative clause, at an agreement's words, or beside what happens."""
        if relation is Relation.RELATIVE:
            self.climb.blocked = self._told(index)
            self.climb.path.pop()
            return True
        gathering = self.sentence.words[index].lemma in self.terms.words["gatherings"]
        if via == "including" and gathering and self.climb.operators:
            last = self.climb.operators[-1]
            self.climb.operators[-1] = replace(last, text=index)
            return True
        if via and self._instead():
            self.climb.irrealis = True
            return True
        if via in ("on", "from", "by") and self._numbered_day(self.climb.path[-2]):
            self.climb.blocked = True
            return True
        taking_part = self.sentence.words[index].lemma in self.terms.words["taking_part"]
        noun = self.sentence.words[index].part in NOUNS and not taking_part
        beside = via in ("from", "in") and noun
        self.climb.blocked = via in self.terms.markers["adjunct"] or (
            beside and self.mention.shape is Shape.NOUN and len(self.climb.path) == 2
        )
        return self.climb.blocked

    def _numbered_day(self, index: int) -> bool:
        """Return whether a noun only counts days: "start on day 2 of the truce" tells when."""
        after = self.sentence.words[index + 1 : index + 2]
        return self.sentence.words[index].lemma == "day" and any(w.text.isdigit() for w in after)

    def _instead(self) -> bool:
        """Return whether something else is done ("instead of leaving", "stopped short of it")."""
        preposition = self.sentence.words[self.climb.path[-2]].head
        before = self.sentence.words[max(preposition - 1, 0)].lower
        via = self.sentence.words[preposition].lower
        return (before in ("instead", "short") and via == "of") or before == "rather"

    def _told(self, index: int) -> bool:
        """Return whether a clause is what a noun such as "report" says, and so vouched for by none.

        "A report that its troops had left" parses as a relative clause, too.
        """
        clause = self.climb.path[-2]
        if self.sentence.child(clause, Relation.MARKER) is not None:
            return True
        subject = self.sentence.child(clause, *SUBJECTS)
        own = subject is not None and self.sentence.words[subject].lower not in RELATIVE
        return own and self.sentence.words[index].lemma in self.terms.words["telling_nouns"]

    def _tells(self, index: int, relation: Relation) -> bool:
        """Return whether a verb such as "tell" reports a sentence: "told them to" demands."""
        if relation is not Relation.CLAUSE:
            return False
        if self.sentence.words[index].lemma not in self.terms.words["reporting"]:
            return False
        below = self.climb.path[-2]
        if "to" in verb.modals(self.sentence, below):
            return False
        auxiliaries = verb.modals(self.sentence, below) or verb.auxiliaries(self.sentence, below)
        return bool(self.sentence.words[below].form in FINITE or auxiliaries)

    def _verb(self, index: int, relation: Relation, via: str) -> bool:
        """Take account of a verb that is no operator; return True when the climb is over."""
        lemma = self.sentence.words[index].lemma
        if relation is Relation.CLAUSE and self._wished(index, lemma):
            negated = scope.negated(self.sentence, index)
            self.climb.operators.append(
                Operator(index=index, modality=Modality.DEMAND, negated=negated)
            )
            return False
        told = self.terms.words["reporting"] | self.terms.words["hedged_reporting"]
        if relation is Relation.CLAUSE and lemma in told:
            if self._of_report(index):
                self.climb.told = self.climb.unreal = True
                return False
            self._report(index)
            return True
        if self._undone(index, relation, via) or self._light(index, relation):
            return False
        if self.climb.operators and self.climb.operators[-1].carrier == index:
            self._verb_level(index)
            return False
        passed = self.terms.words["deliberating"] | self.terms.words["transparent"]
        if lemma == "be" and relation in SUBJECTS and not self.climb.happened:
            return self._said_of(index)
        if lemma in passed and self._passes(index, relation):
            self._pass(index, relation)
            return False
        return self._unknown(relation)

    def _said_of(self, index: int) -> bool:
        """Take what is said of a thing: that it is needed demands it, anything else is unknown."""
        predicates = (Relation.PREDICATE, Relation.OPEN_CLAUSE)
        said = [self.sentence.words[i].lemma for i in self.sentence.all(index, *predicates)]
        if not self.terms.modals["necessary"].isdisjoint(said):
            self._oblige(index)
            return False
        forecast = [w for w in said if self.terms.operators.adjectives.get(w) is Modality.EXPECT]
        if forecast:
            self.climb.operators.append(
                Operator(
                    index=index,
                    modality=Modality.EXPECT,
                    negated=forecast[0].startswith("un"),
                    carrier=index,
                    scheduled=True,
                )
            )
            return False
        clauses = self.sentence.all(index, Relation.OPEN_CLAUSE, Relation.ADVERBIAL)
        planned = any("to" in verb.modals(self.sentence, clause) for clause in clauses)
        self.climb.blocked = not planned
        if planned:
            self._planned(index, Relation.OPEN_CLAUSE)
        return not planned

    def _of_report(self, index: int) -> bool:
        """Return whether a verb tells what a report says: "a report claiming that they left"."""
        word = self.sentence.words[index]
        noun = self.sentence.words[word.head].lemma
        return word.relation is Relation.NOUN_CLAUSE and noun in self.terms.words["telling_nouns"]

    def _undone(self, index: int, relation: Relation, via: str) -> bool:
        """Take a verb that says a thing has yet to be done, must be done, or fails to be."""
        lemma = self.sentence.words[index].lemma
        if verb.yet_to(self.sentence, index, relation):
            self.climb.negations += 1
            self.climb.fact = True
            return True
        obliges = relation in CLAUSES and lemma in self.terms.modals["oblige"]
        if obliges or self._must_itself(index, relation):
            self._oblige(index)
            return True
        kept_from = relation in FAILED and via in PREVENTED
        failing = kept_from and lemma in self.terms.words["failing"]
        if failing:
            self._failing(index)
        return failing

    def _pass(self, index: int, relation: Relation) -> None:
        """Climb through a verb that changes nothing about who wants what ("begin", "discuss")."""
        words, lemma = self.terms.words, self.sentence.words[index].lemma
        said = self.sentence.child(index, Relation.PREDICATE)
        needed = (
            said is not None and self.sentence.words[said].lemma in self.terms.modals["necessary"]
        )
        if lemma == "be" and needed and relation in CLAUSES:
            self._oblige(index)
            return
        self.climb.irrealis |= relation in CLAUSES and self._judged(index)
        self.climb.deliberated |= lemma in words["deliberating"]
        self._planned(index, relation)
        self.climb.unreal |= lemma in words["unreal_verbs"]
        self._aspect(lemma)
        self._verb_level(index, inner=not self.climb.operators)
        if self.mention.shape is Shape.NOUN and not self.climb.happened:
            self.climb.fact = False

    def _wished(self, index: int, lemma: str) -> bool:
        """Return whether a clause is in the subjunctive: "insists that he leave" demands."""
        below = self.sentence.words[self.climb.path[-2]]
        auxiliaries = verb.auxiliaries(self.sentence, below.index) | verb.modals(
            self.sentence, below.index
        )
        base = below.form is Form.BASE and not auxiliaries - {"be"}
        be = "be" in self.sentence.lowers(below.index, Relation.PASSIVE)
        bare = below.form is Form.PRESENT and below.lower == below.lemma and not auxiliaries
        wished = base or be or (bare and self._singular_subject(below.index))
        return lemma in self.terms.words["insisting"] and wished

    def _singular_subject(self, index: int) -> bool:
        """Return whether one thing does a verb: "Ostmark give up" is a wish, and no report."""
        subject = self.sentence.child(index, Relation.SUBJECT)
        if subject is None or self.sentence.child(subject, Relation.CONJUNCT) is not None:
            return False
        word = self.sentence.words[subject]
        return word.part is Part.NAME or (word.part is Part.NOUN and word.lower == word.lemma)

    def _planned(self, index: int, relation: Relation) -> None:
        """Take "are to leave" for the future; what "was to" be done may have come to nothing."""
        word = self.sentence.words[index]
        if word.lemma == "be" and relation is Relation.OPEN_CLAUSE:
            if self._task(index):
                self.climb.operators.append(
                    Operator(index=index, modality=Modality.EXPECT, carrier=index, scheduled=True)
                )
                self.climb.reasons.append("a task that lies ahead: expect")
                return
            planned = word.form is Form.PRESENT or self.climb.in_accord
            self.climb.future |= planned
            self.climb.unreal |= not planned

    def _task(self, index: int) -> bool:
        """Return whether what is to be done is called a task: "the next step will be to vote"."""
        subject = self.sentence.child(index, Relation.SUBJECT)
        lies_ahead = self.sentence.words[index].form is Form.PRESENT or bool(
            verb.modals(self.sentence, index) & self.terms.modals["will"]
        )
        return (
            lies_ahead
            and subject is not None
            and not self.climb.operators
            and self.sentence.words[subject].lemma in self.terms.words["tasks"]
        )

    def _failing(self, index: int) -> None:
        """Negate what "stop" or "fail" is about: a stance where there is one, else the deed."""
        if self.climb.operators:
            last = self.climb.operators[-1]
            self.climb.operators[-1] = replace(last, negated=not last.negated)
            return
        self.climb.negations += 1
        self._verb_level(index, inner=True)

    def _judged(self, index: int) -> bool:
        """Return whether a clause is only judged ("it was impossible to hold …"), not told."""
        if self.sentence.words[index].lemma != "be":
            return False
        said = self.sentence.child(index, Relation.PREDICATE)
        return said is not None and self.sentence.words[said].part is Part.ADJECTIVE

    def _must_itself(self, index: int, relation: Relation) -> bool:
        """Return whether the thing itself needs to go on ("elections need to go forward")."""
        return (
            relation in SUBJECTS
            and self.sentence.words[index].lemma in self.terms.modals["oblige"]
            and self.sentence.child(index, Relation.OPEN_CLAUSE) is not None
        )

    def _passes(self, index: int, relation: Relation) -> bool:
        """Return whether a clause or thing under a verb such as "begin" is what is begun."""
        if self.climb.operators and relation in SUBJECTS:
            return False
        return relation in CLAUSES | THINGS | {Relation.PREPOSITION, Relation.PREDICATE}

    def _nominal(self, index: int, relation: Relation) -> bool:
        word = self.sentence.words[index]
        if word.lemma in self.terms.words["transparent_nouns"]:
            self.climb.unreal |= self._unreal(index, relation)
            # "The suspension of the talks", "an end to the interference".
            self.climb.negations += word.lemma in self.terms.words["failing_nouns"]
            if scope.is_none(self.sentence, index):
                self.climb.negations += 1
            return False
        if relation in CLAUSES and word.lemma in self.terms.words["telling_nouns"]:
            self.climb.told = self.climb.unreal = True
            return False
        if self._existing(index, relation):
            return False
        said = word.part is Part.ADJECTIVE or word.relation is Relation.PREDICATE
        if said and word.lemma in self.terms.modals["necessary"]:
            self.climb.operators.append(Operator(index=index, modality=Modality.DEMAND, modal=True))
            return False
        return self._unknown(relation)

    def _existing(self, index: int, relation: Relation) -> bool:
        """Return whether a word only says that there is, or can be, what is done to a thing.

        "There will be no troops deployed", "they will be able to go back".
        """
        word = self.sentence.words[index]
        if word.lemma in self.terms.modals["able"]:
            return relation in CLAUSES
        there = self.sentence.child(word.head, Relation.EXPLETIVE) is not None
        if not (there and word.relation is Relation.PREDICATE and relation is Relation.NOUN_CLAUSE):
            return False
        if scope.is_none(self.sentence, index):
            self.climb.negations += 1
        return True

    def _unreal(self, index: int, relation: Relation) -> bool:
        """Return whether a noun may come to nothing; a "ceasefire deal" is the ceasefire itself."""
        lemma = self.sentence.words[index].lemma
        if lemma in AGREEMENTS and relation is Relation.MODIFIER:
            return False
        return lemma in self.terms.words["unreal_nouns"]

    def _unknown(self, relation: Relation) -> bool:
        """End the climb at a governor the vocabulary does not know.

        What an operator verb says in a clause of its own stands; everything else is given up.
        """
        last = self.climb.operators[-1] if self.climb.operators else None
        own_clause = relation is Relation.CONJUNCT
        noun_given = last is not None and self._given(last)
        if own_clause or noun_given:
            return True
        self.climb.loose = last is None and relation in CLAUSES | THINGS - set(SUBJECTS)
        self.climb.blocked = not self.climb.loose
        return self.climb.blocked

    def _given(self, operator: Operator) -> bool:
        """Return whether an operator noun says by its own grammar who holds it."""
        word = self.sentence.words[operator.index]
        if word.part not in (Part.NOUN, Part.NAME):
            return False
        owner = self.sentence.child(operator.index, Relation.POSSESSOR)
        return (
            owner is not None or self.sentence.complement(operator.index, "from", "by") is not None
        )

    # --- governors --------------------------------------------------------------------------

    def _operator(self, index: int, relation: Relation, via: str) -> Operator | None:
        word, table = self.sentence.words[index], self.terms.operators
        if word.part is Part.VERB and word.relation is not Relation.MODIFIER:
            return self._verb_operator(index, relation, via)
        if word.part is Part.ADJECTIVE or word.relation is Relation.PREDICATE:
            modality = table.adjectives.get(word.lower)
            if modality and relation in CLAUSES | {Relation.COMPLEMENT}:
                unlikely = modality is Modality.EXPECT and word.lower.startswith("un")
                negated = scope.negated(self.sentence, word.head) or unlikely
                return Operator(index=index, modality=modality, negated=negated, carrier=word.head)
            if word.part is Part.ADJECTIVE:
                return None
        modality = table.nouns.get(word.lemma)
        if modality is Modality.PLEDGE and self._upheld():
            # Who is committed to another's sovereignty does not promise it but is for it.
            modality = Modality.SUPPORT
        if modality and relation in CLAUSES | {Relation.COMPLEMENT}:
            return Operator(
                index=index, modality=modality, negated=scope.is_none(self.sentence, index)
            )
        return None

    def _upheld(self) -> bool:
        """Return whether the thing is a quality such as sovereignty, and no deed."""
        direct = len(self.climb.path) == 2
        lemma = self.sentence.words[self.mention.index].lemma
        return direct and lemma in self.terms.words["qualities"]

    def _verb_operator(self, index: int, relation: Relation, via: str) -> Operator | None:
        table, key = self.terms.operators, verb_key(self.sentence, index)
        contained = relation is Relation.OBJECT or via == "for" or relation in CLAUSES
        if contained and self._contains(index, f"{key} {via}".strip()):
            subject = self.sentence.child(index, Relation.SUBJECT)
            return Operator(index=index, modality=Modality.AGREE, text=subject)
        if key in self.terms.words["calling"] and self._called(relation, via):
            return Operator(
                index=index, modality=Modality.ALLEGE, negated=scope.negated(self.sentence, index)
            )
        modality = None
        if relation in CLAUSES or (relation is Relation.COMPLEMENT and via == "to"):
            modality = table.clause.get(key)
        if modality is None and relation is Relation.COMPLEMENT:
            modality = table.thing.get(f"{key} {via}")
        if modality is None and relation is Relation.COMPLEMENT and via in ("of", "from", "for"):
            modality = table.clause.get(key) if self._gerund_below() else None
        if modality is None and relation in (Relation.OBJECT, Relation.PASSIVE_SUBJECT):
            modality = self._thing(key)
        if modality is None:
            return None
        passive = self.sentence.child(index, Relation.PASSIVE_SUBJECT) is not None
        return Operator(
            index=index,
            modality=modality,
            negated=scope.negated(self.sentence, index),
            passive=passive,
        )

    def _called(self, relation: Relation, via: str) -> bool:
        """Return whether a verb calls something a breach ("called it a breach of the truce")."""
        below = self.sentence.words[self.climb.path[-2]]
        named = relation in {Relation.CLAUSE, Relation.PREDICATE, Relation.OBJECT} or via == "as"
        return named and below.part in NOUNS and self.mention.frame.reverse

    def _contains(self, index: int, key: str) -> bool:
        """Return whether a verb tells what an agreement says: "the deal provides for a truce"."""
        if key not in self.terms.words["containing"] or scope.negated(self.sentence, index):
            return False
        subject = self.sentence.child(index, Relation.SUBJECT)
        if subject is None:
            return False
        lemma = self.sentence.words[subject].lemma
        return lemma in self.terms.words["texts"] or (
            lemma in ("it", "which") and key not in ("include", "contain")
        )

    def _gerund_below(self) -> bool:
        return self.sentence.words[self.climb.path[-2]].form is Form.GERUND

    def _thing(self, key: str) -> Modality | None:
        """Return the modality of a verb over a thing; over an operator noun it may be light."""
        if self.climb.operators and key in self.terms.words["light"]:
            return None
        return self.terms.operators.thing.get(key)

    def _report(self, index: int) -> None:
        word = self.sentence.words[index]
        self.climb.path.pop()
        doubtful = verb.modals(self.sentence, index) & (
            self.terms.modals["can"] | self.terms.modals["would"]
        )
        wrong = self.sentence.lowers(index, Relation.ADVERB) & self.terms.words["wrongly"]
        subject = self.sentence.child(index, Relation.SUBJECT)
        few = subject is not None and scope.quantified(self.sentence, subject) == scope.SOME
        if (
            wrong
            or few
            or scope.negated(self.sentence, index)
            or (doubtful and not verb.first_person(self.sentence, index))
        ):
            self.climb.irrealis = True
            return
        self.climb.reporter = index
        self.climb.reasons.append(f"{word.lemma}: reported")
        if word.lemma in self.terms.words["hedged_reporting"]:
            self.climb.hedged = True

    def _oblige(self, index: int) -> None:
        word = self.sentence.words[index]
        self.climb.operators.append(
            Operator(
                index=index,
                modality=Modality.DEMAND,
                negated=scope.negated(self.sentence, index),
                modal=True,
            )
        )
        self.climb.reasons.append(f"{word.lemma} to: demand")
        self._modals(index)

    def _event(self, index: int, relation: Relation, via: str) -> bool:
        """Take a verb that says the thing happens, is kept, is broken or put off."""
        frame, below = self.mention.frame, self.climb.path[-2]
        standing_for = AGREEMENTS | self.terms.words["contents"]
        direct = below == self.mention.index or self.sentence.words[below].lemma in standing_for
        if not direct or relation not in THINGS or self.climb.operators:
            return False
        stance = f"{verb_key(self.sentence, index)} {via}" in self.terms.operators.thing
        if relation is Relation.COMPLEMENT and (stance or via not in EVENTFUL):
            return False
        keys = [*verb_keys(self.sentence, index)]
        key = next((key for key in keys if key in frame.breaks | frame.holds), None)
        signing = frame.signed and self.sentence.words[index].lemma in self.terms.words["signing"]
        if key is None or signing:
            return False
        if key in frame.breaks:
            self.climb.negations += 1
        # Who fulfils the terms of a deal does what the deal is about.
        self.climb.unreal &= self.sentence.words[below].lemma not in self.terms.words["contents"]
        self.climb.reasons.append(f"{key}: {frame.provision}")
        self.climb.happened = True
        self._aspect(self.sentence.words[index].lemma)
        self._verb_level(index, inner=True)
        return True

    def _light(self, index: int, relation: Relation) -> bool:
        """Take a verb that only carries an operator noun or a signed thing."""
        last = self.climb.operators[-1] if self.climb.operators else None
        lemma = self.sentence.words[index].lemma
        ends = bool(last) and relation is Relation.COMPLEMENT and self._ending(index)
        if relation not in (Relation.OBJECT, Relation.PASSIVE_SUBJECT) and not ends:
            return False
        if lemma not in self.terms.words["light"] and not (last and self._ending(index)):
            return False
        if (
            last
            and self.sentence.words[last.index].part in (Part.NOUN, Part.NAME)
            and last.carrier is None
        ):
            negated = last.negated or scope.negated(self.sentence, index) or self._ending(index)
            self.climb.operators[-1] = replace(last, negated=negated, carrier=index)
            self._modals(index)
            self._hedge(index)
            return True
        if not last and self.mention.frame.signed and lemma in self.terms.words["signing"]:
            self.climb.operators.append(
                Operator(
                    index=index,
                    modality=Modality.AGREE,
                    negated=scope.negated(self.sentence, index),
                )
            )
            self._verb_level(index)
            return True
        return False

    def _ending(self, index: int) -> bool:
        return verb_key(self.sentence, index) in self.terms.words["ending"]

    def _adverbial(self, index: int, below: int) -> bool:
        """Judge a clause by its marker: "until" may pledge, purposes and ifs prove nothing."""
        markers = self.sentence.lowers(below, *scope.OPENING)
        if markers & set(self.terms.markers["until"]):
            return self._until(index)
        self.climb.path.pop()
        if markers & set(self.terms.markers["condition"]):
            self.climb.irrealis = True
            return True
        if self.sentence.words[below].form not in FINITE and not verb.perfect(self.sentence, below):
            participle = self.sentence.words[below].form is Form.GERUND and not markers
            aimed = "to" in verb.modals(self.sentence, below) and not markers
            reporting = self.sentence.words[below].lemma in self.terms.words["reporting"]
            if not ((participle or aimed) and (self.climb.operators or reporting)):
                self.climb.irrealis = True
        return True

    def _purpose(self, index: int, below: int) -> Relation | None:
        """Return how a verb governs a purpose that is what it is about, or None.

        "work to end the war"; "call for steps to end it": the steps are nothing by themselves.
        """
        if "to" not in verb.modals(self.sentence, below):
            return None
        if self.sentence.words[index].lemma in self.terms.words["effort"]:
            return Relation.OPEN_CLAUSE
        table, key = self.terms.operators, verb_key(self.sentence, index)
        if self.sentence.words[below].lemma == "include":
            return Relation.OPEN_CLAUSE
        if key in table.clause and not self._has_its_thing(index, key):
            return Relation.OPEN_CLAUSE
        means = [(self.sentence.child(index, Relation.OBJECT), table.thing.get(key))] + [
            (self.sentence.complement(index, via), table.thing.get(f"{key} {via}"))
            for via in ("for", "on", "to")
        ]
        for noun, modality in means:
            if noun is None or modality is None:
                continue
            if self.sentence.words[noun].lemma in self.terms.words["transparent_nouns"]:
                self.climb.operators.append(
                    Operator(
                        index=index, modality=modality, negated=scope.negated(self.sentence, index)
                    )
                )
                self.climb.reasons.append(f"{key}: {modality}")
                return Relation.OPEN_CLAUSE
        return None

    def _has_its_thing(self, index: int, key: str) -> bool:
        """Return whether a verb already says what is called for: a "to" after it is a purpose."""
        own = (Relation.OPEN_CLAUSE, Relation.CLAUSE, Relation.OBJECT)
        if self.sentence.child(index, *own) is not None:
            return True
        vias = (via for via in ("for", "to") if f"{key} {via}" in self.terms.operators.thing)
        return any(self.sentence.complement(index, via) is not None for via in vias)

    def _until(self, index: int) -> bool:
        """Read "will not rest until they leave", "vowed to press on until …" as pledges."""
        self.climb.until = True
        pledged = verb.modals(self.sentence, index) & self.terms.modals["will"] and scope.negated(
            self.sentence, index
        )
        vowing = self._vowed_above(index)
        if not pledged and vowing is None:
            self.climb.irrealis = True
            return True
        at = index if vowing is None else vowing
        self.climb.operators.append(Operator(index=at, modality=Modality.PLEDGE))
        self.climb.path.append(at)
        self.climb.reasons.append("not … until: pledge")
        return self._speaker_above(at)

    def _vowed_above(self, index: int) -> int | None:
        current = index
        for _ in range(3):
            word = self.sentence.words[current]
            if word.relation not in CLAUSES | {Relation.CONJUNCT}:
                return None
            current = word.head
            modality = self.terms.operators.clause.get(self.sentence.words[current].lemma)
            if modality is Modality.PLEDGE:
                return current
        return None

    def _speaker_above(self, index: int) -> bool:
        step = self._up(self.sentence.first_conjunct(index))
        if (
            step
            and step[1] is Relation.CLAUSE
            and self.sentence.words[step[0]].lemma in self.terms.words["reporting"]
        ):
            self.climb.path.append(step[0])
            self._report(step[0])
        return True
