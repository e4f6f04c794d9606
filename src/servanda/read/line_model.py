"""How likely each line of a page is body: two logistic models, the second seeing the first's page.

The weights are in `line_weights.json`, made by `benchmarks/train_lines.py` from labelled pages.
Stacking two linear models is the "auto-context" of Tu and Bai (2010); it reads runs of body better
than a hidden Markov chain over the first model does, and needs no library beyond numpy.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from servanda.read.line_features import NAMES, features, shifted
from servanda.read.marks import Marks

if TYPE_CHECKING:
    from servanda.read.line_features import Column, Matrix

NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
REACHES = (3, 6, 15)
# Beyond the ends of a page: certainly not body.
OUTSIDE, LEAST = -4.0, 1e-3
CONTEXT = (
    *("logit", "likelihood", *(f"logit@{by}" for by in NEIGHBOURS)),
    *(f"around_{reach}" for reach in REACHES),
    *("body_above", "body_below", "share_above", "both_sides", "either_side"),
)


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of both models: one a column and, last, the constant."""

    first: "Column"
    second: "Column"


def likelihoods(found: Sequence[Marks]) -> "Column":
    """Return for every line how likely it is body, between 0 and 1."""
    table, weights = features(found), _weights()
    first = logistic(table, weights.first)
    return logistic(widened(table, first), weights.second)


def logistic(table: "Matrix", weights: "Column") -> "Column":
    """Return the model's likelihood for every row."""
    import numpy as np

    return np.asarray(1 / (1 + np.exp(-(table @ weights[:-1] + weights[-1]))), dtype=float)


def widened(table: "Matrix", likelihood: "Column") -> "Matrix":
    """Return the table with columns for `CONTEXT`: what the first model says of the page."""
    import numpy as np

    logit = np.log((likelihood + LEAST) / (1 - likelihood + LEAST))
    beside = [shifted((logit - OUTSIDE)[:, None], by)[:, 0] + OUTSIDE for by in NEIGHBOURS]
    above = np.cumsum(likelihood)
    both = np.minimum(beside[2], beside[3]), np.maximum(beside[2], beside[3])
    return np.column_stack(
        [
            table,
            logit,
            likelihood,
            *beside,
            *(_mean_around(likelihood, reach) for reach in REACHES),
            np.log1p(above),
            np.log1p(above[-1] - above),
            above / max(above[-1], LEAST),
            *both,
        ]
    )


def _mean_around(values: "Column", reach: int) -> "Column":
    import numpy as np

    sums = np.concatenate([[0.0], np.cumsum(values)])
    rows = np.arange(len(values))
    last = np.minimum(rows + reach + 1, len(values))
    return np.asarray((sums[last] - sums[np.maximum(rows - reach, 0)]) / (2 * reach + 1))


def as_json(weights: Weights) -> str:
    """Return the weights as the text of `line_weights.json`: rounded, each with its name."""
    named = {
        "first": dict(zip((*NAMES, "constant"), _rounded(weights.first), strict=True)),
        "second": dict(zip((*NAMES, *CONTEXT, "constant"), _rounded(weights.second), strict=True)),
    }
    return json.dumps({"format": 1, **named}, indent=1) + "\n"


def _rounded(values: "Column") -> list[float]:
    return [round(value, 4) for value in values.tolist()]


@cache
def _weights() -> Weights:
    text = files("servanda.read").joinpath("line_weights.json").read_text("utf-8")
    found: Mapping[str, Mapping[str, float]] = json.loads(text)
    return Weights(
        _column(found["first"], (*NAMES, "constant")),
        _column(found["second"], (*NAMES, *CONTEXT, "constant")),
    )


def _column(named: Mapping[str, float], names: Sequence[str]) -> "Column":
    """Return the weights in the order of the columns.

    Raises:
        KeyError: the file lacks a column, so it was made for other features.
    """
    import numpy as np

    return np.array([named[name] for name in names])
