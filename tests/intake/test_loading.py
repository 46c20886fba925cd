"""A mapping is checked whole: every problem is told at once, with the nearest name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.house.tracked import ROOT
from troth.intake import load_mapping, mapping_of
from troth.intake.loading import FILE_OPTIONS
from troth.intake.sections import CELL_OPTIONS, SECTION_OPTIONS
from troth.model import TABLES, MappingError

ACCOUNTS = '[accounts]\naccount_id = "Customer"\nname = "Customer"\n'


def refusal(content: str) -> str:
    with pytest.raises(MappingError) as refused:
        mapping_of(content)
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "makes no facts"),
        ("[accounts", "is no TOML"),
        ("[acounts]\nname = 'A'", "did you mean accounts?"),
        ("[settings]\nname = 'A'", "[settings] is no table of facts"),
        ("accounts = 3", "give a section of columns"),
        ('[accounts]\naccount_id = "A"', "name is not there; every row of accounts needs one"),
        (ACCOUNTS + 'cuontry = "C"', "did you mean country?"),
        (ACCOUNTS + "country = 3", "give the name of a column of the file"),
        (ACCOUNTS + "country = { form = 'C' }", "did you mean from?"),
        (ACCOUNTS + "country = { }", "no origin; give exactly one of from, template, constant"),
        (ACCOUNTS + "country = { from = 'A', constant = 'B' }", "from and constant"),
        (ACCOUNTS + "country = { from = [] }", "from names no column"),
        (ACCOUNTS + "country = { from = 3 }", "from came as 3; give a list of texts"),
        (ACCOUNTS + "country = { template = 'plain' }", "name columns in braces"),
        (ACCOUNTS + "country = { template = [] }", "template names no text"),
        (ACCOUNTS + "country = { template = '{A' }", "name columns in braces"),
        (ACCOUNTS + "country = { from = '@region' }", "'@region', which is not made before it"),
        (ACCOUNTS + "country = { from = '@country' }", "not made before it"),
        (ACCOUNTS + "indirect = { constant = 'perhaps' }", "indirect came as 'perhaps'"),
        (
            ACCOUNTS + "relationship = { from = 'A', values = { x = 'loose' } }",
            "contractual, non_contractual",
        ),
        (ACCOUNTS + "country = { from = 'A', values = { x = 3 } }", "values gives 'x' = 3; give a text"),
        (ACCOUNTS + "opened_on = { from = 'A', dates = ['%d.%m.'] }", "give year, month and day"),
        (ACCOUNTS + "switching_cost = { from = 'A', decimal = '#' }", "a point and a comma"),
        (ACCOUNTS + "switching_cost = { from = 'A', thousands = '.' }", "other than the decimal mark"),
        (ACCOUNTS + "country = { from = 'A', set_aside = 'cel' }", "did you mean cell?"),
        ('[accounts]\naccount_id = "A"\nname = { from = "A", set_aside = "cell" }', "name may not"),
        (ACCOUNTS + "country = { from = 'A', keyed = true }", "keyed is for ids"),
        (ACCOUNTS + "country = { from = 'A', keyed = 'yes' }", "give true or false"),
        (ACCOUNTS + "distinct = 'yes'", "distinct came as 'yes'"),
        (ACCOUNTS + "when = { A = [] }", "'A' names no word"),
        (ACCOUNTS + "when = '@name'", "columns of the file alone"),
        ("[file]\nseperator = ';'\n" + ACCOUNTS, "did you mean separator?"),
        ("[file]\nseparator = ';;'\n" + ACCOUNTS, "separator came as ';;'"),
        ("[file]\nencoding = 'utf-7'\n" + ACCOUNTS, "encoding came as 'utf-7'"),
        ("[file]\nfallback = 'utf-16'\n" + ACCOUNTS, "fallback came as 'utf-16'"),
        ("[file]\nheader_row = 0\n" + ACCOUNTS, "header_row came as 0; give a whole number above zero"),
        ("[file]\nfallback = 'klingon'\n" + ACCOUNTS, "fallback came as 'klingon'"),
        ("[file]\ntime_zone = '../../etc/passwd'\n" + ACCOUNTS, "give a name such as Europe/Berlin"),
        ("[book]\ntime_zone = 'Mars/Base'\n" + ACCOUNTS, "give a name such as Europe/Berlin"),
        ("[book]\ncapacity = [1]\n" + ACCOUNTS, "give a text, a number, true or false"),
        ("[book]\n'a b' = 1\n" + ACCOUNTS, "no name of a setting"),
        ("file = 3\n" + ACCOUNTS, "file came as 3; give a table"),
    ],
)
def test_a_fault_of_the_mapping_is_named_with_what_is_allowed(content: str, says: str) -> None:
    assert says in refusal(content)


def test_all_faults_are_told_at_once() -> None:
    told = refusal("[file]\nseparator = ''\n[acounts]\n[people]\nnmae = 'N'\n")
    assert [line.split(":")[0].strip() for line in told.splitlines()[1:]] == [
        "[file]",
        "mapping",
        "[people]",
        "[people]",
        "[people]",
    ]


def test_nesting_without_end_is_refused() -> None:
    assert "is no TOML" in refusal("a = " + "[" * 100_000)


def test_no_table_or_column_is_called_like_an_option() -> None:
    assert {"file", "book"}.isdisjoint(TABLES)
    for table in TABLES.values():
        assert set(SECTION_OPTIONS).isdisjoint(table.by_name)


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "cannot be read"), (b"\xff", "no UTF-8 text"), (b" " * 1_000_001, "larger than 1,000,000 bytes")],
)
def test_a_mapping_that_cannot_be_read_is_refused(content: bytes | None, says: str, tmp_path: Path) -> None:
    path = tmp_path / "mapping.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(MappingError, match=says):
        load_mapping(path)


@pytest.mark.parametrize(
    "path", sorted((ROOT / "examples").glob("*/mapping.toml")), ids=lambda path: path.parent.name
)
def test_every_example_is_a_valid_mapping(path: Path) -> None:
    assert load_mapping(path).sections


def test_every_option_stands_in_the_reference() -> None:
    reference = (ROOT / "docs" / "import-csv.md").read_text(encoding="utf-8")
    options = {*FILE_OPTIONS, *SECTION_OPTIONS, *CELL_OPTIONS}
    assert [name for name in sorted(options) if f"`{name}`" not in reference] == []
