"""Which positions moved: an actor's dated words on one matter, each against the one before.

Only words that an actor can be held to move its position: its own, told by the sources themselves
or by one and the same voice of it. Facts, forecasts and accusations are no positions.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from servanda.assess.origins import Origins
from servanda.model.assessment import Apart, Contrast, Move, PositionChange
from servanda.model.claim import Claim, Confidence, Modality, Speaker
from servanda.model.when import Interval


@dataclass(frozen=True, slots=True)
class Rung:
    """On which side of a thing a word stands, and how firmly."""

    favours: bool
    firmness: int


# The ladder: what a word comes to, by modality and whether the thing is negated. What is not here
# is no position: a fact, a forecast, an accusation, a denied breach, an agreement not reached.
LADDER: Mapping[tuple[Modality, bool], Rung] = {
    (Modality.AGREE, False): Rung(favours=True, firmness=3),
    (Modality.PLEDGE, False): Rung(favours=True, firmness=3),
    (Modality.DEMAND, False): Rung(favours=True, firmness=3),
    (Modality.PROPOSE, False): Rung(favours=True, firmness=2),
    (Modality.SUPPORT, False): Rung(favours=True, firmness=1),
    (Modality.REFUSE, True): Rung(favours=True, firmness=2),
    (Modality.OPPOSE, True): Rung(favours=True, firmness=1),
    (Modality.DENY, False): Rung(favours=False, firmness=1),
    (Modality.OPPOSE, False): Rung(favours=False, firmness=1),
    (Modality.SUPPORT, True): Rung(favours=False, firmness=1),
    (Modality.PROPOSE, True): Rung(favours=False, firmness=1),
    (Modality.REFUSE, False): Rung(favours=False, firmness=2),
    (Modality.DEMAND, True): Rung(favours=False, firmness=2),
    (Modality.PLEDGE, True): Rung(favours=False, firmness=2),
}
# Only these are a step back: who welcomes what it demanded, or criticises what it refused, is not
# less firm for that.
RETREATS = frozenset({(Modality.DEMAND, Modality.PROPOSE), (Modality.PLEDGE, Modality.PROPOSE)})
# Under "other" stand things that have nothing in common.
_NOT_ONE_MATTER = frozenset({"other"})
# What an actor does itself where nobody else is named as doing it.
_OWN = frozenset({Modality.PLEDGE, Modality.AGREE, Modality.REFUSE})
_SMALL = frozenset({"of", "the", "and", "for", "al", "de", "von"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    """One actor's word: where it stands, when it was said, by which voice."""

    actor: str
    claim: Claim
    rung: Rung
    day: Interval
    voice: str
    unfit: Apart | None
    """Why it moves nothing."""


def moves(
    claims: Sequence[Claim], origins: Origins, actors: frozenset[str]
) -> tuple[tuple[PositionChange, ...], tuple[Contrast, ...]]:
    """Return the positions that moved, and opposite words that are no move, oldest first.

    `actors` are the names known to be somebody's.
    """
    changes: list[PositionChange] = []
    contrasts: list[Contrast] = []
    for words in _lines(claims, origins, actors):
        changes += _changes(words)
        contrasts += _contrasts(words)
    places = {id(claim): number for number, claim in enumerate(claims)}
    return (
        tuple(sorted(changes, key=lambda change: places[id(change.after)])),
        tuple(sorted(contrasts, key=lambda contrast: places[id(contrast.claims[1])])),
    )


def _lines(
    claims: Sequence[Claim], origins: Origins, actors: frozenset[str]
) -> Iterator[list[_Word]]:
    """Yield every actor's words on every provision, in the order they were said."""
    lines: dict[tuple[str, str], list[_Word]] = {}
    for claim in claims:
        for actor in claim.agents:
            word = _word(actor, claim, origins) if _somebody(actor, actors) else None
            if word:
                lines.setdefault((claim.provision, actor), []).append(word)
    for _, words in sorted(lines.items()):
        yield sorted(words, key=_order)


