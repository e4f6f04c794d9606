"""What is drafted from texts about invented processes: which agreement, who owes what by when."""

from datetime import date

import pytest

from servanda.assess.draft import draft
from servanda.model.agreement import Obligation
from servanda.model.claim import Claim
from servanda.model.draft import Draft
from servanda.model.source import DateEvidence, Document, Stated, Strength
from servanda.read.claims import ClaimReader
from servanda.read.text import from_text
from servanda.terms import load_terms

TERMS = load_terms()
READER = ClaimReader(TERMS)
CONTEXT = "Diplomats met about the war and the foreign troops in the region.\n\n"

TRUCE = {
    date(2021, 3, 5): (
        "Ruvania and Ostmark signed a ceasefire agreement on 3 March 2021 after two years of"
        " fighting in the hills.\n\n"
        "Under the agreement, all foreign fighters must leave Ruvania within 90 days."
    ),
    date(2021, 4, 20): (
        "In March 2021, the two warring parties agreed to a truce and the withdrawal of foreign"
        " fighters within three months.\n\n"
        "The agreement followed a June 2020 conference in Ostport where leaders agreed to respect"
        " an arms embargo and to refrain from interfering in Ruvania.\n\n"
        "Ruvania and Ostmark have tentatively agreed to withdraw their heavy weapons, a senior"
        " official said on condition of anonymity."
    ),
    date(2021, 5, 2): (
        "Ruvania's transitional government reaffirmed its commitment to holding elections on"
        " 24 November 2021.\n\n"
        "The truce of 3 March has held. Another task will be to bring all armed groups in Ruvania"
        " under a joint military command."
    ),
}
TEXT = {
    date(2022, 1, 10): (
        "Agreement on the Cessation of Hostilities between Valdoria and the Hill Front\n\n"
        "Article 1\nThe Parties shall observe a ceasefire from the day of signature.\n\n"
        "Article 2\nThe Hill Front shall withdraw its forces from the northern valleys within"
        " 14 days of the signing of this Agreement.\n\n"
        "Article 3\nValdoria shall release all prisoners within 60 days after the entry into force"
        " of this Agreement.\n\n"
        "Article 4\nThe Parties shall hold national elections no later than 1 June 2023.\n\n"
        "Article 5\nValdoria shall withdraw its heavy weapons from the line of contact within"
        " 30 days.\n"
    ),
    date(2022, 2, 1): (
        "Under the agreement signed on 10 January 2022, the Hill Front must withdraw its forces"
        " from the northern valleys within two weeks.\n\n"
        "Valdoria said that it would release the prisoners."
    ),
}
TWO = {
    date(2022, 2, 4): (
        "Ruvania and Valdoria signed a protocol on 2 February 2022. The two sides agreed to"
        " exchange all prisoners within 20 days."
    ),
    date(2022, 4, 22): (
        "On 20 April 2022, Ruvania and Valdoria signed a peace accord. Under the accord, both"
        " armies must withdraw from the border within 60 days.\n\n"
        "In February 2022 the two governments agreed to exchange prisoners."
    ),
}
ALONE = {
    date(2023, 7, 9): (
        "The government of Valdoria pledged to hold elections on 5 October 2023.\n\n"
        "The Security Council demanded that Ostmark withdraw its troops from Valdoria by"
        " 1 September.\n\n"
        "Ostmark promised to withdraw its troops from Valdoria by 15 August 2023."
    ),
}
NOTHING = {
    date(2023, 7, 9): (
        "Ruvania urged Ostmark to withdraw its troops from the hills.\n\n"
        "Ostmark may sign a truce in the coming weeks, an official said on condition of"
        " anonymity.\n\n"
        "Valdoria hopes that elections will be held in December."
    ),
}


def read(texts: dict[date, str]) -> tuple[list[Claim], dict[str, Document]]:
    documents = []
    for day, text in texts.items():
        stated = DateEvidence(
            rule="test", strength=Strength.HARD, words="", earliest=day, latest=day
        )
        documents.append(
            from_text(text, name=f"{day}", data=text.encode(), stated=Stated(published=(stated,)))
        )
    claims = [claim for _, found in READER.read(documents) for claim in found]
    return claims, {document.id: document for document in documents}


def drafted(texts: dict[date, str], on: date = date.max) -> Draft:
    claims, documents = read({day: text for day, text in texts.items() if day <= on})
    return draft(claims, documents, TERMS)


