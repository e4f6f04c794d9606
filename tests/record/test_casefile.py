"""Case files: what they may say, and every error of the three at once, with its place."""

import re
from datetime import date
from pathlib import Path

import pytest

from servanda.errors import CaseFileError
from servanda.model.agreement import Obligation
from servanda.model.when import Duration, Interval, Unit
from servanda.record.casefile import CaseFile, load_case, write_new_case
from servanda.terms import load_terms

TERMS = load_terms()
HEAD = 'format = 1\ntitle = "The hills"\n'
TRUCE = '[[agreement]]\nid = "truce"\nname = "Truce"\nsigned = 2021-01-01\n'
PACT = '[[agreement]]\nid = "pact"\nname = "Pact"\nknown = 2021-02-01\n'
FORCE = '[[event]]\nid = "force"\nname = "the entry into force"\n'


def obligation(identifier: str, more: str = "", agreement: str = "truce") -> str:
    return (
        f'[[obligation]]\nid = "{identifier}"\nagreement = "{agreement}"\n'
        f'provision = "withdrawal"\ntext = "They leave."\n{more}\n'
    )


def loaded(folder: Path, case: str, actors: str = "", terms: str = "") -> CaseFile:
    for name, text in (("case", case), ("actors", actors), ("terms", terms)):
        (folder / f"{name}.toml").write_text(text, "utf-8")
    found = load_case(folder, TERMS)
    assert found is not None
    return found


def first(folder: Path, more: str, before: str = "") -> Obligation:
    return loaded(folder, HEAD + TRUCE + before + obligation("o", more)).obligations[0]


def refused(folder: Path, case: str, actors: str = "", terms: str = "") -> list[str]:
    with pytest.raises(CaseFileError) as error:
        loaded(folder, case, actors, terms)
    return [line.strip() for line in str(error.value).splitlines()[1:]]


@pytest.mark.parametrize(
    ("due", "iso"),
    [
        ("{ day = 2021-03-01 }", "2021-03-01"),
        ('{ day = "2021-12" }', "2021-12"),
        ('{ day = "2021-03-01/2021-03-05" }', "2021-03-01/2021-03-05"),
        ("{ days = 90, after = 2021-01-10 }", "2021-04-10"),
        ('{ weeks = 2, after = "truce" }', "2021-01-15"),
        ('{ months = 3, after = "truce" }', "2021-04-01"),
        ('{ years = 1, after = "truce" }', "2022-01-01"),
    ],
)
def test_a_deadline_is_a_day_or_a_length_of_time_after_something(
    tmp_path: Path, due: str, iso: str
) -> None:
    (reading,) = first(tmp_path, f"due = [{due}]").due
    assert reading.interval.iso() == iso


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ('{ days = 1, after = "truce" }', "1 day"),
        ('{ months = 3, after = "truce" }', "3 months"),
        ("{ day = 2021-03-01 }", "1 March 2021"),
        ('{ day = 2021-03-01, words = "by spring" }', "by spring"),
    ],
)
def test_a_deadline_without_words_gets_them(tmp_path: Path, due: str, words: str) -> None:
    assert first(tmp_path, f"due = [{due}]").due[0].words == words


def test_a_deadline_waits_for_what_has_no_day(tmp_path: Path) -> None:
    found = first(tmp_path, 'due = [{ days = 60, after = "force" }]', FORCE)
    assert found.due == ()
    (waiting,) = found.awaiting
    assert (waiting.duration, waiting.since) == (
        Duration(count=60, unit=Unit.DAY),
        "the entry into force",
    )


def test_a_deadline_after_an_event_is_known_from_the_event(tmp_path: Path) -> None:
    found = first(tmp_path, 'due = [{ days = 60, after = "force" }]', FORCE + "day = 2021-02-01\n")
    assert [r.interval for r in found.due] == [Interval.day(date(2021, 4, 2))]
    assert found.known_by(date(2021, 1, 31)).due == ()
    assert found.known_by(date(2021, 2, 1)) == found


