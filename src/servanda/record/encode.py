"""Values to JSON text and back, for the columns of the database that are not queried."""

from functools import cache
from typing import TypeVar

from cattrs.preconf.json import JsonConverter, make_converter

_Value = TypeVar("_Value")


@cache
def _converter() -> JsonConverter:
    # Validation in detail names every fault of a hand-written file; here it would only cost time.
    return make_converter(detailed_validation=False, omit_if_default=True)


def to_json(value: object) -> str:
    """Return a value as JSON text; the same value gives the same text."""
    return _converter().dumps(value, ensure_ascii=False, sort_keys=True)


def from_json(text: str, kind: type[_Value]) -> _Value:
    """Return the value of a kind that JSON text holds."""
    return _converter().loads(text, kind)
