"""A value means the same on both engines, however it was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest

from troth.engine import Runner
from troth.engine.contract import Given
from troth.model import TABLES, Column

DAY = TABLES["promises"].by_name["due_on"]
MOMENT = TABLES["interactions"].by_name["happened_at"]
FLAG = TABLES["accounts"].by_name["indirect"]
WHOLE = TABLES["needs"].by_name["importance"]
LEVEL = TABLES["promises"].by_name["promised_level"]
AMOUNT = TABLES["invoices"].by_name["amount"]
NAME = TABLES["accounts"].by_name["name"]

TEXTS: Mapping[str, tuple[Column, Mapping[str, Any]]] = {
    "days": (
        DAY,
        {
            "2026-02-28": date(2026, 2, 28),
            "2026-02-29": None,
            "0000-00-00": None,
            "2026-2-8": None,
            "2026/02/28": None,
            "2026": None,
            "2026-02-28 10:00": None,
            " 2026-02-28": None,
            "28.02.2026": None,
            "2026-02-28\n": None,
        },
    ),
    "moments": (
        MOMENT,
        {
            "2026-01-01T00:30:00Z": "2026-01-01 00:30:00",
            "2026-01-01T00:30:00+02:00": "2025-12-31 22:30:00",
            "2026-01-01 00:30:00-0530": "2026-01-01 06:00:00",
            "2026-01-01T00:30:00+02": "2025-12-31 22:30:00",
            "2026-01-01T00:30:15.123456Z": "2026-01-01 00:30:15.123456",
            "2026-01-01 00:30": "2026-01-01 00:30:00",
            "2026-01-01": "2026-01-01 00:00:00",
            "2026-01-01T24:00:00": "None",
            "2026-01-01T00:30:60": "None",
            "yesterday": "None",
        },
    ),
    "flags": (
        FLAG,
        {"true": True, "TRUE": True, "yes": True, "1": True, "False": False, "no": False, "0": False}
        | {"t": None, "y": None, "2": None, "on": None},
    ),
    "whole numbers": (
        WHOLE,
        {"3": 3, "+3": 3, "-3": -3, "3.0": 3, "3e0": 3, "1_000": None, "three": None, "0x3": None},
    ),
    "decimals": (
        LEVEL,
        {"1.5": 1_500_000, "-.5": -500_000, "5.": 5_000_000, "1e3": 1_000_000_000, "0.0000005": 1}
        | {"1,5": None, "1_5": None, "nan": None, "inf": None, "": None, "1e12": None},
    ),
    "amounts of 16 digits": (
        AMOUNT,
        {
            "9999999999999999.99": 999_999_999_999_999_999,
            "-9999999999999999.99": -999_999_999_999_999_999,
            "1234567890123456.78": 123_456_789_012_345_678,
            "10000000000000000": None,
        },
    ),
}


@pytest.mark.parametrize("case", TEXTS)
def test_a_text_means_the_same_on_every_engine(runner: Runner, case: str) -> None:
    column, expected = TEXTS[case]
    runner.load("came", {"place": "BIGINT", column.name: "STRING"}, list(enumerate(expected)))
    found = values(runner, column)
    assert (list(map(str, found)) if column is MOMENT else found) == [*expected.values()]


@pytest.mark.parametrize(
    ("column", "kind", "came", "expected"),
    [
        (DAY, "DATE", [date(2026, 2, 28), None], [date(2026, 2, 28), None]),
        (AMOUNT, "DOUBLE", [1.005, 2.675, -0.125, 1e15], [100, 268, -13, 10**17]),
        (AMOUNT, "BIGINT", [7, None], [700, None]),
        (WHOLE, "DOUBLE", [3.0, None], [3, None]),
        (FLAG, "BIGINT", [1, 0, 2], [True, False, None]),
        (FLAG, "BOOLEAN", [True, None], [True, None]),
        (NAME, "BIGINT", [7], ["7"]),
        (DAY, "BIGINT", [20260228], [None]),
    ],
)
def test_a_typed_value_means_the_same_on_every_engine(
    runner: Runner, column: Column, kind: str, came: Sequence[Any], expected: Sequence[Any]
) -> None:
    runner.load("came", {"place": "BIGINT", column.name: kind}, list(enumerate(came)))
    assert values(runner, column) == expected


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        ("America/Chicago", "2026-03-08T05:30:00Z", "2026-03-08T06:30:00Z"),  # clocks change that night
        ("Europe/Berlin", "2026-07-31T21:30:00Z", "2026-07-31T22:30:00Z"),
        ("Pacific/Auckland", "2026-01-14T10:30:00Z", "2026-01-14T11:30:00Z"),
    ],
)
def test_half_an_hour_around_midnight_lies_on_two_days_of_the_zone(
    runner: Runner, zone: str, before: str, after: str
) -> None:
    runner.load("came", {"place": "BIGINT", MOMENT.name: "STRING"}, [(0, before), (1, after)])
    value = Given(runner.columns_of("SELECT * FROM came"), runner.dialect).value(MOMENT)
    day = runner.dialect.local_day(value, zone)
    first, second = (found for (found,) in runner.rows(f"SELECT {day} FROM came ORDER BY place"))  # noqa: S608
    assert (second - first).days == 1


def values(runner: Runner, column: Column) -> list[Any]:
    """The column `came` as the contract reads it, in order."""
    value = Given(runner.columns_of("SELECT * FROM came"), runner.dialect).value(column, trying=True)
    return [found for (found,) in runner.rows(f"SELECT {value} FROM came ORDER BY place")]  # noqa: S608
