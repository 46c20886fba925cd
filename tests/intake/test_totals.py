"""Rows of totals at the end are told from facts that only sound like them."""

from __future__ import annotations

import pytest

from troth.intake import Row
from troth.intake.totals import is_total, without_totals


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["Total", "", "15"], True),
        (["", "Grand total", "15"], True),
        (["Gesamtsumme:", "", "15,00 €"], True),
        (["Summe", "3", "", "15"], True),
        (["Subtotal of May", "", "15"], True),
        (["Total", "Paris", "15"], False),
        (["Total", "France", ""], False),
        (["Total", "", ""], False),
        (["Totality Ltd", "", "15"], False),
        (["Umbra AG", "", "15"], False),
    ],
)
def test_a_total_is_a_word_for_it_with_numbers_and_a_gap(cells: list[str], *, expected: bool) -> None:
    assert is_total(Row(9, cells)) is expected


def test_only_the_last_three_rows_are_looked_at() -> None:
    rows = [Row(number, ["Total", "", "1"]) for number in range(5)]
    assert [bool(row.fault) for row in without_totals(iter(rows))] == [False, False, True, True, True]
