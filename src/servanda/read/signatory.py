"""Who speaks in a document that is somebody's own: a statement, remarks, a joint declaration.

The title says it: "Statement by President …", "Joint Statement by the United States, …". In such a
document "I" and "we" are its signatories, also where nobody is quoted.
"""

import re
from collections.abc import Iterator
from functools import cache

from servanda.model.actor import Kind
from servanda.model.source import Document
from servanda.read.discourse import Discourse, Holder, Sort
from servanda.read.names import Named, Naming
from servanda.terms import Terms

TITLE, LONG = 300, 5
STATES = frozenset({Kind.STATE, Kind.FACTION, Kind.ARMED_GROUP})
_CLOSES = (
    r"(?=\s+(?:on|about|regarding|concerning|at|following|after|in|to|ahead|for(?! the [A-Z]))\b"
    r"|\s*$|\s*[:–—])"
)
_NAME = r"(?:[A-ZÀ-Þ][\w.'’-]*(?:\s+(?:(?:al|el|bin|van|von|de)[ -])?[A-ZÀ-Þ][\w.'’-]*){0,4})"


def signatories(document: Document, terms: Terms, discourse: Discourse) -> tuple[Holder, ...]:
    """Return who a document is the statement of; none where it is a report."""
    title = " ".join((document.title or "").split())[:TITLE]
    words = terms.words
    match = _pattern(words["statements"], words["offices"]).search(title)
    if not match:
        return ()
    who = match["by"] or match["before"] or ""
    person = _person(who, words["offices"], _publisher_side(document, discourse))
    if person:
        return (person,)
    if any(_means_it(n, who, discourse.terms) for n in discourse.finder.find(who)):
        return tuple(_actors(who, discourse))
    return _body(who)


def _person(who: str, offices: frozenset[str], side: str | None) -> Holder | None:
    """Return the person an office stands before ("President Ana Example"), with the side."""
    match = _titled(offices).search(who)
    if not match:
        return None
    role = match["role"].strip().lower()
    return Holder(name=match["name"].strip(), sort=Sort.PERSON, side=side, role=role)


def _publisher_side(document: Document, discourse: Discourse) -> str | None:
    """Return the state whose body published a document."""
    return next(
        (found.actor.name for found in discourse.finder.find(document.publisher or "")), None
    )


def _actors(who: str, discourse: Discourse) -> Iterator[Holder]:
    """Yield those a title names, each once; a name nobody knows counts beside one that is known."""
    seen = set()
    for part in re.split(r",\s+(?:and\s+)?|\s+and\s+(?:the\s+)?", who):
        known = [n for n in discourse.finder.find(part) if _means_it(n, part, discourse.terms)]
        holders = [Holder(name=name.actor.name, sort=Sort.ACTOR) for name in known[:1]]
        for holder in holders or _body(part):
            if holder.name not in seen:
                seen.add(holder.name)
                yield holder


def _means_it(name: Named, part: str, terms: Terms) -> bool:
    """Return whether a name in a title is who signs.

    A ministry signs for its state and "G7 leaders" for the G7; but "the Contact Group for the Great
    Lakes" is no other contact group.
    """
    if name.naming is Naming.DEMONYM:
        return False
    beside = re.findall(r"\w+", f"{part[: name.start]} {part[name.end :]}".lower())
    offices = terms.words["offices"] | terms.words["parties"] | {"the", "of"}
    # "Leaders'" may have lost its apostrophe to a page's markup.
    roles = tuple(office for office in offices if len(office) >= LONG)
    return name.actor.kind in STATES or all(
        word in offices or word.startswith(roles) for word in beside
    )


def _body(who: str) -> tuple[Holder, ...]:
    """Return the body a text calls by a name that nobody knows ("the Contact Group for …")."""
    name = re.sub(r"^the ", "", who.strip(), flags=re.IGNORECASE)
    named = bool(name) and all(word[0].isupper() for word in name.split() if len(word) > 3)
    return (Holder(name=name, sort=Sort.ACTOR),) if named else ()


@cache
def _pattern(statements: frozenset[str], offices: frozenset[str]) -> re.Pattern[str]:
    kinds = "|".join(sorted(map(re.escape, statements), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?i:{kinds}))\s+(?:by|from|of)\s+(?P<by>.+?){_CLOSES}"
        rf"|^(?P<before>.{{2,120}}?)(?:['’]s?)?\s+(?i:joint\s+)?(?i:{kinds})\b"
    )


@cache
def _titled(offices: frozenset[str]) -> re.Pattern[str]:
    choice = "|".join(sorted(map(re.escape, offices), key=len, reverse=True))
    return re.compile(rf"(?P<role>(?:\w+ )?(?i:{choice}))\s+(?P<name>{_NAME})")
