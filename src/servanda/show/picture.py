"""The deadline line as a drawing: where each day falls, and where its words have room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from servanda.show.clean import cut
from servanda.show.parts import Mark, Milestone

WIDTH, LEFT, RIGHT = 860, 12, 848
AXIS, ROW, LETTER = 46, 40, 7.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One milestone as drawn: its ends on the line, its words and where they are anchored."""

    mark: Mark
    start: float
    end: float
    label: str
    words: str
    anchor: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of the line between a deadline and the day asked about, and its length in words."""

    mark: Mark
    start: float
    end: float
    words: str
    x: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Everything the template draws, in the units of the view box."""

    height: int
    axis: int
    now: float
    spots: tuple[Spot, ...]
    stretches: tuple[Stretch, ...]


def drawing(milestones: Sequence[Milestone]) -> Drawing | None:
    """Return the drawing of a deadline line, or None where there is no line to draw."""
    if len(milestones) < 2:
        return None
    first = min(m.interval.earliest for m in milestones)
    last = max(m.interval.latest for m in milestones)
    scale = _Scale(first, max((last - first).days, 1))
    spots = _placed([m for m in milestones if m.mark is not Mark.NOW], scale)
    now = next(scale.x(m.interval.earliest) for m in milestones if m.mark is Mark.NOW)
    bottom = max((spot.y for spot in spots), default=AXIS)
    return Drawing(
        height=int(bottom) + 24,
        axis=AXIS,
        now=now,
        spots=spots,
        stretches=tuple(_stretch(m, scale, now) for m in milestones if m.distance),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    length: int

    def x(self, day: date) -> float:
        """Return where a day falls."""
        return round(LEFT + (day - self.first).days * (RIGHT - LEFT) / self.length, 1)


def _placed(milestones: Sequence[Milestone], scale: _Scale) -> tuple[Spot, ...]:
    """Return the milestones with their words under the line, each where nothing else stands."""
    spots: list[Spot] = []
    taken: list[float] = []
    for milestone in milestones:
        start = scale.x(milestone.interval.earliest)
        label = cut(milestone.label, 44)
        width = max(len(label), len(milestone.words)) * LETTER
        ends = start + width > WIDTH
        left = start - width if ends else start
        row = next((n for n, edge in enumerate(taken) if left > edge), len(taken))
        taken[row : row + 1] = [left + width + 2 * LETTER]
        spots.append(
            Spot(
                mark=milestone.mark,
                start=start,
                end=scale.x(milestone.interval.latest),
                label=label,
                words=milestone.words,
                anchor="end" if ends else "start",
                x=min(start + 6, WIDTH) if ends else max(start - 6, 0),
                y=AXIS + 24 + row * ROW,
            )
        )
    return tuple(spots)


def _stretch(milestone: Milestone, scale: _Scale, now: float) -> Stretch:
    day = scale.x(milestone.interval.earliest)
    start, end = min(day, now), max(day, now)
    half = len(milestone.distance or "") * LETTER / 2
    return Stretch(
        mark=milestone.mark,
        start=start,
        end=end,
        words=milestone.distance or "",
        x=min(max((start + end) / 2, half), WIDTH - half),
    )
