"""What the columns of PA-X oblige to, from `pax.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import cattrs


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A column of PA-X, the provision it stands for, and that as an obligation."""

    column: str
    provision: str
    text: str


@cache
def codes() -> tuple[Code, ...]:
    """Return the columns that stand for a provision, in the order of the file."""
    raw = tomllib.loads(files("servanda.terms").joinpath("pax.toml").read_text("utf-8"))
    converter = cattrs.Converter(forbid_extra_keys=True)
    return tuple(converter.structure(item, Code) for item in raw["code"])
