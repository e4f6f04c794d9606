"""Which language a text is in."""

FEWEST_WORDS = 20
SAMPLE = 600


def language(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language; None for fewer than 20 words."""
    if len(text.split()) < FEWEST_WORDS:
        return None
    from py3langid import classify

    code, _ = classify(text[:SAMPLE])
    return str(code)
