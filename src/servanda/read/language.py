"""Which language a text is in."""

from servanda.read.pages import pages

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
