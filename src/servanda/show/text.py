"""A brief as plain text for a terminal of 80 columns."""

import textwrap
from collections.abc import Iterator

from servanda.show import words
from servanda.show.brief import Brief, Entry, Row, Sentence

WIDTH = 80
LONGEST_QUOTE = 160


def render_text(brief: Brief, width: int = WIDTH) -> str:
    """Return the brief as lines of at most `width` characters."""
    lines = [*_head(brief, width)]
    for section in brief.sections:
        lines += ["", section.title.upper(), *_wrap(section.intro, width)]
        for entry in section.entries:
            lines += ["", *_entry(entry, width)]
    lines += ["", "SOURCES"]
    for source in brief.sources:
        used = words.count(len(source.citations), "claim")
        text = f"S{source.number}  {source.name}. {source.publisher}. {source.dated}. {used}."
        lines += _wrap(text, width, hang="    ")
    lines += ["", *(line for note in brief.notes for line in _wrap(note, width))]
    return "\n".join(lines) + "\n"


def _head(brief: Brief, width: int) -> Iterator[str]:
    yield from _wrap(brief.title, width)
    yield from _wrap(brief.as_of, width)
    yield ""
    yield from _wrap(brief.headline, width)
    yield ""
    for sentence in brief.lead:
        yield from _wrap(sentence_text(sentence), width)
    if brief.tally:
        yield ""
        yield from _wrap(brief.tally, width)


def _entry(entry: Entry, width: int) -> Iterator[str]:
    mark = f"[{entry.status_words.upper()}] " if entry.status else ""
    yield from _wrap(f"{mark}{entry.heading}", width)
    for row in entry.rows:
        yield from _row(row, width)


def _row(row: Row, width: int) -> Iterator[str]:
    if len(row.sentences) == 1:
        text = f"{row.label}: {sentence_text(row.sentences[0])}"
        yield from _wrap(text, width, lead="  ", hang="    ")
        return
    yield from _wrap(f"{row.label}:", width, lead="  ", hang="    ")
    for sentence in row.sentences:
        yield from _wrap(f"- {sentence_text(sentence)}", width, lead="    ", hang="      ")


def sentence_text(sentence: Sentence) -> str:
    """Return a sentence with its quote, shortened at a word, and its citations."""
    quote = f" “{shortened(sentence.quote)}”" if sentence.quote else ""
    cited = "".join(f" [{citation.label}]" for citation in sentence.citations)
    return f"{sentence.text}{quote}{cited}"


def shortened(quote: str) -> str:
    """Return a quote on one line, cut with … after about 160 characters; the page has it whole."""
    one_line = " ".join(quote.split())
    if len(one_line) <= LONGEST_QUOTE:
        return one_line
    return one_line[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def _wrap(text: str, width: int, lead: str = "", hang: str = "") -> list[str]:
    return textwrap.wrap(
        " ".join(text.split()),
        width,
        initial_indent=lead,
        subsequent_indent=hang,
        break_long_words=True,
    )
