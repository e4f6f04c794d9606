"""Which language a text is in, and whether there are words to read it with."""

from servanda.model.notice import Notice, Severity
from servanda.model.source import Document
from servanda.read.pages import pages
from servanda.terms import Terms

FEWEST_WORDS = 20
SAMPLE = 600
# A text with so many of English's function words, its article among them, is English; asking the
# classifier costs more than all the rest of dating and titling a page.
PLAINLY = 0.3


def language(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language; None for fewer than 20 words."""
    sample = text[:SAMPLE]
    words = sample.lower().split()
    if len(words) < FEWEST_WORDS:
        return None
    prose = pages().prose
    if "the" in words and sum(word in prose for word in words) >= PLAINLY * len(words):
        return "en"
    from py3langid import classify

    code, _ = classify(sample)
    return str(code)


def is_read(document: Document, terms: Terms) -> bool:
    """Return whether a document is in the vocabulary's language, or in one that cannot be told."""
    return document.language in (None, terms.language)


def language_notice(document: Document, terms: Terms) -> Notice | None:
    """Return that a document is stored and not read, where its language has no vocabulary."""
    if is_read(document, terms):
        return None
    return Notice(
        severity=Severity.WARNING,
        message=f"is in a language without a vocabulary ({document.language}): stored and"
        " searchable, not read for claims",
        where=document.name,
        next_step="Read a translation beside it, with --publisher.",
    )
