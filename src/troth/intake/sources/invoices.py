"""Invoices in any currency, with the rates that make them amounts of the book's own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import cast

from troth.intake.filling import Fault
from troth.intake.limits import MOST_RATE_AGE_DAYS
from troth.intake.mapping import Section
from troth.intake.reading import FactRow
from troth.intake.sources.customers import Customers
from troth.intake.sources.export_layout import list_layouts
from troth.intake.sources.lists import ListReading, lists_in, reading_of
from troth.intake.sources.rates import Rates, ReferenceRates, is_reference_rates
from troth.intake.sources.source import ImportSource, SourceFiles
from troth.intake.table import TableReading
from troth.model import InputError, Value

_CONVERTED = ("amount", "cost", "discount")
_CENT = Decimal("0.01")


def open_invoices(files: SourceFiles) -> ListReading:
    """The invoices and rates in lists; raises InputError where a file is neither, MappingError where it must be asked about."""

    def seen(table: TableReading) -> TableReading:
        if not is_reference_rates(table):
            return table
        if files.known.currency != "EUR":
            raise InputError(
                f"The rates are those of one euro, the book is kept in {files.known.currency}; give a list of rates "
                "with the columns Date, Currency and Rate, which is what one unit is worth there."
            )
        return ReferenceRates(table)

    settled = _Settled(files)
    found = lists_in(files, list_layouts("invoices.toml", files.formats), seen)
    return ListReading(tuple((each, reading_of(each, files, settled.settle)) for each in found))


class _Settled:
    """The facts of lists, rates first: accounts as the book knows them, amounts in the book's currency."""

    def __init__(self, files: SourceFiles) -> None:
        self._currency = files.known.currency
        self._customers = Customers(files.known.account_of)
        self._rates = Rates(files.known.rates_of)

    def settle(self, section: Section, values: FactRow) -> tuple[FactRow | None, tuple[Fault, ...]]:
        """The fact as it may enter, or what keeps it out."""
        made = dict(zip((cell.column.name for cell in section.cells), values, strict=True))
        if section.table.name == "rates":
            self._rates.note(str(made["currency"]), cast("date", made["on"]), cast("Decimal", made["rate"]))
            return values, ()
        if section.table.name == "invoices":
            fault = self._convert(made)
            if fault:
                return None, (fault,)
        return self._customers.settle(section, tuple(made.values()))

    def _convert(self, made: dict[str, Value]) -> Fault | None:
        """Put the amounts in the book's currency, unless the system has done so; what is wrong where no rate tells how."""
        currency = str(made["currency"] or "").upper()
        if currency in {"", self._currency}:
            made |= {"currency": None, "amount_original": None}
            return None
        made["currency"] = currency
        if "cost" not in made:
            return None
        day = cast("date", made["billed_on"])
        rate = self._rates.on(currency, day)
        if rate is None:
            return Fault(
                "amount",
                f"no rate of {currency} is known on {day.isoformat()} or in the {MOST_RATE_AGE_DAYS} days before; "
                "import a list of rates with the invoices",
            )
        for name in _CONVERTED:
            amount = cast("Decimal | None", made[name])
            made[name] = None if amount is None else (amount * rate).quantize(_CENT)
        return None


SOURCE = ImportSource(
    "invoices",
    "Invoices and exchange rates",
    "CSV files or workbooks with a row for each invoice or line of one, and where they are in several currencies a list "
    "of rates.",
    open_invoices,
    asks=True,
)
