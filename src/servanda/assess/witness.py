"""How well reports are proved: the verification ladder, every witness counted once.

Two reports are independent where neither their origin nor the one whose word they rest on is the
same, and neither is a party to the act: two papers that quote one official are one witness.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from servanda.assess.origins import Origins
from servanda.model.assessment import Evidence, Proof
from servanda.model.claim import Claim, Confidence, Modality


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnesses:
    """Whose word each report is, where some are monitoring bodies and some are parties."""

    origins: Origins
    monitors: frozenset[str]
    parties: frozenset[str]

    def proof(self, items: Sequence[Evidence]) -> Proof:
        """Return how well reports of one thing prove it together.

        What is hedged, or not surely read, is a report and corroborates nothing.
        """
        if not items:
            return Proof.NONE
        apart = [item.claim for item in items if self.independent(item.claim)]
        firm = [c for c in apart if not c.hedged and c.confidence is not Confidence.UNSURE]
        if any(self.monitor(claim) for claim in firm):
            return Proof.VERIFIED
        if self._corroborate(firm):
            return Proof.CORROBORATED
        if apart:
            return Proof.REPORTED
        accused = all(item.claim.modality is Modality.ALLEGE for item in items)
        return Proof.ALLEGED if accused else Proof.ASSERTED

    def independent(self, claim: Claim) -> bool:
        """Return whether a report is the word of somebody who is no party to the act."""
        return not self._voices(claim) & {*self.parties, *claim.performers, *_doers(claim)}

    def monitor(self, claim: Claim) -> bool:
        """Return whether a report is a monitoring body's own, spoken or published."""
        voices = self._voices(claim) or {self.origins.of(claim)}
        return bool(voices & self.monitors)

    def _corroborate(self, claims: Iterable[Claim]) -> bool:
        """Return whether two of the reports differ both in origin and in whose word they are.

        Where there are two origins and two witnesses among pairs of them, two such pairs exist.
        """
        pairs = {(self.origins.of(c), self._witness(c)) for c in claims}
        return len({origin for origin, _ in pairs}) > 1 and len({who for _, who in pairs}) > 1

    def _witness(self, claim: Claim) -> str:
        return " and ".join(sorted(self._voices(claim))) or self.origins.of(claim)

    @staticmethod
    def _voices(claim: Claim) -> frozenset[str]:
        """Return whose word a claim is, where that is not the outlet's: speaker, state, accuser."""
        speaker = claim.speaker
        named = (speaker.name, speaker.affiliation) if speaker and not speaker.anonymous else ()
        unnamed = (speaker.affiliation,) if speaker and speaker.anonymous else ()
        accusers = claim.agents if claim.modality is Modality.ALLEGE else ()
        return frozenset(name for name in (*named, *unnamed, *accusers) if name)


def _doers(claim: Claim) -> tuple[str, ...]:
    """Return who did it, by a report of a deed; elsewhere the agents are those who speak."""
    return claim.agents if claim.modality is Modality.FACT else ()
