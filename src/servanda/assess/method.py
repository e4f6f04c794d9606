"""The tables that decide, as values that can be printed: nothing is explained from elsewhere."""

from servanda.assess.evidence import (
    AFTER,
    BEFORE,
    CONDITION,
    CONTRARY,
    LATER,
    OTHERS,
    POSITION,
    SAME,
)
from servanda.assess.matrix import CONTINUING, ONCE
from servanda.assess.status_table import STATUS_TABLE
from servanda.model.assessment import EvidenceRule, Method, StatusRule


def method() -> Method:
    """Return the evidence table, what limits it, the status table and the levels."""
    own = [
        EvidenceRule(modality=m, negated=n, contrary=False, stance=stance, reason=reason)
        for (m, n), (stance, reason) in SAME.items()
    ]
    contrary = [
        EvidenceRule(modality=m, negated=n, contrary=True, stance=stance, reason=reason)
        for (m, n), (stance, reason) in CONTRARY.items()
    ]
    return Method(
        evidence=(*own, *contrary),
        otherwise=POSITION,
        limits=(CONDITION, BEFORE, AFTER, LATER, OTHERS),
        statuses=tuple(
            StatusRule(kind=row.kind, holds=row.holds, status=row.status) for row in STATUS_TABLE
        ),
        levels_once=ONCE,
        levels_continuing=CONTINUING,
    )
