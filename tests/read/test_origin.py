"""Whose text it is: credits of the text count, credits of pictures do not."""

from datetime import date

import pytest

from servanda.model.source import Document, Role
from servanda.read.text import from_text

FIRST = (
    "Ruvania and Ostmark signed a truce on Tuesday after two years of fighting in the hills,"
    " officials of both sides said."
)
SECOND = (
    "The two sides agreed to exchange prisoners within thirty days, the mediators said in a"
    " statement that was read out at the border."
)
THIRD = (
    "Patrols of an observer mission are to start in the spring, and the first report is to be"
    " handed over in the summer, the mediators added."
)
TITLE = "Ruvania and Ostmark sign a truce"


def article(*blocks: str) -> Document:
    text = "\n\n".join(blocks)
    return from_text(text, name="test", data=text.encode(), not_after=date(2024, 1, 1))


@pytest.mark.parametrize(
    ("blocks", "agency"),
    [
        ((f"KARSK (AP) — {FIRST}", SECOND), "Associated Press"),
        ((f"KARSK, Ruvania (AP) — {FIRST}", SECOND), "Associated Press"),
        ((f"KARSK, March 3 (Reuters) - {FIRST}", SECOND), "Reuters"),
        ((f"Karsk, Ruvania (AFP) – {FIRST}", SECOND), "AFP"),
        ((TITLE, "By Mara Lindqvist, Associated Press", FIRST, SECOND), "Associated Press"),
        ((TITLE, "By Reuters Staff", FIRST, SECOND), "Reuters"),
        ((TITLE, "Published 3 March 2021", "Reuters", FIRST, SECOND), "Reuters"),
        ((TITLE, FIRST, f"{SECOND} (AFP)"), "AFP"),
        (
            (TITLE, FIRST, SECOND, "© 2021 The Associated Press. All rights reserved."),
            "Associated Press",
        ),
        (
            (TITLE, FIRST, SECOND, "Reporting by Mara Lindqvist; Editing by Jonas Holt"),
            "Reuters",
        ),
        (
            (
                TITLE,
                FIRST,
                SECOND,
                "This article was originally published by Agence France-Presse.",
            ),
            "AFP",
        ),
        ((TITLE, FIRST, SECOND), None),
        ((TITLE, f"{FIRST} He spoke to Reuters.", SECOND), None),
        ((TITLE, FIRST, "Guns on a road. Jonas Holt/AP", SECOND), None),
        ((TITLE, FIRST, SECOND, "The Associated Press contributed to this report."), None),
    ],
)
def test_the_agency_is_the_one_that_wrote_the_text(
    blocks: tuple[str, ...], agency: str | None
) -> None:
    assert article(*blocks).agency == agency


def test_a_handover_gives_the_rest_to_the_agency() -> None:
    document = article(
        TITLE, FIRST, "For more reporting from the Associated Press, see below.", SECOND, THIRD
    )
    assert document.origin_at(document.text.index(THIRD)) == "Associated Press"


def test_what_stands_above_a_handover_is_the_publishers() -> None:
    document = article(
        TITLE,
        FIRST,
        "For more reporting from the Associated Press, see below.",
        SECOND,
        THIRD,
        "Copyright 2021 Example Courier",
    )
    assert document.origin_at(document.text.index(FIRST)) == "Example Courier"
    assert document.origin_at(document.text.index(THIRD)) == "Associated Press"


def test_an_agencys_dateline_inside_a_story_begins_the_agencys_text() -> None:
    document = article(TITLE, FIRST, FIRST, SECOND, f"KARSK (Reuters) - {THIRD}")
    assert document.agency is None
    assert document.origin_at(document.text.index(THIRD)) == "Reuters"
    assert document.origin_at(document.text.index(SECOND)) == document.id


def test_byline_and_place_are_kept() -> None:
    document = article(TITLE, "By Mara Lindqvist", f"KARSK, Ruvania (AP) — {FIRST}", SECOND)
    assert (document.byline, document.place) == ("Mara Lindqvist", "KARSK, Ruvania")
    roles = {part.role for part in document.segments}
    assert {Role.BYLINE, Role.DATELINE, Role.TITLE, Role.BODY} <= roles


def test_the_copyright_of_a_page_names_its_publisher() -> None:
    assert article(TITLE, FIRST, SECOND, "© 2021 Example Courier").publisher == "Example Courier"
