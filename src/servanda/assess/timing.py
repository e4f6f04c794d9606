"""Where a day lies against a deadline that may have several readings."""

from datetime import date, timedelta

from servanda.model.agreement import Obligation
from servanda.model.assessment import LateDays, Timing

SOON = timedelta(days=30)


def timing(obligation: Obligation, on: date) -> Timing:
    """Return whether it is due; an ambiguous deadline alone makes nothing overdue.

    A reading that still waits for its day may yet lie ahead.
    """
    if obligation.continuing:
        return Timing.CONTINUING
    due = obligation.due_interval()
    if due is None:
        return Timing.UNDATED
    if on > due.latest and not obligation.awaiting:
        return Timing.OVERDUE
    if on > due.earliest:
        return Timing.POSSIBLY_OVERDUE
    return Timing.DUE if on + SOON >= due.earliest else Timing.NOT_DUE


def late(obligation: Obligation, on: date) -> LateDays | None:
    """Return the days since the latest and since the earliest day it can have been due."""
    due = obligation.due_interval()
    if due is None or on <= due.latest or obligation.awaiting:
        return None
    return LateDays(least=(on - due.latest).days, most=(on - due.earliest).days)
