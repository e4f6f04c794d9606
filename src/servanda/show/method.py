"""How a status is decided: the tables of the code, and each status with its grounds."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.model.assessment import Assessment, Evidence, Method, Standing
from servanda.show import days, saying, words
from servanda.show.cite import Index, index
from servanda.show.clean import one_line
from servanda.show.obligations import status_word
from servanda.show.tables import columns
from servanda.show.text import cited

UNDONE = "not done, or broken"
OWN, CONTRARY = "the obligation's own provision", "a contrary provision"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of words: its heads, its rows, and how wide each column is beside the others."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]


def method_markdown(method: Method) -> str:
    """Return the tables that decide as Markdown, a blank line between them."""
    return "\n\n".join("\n".join(_markdown(table)) for table in _tables(method)) + "\n"


def method_text(method: Method, width: int = 80) -> str:
    """Return the tables that decide as text of a fixed width."""
    parts = (columns(t.heads, t.rows, t.shares, width) for t in _tables(method))
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _markdown(table: Table) -> Iterator[str]:
    for row in (table.heads, ("---",) * len(table.heads), *table.rows):
        yield f"| {' | '.join(row)} |"


def _tables(method: Method) -> tuple[Table, ...]:
    return _evidence(method), _limits(method), _statuses(method), _levels(method)


def _evidence(method: Method) -> Table:
    rows = [
        (
            CONTRARY if rule.contrary else OWN,
            rule.modality.value,
            UNDONE if rule.negated else "done",
            rule.stance.value,
        )
        for rule in method.evidence
    ]
    rows.append((OWN, "anything else", "", f"{method.otherwise[0].value}: {method.otherwise[1]}"))
    return Table(
        heads=("A claim on", "that says", "of it as", "is evidence"),
        rows=tuple(rows),
        shares=(3, 2, 2, 4),
    )


def _limits(method: Method) -> Table:
    return Table(
        heads=("And yet, what is", "is only"),
        rows=tuple((reason, stance.value) for stance, reason in method.limits),
        shares=(3, 1),
    )


def _statuses(method: Method) -> Table:
    return Table(
        heads=("Obligation", "The first that holds", "Status"),
        rows=tuple((r.kind, r.holds, words.STATUS[r.status].lower()) for r in method.statuses),
        shares=(2, 6, 3),
    )


def _levels(method: Method) -> Table:
    once = ((p.value.replace("_", " "), n) for p, n in method.levels_once.items())
    lasting = ((words.STATUS[s].lower(), n) for s, n in method.levels_continuing.items())
    return Table(
        heads=("Obligation", "when it is", "Level"),
        rows=(
            *(("once", name, str(level)) for name, level in once),
            *(("continuing", name, str(level)) for name, level in lasting),
        ),
        shares=(2, 4, 1),
    )


def grounds(assessment: Assessment, width: int = 80) -> str:
    """Return each obligation with its status, the row that gave it, and every linked claim."""
    numbered = index(assessment)
    parts = [_standing(standing, numbered, width) for standing in assessment.standings]
    return "\n".join(row for part in parts for row in (*part, "")) or "No obligation is known.\n"


def _standing(standing: Standing, numbered: Index, width: int) -> Sequence[str]:
    head = f"{status_word(standing)}: {words.clause(standing.obligation.text)}"
    score = "" if standing.level is None else f"; level {standing.level} of 3"
    rows = [
        *textwrap.wrap(one_line(head), width),
        *_indented(f"Row: {words.joined(standing.reasons)}{score}", width),
    ]
    for item in standing.evidence:
        rows += _indented(_item(item, numbered), width)
    return rows


def _item(item: Evidence, numbered: Index) -> str:
    """Return what a claim is for the obligation, and why it is taken to speak about it."""
    linked = f"; linked: {item.link}" if item.link else ""
    told = f"{days.published(item.published)}: {saying.statement(item.claim)}"
    return f"{item.stance.value} ({item.reason}{linked}) {told}{cited(numbered.cite(item.claim))}"


def _indented(text: str, width: int) -> list[str]:
    return textwrap.wrap(one_line(text), width, initial_indent="  ", subsequent_indent="    ")
