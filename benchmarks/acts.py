"""Who did what to whom, on PLOVER's sentences, beside a plain subject, verb and object.

    python benchmarks/acts.py

Sentences: `data/plover/dev.jsonl` in the folder named by SERVANDA_DATA; those of the types near our
modalities count. Claims are read only of what agreements are about, so most of these sentences make
none: how many are parsed, and how many make a claim, stands above the table. A sentence's first
claim decides. AGREE, SUPPORT and CONCEDE are one kind for both; a modality that stands near several
types is right for each. An actor is right if its words are in the name given, or if both name the
same known actor.
"""

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from servanda.model.claim import Claim, Modality
from servanda.model.source import Document
from servanda.read.claims import ClaimReader
from servanda.read.gate import ParagraphGate
from servanda.read.names import NameFinder
from servanda.read.parse import Paragraph, parse
from servanda.read.sentence import SUBJECTS, Part, Relation, Sentence
from servanda.read.text import from_text
from servanda.terms import load_terms

FRIENDLY = frozenset({"AGREE", "SUPPORT", "CONCEDE"})
NEAR: Mapping[Modality, frozenset[str]] = {
    Modality.AGREE: FRIENDLY,
    Modality.PLEDGE: FRIENDLY,
    Modality.SUPPORT: FRIENDLY,
    Modality.DEMAND: frozenset({"DEMAND"}),
    Modality.REFUSE: frozenset({"REJECT"}),
    Modality.DENY: frozenset({"REJECT", "DISAPPROVE"}),
    Modality.OPPOSE: frozenset({"REJECT", "DISAPPROVE"}),
    Modality.ALLEGE: frozenset({"DISAPPROVE"}),
}
# Written before looking at the sentences: what a verb alone says of its subject's act.
VERBS = {
    "AGREE": "agree accept sign ratify approve consent conclude settle pledge promise vow",
    "SUPPORT": "support back endorse praise welcome hail laud defend applaud side recognize",
    "CONCEDE": "concede yield ease lift release free relax apologize resign surrender grant",
    "DEMAND": "demand urge call ask request appeal insist press order require seek want",
    "REJECT": "reject refuse decline dismiss rebuff veto deny block ignore spurn oppose",
    "DISAPPROVE": "condemn criticize criticise denounce accuse blame deplore slam complain allege",
    "THREATEN": "threaten warn menace",
}
LEXICON = {verb: kind for kind, verbs in VERBS.items() for verb in verbs.split()}
TYPES = tuple(VERBS)


