"""The worked case from its sources to the brief: what a new user sees first."""

import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner

from servanda.case import Case, copy_demo
from servanda.cli import cli
from servanda.model.assessment import Assessment, Status
from servanda.model.source import Role
from servanda.read.roles import segments
from servanda.show.brief import compose
from servanda.show.html import render_html
from servanda.show.text import render_text

DAY = date(2021, 8, 20)
SOURCES = files("servanda.cases").joinpath("libya", "sources")


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    folder = tmp_path_factory.mktemp("demo")
    articles = copy_demo(folder)
    with Case(folder) as opened:
        opened.read([str(articles)], None, received=date(2024, 1, 1), tell=lambda _: None)
        yield opened


@pytest.fixture(scope="session")
def assessment(case: Case) -> Assessment:
    return case.assess(DAY)


def statuses(assessment: Assessment) -> dict[str, Status]:
    return {item.obligation.id: item.status for item in assessment.standings}


def test_the_withdrawal_is_overdue_by_both_readings(assessment: Assessment) -> None:
    found = next(s for s in assessment.standings if s.obligation.id == "foreign-forces-out")
    assert found.status is Status.OVERDUE
    assert found.late is not None
    assert (found.late.least, found.late.most) == (209, 211)
    assert found.refused_by == ("Turkey",)


def test_elections_are_not_yet_due(assessment: Assessment) -> None:
    assert statuses(assessment)["elections-held"] is Status.NOT_DUE


def test_nothing_is_called_done_or_breached(assessment: Assessment) -> None:
    wrong = {Status.IMPLEMENTED, Status.BREACHED, Status.REPORTED_IMPLEMENTED}
    assert not wrong & set(statuses(assessment).values())


def test_an_obligation_is_absent_before_it_was_agreed(case: Case) -> None:
    assert set(statuses(case.assess(date(2020, 10, 30)))) == {
        "arms-embargo-kept",
        "foreign-forces-out",
        "ceasefire-kept",
        "detainees-exchanged",
        "monitoring-set-up",
    }


@pytest.mark.parametrize("day", [date(2020, 12, 1), date(2021, 1, 30), DAY, date(2021, 12, 1)])
def test_no_brief_knows_the_future(case: Case, day: date) -> None:
    assessment = case.assess(day)
    later = [d for d in assessment.sources if d.published is None or d.published.known_by > day]
    assert later == []
    known = {document.id for document in assessment.sources}
    cited = {claim.span.document for line in assessment.positions for claim in line.claims}
    assert cited <= known


def test_reading_twice_is_reading_once(case: Case, assessment: Assessment) -> None:
    case.read([str(case.folder / "articles")], None, received=date(2024, 1, 2), tell=lambda _: None)
    assert case.assess(DAY) == assessment


def test_the_text_fits_a_terminal(assessment: Assessment, case: Case) -> None:
    text = render_text(compose(assessment, case.terms.labels()))
    assert max(map(len, text.splitlines())) <= 80


def test_every_claim_is_cited_and_every_citation_leads_to_its_quote(
    assessment: Assessment, case: Case
) -> None:
    page = render_html(compose(assessment, case.terms.labels()), assessment)
    anchors = set(re.findall(r'id="(S\d+\.\d+)"', page))
    links = set(re.findall(r'href="#(S\d+\.\d+)"', page))
    assert links == anchors
    assert len(anchors) == sum(len(line.claims) for line in assessment.positions)


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, [name for name, _ in attrs]))


def test_a_hostile_source_stays_text(tmp_path: Path) -> None:
    hostile = (
        '<b onmouseover="x()">Ruvania</b> & </style><script>alert(1)</script> troops\n'
        "Published 3 March 2021\n\n"
        "Turkey refuses to withdraw its troops <script>alert(1)</script> from the truce line.\n\n"
        'The rebels broke the ceasefire "onload=x" </style> in the hills, observers said.\n'
    )
    (tmp_path / "a.txt").write_text(hostile, "utf-8")
    with Case(tmp_path / "case") as opened:
        opened.read([str(tmp_path / "a.txt")], None, received=date(2024, 1, 1), tell=lambda _: None)
        assessment = opened.assess(date(2021, 4, 1))
        page = render_html(compose(assessment, opened.terms.labels()), assessment)
    elements = _Elements()
    elements.feed(page)
    assert [tag for tag, _ in elements.found if tag in ("script", "b")] in (
        [],
        ["b"] * page.count("<b>"),
    )
    assert not [name for _, names in elements.found for name in names if name.startswith("on")]


def test_the_command_prints_the_brief_and_writes_the_page(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["demo", "--to", str(tmp_path / "demo")])
    assert result.exit_code == 0
    assert "209 to 211 days late" in result.output
    assert (tmp_path / "demo" / "brief.html").exists()


@pytest.mark.parametrize(
    "name", [path.name for path in SOURCES.iterdir() if path.name.endswith(".txt")]
)
def test_no_paragraph_of_the_worked_case_is_lost(name: str) -> None:
    text = SOURCES.joinpath(name).read_text("utf-8")
    roles = [segment.role for segment in segments(text) if segment.role is not Role.DATELINE]
    first, last = roles.index(Role.PUBLISHED) + 1, roles.index(Role.RELATED)
    assert set(roles[first:last]) <= {Role.BODY, Role.CAPTION}
    assert Role.BODY not in {*roles[:first], *roles[last:]}
