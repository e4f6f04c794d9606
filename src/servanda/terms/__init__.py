"""Words, as data that people can edit, and their loader."""

from servanda.terms.load import load_terms
from servanda.terms.measures import Calendar, Numbers, calendar, numbers
from servanda.terms.vocabulary import Frame, Operators, Overlay, Provision, Terms

__all__ = [
    "Calendar",
    "Frame",
    "Numbers",
    "Operators",
    "Overlay",
    "Provision",
    "Terms",
    "calendar",
    "load_terms",
    "numbers",
]
