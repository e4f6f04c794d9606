"""From claims made and claims labelled to the figures of a reader, and every fault in its place."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean, median

from servanda.evaluate import matching
from servanda.evaluate.labelled import Label, Labelled
from servanda.model.evaluation import Evaluation, Fault, Score, Share

# What of a claim that matches is right or wrong: its name, how it is judged, and whether that is
# told once more for the claims whose label has one.
FIELDS: Mapping[str, tuple[Callable[[Label, Label], bool], bool]] = {
    "modality": (lambda wanted, made: wanted.modality == made.modality, False),
    "speaker": (matching.same_speaker, False),
    "deadline": (matching.same_deadline, True),
    "quantity": (matching.same_quantity, True),
    "condition": (matching.same_condition, True),
    "manner": (matching.same_manner, True),
    "negated": (lambda wanted, made: wanted.negated == made.negated, False),
    "hedged": (lambda wanted, made: wanted.hedged == made.hedged, False),
}
RIGHT, ADDED, LOST = Score(right=1), Score(added=1), Score(lost=1)


def evaluated(documents: Sequence[Labelled], made: Mapping[str, Sequence[Label]]) -> Evaluation:
    """Return the figures of the claims made, by document; one without any was read and is empty."""
    counts = _Counts()
    for document in documents:
        counts.count(document, made.get(document.id, ()))
    return counts.value(len(documents), sum(document.words() for document in documents))


@dataclass(slots=True)
class _Counts:
    """What has been counted so far."""

    claims: Score = Score()
    agents: Score = Score()
    agents_in_text: Score = Score()
    by_document: list[float] = field(default_factory=list)
    fields: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    provisions: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    confidence: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)
    false_facts: list[bool] = field(default_factory=list)
    lengths: list[float] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def count(self, document: Labelled, made: Sequence[Label]) -> None:
        """Count the claims of one document."""
        pairs = matching.matched(document.labels, made, document.text)
        before, text = self.claims, f" {matching.folded(document.text)} "
        for wanted, found in pairs:
            if not document.labels[wanted].optional:
                self._matched(document, text, document.labels[wanted], made[found])
        got, taken = {wanted for wanted, _ in pairs}, {found for _, found in pairs}
        for number, label in enumerate(document.labels):
            if number not in got and not label.optional:
                self._claim(document, label, LOST, "missed")
        for number, label in enumerate(made):
            if number not in taken and not matching.repeats(label, document.labels):
                self._claim(document, label, ADDED, "false")
                self.false_facts.append(_is_fact(label))
                self.confidence[label.confidence or "unstated"].append(False)
        if any(not label.optional for label in document.labels):
            own = self.claims
            self.by_document.append(
                Score(
                    right=own.right - before.right,
                    added=own.added - before.added,
                    lost=own.lost - before.lost,
                ).f1
            )

    def _claim(self, document: Labelled, label: Label, score: Score, kind: str) -> None:
        self.claims += score
        self.provisions[label.provision] += score
        if kind != "right":
            self.faults.append(_fault(kind, document, label))

    def _matched(self, document: Labelled, text: str, wanted: Label, found: Label) -> None:
        self._claim(document, wanted, RIGHT, "right")
        right, added, lost = matching.agents(wanted, found)
        agents = Score(right=right, added=added, lost=lost)
        self.agents += agents
        if matching.named(wanted, text):
            self.agents_in_text += agents
        for name, (judge, apart) in FIELDS.items():
            self.fields[name].append(judge(wanted, found))
            if apart and getattr(wanted, name):
                self.fields[f"{name} where labelled"].append(judge(wanted, found))
        self.lengths.append(found.length / max(1, wanted.length))
        self.false_facts.append(_is_fact(found) and not _is_fact(wanted))
        self.confidence[found.confidence or "unstated"].append(True)
        if wanted.modality != found.modality:
            self.confusions[wanted.modality, found.modality] += 1
            self.faults.append(_fault("modality", document, wanted, found.modality))

    def value(self, documents: int, words: int) -> Evaluation:
        """Return what was counted."""
        return Evaluation(
            documents=documents,
            words=words,
            claims=self.claims,
            claims_f1_by_document=mean(self.by_document) if self.by_document else None,
            agents=self.agents,
            agents_in_text=self.agents_in_text,
            fields=tuple((name, _share(found)) for name, found in self.fields.items()),
            provisions=tuple(sorted(self.provisions.items())),
            confidence=tuple((word, _share(found)) for word, found in self.confidence.items()),
            confusions=tuple((*pair, count) for pair, count in self.confusions.most_common()),
            false_facts=_share(self.false_facts),
            length=median(self.lengths) if self.lengths else None,
            faults=tuple(self.faults),
        )


def _share(found: Sequence[bool]) -> Share:
    return Share(right=sum(found), of=len(found))


def _is_fact(label: Label) -> bool:
    return label.modality == "fact" and not label.negated


def _fault(kind: str, document: Labelled, label: Label, instead: str = "") -> Fault:
    return Fault(
        kind=kind,
        document=document.id,
        modality=label.modality,
        provision=label.provision,
        sentence=_around(document.text, label),
        instead=instead,
    )


def _around(text: str, label: Label) -> str:
    """Return the sentence around a quote, with the quote between marks."""
    starts = [text.rfind(mark, 0, label.start) + len(mark) for mark in (". ", "\n", "? ", "! ")]
    ends = [place for mark in (". ", "\n") if (place := text.find(mark, label.end)) >= 0]
    first = max(start for start in (*starts, 0) if start <= label.start)
    before, after = text[first : label.start], text[label.end : min(ends, default=len(text))]
    return " ".join(f"{before}⟦{text[label.start : label.end]}⟧{after}".split())
