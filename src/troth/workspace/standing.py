"""The companies and people of a ledger as they are compared: the facts in force, but for those merged into others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from troth import ledger as store
from troth.intake.matching import Company, Contact
from troth.ledger import Ledger
from troth.workspace.apart import Kept
from troth.workspace.matching import companies_of, contacts_of

COMPANY = ("account_id", "name", "country", "domains")
CONTACT = ("person_id", "name", "email", "phone")
ROLE = ("person_id", "account_id")


def standing_companies(ledger: Ledger, kept: Kept) -> list[Company]:
    """The accounts that were not merged into another."""
    return companies_of(_standing(ledger, "accounts", COMPANY, kept))


def standing_contacts(ledger: Ledger, kept: Kept, companies: Iterable[Company]) -> list[Contact]:
    """The people who were not merged into another, with the accounts they have a part in."""
    return contacts_of(_standing(ledger, "people", CONTACT, kept), _roles(ledger, kept), companies)


def _standing(ledger: Ledger, table: str, columns: Sequence[str], kept: Kept) -> Iterator[Sequence[Any]]:
    """The first column is the id."""
    merged = kept.get(table, {})
    return (row for row in store.current_cells(ledger, table, columns) if row[0] not in merged)


def _roles(ledger: Ledger, kept: Kept) -> Iterator[tuple[str, str]]:
    """Who has a part in which account; merged people and accounts read as those that were kept."""
    people, accounts = kept.get("people", {}), kept.get("accounts", {})
    for person, account in store.current_cells(ledger, "buying_roles", ROLE):
        yield people.get(str(person), str(person)), accounts.get(str(account), str(account))