@dataclass(frozen=True, slots=True)
class Act:
    """What was done, by one of several names, by whom and to whom."""

    kinds: frozenset[str]
    sources: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence, the act it tells of, whether the gate lets it pass, and what was read of it."""

    act: Act
    parsed: bool
    claimed: Act | None
    plain: Act | None


def labelled(path: Path) -> Iterator[Labelled]:
    """Yield the sentences of the near types as both read them."""
    rows = [json.loads(row) for row in path.open(encoding="utf-8")]
    rows = [row for row in rows if row["event"] in TYPES]
    terms = load_terms()
    gate = ParagraphGate(terms)
    documents = [_document(row["id"], row["text"]) for row in rows]
    claimed = [claims for _, claims in ClaimReader(terms).read(documents)]
    parsed = [found for found, _ in parse((Paragraph(row["text"], 0), None) for row in rows)]
    for row, document, claims, sentences in zip(rows, documents, claimed, parsed, strict=True):
        act = Act(frozenset({row["event"]}), _actors(row["source"]), _actors(row["target"]))
        kept = bool(gate.paragraphs(document))
        yield Labelled(act, kept, _of_claims(claims), _plain(sentences, row["text"]))


def _document(name: str, text: str) -> Document:
    return from_text(text, name=name, data=text.encode())


def _actors(given: Iterable[object]) -> tuple[str, ...]:
    found = (actor.get("actorText") for actor in given if isinstance(actor, dict))
    return tuple(str(text) for text in found if text)


def _of_claims(claims: Sequence[Claim]) -> Act | None:
    """Return the act that the first claim is; its performers are at the other end of it."""
    if not claims:
        return None
    first = claims[0]
    others = first.counterparts or tuple(p for p in first.performers if p not in first.agents)
    return Act(NEAR.get(first.modality, frozenset()), first.agents, others)


def _plain(sentences: Iterable[Sentence], text: str) -> Act | None:
    """Return the act of the first verb that the list knows: its subject, and what it governs."""
    for sentence in sentences:
        for word in sentence.words:
            if word.part is Part.VERB and word.lemma in LEXICON:
                kind = LEXICON[word.lemma]
                return Act(
                    FRIENDLY if kind in FRIENDLY else frozenset({kind}),
                    _phrases(sentence, text, sentence.all(word.index, *SUBJECTS)),
                    _phrases(sentence, text, _governed(sentence, word.index)),
                )
    return None


def _governed(sentence: Sentence, verb: int) -> Iterator[int]:
    yield from sentence.all(verb, Relation.OBJECT, Relation.INDIRECT)
    for preposition in sentence.all(verb, Relation.PREPOSITION, Relation.AGENT):
        yield from sentence.all(preposition, Relation.COMPLEMENT)


def _phrases(sentence: Sentence, text: str, heads: Iterable[int]) -> tuple[str, ...]:
    trees = (sentence.subtree(head, frozenset({Relation.RELATIVE})) for head in heads)
    words = ((sentence.words[tree[0]], sentence.words[tree[-1]]) for tree in trees)
    return tuple(text[first.start : last.end] for first, last in words)


# --- figures


class Same:
    """Whether two wordings mean one actor."""

    def __init__(self) -> None:
        self._finder = NameFinder(load_terms().actors)

    def __call__(self, gold: str, given: str) -> bool:
        """Return whether a name given holds the words labelled, or names the same actor."""
        return _words(gold) <= _words(given) or bool(self._known(gold) & self._known(given))

    def _known(self, words: str) -> set[str]:
        return {name.actor.name for name in self._finder.find(words)}


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", re.sub(r"['’]s\b", "", text.lower())))


def row(name: str, found: Sequence[Labelled], read: Callable[[Labelled], Act | None]) -> None:
    """Print how many acts are told, how many are right, and whose they are."""
    pairs = [(item.act, read(item)) for item in found]
    told = [(act, given) for act, given in pairs if given]
    right = sum(act.kinds <= given.kinds for act, given in told)
    same = Same()
    sources = _matched(
        [(act.sources, given.sources if given else ()) for act, given in pairs], same
    )
    targets = _matched(
        [(act.targets, given.targets if given else ()) for act, given in pairs], same
    )
    shares = (_share(right, len(found)), _share(right, len(told)), *sources, *targets)
    print(f"{name:<34}{len(found):6}{len(told):6}" + "".join(f"{share:>9}" for share in shares))


def _matched(pairs: Sequence[tuple[Sequence[str], Sequence[str]]], same: Same) -> tuple[str, str]:
    """Return recall and precision of the actors of one role."""
    found = sum(any(same(g, p) for p in given) for gold, given in pairs for g in gold)
    right = sum(any(same(g, p) for g in gold) for gold, given in pairs for p in given)
    wanted, told = (sum(len(pair[n]) for pair in pairs) for n in (0, 1))
    return _share(found, wanted), _share(right, told)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def main() -> None:
    """Print the table."""
    found = list(labelled(Path(os.environ["SERVANDA_DATA"]) / "data" / "plover" / "dev.jsonl"))
    passed = sum(item.parsed for item in found)
    claimed = [item for item in found if item.claimed]
    print(f"sentences of near types {len(found)}, parsed {passed}, with a claim {len(claimed)}\n")
    columns = ("event", "of told", "source R", "P", "target R", "P")
    print(f"{'':<34}{'all':>6}{'told':>6}" + "".join(f"{column:>9}" for column in columns))
    row("claims", found, lambda item: item.claimed)
    row("subject, verb, object", found, lambda item: item.plain)
    row("claims, where there is one", claimed, lambda item: item.claimed)
    row("subject, verb, object, there", claimed, lambda item: item.plain)
    for kind in TYPES:
        own = [item for item in found if kind in item.act.kinds]
        row(f"  {kind}: claims", own, lambda item: item.claimed)
        row(f"  {kind}: subject, verb, object", own, lambda item: item.plain)


if __name__ == "__main__":
    main()
