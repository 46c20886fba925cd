"""Orders and deliveries: what was confirmed is promised, what came by the promised day is its keeping."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from troth.intake.filling import Fault
from troth.intake.mapping import Section
from troth.intake.reading import FactRow, Reading, Tally
from troth.intake.sources.customers import Customers
from troth.intake.sources.deliveries import added_up
from troth.intake.sources.export_layout import list_layouts
from troth.intake.sources.lists import List, ListReading, lists_in, reading_of
from troth.intake.sources.source import ImportSource, SourceFiles
from troth.intake.table import Finding
from troth.model import Facts, Value


def open_orders(files: SourceFiles) -> OrderReading:
    """The promises in lists of orders; raises InputError where a file is none, MappingError where it must be asked about."""
    customers = Customers(files.known.account_of)
    orders = [
        _Order(each, files, customers) for each in lists_in(files, list_layouts("orders.toml", files.formats))
    ]
    return OrderReading(tuple(orders))


class _Order:
    """One list of orders. Its facts are settled: accounts as the book knows them, deliveries in parts added up."""

    def __init__(self, each: List, files: SourceFiles, customers: Customers) -> None:
        self.each = each
        self._files = files
        self._customers = customers
        self._delivered: Mapping[str, Value] = {}
        self.reading: Reading = reading_of(each, files, self._settle)

    def facts(self) -> Iterator[Facts]:
        """The facts, once it is known what had come in all by each delivery."""
        self._delivered = added_up(self.each, self._files)
        yield from self.reading

    def _settle(self, section: Section, values: FactRow) -> tuple[FactRow | None, tuple[Fault, ...]]:
        names = [cell.column.name for cell in section.cells]
        if "level" in names and (event_id := values[names.index("event_id")]) in self._delivered:
            place = names.index("level")
            values = (*values[:place], self._delivered[str(event_id)], *values[place + 1 :])
        return self._customers.settle(section, values)


@dataclass(frozen=True)
class OrderReading:
    """The facts of several lists of orders, one after the other."""

    orders: tuple[_Order, ...]

    def __iter__(self) -> Iterator[Facts]:
        """The facts of each list in turn."""
        for order in self.orders:
            yield from order.facts()

    @property
    def tallies(self) -> Mapping[str, Tally]:
        """What each list came to so far."""
        return self._lists.tallies

    @property
    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """How each list is written."""
        return self._lists.findings

    @property
    def _lists(self) -> ListReading:
        return ListReading(tuple((order.each, order.reading) for order in self.orders))


SOURCE = ImportSource(
    "orders",
    "Orders and deliveries",
    "CSV files or workbooks with a row for each order line, or for each delivery of one.",
    open_orders,
    asks=True,
)
