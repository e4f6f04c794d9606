"""Every provision and every modality is defined, and has sentences that say it and that do not."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from servanda.model.claim import Claim, Modality
from servanda.read.claims import ClaimReader
from servanda.read.text import from_text
from servanda.terms import load_terms

TERMS = load_terms()
READER = ClaimReader(TERMS)
CONTEXT = "Diplomats met about the truce and the foreign troops in the region.\n\n"
WRITTEN: Mapping[str, Mapping[str, Mapping[str, list[str]]]] = tomllib.loads(
    (Path(__file__).parent / "vocabulary.toml").read_text("utf-8")
)


def said(sentence: str, kind: str) -> set[str]:
    text = CONTEXT + sentence
    ((_, found),) = READER.read([from_text(text, name="test", data=text.encode())])
    return {_named(claim, kind) for claim in found}


def _named(claim: Claim, kind: str) -> str:
    return claim.provision if kind == "provision" else str(claim.modality)


def sentences(heading: str) -> Iterator[tuple[str, str, str]]:
    for kind, tables in WRITTEN.items():
        for name, table in tables.items():
            for sentence in table[heading]:
                yield kind, name, sentence


def test_each_has_two_that_say_it_and_two_that_do_not() -> None:
    assert set(WRITTEN["provision"]) == set(TERMS.provisions)
    assert set(WRITTEN["modality"]) == set(Modality)
    for tables in WRITTEN.values():
        for name, table in tables.items():
            assert len(table["not"]) >= 2, name
            assert len(table["says"]) >= 2, name


def test_each_provision_is_defined_and_has_cues() -> None:
    read = {frame.provision for frame in TERMS.frames}
    assert read == set(TERMS.provisions)
    for provision in TERMS.provisions.values():
        assert provision.means, provision.id
        assert provision.mistake, provision.id


@pytest.mark.parametrize(("kind", "name", "sentence"), [*sentences("says")])
def test_a_sentence_says_it(kind: str, name: str, sentence: str) -> None:
    assert name in said(sentence, kind)


@pytest.mark.parametrize(("kind", "name", "sentence"), [*sentences("not")])
def test_a_near_miss_does_not(kind: str, name: str, sentence: str) -> None:
    assert name not in said(sentence, kind)
