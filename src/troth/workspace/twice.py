"""What an import would bring a second time: its new companies and people, beside those the book has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from troth import ledger as store
from troth.intake.matching import Agreement, Company, Contact, Likely, duplicate_companies, duplicate_contacts
from troth.ledger import Ledger
from troth.workspace.apart import apart_in_force, not_apart
from troth.workspace.standing import standing_companies, standing_contacts

MOST_NEW = 20_000  # new accounts, and new people, that are compared; a preview is not to wait for more

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
    kept = store.last_ids(store.current(ledger, "merges"))
    apart = apart_in_force(ledger, kept)
    companies = standing_companies(ledger, kept)
    names = {each.company_id: each.name for each in companies}
    new, known = _parted(companies, [each.company_id in new_accounts for each in companies])
    found = _pairs("accounts", not_apart(duplicate_companies(new, known), apart, "accounts"), names)
    if new_people:
        contacts = standing_contacts(ledger, kept, companies)
        names = {each.person_id: each.name for each in contacts}
        newer, older = _parted(contacts, [each.person_id in new_people for each in contacts])
        found += _pairs("people", not_apart(duplicate_contacts(newer, older), apart, "people"), names)
    return tuple(sorted(found, key=lambda each: (-each.certainty, each.table, each.new_id, each.other_id)))


def _parted(records: Sequence[Record], are_new: Sequence[bool]) -> tuple[list[Record], list[Record]]:
    """New records, and the others."""
    pairs = list(zip(records, are_new, strict=True))
    return [each for each, is_new in pairs if is_new], [each for each, is_new in pairs if not is_new]


def _pairs(table: str, pairs: Iterable[Likely], names: Mapping[str, str]) -> list[Twice]:
    return [
        Twice(
            table,
            pair.first_id,
            names[pair.first_id],
            pair.second_id,
            names[pair.second_id],
            pair.certainty,
            pair.why,
        )
        for pair in pairs
    ]
