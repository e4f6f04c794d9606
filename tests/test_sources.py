"""From files to a case: copies, corrections, marks, languages, and a rebuilt database."""

import json
from datetime import date
from pathlib import Path

from click.testing import CliRunner

from servanda.case import Case, ReadSummary
from servanda.cli import cli
from servanda.model.assessment import Assessment
from servanda.model.notice import Notice
from servanda.model.source import Handling, Stated
from servanda.show.brief import compose
from servanda.show.data import brief_data
from servanda.show.text import render_text

RECEIVED, LATER = date(2024, 1, 1), date(2024, 2, 1)
STORY = (
    "Ruvania has withdrawn all its troops from the Tresk valley under the truce, the defence"
    " ministry of Ruvania said on Thursday, and the mediators of the truce welcomed the step.\n\n"
    "Ostmark refuses to withdraw its forces from the valley.\n\n"
)
LEAD = (
    "Readers of this paper have asked for weeks what the truce has changed in the valley, and our"
    " own correspondent has been there to look at the roads and to talk to the farmers.\n\n"
)
FRENCH = (
    "Le gouvernement de la Ruvanie a retiré toutes ses troupes de la vallée, a déclaré jeudi le"
    " ministère de la Défense, tandis que la présidence voisine refuse toujours de retirer ses"
    " forces avant l'échange des prisonniers prévu par l'accord de cessez-le-feu.\n"
)


ACTORS = """[[actor]]
id = "ostmark"
name = "Ostmark"
kind = "state"
"""


def put(folder: Path, **texts: str) -> str:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return str(folder)


def read(
    case: Path, *paths: str, on: date = RECEIVED, stated: Stated | None = None
) -> tuple[ReadSummary, list[Notice]]:
    told: list[Notice] = []
    with Case(case) as opened:
        found = opened.read(paths, None, received=on, tell=told.append, stated=stated or Stated())
    return found, told


def assessed(case: Path, day: date) -> Assessment:
    with Case(case) as opened:
        return opened.assess(day)


def brief(case: Path, day: date) -> str:
    return render_text(compose(assessed(case, day), {}))


def dated(day: str, text: str) -> str:
    return f"Published {day}\n\n{text}"


def test_five_copies_of_a_text_are_one_witness(tmp_path: Path) -> None:
    copies = {
        f"paper{n}": dated(f"{n + 20} June 2021", LEAD * (n % 2) + STORY) for n in range(1, 5)
    }
    articles = put(tmp_path / "in", **copies, wire=dated("22 June 2021", f"KARSK (AP) — {STORY}"))
    found, _ = read(tmp_path / "case", articles)
    assert (found.documents, found.origins, found.passages) == (5, 1, 1)
    origins = assessed(tmp_path / "case", date(2021, 7, 1)).origins
    assert set(origins.values()) == {"Associated Press"}


def test_reading_ends_with_what_the_case_holds(tmp_path: Path) -> None:
    articles = put(tmp_path / "in", a=dated("21 June 2021", STORY), b=dated("22 June 2021", LEAD))
    result = CliRunner().invoke(cli, ["read", articles, "--case", str(tmp_path / "case")])
    assert result.output.splitlines()[-1] == "2 documents, 2 origins, 0 shared passages"


def record(text: str, **more: str) -> str:
    values = {"url": "https://courier.example/truce?utm_source=x", "published": "2021-06-24"}
    return json.dumps({"id": "truce", "text": text, **values, **more}) + "\n"


def test_a_correction_replaces_what_it_corrects_from_its_day_on(tmp_path: Path) -> None:
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    first.write_text(record(STORY), "utf-8")
    changed = STORY.replace("refuses to withdraw its forces", "has withdrawn some of its forces")
    second.write_text(
        record(changed, url="http://www.courier.example/truce", updated="2021-06-26"), "utf-8"
    )
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "actors.toml").write_text(ACTORS, "utf-8")
    read(tmp_path / "case", str(first))
    read(tmp_path / "case", str(second), on=LATER)
    before, after = (assessed(tmp_path / "case", date(2021, 6, day)) for day in (25, 26))
    assert [len(a.sources) for a in (before, after)] == [1, 2]
    assert not before.corrections
    (found,) = after.corrections
    assert [claim.modality for claim in found.dropped] == ["refuse"]
    quotes = [claim.quote for position in after.positions for claim in position.claims]
    assert not any("refuses" in quote for quote in quotes)
    printed = " ".join(brief(tmp_path / "case", date(2021, 6, 26)).split())
    assert "S1 was replaced by S2 on 26 June 2021 No longer said: " in printed
    assert "what it says no longer counts" in printed


