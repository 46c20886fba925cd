"""A row enters a book only if it keeps the contract of its table, and every breach is named."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.model import TABLES, Column, InputError, Value, parse, problems_of
from troth.model.columns import LONGEST_ID, LONGEST_TEXT, Kind
from troth.model.parsing import units_of, value_of

PROMISE: dict[str, Value] = {
    "promise_id": "p1",
    "account_id": "a1",
    "words": "Delivery in ten days",
    "made_on": date(2026, 3, 1),
}


def column(place: str) -> Column:
    table, name = place.split(".")
    return TABLES[table].by_name[name]


@pytest.mark.parametrize(
    ("place", "text", "value"),
    [
        ("promises.due_on", "2026-02-28", date(2026, 2, 28)),
        ("promises.due_on", "  ", None),
        ("interactions.happened_at", "2026-03-29T02:30:00+01:00", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        ("interactions.happened_at", "2026-03-29 02:30", datetime(2026, 3, 29, 2, 30, tzinfo=UTC)),
        ("invoices.amount", "1234567890123456.78", Decimal("1234567890123456.78")),
        ("invoices.amount", "-12.5000", Decimal("-12.5")),
        ("influence_ratings.level", "4.0", 4),
        ("accounts.indirect", "Yes", True),
        ("promises.better", "lower", "lower"),
    ],
)
def test_a_text_that_keeps_the_contract_is_read_as_its_value(place: str, text: str, value: Value) -> None:
    assert parse(column(place), text) == value


@pytest.mark.parametrize(
    ("place", "text", "says"),
    [
        ("promises.due_on", "0000-00-00", "give a day that exists"),
        ("promises.due_on", "2026-02-30", "give a day that exists"),
        ("promises.due_on", "20260228", "YYYY-MM-DD"),
        ("promises.due_on", "9999-12-31", "1900-01-01 to 2199-12-31 are allowed"),
        ("interactions.happened_at", "yesterday", "YYYY-MM-DDTHH:MM:SSZ"),
        ("interactions.happened_at", "0001-01-01T00:00:00+14:00", "give a moment that exists"),
        ("promises.floor", "NaN", "give a number"),
        ("promises.floor", "Infinity", "give a number"),
        ("promises.floor", "1e999", "at most 12 digits before the point"),
        ("promises.floor", "0.1234567", "at most 6 digits after the point"),
        ("invoices.amount", "1,234.50", "without thousands marks"),
        ("invoices.amount", "12345678901234567.00", "at most 16 digits before the point"),
        ("influence_ratings.level", "5", "0 to 4 is allowed"),
        ("influence_ratings.level", "2.5", "at most 0 digits after the point"),
        ("need_ratings.expected", "-0.1", "0 to 10 is allowed"),
        ("promises.better", "Lower", "allowed are higher, lower"),
        ("accounts.indirect", "maybe", "allowed are true"),
        ("promises.promise_id", "a\x07b", "take out control characters"),
        ("promises.account_id", "a" * (LONGEST_ID + 1), "at most 200 are allowed"),
        ("promises.words", "a" * (LONGEST_TEXT + 1), "at most 20000 are allowed"),
        ("promises.words", "a\x00b", "no store can keep"),
        ("promises.words", "a\ud800b", "no store can keep"),
    ],
)
def test_a_text_that_breaks_the_contract_is_refused_in_one_sentence(place: str, text: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as refused:
        parse(column(place), text)
    assert str(refused.value).startswith(place.partition(".")[2])
    assert "\n" not in str(refused.value)


@given(st.decimals(min_value=-(10**16) + 1, max_value=10**16 - 1, places=2))
def test_every_amount_of_sixteen_digits_and_cents_comes_back_exactly(amount: Decimal) -> None:
    cents = units_of(column("invoices.amount"), amount)
    assert isinstance(cents, int)
    assert value_of(column("invoices.amount"), cents) == amount


@given(st.text())
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    for each in TABLES["promises"].columns:
        try:
            parse(each, text)
        except InputError as refused:
            assert each.name in str(refused)  # noqa: PT017 - both outcomes are right


def test_a_row_that_keeps_the_contract_has_no_problems() -> None:
    assert problems_of(TABLES["promises"], PROMISE, "promises") == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"account_id": None}, "account_id is empty; every row needs one"),
        ({"words": ""}, "words is empty"),
        ({"due_on": date(2026, 2, 1)}, "made_on 2026-03-01 lies after due_on 2026-02-01"),
        ({"due_on": datetime(2026, 4, 1, tzinfo=UTC)}, "give a date"),
        ({"due_on": "2026-04-01"}, "give a date"),
        ({"floor": 0.5}, "give a decimal number"),
        ({"floor": True}, "give a decimal number"),
        ({"floor": Decimal("NaN")}, "finite number"),
        ({"floor": Decimal("1E+30")}, "at most 12 digits before the point"),
        ({"recorded_at": datetime(2026, 4, 1)}, "give a moment in UTC"),  # noqa: DTZ001
        ({"dueon": date(2026, 4, 1)}, "did you mean due_on?"),
        ({"promise_id": " p1"}, "spaces around it"),
        ({"importance": 3}, "give a text"),
    ],
)
def test_each_breach_of_a_row_is_named(change: dict[str, Value], says: str) -> None:
    problems = problems_of(TABLES["promises"], {**PROMISE, **change}, "promises.csv", 7)
    assert [problem.where for problem in problems] == ["promises.csv"]
    assert [problem.row for problem in problems] == [7]
    assert says in problems[0].says


def test_all_breaches_of_a_row_are_named_at_once() -> None:
    row: dict[str, Value] = {
        "promise_id": None,
        "words": "x",
        "made_by": "them",
        "floor": "much",
        "colour": "red",
    }
    says = [problem.says for problem in problems_of(TABLES["promises"], row, "promises")]
    assert [text.split()[0].strip("'") for text in says] == [
        *("colour", "account_id"),
        *("promise_id", "made_by", "floor"),
    ]


@pytest.mark.parametrize(
    ("table", "row", "says"),
    [
        (
            "influence_ties",
            {"tie_id": "t", "account_id": "a", "listener_id": "x", "source_id": "x"},
            "must differ",
        ),
        ("accounts", {"account_id": "a", "name": "Ashgrove", "parent_id": "a"}, "must differ"),
        (
            "pillars",
            {
                "pillar_id": "p",
                "name": "On time",
                "statement": "Never late",
                "since": date(2026, 2, 2),
                "until": date(2026, 2, 1),
            },
            "since 2026-02-02 lies after until 2026-02-01",
        ),
    ],
)
def test_a_contradiction_between_columns_is_named(table: str, row: dict[str, Value], says: str) -> None:
    assert [says in problem.says for problem in problems_of(TABLES[table], row, table)] == [True]


def test_ids_and_words_have_their_own_bounds() -> None:
    for table in TABLES.values():
        for each in table.columns:
            if each.kind is Kind.TEXT:
                assert each.longest == (LONGEST_ID if each.is_id or each.choices else LONGEST_TEXT)
        assert table.columns[0].is_id
