"""Which claims state what is owed, and of which day the agreement is that they speak of."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from servanda.model.actor import Actor, Kind, is_described
from servanda.model.claim import Claim, Modality
from servanda.model.source import Document
from servanda.model.when import Duration, Granularity, Interval, When
from servanda.terms import Terms

# Presence, talks and what no provision covers are never owed of their own.
NOT_OWED = frozenset({"force_presence", "other", "negotiation_conference"})
# How far around a claim its agreement is looked for, in characters.
BEFORE, NEAR = 300, 1500


@dataclass(frozen=True, slots=True, kw_only=True)
class Stipulation:
    """A claim that states what is owed, with what its text says of the agreement.

    `signed` is the agreement's day or interval, `name` its proper name; `own` tells that the
    document is the agreement itself, `told` that the day is that of the text's agreement before,
    `bound` that some agreement stands behind it: a promise or a task may have none.
    """

    claim: Claim
    document: Document
    signed: Interval | None = None
    name: str | None = None
    own: bool = False
    told: bool = False
    bound: bool = True
    meeting: bool = False
    parties: tuple[str, ...] = ()
    """Those named as agreeing; in an agreement's own text those who owe, bodies left out."""
    owes: bool = True
    """Whether it obliges anybody; that something was signed only tells of the agreement."""

    @property
    def known(self) -> date:
        """Return the day from which it is certain that this was published."""
        published = self.document.published
        return published.known_by if published else date.max


def stipulations(
    claims: Sequence[Claim], documents: Mapping[str, Document], terms: Terms
) -> Iterator[Stipulation]:
    """Yield the claims that state what is owed, or that an agreement was signed, in their order."""
    for claim in claims:
        document = documents[claim.span.document]
        own = claim.modality is Modality.AGREE and terms.is_accord(document.title or "")
        owes = _states(claim, terms, own=own)
        if not owes and not _signing(claim):
            continue
        signed = _own_day(document) if own else _day(claim)
        before = None if signed or own else _before(claim, document, claims)
        yield Stipulation(
            claim=claim,
            document=document,
            signed=signed or before,
            name=document.title if own else _name(claim, document, terms),
            own=own,
            told=before is not None,
            bound=own or signed is not None or claim.modality is Modality.AGREE,
            meeting=not own and _at_meeting(claim, document, terms),
            parties=tuple(_parties(claim, terms, own=own)),
            owes=owes,
        )


def _parties(claim: Claim, terms: Terms, *, own: bool) -> Iterator[str]:
    bodies = _bodies(terms.actors)
    for name in (*claim.agents, *(claim.performers if own else ())):
        if is_named(name) and name not in bodies:
            yield name


@cache
def _bodies(actors: tuple[Actor, ...]) -> frozenset[str]:
    """Return the organisations, monitors and missions: they help to keep what others agree."""
    kinds = (Kind.ORGANISATION, Kind.MONITOR, Kind.MISSION)
    return frozenset(actor.name for actor in actors if actor.kind in kinds)


# Words that stand for the parties of an agreement, whoever they are.
PARTIES = frozenset({"party", "parties", "side", "sides", "signatories"})


def is_named(name: str) -> bool:
    """Return whether somebody is named, and not only described or called a party."""
    return not is_described(name) and name.lower() not in PARTIES


def _states(claim: Claim, terms: Terms, *, own: bool) -> bool:
    """Return whether a claim states what is owed: agreed, promised for a day, counted, or a task.

    What is told tentatively, or by somebody who is not named, obliges nobody; nor does what was
    agreed by nobody on no day.
    """
    if not _firm(claim) or claim.provision in NOT_OWED:
        return False
    if claim.modality is Modality.AGREE:
        return bool(own or claim.agents or claim.event or claim.deadline)
    if claim.modality is Modality.EXPECT:
        return bool(_task(terms.words["tasks"]).search(claim.quote))
    counted = claim.deadline is not None and claim.deadline.anchor is not None
    if claim.modality is Modality.DEMAND:
        return counted
    return claim.modality is Modality.PLEDGE and (counted or _to_the_day(claim.deadline))


def _firm(claim: Claim) -> bool:
    anonymous = claim.speaker is not None and claim.speaker.anonymous
    return not (claim.negated or claim.hedged or anonymous)


def _signing(claim: Claim) -> bool:
    """Return whether a claim only says that something was agreed, and when."""
    dated = claim.event is not None and claim.event.interval is not None
    return (
        dated and claim.modality is Modality.AGREE and claim.provision == "other" and _firm(claim)
    )


def _to_the_day(when: When | None) -> bool:
    days = when.interval if when else None
    return bool(days and days.earliest == days.latest and days.granularity is Granularity.DAY)


