"""The sources of a brief: what each is called, who published it, and how its day is known."""

from collections.abc import Iterator, Mapping

from servanda.model.assessment import Assessment
from servanda.model.source import DateEvidence, Document, Handling, strictest
from servanda.show import days
from servanda.show.cite import Index, marked
from servanda.show.parts import Source
from servanda.show.words import plural

# The readers' rules for dating, as a person would put them; an unlisted rule speaks for itself.
RULES: Mapping[str, str] = {
    "page metadata": "the page's own data say {words}",
    "stated with the record": "the record it came with says {words}",
    "stated when it was read": "whoever read it in said {words}",
    "date of the mail": "the mail it came in is of {words}",
    "date in the feed": "the feed it came in says {words}",
    "crawler line": "the line that a crawler put above it says {words}",
    "published line": "its published line says {words}",
    "published line below the article": "a published line below it says {words}",
    "line of a first version": "a first version of it is of {words}",
    "date line": "a line above it is dated {words}",
    "updated line": "a line says that it was updated on {words}",
    "dateline": "its dateline says {words}",
    "today beside its date": "it gives {words} as the day of writing",
    "dated caption": "a picture in it is dated {words}",
    "embedded post": "a post in it is dated {words}",
    "posts of one week": "the posts in it are of one week, {words}",
    "day told as past": "it tells of {words} as past",
    "month told as past": "it tells of {words} as past",
    "year told as past": "it tells of {words} as past",
    "past month without a year": "it tells of {words} as past",
    "last month or year": "it calls that {words}",
    "this week": "it says {words}",
    "weekday and day give the year": "only in one year does {words} fall on that weekday",
    "weekday of the earliest possible day": "its opening names that day of the week, {words}",
    "agreement and duration give the deadline that lapsed": (
        "it says {words}, a day counted from the agreement"
    ),
}
CONFLICTS, OUTSIDE = " (conflicts)", "outside: "


def sources(assessment: Assessment, index: Index) -> tuple[Source, ...]:
    """Return every source known, oldest first, numbered as the citations number them."""
    return tuple(
        Source(
            number=number,
            title=document.title or document.name,
            publisher=publisher(document),
            when=when(document),
            dating=dating(document),
            used=used(document, assessment, index),
            note=note(document, assessment),
            mark=marked(assessment.mark(document.id)),
        )
        for number, document in enumerate(assessment.sources, 1)
    )


def used(document: Document, assessment: Assessment, index: Index) -> str:
    """Return how many claims a brief takes from a document, or that it was not read."""
    if document.id in assessment.unread:
        return f"not read: there are no words yet for its language ({document.language})"
    return plural(len(index.of(document)), "claim")


def note(document: Document, assessment: Assessment) -> str:
    """Return whose witness a document is where it is a copy, and what replaced it."""
    return " ".join(filter(None, (_copied(document, assessment), _replaced(document, assessment))))


def _copied(document: Document, assessment: Assessment) -> str:
    origin = assessment.origins.get(document.id, document.origin)
    corrects = any(item.new == document.id for item in assessment.corrections)
    if corrects or origin == document.origin:
        return ""
    by_id = {source.id: number for number, source in enumerate(assessment.sources, 1)}
    name = f"S{by_id[origin]}" if origin in by_id else origin
    return f"Mostly the same text as another source: it counts with {name} as one witness."


def _replaced(document: Document, assessment: Assessment) -> str:
    order = {source.id: number for number, source in enumerate(assessment.sources, 1)}
    found = next((item for item in assessment.corrections if item.old == document.id), None)
    if found is None:
        return ""
    number = order[found.new]
    return f"Replaced by S{number} on {days.day(found.known)}: what it says no longer counts."


def handling(assessment: Assessment) -> str:
    """Return how far a brief may be passed on: as far as its strictest source, or an empty text."""
    marks = [assessment.mark(document.id) for document in assessment.sources]
    mark = strictest(marks)
    if mark is Handling.PUBLIC:
        return ""
    count = marks.count(mark)
    verb = "is" if count == 1 else "are"
    return f"Handling: {mark}, because {plural(count, 'source')} of this brief {verb}."


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
    """Yield each rule with its words. A stated day needs no second witness but what contradicts."""
    stated = [item for item in evidence if _states(item)]
    against = [item for item in evidence if item.rule.endswith(CONFLICTS)]
    for item in (*stated[:1], *against) if stated else evidence:
        rule = item.rule.removesuffix(CONFLICTS)
        default = f"{rule.removeprefix(OUTSIDE)}: {{words}}"
        ground = RULES.get(rule, default).replace("{words}", f"“{item.words}”")
        source = "from outside the text, " if rule.startswith(OUTSIDE) else ""
        yield f"{source}{ground}{_doubt(item)}"


def _states(item: DateEvidence) -> bool:
    day = item.earliest and item.earliest == item.latest
    return bool(day) and not item.rule.endswith(CONFLICTS)


def _doubt(item: DateEvidence) -> str:
    return ", which does not agree" if item.rule.endswith(CONFLICTS) else ""


def others(count: int) -> str:
    """Return how many claims of a large case are not assessed, or nothing."""
    if not count:
        return ""
    speak = "speaks" if count == 1 else "speak"
    return f"{plural(count, 'more claim')} in the case {speak} about none of these obligations."