def _somebody(name: str, actors: frozenset[str]) -> bool:
    """Return whether a holder is one actor: "both sides" may be others in another text."""
    capitals = all(word[0].isupper() for word in name.split() if word not in _SMALL)
    return name in actors or (capitals and (" " in name or not name.endswith("s")))


def _word(actor: str, claim: Claim, origins: Origins) -> _Word | None:
    """Return a claim as an actor's word, or None where it is no position or has no day."""
    rung = LADDER.get((claim.modality, claim.negated))
    day = _day(claim, origins)
    doubtful = claim.confidence is Confidence.UNSURE and not claim.hedged
    if rung is None or day is None or doubtful or claim.provision in _NOT_ONE_MATTER:
        return None
    voice = _voice(actor, claim.speaker)
    return _Word(
        actor=actor,
        claim=claim,
        rung=rung,
        day=day,
        voice=voice or "",
        unfit=_unfit(claim, told=voice is None),
    )


def _day(claim: Claim, origins: Origins) -> Interval | None:
    """Return when a word was said: its own day, else when its first copy was published."""
    if claim.event and claim.event.interval:
        return claim.event.interval
    if claim.earlier:
        return None
    days = [d.published for d in origins.told(claim) if d.published]
    return min(days, key=lambda day: (day.known_by, day.earliest), default=None)


def _voice(actor: str, speaker: Speaker | None) -> str | None:
    """Return which voice of an actor speaks: "" for itself, a body's name, a person's surname.

    None stands for others, who tell of it.
    """
    if speaker is None or speaker.name == actor:
        return (speaker.role or "").lower() if speaker else ""
    return speaker.name.split()[-1].lower() if speaker.affiliation == actor else None


def _unfit(claim: Claim, *, told: bool) -> Apart | None:
    if claim.speaker and claim.speaker.anonymous:
        return Apart.UNNAMED
    if told:
        return Apart.TOLD
    if claim.hedged:
        return Apart.TENTATIVE
    return None


def _changes(words: Sequence[_Word]) -> Iterator[PositionChange]:
    """Yield what moved from one day's word to the next, each voice by itself."""
    fit = [word for word in words if word.unfit is None]
    for voice in dict.fromkeys(word.voice for word in fit):
        own = [word for word in fit if word.voice == voice]
        for matter in _matters(own, _same_matter):
            for before, after in pairwise(_by_day(matter)):
                kind = _kind(before, after)
                if kind:
                    yield PositionChange(
                        actor=after.actor,
                        provision=after.claim.provision,
                        kind=kind,
                        before=before.claim,
                        after=after.claim,
                    )


def _matters(words: Iterable[_Word], same: Callable[[_Word, _Word], bool]) -> Iterator[list[_Word]]:
    """Yield the words that are on one and the same matter, each in the first such group."""
    alike: dict[Hashable, list[_Word]] = {}
    for word in words:
        alike.setdefault(_matter(word), []).append(word)
    groups: list[list[_Word]] = []
    for some in alike.values():
        for group in groups:
            if all(same(some[0], other) for other in group):
                group.append(some[0])
                break
        else:
            groups.append([some[0]])
    for group in groups:
        yield sorted((w for first in group for w in alike[_matter(first)]), key=_order)


def _matter(word: _Word) -> Hashable:
    """Return all that decides which matter a word is on."""
    claim = word.claim
    unit = claim.quantity.unit if claim.quantity else None
    return word.actor, claim.modality, claim.performers, claim.counterparts, claim.place, unit


def _order(word: _Word) -> tuple[object, ...]:
    span = word.claim.span
    return word.day.known_by, word.day.earliest, span.document, span.start