@cache
def _task(nouns: frozenset[str]) -> re.Pattern[str]:
    choice = "|".join(sorted(map(re.escape, nouns)))
    return re.compile(rf"\b(?:{choice})s?\s+(?:is|are|will\s+be)\s+to\b", re.IGNORECASE)


def _own_day(document: Document) -> Interval | None:
    """Return the day of an agreement whose text this is, where it has one."""
    published = document.published
    return Interval.day(published.best) if published and published.best else None


def _day(claim: Claim) -> Interval | None:
    """Return the day of the agreement that a claim gives, by itself or by what a deadline counts.

    "Leave within 90 days", due on 21 January, counts from 23 October.
    """
    due = claim.deadline
    if due and due.duration and due.interval and due.anchor:
        back = Duration(count=-due.duration.count, unit=due.duration.unit)
        return normal(back.after_interval(due.interval))
    if claim.modality is Modality.AGREE and claim.event and claim.event.interval:
        return normal(claim.event.interval)
    return None


def normal(interval: Interval) -> Interval:
    """Return an interval as a case file can write it: a day, a month, a year or two days."""
    return Interval.from_iso(interval.iso()) or interval


def _before(claim: Claim, document: Document, claims: Sequence[Claim]) -> Interval | None:
    """Return the day of the agreement that a text spoke of last before a claim without one.

    "They signed an accord on 20 April. Under the accord, the armies must leave."
    """
    if claim.modality is not Modality.AGREE:
        return None
    told = [
        (other.span.start, normal(other.event.interval))
        for other in claims
        if other.span.document == document.id
        and other.modality is Modality.AGREE
        and _firm(other)
        and other.event
        and other.event.interval
        and claim.span.start - NEAR <= other.span.start < claim.span.start
    ]
    return max(told, key=lambda pair: pair[0])[1] if told else None


def _opening(claim: Claim, document: Document) -> str:
    """Return what the sentence of a claim says before it."""
    start = claim.span.start
    before = document.text[max(0, start - BEFORE) : start]
    return re.split(r"(?<=[.!?])\s|\n\s*\n", before)[-1]


def _at_meeting(claim: Claim, document: Document, terms: Terms) -> bool:
    """Return whether the last thing named before it is a meeting, and no agreement."""
    meetings = terms.words["meetings"]
    words = re.findall(r"[\w-]+", _opening(claim, document).lower())
    named = [word for word in words if word in meetings or word in terms.words["accords"]]
    return bool(named) and named[-1] in meetings


def _name(claim: Claim, document: Document, terms: Terms) -> str | None:
    """Return the proper name by which a sentence calls an agreement ("the Ostport Accord").

    Whose it is ("the Ruvanian truce", "the UN-backed deal") is no name of it.
    """
    nouns = terms.words["accords"] | terms.words["meetings"]
    sentence = " ".join(f"{_opening(claim, document)}{claim.quote}".split())
    match = _named(nouns).search(sentence)
    if match is None:
        return None
    words = match["name"].split()
    others = _others(terms.actors)
    last = max((n for n, word in enumerate(words, 1) if _unnaming(word, others)), default=0)
    own, noun = " ".join(words[last:]), match["noun"]
    whose = noun.islower() and _ADJECTIVE.search(own)
    return f"the {own} {noun}" if own and not whose else None


# What ends so says whose a truce is ("the Ruvanian truce"), unless the whole is written as a name.
_ADJECTIVE = re.compile(r"(?:ian|ish|ese)$")


def _unnaming(word: str, others: frozenset[str]) -> bool:
    return word in _UNNAMING or word in others or re.search(r"-[a-z]|[’']s$|\W$", word) is not None


@cache
def _others(actors: tuple[Actor, ...]) -> frozenset[str]:
    """Return the words of actors' names and demonyms: whose an agreement is, not what it is."""
    names = (name for actor in actors for name in (actor.name, *actor.aliases, *actor.demonyms))
    return frozenset(word for name in names for word in name.split())


_UNNAMING = frozenset(
    {"The", "A", "An", "Under", "In", "On", "This", "That", "Its", "Their", "Both", "All", "Oct"}
    | {f"{date(2020, month, 1):%B}" for month in range(1, 13)}
    | {f"{date(2020, 6, day):%A}" for day in range(1, 8)}
)


@cache
def _named(nouns: frozenset[str]) -> re.Pattern[str]:
    choice = "|".join(sorted((re.escape(noun) for noun in nouns), key=len, reverse=True))
    return re.compile(rf"(?P<name>(?:[A-Z][\w’'-]+\s)+)(?P<noun>(?i:{choice}))\b")
