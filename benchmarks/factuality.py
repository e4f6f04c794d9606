"""Say how far a sentence's grammar, as the reader climbs it, tells what happened from what did not.

    python benchmarks/factuality.py [--errors]

Labelled words: `data/factuality` in the folder named by SERVANDA_DATA, each with a value from -3
(did not happen) to 3 (happened). Every labelled verb and noun is read as if it named a provision:
it needs nothing beside it, and the verbs that hold or break the nouns of several provisions hold or
break it. A fact is 3, a denied one -3, a refusal or denial -1.5, every other stance 0; a hedge
halves. A word the reader gives up, or that is neither verb nor noun, counts as 3, as the set's own
scorer has it, and in a second row as 0. `--errors` lists false facts and false denials of the
training files.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import StatisticsError, correlation, mean

from servanda.model.claim import Modality
from servanda.read import modality
from servanda.read.modality import Reading
from servanda.read.parse import Paragraph, parse
from servanda.read.provision import Mention, Shape
from servanda.read.sentence import Form, Part, Sentence
from servanda.terms import Frame, Terms, load_terms

FILES = ("uw_train", "uw_dev", "uw_test", "meantime_train", "meantime_dev")
# False facts are looked at, and mended, in the training files alone.
GROUPS = {
    "UW, training": ("uw_train",),
    "UW, not looked at": ("uw_dev", "uw_test"),
    "MEANTIME, both": ("meantime_train", "meantime_dev"),
}
CLASSES = ("denied", "open", "happened")
SHAPES = {Part.VERB: Shape.VERB, Part.NOUN: Shape.NOUN, Part.NAME: Shape.NOUN}
VALUES = {Modality.FACT: 3.0, Modality.REFUSE: -1.5, Modality.DENY: -1.5}
OTHER = "no verb, no noun"
SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A labelled word: its value, what the reader calls it, and the value of that, if any."""

    file: str
    text: str
    word: str
    gold: float
    called: str
    value: float | None


def any_event(terms: Terms) -> Frame:
    """Return a frame that any verb or noun fills by itself."""
    once = next(term.id for term in terms.provisions.values() if not term.continuing)
    holds = _of_several((frame.provision, frame.holds) for frame in terms.frames)
    breaks = _of_several((frame.provision, frame.breaks) for frame in terms.frames)
    return Frame(provision=once, of="", holds=holds - breaks, breaks=breaks - holds)


def _of_several(verbs: Iterable[tuple[str, frozenset[str]]]) -> frozenset[str]:
    """Return the verbs that several provisions share."""
    pairs = {(provision, verb) for provision, found in verbs for verb in found}
    counted = Counter(verb for _, verb in pairs)
    return frozenset(verb for verb, times in counted.items() if times >= SEVERAL)


def words(folder: Path, file: str, terms: Terms) -> Iterator[Word]:
    """Yield the labelled words of a file as the reader calls them."""
    rows = [json.loads(row) for row in (folder / f"{file}.jsonl").open(encoding="utf-8")]
    frame = any_event(terms)
    for sentences, row in parse((Paragraph(row["text"], 0), row) for row in rows):
        for gold in row["gold"]:
            called, value = next(_calls(sentences, gold["start"], frame, terms), (OTHER, None))
            yield Word(file, row["text"], gold["text"], gold["value"], called, value)


def _calls(
    sentences: Iterable[Sentence], start: int, frame: Frame, terms: Terms
) -> Iterator[tuple[str, float | None]]:
    """Yield what the reader calls the verb or noun at a place, and the value of that."""
    places = ((sentence, word) for sentence in sentences for word in sentence.words)
    for sentence, word in places:
        if word.start <= start < word.end and word.part in SHAPES:
            mention = Mention(index=word.index, frame=frame, shape=SHAPES[word.part])
            reading = modality.read(sentence, mention, terms)
            kind = word.part if word.form is Form.NONE else word.form
            yield (_called(reading), _value(reading)) if reading else (f"given up, {kind}", None)


def _called(reading: Reading) -> str:
    fact = _is_fact(reading)
    negated = "not " if reading.negated else ""
    told = ", reported" if reading.reporter is not None and fact else ""
    hedged = ", hedged" if reading.hedged and fact else ""
    return f"{negated}{reading.modality}{told}{hedged}"


def _is_fact(reading: Reading) -> bool:
    return reading.modality is Modality.FACT


def _value(reading: Reading) -> float:
    value = VALUES.get(reading.modality, 0.0)
    sign = -1 if reading.negated and _is_fact(reading) else 1
    return sign * value / (2 if reading.hedged else 1)


