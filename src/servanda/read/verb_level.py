"""What one verb on the way says: its modals, its negation, its hedges and its tense."""

from dataclasses import replace

from servanda.model.claim import Modality
from servanda.read import scope, verb
from servanda.read.operator import CLAUSES, Climb, Operator
from servanda.read.provision import Mention, Shape
from servanda.read.sentence import FINITE, Form, Part, Relation, Sentence
from servanda.terms import Terms


class VerbLevel:
    """One mention in its sentence, and what the verbs above it have said so far."""

    def __init__(self, sentence: Sentence, mention: Mention, terms: Terms, climb: Climb) -> None:
        self.sentence, self.mention, self.terms, self.climb = sentence, mention, terms, climb

    def _verb_level(self, index: int, *, inner: bool = False) -> None:
        """Take account of a verb's own modals, negation, hedges and tense."""
        holding = self._required_by(index)
        if holding is not None:
            self.climb.operators = [
                Operator(index=holding, modality=Modality.DEMAND, condition=True)
            ]
            self.climb.reasons.append("on condition: demand")
            self.climb.ended = True
            return
        if inner and scope.negated(self.sentence, index):
            self.climb.negations += 1
        self._hedge(index)
        self.climb.in_accord |= self._text_says(index)
        self._modals(index)
        self._fact(index)
        self.climb.unsettled |= scope.denies_only_how(self.sentence, index)
        conditional = self._marked(index, "condition")
        if conditional or scope.unsettled(self.sentence, index, self.terms.words):
            self.climb.irrealis = True

    def _text_says(self, index: int) -> bool:
        """Return whether a bill, a plan, a deal is said to do a thing ("would lift sanctions")."""
        subject = self.sentence.child(index, Relation.SUBJECT)
        if subject is None or subject in self.climb.path or self.climb.operators:
            return False
        said = verb.modals(self.sentence, index) & (
            self.terms.modals["will"] | self.terms.modals["would"]
        )
        return bool(said) and self.sentence.words[subject].lemma in self.terms.words["texts"]

    def _required_by(self, index: int) -> int | None:
        """Return the stance that a clause is the condition of ("only if", "unless", "provided").

        A plain "if" may only tell when; and what is said of the past has been met or not.
        """
        word = self.sentence.words[index]
        opens = self.sentence.lowers(index, *scope.OPENING)
        before = self.sentence.words[word.head]
        if word.relation in (Relation.ADVERBIAL, Relation.CONJUNCT):
            required = "unless" in opens or ("only" in opens and opens & {"if", "once", "when"})
            above = word.head
        else:
            required = before.lower in ("provided", "providing") and word.form in FINITE
            above = before.head
        if not required:
            return None
        stances = self.terms.operators
        said = self.sentence.child(above, Relation.PREDICATE)
        held = self.sentence.words[above if said is None else said].lower in stances.adjectives
        modals = self.terms.modals["will"] | self.terms.modals["would"]
        governed = self.sentence.words[self.sentence.words[above].head].lemma in stances.clause
        return above if held or governed or verb.modals(self.sentence, above) & modals else None

    def _fact(self, index: int) -> None:
        if not self.climb.operators:
            told = scope.negated(self.sentence, index) or not scope.alternative(
                self.sentence, index
            )
            self.climb.fact = told and self._realis(index)

    def _modals(self, index: int) -> None:
        modals = verb.modals(self.sentence, index)
        table = self.terms.modals
        if modals & table["must"]:
            self.climb.operators.append(Operator(index=index, modality=Modality.DEMAND, modal=True))
            self.climb.reasons.append("must, should: demand")
        elif modals & table["can"] and scope.ruled_out(self.sentence, index):
            self.climb.operators.append(Operator(index=index, modality=Modality.REFUSE, modal=True))
            self.climb.negations = 0
        elif modals & table["can"] and self._unable(index):
            last = self.climb.operators[-1]
            self.climb.operators[-1] = replace(last, modality=Modality.REFUSE, negated=False)
        elif modals & table["can"]:
            self.climb.hedged = True
            self.climb.operators.append(Operator(index=index, modality=Modality.EXPECT, modal=True))
            self.climb.irrealis = self.climb.irrealis or not self._feared_above(index)
        elif modals & table["will"]:
            self.climb.future = True
        elif modals & table["would"]:
            self.climb.would = True
        elif self.sentence.words[index].lower == "going" and "be" in verb.auxiliaries(
            self.sentence, index
        ):
            self.climb.future = True

    def _unable(self, index: int) -> bool:
        """Return whether a verb says that somebody cannot accept or support a thing."""
        last = self.climb.operators[-1] if self.climb.operators else None
        turning = (Modality.SUPPORT, Modality.AGREE)
        return bool(
            last
            and last.index == index
            and last.modality in turning
            and scope.negated(self.sentence, index)
        )

    def _feared_above(self, index: int) -> bool:
        """Return whether a possible event stands under a hope or fear that is itself a claim."""
        current = index
        while self.sentence.words[current].relation in CLAUSES:
            current = self.sentence.words[current].head
            word = self.sentence.words[current]
            table = self.terms.operators
            if Modality.EXPECT in (
                table.clause.get(word.lemma),
                table.adjectives.get(word.lower),
                table.nouns.get(word.lemma),
            ):
                return True
        return False

    def _hedge(self, index: int) -> None:
        if self.sentence.lowers(index, Relation.ADVERB) & self.terms.words["hedges"]:
            self.climb.hedged = True

    def _aspect(self, lemma: str) -> None:
        self.climb.begun = self.climb.begun or lemma in self.terms.words["begun"]
        self.climb.completed = self.climb.completed or lemma in self.terms.words["completed"]

    def _marked(self, index: int, kind: str) -> bool:
        return not self.sentence.lowers(index, Relation.MARKER).isdisjoint(self.terms.markers[kind])

    def _realis(self, index: int) -> bool:
        """Return whether a verb asserts a deed: past, perfect, progressive or past passive."""
        word = self.sentence.words[index]
        auxiliaries = list(self.sentence.all(index, Relation.AUXILIARY, Relation.PASSIVE))
        lemmas = {self.sentence.words[i].lemma for i in auxiliaries}
        lowers = {self.sentence.words[i].lower for i in auxiliaries}
        if "to" in lowers and lowers.isdisjoint({"did", "do", "does"}):
            return False
        if word.form is Form.PAST or "did" in lowers:
            return True
        if word.form is Form.PARTICIPLE:
            passive = self.sentence.child(index, Relation.PASSIVE) is not None
            return "have" in lemmas or (passive and bool(lowers & {"was", "were", "been"}))
        if word.form is Form.GERUND:
            self.climb.begun = "be" in lemmas and not self.mention.frame.reverse
            return "be" in lemmas and not self.mention.frame.moves
        if word.form is Form.PRESENT:
            self.climb.future |= self.climb.in_accord
            return self._lasting(index)
        return False

    def _lasting(self, index: int) -> bool:
        """Return whether a verb in the present tells what is so, not what is planned or would be.

        "The truce holds" is so; "the truce starts on Monday", "Ruvania holds elections next week"
        are plans, and "if they attack, the truce ends" is neither.
        """
        when = {"when", "once", "if", "unless"}
        clauses = self.sentence.all(index, Relation.ADVERBIAL)
        depends = any(when & self.sentence.lowers(clause, *scope.OPENING) for clause in clauses)
        if depends or self.climb.begun or self.climb.completed:
            return False
        if self.climb.happened and self.sentence.words[index].lemma in ("be", "remain"):
            return True
        frame = self.mention.frame
        lasting = self.terms.provisions[frame.provision].continuing
        if self.sentence.child(index, Relation.OPEN_CLAUSE) is not None:
            return False
        word = self.sentence.words[index]
        # "Countries that violate rights" are any that do.
        anybody = word.relation is Relation.RELATIVE and (
            self.sentence.words[word.head].part is not Part.NAME
        )
        state = word.lemma in self.terms.words["lasting"] and not anybody
        return frame.counted or (lasting and (self.mention.shape is Shape.NOUN or state))
