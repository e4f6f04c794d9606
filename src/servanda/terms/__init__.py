"""Words, as data that people can edit, and their loader."""

from servanda.terms.load import load_terms
from servanda.terms.vocabulary import Frame, Operators, Provision, Terms

__all__ = ["Frame", "Operators", "Provision", "Terms", "load_terms"]
