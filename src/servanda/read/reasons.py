"""Why a claim was read as it was, and how far that may be trusted."""

from collections.abc import Iterator

from servanda.model.claim import Confidence, Extent, Modality, Speaker
from servanda.read.holders import Roles
from servanda.read.modality import Reading
from servanda.read.provision import Mention
from servanda.read.sentence import Sentence


def confidence(mention: Mention, reading: Reading, found: Roles) -> tuple[Confidence, str]:
    """Return how surely a claim is read, and why.

    Their precision on labelled claims stands in docs/method.md.
    """
    doubts = {
        "the thing is not named in the sentence": mention.bare,
        "it is told tentatively": reading.hedged,
        "a word stands in between that the vocabulary does not know": reading.loose,
        "nobody is named who holds it": not found.agents,
    }
    for doubt, holds in doubts.items():
        if holds:
            return Confidence.UNSURE, doubt
    if reading.operator and not reading.operator.modal:
        return Confidence.SURE, "a word of its own says how it is meant, and its holder is named"
    return Confidence.LIKELY, "tense or a modal verb alone says how it is meant"


def reasons(
    sentence: Sentence, mention: Mention, reading: Reading, found: Roles, said_by: Speaker | None
) -> Iterator[str]:
    """Yield the cue, the path to what governs it, and every rule that decided, in this order."""
    words = sentence.words
    beside = f" beside “{words[mention.filler].text}”" if mention.filler is not None else ""
    yield f"cue “{words[mention.index].text}”{beside}: {mention.frame.provision}"
    if len(reading.path) > 1:
        yield "path " + " < ".join(words[index].text for index in reading.path)
    yield from reading.reasons
    if reading.operator is None:
        tense = "future" if reading.future else "past or present"
        yield f"{tense} tense, no word governs it: {found.modality}"
    elif found.modality is not reading.modality:
        yield f"read as {reading.modality}, of this holder: {found.modality}"
    if reading.negated:
        yield "negated, broken, or its reverse"
    if found.modality is Modality.FACT and reading.extent is not Extent.UNSTATED:
        yield f"extent: {reading.extent}"
    yield f"speaker: {said_by.name}" if said_by else "speaker: none named, the outlet says it"
