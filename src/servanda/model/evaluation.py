"""How well claims were read: the figures over labelled documents, and every fault."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many of some things are right, added though wrong, and lost."""

    right: int = 0
    added: int = 0
    lost: int = 0

    def __add__(self, other: "Score") -> "Score":
        """Return both together."""
        return Score(
            right=self.right + other.right,
            added=self.added + other.added,
            lost=self.lost + other.lost,
        )

    @property
    def precision(self) -> float:
        """Return which part of what was made is right."""
        made = self.right + self.added
        return self.right / made if made else float(not self.lost)

    @property
    def recall(self) -> float:
        """Return which part of what was wanted was made."""
        wanted = self.right + self.lost
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = 2 * self.right + self.added + self.lost
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of some judgements are right."""

    right: int
    of: int

    @property
    def value(self) -> float:
        """Return the share; 0 where nothing was judged."""
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A claim that was missed, made though wrong, or given another modality, in its sentence."""

    kind: str
    document: str
    modality: str
    provision: str
    sentence: str
    instead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What a reader got right over labelled documents.

    `false_facts` are claims called a fact that are none, of all that were judged; `length` is how
    many times longer than labelled the quotes are, in the middle.
    """

    documents: int
    words: int
    claims: Score
    claims_f1_by_document: float | None
    agents: Score
    agents_in_text: Score
    fields: tuple[tuple[str, Share], ...]
    provisions: tuple[tuple[str, Score], ...]
    confidence: tuple[tuple[str, Share], ...]
    confusions: tuple[tuple[str, str, int], ...]
    false_facts: Share
    length: float | None
    faults: tuple[Fault, ...]

    def field(self, name: str) -> Share:
        """Return how often a field of the claims is right."""
        return dict(self.fields).get(name, Share(right=0, of=0))
