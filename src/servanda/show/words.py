"""How things are put into plain words: dates, statuses, stances, counts."""

from collections.abc import Mapping, Sequence
from datetime import date

from servanda.model.assessment import Proof, Status
from servanda.model.claim import Modality
from servanda.model.when import Granularity, Interval

STATUS: Mapping[Status, str] = {
    Status.BREACHED: "Breached",
    Status.BREACH_REPORTED: "Breach reported",
    Status.CONTESTED: "Contested",
    Status.NO_BREACH_REPORTED: "No breach reported",
    Status.NO_EVIDENCE: "Nothing reported",
    Status.IMPLEMENTED: "Done",
    Status.REPORTED_IMPLEMENTED: "Reported done",
    Status.OVERDUE: "Overdue",
    Status.DUE: "Due",
    Status.PARTLY: "Partly done",
    Status.NOT_DUE: "Not yet due",
    Status.NOT_STARTED: "Not started",
}
SHAPE: Mapping[Status, str] = {
    Status.BREACHED: "✖",
    Status.BREACH_REPORTED: "✖",
    Status.CONTESTED: "◆",
    Status.NO_BREACH_REPORTED: "✓",
    Status.NO_EVIDENCE: "?",
    Status.IMPLEMENTED: "●",
    Status.REPORTED_IMPLEMENTED: "◐",
    Status.OVERDUE: "!",
    Status.DUE: "◷",
    Status.PARTLY: "◐",
    Status.NOT_DUE: "○",
    Status.NOT_STARTED: "○",
}
TONE: Mapping[Status, str] = {
    Status.BREACHED: "red",
    Status.BREACH_REPORTED: "red",
    Status.OVERDUE: "red",
    Status.CONTESTED: "purple",
    Status.IMPLEMENTED: "green",
    Status.REPORTED_IMPLEMENTED: "green",
    Status.NO_BREACH_REPORTED: "green",
    Status.PARTLY: "blue",
}
STANCE: Mapping[tuple[Modality, bool], str] = {
    (Modality.FACT, False): "reported",
    (Modality.FACT, True): "reported as not done or broken",
    (Modality.PLEDGE, False): "pledges",
    (Modality.PLEDGE, True): "pledges the opposite",
    (Modality.AGREE, False): "agrees",
    (Modality.AGREE, True): "has not agreed",
    (Modality.DEMAND, False): "demands",
    (Modality.DEMAND, True): "demands the opposite",
    (Modality.SUPPORT, False): "supports",
    (Modality.SUPPORT, True): "supports the opposite",
    (Modality.OPPOSE, False): "opposes",
    (Modality.OPPOSE, True): "opposes the opposite",
    (Modality.REFUSE, False): "refuses",
    (Modality.REFUSE, True): "refuses the opposite",
    (Modality.DENY, False): "denies",
    (Modality.DENY, True): "denies the opposite",
    (Modality.PROPOSE, False): "proposes",
    (Modality.PROPOSE, True): "proposes the opposite",
    (Modality.EXPECT, False): "hopes, fears or expects",
    (Modality.EXPECT, True): "does not expect",
    (Modality.ALLEGE, False): "alleges",
    (Modality.ALLEGE, True): "alleges a breach",
}
# A term or demand for which no holder is named.
HELD_BY_NOBODY: Mapping[Modality, str] = {
    Modality.AGREE: "agreed",
    Modality.DEMAND: "demanded",
    Modality.EXPECT: "expected",
}
_PLURAL = {
    "pledges": "pledge",
    "agrees": "agree",
    "demands": "demand",
    "supports": "support",
    "opposes": "oppose",
    "refuses": "refuse",
    "denies": "deny",
    "proposes": "propose",
    "alleges": "allege",
    "has": "have",
    "does": "do",
    "hopes,": "hope,",
}
PROOF: Mapping[Proof, str] = {
    Proof.NONE: "no report",
    Proof.ALLEGED: "one side's accusation",
    Proof.ASSERTED: "a party's own word",
    Proof.REPORTED: "one report",
    Proof.CORROBORATED: "independent reports",
    Proof.VERIFIED: "a monitoring body",
    Proof.JUDGED: "a person's decision",
}


def plural(stance: str) -> str:
    """Return a stance as several hold it: "Russia and Turkey agree"."""
    first, *rest = stance.split(" ")
    return " ".join([_PLURAL.get(first, first), *rest]).replace(
        "fears or expects", "fear or expect"
    )


def day(value: date) -> str:
    """Return a date as a brief writes it: 20 August 2021."""
    return f"{value.day} {value:%B %Y}"


def period(value: Interval) -> str:
    """Return an interval in words: a day, a month, a year, or from when to when."""
    if value.earliest == value.latest:
        return day(value.earliest)
    if value.granularity is Granularity.MONTH:
        return f"{value.earliest:%B %Y}"
    if value.granularity is Granularity.YEAR:
        return str(value.earliest.year)
    if value.earliest.year == value.latest.year:
        return f"{value.earliest.day} {value.earliest:%B} to {day(value.latest)}"
    return f"{day(value.earliest)} to {day(value.latest)}"


def count(number: int, noun: str) -> str:
    """Return a number with its noun, in the right plural: 1 source, 3 sources."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def joined(names: Sequence[str], last: str = "and") -> str:
    """Return names as prose: "A, B and C"."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
