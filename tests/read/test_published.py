from datetime import date

from servanda.model.source import Document
from servanda.read.text import from_text

TODAY = date(2024, 6, 1)


def dated(text: str) -> Document:
    return from_text(text, name="test", data=text.encode(), not_after=TODAY)


def test_a_lapsed_deadline_dates_a_text_by_arithmetic() -> None:
    document = dated(
        "The hills have been quiet since May 2019, when the first patrols of the mission began.\n\n"
        "The two sides signed a truce on 2 March that gives their troops three months to leave,"
        " and within three months all had to go. That deadline expired on Wednesday.\n"
    )
    # 2 June is a Wednesday in 2021 and in no other year from 2019 to 2024.
    assert document.published is not None
    assert document.published.earliest == date(2021, 6, 2)
    assert document.published.best is None


def test_a_text_without_any_date_has_none() -> None:
    assert dated("The two sides signed a truce and went home to their villages.").published is None


def test_a_caption_and_a_weekday_agree_on_the_day() -> None:
    document = dated(
        "The mediators opened a conference on the truce in the capital on Wednesday.\n\n"
        "The delegations at the table on Wednesday, June 23, 2021. Photo: Example Wire\n\n"
        "They hope to agree on an exchange of prisoners before the end of the summer, they said.\n"
    )
    assert document.published is not None
    assert document.published.best == date(2021, 6, 23)
    assert document.published.latest == date(2021, 6, 29)
