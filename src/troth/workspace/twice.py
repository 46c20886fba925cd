"""What an import would bring a second time: its new companies and people, beside those the book has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from troth import ledger as store
from troth.intake.matching import Agreement, Company, Contact, Likely, duplicate_companies, duplicate_contacts
from troth.ledger import Ledger

MOST_NEW = 20_000  # new accounts, and new people, that are compared; a preview is not to wait for more

Row = Mapping[str, Any]
Record = TypeVar("Record", Company, Contact)


@dataclass(frozen=True)
class Twice:
    """A new record and one that may be the same: the table, both ids and names, how surely (0.5 to 1), and why."""

    table: str
    new_id: str
    new_name: str
    other_id: str
    other_name: str
    certainty: float
    why: tuple[Agreement, ...]


def twice_in_batch(ledger: Ledger, batch_id: str) -> tuple[Twice, ...]:
    """Which accounts and people that a batch created may stand in the book already, or twice in it? The surest first."""
    new_accounts = frozenset(store.created_by_batch(ledger, "accounts", batch_id, MOST_NEW))
    new_people = frozenset(store.created_by_batch(ledger, "people", batch_id, MOST_NEW))
    if not new_accounts and not new_people:
        return ()
    accounts = _standing(ledger, "accounts", "account_id")
    found = _pairs("accounts", duplicate_companies(*_parted(_companies(accounts), new_accounts)), accounts)
    if new_people:
        people = _standing(ledger, "people", "person_id")
        contacts = _contacts(ledger, people, accounts)
        found += _pairs("people", duplicate_contacts(*_parted(contacts, new_people)), people)
    return tuple(sorted(found, key=lambda each: (-each.certainty, each.table, each.new_id, each.other_id)))


def _standing(ledger: Ledger, table: str, key: str) -> dict[str, Row]:
    """The facts in force by id, but for those merged into others."""
    merged = store.last_ids(store.current(ledger, "merges")).get(table, {})
    return {str(row[key]): row for row in store.current(ledger, table) if row[key] not in merged}


def _parted(records: Mapping[str, Record], new: frozenset[str]) -> tuple[Sequence[Record], Sequence[Record]]:
    """New records, and the others."""
    return [each for key, each in records.items() if key in new], [
        each for key, each in records.items() if key not in new
    ]


def _companies(accounts: Mapping[str, Row]) -> dict[str, Company]:
    return {
        key: Company(key, row["name"], row["country"] or "", row["domains"] or "")
        for key, row in accounts.items()
    }


def _contacts(ledger: Ledger, people: Mapping[str, Row], accounts: Mapping[str, Row]) -> dict[str, Contact]:
    parts: dict[str, set[str]] = defaultdict(set)
    for row in store.current(ledger, "buying_roles"):
        parts[str(row["person_id"])].add(str(row["account_id"]))
    return {
        key: Contact(
            key,
            row["name"],
            row["email"] or "",
            row["phone"] or "",
            frozenset(parts[key]),
            next((accounts[each]["country"] or "" for each in sorted(parts[key]) if each in accounts), ""),
        )
        for key, row in people.items()
    }


def _pairs(table: str, pairs: Iterable[Likely], rows: Mapping[str, Row]) -> list[Twice]:
    return [
        Twice(
            table,
            pair.first_id,
            rows[pair.first_id]["name"],
            pair.second_id,
            rows[pair.second_id]["name"],
            pair.certainty,
            pair.why,
        )
        for pair in pairs
    ]
