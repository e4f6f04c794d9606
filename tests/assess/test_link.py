"""Which obligations a claim speaks about, over invented countries: one line a case."""

from dataclasses import replace
from datetime import date

import pytest

from servanda.assess.link import linker
from servanda.model.actor import Actor, Kind
from servanda.model.agreement import Agreement, Obligation
from servanda.model.claim import Claim, Extent, Modality
from servanda.model.source import Document, Role, Segment, Span
from servanda.model.when import Interval
from servanda.terms import load_terms

TERMS = replace(
    load_terms(),
    actors=tuple(
        Actor(id=name.lower(), name=name, kind=Kind.STATE)
        for name in ("Ruvania", "Ostmark", "Kestria")
    ),
)
FIRST = Agreement(id="first", name="Hill Truce", signed=Interval.day(date(2030, 1, 1)))
SECOND = Agreement(
    id="second", name="River Accord", names=("the accord of May",),
    signed=Interval.day(date(2031, 5, 1)),
)  # fmt: skip


def owed(
    name: str, provision: str = "withdrawal", agreement: str = "second", **more: object
) -> Obligation:
    plain = Obligation(id=name, agreement=agreement, provision=provision, text="It is done.")
    return replace(plain, **more)  # type: ignore[arg-type]


OURS = owed("ours", text="Ruvania leaves the hills.", holders=("Ruvania",))
THEIRS = owed("theirs", text="Ostmark leaves the hills.", holders=("Ostmark",))
ANYBODY = owed("anybody", text="All foreign fighters leave.", holders=("Ruvania", "Ostmark"))
PORT = owed("port", text="The port is left.", places=("Westport",))
WEAPONS = owed("weapons", text="Both sides withdraw heavy weapons from the line.")
TEN, TWENTY = owed("ten", count=10), owed("twenty", count=20)
TRUCE = owed("truce", "ceasefire", "first")
NEW_TRUCE = owed("new-truce", "ceasefire")


def links(
    claim: Claim, *obligations: Obligation, text: str = "They left.", day: date = date(2031, 6, 1)
) -> list[str]:
    document = Document(
        id="d", name="d", reader="text/1", text=text,
        segments=(Segment(0, len(text), Role.BODY),), published=Interval.day(day),
    )  # fmt: skip
    found = linker((FIRST, SECOND), obligations, TERMS).links(claim, document)
    return [link.obligation for link in found]


def claim(by: str = "", provision: str = "withdrawal", **more: object) -> Claim:
    plain = Claim(
        span=Span(document="d", start=0, end=4),
        quote="They",
        modality=Modality.FACT,
        provision=provision,
        performers=(by,) if by else (),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "obligations", "linked"),
    [
        (claim("Ruvania"), (OURS, THEIRS), ["ours"]),
        (claim("Kestria"), (OURS, THEIRS), []),
        (claim(), (OURS, THEIRS), ["ours", "theirs"]),
        (claim("foreign troops"), (OURS, THEIRS), ["ours", "theirs"]),
        (claim("Kestria"), (ANYBODY,), ["anybody"]),
        (claim("Ruvania"), (OURS, ANYBODY), ["ours"]),
        (claim("foreign troops"), (OURS, ANYBODY), ["anybody"]),
        (claim("heavy weapons"), (WEAPONS, ANYBODY), ["weapons"]),
        (claim("units"), (WEAPONS, ANYBODY), ["weapons", "anybody"]),
        (claim(provision="force_presence"), (OURS,), ["ours"]),
        (claim(provision="elections"), (OURS,), []),
        (claim(place="the harbour of Westport"), (PORT,), ["port"]),
        (claim(place="Eastport"), (PORT,), []),
        (claim(), (PORT,), ["port"]),
        (claim(provision="ceasefire"), (TRUCE, NEW_TRUCE), ["new-truce"]),
    ],
)
def test_a_claim_speaks_about(
    said: Claim, obligations: tuple[Obligation, ...], linked: list[str]
) -> None:
    assert links(said, *obligations) == linked


def test_an_agreement_named_beside_the_quote_is_the_one_spoken_of() -> None:
    said = claim(provision="ceasefire")
    assert links(said, TRUCE, NEW_TRUCE, text="They broke the Hill Truce.") == ["truce"]
    assert links(said, TRUCE, NEW_TRUCE, text="The Accord of May is broken.") == ["new-truce"]


def test_an_agreement_not_yet_signed_is_not_spoken_of_where_another_is() -> None:
    said = claim(provision="ceasefire")
    assert links(said, TRUCE, NEW_TRUCE, day=date(2030, 6, 1)) == ["truce"]


@pytest.mark.parametrize(
    ("said", "obligations", "sure"),
    [
        (claim("units"), (WEAPONS, ANYBODY), False),
        (claim("units"), (WEAPONS,), True),
        (claim("heavy weapons"), (WEAPONS, ANYBODY), True),
        (claim(extent=Extent.FULL), (TEN, TWENTY), True),
        (claim(), (TEN, TWENTY), False),
    ],
)
def test_a_link_is_sure_where_no_other_promise_can_be_meant(
    said: Claim, obligations: tuple[Obligation, ...], sure: bool
) -> None:
    document = Document(id="d", name="d", reader="t", text="They left.", segments=())
    found = list(linker((FIRST, SECOND), obligations, TERMS).links(said, document))
    assert {link.sure for link in found} == {sure}


def test_every_link_says_why() -> None:
    (link,) = linker((FIRST, SECOND), (OURS,), TERMS).links(
        claim("Ruvania"),
        Document(id="d", name="d", reader="t", text="They left.", segments=()),
    )
    assert link.reason == "the same subject, by Ruvania"
