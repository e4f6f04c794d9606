"""Single answers as plain tables: status, positions, numbers."""

from collections.abc import Mapping, Sequence

from servanda.model.assessment import Assessment
from servanda.show import words
from servanda.show.text import shortened


def status_table(assessment: Assessment) -> str:
    """Return one line an obligation: status, lateness, what is owed."""
    rows = [
        (
            words.STATUS[s.status],
            _late(s.late.least, s.late.most) if s.late else "",
            s.obligation.text,
        )
        for s in assessment.standings
    ]
    return _table(("Status", "Late", "Promise"), rows, (20, 14, 44))


def _late(least: int, most: int) -> str:
    return words.count(least, "day") if least == most else f"{least}-{most} days"


def positions_table(assessment: Assessment, labels: Mapping[str, str]) -> str:
    """Return one line a position: subject, actor, the stance of its newest claim, its words."""
    rows = [
        (
            labels.get(p.provision, p.provision),
            p.actor or "-",
            words.STANCE[p.latest.modality, p.latest.negated],
            shortened(p.latest.quote),
        )
        for p in assessment.positions
    ]
    return _table(("Subject", "Who", "Latest", "Words"), rows, (16, 16, 12, 32))


def numbers_table(assessment: Assessment) -> str:
    """Return one line a number: what is counted, the words, who said so."""
    rows = [
        (
            count.thing,
            count.claim.quantity.words if count.claim.quantity else "",
            count.claim.speaker.name if count.claim.speaker else "the outlet",
        )
        for count in assessment.counts
    ]
    return _table(("Counted", "As published", "Said by"), rows, (24, 34, 20))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    lines = [_line(head, widths), _line(["-" * width for width in widths], widths)]
    lines += [_line(row, widths) for row in rows]
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    cut = (_cell(cell, width) for cell, width in zip(cells, widths, strict=True))
    return " ".join(cut).rstrip()


def _cell(text: str, width: int) -> str:
    one_line = " ".join(text.split())
    return (one_line if len(one_line) <= width else one_line[: width - 1] + "…").ljust(width)
