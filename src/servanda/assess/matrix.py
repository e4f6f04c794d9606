"""Implementation levels and the aggregate score of the Peace Accords Matrix (Kroc Institute).

A level is derived from a status, where a person of the Matrix would code a narrative; the
aggregate is theirs: 100 times the sum of the levels over three times their number.
"""

from collections.abc import Iterable, Mapping

from servanda.model.assessment import Performance, Status

# Of a one-time obligation, by how much is reported as done.
ONCE: Mapping[Performance, int] = {
    Performance.NONE_REPORTED: 0,
    Performance.NOT_BEGUN: 0,
    Performance.BEGUN: 1,
    Performance.PARTLY: 2,
    Performance.FULL: 3,
}
# Of a continuing one, by its status; without evidence it is not rated.
CONTINUING: Mapping[Status, int] = {
    Status.BREACHED: 1,
    Status.BREACH_REPORTED: 2,
    Status.CONTESTED: 2,
    Status.NO_BREACH_REPORTED: 3,
}


def level(continuing: bool, status: Status, performance: Performance) -> int | None:
    """Return the level from 0 to 3, or None for a continuing obligation nobody reports on."""
    return CONTINUING.get(status) if continuing else ONCE.get(performance)


def aggregate(levels: Iterable[int]) -> float | None:
    """Return the score from 0 to 100, or None where nothing is rated.

    Raises:
        ValueError: a level is not 0, 1, 2 or 3.
    """
    rated = list(levels)
    if any(level not in range(4) for level in rated):
        raise ValueError(f"levels are 0 to 3, not {sorted(set(rated) - {0, 1, 2, 3})}")
    return 100 * sum(rated) / (3 * len(rated)) if rated else None
