"""TOML to vocabulary, with a case's own files laid over the shipped ones."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

import cattrs
from cattrs.errors import BaseValidationError
from cattrs.gen import make_dict_structure_fn, override

from servanda.errors import TermsError
from servanda.model.actor import Actor, Office
from servanda.model.claim import Modality
from servanda.terms.vocabulary import Frame, Gate, Operators, Overlay, Provision, Terms

Table = Mapping[str, object]
OWN = ("actors.toml", "terms.toml")
# Names that people write in the files and that no field can have.
RENAMED: Mapping[type, Mapping[str, str]] = {
    Frame: {"within": "in", "source": "from"},
    Provision: {"mistake": "not"},
    Overlay: {"classes": "class"},
}


@cache
def load_terms(case: Path | None = None) -> Terms:
    """Return the shipped vocabulary, with `actors.toml` and `terms.toml` of a case on top.

    A case's actors come first, so that its names win; its lists are added to the shipped ones.

    Raises:
        TermsError: a file is not TOML, or breaks the rules its comments state.
    """
    if case and not any((case / name).exists() for name in OWN):
        return load_terms()
    shipped = {name: _shipped(name) for name in ("provisions.toml", "actors.toml", "en.toml")}
    own_words = _own(case, "terms.toml")
    words = _merge(shipped["en.toml"], _in_words(_tables(shipped["provisions.toml"], "provision")))
    words = _merge(words, {k: v for k, v in own_words.items() if k != "provision"})
    provisions = [
        *_tables(shipped["provisions.toml"], "provision"),
        *_tables(own_words, "provision"),
    ]
    actors = [
        *_tables(_own(case, "actors.toml"), "actor"),
        *_tables(shipped["actors.toml"], "actor"),
    ]
    try:
        return _terms(words, provisions, actors)
    except BaseValidationError as error:
        lines = "; ".join(cattrs.transform_error(error, path="terms"))
        raise TermsError(f"the vocabulary breaks its rules: {lines}") from error


def _shipped(name: str) -> dict[str, object]:
    return tomllib.loads(files("servanda.terms").joinpath(name).read_text("utf-8"))


def _in_words(provisions: Sequence[object]) -> dict[str, object]:
    """Return how each shipped provision is put into words: its frames, and classes for them."""
    merged: dict[str, object] = {}
    for item in provisions:
        name = item["id"] if isinstance(item, Mapping) else None
        own = _shipped(f"frames/{name}.toml")
        frames = [
            {**frame, "provision": name}
            for frame in _tables(own, "frame")
            if isinstance(frame, Mapping)
        ]
        merged = _merge(merged, {**own, "frame": frames})
    return merged


def _own(case: Path | None, name: str) -> dict[str, object]:
    path = case / name if case else None
    if path is None or not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TermsError(f"{path}: not valid TOML: {error}. Correct the line it names.") from error


def _merge(below: Table, above: Table) -> dict[str, object]:
    """Return two trees of tables as one; lists are joined, everything else is replaced."""
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[key] = _merge(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            merged[key] = [*old, *value]
        else:
            merged[key] = value
    return merged


def _tables(document: Table, key: str) -> Sequence[object]:
    found = document.get(key, [])
    if not isinstance(found, list):
        raise TermsError(f"[[{key}]] must be a list of tables")
    return found


def _terms(words: Table, provisions: Sequence[object], actors: Sequence[object]) -> Terms:
    converter = _converter()
    lists = Mapping[str, frozenset[str]]
    terms = [converter.structure(item, Provision) for item in provisions]
    return Terms(
        language=converter.structure(words["language"], str),
        provisions={term.id: term for term in terms},
        classes=converter.structure(words["class"], lists),  # type: ignore[type-abstract]
        words=converter.structure(words["words"], lists),  # type: ignore[type-abstract]
        modals=converter.structure(words["modals"], lists),  # type: ignore[type-abstract]
        markers=converter.structure(words["markers"], Mapping[str, tuple[str, ...]]),  # type: ignore[type-abstract]
        operators=_operators(words["operator"]),
        attributing=converter.structure(words["attributing"], lists),  # type: ignore[type-abstract]
        frames=tuple(_frames(converter, words)),
        gate=converter.structure(words["gate"], Gate),
        actors=tuple(converter.structure(item, Actor) for item in actors),
        holders=tuple(_holders(converter)),
    )


def _frames(converter: cattrs.Converter, words: Table) -> Iterator[Frame]:
    """Yield the frames; what happens to any noun happens to each, unless it says otherwise."""
    lists = converter.structure(words["words"], Mapping[str, frozenset[str]])  # type: ignore[type-abstract]
    for item in _tables(words, "frame"):
        frame = converter.structure(item, Frame)
        if frame.nouns:
            frame = replace(
                frame,
                holds=frame.holds | (lists["happening"] - frame.breaks),
                breaks=frame.breaks | (lists["breaking"] - frame.holds),
            )
        yield frame


def _holders(converter: cattrs.Converter) -> Iterator[tuple[str, Office]]:
    """Yield who held which office for which actor, as shipped."""
    raw = _shipped("offices.toml")
    for item in _tables(raw, "holders"):
        if not isinstance(item, Mapping):
            raise TermsError("offices.toml: every holder must be a table")
        fields = {key: value for key, value in item.items() if key != "actor"}
        office = converter.structure({**fields, "source": raw["source"]}, Office)
        yield str(item["actor"]), office


def _converter() -> cattrs.Converter:
    """Return a converter that names every unknown key and every wrong value at once."""
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    for kind, fields in RENAMED.items():
        hook: Callable[[Mapping[str, object], type], object] = make_dict_structure_fn(
            kind,
            converter,
            _cattrs_forbid_extra_keys=True,
            **{field: override(rename=key) for field, key in fields.items()},  # type: ignore[arg-type]
        )
        converter.register_structure_hook(kind, hook)
    converter.register_structure_hook(date, _date)
    return converter


def _date(value: object, _: type[date]) -> date:
    if type(value) is not date:
        raise ValueError(f"found {value!r}, expected a date such as 2020-10-23")
    return value


def _operators(table: object) -> Operators:
    """Return the operator lists turned round: from word to modality.

    A verb listed under `verbs` governs both clauses and things.
    """
    lists = cattrs.structure(table, dict[Modality, dict[str, list[str]]])
    turned: dict[str, dict[str, Modality]] = {
        "clause": {},
        "thing": {},
        "nouns": {},
        "adjectives": {},
    }
    for modality, kinds in lists.items():
        for word in kinds["verbs"]:
            turned["clause"][word] = turned["thing"][word] = modality
        for kind, found in turned.items():
            found.update(dict.fromkeys(kinds[kind], modality))
    return Operators(**turned)
