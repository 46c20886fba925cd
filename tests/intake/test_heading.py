"""The header is the first row as full as the table, whatever stands above it."""

from __future__ import annotations

import pytest

from troth.intake import Row
from troth.intake.heading import heading_of


def rows(*texts: str) -> list[Row]:
    """Rows from texts cut at commas, numbered from 1."""
    return [Row(number, text.split(",")) for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("texts", "number", "names"),
    [
        (("No,Name", "1,Pump"), 1, ("No", "Name")),
        (("Name", "Pump", "Valve"), 1, ("Name",)),
        (("Report", "No,Name,Sum", "1,Pump,5"), 2, ("No", "Name", "Sum")),
        (("Report,,", ",,", "No,Name,Sum", "1,Pump,5"), 3, ("No", "Name", "Sum")),
        (("No,,Sum", "1,Pump,5"), 1, ("No", "", "Sum")),
        (("No,Name", "1,Pump", "2,a,b,c,d,e,f"), 1, ("No", "Name")),
        (("Customer,,Order,", "No,Name,No,Sum", "1,Pump,7,5"), 2, ("Customer No", "Name", "Order No", "Sum")),
        (("Date,Customer,", ",No,Name", "2026-01-05,1,Pump"), 2, ("Date", "No", "Name")),
        (("Name,,City", "Umbra,AG,Berlin", "Penumbra,Ltd,Paris"), 1, ("Name", "", "City")),
    ],
)
def test_names_are_taken_from_the_row_that_holds_them(
    texts: tuple[str, ...], number: int, names: tuple[str, ...]
) -> None:
    found = heading_of(rows(*texts))
    assert found is not None
    assert (found.number, found.names) == (number, names)


def test_rows_without_a_cell_hold_no_header() -> None:
    assert heading_of(rows(",,", "")) is None


def test_the_row_that_is_named_is_taken() -> None:
    found = heading_of(rows("No,Name", "1,Pump", "2,Valve"), wanted=2)
    assert found is not None
    assert found.names == ("1", "Pump")