def test_a_correction_without_a_day_is_known_when_it_was_received(tmp_path: Path) -> None:
    for number, text in enumerate((STORY, STORY + LEAD)):
        path = tmp_path / f"{number}.jsonl"
        path.write_text(record(text), "utf-8")
        read(tmp_path / "case", str(path), on=LATER if number else RECEIVED)
    assert len(assessed(tmp_path / "case", RECEIVED).sources) == 1
    assert len(assessed(tmp_path / "case", LATER).sources) == 2


def test_an_excerpt_of_a_text_corrects_nothing(tmp_path: Path) -> None:
    for number, text in enumerate((STORY + LEAD, STORY[:120])):
        path = tmp_path / f"{number}.jsonl"
        path.write_text(record(text), "utf-8")
        read(tmp_path / "case", str(path))
    assert not assessed(tmp_path / "case", LATER).corrections


def test_a_mark_is_shown_wherever_the_source_is(tmp_path: Path) -> None:
    articles = put(tmp_path / "in", a=dated("21 June 2021", STORY))
    read(tmp_path / "case", articles, stated=Stated(handling=Handling.RESTRICTED))
    printed = brief(tmp_path / "case", RECEIVED)
    assert "Handling: restricted, because 1 source of this brief is." in printed
    assert "[S1.1 restricted" in printed
    data = brief_data(assessed(tmp_path / "case", RECEIVED))
    assert json.dumps(data).count('"handling": "restricted"') > 1


def test_a_mark_edited_in_the_list_of_sources_holds(tmp_path: Path) -> None:
    articles = put(tmp_path / "in", a=dated("21 June 2021", STORY))
    read(tmp_path / "case", articles)
    assert "Handling" not in brief(tmp_path / "case", RECEIVED)
    listed = tmp_path / "case" / "sources.jsonl"
    listed.write_text(listed.read_text("utf-8").replace('"public"', '"internal"'), "utf-8")
    assert "Handling: internal, because" in brief(tmp_path / "case", RECEIVED)


def test_a_language_without_words_is_stored_found_and_reported(tmp_path: Path) -> None:
    articles = put(tmp_path / "in", a=dated("21 June 2021", FRENCH))
    _, told = read(tmp_path / "case", articles)
    assert any("(fr)" in notice.message for notice in told)
    assert "not read" in brief(tmp_path / "case", RECEIVED)
    with Case(tmp_path / "case") as case:
        ((document, mark, words),) = case.search("cessez-le-feu prisonniers")
    assert (document.language, mark) == ("fr", Handling.PUBLIC)
    assert "prisonniers" in words


def test_a_search_is_printed_and_finds_nothing_politely(tmp_path: Path) -> None:
    articles = put(tmp_path / "in", a=dated("21 June 2021", STORY))
    read(tmp_path / "case", articles)
    for words, shown in (("Tresk valley", "21 June 2021"), ("harvest", "No document holds")):
        result = CliRunner().invoke(cli, ["search", words, "--case", str(tmp_path / "case")])
        assert shown in result.output


def test_the_database_can_be_made_again_from_the_sources(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    path.write_text(record(STORY, publisher="Example Courier", handling="internal"), "utf-8")
    read(tmp_path / "case", str(path), put(tmp_path / "in", b=dated("21 June 2021", LEAD)))
    before = brief(tmp_path / "case", RECEIVED)
    for old in (tmp_path / "case").glob("case.db*"):
        old.unlink()
    read(tmp_path / "case", str(tmp_path / "case" / "sources"), on=LATER)
    assert brief(tmp_path / "case", RECEIVED) == before


def test_pasted_text_gets_its_day_and_publisher_from_the_user(tmp_path: Path) -> None:
    command = ["extract", "-", "--published", "24 June 2021", "--publisher", "Example Courier"]
    result = CliRunner().invoke(cli, command, input=STORY.encode())
    found = json.loads(result.stdout)
    assert (found["published"], found["publisher"]) == ("2021-06-24", "Example Courier")


def test_a_day_that_is_none_is_a_wrong_call() -> None:
    result = CliRunner().invoke(cli, ["extract", "-", "--published", "soon"], input=STORY.encode())
    assert "no day" in str(result.exception)
