"""A sample written as a Salesforce export is an archive of tables as Salesforce delivers it, whole or not there."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest

from tests.samples.books import UNTIL, book
from troth.model import InputError, Value
from troth.samples import demo, small, write_salesforce

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    """The rows of each file of the demo's export."""
    path = tmp_path_factory.mktemp("salesforce") / "WE_1.zip"
    write_salesforce(demo(UNTIL), path)
    with zipfile.ZipFile(path) as archive:
        return {
            part.removesuffix(".csv"): list(csv.DictReader(io.StringIO(archive.read(part).decode())))
            for part in archive.namelist()
        }


def facts_of(table: str) -> list[dict[str, Value]]:
    return [
        dict(zip(chunk.columns, row, strict=True))
        for chunk in book(demo(UNTIL))
        if chunk.table == table
        for row in chunk.rows
    ]


def test_every_fact_stands_in_an_object_of_its_own(export: dict[str, Rows]) -> None:
    told = {name: len(rows) for name, rows in export.items()}
    for name, table in (
        ("Account", "accounts"),
        ("Contact", "people"),
        ("User", "staff"),
        ("Troth_Promise__c", "promises"),
    ):
        assert told[name] == len(facts_of(table))
    assert told["Task"] + told["Event"] == len(facts_of("interactions"))
    assert sum(row["IsClosed"] == "true" for row in export["Opportunity"]) == len(facts_of("deal_outcomes"))


def test_every_object_bears_the_fields_that_salesforce_gives_it(export: dict[str, Rows]) -> None:
    for rows in export.values():
        ids = [row["Id"] for row in rows]
        assert len(set(ids)) == len(ids)
        assert {len(key) for key in ids} == {18}
        assert {row["IsDeleted"] for row in rows} == {"false"}
        assert all(row["CreatedDate"].endswith(".000Z") for row in rows)


def test_every_reference_is_the_id_of_a_row_in_the_export(export: dict[str, Rows]) -> None:
    ids = {row["Id"] for rows in export.values() for row in rows}
    lookups = (
        "AccountId",
        "ContactId",
        "WhoId",
        "OwnerId",
        "OpportunityId",
        "UserId",
        "Promise_Id__c",
        "Person_Id__c",
        "Product__c",
    )
    told = {row[name] for rows in export.values() for row in rows for name in lookups if row.get(name)}
    assert told <= ids


def test_a_contact_belongs_to_the_account_of_its_role(export: dict[str, Rows]) -> None:
    accounts = {row["ContactId"]: row["AccountId"] for row in export["AccountContactRelation"]}
    assert {row["Id"]: row["AccountId"] for row in export["Contact"]} == accounts


def test_the_same_sample_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("first.zip", "second.zip"):
        write_salesforce(small(UNTIL), tmp_path / name)
    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()


def test_a_file_that_is_there_is_left_alone_and_nothing_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "WE_1.zip").write_text("mine")
    with pytest.raises(InputError, match="is there already"):
        write_salesforce(small(UNTIL), tmp_path / "WE_1.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["WE_1.zip"]
