"""A cell is filled as its mapping says: renamed, joined, mapped, chosen, put into form."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.intake.conftest import Reader
from troth.model import Value

PROMISE = """
[promises]
promise_id = "No"
account_id = "Customer"
words = "Text"
"""


def promise_with(line: str, cells: dict[str, str], read_texts: Reader, file: str = "") -> dict[str, Value]:
    """The one promise made of these cells when `line` is added to a plain mapping."""
    names = ["No", "Customer", "Text", *cells]
    texts = ["7", "Umbra AG", "Ten days", *cells.values()]
    content = "|".join(names) + "\n" + "|".join(texts) + "\n"
    outcome = read_texts(f'[file]\nseparator = "|"\n{file}\n{PROMISE}{line}\n', content)
    assert outcome.problems == []
    return dict(outcome.facts["promises"][0])


@pytest.mark.parametrize(
    ("line", "cells", "value"),
    [
        ('metric = "Measured"', {"Measured": " hours "}, "hours"),
        ('metric = { constant = "days" }', {}, "days"),
        ('metric = { template = "{A}-{B}" }', {"A": "x", "B": "y"}, "x-y"),
        ('metric = { template = "{A}-{B}" }', {"A": "x", "B": ""}, None),
        ('metric = { template = "{{{A}}}" }', {"A": "x"}, "{x}"),
        ('metric = { from = ["A", "B"] }', {"A": "", "B": "y"}, "y"),
        ('metric = { from = ["A", "B"] }', {"A": "x", "B": "y"}, "x"),
        ('metric = { from = "A", values = { x = "hours" } }', {"A": "x"}, "hours"),
        ('metric = { from = "A", values = { x = "hours" } }', {"A": "z"}, "z"),
        ('metric = { from = "A", values = { x = "hours" }, others = "days" }', {"A": "z"}, "days"),
        ('metric = { from = "A", values = { x = "hours" }, others = "days" }', {"A": ""}, None),
        ('metric = { template = ["{A}-{B}", "{A}"] }', {"A": "x", "B": ""}, "x"),
        ('metric = { from = "A", empty = ["-"] }', {"A": "-"}, None),
        ('metric = { from = "A", empty = ["-"], otherwise = "days" }', {"A": "-"}, "days"),
        ('metric = { from = "@words" }', {}, "Ten days"),
        ('metric = { from = "A", when = "B" }', {"A": "x", "B": "1"}, "x"),
        ('metric = { from = "A", when = "B" }', {"A": "x", "B": ""}, None),
        ('metric = { from = "A", when = { B = ["1", "2"] } }', {"A": "x", "B": "2"}, "x"),
        ('metric = { from = "A", when = { B = "1" } }', {"A": "x", "B": "3"}, None),
        ('metric = { from = "A", unless = { B = "1" } }', {"A": "x", "B": "1"}, None),
        ('metric = { from = "A", unless = "B" }', {"A": "x", "B": ""}, "x"),
        ('metric = { constant = "a", when = "@words", otherwise = "b" }', {}, "a"),
    ],
)
def test_a_text_is_made_as_the_mapping_says(
    line: str, cells: dict[str, str], value: Value, read_texts: Reader
) -> None:
    assert promise_with(line, cells, read_texts)["metric"] == value


@pytest.mark.parametrize(
    ("dates", "text", "value"),
    [
        ('["%d.%m.%Y"]', "05.03.2026", date(2026, 3, 5)),
        ('["%d-%b-%y", "%m/%d/%y"]', "3/5/26", date(2026, 3, 5)),
        ('["%d-%b-%y", "%m/%d/%y"]', "05-Mar-26", date(2026, 3, 5)),
        ('["%d.%m.%Y"]', "2026-03-05", date(2026, 3, 5)),
        ('["%d.%m.%Y %H:%M"]', "05.03.2026 23:59", date(2026, 3, 5)),
        ('["%d.%m.%Y"]', "2026-03-05T23:30:00Z", date(2026, 3, 6)),
    ],
)
def test_a_day_is_read_by_the_first_format_that_fits_and_else_as_iso(
    dates: str, text: str, value: date, read_texts: Reader
) -> None:
    made = promise_with('due_on = "Due"', {"Due": text}, read_texts, file=f"dates = {dates}")
    assert made["due_on"] == value


@pytest.mark.parametrize(
    ("zone", "text", "value"),
    [
        ("", "2026-03-05", datetime(2026, 3, 4, 23, 0, tzinfo=UTC)),
        ("", "2026-03-05 08:00", datetime(2026, 3, 5, 7, 0, tzinfo=UTC)),
        ("America/Chicago", "2026-03-05 08:00", datetime(2026, 3, 5, 14, 0, tzinfo=UTC)),
        ("America/Chicago", "2026-03-05T08:00:00+02:00", datetime(2026, 3, 5, 6, 0, tzinfo=UTC)),
        ("Pacific/Auckland", "2026-03-05", datetime(2026, 3, 4, 23, 0, tzinfo=UTC)),
    ],
)
def test_a_time_is_the_files_and_a_bare_day_begins_in_the_book_s_zone(
    zone: str, text: str, value: datetime, read_texts: Reader
) -> None:
    file = f'time_zone = "{zone}"' if zone else ""
    made = promise_with('recorded_at = "Stamp"', {"Stamp": text}, read_texts, file=file)
    assert made["recorded_at"] == value


@pytest.mark.parametrize(
    ("marks", "text", "value"),
    [
        ("", "1234.5", Decimal("1234.5")),
        ('decimal = ","', "1234,5", Decimal("1234.5")),
        ('decimal = ",", thousands = "."', "-1.234.567,89", Decimal("-1234567.89")),
        ('thousands = ","', "1,234.5", Decimal("1234.5")),
        ('thousands = " "', "1\u202f234.5", Decimal("1234.5")),
        ('thousands = "\'"', "12'345", Decimal(12345)),
        ('decimal = ","', "17", Decimal(17)),
    ],
)
def test_a_number_is_read_with_the_marks_of_the_file(
    marks: str, text: str, value: Decimal, read_texts: Reader
) -> None:
    line = f'promised_level = {{ from = "Level"{", " if marks else ""}{marks} }}'
    assert promise_with(line, {"Level": text}, read_texts)["promised_level"] == value


@pytest.mark.parametrize(
    ("decimal", "thousands", "text"), [(",", ".", "1.5"), (".", ",", "1,5"), (",", "", "1.5")]
)
def test_a_mark_in_the_wrong_place_is_never_taken_for_the_other(
    decimal: str, thousands: str, text: str, read_texts: Reader
) -> None:
    mapping = (
        f'[file]\nseparator = ";"\ndecimal = "{decimal}"\nthousands = "{thousands}"\n{PROMISE}floor = "F"\n'
    )
    outcome = read_texts(mapping, f"No;Customer;Text;F\n1;Umbra AG;Ten days;{text}\n")
    assert outcome.facts == {}
    assert text in outcome.problems[0]


def test_a_number_made_before_is_not_read_with_the_marks_of_the_file_again(read_texts: Reader) -> None:
    line = 'floor = "F"\npromised_level = { from = "@floor" }'
    made = promise_with(line, {"F": "1,234"}, read_texts, file='decimal = ","\nthousands = "."')
    assert made["promised_level"] == made["floor"] == Decimal("1.234")
