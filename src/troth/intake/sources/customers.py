"""Whose row it is: the account that a customer in a list of another system is in the book."""

from __future__ import annotations

from collections.abc import Callable

from troth.intake.filling import Fault
from troth.intake.mapping import Section
from troth.intake.reading import FactRow

AccountOf = Callable[[str, str], str]


class Customers:
    """Customers of a list as accounts: one that the book knows, by id, key or name, is that account; any other is new."""

    def __init__(self, account_of: AccountOf) -> None:
        self._account_of = account_of
        self._ours: dict[str, str] = {}

    def settle(self, section: Section, values: FactRow) -> tuple[FactRow | None, tuple[Fault, ...]]:
        """The fact with the id its account has in the book; None for the account itself, where the book knows it."""
        names = [cell.column.name for cell in section.cells]
        if "account_id" not in names:
            return values, ()
        place = names.index("account_id")
        customer = str(values[place])
        if section.table.name == "accounts" and customer not in self._ours:
            self._ours[customer] = self._account_of(customer, str(values[names.index("name")] or ""))
        ours = self._ours.get(customer, "")
        if section.table.name == "accounts":
            return (None if ours else values), ()
        return ((*values[:place], ours or customer, *values[place + 1 :]) if ours else values), ()
