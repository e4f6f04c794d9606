"""What the README shows is what the program prints."""

import re
from pathlib import Path

from click.testing import CliRunner

from servanda.cli import cli

README = Path(__file__).parent.parent / "README.md"


def block(name: str) -> list[str]:
    found = re.search(rf"<!-- {name} -->\n```\n(.*?)\n```", README.read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found[1].splitlines()


def test_the_brief_shown_is_the_brief_printed(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["demo", "--to", str(tmp_path / "demo")])
    shown = block("demo")
    printed = result.stdout.splitlines()
    assert printed[: len(shown) - 1] == shown[:-1]


def test_the_commands_shown_work(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(
        "Published 3 March 2021\n\nKenya urged Rwanda to withdraw its troops at once.\n",
        "utf-8",
    )
    for line in block("commands"):
        words = (
            line.replace("ARTICLES", str(article)).replace("CASE", str(tmp_path / "case")).split()
        )
        assert CliRunner().invoke(cli, words[1:]).exit_code == 0
