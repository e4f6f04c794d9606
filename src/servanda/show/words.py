"""The words for what the model names: a table for each closed list, and how lists are joined."""

from collections.abc import Mapping, Sequence

from servanda.model.assessment import Performance, Proof, Status, Timing
from servanda.model.claim import Qualifier

# In the order in which a monitor wants to hear of them.
STATUS: Mapping[Status, str] = {
    Status.BREACHED: "Breached",
    Status.OVERDUE: "Overdue",
    Status.BREACH_REPORTED: "Breach reported",
    Status.CONTESTED: "Contested",
    Status.NOT_STARTED: "Not started",
    Status.DUE: "Due",
    Status.PARTLY: "Partly done",
    Status.NOT_DUE: "Not yet due",
    Status.REPORTED_IMPLEMENTED: "Reported as done",
    Status.NO_BREACH_REPORTED: "No breach reported",
    Status.IMPLEMENTED: "Done",
    Status.NO_EVIDENCE: "No evidence",
}
DONE: Mapping[Performance, str] = {
    Performance.NONE_REPORTED: "no report in these sources says that any of it was done",
    Performance.NOT_BEGUN: "it is reported as not done",
    Performance.BEGUN: "it is reported as begun",
    Performance.PARTLY: "it is reported as partly done",
    Performance.FULL: "it is reported as done",
    Performance.BREACHED: "a breach is reported",
}
PROOF: Mapping[Proof, str] = {
    Proof.NONE: "",
    Proof.ALLEGED: "as an accusation only",
    Proof.ASSERTED: "by a party to it",
    Proof.REPORTED: "by one independent source",
    Proof.CORROBORATED: "by independent sources",
    Proof.VERIFIED: "by a monitoring body",
    Proof.JUDGED: "as judged by a person",
}
TIMING: Mapping[Timing, str] = {
    Timing.POSSIBLY_OVERDUE: "the earliest day given for it has passed, the latest has not",
}
# How the absence of a deed is put where a plainer word exists than "any of it was done".
NO_DEED: Mapping[str, str] = {
    "withdrawal": "no departure is reported in these sources",
    "elections": "no vote is reported in these sources",
    "prisoner_exchange": "no release is reported in these sources",
}
READING: Mapping[Qualifier, str] = {
    Qualifier.EXACT: "{low}",
    Qualifier.ABOUT: "about {low}",
    Qualifier.AT_LEAST: "{low} or more",
    Qualifier.UP_TO: "at most {high}",
    Qualifier.HUNDREDS: "{low} to {high}",
    Qualifier.THOUSANDS: "{low} to {high}",
}


def joined(items: Sequence[str], word: str = "and") -> str:
    """Return a list as prose: `a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun: `1 claim`, `no claims`, `1,200 claims`."""
    noun = one if count == 1 else many or f"{one}s"
    return f"{count or 'no'} {noun}" if count < 1000 else f"{count:,} {noun}"


def capital(text: str) -> str:
    """Return the text with a capital first letter; `str.capitalize` would lower the rest."""
    return text[:1].upper() + text[1:]


def clause(text: str) -> str:
    """Return a sentence fit to stand inside another: without its full stop."""
    return text.strip().rstrip(".")


def spelled(term: str) -> str:
    """Return a term without a label as words: `arms_embargo` becomes `Arms embargo`."""
    return capital(term.replace("_", " "))
