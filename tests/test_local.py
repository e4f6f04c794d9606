"""Measured on labelled data outside the repository, found through SERVANDA_DATA."""

import json
import os
import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

from servanda.case import Case
from servanda.model.assessment import Assessment, Status
from servanda.model.notice import Notice
from servanda.model.source import Role
from servanda.read.documents import documents
from servanda.read.inputs import Received

DATA = Path(os.environ.get("SERVANDA_DATA", "/nonexistent"))
SCORED = ("attribution_content_dice50", "attribution_full(content&source dice50)")
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))["local"]
pytestmark = pytest.mark.skipif(not DATA.exists(), reason="SERVANDA_DATA names no labelled data")
RECEIVED = date(2024, 1, 1)


def line_f1(labelled: dict[str, object]) -> float:
    name = str(labelled["file"])
    (read,) = documents(Received(name, (DATA / "seeds" / name).read_bytes(), not_after=RECEIVED))
    assert not isinstance(read, Notice)
    found, _ = read
    body = [(s.start, s.end) for s in found.segments if s.role is Role.BODY]
    lines = labelled["lines"]
    assert isinstance(lines, list)
    scored = [line for line in lines if line["role"] not in ("title", "standfirst")]
    taken = [any(a < line["end"] and line["start"] < b for a, b in body) for line in scored]
    wanted = [line["role"] == "body" for line in scored]
    assert all(took for took, want in zip(taken, wanted, strict=True) if want)
    right = sum(t and w for t, w in zip(taken, wanted, strict=True))
    return float(2 * right / (sum(taken) + sum(wanted)))


def test_no_body_line_is_lost_and_hardly_any_added() -> None:
    labelled = json.loads((DATA / "gold" / "documents_dev.json").read_text("utf-8"))["documents"]
    assert min(map(line_f1, labelled)) >= FLOORS["body_f1_seeds"]


