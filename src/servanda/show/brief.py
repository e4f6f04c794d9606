"""An assessment as the sentences of a brief, each with the citations it rests on.

Both the text and the page print these values, so that they say the same. A sentence never says
more than what it cites; what is missing is said as missing "in these sources".
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from servanda.model.assessment import Assessment, Evidence, Stance, Standing, Status
from servanda.model.claim import Claim, Modality, Share
from servanda.model.source import Document
from servanda.show import words

MOST_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a claim's words stand: the source's number, the claim's number in it, the claim."""

    source: int
    number: int
    claim: Claim

    @property
    def label(self) -> str:
        """Return the citation as printed: S3.2."""
        return f"S{self.source}.{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Words of ours, the source's own words where they are quoted, and the citations."""

    text: str
    quote: str | None = None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of an entry: what it is about, and what is said."""

    label: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One obligation, actor or number, with its rows."""

    heading: str
    rows: tuple[Row, ...]
    status: Status | None = None
    status_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the brief."""

    title: str
    intro: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document as the brief lists it, with the citations that lead into it."""

    number: int
    name: str
    publisher: str
    dated: str
    document: Document
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Everything a brief says, in order."""

    title: str
    as_of: str
    headline: str
    lead: tuple[Sentence, ...]
    tally: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    notes: tuple[str, ...]


class _Citations:
    """Numbers every claim once, by its source and its place in it."""

    def __init__(self, assessment: Assessment) -> None:
        self.by_source: dict[int, list[Citation]] = {}
        self._found: dict[tuple[str, str], Citation] = {}
        numbers = {source.id: n for n, source in enumerate(assessment.sources, start=1)}
        claims = [claim for position in assessment.positions for claim in position.claims]
        for claim in sorted(claims, key=lambda c: (numbers[c.span.document], c.span.start, c.id)):
            source = numbers[claim.span.document]
            listed = self.by_source.setdefault(source, [])
            citation = Citation(source=source, number=len(listed) + 1, claim=claim)
            listed.append(citation)
            self._found[claim.span.document, claim.id] = citation

    def of(self, claim: Claim) -> Citation:
        return self._found[claim.span.document, claim.id]


def compose(assessment: Assessment, labels: Mapping[str, str]) -> Brief:
    """Return the brief of an assessment; `labels` name the provisions as readers know them."""
    cited = _Citations(assessment)
    dates = {d.id: d for d in assessment.sources}
    return Brief(
        title=assessment.title,
        as_of=f"As of {words.day(assessment.on)}, from what was published by"
        f" {words.day(assessment.known)}.",
        headline=_headline(assessment),
        lead=tuple(_lead(assessment, cited, dates)),
        tally=_tally(assessment),
        sections=tuple(_sections(assessment, cited, dates, labels)),
        sources=tuple(_sources(assessment, cited)),
        notes=tuple(_notes(assessment)),
    )


# --- headline and lead ------------------------------------------------------------------------


def _headline(assessment: Assessment) -> str:
    late = [s for s in assessment.standings if s.status is Status.OVERDUE and s.late]
    if late:
        worst = max(late, key=lambda s: s.late.most if s.late else 0)
        return f"{_late(worst)}: {_plain(worst.obligation.text)}. {_done(worst)}"
    breached = [
        s for s in assessment.standings if s.status in (Status.BREACHED, Status.BREACH_REPORTED)
    ]
    if breached:
        first = breached[0]
        return f"{words.STATUS[first.status]}: {_plain(first.obligation.text)}."
    if not assessment.standings:
        return "No promise is on record in these sources."
    return f"Nothing is overdue among {words.count(len(assessment.standings), 'promise')}."


def _plain(text: str) -> str:
    return text.rstrip(".")


def _late(standing: Standing) -> str:
    late = standing.late
    if late is None:
        return words.STATUS[standing.status]
    if late.least == late.most:
        return f"{words.count(late.least, 'day')} late"
    return f"{late.least} to {late.most} days late"


def _done(standing: Standing) -> str:
    if standing.of(Stance.FOR):
        return f"Some of it is reported done, by {words.PROOF[standing.proof]}."
    return "Nothing of it is reported done in these sources."


def _lead(
    assessment: Assessment, cited: _Citations, dates: Mapping[str, Document]
) -> Iterator[Sentence]:
    overdue = [s for s in assessment.standings if s.status is Status.OVERDUE]
    for standing in (overdue or list(assessment.standings))[:1]:
        sets = standing.of(Stance.SETS)
        due = _due(standing)
        yield Sentence(
            text=f"{_plain(standing.obligation.text)}: {due}.",
            citations=tuple(cited.of(e.claim) for e in sets[:2]),
        )
        for modality in (Modality.REFUSE, Modality.SUPPORT, Modality.DEMAND):
            found = [
                e for e in standing.evidence if e.claim.modality is modality and e.claim.agents
            ]
            if found:
                claim = found[-1].claim
                text = f"{_dated(claim, dates)}: {_says(claim)}:"
                yield Sentence(text=text, quote=claim.quote, citations=(cited.of(claim),))


def _tally(assessment: Assessment) -> str:
    counts = Counter(_status(s).lower() for s in assessment.standings)
    parts = [f"{number} {status}" for status, number in counts.most_common()]
    total = words.count(len(assessment.standings), "promise")
    return f"{total}: {', '.join(parts)}." if parts else ""


# --- sections ---------------------------------------------------------------------------------


def _sections(
    assessment: Assessment,
    cited: _Citations,
    dates: Mapping[str, Document],
    labels: Mapping[str, str],
) -> Iterator[Section]:
    if assessment.standings:
        yield Section(
            title="What was promised, and where it stands",
            intro=_origin(assessment),
            entries=tuple(_promise(s, cited, dates) for s in assessment.standings),
        )
    subjects = dict.fromkeys(position.provision for position in assessment.positions)
    if subjects:
        yield Section(
            title="Who says what, by subject",
            intro="Every claim found, oldest first under each name.",
            entries=tuple(_subject(p, assessment, cited, dates, labels) for p in subjects),
        )
    if assessment.counts:
        yield Section(
            title="Numbers",
            intro="As published. What exactly is counted differs from number to number.",
            entries=(_numbers(assessment, cited, dates),),
        )


def _origin(assessment: Assessment) -> str:
    if assessment.drafted:
        return "No case file: these promises were drafted from the claims found."
    return "From the case file; the evidence from the sources below."


def _promise(standing: Standing, cited: _Citations, dates: Mapping[str, Document]) -> Entry:
    rows = [Row(label="Owed by", sentences=(Sentence(text=_owed(standing)),))]
    rows.append(Row(label="Due", sentences=(Sentence(text=f"{_when(standing)}."),)))
    if standing.refused_by:
        names = words.joined(standing.refused_by)
        rows.append(Row(label="Refused by", sentences=(Sentence(text=f"{names}."),)))
    for stance, label in (
        (Stance.SETS, "Agreed"),
        (Stance.FOR, "Speaks for it"),
        (Stance.AGAINST, "Speaks against it"),
        (Stance.CONDITION, "Conditions"),
    ):
        found = standing.of(stance)
        if found:
            rows.append(Row(label=label, sentences=tuple(_shown(found, cited, dates))))
    if standing.missing:
        text = f"{words.joined(standing.missing)}."
        rows.append(Row(label="Missing", sentences=(Sentence(text=text),)))
    return Entry(
        heading=_plain(standing.obligation.text),
        rows=tuple(rows),
        status=standing.status,
        status_words=_status(standing),
    )


def _status(standing: Standing) -> str:
    """Return the status in words; nothing reported of late is not nothing ever reported."""
    if standing.status is Status.NO_EVIDENCE and standing.of(Stance.FOR):
        return "No recent report"
    return words.STATUS[standing.status]


def _shown(
    found: tuple[Evidence, ...], cited: _Citations, dates: Mapping[str, Document]
) -> Iterator[Sentence]:
    for item in found[-MOST_SHOWN:]:
        yield _claim(item.claim, cited, dates, named=True)


def _owed(standing: Standing) -> str:
    holders = standing.obligation.holders
    return f"{words.joined(holders)}." if holders else "The sources do not say who."


def _due(standing: Standing) -> str:
    """Return when a thing is due, as part of a sentence."""
    dated = standing.obligation.due and not standing.obligation.continuing
    return f"due {_when(standing)}" if dated else _when(standing)


def _when(standing: Standing) -> str:
    obligation = standing.obligation
    if obligation.continuing:
        return "for as long as the agreement runs"
    if not obligation.due:
        return "no date is stated"
    readings = [f"{words.period(r.interval)} ({r.words})" for r in obligation.due]
    due = words.joined(readings, last="or")
    return f"{due}; {_late(standing)}" if standing.late else due


def _subject(
    provision: str,
    assessment: Assessment,
    cited: _Citations,
    dates: Mapping[str, Document],
    labels: Mapping[str, str],
) -> Entry:
    rows = [
        Row(
            label=position.actor or "Nobody named as its holder",
            sentences=tuple(_claim(c, cited, dates, named=False) for c in position.claims),
        )
        for position in assessment.positions
        if position.provision == provision
    ]
    return Entry(heading=labels.get(provision, provision), rows=tuple(rows))


def _claim(
    claim: Claim, cited: _Citations, dates: Mapping[str, Document], *, named: bool
) -> Sentence:
    said = _says(claim) if named else _stance(claim)
    if claim.condition:
        said += f", on a condition ({' '.join(claim.condition.split())})"
    return Sentence(
        text=f"{_dated(claim, dates)}: {said}{_speaker(claim)}:",
        quote=claim.quote,
        citations=(cited.of(claim),),
    )


def _says(claim: Claim) -> str:
    """Return who takes which stance, "Turkey refuses"; a fact is reported of those who did it."""
    stance = _stance(claim)
    if claim.modality is Modality.FACT:
        about = words.joined(claim.agents or claim.performers)
        return f"{stance} ({about})" if about else stance
    if not claim.agents:
        about = words.joined(claim.performers)
        return f"{stance} ({about})" if about else stance
    return f"{words.joined(claim.agents)} {stance}"


def _stance(claim: Claim) -> str:
    if not claim.agents and claim.modality in words.HELD_BY_NOBODY:
        stance = words.HELD_BY_NOBODY[claim.modality]
    else:
        stance = words.STANCE[claim.modality, claim.negated]
        if _several(claim):
            stance = words.plural(stance)
    return f"{stance} tentatively" if claim.hedged else stance


def _several(claim: Claim) -> bool:
    """Return whether the holder is grammatically several: two names, or a group in the plural."""
    return len(claim.agents) > 1 or any(
        name[0].islower() and name.endswith("s") for name in claim.agents
    )


def _speaker(claim: Claim) -> str:
    speaker = claim.speaker
    if speaker is None or speaker.name in claim.agents:
        return ""
    kept = " (not named)" if speaker.anonymous else ""
    return f", according to {speaker.name}{kept}"


def _dated(claim: Claim, dates: Mapping[str, Document]) -> str:
    published = dates[claim.span.document].published
    if published is None:
        return "Undated"
    return words.day(published.best) if published.best else words.period(published)


def _numbers(assessment: Assessment, cited: _Citations, dates: Mapping[str, Document]) -> Entry:
    rows: dict[str, list[Sentence]] = {}
    for count in assessment.counts:
        quantity = count.claim.quantity
        if quantity is None:
            continue
        by = count.claim.speaker.name if count.claim.speaker else "the outlet itself"
        text = f"{_dated(count.claim, dates)}: “{' '.join(quantity.words.split())}”, said by {by}"
        if quantity.share is Share.UNCLEAR:
            text += f" (the words allow {quantity.low:,} each and {quantity.low:,} together)"
        sentence = Sentence(text=f"{text}.", citations=(cited.of(count.claim),))
        rows.setdefault(count.thing, []).append(sentence)
    return Entry(
        heading="Forces and people counted",
        rows=tuple(Row(label=thing, sentences=tuple(found)) for thing, found in rows.items()),
    )


# --- sources and notes ------------------------------------------------------------------------


def _sources(assessment: Assessment, cited: _Citations) -> Iterator[Source]:
    for number, document in enumerate(assessment.sources, start=1):
        publisher = document.publisher or "publisher not stated"
        if document.agency:
            publisher += f", text of {document.agency}"
        yield Source(
            number=number,
            name=document.title or document.name,
            publisher=publisher,
            dated=_how_dated(document),
            document=document,
            citations=tuple(cited.by_source.get(number, ())),
        )


def _how_dated(document: Document) -> str:
    if document.published is None:
        return "not dated"
    when = words.period(document.published)
    if document.published.best:
        when = words.day(document.published.best)
    rules = dict.fromkeys(f"{e.rule}: “{e.words}”" for e in document.date_evidence[:3])
    return f"{when} ({'; '.join(rules)})" if rules else when


def _notes(assessment: Assessment) -> Iterator[str]:
    if assessment.withheld:
        verb = "has" if assessment.withheld == 1 else "have"
        left = "is" if assessment.withheld == 1 else "are"
        yield f"{words.count(assessment.withheld, 'document')} {verb} no date and {left} left out."
    yield "A status rests on the words cited beside it, and on nothing else."
