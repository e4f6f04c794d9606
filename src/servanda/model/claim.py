"""Claims: somebody says that somebody does, pledges, demands or refuses something."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from servanda.model.source import Span
from servanda.model.when import When


class Modality(StrEnum):
    """How the holder stands to the thing: the closed list every decision branches on."""

    FACT = "fact"
    PLEDGE = "pledge"
    AGREE = "agree"
    DEMAND = "demand"
    SUPPORT = "support"
    OPPOSE = "oppose"
    REFUSE = "refuse"
    DENY = "deny"
    PROPOSE = "propose"
    EXPECT = "expect"
    ALLEGE = "allege"


class Extent(StrEnum):
    """How much of the thing a reported fact covers, as far as its words say."""

    UNSTATED = "unstated"
    BEGUN = "begun"
    PARTLY = "partly"
    FULL = "full"


class Confidence(StrEnum):
    """How sure the reading is; each word's measured precision stands in the method page."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


class Qualifier(StrEnum):
    """How a number was hedged."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    HUNDREDS = "hundreds"
    THOUSANDS = "thousands"


class Share(StrEnum):
    """Whether a number named with two sides is of each, of all together, or unclear."""

    TOGETHER = "together"
    EACH = "each"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as published: "at least 20,000 foreign fighters" has no upper end."""

    low: int | None
    high: int | None
    unit: str
    of_whom: str
    qualifier: Qualifier
    words: str
    share: Share = Share.TOGETHER
    standing: bool = False
    """How many there are, not how many came, went or are to."""

    def __post_init__(self) -> None:
        """Refuse a number whose low end lies above its high end.

        Raises:
            ValueError: `low` is greater than `high`.
        """
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"quantity {self.words!r} has low {self.low} above high {self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is quoted or paraphrased. `name` is an actor's or a person's name, never a guess."""

    name: str
    role: str | None = None
    affiliation: str | None = None
    """The state or body the speaker belongs to, as an actor's name."""
    anonymous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Somebody says that somebody does, pledges, refuses something, in exact words.

    `agents` hold the modality (who pledges, demands, refuses, did); `performers` are to do, or
    did, the thing itself. All actors are named as people read them ("Russia", "foreign
    fighters"). `negated` means: reported as not done, broken, or the reverse done.
    """

    span: Span
    quote: str
    modality: Modality
    provision: str
    agents: tuple[str, ...] = ()
    performers: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()
    side: str | None = None
    """The state or side a single agent belongs to, where that is known and is not the agent."""
    speaker: Speaker | None = None
    """None when the outlet itself speaks."""
    negated: bool = False
    hedged: bool = False
    extent: Extent = Extent.UNSTATED
    condition: str | None = None
    manner: str | None = None
    place: str | None = None
    event: When | None = None
    earlier: bool = False
    """Told as said at some time before its report: "had pledged", "which agreed", by its terms."""
    deadline: When | None = None
    quantity: Quantity | None = None
    further: tuple[Quantity, ...] = ()
    """More numbers in the same words ("13,000 of these and 11,000 of those")."""
    previous: Quantity | None = None
    """What the same words say the number was in the period before; the period is `event`."""
    confidence: Confidence = Confidence.LIKELY
    reasons: tuple[str, ...] = ()
    reader: str = ""

    @property
    def id(self) -> str:
        """Return the address of this reading: a hash of place, modality and provision."""
        key = f"{self.span.document}:{self.span.start}:{self.span.end}"
        digest = hashlib.sha256(f"{key}:{self.modality}:{self.provision}".encode())
        return f"clm-{digest.hexdigest()[:12]}"
