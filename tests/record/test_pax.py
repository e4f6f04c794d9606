"""A row of PA-X as the beginning of a case."""

import csv
from pathlib import Path

import pytest

from servanda.errors import UsageError
from servanda.record.casefile import load_case, write_new_case
from servanda.record.pax import Started, from_pax
from servanda.show.casefile import case_toml
from servanda.terms import load_terms
from servanda.terms.pax import codes

TERMS = load_terms()
ROW = {
    "AgtId": "77",
    "Agt": "Truce of the\n Hills",
    "Year": "2021",
    "Dat": "03/05/2021",
    "Part": "For the Government of Ruvania:\nAna Markova\n\nOn behalf of the Hill Front\nIvo Brand",
    "ThrdPart": "Witness: Kestria",
    "GCh": "0",
    "SsrFf": "1",
    "CeProv": "3",
    "Ele": "NA",
    "ElecComm": "2",
    "HrDem": "1",
}


def table(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "pax.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(ROW))
        writer.writeheader()
        writer.writerows(rows)
    return path


def started(folder: Path, **changed: str) -> Started:
    return from_pax(table(folder, {**ROW, **changed}), "77", TERMS.provisions)


def test_a_row_gives_title_day_parties_and_what_is_coded(tmp_path: Path) -> None:
    found = started(tmp_path)
    (agreement,) = found.draft.agreements
    assert agreement.name == found.title == "Truce of the Hills"
    assert agreement.signed is not None
    assert agreement.signed.iso() == "2021-05-03"
    assert agreement.parties == ("Government of Ruvania", "Hill Front")
    assert [(o.provision, o.continuing, o.due) for o in found.draft.obligations] == [
        ("ceasefire", True, ()),
        ("withdrawal", False, ()),
        ("elections", False, ()),
    ]


def test_it_is_written_with_the_codes_it_came_from_and_loads_again(tmp_path: Path) -> None:
    found = started(tmp_path)
    write_new_case(tmp_path / "case", case_toml(found.title, found.draft, found.notes))
    text = (tmp_path / "case" / "case.toml").read_text("utf-8")
    assert "# From PA-X SsrFf = 1.\n# PA-X gives no deadline: add `due`" in text
    assert "drafted as nothing here: HrDem." in text
    assert "# PA-X gives as third parties: Witness: Kestria" in text
    loaded = load_case(tmp_path / "case", TERMS)
    assert loaded is not None
    assert loaded.agreements == found.draft.agreements
    assert loaded.obligations == found.draft.obligations


@pytest.mark.parametrize(
    ("day", "year", "iso"),
    [
        ("3/5/2021", "", "2021-05-03"),
        ("2021-05-03", "", "2021-05-03"),
        ("99/99/2021", "2021", "2021"),
    ],
)
def test_an_unreadable_day_leaves_the_year(tmp_path: Path, day: str, year: str, iso: str) -> None:
    signed = started(tmp_path, Dat=day, Year=year).draft.agreements[0].signed
    assert signed is not None
    assert signed.iso() == iso


def test_a_list_of_signatories_is_no_list_of_parties(tmp_path: Path) -> None:
    listed = "Mr. Ivo Brand; General Tam Orlo\nAna Markova, for the third time president of all"
    found = started(tmp_path, Part=listed)
    assert found.draft.agreements[0].parties == ()
    assert "Ivo Brand" in " ".join(found.notes["pax-77"])


@pytest.mark.parametrize(
    ("rows", "number", "error"),
    [
        ([ROW], "78", "no agreement 78"),
        ([{**ROW, "Dat": "", "Year": ""}], "77", "neither a day nor a year"),
    ],
)
def test_what_the_table_does_not_have_is_said(
    tmp_path: Path, rows: list[dict[str, str]], number: str, error: str
) -> None:
    with pytest.raises(UsageError, match=error):
        from_pax(table(tmp_path, *rows), number, TERMS.provisions)


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00\x01"])
def test_what_is_no_such_table_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"no PA-X table|cannot be read"):
        from_pax(path, "77", TERMS.provisions)
    with pytest.raises(UsageError, match="cannot be read"):
        from_pax(tmp_path / "none.csv", "77", TERMS.provisions)


def test_every_code_stands_for_a_provision_that_there_is() -> None:
    assert {code.provision for code in codes()} <= set(TERMS.provisions)
