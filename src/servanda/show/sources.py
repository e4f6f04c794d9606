"""The sources of a brief: what each is called, who published it, and how its day is known."""

from collections.abc import Iterator, Mapping

from servanda.model.assessment import Assessment
from servanda.model.source import DateEvidence, Document
from servanda.show import days
from servanda.show.cite import Index
from servanda.show.parts import Source
from servanda.show.words import plural

# The readers' rules for dating, as a person would put them; an unlisted rule speaks for itself.
RULES: Mapping[str, str] = {
    "published line": "its published line says {words}",
    "page metadata": "the page's own data say {words}",
    "stated with the record": "the record it came with says {words}",
    "dated caption": "a picture in it is dated {words}",
    "weekday in the lead": "its opening names the weekday {words}",
    "weekday of the earliest possible day": "its opening names that day of the week, {words}",
    "agreement and duration give the deadline that lapsed": (
        "it says {words}, a day counted from the agreement"
    ),
}


def sources(assessment: Assessment, index: Index) -> tuple[Source, ...]:
    """Return every source known, oldest first, numbered as the citations number them."""
    return tuple(
        Source(
            number=number,
            title=document.title or document.name,
            publisher=publisher(document),
            when=when(document),
            dating=dating(document),
            used=plural(len(index.of(document)), "claim"),
        )
        for number, document in enumerate(assessment.sources, 1)
    )


def publisher(document: Document) -> str:
    """Return who published a document and whose text it is, or that it does not say."""
    name = document.publisher or "publisher not stated"
    agency = document.agency
    return f"{name}, from {agency}" if agency and agency != document.publisher else name


def when(document: Document) -> str:
    """Return the day of a document, or the days between which it was published."""
    interval = document.published
    if interval is None or interval.best:
        return days.published(interval)
    words = days.span(interval, "and")
    return f"between {words}" if " and " in words else words


def dating(document: Document) -> str:
    """Return how the day is known, in plain words."""
    grounds = list(dict.fromkeys(_grounds(document.date_evidence)))
    return "; ".join(grounds) or "nothing in it says when it was published"


def withheld(count: int) -> str:
    """Return what is left out because nothing dates it, or an empty text."""
    if count == 0:
        return ""
    verb = (
        "has no date that can be known and is"
        if count == 1
        else "have no date that can be known and are"
    )
    return f"{plural(count, 'document')} {verb} left out."


def _grounds(evidence: tuple[DateEvidence, ...]) -> Iterator[str]:
    """Yield each rule with its words; a stated day needs no second witness."""
    stated = [item for item in evidence if item.earliest and item.earliest == item.latest]
    for item in stated[:1] or evidence:
        template = RULES.get(item.rule, f"{item.rule}: {{words}}")
        yield template.replace("{words}", f"“{item.words}”")
