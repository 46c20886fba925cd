"""A file of an export is read under the names its layout uses, whatever its own; rows are left out, joined and split."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from troth.intake import Finding, Row
from troth.intake.sources.export_layout import Layout, layouts_of
from troth.intake.sources.export_table import Around, ExportTable, domain_of, found_in, missing_columns

PLAIN = Around(frozenset())


@dataclass(frozen=True)
class Lines:
    """A table in memory; the cells of a line are separated by bars, and a line that begins with ! cannot be read."""

    header: tuple[str, ...]
    lines: Sequence[str]
    findings: tuple[Finding, ...] = ()
    starts_1904: bool = False

    def rows(self) -> Iterator[Row]:
        for number, line in enumerate(self.lines, 2):
            yield Row(number, (), "is damaged") if line.startswith("!") else Row(number, line.split("|"))


def layout(**more: object) -> Layout:
    """An object with an id, a name and an industry."""
    facts = {"accounts": {"account_id": "Id", "name": "Name", "industry": "Industry"}}
    return layouts_of({"objects": [{"name": "Account", "facts": facts, **more}]}, "made up")[0]


def cells(table: ExportTable) -> list[tuple[str, ...]]:
    """The cells of each row: id, industry, name."""
    assert table.header == ("Id", "Industry", "Name")
    return [tuple(row.cells) for row in table.rows()]


def test_columns_are_found_in_any_spelling_and_under_an_alias_and_are_empty_where_they_lack() -> None:
    lines = Lines(("ID ", "company_name", "website"), ["1| Umbra AG |x"])
    table = ExportTable(lines, layout(aliases={"Name": ["Company name"]}), PLAIN)
    assert cells(table) == [("1", "", "Umbra AG")]


def test_the_columns_an_object_must_have_are_told_when_they_lack() -> None:
    assert missing_columns(Lines(("id",), []), layout(needs=["Id", "Name"])) == ["Name"]


def test_rows_are_left_out_under_the_first_reason_that_holds() -> None:
    skip = [{"reason": "gone", "when": {"Gone": ["yes"]}}, {"reason": "nameless", "unless": "Name"}]
    table = ExportTable(
        Lines(("Id", "Name", "Gone"), ["1||yes", "2||no", "3|Umbra|no"]), layout(skip=skip), PLAIN
    )
    assert cells(table) == [("3", "", "Umbra")]
    assert (table.rows_read, table.skipped) == (3, {"gone": 1, "nameless": 1})


def test_a_reason_can_ask_for_another_object_of_the_export() -> None:
    skip = [{"reason": "told elsewhere", "when": "has Firm"}]
    lines = Lines(("Id", "Name"), ["1|Umbra"])
    assert cells(ExportTable(lines, layout(skip=skip), PLAIN)) == [("1", "", "Umbra")]
    assert cells(ExportTable(lines, layout(skip=skip), Around(frozenset({"Firm"})))) == []


def test_a_row_takes_columns_of_the_first_row_of_another_object_that_has_its_key() -> None:
    lookup = {"object": "Trade", "key": "No", "by": "Trade", "take": {"Industry": "Label"}}
    trades = Lines(("No", "Label"), ["7|Mills", "7|Pumps", "|Nobody", "!"])
    found = found_in([trades], layout(), "No", {"Industry": "Label"})
    table = ExportTable(
        Lines(("Id", "Name", "Trade"), ["1|Umbra|7", "2|Sol|8", "3|Luna|"]),
        layout(lookups=[lookup]),
        Around(frozenset(), (found,)),
    )
    assert cells(table) == [("1", "Mills", "Umbra"), ("2", "", "Sol"), ("3", "", "Luna")]


def test_each_word_of_a_split_column_is_a_row_of_its_own() -> None:
    table = ExportTable(Lines(("Id", "Name"), ["1|Umbra; Sol", "2|"]), layout(split="Name"), PLAIN)
    assert [(row.number, *row.cells) for row in table.rows()] == [
        (2, "1", "", "Umbra"),
        (2, "1", "", "Sol"),
        (3, "2", "", ""),
    ]


def test_a_row_that_cannot_be_read_is_handed_on_with_its_fault() -> None:
    table = ExportTable(Lines(("Id", "Name"), ["!", "1|Umbra", "!"]), layout(), PLAIN)
    assert [(row.number, row.fault) for row in table.rows()] == [
        (2, "is damaged"),
        (3, ""),
        (4, "is damaged"),
    ]


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://www.umbra.example/about?x=1", "umbra.example"),
        ("umbra.example", "umbra.example"),
        ("HTTP://Shop.Umbra.Example:8080", "shop.umbra.example"),
        ("umbra", ""),
        ("", ""),
        ("http://[broken", ""),
    ],
)
def test_the_domain_of_a_web_address(address: str, domain: str) -> None:
    assert domain_of(address) == domain