def figures(found: Sequence[Word], value: Callable[[Word], float]) -> str:
    """Return error, correlation and F of the classes, as the columns of the table."""
    gold, given = [word.gold for word in found], [value(word) for word in found]
    error = mean(abs(a - b) for a, b in zip(gold, given, strict=True))
    pairs = [(_class(a), _class(b)) for a, b in zip(gold, given, strict=True)]
    each = [_f1(pairs, kind) for kind in range(len(CLASSES))]
    shown = "".join(f"{figure:10.1f}" for figure in (*each, mean(each)))
    return f"{len(found):7}{error:8.3f}{_correlation(gold, given):>7}{shown}"


def _correlation(gold: Sequence[float], given: Sequence[float]) -> str:
    try:
        return f"{correlation(gold, given):.3f}"
    except StatisticsError:
        return "-"


def _class(value: float) -> int:
    return (value > -1) + (value >= 1)


def _f1(pairs: Sequence[tuple[int, int]], kind: int) -> float:
    both = sum(a == b == kind for a, b in pairs)
    either = sum((a == kind) + (b == kind) for a, b in pairs)
    return 200 * both / either if either else 0.0


READERS: tuple[tuple[str, Callable[[Word], float]], ...] = (
    ("always 3", lambda _: 3.0),
    ("reader, given up 3", lambda word: 3.0 if word.value is None else word.value),
    ("reader, given up 0", lambda word: word.value or 0.0),
    ("  what it reads only", lambda word: word.value or 0.0),
)


def show_scores(found: Sequence[Word]) -> None:
    """Print the figures of every file."""
    head = "".join(f"{name:>10}" for name in (*CLASSES, "macro F"))
    print(f"{'':36}{'words':>7}{'MAE':>8}{'r':>7}{head}")
    for file in FILES:
        own = [word for word in found if word.file == file]
        for name, value in READERS:
            asked = [w for w in own if w.value is not None] if name.startswith(" ") else own
            print(f"{file:<16}{name:<20}{figures(asked, value)}")


def show_calls(title: str, found: Sequence[Word]) -> None:
    """Print what the words are called, and what they are."""
    print(f"\n{title:<28}{'words':>7}{'mean':>7}{'<= 0':>8}{'> 0':>8}{'>= 1':>8}")
    for name in sorted({word.called for word in found}):
        gold = [word.gold for word in found if word.called == name]
        kinds = (sum(v <= 0 for v in gold), sum(v > 0 for v in gold), sum(v >= 1 for v in gold))
        shares = "".join(f"{kind / len(gold):8.3f}" for kind in kinds)
        print(f"{name:<28}{len(gold):7}{mean(gold):7.2f}{shares}")
    print(f"{'false facts (<= 0 of these)':<28}{_share(found, called_fact, lambda v: v <= 0)}")
    print(f"{'false denials (>= 1)':<28}{_share(found, called_denied, lambda v: v >= 1)}")
    happened = [word for word in found if word.gold >= 1]
    lost = sum(word.value is None for word in happened)
    print(
        f"{'given up of what happened':<28}{lost / len(happened):.3f} ({lost} of {len(happened)})"
    )


def called_fact(word: Word) -> bool:
    """Return whether a word is called a fact, reported or hedged or not."""
    return word.called.startswith(Modality.FACT)


def called_denied(word: Word) -> bool:
    """Return whether a word is called a fact that did not happen."""
    return word.called.startswith(f"not {Modality.FACT}")


def _share(
    found: Iterable[Word], chosen: Callable[[Word], bool], wrong: Callable[[float], bool]
) -> str:
    gold = [word.gold for word in found if chosen(word)]
    count = sum(map(wrong, gold))
    return f"{count / len(gold):.3f} ({count} of {len(gold)})"


def errors(found: Iterable[Word]) -> None:
    """Print the false facts and the false denials of the training files."""
    for word in found:
        false = (called_fact(word) and word.gold <= 0) or (called_denied(word) and word.gold >= 1)
        if word.file.endswith("train") and false:
            print(f"\n{word.gold:+.1f} {word.called}: “{word.word}” in {word.text}")


def main() -> None:
    """Print the tables; with --errors, the false facts and denials."""
    folder = Path(os.environ["SERVANDA_DATA"]) / "data" / "factuality"
    terms = load_terms()
    found = [word for file in FILES for word in words(folder, file, terms)]
    show_scores(found)
    for title, files in GROUPS.items():
        show_calls(title, [word for word in found if word.file in files])
    if "--errors" in sys.argv[1:]:
        errors(found)


if __name__ == "__main__":
    main()
