"""An export is read object by object: every reference resolves, every row is accounted for, nothing stops it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.intake.sources.exports import Read, read_export, write_export
from troth.intake import Known
from troth.intake.reading import MAKES_NO_FACT, NONE_MAY_ENTER
from troth.intake.sources.export import NOT_READ, Export, open_export
from troth.intake.sources.export_layout import layouts_of
from troth.model import InputError

FIRMS = {
    "name": "Firm",
    "needs": ["Id", "Name"],
    "facts": {"accounts": {"account_id": "Id", "name": "Name", "parent_id": "Parent"}},
}
DEALS = {
    "name": "Deal",
    "needs": ["Id"],
    "skip": [{"reason": "was deleted", "when": "Deleted"}],
    "facts": {
        "deals": {"deal_id": "Id", "account_id": "Firm", "opened_on": "Opened"},
        "deal_outcomes": {
            "when": "Closed",
            "outcome_id": "Id",
            "deal_id": "Id",
            "closed_on": "Closed",
            "outcome": {"constant": "won"},
        },
    },
}
NOTES = {
    "name": "Note",
    "facts": {"rates": {"when": "Rate", "rate_id": "Id", "currency": "Id", "on": "Day", "rate": "Rate"}},
}
EXPORT = Export("a made-up system", layouts_of({"objects": [NOTES, DEALS, FIRMS]}, "made up"))
FIRM = "Id,Name,Parent\na,Umbra,b\nb,Sol,\n"
DEAL = "Id,Firm,Opened,Closed,Deleted\n1,a,2026-01-02,2026-03-04,\n2,x,2026-01-02,2026-03-04,\n3,a,soon,,\n4,a,,,yes\n"
read_made_up = partial(read_export, partial(open_export, EXPORT))


def read_tables(folder: Path, known: Known = Known(), **tables: str) -> Read:  # noqa: B008 - frozen
    return read_made_up(
        write_export(folder, {f"{name}.csv": text for name, text in tables.items()}), known=known
    )


def test_objects_are_read_in_the_order_of_their_references_and_may_refer_to_rows_further_down(
    tmp_path: Path,
) -> None:
    read = read_tables(tmp_path, Deal=DEAL, Firm=FIRM)
    assert list(read.facts) == ["accounts", "deals", "deal_outcomes"]
    assert read.column("accounts", "parent_id") == ["b", None]


def test_every_row_is_taken_set_aside_or_skipped_with_the_reason(tmp_path: Path) -> None:
    read = read_tables(
        tmp_path, Deal=DEAL, Firm=FIRM, Note="Id,Day,Rate\n1,2026-01-02,\n", Other="Id\n1\n2\n"
    )
    tallies = read.tallies
    deals = tallies["Deal.csv"]
    assert (deals.rows, deals.rows_set_aside, deals.facts["deals"]) == (4, 1, 1)
    assert deals.skipped == {NONE_MAY_ENTER: 1, "was deleted": 1}
    assert tallies["Note.csv"].skipped == {MAKES_NO_FACT: 1}
    assert tallies["Other.csv"].skipped == {NOT_READ: 2}


def test_a_row_that_refers_to_the_unknown_is_told_with_each_fact_that_was_left_out(tmp_path: Path) -> None:
    read = read_tables(tmp_path, Deal=DEAL, Firm=FIRM)
    assert [says for says in read.problems if "row 3" in says] == [
        "deals.account_id, row 3: account_id 'x' is no id of accounts, neither here nor in the book; the fact was left out",
        "deal_outcomes.deal_id, row 3: deal_id '2' is no id of deals, neither here nor in the book; the fact was left out",
    ]


def test_a_reference_to_what_the_book_holds_resolves(tmp_path: Path) -> None:
    read = read_tables(
        tmp_path, Known(holds=lambda table, key: table == "accounts" and key == "x"), Deal=DEAL
    )
    assert read.column("deals", "account_id") == ["x"]


def test_two_files_of_one_object_are_read_one_after_the_other(tmp_path: Path) -> None:
    read = read_tables(tmp_path, Firm=FIRM, Firm_2="Id,Name\nc,Luna\nb,Sol again\n")
    assert read.column("accounts", "account_id") == ["a", "b", "c"]
    assert read.tallies["Firm_2.csv"].skipped == {NONE_MAY_ENTER: 1}


def test_a_second_pass_gives_the_same_facts_and_counts(tmp_path: Path) -> None:
    read = read_tables(tmp_path, Deal=DEAL, Firm=FIRM, Other="Id\n1\n")
    before = read.tallies
    assert sum(len(chunk.rows) for chunk in read.reading) == sum(map(len, read.facts.values()))
    assert read.tallies == before


def test_what_is_not_read_is_told_with_the_reason(tmp_path: Path) -> None:
    read = read_tables(tmp_path, Firm=FIRM, Deal="Number\n1\n", Other="Id\n1\n")
    (tmp_path / "Note.csv").write_text("")
    findings = read_made_up(tmp_path).reading.findings
    assert read.reading.findings["Firm.csv"][-1].value == "Firm"
    assert findings["Deal.csv"][0].reason == "Deal has the columns Id, it has not"
    assert findings["Other.csv"][0].reason == "no table that is read has its name"
    assert "is empty" in findings["Note.csv"][0].reason


def test_files_of_something_else_are_refused(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"None of the files is of a made-up system; .* such as Note, Firm, Deal"
    ):
        read_tables(tmp_path, Other="Id\n1\n")
