"""The furniture of news pages, as compiled patterns from `terms/pages.toml`."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Pages:
    """What marks a line as furniture: patterns over lower-cased text, five times faster so."""

    heading: re.Pattern[str]
    end: re.Pattern[str]
    boilerplate: re.Pattern[str]
    caption: re.Pattern[str]
    published: re.Pattern[str]
    agencies: Mapping[str, str]


@cache
def pages() -> Pages:
    """Return the shipped patterns, compiled once."""
    raw = tomllib.loads(files("servanda.terms").joinpath("pages.toml").read_text("utf-8"))
    return Pages(
        heading=_whole(raw["headings"]),
        end=_whole(raw["ends"]),
        boilerplate=re.compile(raw["boilerplate"]),
        caption=re.compile(rf"(?:{raw['captions']})[^.!?]{{0,40}}$"),
        published=re.compile(rf"\W*(?:{raw['published']})\b"),
        agencies=raw["agencies"],
    )


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{pattern})\W*$")