def test_an_actor_may_be_written_by_any_of_its_names(tmp_path: Path) -> None:
    actors = '[[actor]]\nid = "hf"\nname = "Hill Front"\nkind = "armed_group"\naliases = ["HF"]\n'
    case = HEAD + TRUCE + obligation("o", 'holders = ["HF", "hf", "Hill Front"]')
    found = loaded(tmp_path, case, actors)
    assert found.obligations[0].holders == ("Hill Front",) * 3
    assert found.notices == ()


def test_an_unknown_actor_is_a_notice_with_the_likely_name(tmp_path: Path) -> None:
    holders = 'holders = ["Germny", "Zzyzx Brigade", "both parties", "Germany"]'
    found = loaded(tmp_path, HEAD + TRUCE + obligation("o", holders)).notices
    assert [notice.where for notice in found] == [
        "case.toml $.obligation[0].holders[0]",
        "case.toml $.obligation[0].holders[1]",
    ]
    assert "Did you mean 'Germany'?" in found[0].next_step


def test_an_order_that_the_deadlines_reverse_is_a_notice(tmp_path: Path) -> None:
    early = obligation("early", 'due = [{ day = 2021-02-01 }]\nafter = ["late"]')
    late = obligation("late", "due = [{ day = 2021-03-01 }]")
    (notice,) = loaded(tmp_path, HEAD + TRUCE + early + late).notices
    assert notice.where == "case.toml $.obligation[0].after[0]"


@pytest.mark.parametrize(
    ("tables", "error"),
    [
        ('colour = "red"\n', "$.colour: no such name here, expected one of format, title"),
        (PACT.replace("pact", "truce") + TRUCE, "$.agreement[1].id: 'truce' is used twice"),
        (PACT.replace("known = 2021-02-01\n", ""), "$.agreement[0].signed: missing"),
        (TRUCE + "known = 2020-01-01\n", "$.agreement[0].known: 2020-01-01 lies before"),
        (TRUCE.replace("2021-01-01", '"2021-13"'), "$.agreement[0].signed: found '2021-13'"),
        (TRUCE.replace("2021-01-01", "2021-01-01\nparties = 'A'"), "$.agreement[0].parties: found"),
        (TRUCE + obligation("o", agreement="truse"), "(did you mean 'truce'?)"),
        (TRUCE + obligation("o").replace("withdrawal", "withdrawel"), "$.obligation[0].provision"),
        (TRUCE + obligation("o", "due = [{ day = 2020-12-31 }]"), "$.obligation[0].due[0]: due"),
        (
            TRUCE + obligation("o") + obligation("p", "due = [{ days = 9 }]"),
            "$.obligation[1].due[0].after: missing",
        ),
        (
            TRUCE + obligation("o", 'due = [{ days = 9, weeks = 1, after = "truce" }]'),
            "$.obligation[0].due[0]: expected either `day`, or one of days, weeks, months, years",
        ),
        (
            TRUCE + obligation("o", 'due = [{ days = 9, after = "trice" }]'),
            "$.obligation[0].due[0].after: found 'trice'",
        ),
        (TRUCE + obligation("o", 'after = ["p"]'), "$.obligation[0].after[0]: found 'p'"),
        (TRUCE + obligation("o", 'after = ["o"]'), "$.obligation[0].after: o after o is a circle"),
        (
            TRUCE
            + obligation("o", 'after = ["p"]')
            + obligation("p", 'due = [{ days = 3, after = "q" }]')
            + obligation("q", 'after = ["o"]'),
            "$.obligation[0].after: o after p after q after o is a circle",
        ),
        (
            TRUCE + obligation("o", "continuing = true\ndue = [{ day = 2021-03-01 }]"),
            "$.obligation[0].due: what is continuing has no deadline",
        ),
        (TRUCE + obligation("o", "period = 9"), "$.obligation[0].period: only what is continuing"),
        (TRUCE + obligation("o", "known = 2020-01-01"), "$.obligation[0].known: 2020-01-01 lies"),
        (TRUCE + obligation("o", "due = 2021-03-01"), "expected a list in [ ]"),
        (TRUCE + obligation("o", 'continuing = "yes"'), "found 'yes', expected true or false"),
        (TRUCE + '[obligation]\nid = "o"', "$.obligation: expected [[obligation]]"),
        (
            TRUCE
            + obligation(
                "o", 'quotation = { document = "src-1", start = 3, end = 9, quote = "too long" }'
            ),
            "$.obligation[0].quotation: the quote has 8 characters, expected the 6",
        ),
    ],
)
def test_what_cannot_be_is_told_with_its_place(tmp_path: Path, tables: str, error: str) -> None:
    (line,) = refused(tmp_path, HEAD + tables)
    assert line.startswith("case.toml: $.")
    assert error in line