def printed(script: str, *arguments: str) -> str:
    """Return what a benchmark prints."""
    path = Path(__file__).parents[1] / "benchmarks" / script
    command = [sys.executable, str(path), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def figure(output: str, row: str, column: int = 0) -> float:
    line = next(line for line in output.splitlines() if line.strip().startswith(row))
    return float(re.findall(r"\d+\.\d+", line)[column])


def test_lines_of_unseen_sites_keep_their_floors() -> None:
    output = printed("train_lines.py")
    for name in ("line", "page", "word"):
        assert figure(output, f"{name} F1") >= FLOORS[f"lines_{name}_f1"]


def test_days_of_publication_keep_their_floors() -> None:
    output = printed("dates.py")
    assert figure(output, "all pages") >= FLOORS["published_precision"]
    assert figure(output, "all pages", 1) >= FLOORS["published_answered"]


def test_days_in_news_keep_their_floors() -> None:
    output = printed("timexes.py")
    assert figure(output, "all articles", 3) >= FLOORS["days_recall"]
    assert figure(output, "of the time of the parse") <= FLOORS["days_share_of_parse"]


def test_edited_copies_are_found_and_nothing_else_is() -> None:
    output = printed("documents.py", "copies")
    assert figure(output, "copies found") >= FLOORS["copies_recall"]
    assert "different sites 0" in output


def test_who_says_what_keeps_its_floors_also_by_the_scorer_of_the_data(tmp_path: Path) -> None:
    made = tmp_path / "made.jsonl"
    output = printed("attribution.py", "--predictions", str(made))
    command = [sys.executable, str(DATA / "data" / "polnear" / "score.py"), str(made)]
    scored = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    theirs = json.loads(scored)
    found, full = (theirs[key]["F"] for key in SCORED)
    quotes = theirs["direct_quotes"]["recall"]
    assert [figure(output, "servanda", column) for column in (0, 3, 7)] == [found, full, quotes]
    assert found >= FLOORS["attribution_f1"]
    assert full >= FLOORS["attribution_full_f1"]
    assert quotes >= FLOORS["attribution_quotes"]


def test_the_seeds_are_five_documents_of_four_origins(tmp_path: Path) -> None:
    with Case(tmp_path) as case:
        found = case.read([str(DATA / "seeds")], None, received=RECEIVED, tell=lambda _: None)
    assert (found.documents, found.origins, found.passages) == (5, 4, 1)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> dict[date, Assessment]:
    with Case(tmp_path_factory.mktemp("seeds")) as case:
        case.read([str(DATA / "seeds")], None, received=RECEIVED, tell=lambda _: None)
        days = (date(2021, 1, 30), date(2021, 6, 25), date(2021, 8, 20))
        return {day: case.assess(day) for day in days}


def test_the_withdrawal_is_overdue_on_every_day(seeds: dict[date, Assessment]) -> None:
    for assessment in seeds.values():
        found = {s.obligation.provision: s.status for s in assessment.standings}
        assert found["withdrawal"] is Status.OVERDUE


def test_only_what_is_known_is_told(seeds: dict[date, Assessment]) -> None:
    assert [len(assessment.sources) for assessment in seeds.values()] == [1, 3, 5]


def test_the_last_brief_has_the_refusal_and_the_elections(seeds: dict[date, Assessment]) -> None:
    last = {s.obligation.provision: s for s in seeds[date(2021, 8, 20)].standings}
    late = last["withdrawal"].late
    assert late is not None
    assert (late.least, late.most) == (209, 211)
    assert last["withdrawal"].refused_by == ("Turkey",)
    assert last["elections"].status is Status.NOT_DUE


def test_the_obligations_are_told_apart_by_agreement(seeds: dict[date, Assessment]) -> None:
    told = {
        day.isoformat(): [
            f"{s.obligation.agreement} {s.obligation.provision}" for s in found.standings
        ]
        for day, found in seeds.items()
    }
    january = ["agreement-2020-10-23 withdrawal", "agreement-2020-10-23 ceasefire"]
    later = [
        *january,
        "conference-2020-01 arms_embargo",
        "conference-2020-01 ceasefire",
        "no-agreement elections",
        "no-agreement military_reform",
    ]
    assert told == {"2021-01-30": january, "2021-06-25": later, "2021-08-20": later}


def test_a_saved_draft_tells_no_day_before_it_was_known(
    seeds: dict[date, Assessment], tmp_path: Path
) -> None:
    with Case(tmp_path) as case:
        case.read([str(DATA / "seeds")], None, received=RECEIVED, tell=lambda _: None)
        text = case.draft(date(2021, 8, 20))
    (tmp_path / "case.toml").write_text(text, "utf-8")
    with Case(tmp_path) as case:
        for day, drafted in seeds.items():
            stated = case.assess(day)
            assert not stated.drafted
            assert [
                (s.obligation.id, s.status, s.late, s.obligation.due) for s in stated.standings
            ] == [(s.obligation.id, s.status, s.late, s.obligation.due) for s in drafted.standings]


def extracted(name: str, folder: Path) -> Path:
    given = folder / f"{name}.jsonl"
    wanted = ("id", "text", "published", "publisher", "title")
    lines = (DATA / "gold" / f"{name}.jsonl").read_text("utf-8").split("\n")
    records = [json.loads(line) for line in lines if line]
    kept = [{key: record[key] for key in wanted if record.get(key)} for record in records]
    given.write_text("\n".join(map(json.dumps, kept)), "utf-8")
    found = folder / f"{name}.pred.jsonl"
    with found.open("wb") as out:
        command = [sys.executable, "-m", "servanda", "extract", str(given)]
        subprocess.run(command, stdout=out, check=True)
    return found


def test_claims_keep_their_floors(tmp_path: Path) -> None:
    names = ("claims_dev", "news_dev", "negatives_dev")
    made = [str(extracted(name, tmp_path)) for name in names]
    gold = [str(DATA / "gold" / f"{name}.jsonl") for name in names]
    scorer = [sys.executable, str(DATA / "gold" / "score.py"), *gold[:2], "--pred", *made]
    command = [*scorer, "--neg", gold[2], "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout)
    assert figures["quotes_not_exact"] == 0
    assert figures["claims"]["precision"] >= FLOORS["claims_precision"]
    assert figures["claims"]["recall"] >= FLOORS["claims_recall"]
    negatives = figures["negatives_false_claims"]["per_1000_words"]
    assert negatives <= FLOORS["false_claims_per_1000_words"]
