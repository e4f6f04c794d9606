"""The command line: parse, call `case.py`, print. It decides nothing.

Data goes to stdout, talk to stderr. Heavy imports happen inside the commands, so that `--help`
answers at once. Only here, at the door, is today's date taken.
"""

import json
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from servanda import __version__
from servanda.errors import CaseFileError, ServandaError, StoreError, UsageError

if TYPE_CHECKING:
    from servanda.model.assessment import Assessment
    from servanda.model.notice import Notice

FINDING, USAGE, UNREADABLE, PARTIAL = 1, 2, 3, 5
CASE = click.option(
    "--case", "folder", required=True, type=click.Path(path_type=Path), help="The case folder."
)
ON = click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), help="The day asked about. Default: today."
)
KNOWN = click.option(
    "--known",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Use what was published by this day. Default: --on.",
)
PUBLISHED = click.option("--published", help="The day all of it was published, if it does not say.")
PUBLISHER = click.option("--publisher", help="Who published all of it, if it does not say.")
HANDLING = click.option(
    "--handling",
    type=click.Choice(["public", "internal", "restricted"]),
    default="public",
    help="How far it may be passed on.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="servanda")
def cli() -> None:
    """Follow a peace agreement from promise to proof."""


def main() -> None:
    """Run the command line; errors name file, place and next step, without a traceback."""
    try:
        cli(standalone_mode=True)
    except UsageError as error:
        _fail(str(error), USAGE)
    except (CaseFileError, StoreError, ServandaError) as error:
        _fail(str(error), UNREADABLE)


def _fail(message: str, code: int) -> None:
    click.echo(f"error: {message}", err=True)
    sys.exit(code)


def _today() -> date:
    return datetime.now().astimezone().date()


class _Notices:
    """Tells each notice on stderr and remembers whether any was an error."""

    def __init__(self) -> None:
        self.failed = 0

    def __call__(self, notice: "Notice") -> None:
        """Print one notice."""
        from servanda.show.clean import one_line

        self.failed += notice.severity == "error"
        click.echo(one_line(notice.line()), err=True)


def _exit_code(read: int, failed: int) -> int:
    """Return 0, 5 when some inputs failed, 3 when none could be read."""
    if not failed:
        return 0
    return PARTIAL if read else UNREADABLE


@cli.command()
@click.argument("paths", nargs=-1)
@PUBLISHED
@PUBLISHER
@HANDLING
@click.option("--explain", is_flag=True, help="Print text: each claim with the reasons for it.")
def extract(
    paths: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    handling: str,
    explain: bool,
) -> None:
    """Print documents and their claims as JSON lines. PATHS: files, folders, or - for stdin."""
    from servanda.case import extract as extract_documents
    from servanda.read.records import user_stated
    from servanda.show.data import document_data
    from servanda.show.explain import explanation

    notices, read = _Notices(), 0
    named = paths or ("-",)
    stdin = sys.stdin.buffer if "-" in named else None
    stated = user_stated(published, publisher, handling)
    for document, mark, claims in extract_documents(
        named, stdin, received=_today(), tell=notices, stated=stated
    ):
        if explain:
            click.echo(explanation(document, claims))
        else:
            click.echo(_json(document_data(document, mark, claims), indent=None))
        read += 1
    sys.exit(_exit_code(read, notices.failed))


@cli.command()
@click.argument("paths", nargs=-1, required=True)
@CASE
@PUBLISHED
@PUBLISHER
@HANDLING
def read(
    paths: tuple[str, ...],
    folder: Path,
    published: str | None,
    publisher: str | None,
    handling: str,
) -> None:
    """Read articles into a case; what is there already is not read again."""
    from servanda.case import Case
    from servanda.read.records import user_stated

    notices = _Notices()
    stdin = sys.stdin.buffer if "-" in paths else None
    with Case(folder) as case:
        stated = user_stated(published, publisher, handling)
        _doubts(case.notices)
        summary = case.read(paths, stdin, received=_today(), tell=notices, stated=stated)
    click.echo(
        f"{_plural(summary.added, 'document')} read, {summary.unchanged} known already;"
        f" {_plural(summary.claims, 'claim')} in the case.",
        err=True,
    )
    click.echo(
        f"{_plural(summary.documents, 'document')}, {_plural(summary.origins, 'origin')},"
        f" {_plural(summary.passages, 'shared passage')}",
        err=True,
    )
    sys.exit(_exit_code(summary.added + summary.unchanged, notices.failed))


def _plural(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


@cli.command()
@click.argument("words", nargs=-1, required=True)
@CASE
@JSON
def search(words: tuple[str, ...], folder: Path, as_json: bool) -> None:
    """Print the documents of a case that hold all of some WORDS, in any language."""
    from servanda.case import Case
    from servanda.show.data import found_data
    from servanda.show.tables import found_table

    _need_case(folder)
    with Case(folder) as case:
        found = case.search(" ".join(words))
    click.echo(_json(found_data(found)) if as_json else found_table(found), nl=as_json)


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--from", "pax", type=click.Path(path_type=Path), help="A table of PA-X agreements (CSV)."
)
@click.option("--agreement", help="The number of the agreement in that table (its AgtId).")
def new(folder: Path, pax: Path | None, agreement: str | None) -> None:
    """Write a case folder with commented files to fill in."""
    from servanda.case import new_case

    if (pax is None) != (agreement is None):
        raise UsageError("--from and --agreement go together: a table, and which of its rows.")
    for path in new_case(folder, pax, agreement or ""):
        click.echo(path)
    click.echo(f"Edit them, then: servanda read ARTICLES --case {folder}", err=True)


@cli.command()
@CASE
@ON
def draft(folder: Path, on: datetime | None) -> None:
    """Print a case.toml to edit: what the claims say is owed, with their quotes."""
    from servanda.case import Case

    _need_case(folder)
    day = on.date() if on else _today()
    with Case(folder) as case:
        _doubts(case.notices)
        text = case.draft(day)
    click.echo(text, nl=False)
    click.echo(f"From what was published by {day}. Nothing was written.", err=True)


FORMATS = ("text", "md", "html", "json")


@cli.command()
@CASE
@ON
@KNOWN
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", help="How to print it."
)
@click.option("--since", help="Tell what has changed since a day, or since the `last` brief.")
@JSON
def brief(
    folder: Path,
    on: datetime | None,
    known: datetime | None,
    form: str,
    since: str | None,
    as_json: bool,
) -> None:
    """Print where every promise stands on a day, and what has changed."""
    assessment = _assessed(folder, on, known, since, printed=True)
    _tell(assessment, folder, "json" if as_json else form)


