"""The first thing a reader sees: one careful sentence, and the two or three that carry it."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from servanda.model.agreement import Agreement, Obligation
from servanda.model.assessment import Assessment, Evidence, Performance, Stance, Standing, Status
from servanda.model.claim import Claim, Modality
from servanda.show import days, saying, words
from servanda.show.cite import Index
from servanda.show.parts import Citation, Sentence

# Each says no more than its citations: silence is called silence, a report a report.
HEADLINES: Mapping[Status, str] = {
    Status.BREACHED: "Breached, as reported {proof}: {text}",
    Status.OVERDUE: "Overdue by {late}: {text}; {done}",
    Status.BREACH_REPORTED: "A breach is reported and not confirmed: {text}",
    Status.CONTESTED: "The sources differ: {text}",
    Status.NOT_STARTED: "Reported as not begun: {text}",
    Status.DUE: "Due {due}: {text}; {done}",
    Status.PARTLY: "{text}: {done}, {proof}",
    Status.NOT_DUE: "Next due {due}: {text}",
    Status.REPORTED_IMPLEMENTED: "Reported as done, and not confirmed: {text}",
    Status.NO_BREACH_REPORTED: "No breach is reported in these sources: {text}",
    Status.IMPLEMENTED: "Done, as reported {proof}: {text}",
    Status.NO_EVIDENCE: "No report in these sources says whether it is kept: {text}",
}
# A name that begins with what the thing is takes an article in a sentence.
KINDS = ("Agreement", "Accord", "Treaty", "Memorandum", "Protocol", "Declaration", "Ceasefire")
_SUPPORTING = (Modality.SUPPORT, Modality.PLEDGE, Modality.AGREE)


def leading(assessment: Assessment) -> Standing | None:
    """Return the standing that a brief opens with: the gravest, and of these the latest."""
    order = list(words.STATUS)

    def gravity(standing: Standing) -> tuple[int, int, int]:
        due = standing.obligation.due_interval()
        late = -standing.late.least if standing.late else 0
        return order.index(standing.status), late, due.earliest.toordinal() if due else 0

    return min(assessment.standings, key=gravity, default=None)


def headline(assessment: Assessment, index: Index) -> Sentence:
    """Return one sentence on the gravest obligation, with the claims it rests on."""
    lead = leading(assessment)
    if lead is None:
        return Sentence(text=_nothing_owed(index))
    obligation = lead.obligation
    text = HEADLINES[lead.status].format(
        text=words.clause(obligation.text),
        late=days.late(lead.late) if lead.late else "a time not known",
        due=_due(obligation),
        done=done(lead, index),
        proof=words.PROOF[lead.proof],
    )
    return Sentence(text=f"{text}.", citations=_grounds(lead, index))


def summary(assessment: Assessment, index: Index) -> tuple[Sentence, ...]:
    """Return what was agreed and by when, who last refused or supported it, what is missing."""
    lead = leading(assessment)
    if lead is None:
        return ()
    signed = {agreement.id: agreement for agreement in assessment.agreements}
    return (
        *_agreed(lead, signed.get(lead.obligation.agreement), index),
        *_stances(lead, index),
        *_missing(lead),
    )


def done(standing: Standing, index: Index) -> str:
    """Return how much is reported as done; what lies before the agreement does not count."""
    if standing.performance is Performance.NOT_BEGUN:
        return f"{words.DONE[standing.performance]}{_last_told(standing, index)}"
    if standing.performance is not Performance.NONE_REPORTED:
        return words.DONE[standing.performance]
    silence = words.DONE[Performance.NONE_REPORTED]
    words_for_it = words.NO_DEED.get(standing.obligation.provision, silence)
    earlier = any(
        item.claim.modality is Modality.FACT and not item.claim.negated
        for item in standing.of(Stance.BACKGROUND)
    )
    return f"{words_for_it}, for the time since the agreement" if earlier else words_for_it


def _last_told(standing: Standing, index: Index) -> str:
    """Return when it was last reported as not done: an old report is no report of today."""
    told = [
        index.document(item.claim)
        for item in standing.of(Stance.AGAINST)
        if item.claim.modality is Modality.FACT and item.claim.negated
    ]
    return f" (last on {days.published(told[-1].published)})" if told else ""


def readings(obligation: Obligation) -> str:
    """Return every reading of a deadline beside its words: `21 May 2031 (“90 days”) or …`."""
    dated = [f"{days.by(reading.interval)} (“{reading.words}”)" for reading in obligation.due]
    return " or ".join((*dated, *(days.after(reading) for reading in obligation.awaiting)))


def _nothing_owed(index: Index) -> str:
    if index.claims:
        return "These sources state no obligation; what they say is listed by subject."
    return "Nothing is found in these sources that bears on an agreement."


def _due(obligation: Obligation) -> str:
    due = obligation.due_interval()
    return days.by(due) if due else "on a day not given"


def _grounds(standing: Standing, index: Index) -> tuple[Citation, ...]:
    """Return the citations under a headline: what sets the day, and the deeds that decide."""
    deeds = (
        item.claim
        for stance in (Stance.FOR, Stance.AGAINST)
        for item in standing.of(stance)
        if item.claim.provision == standing.obligation.provision
        and item.claim.modality in (Modality.FACT, Modality.ALLEGE)
    )
    return tuple(sorted({*_dated(standing, index), *index.cite(*deeds)}))


def _dated(standing: Standing, index: Index) -> tuple[Citation, ...]:
    """Return what gives the day: the claims of its readings, else the terms that state one."""
    read = {c for reading in standing.obligation.due for c in index.cite_id(reading.claim)}
    terms = [item.claim for item in standing.of(Stance.SETS)]
    stated = [claim for claim in terms if claim.deadline]
    return tuple(sorted(read)) or index.cite(*(stated or terms))


def _agreed(standing: Standing, agreement: Agreement | None, index: Index) -> Iterator[Sentence]:
    """Yield under which agreement it is owed, and by when."""
    obligation = standing.obligation
    name = _named(agreement) if agreement else "what these sources report"
    holders = words.joined(obligation.holders)
    owed = f"Owed by {holders} under {name}" if holders else f"Owed under {name}"
    terms = _dated(standing, index)
    if obligation.continuing:
        yield Sentence(text=f"{owed}, for as long as that runs.", citations=terms)
    elif obligation.due or obligation.awaiting:
        text = f"{owed}, due {readings(obligation)}."
        yield Sentence(text=text, citations=terms)
    else:
        yield Sentence(text=f"{owed}; no day is given.", citations=terms)


def _named(agreement: Agreement) -> str:
    """Return an agreement's name, with its day unless the name already has it."""
    article = "the " if agreement.name.startswith(KINDS) else ""
    name = f"{article}{agreement.name}"
    if agreement.signed is None:
        return name
    signed = days.span(agreement.signed)
    return name if signed in name else f"{name} of {signed}"


def _stances(standing: Standing, index: Index) -> Iterator[Sentence]:
    """Yield the latest refusal by somebody who still refuses, and the latest support."""
    refusals = _latest(
        standing.evidence,
        lambda c: c.modality is Modality.REFUSE and bool(set(c.agents) & set(standing.refused_by)),
    )
    supports = _latest(
        standing.evidence,
        lambda c: c.modality in _SUPPORTING and bool(c.agents) and not c.negated,
    )
    for claim in (*refusals, *supports):
        document = index.document(claim)
        said = f"{words.capital(saying.statement(claim))}{saying.details(claim, document)}"
        when = days.published(document.published)
        yield Sentence(text=f"{said}, published {when}.", citations=index.cite(claim))


def _latest(evidence: Iterable[Evidence], wanted: Callable[[Claim], bool]) -> list[Claim]:
    return [item.claim for item in evidence if wanted(item.claim)][-1:]


def _missing(standing: Standing) -> Iterator[Sentence]:
    if standing.missing:
        yield Sentence(text=f"Still missing: {'; '.join(standing.missing)}.")
