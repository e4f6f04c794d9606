"""A claim put into a few plain words, beside which its quote stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from servanda.model.claim import Claim, Confidence, Extent, Modality, Speaker
from servanda.model.source import Document
from servanda.model.when import When
from servanda.show import days
from servanda.show.words import joined


@dataclass(frozen=True, slots=True)
class Verb:
    """What one holder does, what several do, and what is done where nobody is named."""

    one: str
    many: str
    unnamed: str


VERBS: Mapping[Modality, Verb] = {
    Modality.FACT: Verb("reported", "reported", "reported"),
    Modality.PLEDGE: Verb("promises it", "promise it", "promised"),
    Modality.AGREE: Verb("agrees to it", "agree to it", "agreed as a term"),
    Modality.DEMAND: Verb("demands it", "demand it", "demanded"),
    Modality.SUPPORT: Verb("supports it", "support it", "supported"),
    Modality.OPPOSE: Verb("opposes it", "oppose it", "opposed"),
    Modality.REFUSE: Verb("refuses it", "refuse it", "refused"),
    Modality.DENY: Verb("denies it", "deny it", "denied"),
    Modality.PROPOSE: Verb("proposes it", "propose it", "proposed"),
    Modality.EXPECT: Verb("expects it", "expect it", "expected"),
    Modality.ALLEGE: Verb("alleges it", "allege it", "alleged"),
}
# What the same words come to when the thing is reported as not done, broken or reversed.
_UNDONE = "not done or broken"
NEGATED: Mapping[Modality, Verb] = {
    Modality.FACT: Verb(*[f"reported as {_UNDONE}"] * 3),
    Modality.AGREE: Verb(
        "agrees to it, reported as not done",
        "agree to it, reported as not done",
        "agreed as a term, reported as not done",
    ),
    Modality.DENY: Verb(
        f"denies that it is {_UNDONE}",
        f"deny that it is {_UNDONE}",
        f"denied that it is {_UNDONE}",
    ),
    Modality.EXPECT: Verb(
        f"expects it to be {_UNDONE}",
        f"expect it to be {_UNDONE}",
        f"expected to be {_UNDONE}",
    ),
    Modality.ALLEGE: Verb(
        f"alleges that it is {_UNDONE}",
        f"allege that it is {_UNDONE}",
        f"alleged to be {_UNDONE}",
    ),
}
EXTENT: Mapping[Extent, str] = {
    Extent.UNSTATED: "",
    Extent.BEGUN: " as begun",
    Extent.PARTLY: " as partly done",
    Extent.FULL: " as done in full",
}
# Names that end in "s" and yet do one thing; a person's name is told by its capital letters.
_ONE = frozenset({"Hamas", "Honduras", "Laos", "Netherlands", "Philippines", "Barbados", "Bahamas"})
_MANY = frozenset({"Forces", "Brigades", "Units", "Fighters", "Groups", "Parties", "Rebels"})


def deed(claim: Claim, heading: str = "") -> str:
    """Return what a claim's holder does, without naming the holder, who is the heading."""
    forms = NEGATED.get(claim.modality) if claim.negated else None
    verb = forms or VERBS[claim.modality]
    tentative = "tentatively " if claim.hedged else ""
    reversed_ = ", of the opposite" if claim.negated and forms is None else ""
    return f"{tentative}{_form(claim, verb)}{_extent(claim)}{_done_by(claim, heading)}{reversed_}"


UNSURE = "an unsure reading"
UNSURE_MEANS = "An unsure reading: the program may misread the sentence; trust the quoted words."


def statement(claim: Claim) -> str:
    """Return who holds a claim and what they do, as a clause."""
    if not claim.agents:
        return deed(claim)
    holder = joined(claim.agents)
    return f"{holder}{':' if claim.modality is Modality.FACT else ''} {deed(claim, holder)}"


def details(claim: Claim, document: Document) -> str:
    """Return what else a claim says, each part after a comma: speaker, day, deadline, condition."""
    parts = (*_spoken(claim), *_event(claim, document), *_deadline(claim.deadline), *_terms(claim))
    return "".join(f", {part}" for part in parts)


def speaker(value: Speaker) -> str:
    """Return a speaker as named: an unnamed official is called unnamed."""
    name = value.name or "person"
    if value.anonymous:
        bare = name.removeprefix("a ").removeprefix("an ").removeprefix("the ")
        return f"unnamed {bare}" if several((bare,)) else f"an unnamed {bare}"
    if value.role and value.role.lower() not in name.lower() and value.role != "government":
        return f"{name} ({value.role})"
    return name


def several(names: tuple[str, ...]) -> bool:
    """Return whether the names take a plural verb: two of them, or one such as "both sides"."""
    if len(names) != 1 or not names[0].strip():
        return len(names) > 1
    words = names[0].split()
    last = words[-1]
    if not last.endswith("s") or last.endswith(("ss", "us", "is")) or last in _ONE:
        return False
    return last[0].islower() or last in _MANY or len(words) == 1


def _form(claim: Claim, verb: Verb) -> str:
    if not claim.agents:
        return verb.unnamed
    return verb.many if several(claim.agents) else verb.one


def _extent(claim: Claim) -> str:
    plain = claim.modality is Modality.FACT and not claim.negated
    return EXTENT[claim.extent] if plain else ""


def _done_by(claim: Claim, heading: str) -> str:
    """Return who is to do it, or did it, where that is not the holder or the heading."""
    others = joined([name for name in claim.performers if name not in claim.agents])
    if not others or others == heading or " and ".join(claim.performers) == heading:
        return ""
    if claim.modality is Modality.FACT:
        return f" ({others})"
    if claim.modality is Modality.DEMAND:
        return f" of {others}"
    return f" for {others}"


def _spoken(claim: Claim) -> Iterator[str]:
    if claim.speaker and claim.speaker.name not in claim.agents:
        yield f"according to {speaker(claim.speaker)}"


def _event(claim: Claim, document: Document) -> Iterator[str]:
    """Yield the day of the thing itself, where it is not the day of publication."""
    happened = claim.event.interval if claim.event else None
    if happened and happened != document.published:
        yield days.on(happened)


def _deadline(when: When | None) -> Iterator[str]:
    if when and when.interval:
        yield f"due {days.by(when.interval)}"
    elif when:
        yield f"due “{when.words}”"


def _terms(claim: Claim) -> Iterator[str]:
    if claim.condition:
        yield f"on a condition: “{claim.condition}”"
    if claim.confidence is Confidence.UNSURE:
        yield UNSURE