def _tell(assessment: "Assessment", folder: Path, form: str) -> None:
    """Print a brief; a terminal gets its text with colour."""
    if form != "text" or not sys.stdout.isatty():
        click.echo(_brief(assessment, folder, form), nl=False)
        return
    from rich.console import Console

    from servanda.show.brief import compose
    from servanda.show.terminal import print_brief
    from servanda.terms import load_terms

    print_brief(compose(assessment, load_terms(folder).labels()), Console(highlight=False))


def _brief(assessment: "Assessment", folder: Path, form: str) -> str:
    from servanda.show.brief import compose
    from servanda.show.data import brief_data
    from servanda.show.html import render_html
    from servanda.show.markdown import render_markdown
    from servanda.show.text import render_text
    from servanda.terms import load_terms

    if form == "json":
        return _json(brief_data(assessment)) + "\n"
    composed = compose(assessment, load_terms(folder).labels())
    if form == "html":
        return render_html(composed, assessment)
    return render_markdown(composed) if form == "md" else render_text(composed)


@cli.command()
@CASE
@ON
@KNOWN
@click.option("--explain", is_flag=True, help="Print why: the rows, every claim, the tables.")
@click.option("--check", is_flag=True, help="Exit with 1 if anything is overdue or breached.")
@JSON
def status(
    folder: Path,
    on: datetime | None,
    known: datetime | None,
    explain: bool,
    check: bool,
    as_json: bool,
) -> None:
    """Print the status of each promise."""
    from servanda.case import method
    from servanda.show.data import status_data
    from servanda.show.method import grounds, method_text
    from servanda.show.tables import status_table

    found = _assessed(folder, on, known)
    _print(found, as_json, status_data, status_table)
    if explain and not as_json:
        click.echo(f"\n{grounds(found)}\n{method_text(method())}", nl=False)
    if check and found.amiss():
        sys.exit(FINDING)


@cli.command()
@CASE
@ON
@KNOWN
@JSON
def positions(folder: Path, on: datetime | None, known: datetime | None, as_json: bool) -> None:
    """Print each actor's line on each subject."""
    from servanda.show.data import positions_data
    from servanda.show.tables import positions_table
    from servanda.terms import load_terms

    labels = load_terms(folder).labels()
    _print(
        _assessed(folder, on, known), as_json, positions_data, lambda a: positions_table(a, labels)
    )


