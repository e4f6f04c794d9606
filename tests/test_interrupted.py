"""Reading that is killed leaves whole documents behind, and goes on when run again."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

ARTICLES = 150


def articles(folder: Path) -> Path:
    folder.mkdir()
    for number in range(ARTICLES):
        text = (
            f"Published 3 March 2021\n\nKenya urged Rwanda to withdraw its {number + 2} troops from"
            " the truce line.\n\nBoth sides agreed to exchange prisoners under the ceasefire.\n"
        )
        (folder / f"{number:03}.txt").write_text(text, "utf-8")
    return folder


def stored(case: Path) -> tuple[int, int]:
    if not (case / "case.db").exists():
        return 0, 0
    database = sqlite3.connect(case / "case.db", timeout=10)
    try:
        (documents,) = database.execute("SELECT count(*) FROM document").fetchone()
        (claims,) = database.execute("SELECT count(*) FROM claim").fetchone()
    except sqlite3.OperationalError:  # the tables are not made yet
        return 0, 0
    finally:
        database.close()
    return documents, claims


def test_a_killed_reading_goes_on(tmp_path: Path) -> None:
    folder, case = articles(tmp_path / "articles"), tmp_path / "case"
    command = [sys.executable, "-m", "servanda", "read", str(folder), "--case", str(case)]
    reading = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    while stored(case)[0] < 3 and reading.poll() is None:
        pass
    os.kill(reading.pid, signal.SIGKILL)
    reading.wait()
    documents, claims = stored(case)
    assert 3 <= documents < ARTICLES
    assert claims == 2 * documents
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"{ARTICLES - documents} documents read, {documents} known already" in done.stderr
    assert stored(case) == (ARTICLES, 2 * ARTICLES)
