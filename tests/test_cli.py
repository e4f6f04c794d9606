import json
import subprocess
import sys
from pathlib import Path

import pytest

ARTICLE = """Published 3 March 2021

Ruvania and Ostmark agreed on a truce on Tuesday after two years of fighting in the hills.

Kenya urged Rwanda to withdraw its troops from the truce line within 30 days, officials said.
"""


def servanda(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "servanda", *arguments]
    done = subprocess.run(command, input=given, capture_output=True, check=False)
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_extract_prints_one_line_a_document() -> None:
    done = servanda("extract", given=ARTICLE.encode())
    (line,) = done.stdout.splitlines()
    found = json.loads(line)
    assert found["published"] == "2021-03-03"
    assert any(c["modality"] == "demand" and c["agents"] == ["Kenya"] for c in found["claims"])
    for claim in found["claims"]:
        assert found["text"][claim["start"] : claim["end"]] == claim["quote"]


def test_an_explained_claim_has_its_cue_its_path_and_its_confidence() -> None:
    done = servanda("extract", "--explain", given=ARTICLE.encode())
    lines = [line.strip() for line in done.stdout.splitlines()]
    claim = lines[lines.index("Kenya: demand withdrawal") :]
    assert "- cue “withdraw” beside “troops”: withdrawal" in claim
    assert "- path withdraw < urged" in claim
    assert any(line.startswith("- sure: ") for line in claim)


def test_reading_a_good_and_a_missing_file_is_partial(article: Path, tmp_path: Path) -> None:
    done = servanda("read", str(article), str(tmp_path / "none.txt"), "--case", str(tmp_path / "c"))
    assert done.returncode == 5
    assert "none.txt" in done.stderr
    assert "1 document read" in done.stderr


def test_reading_nothing_readable_is_an_error(tmp_path: Path) -> None:
    done = servanda("read", str(tmp_path / "none.txt"), "--case", str(tmp_path / "c"))
    assert done.returncode == 3


def test_status_as_json_has_the_promised_shape(article: Path, tmp_path: Path) -> None:
    case = str(tmp_path / "c")
    servanda("read", str(article), "--case", case)
    found = json.loads(servanda("status", "--case", case, "--on", "2021-08-20", "--json").stdout)
    assert found["format"] == 1
    assert found["on"] == found["known"] == "2021-08-20"
    for item in found["obligations"]:
        assert {"status", "timing", "performance", "proof", "due", "late_days", "evidence"} <= set(
            item
        )


@pytest.mark.parametrize("command", ["brief", "status", "positions", "numbers"])
def test_a_folder_without_a_case_is_a_usage_error(command: str, tmp_path: Path) -> None:
    done = servanda(command, "--case", str(tmp_path), "--on", "2021-08-20")
    assert done.returncode == 2
    assert "servanda read" in done.stderr
    assert "Traceback" not in done.stderr


def test_new_writes_files_to_fill_in(tmp_path: Path) -> None:
    done = servanda("new", str(tmp_path / "c"))
    assert done.returncode == 0
    assert (tmp_path / "c" / "case.toml").exists()


def test_doctor_says_that_the_model_parses() -> None:
    assert "model parses: True" in servanda("doctor").stdout


def test_a_draft_can_be_saved_where_it_was_drafted(article: Path, tmp_path: Path) -> None:
    case = str(tmp_path / "c")
    servanda("read", str(article), "--case", case)
    (tmp_path / "c" / "case.toml").write_text("")
    done = servanda("draft", "--case", case, "--on", "2021-03-20")
    assert "# “Ruvania and Ostmark agreed on a truce" in done.stdout
    (tmp_path / "c" / "case.toml").write_text(done.stdout, "utf-8")
    brief = servanda("brief", "--case", case, "--on", "2021-03-20").stdout
    assert "Owed by      Ruvania and Ostmark" in brief
    assert "were drafted" not in brief


def test_a_case_that_is_known_of_later_is_not_drafted_anew(article: Path, tmp_path: Path) -> None:
    case = str(tmp_path / "c")
    servanda("read", str(article), "--case", case)
    text = servanda("draft", "--case", case, "--on", "2021-03-20").stdout
    (tmp_path / "c" / "case.toml").write_text(text.replace("2021-03-0", "2021-04-0"), "utf-8")
    assert "were drafted" not in servanda("brief", "--case", case, "--on", "2021-03-20").stdout


def test_a_new_case_from_a_table_needs_to_know_which_agreement(tmp_path: Path) -> None:
    done = servanda("new", str(tmp_path / "c"), "--from", "pax.csv")
    assert done.returncode == 2
    assert "--agreement" in done.stderr
    assert not (tmp_path / "c").exists()


def test_the_errors_of_case_files_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text('format = 1\ntitle = "T"\ncolour = 1\n')
    (tmp_path / "actors.toml").write_text("[[actr]]\n")
    done = servanda("brief", "--case", str(tmp_path), "--on", "2021-03-20")
    assert done.returncode == 3
    assert "case.toml: $.colour" in done.stderr
    assert "actors.toml: $.actr" in done.stderr
    assert "Traceback" not in done.stderr
