"""Positions that moved, and opposite words that are no change: both words, with their quotes."""

from collections.abc import Iterator, Mapping

from servanda.model.assessment import Apart, Assessment, Move, PositionChange
from servanda.model.claim import Claim
from servanda.show import saying, words
from servanda.show.cite import Index
from servanda.show.parts import Line, Section
from servanda.show.positions import Labels, line

MOVES: Mapping[Move, str] = {
    Move.TURNED_AGAINST: "turned against it",
    Move.TURNED_TOWARDS: "came round to it",
    Move.HARDENED: "now in firmer words",
    Move.SOFTENED: "now in weaker words",
    Move.CONDITION_ADDED: "now on a condition",
    Move.CONDITION_DROPPED: "now without the condition",
}
APART: Mapping[Apart, str] = {
    Apart.UNNAMED: "a source without a name moves no position",
    Apart.TOLD: "told by others than the actor itself",
    Apart.TENTATIVE: "one of them is tentative",
    Apart.VOICES: "two voices of one side",
    Apart.SAME_DAY: "both on the same day",
}


def moved(assessment: Assessment, index: Index, labels: Labels) -> tuple[Section, ...]:
    """Return each position that moved, with the word before and the word after."""
    return tuple(
        Section(
            title=title(move, labels),
            lines=tuple(_lines((move.before, move.after), move.actor, index)),
        )
        for move in assessment.moves
    )


def title(move: PositionChange, labels: Labels) -> str:
    """Return who moved on what, and how: `Ostmark, on “Elections”: turned against it`."""
    who = _who(move.actor, move.after)
    return f"{who}, on “{_subject(move.provision, labels)}”: {MOVES[move.kind]}"


def apart(assessment: Assessment, index: Index, labels: Labels) -> tuple[Section, ...]:
    """Return opposite words on one position, with the reason why they are no change of it."""
    return tuple(
        Section(
            title=f"{contrast.actor}, on “{_subject(contrast.provision, labels)}”:"
            f" {APART[contrast.why]}",
            lines=tuple(_lines(contrast.claims, contrast.actor, index)),
        )
        for contrast in assessment.contrasts
    )


def _who(actor: str, claim: Claim) -> str:
    """Return an actor, with the person whose line it is where the words are a person's."""
    if claim.speaker is None or saying.speaker(claim.speaker) == actor:
        return actor
    return f"{actor} in the words of {saying.speaker(claim.speaker)}"


def _subject(provision: str, labels: Labels) -> str:
    return labels.get(provision, words.spelled(provision))


def _lines(claims: tuple[Claim, Claim], actor: str, index: Index) -> Iterator[Line]:
    for claim in claims:
        alone = claim.agents == (actor,)
        yield line(claim, saying.deed(claim, actor) if alone else saying.statement(claim), index)
