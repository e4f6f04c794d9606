"""Which lines are the article; every text here was written for the test."""

import pytest

from servanda.model.source import Role
from servanda.read.roles import segments

FIRST = (
    "Ruvania and Ostmark agreed on Monday to withdraw their heavy weapons from the border towns,"
    " the mediators said in a statement after two days of talks."
)
SECOND = (
    "The two sides also agreed to let observers count the weapons, which neither side had allowed"
    " since the fighting began, according to the statement."
)
THIRD = (
    "It was not clear on Tuesday whether the commanders in the hills would follow the agreement,"
    " which sets no date for the last of the guns."
)
MENU = "Home\nWorld\nPolitics\nSport\nSubscribe\nLog in\n"


def roles(text: str) -> dict[str, Role]:
    return {text[part.start : part.end]: part.role for part in segments(text)}


def body(text: str) -> list[str]:
    return [line for line, role in roles(text).items() if role is Role.BODY]


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join((FIRST, SECOND, THIRD)),
        f"{MENU}\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n",
        f"{MENU}{FIRST}\n{SECOND}\n{THIRD}\nRelated Stories\nOstmark wins the cup again\n",
        f"{FIRST}\n\n{SECOND}\n\nRead more: Ten Quiet Towns to Visit Now\n\n{THIRD}",
        f"{FIRST}\n\nObservers on a road. Photo: Sample Agency\n\n{SECOND}\n\n{THIRD}",
        f" date 2021-03-03 Ruvania and Ostmark agree\n{FIRST}\n\n{SECOND}\n\n{THIRD}",
        f" date 2021-03-03 0\n{FIRST}\n\n{SECOND}\n\n{THIRD}",
    ],
)
def test_the_article_is_found_whole_and_alone(text: str) -> None:
    assert body(text) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "text",
    [
        "Ruvania promised to hold elections on 10 October.",
        "Ostmark refuses to leave.\nRuvania urged it to leave by 31 August 2021.",
        "Published 3 March 2021\n\nRuvania urged Ostmark to withdraw its troops.",
    ],
)
def test_pasted_sentences_are_article(text: str) -> None:
    assert body(text) == [line for line in text.splitlines() if line.endswith(".")]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        (" date 2021-03-03", Role.PUBLISHED),
        ("Published 3 March 2021 at 10:15", Role.PUBLISHED),
        ("Ruvania and Ostmark agree on guns", Role.TITLE),
        ("Subscribe to our newsletter", Role.NOTICE),
    ],
)
def test_a_line_above_the_article_has_its_role(line: str, role: Role) -> None:
    found = roles(f"{line}\n\n{FIRST}\n\n{SECOND}\n\n{THIRD}")
    assert found[line.strip()] is role


def test_a_caption_and_the_words_it_repeats_are_captions() -> None:
    text = f"Guns on a road.\nGuns on a road. Photo: Sample Agency\n\n{FIRST}\n\n{SECOND}"
    assert list(roles(text).values())[:2] == [Role.CAPTION, Role.CAPTION]


def test_a_dateline_is_no_part_of_the_sentence() -> None:
    found = roles(f"GENEVA (AP) — {FIRST}\n\n{SECOND}")
    assert found["GENEVA (AP) —"] is Role.DATELINE
    assert found[FIRST] is Role.BODY


def test_between_the_articles_of_a_treaty_there_is_no_furniture() -> None:
    articles = [
        "The Parties shall keep the truce.",
        "They shall not receive weapons.",
        "They shall vote no later than 1 June 2023.",
    ]
    numbered = "\n\n".join(f"Article {n}\n{text}" for n, text in enumerate(articles, 1))
    found = roles(f"Agreement between Ruvania and Ostmark\n\n{numbered}\n")
    assert [line for line, role in found.items() if role is Role.BODY] == articles
    assert found["Agreement between Ruvania and Ostmark"] is Role.TITLE
