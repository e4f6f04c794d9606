"""The brief on a terminal that has colours: the same text, set apart a little."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from servanda.show.parts import Brief
from servanda.show.text import Style, rows

if TYPE_CHECKING:
    from rich.console import Console

STYLES: Mapping[Style, str] = {
    Style.PLAIN: "",
    Style.TITLE: "bold",
    Style.HEADLINE: "bold",
    Style.HEADING: "bold cyan",
    Style.GRAVE: "bold red",
    Style.STRONG: "bold",
    Style.QUIET: "dim",
}


def print_brief(brief: Brief, console: "Console") -> None:
    """Print the brief on a console, no wider than it is."""
    from rich.text import Text

    for style, row in rows(brief, console.width):
        console.print(Text(row, style=STYLES[style]), soft_wrap=True)