@cli.command()
@CASE
@ON
@KNOWN
@JSON
def numbers(folder: Path, on: datetime | None, known: datetime | None, as_json: bool) -> None:
    """Print the numbers that are told, and what each counts."""
    from servanda.show.data import numbers_data
    from servanda.show.tables import numbers_table

    _print(_assessed(folder, on, known), as_json, numbers_data, numbers_table)


@cli.command()
@CASE
@ON
@KNOWN
@JSON
def deadlines(folder: Path, on: datetime | None, known: datetime | None, as_json: bool) -> None:
    """Print every deadline, in every reading of it."""
    from servanda.show.data import deadlines_data
    from servanda.show.tables import deadlines_table

    _print(_assessed(folder, on, known), as_json, deadlines_data, deadlines_table)


@cli.command()
@CASE
@ON
@KNOWN
@JSON
def timeline(folder: Path, on: datetime | None, known: datetime | None, as_json: bool) -> None:
    """Print what was agreed, fell due and was told, by the calendar."""
    from servanda.show.data import timeline_data
    from servanda.show.tables import timeline_table
    from servanda.terms import load_terms

    labels = load_terms(folder).labels()
    _print(
        _assessed(folder, on, known),
        as_json,
        lambda a: timeline_data(a, labels),
        lambda a: timeline_table(a, labels),
    )


def _print(
    assessment: "Assessment",
    as_json: bool,
    data: "Callable[[Assessment], dict[str, object]]",
    table: "Callable[[Assessment], str]",
) -> None:
    click.echo(_json(data(assessment)) if as_json else table(assessment), nl=as_json)


def _assessed(
    folder: Path,
    on: datetime | None,
    known: datetime | None,
    since: str | None = None,
    *,
    printed: bool = False,
) -> "Assessment":
    from servanda.case import Case

    _need_case(folder)
    day = on.date() if on else _today()
    if not on:
        click.echo(f"As of today, {day}.", err=True)
    with Case(folder) as case:
        _doubts(case.notices)
        asked = case.since(_since_day(since, day)) if since else None
        found = case.assess(day, known.date() if known else None, asked)
        if printed:
            case.printed(found, _today())
        return found


def _doubts(notices: "Sequence[Notice]") -> None:
    """Tell what may be a slip in the case files."""
    told = _Notices()
    for notice in notices:
        told(notice)


def _since_day(since: str, on: date) -> date | None:
    """Return the day changes are counted from, None for the last brief."""
    if since == "last":
        return None
    try:
        day = date.fromisoformat(since)
    except ValueError as error:
        raise UsageError(f"--since {since}: expected a day such as 2021-06-25, or last.") from error
    if day > on:
        raise UsageError(
            f"--since {since} is after {on}, the day asked about. Name an earlier day."
        )
    return day


def _need_case(folder: Path) -> None:
    if not (folder / "case.db").exists() and not (folder / "case.toml").exists():
        raise UsageError(
            f"{folder}: no case here. Make one with: servanda read ARTICLES --case {folder}"
        )


def _json(value: object, indent: int | None = 2) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


@cli.command()
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("servanda-demo"),
    help="The folder to work in.",
)
def demo(folder: Path) -> None:
    """Run the worked Libya case from its sources to the brief of 20 August 2021."""
    from servanda.case import Case, copy_demo

    articles = copy_demo(folder)
    click.echo(f"Reading the worked case into {folder} …", err=True)
    with Case(folder) as case:
        case.read([str(articles)], None, received=_today(), tell=_Notices())
        assessment = case.assess(date(2021, 8, 20))
    _tell(assessment, folder, "text")
    page = folder / "brief.html"
    page.write_text(_brief(assessment, folder, "html"), "utf-8")
    click.echo(f"The same as a page: {page}", err=True)


@cli.command()
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--errors", is_flag=True, help="Print every fault in its sentence.")
@JSON
def evaluate(gold: tuple[Path, ...], errors: bool, as_json: bool) -> None:
    """Print how well the claims of labelled documents (GOLD, JSON lines) are read."""
    from servanda.case import evaluate as evaluate_reading
    from servanda.show.evaluation import evaluation_data, evaluation_text

    found = evaluate_reading(gold, received=_today())
    if as_json:
        click.echo(_json(evaluation_data(found, faults=errors)))
    else:
        click.echo(evaluation_text(found, faults=errors), nl=False)


@cli.command()
@JSON
def doctor(as_json: bool) -> None:
    """Check the installation: versions, the language model, the vocabulary."""
    from servanda.case import installation

    found = installation()
    if as_json:
        click.echo(_json(found))
        return
    for name, value in found.items():
        click.echo(f"{name}: {value}")
