"""The README is executed: the brief it shows is the brief printed, its commands run."""

import shlex
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser

from servanda.cli import cli

ARTICLE = "Published 3 March 2021\n\nKenya urged Rwanda to withdraw its troops at once.\n"


def brief(example: Example) -> str | None:
    """Return how a block differs from what the demo prints, or None; its last line is left out."""
    shown = str(example.parsed).splitlines()[:-1]
    with TemporaryDirectory() as folder:
        printed = CliRunner().invoke(cli, ["demo", "--to", f"{folder}/demo"]).stdout.splitlines()
    return next(
        (f"{a!r} is now {b!r}" for a, b in zip(shown, printed, strict=False) if a != b), None
    )


def commands(example: Example) -> str | None:
    """Return which command of a block fails, or None."""
    with TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text(ARTICLE, "utf-8")
        for line in str(example.parsed).splitlines():
            words = line.replace("ARTICLES", str(article)).replace("CASE", f"{folder}/case")
            result = CliRunner().invoke(cli, shlex.split(words)[1:])
            if result.exit_code:
                return f"{line!r} ends with {result.exit_code}: {result.output}"
    return None


pytest_collect_file = Sybil(
    parsers=[CodeBlockParser("text", brief), CodeBlockParser("sh", commands)],
    patterns=["README.md"],
).pytest()
