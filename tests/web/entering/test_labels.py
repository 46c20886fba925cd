"""Forms are made of the model: whatever they ask for is named, and so is every word that may be chosen."""

from __future__ import annotations

import pytest

from troth.model import TABLES, Kind
from troth.web.entering.entries import CORRECTED, ENTRIES
from troth.web.entering.labels import choice_labels, column_label

ASKED = sorted(
    {(part.table, name) for entry in ENTRIES.values() for part in entry.parts for name in part.asks}
    | {(table, name) for table, names in CORRECTED.items() for name in names}
)


@pytest.mark.parametrize(("table", "name"), ASKED)
def test_every_column_asked_for_is_in_the_model_and_has_a_name(table: str, name: str) -> None:
    assert column_label(table, TABLES[table].by_name[name])


@pytest.mark.parametrize(("table", "name"), ASKED)
def test_every_word_that_may_be_chosen_has_a_name(table: str, name: str) -> None:
    column = TABLES[table].by_name[name]
    assert set(column.choices) <= choice_labels(table, column).keys()


@pytest.mark.parametrize(("table", "name"), ASKED)
def test_steps_stay_within_the_bounds_of_the_model(table: str, name: str) -> None:
    column = TABLES[table].by_name[name]
    steps = choice_labels(table, column)
    if column.kind is Kind.WHOLE and steps and column.low is not None and column.high is not None:
        assert sorted(map(int, steps)) == list(range(int(column.low), int(column.high) + 1))


def test_a_form_asks_for_all_that_the_model_needs() -> None:
    given = {"account_id", "promise_id", "need_id", "person_id", "event_key", "rater_id"}
    for entry in ENTRIES.values():
        for part in entry.parts:
            table = TABLES[part.table]
            needed = {column.name for column in table.columns if not column.may_be_empty} - {table.key}
            assert needed <= given | set(part.asks) | part.fixed.keys(), entry.name


def test_what_is_folded_or_needed_is_asked_for() -> None:
    for entry in ENTRIES.values():
        asked = {name for part in entry.parts for name in part.asks}
        assert entry.folded | entry.needed <= asked, entry.name
