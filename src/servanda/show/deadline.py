"""The deadline line: agreed, due, the day asked about, and what falls due next."""

from collections.abc import Iterator

from servanda.model.assessment import Assessment, Standing
from servanda.model.when import Interval
from servanda.show import days, words
from servanda.show.headline import leading
from servanda.show.parts import Mark, Milestone


def deadlines(assessment: Assessment) -> tuple[Milestone, ...]:
    """Return the days that matter, in the order of the calendar; none where nothing is dated."""
    lead = leading(assessment)
    found = [*_agreed(assessment, lead), *_due(assessment, lead), *_next(assessment, lead)]
    if not found:
        return ()
    return tuple(sorted([*found, _now(assessment)], key=lambda m: m.interval.earliest))


def _agreed(assessment: Assessment, lead: Standing | None) -> Iterator[Milestone]:
    wanted = lead.obligation.agreement if lead else None
    for agreement in assessment.agreements:
        if agreement.id == wanted and agreement.signed:
            yield Milestone(
                mark=Mark.AGREED,
                label="Agreed",
                interval=agreement.signed,
                words=days.span(agreement.signed),
            )


def _due(assessment: Assessment, lead: Standing | None) -> Iterator[Milestone]:
    due = lead.obligation.due_interval() if lead else None
    if lead is None or due is None:
        return
    yield Milestone(
        mark=Mark.OVERDUE if lead.late else Mark.DUE,
        label=words.clause(lead.obligation.text),
        interval=due,
        words=f"due {days.by(due).removeprefix('by ')}",
        distance=f"{days.late(lead.late)} late" if lead.late else _left(due, assessment),
    )


def _now(assessment: Assessment) -> Milestone:
    today = Interval.day(assessment.on)
    return Milestone(mark=Mark.NOW, label="As of", interval=today, words=days.day(assessment.on))


def _next(assessment: Assessment, lead: Standing | None) -> Iterator[Milestone]:
    """Yield the obligation that falls due first after the day asked about."""
    coming = [
        (due, standing)
        for standing in assessment.standings
        if standing is not lead
        and (due := standing.obligation.due_interval())
        and due.earliest >= assessment.on
    ]
    for due, standing in sorted(coming, key=lambda pair: pair[0].earliest)[:1]:
        yield Milestone(
            mark=Mark.NEXT,
            label=words.clause(standing.obligation.text),
            interval=due,
            words=f"due {days.by(due).removeprefix('by ')}",
            distance=_left(due, assessment),
        )


def _left(due: Interval, assessment: Assessment) -> str | None:
    left = (due.earliest - assessment.on).days
    return f"{days.days(left)} left" if left >= 0 else None
