"""The brief as one self-contained page: no script, no request, fit to print and to mail.

Everything that came from a source is escaped, and freed of the characters HTML forbids.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from servanda.model.assessment import Assessment, Status
from servanda.model.claim import Modality
from servanda.show.cite import index
from servanda.show.clean import cut, visible
from servanda.show.context import passages
from servanda.show.parts import Brief
from servanda.show.picture import drawing
from servanda.show.text import LAPSED, tallied, timeline

if TYPE_CHECKING:
    from jinja2 import Template

# The colour and shape of each status; the word always stands beside them.
TONES: Mapping[Status, str] = {
    Status.BREACHED: "bad",
    Status.BREACH_REPORTED: "bad",
    Status.OVERDUE: "bad",
    Status.CONTESTED: "split",
    Status.DUE: "open",
    Status.PARTLY: "half",
    Status.NOT_STARTED: "open",
    Status.NOT_DUE: "open",
    Status.REPORTED_IMPLEMENTED: "half",
    Status.IMPLEMENTED: "done",
    Status.NO_BREACH_REPORTED: "none",
    Status.NO_EVIDENCE: "none",
}

# The mark of each kind of word, as in a legend: acts, promises, supports, demands, refuses.
GLYPHS: Mapping[Modality, str] = {
    Modality.FACT: "act",
    Modality.PLEDGE: "promise",
    Modality.AGREE: "promise",
    Modality.SUPPORT: "support",
    Modality.PROPOSE: "support",
    Modality.DEMAND: "demand",
    Modality.EXPECT: "expect",
    Modality.ALLEGE: "expect",
    Modality.DENY: "expect",
    Modality.OPPOSE: "refusal",
    Modality.REFUSE: "refusal",
}


def render_html(brief: Brief, assessment: Assessment) -> str:
    """Return the page of a brief; the assessment gives the paragraphs its quotes stand in."""
    numbered = index(assessment)
    return _template().render(
        brief=brief,
        tones=TONES,
        glyphs=GLYPHS,
        lapsed=LAPSED,
        drawing=drawing(brief.deadlines),
        timeline=timeline(brief.deadlines),
        tally=tallied(brief),
        passages=[passages(document, numbered) for document in assessment.sources],
    )


@cache
def _template() -> "Template":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    folder = files("servanda.show").joinpath("templates")
    environment = Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_fit,
        loader=FunctionLoader(lambda name: folder.joinpath(name).read_text("utf-8")),
    )
    environment.filters["cut"] = cut
    return environment.get_template("brief.html.j2")


def _fit(value: object) -> object:
    """Return a value with forbidden characters made visible; markup of ours is no plain `str`."""
    return visible(value) if type(value) is str else value
