"""The obligations of a brief: where each stands, by which day, and what the sources say of it."""

from collections import Counter
from collections.abc import Iterator

from servanda.model.agreement import Awaiting, DueReading, Obligation
from servanda.model.assessment import (
    Assessment,
    Evidence,
    Performance,
    Proof,
    Stance,
    Standing,
    Status,
)
from servanda.model.claim import Claim, Modality
from servanda.show import days, headline, saying, words
from servanda.show.changes import last_report
from servanda.show.cite import Index
from servanda.show.parts import Line, Obliged, Section, Sentence, Tally
from servanda.show.positions import MOST, Labels, earlier, line

SECTIONS = (
    (Stance.FOR, "For it"),
    (Stance.AGAINST, "Against it"),
    (Stance.CONDITION, "Condition"),
    (Stance.SETS, "Set by"),
)


def obligations(assessment: Assessment, index: Index, labels: Labels) -> tuple[Obliged, ...]:
    """Return every obligation in the order of the case, in plain words."""
    return tuple(
        _obliged(number, standing, assessment, index, labels)
        for number, standing in enumerate(assessment.standings, 1)
    )


def tally(assessment: Assessment) -> tuple[Tally, ...]:
    """Return how many obligations have each status, the gravest first."""
    order = list(words.STATUS)
    found = Counter((standing.status, _word(standing)) for standing in assessment.standings)
    return tuple(
        Tally(status=status, word=word, count=count)
        for (status, word), count in sorted(found.items(), key=lambda f: order.index(f[0][0]))
    )


def status_word(standing: Standing) -> str:
    """Return the status in words, with the days where something is late."""
    word = _word(standing)
    return f"{word}, {days.late(standing.late)} late" if standing.late else word


def _word(standing: Standing) -> str:
    """Return the status; that nothing is reported of late is not that nothing ever was."""
    if standing.status is Status.NO_EVIDENCE and standing.of(Stance.FOR):
        return "No recent report"
    return words.STATUS[standing.status]


def owed_by(obligation: Obligation) -> str:
    """Return who owes it, or that nobody is named."""
    return words.joined(obligation.holders) or "nobody named"


def due(obligation: Obligation, index: Index) -> tuple[Sentence, ...]:
    """Return every reading of the deadline with its words, or why there is none."""
    if obligation.continuing:
        return (Sentence(text="for as long as the agreement runs"),)
    readings = [_reading(reading, index) for reading in obligation.due]
    readings += [_awaiting(reading, index) for reading in obligation.awaiting]
    return tuple(readings) or (Sentence(text="no date given"),)


def _reading(reading: DueReading, index: Index) -> Sentence:
    day = days.by(reading.interval).removeprefix("by ")
    stated = [] if reading.words == day else [f"“{reading.words}”"]
    source = [] if reading.claim else ["case file"]
    notes = ", ".join((*stated, *source))
    text = f"{day} ({notes})" if notes else day
    return Sentence(text=text, citations=index.cite_id(reading.claim))


def _awaiting(reading: Awaiting, index: Index) -> Sentence:
    """Return a deadline that counts from what has no day yet."""
    text = f"{days.after(reading)} (“{reading.words}”)"
    return Sentence(text=text, citations=index.cite_id(reading.claim))


def _particulars(obligation: Obligation, assessment: Assessment) -> Iterator[tuple[str, str]]:
    """Yield what else an agreement says of an obligation, each with its label."""
    agreements = {agreement.id: agreement.name for agreement in assessment.agreements}
    texts = {item.obligation.id: item.obligation.text for item in assessment.standings}
    if len(agreements) > 1 and obligation.agreement in agreements:
        yield "Under", agreements[obligation.agreement]
    if set(obligation.performers) - set(obligation.holders):
        yield "Concerns", words.joined(obligation.performers)
    if obligation.count is not None:
        yield "How many", f"{obligation.count:,}"
    if obligation.places:
        yield "Where", words.joined(obligation.places)
    before = [words.clause(texts[name]) for name in obligation.after if name in texts]
    if before:
        yield "After", "; ".join(before)
    if obligation.conditions:
        yield "Condition", "; ".join(obligation.conditions)
    if obligation.guarantors:
        yield "Guarantors", words.joined(obligation.guarantors)


def _obliged(
    number: int, standing: Standing, assessment: Assessment, index: Index, labels: Labels
) -> Obliged:
    obligation = standing.obligation
    return Obliged(
        number=number,
        status=standing.status,
        word=status_word(standing),
        text=words.clause(obligation.text),
        owed_by=owed_by(obligation),
        due=due(obligation, index),
        standing=_standing(standing, index),
        why=words.joined(standing.reasons),
        evidence=tuple(_sections(standing, index, labels)),
        missing="; ".join(standing.missing),
        refused_by=words.joined(standing.refused_by),
        last_report=last_report(standing, assessment),
        particulars=tuple(_particulars(obligation, assessment)),
    )


def _standing(standing: Standing, index: Index) -> str:
    """Return how much is reported and how well, as one sentence."""
    if standing.obligation.continuing and standing.performance is Performance.NONE_REPORTED:
        return _no_breach(standing)
    proof = words.PROOF[standing.proof] if standing.proof is not Proof.NONE else ""
    parts = [f"{headline.done(standing, index)}{', ' if proof else ''}{proof}"]
    if standing.timing in words.TIMING:
        parts.append(words.TIMING[standing.timing])
    if standing.disputed:
        parts.append("the sources differ on it")
    if standing.uncertain:
        parts.append("the day of the sources it rests on is not certain")
    parts += _trend(standing)
    return f"{words.capital('; '.join(parts))}."


def _trend(standing: Standing) -> list[str]:
    """Return how many breaches are reported in this period and in the one before."""
    trend = standing.trend
    if trend is None or not trend.now:
        return []
    reports = words.plural(trend.now, "report")
    return [
        f"{reports} of a breach in the last {trend.days} days, {trend.before or 'none'} in the"
        f" {trend.days} days before"
    ]


def _no_breach(standing: Standing) -> str:
    """Return that no breach is reported: ever, or of late where there was one before."""
    if not any(breach_report(item, standing) for item in standing.of(Stance.AGAINST)):
        return "No report in these sources says that it was broken."
    return (
        f"No report of the last {days.days(standing.obligation.period)} says that it was broken;"
        " earlier ones do."
    )


def breach_report(item: Evidence, standing: Standing) -> bool:
    """Return whether evidence reports or alleges the obligation itself as broken or not done."""
    told = item.claim.modality in (Modality.FACT, Modality.ALLEGE)
    return told and item.claim.provision == standing.obligation.provision


def _sections(standing: Standing, index: Index, labels: Labels) -> Iterator[Section]:
    for stance, title in SECTIONS:
        if found := standing.of(stance):
            lines = (_line(item, standing.obligation, index, labels) for item in found[-MOST:])
            yield Section(title=title, lines=tuple(lines), earlier=earlier(len(found) - MOST))


def _line(item: Evidence, obligation: Obligation, index: Index, labels: Labels) -> Line:
    claim = item.claim
    text = f"{_subject(claim, obligation, labels)}{saying.statement(claim)}"
    return line(claim, text, index)


def _subject(claim: Claim, obligation: Obligation, labels: Labels) -> str:
    """Return the claim's own subject where it is another: presence speaks against withdrawal."""
    if claim.provision == obligation.provision:
        return ""
    return f"{labels.get(claim.provision, words.spelled(claim.provision))}: "