def told(obligation: Obligation) -> str:
    who = " and ".join(obligation.holders) or "nobody"
    by = " or ".join(reading.interval.iso() for reading in obligation.due)
    waiting = " or ".join(f"after {reading.since}" for reading in obligation.awaiting)
    until = "as long as it runs" if obligation.continuing else by or waiting or "undated"
    return f"{obligation.agreement}: {who}: {obligation.provision}, {until}"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            TRUCE,
            [
                "agreement-2021-03-03: Ruvania and Ostmark: ceasefire, as long as it runs",
                "agreement-2021-03-03: Ruvania and Ostmark: withdrawal, 2021-06-01 or 2021-06-03",
                "conference-2020-06: leaders: arms_embargo, as long as it runs",
                "conference-2020-06: leaders: non_interference, as long as it runs",
                "no-agreement: Ruvania: elections, 2021-11-24",
                "no-agreement: nobody: military_reform, undated",
            ],
        ),
        (
            TEXT,
            [
                "agreement-2022-01-10: Hill Front and Valdoria: ceasefire, as long as it runs",
                "agreement-2022-01-10: Hill Front: withdrawal, 2022-01-24",
                "agreement-2022-01-10: Valdoria: prisoner_exchange, after the entry into force",
                "agreement-2022-01-10: Hill Front and Valdoria: elections, 2023-06-01",
                "agreement-2022-01-10: Valdoria: withdrawal, 2022-02-09",
            ],
        ),
        (
            TWO,
            [
                "agreement-2022-02-02: the parties: prisoner_exchange, 2022-02-22",
                "agreement-2022-04-20: Ruvania and Valdoria: withdrawal, 2022-06-19",
            ],
        ),
        (
            ALONE,
            [
                "no-agreement: Valdoria: elections, 2023-10-05",
                "no-agreement: Ostmark: withdrawal, 2023-08-15",
            ],
        ),
        (NOTHING, []),
    ],
)
def test_each_agreement_holds_what_was_agreed_in_it(
    texts: dict[date, str], expected: list[str]
) -> None:
    assert [told(obligation) for obligation in drafted(texts).obligations] == expected


def test_a_reading_is_known_from_the_text_that_gives_it() -> None:
    (leave,) = [o for o in drafted(TRUCE).obligations if o.provision == "withdrawal"]
    assert [(r.words, r.known) for r in leave.due] == [
        ("within 90 days", date(2021, 3, 5)),
        ("within three months", date(2021, 4, 20)),
    ]
    assert leave.performers == ("foreign fighters",)
    early = {o.id: o for o in drafted(TRUCE, date(2021, 3, 31)).obligations}
    assert early["withdrawal"].due == leave.known_by(date(2021, 3, 31)).due
    assert set(early) == {"ceasefire", "withdrawal"}


def test_what_an_unnamed_official_tells_sets_nothing() -> None:
    claims, _ = read(TRUCE)
    tentative = {claim.id for claim in claims if claim.hedged}
    assert tentative
    assert not any(tentative & set(o.sources) for o in drafted(TRUCE).obligations)


def test_an_article_keeps_the_place_of_its_own_words() -> None:
    _, documents = read(TEXT)
    found = drafted(TEXT)
    (agreement,) = found.agreements
    assert agreement.document is not None
    for obligation in found.obligations:
        quotation = obligation.quotation
        assert quotation is not None
        place = quotation.span
        assert documents[place.document].text[place.start : place.end] == quotation.quote
    leave = found.obligations[1]
    assert len(leave.sources) == 2


def test_a_duration_that_does_not_say_what_it_counts_from_is_flagged() -> None:
    doubts = drafted(TEXT).doubts
    assert "“within 30 days” of what?" in doubts["withdrawal-2"][0]
    assert not any("14 days" in doubt for texts in doubts.values() for doubt in texts)


def test_neighbouring_days_told_by_two_papers_are_one_agreement() -> None:
    texts = {
        date(2021, 3, 5): "Ruvania and Ostmark signed a truce on 3 March 2021.",
        date(2021, 3, 6): "Ruvania and Ostmark signed a truce on 4 March 2021.",
    }
    found = drafted(texts)
    (agreement,) = found.agreements
    assert agreement.signed is not None
    assert agreement.signed.iso() == "2021-03-03/2021-03-04"
    assert "the sources differ on its day" in found.doubts[agreement.id][0]


def test_an_agreement_is_called_by_its_name() -> None:
    texts = {
        date(2021, 3, 5): CONTEXT + "Under the Tamber Accord of 3 March, Ostmark agreed to withdraw"
        " its troops within 30 days."
    }
    (agreement,) = drafted(texts).agreements
    assert agreement.name == "the Tamber Accord"


@pytest.mark.parametrize(
    "sentence",
    [
        "According to the Ruvanian ceasefire signed in March, foreign fighters had to leave within"
        " three months.",
        "According to a UN-backed truce signed in March, foreign fighters had to leave within three"
        " months.",
        "According to Tuesday's truce signed in March, foreign fighters had to leave within three"
        " months.",
    ],
)
def test_whose_an_agreement_is_and_when_it_was_is_no_name(sentence: str) -> None:
    (agreement,) = drafted({date(2021, 6, 5): CONTEXT + sentence}).agreements
    assert agreement.name == "the agreement of March 2021"