def _same_matter(one: _Word, other: _Word) -> bool:
    """Return whether two words are on the same doing: by whom, towards whom, and where."""
    a, b = one.claim, other.claim
    doing = [_doing(word) for word in (one, other)]
    same = doing[0] == doing[1] or bool(set(doing[0]) & set(doing[1]))
    # "Opposes a withdrawal" is of whatever its own words before were on.
    open_ = not (doing[0] and doing[1]) and (one.actor,) in doing
    towards = not (a.counterparts and b.counterparts) or bool({*a.counterparts} & {*b.counterparts})
    place = not (a.place and b.place) or a.place == b.place
    counted = not (a.quantity and b.quantity) or a.quantity.unit == b.quantity.unit
    return (same or open_) and towards and place and counted


def _near(one: _Word, other: _Word) -> bool:
    """Return whether two words may be on one matter, as a reader should see beside each other."""
    return _same_matter(one, other) or (_may_be_own(one) and _may_be_own(other))


def _may_be_own(word: _Word) -> bool:
    """Return whether what is said may be of the actor: its own doing, or that of no named one."""
    unnamed = not any(letter.isupper() for name in word.claim.performers for letter in name)
    return _doing(word) == (word.actor,) or (unnamed and word.claim.modality is not Modality.DEMAND)


def _doing(word: _Word) -> tuple[str, ...]:
    """Return who is to do it: the actor alone, where it is one of them; others; or nobody named."""
    performers = word.claim.performers
    own = word.actor in performers or (not performers and word.claim.modality in _OWN)
    return (word.actor,) if own else performers


def _by_day(words: Sequence[_Word]) -> Iterator[_Word]:
    """Yield the firmest word of each day; a day with words on both sides says nothing."""
    days: list[list[_Word]] = []
    for word in words:
        if days and any(word.day.overlaps(other.day) for other in days[-1]):
            days[-1].append(word)
        else:
            days.append([word])
    for said in days:
        if len({word.rung.favours for word in said}) == 1:
            yield max(said, key=lambda word: (word.rung.firmness, word.claim.condition is None))


def _kind(before: _Word, after: _Word) -> Move | None:
    """Return how a word differs from the one before: first its side, then firmness, then terms."""
    if before.rung.favours != after.rung.favours:
        return Move.TURNED_TOWARDS if after.rung.favours else Move.TURNED_AGAINST
    if _doing(before) != _doing(after) or not _doing(after):
        return None
    if after.rung.firmness > before.rung.firmness:
        return Move.HARDENED
    if (before.claim.modality, after.claim.modality) in RETREATS:
        return Move.SOFTENED
    return _terms(before.claim, after.claim)


def _terms(before: Claim, after: Claim) -> Move | None:
    """Return whether a condition came or went; a report that names none may only leave it out."""
    if before.modality is not after.modality:
        return None
    if after.condition and not before.condition:
        return Move.CONDITION_ADDED
    if before.condition and not after.condition and before.speaker and after.speaker:
        return Move.CONDITION_DROPPED
    return None


def _contrasts(words: Sequence[_Word]) -> Iterator[Contrast]:
    """Yield the latest word of every other voice that stands against the actor's own latest."""
    for matter in _matters(words, _near):
        last = next((word for word in reversed(matter) if word.unfit is None), None)
        for other in _others(matter, last) if last else ():
            if last and other.rung.favours != last.rung.favours:
                first, second = sorted((other, last), key=matter.index)
                yield Contrast(
                    actor=last.actor,
                    provision=last.claim.provision,
                    claims=(first.claim, second.claim),
                    why=other.unfit or _why(other, last),
                )


def _others(matter: Sequence[_Word], last: _Word) -> Iterator[_Word]:
    """Yield the latest word of every other voice, and other texts' of the same voice and day."""
    apart = [w for w in matter if w.unfit or w.voice != last.voice]
    yield from {(word.voice, word.unfit): word for word in apart}.values()
    text = last.claim.span.document
    rest = (w for w in matter if w not in apart and w.claim.span.document != text)
    yield from (word for word in rest if word.day.overlaps(last.day))


def _why(one: _Word, other: _Word) -> Apart:
    return Apart.SAME_DAY if one.voice == other.voice else Apart.VOICES
