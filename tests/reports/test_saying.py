"""Every fact of an account can be told in a sentence, and belongs to somebody."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.reports.rows import AT, known, row
from troth import ledger
from troth.model import TABLES, Column, Kind
from troth.reports.saying import SAYINGS, is_ours, people_in, say
from troth.reports.timeline import KINDS

SAMPLES = {Kind.DATE: AT, Kind.TIMESTAMP: datetime(2026, 3, 2, 9, tzinfo=UTC), Kind.FLAG: True, Kind.WHOLE: 2}


def filled(column: Column, choice: int) -> object:
    """A value of a column; of one of several choices, the one at this place or the last."""
    if column.choices:
        return column.choices[min(choice, len(column.choices) - 1)]
    return SAMPLES.get(column.kind, 1 if column.kind is Kind.DECIMAL else f"some {column.name}")


def test_every_table_of_the_timeline_has_a_saying_and_a_name() -> None:
    assert set(ledger.TIMELINE_TABLES) == SAYINGS.keys() == KINDS.keys()


@pytest.mark.parametrize("table", SAYINGS)
@pytest.mark.parametrize("choice", range(5))
def test_a_full_row_and_one_of_needed_values_alone_are_told(table: str, choice: int) -> None:
    columns = TABLES[table].columns
    full = row(table, **{column.name: filled(column, choice) for column in columns})
    bare = row(
        table, **{column.name: filled(column, choice) for column in columns if not column.may_be_empty}
    )
    for told in (full, bare):
        assert str(say(known(), table, {**told, "recorded_at": SAMPLES[Kind.TIMESTAMP]}))


def test_what_rests_on_our_own_impression_says_so() -> None:
    assert is_ours("need_ratings", row("need_ratings", rated_by="staff"))
    assert not is_ours("need_ratings", row("need_ratings", rated_by="customer"))
    assert is_ours("deal_reasons", row("deal_reasons", given_by="seller"))


def test_an_event_concerns_whom_the_promise_was_made_to_and_who_judged_it() -> None:
    promise = {"promise_id": "p", "account_id": "a", "person_id": "pia", "words": "Seals"}
    event = row("promise_events", promise_id="p", said_by="ben", happened_on=date(2026, 3, 1))
    assert people_in(known(promises=[promise]), "promise_events", event) == ("ben", "pia")