@pytest.mark.parametrize(
    ("actors", "error"),
    [
        ('[[actor]]\nid = "x"\nname = "X"\nkind = "fraction"', "$.actor[0].kind: found 'fraction'"),
        ('[[actor]]\nid = "x"\nkind = "state"', "$.actor[0].name: missing"),
        ("[[actr]]", "$.actr: no such name here, expected one of actor (did you mean 'actor'?)"),
        (
            '[[actor]]\nid = "x"\nname = "X"\nkind = "state"\n'
            'relations = [{ tie = "bucks", actor = "Y", since = 2021-01-01, source = "s" }]',
            "$.actor[0].relations[0].tie: found 'bucks'",
        ),
        (
            '[[actor]]\nid = "x"\nname = "X"\nkind = "state"\n'
            '[[actor]]\nid = "y"\nname = "Y"\nkind = "state"\naliases = ["X"]',
            "$.actor[1]: 'X' is also a name of $.actor[0]",
        ),
    ],
)
def test_actors_are_checked_as_strictly(tmp_path: Path, actors: str, error: str) -> None:
    (line,) = refused(tmp_path, HEAD, actors)
    assert error in line
    assert line.startswith("actors.toml: ")


@pytest.mark.parametrize(
    ("terms", "error"),
    [
        ("[clas]\nx = ['a']", "$.clas: no such name here"),
        ("[class]\nforce = 'gendarme'", "$.class.force: found 'gendarme', expected a list in [ ]"),
        ("[words]\nbegin = ['a']", "$.words.begin: no such list"),
        ("[[frame]]\nprovision = 'withdrawl'", "$.frame[0].provision: found 'withdrawl'"),
    ],
)
def test_words_are_checked_as_strictly(tmp_path: Path, terms: str, error: str) -> None:
    (line,) = refused(tmp_path, HEAD, terms=terms)
    assert error in line
    assert line.startswith("terms.toml: ")


def test_the_errors_of_all_three_files_are_told_at_once(tmp_path: Path) -> None:
    case = HEAD + TRUCE + obligation("o", "colour = 3\ndue = [{ day = 2020-01-01 }]")
    lines = refused(tmp_path, case, "[[actr]]", "this is no toml")
    assert [line.split(":")[0] for line in lines] == [
        "case.toml",
        "case.toml",
        "actors.toml",
        "terms.toml",
    ]


def test_what_the_comments_of_a_new_case_show_can_be_loaded(tmp_path: Path) -> None:
    for path in write_new_case(tmp_path):
        text = re.sub(r"(?m)^# ((\[+|\]|    \{|\w+ = ).*)$", r"\1", path.read_text("utf-8"))
        path.write_text(text, "utf-8")
    found = load_case(tmp_path, TERMS)
    assert found is not None
    leave, keep = found.obligations
    assert len(leave.due) == 5
    assert (keep.continuing, keep.period, keep.after) == (True, 14, ("foreign-forces-out",))
    assert found.notices == ()
    assert load_terms(tmp_path).provisions["well_sharing"].label == "Sharing of wells"
