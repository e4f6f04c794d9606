"""Something wrong with material: collected and shown, never raised."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a notice costs the reader of a brief."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One thing that is wrong, where it is, and what to do next."""

    severity: Severity
    message: str
    where: str
    next_step: str

    def line(self) -> str:
        """Return the notice as one line for a terminal."""
        return f"{self.severity}: {self.where}: {self.message}. {self.next_step}"
