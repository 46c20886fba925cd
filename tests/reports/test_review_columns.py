"""Every column of the account review stands for one of the model, and offers what the model allows."""

from __future__ import annotations

import pytest

from troth.model import Kind
from troth.reports.review_columns import (
    OUTCOMES,
    PERSON_COLUMNS,
    PROMISE_COLUMNS,
    Entry,
    SheetColumn,
    columns_of,
)

COLUMNS = [pytest.param(each, id=each.name) for each in (*PERSON_COLUMNS, *PROMISE_COLUMNS)]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_of_the_sheet_fills_a_column_of_the_model(column: SheetColumn) -> None:
    defined = column.defined
    kinds = {
        Entry.WORDS: {Kind.TEXT},
        Entry.NEED: {Kind.TEXT},
        Entry.POINTS: {Kind.DECIMAL},
        Entry.DAY: {Kind.DATE, Kind.TIMESTAMP},
        Entry.CHOICE: {Kind.TEXT, Kind.WHOLE},
    }
    assert defined.kind in kinds[column.entry]


@pytest.mark.parametrize("column", [each for each in PERSON_COLUMNS if each.entry is Entry.CHOICE])
def test_choices_are_those_of_the_model(column: SheetColumn) -> None:
    defined = column.defined
    allowed = defined.choices or [
        str(level) for level in range(int(defined.low or 0), int(defined.high or 0) + 1)
    ]
    assert set(column.choices) <= set(allowed)
    assert column.name == "talked_how" or set(column.choices) == set(allowed)


def test_each_outcome_begins_with_a_letter_of_its_own_but_late() -> None:
    initials = [str(label)[0] for outcome, label in OUTCOMES.items() if outcome != "late"]
    assert len(set(initials)) == len(initials)


@pytest.mark.parametrize("row", ["", "person", "x:1", "settings:s1"])
def test_a_row_of_another_kind_has_no_columns(row: str) -> None:
    assert columns_of(row) == (PERSON_COLUMNS if row == "person" else ())
