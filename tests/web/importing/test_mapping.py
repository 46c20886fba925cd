"""What a column becomes is guessed until it is said, and an answer about it stands in the mapping."""

from __future__ import annotations

from pathlib import Path

import pytest

from troth.intake import Survey, mapping_of
from troth.web.importing.mapping import choices, drafted, fields_of, survey_upload

TABLE = "Customer No,Customer,Kunde seit\nc1,Alder (sample),03/04/2026\n"


@pytest.fixture
def found(tmp_path: Path) -> Survey:
    path = tmp_path / "customers.csv"
    path.write_text(TABLE, encoding="utf-8")
    return survey_upload(path)


def test_columns_become_what_is_guessed_until_something_is_sent(found: Survey) -> None:
    guessed = [each.target for each in fields_of(found, {})]
    assert guessed == ["accounts.account_id", "accounts.name", "accounts.opened_on"]
    said = fields_of(found, {"target.0": "accounts.account_id", "target.1": "", "target.2": "nothing.known"})
    assert [each.target for each in said] == ["accounts.account_id", "", "nothing.known"]


def test_an_answer_is_written_into_the_mapping(found: Survey) -> None:
    sent = {each.field: each.target for each in fields_of(found, {})}
    (asked,) = fields_of(found, sent)[2].asked
    day_first = next(answer for answer, _ in asked.answers if answer.startswith("day"))
    answered = fields_of(found, {**sent, asked.field: day_first})
    (section,) = mapping_of(drafted(answered, "shop")).sections
    formats = {cell.column.name: cell.formats.dates for cell in section.cells}
    assert formats["opened_on"] == ("%d/%m/%Y",)
    assert "dates" not in drafted(fields_of(found, sent), "shop")


def test_what_is_no_column_of_a_fact_is_left_out(found: Survey) -> None:
    said = fields_of(
        found, {"target.0": "accounts.account_id", "target.1": "accounts.name", "target.2": "x.y"}
    )
    (section,) = mapping_of(drafted(said, "shop")).sections
    assert set(section.sources) == {"Customer No", "Customer"}


def test_a_column_may_become_any_column_of_a_fact_but_those_the_book_writes() -> None:
    offered = choices()
    assert "accounts.name" in offered["accounts"]
    assert {"batches", "settings"}.isdisjoint(offered)
    assert not any(target.endswith(".batch_id") for targets in offered.values() for target in targets)
