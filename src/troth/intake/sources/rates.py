"""Exchange rates: those of a list that is imported, and those of the book."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache

from troth.intake.limits import MOST_RATE_AGE_DAYS
from troth.intake.table import Finding, Row, TableReading, Typed
from troth.model.checks import shown

RatesOf = Callable[[str], Mapping[date, Decimal]]

_CURRENCY = re.compile(r"[A-Z]{3}")
_DAY, _FEWEST_CURRENCIES = "Date", 3
_STEP = Decimal("0.00000001")


class Rates:
    """What one unit of a currency is worth in the book's, by day; a rate of this import stands over the book's own."""

    def __init__(self, known: RatesOf) -> None:
        self._known = cache(known)
        self._here: dict[str, dict[date, Decimal]] = {}

    def note(self, currency: str, day: date, rate: Decimal) -> None:
        """Take a rate of this import."""
        self._here.setdefault(currency, {})[day] = rate

    def on(self, currency: str, day: date) -> Decimal | None:
        """The rate of a day, or of the last one before it that has one; none where that is too old."""
        here, known = self._here.get(currency, {}), self._known(currency)
        days = (day - timedelta(days=age) for age in range(MOST_RATE_AGE_DAYS + 1))
        return next((rate for each in days if (rate := here.get(each) or known.get(each))), None)


class ReferenceRates:
    """A table with a column for each currency, as the European Central Bank publishes it, as a row for each rate.

    There a cell says how much of the currency one euro is.
    """

    header = ("Rate day", "Currency", "Rate")

    def __init__(self, table: TableReading) -> None:
        self._table = table
        self._day = table.header.index(_DAY)
        self._currencies = tuple(_currencies(table))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """How the file is written."""
        return (
            *self._table.findings,
            Finding("rates", "currency for one euro", "there is a column for each currency"),
        )

    @property
    def starts_1904(self) -> bool:
        """Whether days are counted from 1904."""
        return self._table.starts_1904

    def rows(self) -> Iterator[Row]:
        """A row for each rate; cells without a number have none."""
        for row in self._table.rows():
            if row.fault:
                yield row
                continue
            for place, currency in self._currencies:
                text = row.cells[place].strip()
                if text and text != "N/A":
                    yield _inverse(row, row.cells[self._day], currency, text)


def is_reference_rates(table: TableReading) -> bool:
    """Whether a table has a day and a column for each of several currencies."""
    return _DAY in table.header and len(list(_currencies(table))) >= _FEWEST_CURRENCIES


def _currencies(table: TableReading) -> Iterator[tuple[int, str]]:
    return ((place, name) for place, name in enumerate(table.header) if _CURRENCY.fullmatch(name))


def _inverse(row: Row, day: str, currency: str, text: str) -> Row:
    try:
        rate = (1 / Decimal(text)).quantize(_STEP)
    except (InvalidOperation, ZeroDivisionError):
        return Row(row.number, (), f"the rate of {currency} came as {shown(text)}; give a number above 0")
    return Row(row.number, (day, currency, Typed(rate)))
