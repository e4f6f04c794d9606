"""The vocabulary keeps its own rules."""

from collections import Counter
from pathlib import Path

import pytest

from servanda.errors import TermsError
from servanda.model.claim import Modality
from servanda.read.provision import ANOTHER, ANYBODY, PERSON
from servanda.terms import load_terms

TERMS = load_terms()


def test_every_provision_is_defined_and_forbids_its_mistake() -> None:
    assert len(TERMS.provisions) == 19
    for term in TERMS.provisions.values():
        assert term.means
        assert term.mistake
        assert set(term.contrary) <= set(TERMS.provisions)


def test_every_frame_names_a_provision_and_classes_that_exist() -> None:
    for frame in TERMS.frames:
        assert frame.provision in TERMS.provisions
        for name in (frame.object, frame.subject, frame.within, frame.source, frame.of or None):
            assert name in {None, ANYBODY, PERSON, ANOTHER, *TERMS.classes}


def test_every_modality_but_fact_has_words() -> None:
    found = {*TERMS.operators.clause.values(), *TERMS.operators.thing.values()}
    assert found == set(Modality) - {Modality.FACT}


def test_no_name_belongs_to_two_actors() -> None:
    names = Counter(
        name
        for actor in TERMS.actors
        for name in {actor.name, *actor.aliases, *actor.demonyms, *actor.metonyms}
    )
    assert [name for name, times in names.items() if times > 1] == []


def test_a_case_lays_its_own_actors_and_words_on_top(tmp_path: Path) -> None:
    (tmp_path / "actors.toml").write_text(
        '[[actor]]\nid = "x"\nname = "Ruvania"\nkind = "state"\n', "utf-8"
    )
    (tmp_path / "terms.toml").write_text('[class]\nforce = ["gendarme"]\n', "utf-8")
    terms = load_terms(tmp_path)
    assert terms.actors[0].name == "Ruvania"
    assert {"gendarme", "troop"} <= terms.classes["force"]


def test_a_wrong_word_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "actors.toml").write_text('[[actor]]\nid = "x"\ncolour = 1\n', "utf-8")
    with pytest.raises(TermsError, match="colour"):
        load_terms(tmp_path)
