"""Who says what: each line is one sentence, and what is attributed in it to whom."""

import re

import pytest

from servanda.read.attribution import Attribution, attributions
from servanda.read.parse import Paragraph, parse
from servanda.terms import load_terms

WORDS = load_terms().attributing


def attributed(text: str) -> tuple[Attribution, ...]:
    lines = [Paragraph(m.group(), m.start()) for m in re.finditer(r"[^\n]+", text)]
    parsed = parse((line, line) for line in lines)
    return attributions(text, [(line, sentences) for sentences, line in parsed], WORDS)


def told(text: str) -> list[str]:
    return [
        " | ".join(
            " … ".join(text[start:end] for start, end in stretches)
            for stretches in (found.source, found.cue, found.content)
        )
        for found in attributed(text)
    ]


SENTENCES = {
    # verbs
    "Ruvania's envoy said on Monday that the troops would leave by June.": [
        "Ruvania's envoy | said | that the troops would leave by June"
    ],
    "The envoy told reporters that the truce was dead.": [
        "The envoy | told | that the truce was dead"
    ],
    "They vowed to leave and promised to pay.": [
        "They | vowed | to leave",
        "They | promised | to pay",
    ],
    "The envoy urged both sides to leave the valley.": [
        "The envoy | urged | both sides to leave the valley"
    ],
    "The envoy called on Ostmark to leave the valley.": [
        "The envoy | called on | Ostmark to leave the valley"
    ],
    "Both sides called for the army to be withdrawn.": [
        "Both sides | called for | the army to be withdrawn"
    ],
    'The envoy called the offer "a trap".': ['The envoy | called | the offer "a trap"'],
    "The envoy accused Ostmark of breaking the truce.": [
        "The envoy | accused | Ostmark of breaking the truce"
    ],
    "The minister said the truce would hold, but that talks had to follow.": [
        "The minister | said | the truce would hold, but that talks had to follow"
    ],
    "The envoy, who praised the truce, left.": ["who | praised | the truce"],
    # passives, and nobody named
    "Ostmark was accused by the envoy of breaking the truce.": [
        "the envoy | was accused | Ostmark … of breaking the truce"
    ],
    "Ostmark is said to have broken the truce.": [
        " | is said | Ostmark … to have broken the truce"
    ],
    "The army seems ready to leave.": [" | seems | The army … ready to leave"],
    # nouns and adjectives
    "Ostmark made a pledge to withdraw.": ["Ostmark | made a pledge | to withdraw"],
    "Its promise to leave the valley was kept.": ["Its | promise | to leave the valley"],
    "The envoy's fear is that the truce will not hold.": [
        "The envoy | fear | that the truce will not hold"
    ],
    "The army issued a statement saying that it would leave.": [
        "The army | issued a statement saying | that it would leave"
    ],
    "The envoy is confident that the truce will hold.": [
        "The envoy | is confident | that the truce will hold"
    ],
    "The envoy made it clear that Ostmark had to leave.": [
        "The envoy | made it clear | that Ostmark had to leave"
    ],
    # phrases, and who says it stands in the middle or at the end
    "According to the envoy of Ruvania, the truce was broken.": [
        "the envoy of Ruvania | According to | the truce was broken"
    ],
    "In the envoy's view, the truce is dead.": ["the envoy | In … view | the truce is dead"],
    "The truce, the envoy said, is dead.": ["the envoy | said | The truce … is dead"],
    "The truce is dead, said the envoy, adding that Ostmark had broken it.": [
        "the envoy | said | The truce is dead",
        "the envoy | adding | that Ostmark had broken it",
    ],
    "Officials who asked not to be named said the army was leaving.": [
        "who | asked | not to be named",
        "Officials who asked not to be named | said | the army was leaving",
    ],
    # the outermost only
    "The envoy said that Ostmark had promised to leave.": [
        "The envoy | said | that Ostmark had promised to leave"
    ],
    # nothing is said
    "The army left the town.": [],
    'The "rebels" left the town.': [],
}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.items())
def test_sentences(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


QUOTED = {
    '"We will leave," said Anna Brel, the envoy of Ruvania. "Nobody can stop us."': [
        'Anna Brel, the envoy of Ruvania | said | "We will leave," … "Nobody can stop us."'
    ],
    '"We will leave," the envoy said, "and nobody can stop us."': [
        'the envoy | said | "We will leave," … "and nobody can stop us."'
    ],
    '"The truce is dead," the envoy said after the talks in Ostmark.': [
        'the envoy | said | "The truce is dead,"'
    ],
    '"We signed. We waited. Nobody came," the envoy said.': [
        'the envoy | said | "We signed. We waited. Nobody came,"'
    ],
    "The envoy said the truce was “a dead letter” and that talks had to follow.": [
        "The envoy | said | the truce was “a dead letter” and that talks had to follow"
    ],
    'He added: "The truce is dead."': ['He | added | "The truce is dead."'],
    'A man in the crowd yelled "Stay there!"': ['A man in the crowd | yelled | "Stay there!"'],
    'Anna Brel: "The truce is dead."': ['Anna Brel | : | "The truce is dead."'],
    '"The truce is dead," smiled the envoy.': ['the envoy | smiled | "The truce is dead,"'],
}


@pytest.mark.parametrize(("sentence", "expected"), QUOTED.items())
def test_quotations(sentence: str, expected: list[str]) -> None:
    assert told(sentence) == expected


def test_a_quotation_goes_on_over_paragraphs_until_it_is_closed() -> None:
    text = (
        'The envoy blamed Ostmark. "We have waited long enough," she said.\n\n'
        '"Nobody has come to the talks.\n\n"Nobody will come tomorrow."'
    )
    blamed, said = attributed(text)
    assert text[slice(*blamed.cue[0])] == "blamed"
    assert text[slice(*said.source[0])] == "she"
    assert [text[start:end] for start, end in said.content] == [
        '"We have waited long enough,"',
        '"Nobody has come to the talks.\n\n"Nobody will come tomorrow."',
    ]


def test_every_stretch_is_of_the_text_and_in_order() -> None:
    text = "\n".join([*SENTENCES, *QUOTED])
    for found in attributed(text):
        for stretches in (found.source, found.cue, found.content):
            assert list(stretches) == sorted(stretches)
            assert all(0 <= start < end <= len(text) for start, end in stretches)
