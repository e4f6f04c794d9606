"""What has changed since a day, in sentences: what came in, what moved, what lapsed."""

from collections.abc import Iterable, Iterator, Sequence

from servanda.model.assessment import (
    Assessment,
    Changes,
    Evidence,
    Lapse,
    Stance,
    Standing,
    Status,
    StatusChange,
)
from servanda.model.claim import Claim, Modality
from servanda.model.source import Document
from servanda.show import days, saying, words
from servanda.show.cite import Index
from servanda.show.moves import title
from servanda.show.parts import Change, Changed, Kind, Line, Sentence
from servanda.show.positions import Labels, line

MOST_CAUSES, MOST_SAID = 3, 3
_DONE = {True: "is kept", False: "was done"}
_ORDER = (Stance.FOR, Stance.AGAINST, Stance.SETS, Stance.CONDITION, Stance.BACKGROUND)
NOTHING = "Nothing: no new source, and every status is as it was."
# How words whose day has passed are called, by what was said.
AHEAD = {Modality.PLEDGE: "promised", Modality.AGREE: "agreed", Modality.EXPECT: "expected"}


def changed(assessment: Assessment, index: Index, labels: Labels) -> Changed | None:
    """Return what has changed since the day asked about; None where that was not asked."""
    found = assessment.changes
    if found is None:
        return None
    moved: Sequence[tuple[Kind, Iterable[Sentence]]] = (
        (Kind.SOURCES, _new_sources(found, assessment)),
        (Kind.STATUS, (_status(change, assessment, index) for change in found.statuses)),
        (Kind.MOVED, _moved(found, index, labels)),
        (Kind.NEW, _said(found, assessment, index, labels)),
        (Kind.LAPSED, (_lapsed(lapse, index, labels) for lapse in found.lapsed)),
        (Kind.CORRECTED, _corrections(found)),
    )
    lines = [Change(kind=kind, sentence=s) for kind, some in moved for s in some]
    silent = [Change(kind=Kind.SILENT, sentence=s) for s in _silences(assessment)]
    return Changed(
        title=f"What has changed since {days.day(found.since)}",
        lines=(*lines, *silent),
        nothing="" if lines else NOTHING,
    )


def lapsed(assessment: Assessment, index: Index, labels: Labels) -> tuple[Line, ...]:
    """Return the promises and hopes whose day has passed, the latest day first."""
    return tuple(
        line(lapse.claim, f"{_who(lapse.claim, labels)}: {saying.deed(lapse.claim)}", index)
        for lapse in sorted(assessment.lapsed, key=lambda lapse: lapse.day, reverse=True)
    )


def last_report(standing: Standing, assessment: Assessment) -> str:
    """Return when somebody last reported whether it is done or kept, and how long ago."""
    if standing.reported is None:
        return f"none that says whether it {_DONE[standing.obligation.continuing]}"
    ago = (assessment.on - standing.reported).days
    before = f" ({days.days(ago)} before)" if ago > 0 else ""
    return f"{days.day(standing.reported)}{before}"


def _new_sources(found: Changes, assessment: Assessment) -> Iterator[Sentence]:
    if not found.sources:
        return
    order = {document.id: number for number, document in enumerate(assessment.sources, 1)}
    names = words.joined([f"S{order[document.id]}" for document in found.sources])
    count = words.plural(len(found.sources), "new source")
    yield Sentence(text=f"{count} with {words.plural(len(found.claims), 'claim')}: {names}.")


def _status(change: StatusChange, assessment: Assessment, index: Index) -> Sentence:
    text = words.clause(change.obligation.text)
    after = words.STATUS[change.after].lower()
    cited = index.cite(*change.causes[-MOST_CAUSES:])
    if change.before is None:
        return Sentence(text=f"New obligation: {text} ({after}).", citations=cited)
    due = change.obligation.due_interval()
    if change.after is Status.OVERDUE and due:
        return Sentence(text=f"Newly overdue: {text}, due {days.by(due)}.", citations=cited)
    before = words.STATUS[change.before].lower()
    passed = "" if change.causes else "; time has passed"
    return Sentence(text=f"{text}: from {before} to {after}{passed}.", citations=cited)


def _moved(found: Changes, index: Index, labels: Labels) -> Iterator[Sentence]:
    for move in found.moves:
        text = f"A position moved: {title(move, labels)}."
        yield Sentence(text=text, citations=index.cite(move.before, move.after))


def _lapsed(lapse: Lapse, index: Index, labels: Labels) -> Sentence:
    who = _who(lapse.claim, labels)
    said = AHEAD[lapse.claim.modality]
    return Sentence(
        text=f"{who}, {said} for {days.day(lapse.day)} at the latest; no report in these"
        " sources says that it came true.",
        citations=index.cite(lapse.claim),
    )


def _who(claim: Claim, labels: Labels) -> str:
    """Return the subject of a claim and who holds it: `Elections (Ruvania)`."""
    subject = labels.get(claim.provision, words.spelled(claim.provision))
    return f"{subject} ({words.joined(claim.agents)})" if claim.agents else subject


def _corrections(found: Changes) -> Iterator[Sentence]:
    if count := len(found.corrections):
        corrected = words.plural(count, "source was", "sources were")
        yield Sentence(text=f"{corrected} replaced by a later version.")


def _said(
    found: Changes, assessment: Assessment, index: Index, labels: Labels
) -> Iterator[Sentence]:
    """Yield what is newly said on each obligation, the evidence first; beyond a few, how many."""
    new = {claim.id for claim in found.claims}
    shown = {claim.id for change in found.statuses for claim in change.causes[-MOST_CAUSES:]}
    for standing in assessment.standings:
        items = [
            item
            for stance in _ORDER
            for item in standing.of(stance)
            if item.claim.id in new - shown
        ]
        text = words.clause(standing.obligation.text)
        for item in items[:MOST_SAID]:
            said = f"{saying.statement(item.claim)}{saying.details(item.claim, _of(item, index))}"
            subject = _subject(item.claim, standing, labels)
            yield Sentence(text=f"{text}: {subject}{said}.", citations=index.cite(item.claim))
        if more := items[MOST_SAID:]:
            cited = index.cite(*(item.claim for item in more))
            yield Sentence(
                text=f"{text}: {words.plural(len(more), 'more new claim')}.", citations=cited
            )


def _of(item: Evidence, index: Index) -> Document:
    return index.document(item.claim)


def _subject(claim: Claim, standing: Standing, labels: Labels) -> str:
    """Return the claim's own subject where it is another than the obligation's."""
    if claim.provision == standing.obligation.provision:
        return ""
    return f"{labels.get(claim.provision, words.spelled(claim.provision)).lower()} "


def _silences(assessment: Assessment) -> Iterator[Sentence]:
    """Yield what no report tells of: ever, and for a whole period."""
    due = [s for s in assessment.standings if s.status is not Status.NOT_DUE]
    never = [words.clause(s.obligation.text) for s in due if s.reported is None]
    if never:
        yield Sentence(
            text=f"No report in these sources says whether it was done or kept: {'; '.join(never)}."
        )
    for standing in due:
        silent = (assessment.on - standing.reported).days if standing.reported else 0
        if standing.reported and silent > standing.obligation.period:
            yield Sentence(
                text=f"No report since {days.day(standing.reported)}, {days.days(silent)} ago, says"
                f" whether it {_DONE[standing.obligation.continuing]}:"
                f" {words.clause(standing.obligation.text)}."
            )
