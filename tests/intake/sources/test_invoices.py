"""Lists of invoices become amounts in the book's currency, by the rates that are known on their day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from troth.intake import Known, SourceFiles
from troth.intake.sources.invoices import open_invoices
from troth.intake.sources.lists import ListReading
from troth.model import InputError

HEAD = "Invoice,Customer,Invoice date,Net amount,Currency,Cost of goods\n"
RATES = "Date,Currency,Rate\n2026-01-09,USD,0.92\n2026-01-12,USD,0.93\n"
EUROS = Known(currency="EUR")


def opened(tmp_path: Path, files: Mapping[str, str], known: Known = EUROS) -> ListReading:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return open_invoices(SourceFiles((tmp_path,), "Europe/Berlin", known=known))


def invoices(reading: ListReading) -> dict[str, dict[str, Any]]:
    rows = [
        dict(zip(each.columns, row, strict=True))
        for each in reading
        for row in each.rows
        if each.table == "invoices"
    ]
    return {str(row["line_id"]): row for row in rows}


def amounts(reading: ListReading) -> dict[str, tuple[Decimal, str | None, Decimal | None]]:
    return {
        key: (row["amount"], row["currency"], row["amount_original"])
        for key, row in invoices(reading).items()
    }


def test_an_amount_is_converted_by_the_rate_of_its_day_or_the_last_before_it(tmp_path: Path) -> None:
    lines = "1,K,2026-01-09,100,USD,50\n2,K,2026-01-11,100,usd,\n3,K,2026-01-12,-10.05,USD,\n4,K,2026-01-12,7,EUR,\n"
    reading = opened(tmp_path, {"a invoices.csv": HEAD + lines, "b rates.csv": RATES})
    assert amounts(reading) == {
        "invoice-1": (Decimal("92.00"), "USD", Decimal(100)),
        "invoice-2": (Decimal("92.00"), "USD", Decimal(100)),
        "invoice-3": (Decimal("-9.35"), "USD", Decimal("-10.05")),
        "invoice-4": (Decimal(7), None, None),
    }
    assert invoices(reading)["invoice-1"]["cost"] == Decimal("46.00")


def test_an_invoice_without_a_rate_is_told_and_left_out(tmp_path: Path) -> None:
    lines = "1,K,2026-01-08,100,USD,\n2,K,2026-01-09,100,USD,\n3,K,2026-01-23,100,USD,\n"
    reading = opened(tmp_path, {"invoices.csv": HEAD + lines, "rates.csv": RATES})
    assert list(invoices(reading)) == ["invoice-2"]
    problems = reading.tallies["invoices.csv"].problems
    assert [problem.row for problem in problems] == [2, 4]
    assert "no rate of USD is known on 2026-01-08 or in the 10 days before" in problems[0].says


def test_a_rate_of_the_book_serves_and_one_of_the_import_stands_over_it(tmp_path: Path) -> None:
    known = Known(
        currency="EUR",
        rates_of=lambda _: {date(2026, 1, 9): Decimal("0.5"), date(2026, 1, 20): Decimal("0.25")},
    )
    lines = "1,K,2026-01-09,100,USD,\n2,K,2026-01-20,100,USD,\n"
    reading = opened(tmp_path, {"invoices.csv": HEAD + lines, "rates.csv": RATES}, known)
    assert [row["amount"] for row in invoices(reading).values()] == [Decimal(92), Decimal(25)]


def test_amounts_that_the_system_has_converted_are_taken_as_they_are(tmp_path: Path) -> None:
    text = "Invoice,Customer,Invoice date,Amount in local currency,Net amount,Currency\n1,K,2026-01-09,91.5,100,USD\n"
    assert amounts(opened(tmp_path, {"invoices.csv": text})) == {
        "invoice-1": (Decimal("91.5"), "USD", Decimal(100))
    }


def test_reference_rates_of_the_european_central_bank_say_what_one_euro_is(tmp_path: Path) -> None:
    rates = "Date,USD,JPY,BGN,CYP,\n2026-01-09,1.25,160,1.9558,N/A,\n"
    lines = "1,K,2026-01-09,100,USD,\n2,K,2026-01-09,16000,JPY,\n"
    reading = opened(tmp_path, {"invoices.csv": HEAD + lines, "rates.csv": rates})
    assert [row["amount"] for row in invoices(reading).values()] == [Decimal(80), Decimal(100)]
    assert reading.tallies["rates.csv"].facts["rates"] == len(("USD", "JPY", "BGN"))


def test_reference_rates_are_no_use_to_a_book_in_another_currency(tmp_path: Path) -> None:
    rates = "Date,USD,JPY,BGN\n2026-01-09,1.25,160,1.9558\n"
    with pytest.raises(InputError, match="the book is kept in CHF"):
        opened(tmp_path, {"rates.csv": rates}, Known(currency="CHF"))


def test_a_file_that_is_neither_is_told_what_the_nearest_kind_has(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no column Amount \(or Net amount"):
        opened(tmp_path, {"invoices.csv": "Invoice,Customer,Invoice date\n1,K,2026-01-09\n"})
